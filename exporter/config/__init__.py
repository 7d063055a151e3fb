"""The configuration: one YAML file, read as a whole, every problem told with its line, then frozen."""

from exporter.config.loading import Report, examine, files_of, load, parse
from exporter.config.model import (
    Classifier,
    Config,
    Connectivity,
    Global,
    Maintenance,
    Mode,
    ObservationsConfig,
    PageComponent,
    PageKind,
    PhraseConfig,
    StatusPageConfig,
    redacted,
)
from exporter.config.target import (
    Budget,
    FreeProbe,
    Generation,
    Price,
    Probes,
    Reach,
    TargetConfig,
    Validation,
    fingerprint,
)
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
    "ObservationsConfig",
    "PageComponent",
    "PageKind",
    "PhraseConfig",
    "Price",
    "Probes",
    "Reach",
    "Report",
    "StatusPageConfig",
    "TargetConfig",
    "Thresholds",
    "Validation",
    "examine",
    "files_of",
    "fingerprint",
    "load",
    "parse",
    "redacted",
]
