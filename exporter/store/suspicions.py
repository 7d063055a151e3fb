"""How far probes are trusted not to start paid jobs, by target, probe and configuration."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from exporter.core.suspicion import Trust
from exporter.core.words import Source
from exporter.store.database import Database
from exporter.store.rows import ProbeKey

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
            return _all(connection)

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
            self._trusted = _all(connection)
        for of, trust in self._trusted.items():
            connection.execute(f"INSERT OR IGNORE {_ROW}", _row(of, trust))


def _row(of: ProbeKey, trust: Trust) -> tuple[object, ...]:
    return (*of, int(trust.seen), trust.suspicions, trust.tries, trust.retry_at)


def _all(connection: sqlite3.Connection) -> dict[ProbeKey, Trust]:
    rows = connection.execute(
        "SELECT target, source, fingerprint, seen, suspicions, tries, retry_at FROM trust"
    )
    return {ProbeKey(target, Source(source), mark): _trust(*rest) for target, source, mark, *rest in rows}


def _trust(seen: int, suspicions: int, tries: int, retry_at: float | None) -> Trust:
    return Trust(bool(seen), suspicions, tries, retry_at)
