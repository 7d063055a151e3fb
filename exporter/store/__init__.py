"""What survives a restart: history, money, open jobs, accidents and observations, in SQLite."""

from exporter.store.health import HealthTable
from exporter.store.history import History
from exporter.store.lock import Refused
from exporter.store.rows import EpisodeRow, HealthRow, Identity, SavedHealth
from exporter.store.writer import StoreWriter

__all__ = ["EpisodeRow", "HealthRow", "Identity", "Refused", "SavedHealth", "Store", "StoreWriter"]


class Store(HealthTable, History):
    """Everything an exporter keeps; each part is a file of this package."""
