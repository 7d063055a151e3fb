"""How far a request goes, and the answer as far as it came in."""

import asyncio
import codecs
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from itertools import islice
from typing import Final

import httpx2

from exporter.transport.charsets import decoded
from exporter.transport.wire import Paced

FREE_LIMIT: Final = 1024 * 1024
"""Bytes of an answer that are read where nobody asks for more."""
_HEADERS: Final = 100
_LONGEST_NAME: Final = 100
_LONGEST_VALUE: Final = 8192
"""Characters; signed addresses to redirect to take thousands."""
_CODINGS: Final = 2
"""Layers of compression that are taken off."""


@dataclass(frozen=True, slots=True)
class ResponseLimits:
    """How long one request may take and how much of its answer is read."""

    deadline: float
    """Seconds for the whole request, name resolution and body included."""
    limit: int = FREE_LIMIT
    """Bytes of the decoded body; what is beyond is left unread."""
    idle: float | None = None
    """Seconds that a body may pause."""
    sink: Callable[[str], None] | None = None
    """Told the text of the body as it comes in."""
    text_limit: int | None = None
    """Bytes of the body that are also wanted as text; None for all."""


class Alarm:
    """The deadline of a request, moved along with the body so that it also rings when nothing comes."""

    __slots__ = ("_last", "_reach", "_timeout")

    def __init__(self, reach: ResponseLimits, timeout: asyncio.Timeout) -> None:
        self._reach = reach
        self._timeout = timeout
        self._last = timeout.when() or 0.0

    def heard(self) -> None:
        """Something came: the pause begins anew."""
        if self._reach.idle is not None:
            now = asyncio.get_running_loop().time()
            self._timeout.reschedule(min(self._last, now + self._reach.idle))


class ResponseReader:
    """Status, headers and body of one answer, as far as they came in."""

    __slots__ = ("_decoder", "_pieces", "_reach", "_size", "headers", "status")

    def __init__(self, reach: ResponseLimits) -> None:
        self._reach = reach
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._pieces: list[bytes] = []
        self._size = 0
        self.status: int | None = None
        self.headers: dict[str, str] = {}

    def head(self, response: httpx2.Response) -> None:
        """Keep status and headers; cookies are the upstream's secrets."""
        self.status = response.status_code
        self.headers = readable(response.headers.raw)
        self.headers.pop("set-cookie", None)

    async def body(self, response: httpx2.Response, alarm: Alarm) -> None:
        """Read the body up to the limit."""
        alarm.heard()
        async with aclosing(self._chunks(response)) as chunks:
            async for chunk in chunks:
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
        return decoded(self.data[: self._reach.text_limit], self.headers.get("content-type", ""))

    def _chunks(self, response: httpx2.Response) -> AsyncGenerator[bytes, None]:
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = Paced(response.stream, self._reach.limit)
            if not 0 < len(codings(self.headers)) <= _CODINGS:
                return aiter(response.stream)
        return response.aiter_bytes()


def codings(headers: Mapping[str, str]) -> list[str]:
    """The layers of compression that an answer claims."""
    return [coding for coding in headers.get("content-encoding", "").split(",") if coding.strip()]


def readable(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers as printable text of sane size, names in lower case; the last of a name counts."""
    return {
        _text(name[:_LONGEST_NAME]).lower(): _text(value[:_LONGEST_VALUE])
        for name, value in islice(raw, _HEADERS)
    }


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)
