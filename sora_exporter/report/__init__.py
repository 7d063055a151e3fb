"""One-line reporters of real traffic: see `exporter.report`."""

from exporter.report import Counts, Sender, TrafficReporter, watch

__all__ = ["Counts", "Sender", "TrafficReporter", "watch"]
