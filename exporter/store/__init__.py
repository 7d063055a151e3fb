"""What survives a restart: history, money, open jobs, accidents and observations, in SQLite."""

from exporter.store.database import StoreWriter
from exporter.store.disabled_probes import DisabledProbes, Suspicions
from exporter.store.health import HealthTable, ObservationTable
from exporter.store.history import History, Retention
from exporter.store.ledger import Ledger
from exporter.store.lock import StorageLocked
from exporter.store.rows import (
    Accident,
    EpisodeRow,
    EventQuery,
    EventRow,
    HealthRow,
    Identity,
    JobRow,
    PendingObservation,
    ProbeKey,
    SavedHealth,
)

__all__ = [
    "Accident",
    "EpisodeRow",
    "EventQuery",
    "EventRow",
    "HealthRow",
    "Identity",
    "JobRow",
    "PendingObservation",
    "ProbeKey",
    "SavedHealth",
    "StorageLocked",
    "Store",
    "StoreWriter",
]


class Store(HealthTable, History, Ledger, DisabledProbes, Suspicions, ObservationTable, Retention):
    """Everything an exporter keeps; each part is a file of this package."""
