"""The file that a download grows in, until it is whole."""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final
from uuid import uuid4

from exporter.core.wire.media import ENOUGH, Media, sniff

if sys.platform != "win32":
    import fcntl

_BOXES: Final = frozenset(
    {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"moof", b"mfra", b"styp", b"sidx", b"uuid"}
)
_LARGE: Final = 16


class NotMedia(Exception):
    """What arrives does not begin like a video or an image."""


class PartFile:
    """A hidden file beside the one that is wanted; a later try, or a later process, goes on where it ends."""

    def __init__(self, path: Path, job: str, wanted: tuple[Media, ...]) -> None:
        self.path = path
        self._wanted = wanted
        name = hashlib.sha256(job.encode()).hexdigest()[:12]
        self._own = path.with_name(f".{path.name}.{name}.part")
        self._file = self._open()
        self._notes = self._own.with_suffix(".json")
        self._total: int | None = None
        self._etag: str | None = None
        with contextlib.suppress(OSError, ValueError, AttributeError):
            noted = json.loads(self._notes.read_text())
            self._total, self._etag = noted.get("total"), noted.get("etag")
        if self._own.stat().st_size and not self._begins_well():
            self._restart()

    def _open(self) -> IO[bytes]:
        """Ours alone: whoever finds it taken works in a file of its own."""
        while True:
            file = os.fdopen(os.open(self._own, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
            if sys.platform == "win32":
                return file
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
                self._own = self.path.with_name(f".{self.path.name}.{uuid4().hex[:12]}.part")
            else:
                if self._own.exists() and os.path.samestat(os.fstat(file.fileno()), self._own.stat()):
                    return file
                file.close()  # renamed by its owner between our two steps

    @property
    def size(self) -> int:
        """Bytes that are there."""
        self._file.flush()
        return os.fstat(self._file.fileno()).st_size

    def headers(self) -> dict[str, str]:
        """What asks for the rest, or for all of it."""
        asked = {"accept": "*/*", "accept-encoding": "identity"}
        if self.size:
            asked["range"] = f"bytes={self.size}-"
            if self._etag is not None:
                asked["if-range"] = self._etag
        return asked

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        """An answer of success begins: go on where it does, or from the start.

        Raises:
            ValueError: it is a piece that does not fit.
        """
        etag = headers.get("etag")
        if status == 206:
            start, total = _range(headers.get("content-range", ""))
            fits = start == self.size and (self._total is None or total in (None, self._total))
            if not fits or (self._etag is not None and etag is not None and etag != self._etag):
                self._restart()
                raise ValueError("the piece does not fit to what is there")
            self._total = total or self._total
        else:
            self._restart()
            length = headers.get("content-length", "")
            self._total = int(length) if length.isdecimal() and "content-encoding" not in headers else None
        self._etag = etag if etag is not None and not etag.startswith("W/") else self._etag
        self._notes.write_text(json.dumps({"total": self._total, "etag": self._etag}))
        self._file.seek(0, os.SEEK_END)

    def write(self, chunk: bytes) -> None:
        """Add what came.

        Raises:
            NotMedia: it is no file of the wanted kind.
        """
        short = self._file.tell() < ENOUGH
        self._file.write(chunk)
        if short and self.size >= ENOUGH and not self._begins_well():
            self._restart()
            raise NotMedia("it does not begin like a video or an image")

    @property
    def whole(self) -> bool:
        """It is as long as was announced; without an announcement, as its own boxes say."""
        if self.size < ENOUGH or not self._begins_well():
            return False
        return self.size == self._total if self._total is not None else not self._breaks_off()

    def is_all(self, headers: Mapping[str, str]) -> bool:
        """An answer 416 says that what is there is all there is; otherwise begin anew."""
        _, total = _range(headers.get("content-range", ""))
        if total is not None and total == self.size:
            self._total = total
            return self.whole
        self._restart()
        return False

    def finish(self) -> Path:
        """Rename it to what was wanted."""
        self._file.flush()
        os.fsync(self._file.fileno())
        os.replace(self._own, self.path)  # noqa: PTH105 - Path.replace is the same
        self._notes.unlink(missing_ok=True)
        self.close()
        return self.path

    def close(self) -> None:
        """Let go of it; what is there stays for the next try."""
        if not self._file.closed:
            empty = self.size == 0
            self._file.close()
            if empty:
                self._own.unlink(missing_ok=True)
                self._notes.unlink(missing_ok=True)

    def _restart(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._total = self._etag = None

    def _begins_well(self) -> bool:
        at = self._file.tell()
        self._file.seek(0)
        found = sniff(self._file.read(ENOUGH))
        self._file.seek(at)
        return found is not None and found[0] in self._wanted

    def _breaks_off(self) -> bool:
        """An MP4 ends in the middle of a box: a body without a length was cut."""
        self._file.flush()
        at, size = 0, self.size
        while at < size:
            self._file.seek(at)
            head = self._file.read(_LARGE)
            if head[4:8] not in _BOXES:
                return False  # no MP4, or one that is built in a way nobody can follow here
            length = int.from_bytes(head[:4], "big")
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if length == 0:
                return False
            at += max(length, 8)
        return at > size


def _range(value: str) -> tuple[int | None, int | None]:
    """Start and total of `bytes 5-9/10` or `bytes */10`."""
    span, _, total = value.removeprefix("bytes").strip().partition("/")
    start = span.partition("-")[0]
    return _number(start), _number(total)


def _number(text: Any) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None
