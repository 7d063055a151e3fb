"""Opening the database: for writing and for reading, looked over and brought to this version."""

import sqlite3
from pathlib import Path
from typing import Final

from exporter.errors import StoreError
from exporter.store import schema
from exporter.store.errors import FILE
from exporter.store.lock import turn
from exporter.store.transaction import writing

_BUSY_SECONDS: Final = 5.0
_LOG_BYTES: Final = 16 * 1024 * 1024
"""The write-ahead log shrinks back to this after a long reader."""


def for_writing(folder: Path | None) -> sqlite3.Connection:
    """Open or create the store, look for damage, bring it to this version and try a write.

    Raises:
        Refused: it must not be touched.
        sqlite3.DatabaseError: it is damaged or cannot be written.
    """
    if folder is None:
        return _open(":memory:")
    with turn(folder):
        return _open(folder / FILE)


def for_reading(folder: Path) -> sqlite3.Connection:
    """Open a store without changing it, also while an exporter writes it.

    Raises:
        StoreError: there is none, or none of this version.
        sqlite3.DatabaseError: it is damaged.
    """
    file = folder / FILE
    if not file.exists():
        message = f"no storage of a sora-exporter at {folder}"
        raise StoreError(message)
    try:
        return _read_only(file, "mode=ro")
    except sqlite3.OperationalError:
        log = file.with_name(f"{FILE}-wal")
        if log.exists() and log.stat().st_size:
            raise
        # Where nothing can be written there is no room for the index of a log; without a log none is needed.
        return _read_only(file, "immutable=1")


def write_nothing(connection: sqlite3.Connection) -> None:
    """A write that changes nothing, to learn whether writing works; inside a transaction."""
    connection.execute(f"PRAGMA user_version = {schema.version_of(connection)}")


def _open(file: Path | str) -> sqlite3.Connection:
    # Opened by one thread, used by another: never by two at a time.
    connection = sqlite3.connect(file, _BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        schema.check(connection, file)
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
        with writing(connection):
            write_nothing(connection)
        _verify(connection)
        schema.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _read_only(file: Path, how: str) -> sqlite3.Connection:
    uri = f"{file.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, _BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=True)
    try:
        found = schema.check(connection, file)
    except BaseException:
        connection.close()
        raise
    if found < schema.VERSION:
        connection.close()
        message = f"storage {file} was written by an older sora-exporter: start this one on it once"
        raise StoreError(message)
    return connection


def _verify(connection: sqlite3.Connection) -> None:
    """Look for damage now, rather than stumble over it one day."""
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        error = sqlite3.DatabaseError(verdict)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
