"""What can be wrong with a store, as a sentence that says where and what to do."""

import errno
import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import Final

FILE: Final = "sora-exporter.db"
"""Name of the database inside the storage folder."""


class Trouble(StrEnum):
    """Kinds of failure that ask for different help."""

    FULL = "full"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    BUSY = "busy"
    GONE = "gone"
    OTHER = "other"


_KINDS: Final = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
}
_NO_SPACE: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_WHAT: Final = {
    Trouble.FULL: ("is full", "free some space"),
    Trouble.READ_ONLY: ("cannot be written", "check its owner, its mode and how its disk is mounted"),
    Trouble.DAMAGED: ("is damaged", f"stop the exporter, move {FILE}* away or put a copy back, start it"),
    Trouble.BUSY: ("is locked", f"find out which other program has {FILE} open"),
    Trouble.GONE: (
        "was taken away",
        "leave the files of a running exporter where they are; it begins anew with what it knows",
    ),
    Trouble.OTHER: ("failed", "check the disk"),
}


def kind_of(error: sqlite3.Error | OSError) -> Trouble:
    """Which kind of failure SQLite or the system reports."""
    if isinstance(error, OSError):
        return Trouble.FULL if error.errno in _NO_SPACE else Trouble.READ_ONLY
    # The extended code is in the upper bits; Python's own errors have none.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return _KINDS.get(code & 0xFF, Trouble.OTHER)


def sentence(folder: Path | None, trouble: Trouble, detail: object) -> str:
    """Where, what, why, and what to do about it."""
    where = "in memory" if folder is None else str(folder)
    what, remedy = _WHAT[trouble]
    return f"storage {where} {what} ({detail}): {remedy}; until then paid probes stay off"
