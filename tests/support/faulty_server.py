"""A server that misbehaves below HTTP: what no ASGI server can be made to do. For tests of clients."""

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ConnectionFault(StrEnum):
    """One way to misbehave; see `_SCRIPTS`."""

    SILENT = "silent"
    """Reads the request and never answers."""
    DEAF = "deaf"
    """Accepts the connection and never reads."""
    SLOW_HEADERS = "slow_headers"
    """One byte of the head every so often, without end."""
    SLOW_BODY = "slow_body"
    """A whole head, then one byte of the body every so often, without end."""
    STALLED_STREAM = "stalled_stream"
    """An event stream that stops after its first event."""
    RESET = "reset"
    """Resets the connection instead of answering."""
    RESET_IN_BODY = "reset_in_body"
    CLOSED = "closed"
    """Closes the connection instead of answering."""
    TRUNCATED = "truncated"
    """Fewer bytes than the content-length says."""
    TRUNCATED_CHUNKS = "truncated_chunks"
    """Chunks without the last one."""
    MALFORMED = "malformed"
    """Something that is not HTTP."""
    HTML = "html"
    """200 with a page."""
    EMPTY_OBJECT = "empty_object"
    """200 with `{}`."""
    NOTHING = "nothing"
    """200 without a body."""


_EVENT: Final = b'data: {"id":"x","object":"chat.completion.chunk","choices":[]}\n\n'
_PAGE: Final = b"<!doctype html><html><body>Welcome</body></html>"


def _head(*lines: str) -> bytes:
    return "\r\n".join(("HTTP/1.1 200 OK", *lines, "", "")).encode()


def _whole(kind: str, body: bytes) -> bytes:
    return _head(f"content-type: {kind}", f"content-length: {len(body)}") + body


_JSON: Final = "content-type: application/json"
_BEGINNINGS: Final[Mapping[ConnectionFault, bytes]] = {
    ConnectionFault.SLOW_HEADERS: b"HTTP/1.1 200 OK\r\n",
    ConnectionFault.SLOW_BODY: _head(_JSON, "content-length: 100000") + b'{"',
    ConnectionFault.STALLED_STREAM: _head("content-type: text/event-stream", "transfer-encoding: chunked")
    + f"{len(_EVENT):x}\r\n".encode()
    + _EVENT
    + b"\r\n",
    ConnectionFault.RESET_IN_BODY: _head(_JSON, "content-length: 400") + b'{"id":',
    ConnectionFault.TRUNCATED: _head(_JSON, "content-length: 400") + b'{"id":"video_1","status":"que',
    ConnectionFault.TRUNCATED_CHUNKS: _head(_JSON, "transfer-encoding: chunked") + b'6\r\n{"id":\r\n',
    ConnectionFault.MALFORMED: b"220 smtp.example.com ESMTP ready\r\n",
    ConnectionFault.HTML: _whole("text/html", _PAGE),
    ConnectionFault.EMPTY_OBJECT: _whole("application/json", b"{}"),
    ConnectionFault.NOTHING: _whole("application/json", b""),
}
_DRIPS: Final = {ConnectionFault.SLOW_HEADERS: b"x", ConnectionFault.SLOW_BODY: b" "}
_HANGS: Final = frozenset({ConnectionFault.SILENT, ConnectionFault.STALLED_STREAM})
_RESETS: Final = frozenset({ConnectionFault.RESET, ConnectionFault.RESET_IN_BODY})
_TLS_HELLO: Final = b"\x16"
"""First byte of a client that expects TLS; a plain server does not understand it."""
_AT_ONCE: Final = struct.pack("ii", 1, 0)


@dataclass(slots=True)
class FaultyServer:
    """A listening server; it counts what reaches it."""

    port: int
    scheme: str = "http"
    connections: int = 0

    @property
    def url(self) -> str:
        """Its address; `localhost` for certificates' sake."""
        return f"{self.scheme}://localhost:{self.port}"


@asynccontextmanager
async def faulty_server(
    fault: ConnectionFault, *, tls: ssl.SSLContext | None = None, drip: float = 0.05
) -> AsyncIterator[FaultyServer]:
    """Serve one fault on a free port of 127.0.0.1; `drip` is the pause between slow bytes, in seconds."""
    known = FaultyServer(0, "http" if tls is None else "https")
    open_tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        known.connections += 1
        task = asyncio.current_task()
        if task is not None:
            open_tasks.add(task)
        try:
            await _misbehave(fault, reader, writer, drip)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            if task is not None:
                open_tasks.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    known.port = server.sockets[0].getsockname()[1]
    try:
        yield known
    finally:
        server.close()
        for task in open_tasks:
            task.cancel()
        await asyncio.sleep(0)


async def _misbehave(
    fault: ConnectionFault, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, drip: float
) -> None:
    if fault is ConnectionFault.DEAF:
        await asyncio.Event().wait()
    if await reader.read(1) == _TLS_HELLO:
        writer.write(b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n")
        return
    await reader.readuntil(b"\r\n\r\n")
    writer.write(_BEGINNINGS.get(fault, b""))
    await writer.drain()
    if fault in _RESETS:
        _reset(writer)
    while fault in _DRIPS:
        await asyncio.sleep(drip)
        writer.write(_DRIPS[fault])
        await writer.drain()
    if fault in _HANGS:
        await asyncio.Event().wait()


def _reset(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    writer.transport.abort()


def refused_port() -> int:
    """A port of 127.0.0.1 at which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
    return port
