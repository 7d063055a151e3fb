"""How far a request goes, and the answer as far as it came in."""

import asyncio
import codecs
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final

import httpx2

FREE_LIMIT: Final = 1024 * 1024
"""Bytes of an answer that are read where nobody asks for more."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How long one request may take and how much of its answer is read."""

    deadline: float
    """Seconds for the whole request, name resolution and body included."""
    limit: int = FREE_LIMIT
    """Bytes of the decoded body; what is beyond is left unread."""
    idle: float | None = None
    """Seconds that a body may pause."""
    sink: Callable[[str], None] | None = None
    """Told the text of the body as it comes in."""


class Alarm:
    """The deadline of a request, moved along with the body so that it also rings when nothing comes."""

    __slots__ = ("_last", "_reach", "_timeout")

    def __init__(self, reach: Reach, timeout: asyncio.Timeout) -> None:
        self._reach = reach
        self._timeout = timeout
        self._last = timeout.when() or 0.0

    def heard(self) -> None:
        """Something came: the pause begins anew."""
        if self._reach.idle is not None:
            now = asyncio.get_running_loop().time()
            self._timeout.reschedule(min(self._last, now + self._reach.idle))


class Intake:
    """Status, headers and body of one answer, as far as they came in."""

    __slots__ = ("_decoder", "_pieces", "_reach", "_size", "headers", "status")

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pieces: list[bytes] = []
        self._size = 0
        self.status: int | None = None
        self.headers: dict[str, str] = {}

    def head(self, response: httpx2.Response) -> None:
        """Keep status and headers; cookies are the upstream's secrets."""
        self.status = response.status_code
        self.headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers.raw
        }
        self.headers.pop("set-cookie", None)

    async def body(self, response: httpx2.Response, alarm: Alarm) -> None:
        """Read the body up to the limit."""
        alarm.heard()
        async for chunk in self._chunks(response):
            alarm.heard()
            piece = chunk[: self._reach.limit - self._size]
            self._pieces.append(piece)
            self._size += len(piece)
            if self._reach.sink is not None:
                self._reach.sink(self._decoder.decode(piece))
            if self._size >= self._reach.limit:
                break

    @property
    def data(self) -> bytes:
        """The body, decompressed."""
        return b"".join(self._pieces)

    def text(self) -> str:
        """The body as text; what cannot be decoded is replaced."""
        _, _, charset = self.headers.get("content-type", "").partition("charset=")
        try:
            return self.data.decode(charset.split(";")[0].strip(" \"'") or "utf-8", "replace")
        except LookupError:
            return self.data.decode("utf-8", "replace")

    def _chunks(self, response: httpx2.Response) -> AsyncIterator[bytes]:
        if "content-encoding" in self.headers or not isinstance(response.stream, httpx2.AsyncByteStream):
            return response.aiter_bytes()
        return aiter(response.stream)
