"""One SQLite file: transactions on it, what happens when it fails, and the one thread that uses it."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final, ParamSpec, Self, TypeVar

from exporter.errors import StoreError
from exporter.store import sqlite
from exporter.store.errors import Trouble, kind_of, sentence
from exporter.store.lock import Lock, Place, StorageLocked

_OURS: Final = (sqlite3.ProgrammingError, sqlite3.IntegrityError)
"""Mistakes of this code, not of the disk."""

_log = logging.getLogger(__name__)


class Database:
    """A store that never takes the exporter down: what cannot be read or written raises `StoreError`.

    After a failure `writable` is False and `problem` says why; every later write first tries to mend it.
    Files that were deleted or replaced while they were open are such a failure: what is written into them
    would be lost with the process. One thread at a time.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.writable = False
        self.problem: str | None = None
        self._trouble: Trouble | None = None
        self._connection: sqlite3.Connection | None = None
        self._inspected: sqlite3.Connection | None = None
        """Another one, while `damage` reads the whole file."""
        self._lock = None if folder is None else Lock(folder)
        self._place = None if folder is None else Place(folder)
        self._inside = self._durable = False

    @classmethod
    def open(cls, folder: Path | None, *, whole: bool = True) -> Self:
        """Open, or create, the store of an exporter; None keeps it in memory.

        One that is damaged, full or read-only opens all the same: not `writable`, readable where it can be.
        Without `whole`, damage of history is not looked for; `damage` and `condemn` do that later.

        Raises:
            Refused: another exporter uses it, or a newer one wrote it.
        """
        store = cls(folder)
        try:
            store._connect(whole=whole)
        except StorageLocked:
            store.close()
            raise
        return store

    @classmethod
    def share(cls, folder: Path) -> Self:
        """Open the store beside an exporter that may be running: one booking from the same ledger.

        Raises:
            StoreError: it cannot be written, or a newer exporter wrote it.
        """
        store = cls(folder)
        store._lock = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(sentence(folder, kind_of(error), error)) from error
        store._connect()
        if store.problem is not None:
            raise StoreError(store.problem)
        return store

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Open the store of an exporter, running or not, for reading only.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        store = cls(folder)
        store._lock = store._place = None
        try:
            store._connection = sqlite.for_reading(folder)
        except (sqlite3.DatabaseError, OSError) as error:
            message = f"storage {folder} cannot be read: {error}"
            raise StoreError(message) from error
        return store

    def close(self) -> None:
        """Close the file and let another exporter have it."""
        if (inspected := self._inspected) is not None:
            with contextlib.suppress(sqlite3.ProgrammingError):  # it has ended in this moment
                inspected.interrupt()
        self._disconnect()
        self.writable = False
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def gone(self) -> bool:
        """The files were taken away, and no others have been begun yet."""
        return self._trouble is Trouble.GONE

    def damage(self) -> str | None:
        """What is damaged anywhere in the file, in SQLite's words, read beside the store's own thread.

        None where nothing is, and where the store has no file or is known not to be well.
        """
        if self.folder is None or self.problem is not None:
            return None
        try:
            with contextlib.closing(sqlite.for_reading(self.folder)) as self._inspected:
                return sqlite.damage_in(self._inspected)
        except sqlite3.DatabaseError as error:
            return str(error) if kind_of(error) is Trouble.DAMAGED else None
        except StoreError:
            return None
        finally:
            self._inspected = None

    def condemn(self, damage: str) -> None:
        """Use a store no more in which damage was found; `retry` looks at all of it again.

        Raises:
            StoreError: always; it says where, what and what to do.
        """
        raise self._failed(Trouble.DAMAGED, damage)

    def look(self) -> None:
        """See whether the files are still where they were.

        Raises:
            StoreError: they are not.
        """
        if self.writable:
            self._in_place()

    def retry(self) -> bool:
        """Try to become writable again; tells whether the store is."""
        if not self.writable and not self._trial() and self._lock is not None:
            self._disconnect()
            try:
                self._connect()
            except StorageLocked as error:
                self.problem = str(error)
        return self.writable

    @contextmanager
    def together(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction: all that is written inside is kept, or nothing. Uses inside it join it.

        `durable`: on the disk, not just handed to the system, before this returns. Where it joins another
        transaction, that one must be durable.

        Raises:
            StoreError: nothing was written.
        """
        if self._inside:
            if durable and not self._durable:
                raise RuntimeError("a durable write would wait for a transaction that is not")
            yield self._connected()
            return
        if not self.writable and self._lock is not None and not self.retry():
            raise StoreError(self.problem)
        with self._writing(durable) as connection:
            yield connection

    @contextmanager
    def _writing(self, durable: bool) -> Iterator[sqlite3.Connection]:
        connection = self._connected()
        self._in_place()
        self._inside, self._durable = True, durable
        try:
            with _synchronous(connection, durable), sqlite.writing(connection):
                yield connection
        except _OURS:
            raise
        except sqlite3.DatabaseError as error:
            raise self._failed(kind_of(error), error) from error
        finally:
            self._inside = False
        if durable:
            self._in_place()
        self._mended()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """For reading; rows are also decoded inside, so that a value that makes no sense counts as damage."""
        connection = self._connected()
        try:
            yield connection
        except _OURS:
            raise
        except sqlite3.DatabaseError as error:
            raise self._failed(kind_of(error), error) from error
        except ValueError as error:
            raise self._failed(Trouble.DAMAGED, error) from error

    def _connected(self) -> sqlite3.Connection:
        # Nothing more is read from or written into a damaged file until `retry` finds it whole.
        if self._connection is None or self._trouble is Trouble.DAMAGED:
            raise StoreError(self.problem or "storage is closed")
        return self._connection

    def _trial(self) -> bool:
        """Whether the open connection can write."""
        try:
            with self._writing(durable=True) as connection:
                sqlite.write_nothing(connection)
        except StoreError:
            return False
        return True

    def _in_place(self) -> None:
        lost = None if self._place is None else self._place.lost()
        if lost is not None:
            error = self._failed(Trouble.GONE, lost)
            # Said here: whoever writes next may mend it before anybody else hears of it.
            _log.error("%s", error)
            raise error

    def _mended(self) -> None:
        self.writable, self.problem, self._trouble = True, None, None

    def _failed(self, trouble: Trouble, detail: object) -> StoreError:
        self.writable, self._trouble = False, trouble
        self.problem = sentence(self.folder, trouble, detail)
        return StoreError(self.problem)

    def _connect(self, *, whole: bool = True) -> None:
        self._trouble = None
        try:
            if self._lock is not None and self.folder is not None:
                self.folder.mkdir(parents=True, exist_ok=True)
                self._lock.take()
            self._connection = sqlite.for_writing(self.folder, whole=whole)
            with _synchronous(self._connection, True), sqlite.writing(self._connection):
                self._opened(self._connection)
            if self._place is not None:
                self._place.remember()
            self._mended()
        except (sqlite3.DatabaseError, OSError) as error:
            self._failed(kind_of(error), error)
            self._fall_back()

    def _opened(self, connection: sqlite3.Connection) -> None:
        """For the parts of a store that must know: the file was opened; it may be another one than before."""

    def _fall_back(self) -> None:
        """Read at least: what was known before the start is worth having, be the disk full or read-only."""
        if self.folder is None or self._trouble is Trouble.DAMAGED:
            return
        try:
            self._connection = sqlite.for_reading(self.folder)
        except (sqlite3.DatabaseError, OSError, StoreError):
            self._connection = None

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@contextmanager
def _synchronous(connection: sqlite3.Connection, durable: bool) -> Iterator[None]:
    if not durable:
        yield
        return
    connection.execute("PRAGMA synchronous = FULL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")


P = ParamSpec("P")
T = TypeVar("T")


class StoreWriter:
    """Runs the store's methods one after the other: in a thread of its own, or in place in virtual time."""

    def __init__(self, store: Database, *, inline: bool = False) -> None:
        self._store = store
        self._inline = inline
        self._thread: ThreadPoolExecutor | None = None

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function`, usually a method of the store, after all that was asked for before it.

        What was handed over is done to its end, also when the caller is cancelled: a cancelled
        reservation may stand, and then stays booked.
        """
        if self._inline:
            return function(*args, **kwargs)
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        done = self._thread.submit(function, *args, **kwargs)
        return await asyncio.shield(asyncio.wrap_future(done))

    async def beside(self, function: Callable[[], T]) -> T:
        """Call what uses no connection of the store's thread, while that goes on: `damage`."""
        return function() if self._inline else await asyncio.to_thread(function)

    async def aclose(self) -> None:
        """Finish what was asked for and close the store."""
        await self.run(self._store.close)
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None
