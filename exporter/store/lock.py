"""Whose storage it is: the folder's lock, turns at opening the database, whether its files are in place."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from exporter.errors import StoreError
from exporter.store.errors import FILE

LOCK_FILE: Final = "sora-exporter.lock"


class StorageLocked(StoreError):
    """This storage must not be used at all: trying again later would not be right either."""


class Lock:
    """Held on a folder by one process; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_FILE
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock, or keep it.

        Raises:
            Refused: another exporter holds it.
            OSError: the folder cannot be written.
        """
        if self._file is not None and self._is_in_place(self._file):
            return
        self.release()
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(file, 20, 0).decode("ascii", "replace").strip()
            os.close(file)
            who = f"another sora-exporter (process {holder or 'unknown'})"
            message = (
                f"storage {self._path.parent} is in use by {who}: "
                "stop it, or give this one its own --storage.path"
            )
            raise StorageLocked(message) from None
        self._file = file
        # For the message above only: on a full disk the lock is held all the same.
        with contextlib.suppress(OSError):
            os.ftruncate(file, 0)
            os.pwrite(file, f"{os.getpid()}\n".encode(), 0)

    def _is_in_place(self, file: int) -> bool:
        """Whether the file that is held is the one that others would take."""
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Let go. The file stays: removing it would let two processes lock two files of one name."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Waits for others who are just opening the database in a folder: SQLite does not, where one begins it.

    Raises:
        OSError: the folder cannot be read.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        # On a file system without such locks, two that begin a storage at once may have to be started again.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


_FILES: Final = (FILE, f"{FILE}-wal", f"{FILE}-shm")
"""The log is looked at too: what was written last is in it alone."""


class _Mark(NamedTuple):
    device: int
    inode: int
    entry: int
    """The inode of the name itself, which may be a link: SQLite keeps its log beside what that names."""
    size: int


class Place:
    """The identity of a database's files, taken when it was opened.

    A file that is deleted while it is open goes on to take what is written, and everything is lost when the
    process ends. SQLite does not look.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._marks: dict[str, _Mark] = {}

    def remember(self) -> None:
        """The files that lie there now are those that were opened."""
        self._marks = {}
        self.lost()

    def lost(self) -> str | None:
        """What has become of the files, where they are not the opened ones; None while all is well."""
        for name in _FILES:
            known = self._marks.get(name)
            try:
                status, entry = (self._folder / name).stat(), (self._folder / name).lstat()
            except OSError:
                if known is not None:
                    return f"{name} is gone"
                continue
            found = _Mark(status.st_dev, status.st_ino, entry.st_ino, status.st_size)
            if known is not None and known[:3] != found[:3]:
                return f"{name} was replaced"
            # Only the database itself never shrinks: a log is cut when it has been copied into it.
            if known is not None and name == FILE and found.size < known.size:
                return f"{name} was cut short"
            self._marks[name] = found
        return None
