"""Probes that are off because they started what they should not have."""

import sqlite3

from exporter.core.words import Source
from exporter.store.database import Database


class Accidents(Database):
    """Which probes are off until an operator clears them."""

    def disable(self, target: str, source: Source, why: str, at: float) -> None:
        """Turn a probe off. The first reason stays."""
        with self.together(durable=True) as connection:
            mark(connection, target, source, why, at)

    def clear(self, target: str, source: Source) -> None:
        """Let a probe run again."""
        with self.together(durable=True) as connection:
            connection.execute("DELETE FROM accidents WHERE target = ? AND source = ?", (target, source))

    def disabled(self) -> dict[tuple[str, Source], str]:
        """Why probes are off, by target and probe."""
        with self._reading() as connection:
            rows = connection.execute("SELECT target, source, why FROM accidents")
            return {(target, Source(source)): why for target, source, why in rows}


def mark(connection: sqlite3.Connection, target: str, source: Source, why: str, at: float) -> None:
    """Turn a probe off as a part of a transaction."""
    connection.execute("INSERT OR IGNORE INTO accidents VALUES (?, ?, ?, ?)", (target, source, why, at))
