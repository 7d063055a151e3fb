"""Who the targets are and what is known of each, across restarts."""

import sqlite3
from collections.abc import Iterable

from exporter.core.words import Channel
from exporter.store.database import Database
from exporter.store.rows import HealthRow, Identity, SavedHealth


class HealthTable(Database):
    """The part of the store that a restart begins with."""

    def save_health(self, rows: Iterable[HealthRow]) -> None:
        """Keep what is known of targets, in the place of what was known before."""
        with self.together() as connection:
            replace_health(connection, rows)

    def load_health(self) -> dict[str, SavedHealth]:
        """What is known of each target, by name."""
        with self._reading() as connection:
            rows = connection.execute("SELECT target, fingerprint, blob, at FROM health")
            return {target: SavedHealth(*rest) for target, *rest in rows}

    def save_targets(self, identities: Iterable[Identity]) -> None:
        """Keep who the targets are, and that they are being watched."""
        rows = [(i.target, i.provider, i.channel, i.model, i.title, i.last_seen) for i in identities]
        with self.together() as connection:
            connection.executemany("INSERT OR REPLACE INTO targets VALUES (?, ?, ?, ?, ?, ?)", rows)

    def targets(self) -> list[Identity]:
        """Every target with a history, by name. Its `last_seen` counts what was learnt of it as well."""
        query = """
            SELECT target, provider, channel, model, title, max(
                last_seen,
                coalesce(health.at, 0),
                coalesce((SELECT max(decided_at) FROM episodes WHERE episodes.target = targets.target), 0)
            )
            FROM targets LEFT JOIN health USING (target) ORDER BY target
        """
        with self._reading() as connection:
            return [
                Identity(target, provider, Channel(channel), model, title, seen)
                for target, provider, channel, model, title, seen in connection.execute(query)
            ]


def replace_health(connection: sqlite3.Connection, rows: Iterable[HealthRow]) -> None:
    """Keep what is known of targets as a part of a transaction."""
    connection.executemany("INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?)", rows)
