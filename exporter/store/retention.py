"""Forgetting what nobody will ask for."""

from typing import Final

from exporter.core.money import day_of
from exporter.core.thresholds import DAY
from exporter.store.database import Database
from exporter.store.history import EPISODES, SEGMENTS

KEEP: Final = 400 * DAY
"""How long history is kept unless told otherwise, seconds."""
_OF_TARGETS: Final = (
    "episodes",
    "segments",
    "checks",
    "health",
    "accidents",
    "trust",
    "observations",
    "targets",
)
_GONE: Final = """
    DELETE FROM TABLE WHERE target IN (
        SELECT target FROM targets LEFT JOIN health USING (target)
        WHERE max(last_seen, coalesce(health.at, 0)) < ?
    )
"""
_ENDED: Final = "DELETE FROM jobs WHERE day < ? AND state NOT IN ('sending', 'open')"


class Retention(Database):
    """The part of the store that ends."""

    def prune(self, now: float, keep: float = KEEP) -> None:
        """Forget what ended more than `keep` seconds ago, and targets that nobody has watched since."""
        before = now - keep
        with self.together() as connection:
            EPISODES.forget(connection, before)
            SEGMENTS.forget(connection, before)
            connection.execute(_ENDED, (day_of(before).isoformat(),))
            for table in _OF_TARGETS:
                connection.execute(_GONE.replace("TABLE", table), (before,))
