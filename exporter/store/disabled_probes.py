"""Probes that are off, and how far a validation is trusted not to start a paid job."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Source
from exporter.store.database import Database
from exporter.store.rows import ProbeKey


class DisabledProbes(Database):
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


_ROW: Final = "INTO trust VALUES (?, ?, ?, ?, ?, ?, ?)"


class Suspicions(Database):
    """What answers have taught of each probe. What is not kept is not trusted."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        # As with money: a file that is replaced under this process must not make it trust anew.
        self._trusted: dict[ProbeKey, Trust] | None = None

    def trust(self, of: ProbeKey) -> Trust:
        """What is known of one probe."""
        query = """
            SELECT seen, suspicions, tries, retry_at FROM trust
            WHERE target = ? AND source = ? AND fingerprint = ?
        """
        with self._reading() as connection:
            row = connection.execute(query, of).fetchone()
            return Trust() if row is None else _trust(*row)

    def trusts(self) -> dict[ProbeKey, Trust]:
        """What is known of every probe."""
        with self._reading() as connection:
            return _all_trusts(connection)

    def learn(self, of: ProbeKey, change: Callable[[Trust], Trust]) -> Trust:
        """Change what is known of a probe, also by others meanwhile; what is known then."""
        with self.together() as connection:
            before = self.trust(of)
            after = change(before)
            if after != before:
                connection.execute(f"INSERT OR REPLACE {_ROW}", _row(of, after))
        if self._trusted is not None:
            self._trusted[of] = after
        return after

    def forget_suspicions(self, target: str, source: Source) -> None:
        """Trust a probe as if it had never run, under any configuration."""
        with self.together(durable=True) as connection:
            connection.execute("DELETE FROM trust WHERE target = ? AND source = ?", (target, source))
        known = self._trusted or {}
        self._trusted = {key: trust for key, trust in known.items() if key[:2] != (target, source)}

    def _opened(self, connection: sqlite3.Connection) -> None:
        super()._opened(connection)
        if self._trusted is None:
            self._trusted = _all_trusts(connection)
        for of, trust in self._trusted.items():
            connection.execute(f"INSERT OR IGNORE {_ROW}", _row(of, trust))


def _row(of: ProbeKey, trust: Trust) -> tuple[object, ...]:
    return (*of, int(trust.seen), trust.suspicions, trust.tries, trust.retry_at)


def _all_trusts(connection: sqlite3.Connection) -> dict[ProbeKey, Trust]:
    rows = connection.execute(
        "SELECT target, source, fingerprint, seen, suspicions, tries, retry_at FROM trust"
    )
    return {ProbeKey(target, Source(source), mark): _trust(*rest) for target, source, mark, *rest in rows}


def _trust(seen: int, suspicions: int, tries: int, retry_at: float | None) -> Trust:
    return Trust(bool(seen), suspicions, tries, retry_at)
