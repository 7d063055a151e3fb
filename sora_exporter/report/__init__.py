"""One-line reporters of real traffic: see `exporter.report`."""

from exporter.report import Counts, Reporter, Sender, watch

__all__ = ["Counts", "Reporter", "Sender", "watch"]
