"""Small files that several threads and processes share: one lock, whole or not at all."""

import contextlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_WAIT: Final = 20.0
"""Seconds to wait for another process that holds the lock."""
_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS calls
    (call TEXT PRIMARY KEY, target TEXT NOT NULL, job TEXT NOT NULL, saved TEXT)
"""
_MOST: Final = 10_000
"""Calls that are remembered: of finished ones the name of the job, so that nobody takes it for his own."""


@contextlib.contextmanager
def locked(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """An SQLite file, locked against everybody else until the end.

    Every use has a connection of its own: none is shared between threads or carried over a fork. What is
    written has reached the disk at the end; after an exception nothing is written.

    Raises:
        OSError: the file cannot be written, or somebody else holds it for too long.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    books = sqlite3.connect(str(path), timeout=_WAIT, isolation_level=None)
    try:
        books.execute("BEGIN IMMEDIATE")
        books.execute(schema)
        yield books
        books.execute("COMMIT")
    except sqlite3.Error as error:
        message = f"{path}: {error}"
        raise OSError(message) from error
    finally:
        books.close()


class Journal:
    """The calls that are not finished: what a process that was killed leaves to the next one.

    With a path they are on disk before a request leaves, before an accepted job is handed out, and until its
    result is downloaded. Without one they are kept in memory, for this process, until they are completed.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[str, str, dict[str, Any] | None]] = {}
        """By call: target, job, and what was saved unless it is finished."""
        if path is not None:
            with locked(path, _SCHEMA):
                pass

    def put(self, saved: dict[str, Any]) -> None:
        """Keep the newest state of a call."""
        self._write(saved["call"], saved["target"], saved["id"], saved)

    def drop(self, saved: dict[str, Any]) -> None:
        """The call is finished, or was refused: only the name of its job is remembered."""
        self._write(saved["call"], saved["target"], saved["id"], None)

    def unfinished(self) -> list[dict[str, Any]]:
        """What `put` kept and nobody dropped, the oldest first."""
        if self._path is None:
            with self._lock:
                return [dict(saved) for _, _, saved in self._kept.values() if saved is not None]
        with locked(self._path, _SCHEMA) as books:
            rows = books.execute("SELECT saved FROM calls WHERE saved IS NOT NULL ORDER BY rowid").fetchall()
        return [json.loads(row[0]) for row in rows]

    def jobs(self, target: str) -> frozenset[str]:
        """The jobs at a target that belong to calls known here."""
        if self._path is None:
            with self._lock:
                return frozenset(job for name, job, _ in self._kept.values() if name == target and job)
        with locked(self._path, _SCHEMA) as books:
            rows = books.execute("SELECT job FROM calls WHERE target = ? AND job != ''", (target,)).fetchall()
        return frozenset(row[0] for row in rows)

    def _write(self, call: str, target: str, job: str, saved: dict[str, Any] | None) -> None:
        if self._path is None:
            with self._lock:
                done = saved is None or saved["status"] == "completed"
                self._kept[call] = target, job, None if done else saved
                if len(self._kept) > _MOST:
                    del self._kept[next(iter(self._kept))]
            return
        row = (call, target, job, None if saved is None else json.dumps(saved))
        with locked(self._path, _SCHEMA) as books:
            books.execute(
                "INSERT INTO calls VALUES (?, ?, ?, ?) ON CONFLICT (call) DO UPDATE SET job = excluded.job,"
                " saved = excluded.saved",
                row,
            )
            books.execute(
                "DELETE FROM calls WHERE saved IS NULL AND rowid < (SELECT MAX(rowid) - ? FROM calls)",
                (_MOST,),
            )
