"""Probes that are off because they started what they should not have."""

import sqlite3
from pathlib import Path

from exporter.core.words import Source
from exporter.store.database import Database


class Accidents(Database):
    """Which probes are off until an operator clears them."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        # As with money: a file that is replaced under this process must not turn a probe on again.
        self._off: dict[tuple[str, Source], tuple[str, float]] | None = None

    def disable(self, target: str, source: Source, why: str, at: float) -> None:
        """Turn a probe off. The first reason stays."""
        with self.together(durable=True) as connection:
            _mark(connection, target, source, why, at)
        self._off = {(target, source): (why, at), **(self._off or {})}

    def clear(self, target: str, source: Source) -> None:
        """Let a probe run again."""
        with self.together(durable=True) as connection:
            connection.execute("DELETE FROM accidents WHERE target = ? AND source = ?", (target, source))
        self._off = {key: why for key, why in (self._off or {}).items() if key != (target, source)}

    def disabled(self) -> dict[tuple[str, Source], str]:
        """Why probes are off, by target and probe."""
        with self._reading() as connection:
            return {key: why for key, (why, _) in _all(connection).items()}

    def _opened(self, connection: sqlite3.Connection) -> None:
        super()._opened(connection)
        if self._off is None:
            self._off = _all(connection)
        for (target, source), (why, at) in self._off.items():
            _mark(connection, target, source, why, at)


def _mark(connection: sqlite3.Connection, target: str, source: Source, why: str, at: float) -> None:
    connection.execute("INSERT OR IGNORE INTO accidents VALUES (?, ?, ?, ?)", (target, source, why, at))


def _all(connection: sqlite3.Connection) -> dict[tuple[str, Source], tuple[str, float]]:
    rows = connection.execute("SELECT target, source, why, at FROM accidents")
    return {(target, Source(source)): (why, at) for target, source, why, at in rows}
