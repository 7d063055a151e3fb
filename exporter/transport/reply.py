"""What is sent, and its answer from the moment that the head is there, by whichever way it goes."""

import contextlib
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import httpx2

from exporter.transport.exchange import Call
from exporter.transport.phases import Marks
from exporter.transport.wire import Paced, Wire


@dataclass(frozen=True, slots=True)
class Message:
    """A call with all that is sent."""

    call: Call
    headers: Sequence[tuple[str, str]]
    limit: int
    """Bytes of the answer's body that are wanted, decompressed."""
    last: bool = False
    """Nothing else is to be sent over its connection."""


class StreamedReply(Protocol):
    """An answer whose head has come."""

    @property
    def status(self) -> int:
        """Its status."""

    @property
    def headers(self) -> Sequence[tuple[bytes, bytes]]:
        """Its headers as they came."""

    def pieces(self) -> AsyncGenerator[bytes, None]:
        """The body as it comes in, counted and not decompressed."""

    async def end(self, *, well: bool) -> None:
        """Read no further; a connection that did not do `well` serves no other request."""


class HttpxReply:
    """See `StreamedReply`: one that came through httpx2."""

    def __init__(self, response: httpx2.Response, limit: int) -> None:
        self._response = response
        self._limit = limit
        wire = response.extensions.get("network_stream")
        self._wire = wire if isinstance(wire, Wire) else None

    @property
    def status(self) -> int:
        return self._response.status_code

    @property
    def headers(self) -> Sequence[tuple[bytes, bytes]]:
        return self._response.headers.raw

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        if self._wire is not None:
            self._wire.allow_body(self._limit)
        if isinstance(self._response.stream, httpx2.AsyncByteStream):
            async for piece in Paced(self._response.stream, self._limit):
                yield piece

    async def end(self, *, well: bool) -> None:
        if not well and self._wire is not None:
            # The next request makes a new connection, and so looks the name up again: it may have moved.
            with contextlib.suppress(OSError):
                await self._wire.aclose()
        await self._response.aclose()


async def carry_by_httpx(
    transport: httpx2.AsyncBaseTransport, message: Message, marks: Marks, server_name: str | None
) -> HttpxReply:
    """Send a message over a transport of httpx2; raises what that raises."""
    extensions: dict[str, Any] = {"timeout": {}, "trace": marks.trace}
    if server_name is not None:
        extensions["sni_hostname"] = server_name
    call = message.call
    request = httpx2.Request(
        call.method, call.url, headers=message.headers, content=call.body or None, extensions=extensions
    )
    return HttpxReply(await transport.handle_async_request(request), message.limit)
