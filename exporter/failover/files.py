"""Small files that several threads and processes share: one lock, whole or not at all."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_WAIT: Final = 20.0
"""Seconds to wait for another process that holds the lock."""
_SCHEMA: Final = "CREATE TABLE IF NOT EXISTS unfinished (call TEXT PRIMARY KEY, saved TEXT NOT NULL)"


@contextlib.contextmanager
def locked(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """An SQLite file, locked against everybody else until the end.

    Every use has a connection of its own: none is shared between threads or carried over a fork. What is
    written has reached the disk at the end; after an exception nothing is written.
    """
    books = sqlite3.connect(str(path), timeout=_WAIT, isolation_level=None)
    try:
        books.execute("BEGIN IMMEDIATE")
        books.execute(schema)
        yield books
        books.execute("COMMIT")
    finally:
        books.close()


class Journal:
    """The calls that are not finished: what a process that was killed leaves to the next one.

    With a path they are on disk before a request leaves and before an accepted job is handed out; without
    one they are kept in memory, for this process only.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._kept: dict[str, dict[str, Any]] = {}
        if path is not None:
            with locked(path, _SCHEMA):
                pass

    def put(self, saved: dict[str, Any]) -> None:
        """Keep the newest state of a call."""
        if self._path is None:
            with self._lock:
                self._kept[saved["call"]] = saved
            return
        with locked(self._path, _SCHEMA) as books:
            books.execute(
                "INSERT OR REPLACE INTO unfinished VALUES (?, ?)", (saved["call"], json.dumps(saved))
            )

    def drop(self, call: str) -> None:
        """The call is finished, or was refused."""
        if self._path is None:
            with self._lock:
                self._kept.pop(call, None)
            return
        with locked(self._path, _SCHEMA) as books:
            books.execute("DELETE FROM unfinished WHERE call = ?", (call,))

    def unfinished(self) -> list[dict[str, Any]]:
        """What `put` kept and nobody dropped, the oldest first."""
        if self._path is None:
            with self._lock:
                return [dict(saved) for saved in self._kept.values()]
        with locked(self._path, _SCHEMA) as books:
            rows = books.execute("SELECT saved FROM unfinished ORDER BY rowid").fetchall()
        return [json.loads(row[0]) for row in rows]
