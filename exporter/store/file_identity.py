"""Whether the files of an open database are still the ones that lie in its folder."""

from pathlib import Path
from typing import Final, NamedTuple

from exporter.store.errors import FILE

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
