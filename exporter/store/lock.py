"""The lock that keeps two exporters off one storage folder, and the turns in which its database is opened."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from exporter.errors import StoreError

FILE: Final = "sora-exporter.lock"


class StorageLocked(StoreError):
    """This storage must not be used at all: trying again later would not be right either."""


class Lock:
    """Held on a folder by one process; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
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
