"""The configuration: one YAML file, read as a whole, every problem told with its line, then frozen."""

from exporter.config.fingerprint import fingerprint
from exporter.config.loading import Report, examine, load, parse
from exporter.config.model import (
    Classifier,
    Config,
    Connectivity,
    Global,
    Maintenance,
    Mode,
    Observations,
    PageComponent,
    PageKind,
    Rule,
    StatusPage,
)
from exporter.config.redaction import redacted
from exporter.config.target import Budget, FreeProbe, Generation, Price, Probes, Reach, Target, Validation
from exporter.config.thresholds import Thresholds

__all__ = [
    "Budget",
    "Classifier",
    "Config",
    "Connectivity",
    "FreeProbe",
    "Generation",
    "Global",
    "Maintenance",
    "Mode",
    "Observations",
    "PageComponent",
    "PageKind",
    "Price",
    "Probes",
    "Reach",
    "Report",
    "Rule",
    "StatusPage",
    "Target",
    "Thresholds",
    "Validation",
    "examine",
    "fingerprint",
    "load",
    "parse",
    "redacted",
]
