"""Tables of stretches of time, each lasting until the next one of its target begins."""

import sqlite3
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Intervals:
    """A table of (target, start, value...): `key` of the value's columns tell one stretch from the next.

    Neighbours always differ in their key. Starts are unix seconds.
    """

    table: str
    width: int
    """Columns of a value."""
    key: int

    def beginning(self, connection: sqlite3.Connection, target: str) -> float | None:
        """Where a target's first stretch starts."""
        query = self._sql("SELECT min(start) FROM TABLE WHERE target = ?")
        start: float | None = connection.execute(query, (target,)).fetchone()[0]
        return start

    def last(self, connection: sqlite3.Connection, target: str) -> tuple[float, tuple[Any, ...]] | None:
        """Start and value of a target's newest stretch."""
        return self.at(connection, target, float("inf"))

    def at(
        self, connection: sqlite3.Connection, target: str, at: float
    ) -> tuple[float, tuple[Any, ...]] | None:
        """Start and value of the stretch that a moment lies in."""
        query = self._sql("SELECT * FROM TABLE WHERE target = ? AND start <= ? ORDER BY start DESC LIMIT 1")
        row = connection.execute(query, (target, at)).fetchone()
        return None if row is None else (row[1], row[2:])

    def enter(self, connection: sqlite3.Connection, target: str, at: float, value: tuple[Any, ...]) -> None:
        """Let a stretch begin at `at` and last, in the place of whatever began there or later."""
        connection.execute(self._sql("DELETE FROM TABLE WHERE target = ? AND start >= ?"), (target, at))
        self._append(connection, target, at, value)

    def interrupt(
        self,
        connection: sqlite3.Connection,
        target: str,
        between: tuple[float, float],
        value: tuple[Any, ...],
    ) -> None:
        """Put a stretch into the time between; what holds at its end goes on from there."""
        start, end = between
        after = self.at(connection, target, end)
        query = self._sql("DELETE FROM TABLE WHERE target = ? AND start BETWEEN ? AND ?")
        connection.execute(query, (target, start, end))
        self._append(connection, target, start, value)
        if after is not None:
            self._append(connection, target, end, after[1])

    def forget(self, connection: sqlite3.Connection, before: float) -> None:
        """Remove the stretches that ended before a moment."""
        query = """
            DELETE FROM TABLE WHERE start < (
                SELECT max(start) FROM TABLE AS other WHERE other.target = TABLE.target AND other.start <= ?
            )
        """
        connection.execute(self._sql(query), (before,))

    def _append(self, connection: sqlite3.Connection, target: str, at: float, value: tuple[Any, ...]) -> None:
        before = self.at(connection, target, at)
        if before is None or before[1][: self.key] != value[: self.key]:
            statement = self._sql("INSERT INTO TABLE VALUES (?, ?, MARKS)")
            marks = ", ".join("?" * self.width)
            connection.execute(statement.replace("MARKS", marks), (target, at, *value))

    def _sql(self, text: str) -> str:
        return text.replace("TABLE", self.table)


EPISODES = Intervals("episodes", width=6, key=1)
"""Values: state, reason, decided_at, rule, evidence, news. A state that goes on is one episode."""
SEGMENTS = Intervals("segments", width=2, key=2)
"""Values: state, verified."""
