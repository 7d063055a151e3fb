"""What survives a restart: history, money, open jobs, accidents and observations, in SQLite."""

from exporter.store.accidents import Accidents
from exporter.store.health import HealthTable
from exporter.store.history import History
from exporter.store.ledger import Ledger
from exporter.store.lock import Refused
from exporter.store.observations import Observations
from exporter.store.retention import Retention
from exporter.store.rows import (
    Accident,
    EpisodeRow,
    HealthRow,
    Identity,
    JobRow,
    PendingObservation,
    ProbeKey,
    SavedHealth,
)
from exporter.store.suspicions import Suspicions
from exporter.store.writer import StoreWriter

__all__ = [
    "Accident",
    "EpisodeRow",
    "HealthRow",
    "Identity",
    "JobRow",
    "PendingObservation",
    "ProbeKey",
    "Refused",
    "SavedHealth",
    "Store",
    "StoreWriter",
]


class Store(HealthTable, History, Ledger, Accidents, Suspicions, Observations, Retention):
    """Everything an exporter keeps; each part is a file of this package."""
