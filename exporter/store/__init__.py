"""What survives a restart: history, checks, money, open jobs, accidents, observations, in SQLite."""

from exporter.store.changes import Changes
from exporter.store.checks import CheckTable
from exporter.store.database import StoreWriter
from exporter.store.disabled_probes import DisabledProbes, Suspicions
from exporter.store.health import HealthTable, ObservationTable
from exporter.store.history import History
from exporter.store.imports import Imports
from exporter.store.ledger import Ledger
from exporter.store.lock import StorageLocked
from exporter.store.retention import Retention
from exporter.store.rows import (
    Accident,
    CheckRow,
    EpisodeRow,
    EventQuery,
    EventRow,
    HealthRow,
    Identity,
    JobRow,
    JobSum,
    PendingObservation,
    ProbeKey,
    SavedHealth,
)

__all__ = [
    "Accident",
    "CheckRow",
    "EpisodeRow",
    "EventQuery",
    "EventRow",
    "HealthRow",
    "Identity",
    "JobRow",
    "JobSum",
    "PendingObservation",
    "ProbeKey",
    "SavedHealth",
    "StorageLocked",
    "Store",
    "StoreWriter",
]


class Store(
    HealthTable,
    History,
    Changes,
    CheckTable,
    Imports,
    Ledger,
    DisabledProbes,
    Suspicions,
    ObservationTable,
    Retention,
):
    """Everything an exporter keeps; each part is a file of this package."""
