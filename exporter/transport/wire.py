"""Bytes as they come off the wire: counted, taken in small portions, and ended where no service sends such.

Theory of operation. A portion of 64 KiB can hold ten thousand chunks, or thousands of interim (1xx) answers,
and the HTTP library takes them apart without a pause. So portions are small, everybody else gets a turn
between them, and what comes is held against a budget: of bytes, and of pieces. A service may send small
pieces, for they come one at a time; a sender that cuts everything small and sends it at once is ended.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Iterable
from importlib import import_module
from typing import Any, Final

import httpcore2
import httpx2

HEAD_LIMIT: Final = 64 * 1024
"""Bytes of the head of an answer, interim answers before it included."""
HEAD_PORTION: Final = 4 * 1024
BODY_PORTION: Final = 16 * 1024
_OVERHEAD: Final = 64 * 1024
"""Bytes beside twice the body's own limit that framing may take."""
_PIECES: Final = 1000
"""Pieces that may be of any size."""
_PIECE: Final = 64
"""Bytes of the average piece beyond those."""
_PER_SECOND: Final = 20.0
"""Pieces of any size a second that may come all the time."""
_TURN: Final = 32
"""Pieces after which everybody else gets a turn."""

# anyio loads it when the first request is sent, on the event loop: 15 to 20 ms.
import_module("anyio._backends._asyncio")


class Flood(Exception):
    """More, or in more pieces, than any service sends."""


class WireMeter:
    """Counts what one sender sends."""

    __slots__ = ("_began", "_limit", "_now", "_what", "bytes", "pieces")

    def __init__(self, what: str, limit: int) -> None:
        self._what = what
        self._limit = limit
        self._now = asyncio.get_running_loop().time
        self._began = self._now()
        self.bytes = 0
        self.pieces = 0

    def count(self, size: int, pieces: int = 1) -> None:
        """One piece of `size` bytes has come, or several of so many bytes together.

        Raises:
            Flood: that was one too many.
        """
        self.bytes += size
        self.pieces += pieces
        if self.bytes > self._limit:
            raise Flood(f"{self._what} is longer than {self._limit >> 10} KiB on the wire")
        if self.pieces > _PIECES + self.bytes / _PIECE:
            seconds = self._now() - self._began
            if self.pieces > _PIECES + self.bytes / _PIECE + seconds * _PER_SECOND:
                raise Flood(f"{self._what} came in {self.pieces} pieces of {self.bytes} bytes together")


def wire_meter(limit: int) -> WireMeter:
    """What an answer may take on the wire; `limit` is how many bytes of its body are wanted."""
    return WireMeter("the answer", 2 * limit + _OVERHEAD)


def body_meter(limit: int) -> WireMeter:
    """What its body may take, before it is decompressed."""
    return WireMeter("the body of the answer", 2 * limit + _OVERHEAD)


class Wire(httpcore2.AsyncNetworkStream):
    """A connection whose answers are counted. Whatever is written begins a new exchange."""

    def __init__(self, inner: httpcore2.AsyncNetworkStream) -> None:
        self._inner = inner
        self._portion = HEAD_PORTION
        self._meter = WireMeter("the head of the answer", HEAD_LIMIT)

    def allow_body(self, limit: int) -> None:
        """The head is complete; `limit` is how many bytes of the body are wanted."""
        self._portion = BODY_PORTION
        self._meter = wire_meter(limit)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._inner.read(min(max_bytes, self._portion), timeout)
        self._meter.count(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._portion = HEAD_PORTION
        self._meter = WireMeter("the head of the answer", HEAD_LIMIT)
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "Wire":
        return Wire(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore2.AnyIOBackend):
    """Connects over sockets, and counts."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> Wire:
        return Wire(await super().connect_tcp(host, port, timeout, local_address, socket_options))


class Paced(httpx2.AsyncByteStream):
    """A body whose pieces are counted, before they are decompressed; `limit` in bytes."""

    def __init__(self, inner: httpx2.AsyncByteStream, limit: int) -> None:
        self._inner = inner
        self._meter = body_meter(limit)

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        async for piece in self._inner:
            self._meter.count(len(piece))
            yield piece
            if self._meter.pieces % _TURN == 0:
                await asyncio.sleep(0)

    async def aclose(self) -> None:
        await self._inner.aclose()
