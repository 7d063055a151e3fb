"""The database: its tables, how it is opened, checked and brought to this version, and its transactions."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from exporter.errors import StoreError
from exporter.store.errors import FILE
from exporter.store.lock import StorageLocked, turn

_HISTORY: Final = (
    """
    CREATE TABLE targets (
        target TEXT PRIMARY KEY,
        provider TEXT NOT NULL,
        channel TEXT NOT NULL,
        model TEXT NOT NULL,
        title TEXT NOT NULL,
        last_seen REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE health (
        target TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        blob TEXT NOT NULL,
        at REAL NOT NULL
    ) STRICT
    """,
    # An episode ends where the next one of its target begins: there can be no gap and no overlap.
    """
    CREATE TABLE episodes (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        decided_at REAL NOT NULL,
        rule TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (target, start)
    ) STRICT
    """,
    """
    CREATE VIEW history AS
    SELECT target, state, reason, start, lead(start) OVER (PARTITION BY target ORDER BY start) AS stop,
           decided_at, rule, evidence
    FROM episodes
    """,
    # The same stretches as availability counts them, cut further where `verified` changes.
    """
    CREATE TABLE segments (
        target TEXT NOT NULL,
        start REAL NOT NULL,
        state TEXT NOT NULL,
        verified INTEGER NOT NULL,
        PRIMARY KEY (target, start)
    ) STRICT, WITHOUT ROWID
    """,
)

_MONEY: Final = (
    # A job and the money for it are one row: neither can be written without the other.
    """
    CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        day TEXT NOT NULL,
        micros INTEGER NOT NULL CHECK (micros >= 0),
        state TEXT NOT NULL CHECK (state IN ('sending', 'open', 'settled', 'released')),
        ticket TEXT,
        created REAL NOT NULL,
        deadline REAL NOT NULL,
        outcome TEXT
    ) STRICT
    """,
    "CREATE INDEX jobs_of_a_day ON jobs (day, target, micros)",
    "CREATE INDEX jobs_not_ended ON jobs (created) WHERE state IN ('sending', 'open')",
    """
    CREATE TABLE accidents (
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        why TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (target, source)
    ) STRICT
    """,
)
_TRAFFIC: Final = (
    # Numbers are never given twice: one that was folded must not name another observation.
    """
    CREATE TABLE observations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        target TEXT NOT NULL,
        reporter TEXT NOT NULL,
        at REAL NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        fault TEXT,
        latency REAL
    ) STRICT
    """,
)
_WATCHED: Final = (
    "ALTER TABLE targets ADD COLUMN watched_since REAL NOT NULL DEFAULT 0",
    """
    UPDATE targets SET watched_since = min(last_seen, coalesce(
        (SELECT min(start) FROM segments WHERE segments.target = targets.target), last_seen
    ))
    """,
)

_TRUST: Final = (
    """
    CREATE TABLE trust (
        target TEXT NOT NULL,
        source TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        seen INTEGER NOT NULL,
        suspicions INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        retry_at REAL,
        PRIMARY KEY (target, source, fingerprint)
    ) STRICT
    """,
)

_NEWS: Final = (
    "ALTER TABLE episodes ADD COLUMN news INTEGER NOT NULL DEFAULT 1",
    "CREATE INDEX episodes_by_decision ON episodes (decided_at)",
)

_CHECKS: Final = (
    # Clustered by target: whoever reads wants one target's, and nothing else needs an index.
    """
    CREATE TABLE checks (
        target TEXT NOT NULL,
        at REAL NOT NULL,
        probe TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        fault TEXT,
        latency REAL,
        rule TEXT NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (target, at, probe)
    ) STRICT, WITHOUT ROWID
    """,
)

_DIVISIONS: Final = (
    # Under which division among shards a UTC day was begun, and the largest number of shards of that day.
    """
    CREATE TABLE divisions (
        day TEXT PRIMARY KEY,
        shard INTEGER NOT NULL,
        total INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        begun INTEGER NOT NULL
    ) STRICT
    """,
)

_TROUBLES: Final = (
    # Who asks for the newest troubles of all targets, or for the changes of a few, reads no more than these.
    "CREATE INDEX troubles_by_start ON episodes (start) WHERE state != 'operational'",
    "CREATE INDEX changes_of_targets ON episodes (target, decided_at) WHERE news",
)

MIGRATIONS: Final[tuple[Sequence[str], ...]] = (
    *(_HISTORY, _MONEY, _TRAFFIC, _TRUST, _WATCHED),
    *(_NEWS, _CHECKS, _DIVISIONS, _TROUBLES),
)
"""What to run, in order, to get from version N to version N + 1 at index N. Never change one: add one."""
VERSION: Final = len(MIGRATIONS)
"""The version this code reads and writes, kept in `PRAGMA user_version`."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of a store; 0 for an empty file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def check(connection: sqlite3.Connection, where: object) -> int:
    """The version of a store that this code may touch.

    Raises:
        Refused: a newer exporter wrote it, or something else did.
    """
    with reading(connection):
        found = version_of(connection)
        empty = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    if found > VERSION:
        message = (
            f"storage {where} was written by a newer sora-exporter (schema {found}, this one knows "
            f"{VERSION}): use that version, or another --storage.path; nothing was changed"
        )
        raise StorageLocked(message)
    if found == 0 and not empty:
        message = f"storage {where} holds another program's database: use another --storage.path"
        raise StorageLocked(message)
    return found


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a store to this version, a transaction for each step; others may be at the same."""
    version = 0
    while version < VERSION:
        with writing(connection):
            version = version_of(connection)
            if version < VERSION:
                for statement in MIGRATIONS[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that waits for whoever else writes: what is read inside still holds when it ends."""
    connection.execute("BEGIN IMMEDIATE")
    with _whole(connection):
        yield


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything that is read inside was true at the same moment."""
    connection.execute("BEGIN")
    with _whole(connection):
        yield


@contextmanager
def _whole(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite itself has rolled back after some errors, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


_BUSY_SECONDS: Final = 5.0
_LOG_BYTES: Final = 16 * 1024 * 1024
"""The write-ahead log shrinks back to this after a long reader."""


def for_writing(folder: Path | None, *, whole: bool = True) -> sqlite3.Connection:
    """Open or create the store, look for damage, bring it to this version and try a write.

    Without `whole`, damage is looked for everywhere but in what grows with every day: that takes seconds
    for the year of thousands of targets, and nothing of it decides about money (see `damage_in`).

    Raises:
        Refused: it must not be touched.
        sqlite3.DatabaseError: it is damaged or cannot be written.
    """
    if folder is None:
        return _open(":memory:", whole=whole)
    with turn(folder):
        return _open(folder / FILE, whole=whole)


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
    connection.execute(f"PRAGMA user_version = {version_of(connection)}")


def _open(file: Path | str, *, whole: bool) -> sqlite3.Connection:
    # Opened by one thread, used by another: never by two at a time.
    connection = sqlite3.connect(file, _BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        check(connection, file)
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
        with writing(connection):
            write_nothing(connection)
        _verify(connection, whole=whole)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _read_only(file: Path, how: str) -> sqlite3.Connection:
    uri = f"{file.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, _BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=True)
    try:
        found = check(connection, file)
    except BaseException:
        connection.close()
        raise
    if found < VERSION:
        connection.close()
        message = f"storage {file} was written by an older sora-exporter: start this one on it once"
        raise StoreError(message)
    return connection


_GROWING: Final = frozenset({"episodes", "segments", "checks"})
"""Tables with rows for each day, of which nothing is decided."""


def _verify(connection: sqlite3.Connection, *, whole: bool) -> None:
    """Look for damage now, rather than stumble over it one day."""
    found = damage_in(connection) if whole else _in_few(connection)
    if found is not None:
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def damage_in(connection: sqlite3.Connection, table: str | None = None) -> str | None:
    """The first damage of the file, or of one table and its indices, in SQLite's words; None without any.

    Raises:
        sqlite3.DatabaseError: so damaged that it cannot be looked at, or interrupted.
    """
    verdict: str = connection.execute(f"PRAGMA quick_check({table or 1})").fetchone()[0]
    return None if verdict == "ok" else verdict


def _in_few(connection: sqlite3.Connection) -> str | None:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return next(filter(None, (damage_in(connection, name) for name in tables if name not in _GROWING)), None)
