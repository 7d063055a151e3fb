"""What may be spent in one UTC day, by all processes together.

The books lie in an SQLite file, whose lock holds between threads and processes. The price is reserved before
a create leaves and taken back only where it is certain that nothing is billed, so that neither a crash nor a
second process can overspend.
"""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from exporter.core.money import limit_micros, to_micros, to_usd
from exporter.failover import clock
from exporter.failover.files import locked
from exporter.failover.targets import Target

_SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS spent (call TEXT PRIMARY KEY, day TEXT NOT NULL, micros INTEGER NOT NULL)"
)
_WAIT: Final = 20.0
"""Seconds to wait for another process that holds the lock."""
_KEPT_DAYS: Final = 40


class DayBudget:
    """The limit of a day and the books. Without a limit nothing is written and nothing is opened."""

    def __init__(self, usd_per_day: float | None, path: Path | None, targets: Mapping[str, Target]) -> None:
        self._limit = None if usd_per_day is None else limit_micros(usd_per_day)
        self._path = Path() if path is None else Path(path)
        if self._limit is None:
            return
        without = [target.name for target in targets.values() if not target.priced]
        if without:
            message = f"target {without[0]}: a budget is set, so it needs usd_per_second or usd_per_call"
            raise ValueError(message)
        self._path = _usual(targets) if path is None else self._path
        with self._books():
            pass

    def reserve(self, call: str, usd: float | None) -> bool:
        """Book the price of a call; False, and nothing booked, where the day does not have it any more."""
        if self._limit is None or usd is None:
            return True
        micros, day = to_micros(usd), clock.today()
        with self._books() as books:
            spent = books.execute("SELECT COALESCE(SUM(micros), 0) FROM spent WHERE day = ?", (day,))
            if int(spent.fetchone()[0]) + micros > self._limit:
                return False
            books.execute("INSERT OR REPLACE INTO spent VALUES (?, ?, ?)", (call, day, micros))
        return True

    def release(self, call: str) -> None:
        """Nothing is billed for this call."""
        if self._limit is not None:
            with self._books() as books:
                books.execute("DELETE FROM spent WHERE call = ?", (call,))

    def spent_today(self) -> float:
        """Dollars booked for this UTC day; 0 without a limit."""
        if self._limit is None:
            return 0.0
        with self._books() as books:
            found = books.execute(
                "SELECT COALESCE(SUM(micros), 0) FROM spent WHERE day = ?", (clock.today(),)
            )
            return to_usd(int(found.fetchone()[0]))

    @contextlib.contextmanager
    def _books(self) -> Iterator[sqlite3.Connection]:
        with locked(self._path, _SCHEMA) as books:
            books.execute("DELETE FROM spent WHERE day < date(?, ?)", (clock.today(), f"-{_KEPT_DAYS} days"))
            yield books


def _usual(targets: Mapping[str, Target]) -> Path:
    """One file for each set of targets: programs with the same targets share it, others do not."""
    named = sorted(f"{target.name} {target.client.base_url} {target.model}" for target in targets.values())
    name = f"budget-{hashlib.sha256(chr(10).join(named).encode()).hexdigest()[:16]}.sqlite3"
    user = os.getuid() if hasattr(os, "getuid") else "user"
    folders = [Path(tempfile.gettempdir()) / f"sora-exporter-{user}"]
    with contextlib.suppress(RuntimeError):
        folders.insert(0, Path.home() / ".local" / "state" / "sora-exporter")
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.access(folder, os.W_OK) and _is_ours(folder):
                return folder / name
    message = f"state: neither {' nor '.join(map(str, folders))} can be written; name a file for the budget"
    raise ValueError(message)


def _is_ours(folder: Path) -> bool:
    """Not a folder that somebody else has put at this place."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
