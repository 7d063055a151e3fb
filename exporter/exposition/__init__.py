"""The board in the formats that Prometheus reads."""

from exporter.exposition.metrics import METRICS, ON_DEMAND, Metric
from exporter.exposition.render import render
from exporter.exposition.snapshots import Snapshots

__all__ = ["METRICS", "ON_DEMAND", "Metric", "Snapshots", "render"]
