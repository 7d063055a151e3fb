"""A server that does to connections whatever a test scripts: nothing, half of it, or something else."""

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum


class Cut(Enum):
    """How a connection ends, and what comes in the place of an end."""

    CLOSE = "close"
    RESET = "reset"
    HANG = "hang"


Step = bytes | Cut
Script = Sequence[Step]


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int
    """Which connection it came on, counted from 1."""


@dataclass
class Scripted:
    """A running server: `script_for` says what to do for a request; afterwards the connection stays open."""

    script_for: Callable[[Asked], Script]
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    connections: int = 0
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        self._open.add(writer)
        try:
            while (request := await _read(reader, number)) is not None:
                self.asked.append(request)
                if not await self._play(self.script_for(request), writer):
                    break
        except (ConnectionError, ssl.SSLError):
            pass
        finally:
            self._open.discard(writer)
            writer.close()

    async def _play(self, script: Script, writer: asyncio.StreamWriter) -> bool:
        for step in script:
            if step is Cut.HANG:
                await self._over.wait()
                return False
            if step is Cut.RESET:
                linger = struct.pack("ii", 1, 0)
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                writer.transport.abort()
                return False
            if step is Cut.CLOSE:
                return False
            writer.write(step)
            await writer.drain()
        return True

    async def drop_connections(self) -> None:
        """Close all idle connections, as servers do after a while."""
        for writer in list(self._open):
            writer.close()
            await writer.wait_closed()

    def end(self) -> None:
        """Let go of all clients that are kept waiting."""
        self._over.set()
        for writer in self._open:
            writer.transport.abort()


@asynccontextmanager
async def scripted(
    script_for: Callable[[Asked], Script], tls: ssl.SSLContext | None = None
) -> AsyncIterator[Scripted]:
    """A scripted server on a free port of 127.0.0.1."""
    server = Scripted(script_for)
    listening = await asyncio.start_server(server.handle, "127.0.0.1", 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        server.end()
        listening.close()
        await listening.wait_closed()


async def _read(reader: asyncio.StreamReader, connection: int) -> Asked | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.rstrip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method, target, headers, body, connection)


def said(status: int, body: bytes | str, kind: str = "application/json", **headers: str) -> bytes:
    """A whole answer."""
    data = body.encode() if isinstance(body, str) else body
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {len(data)}\r\n{extra}\r\n"
    return head.encode() + data


def head(kind: str = "application/json", length: int | None = None) -> bytes:
    """The head of a 200 whose body is to follow, chunked unless its length is given."""
    framing = "transfer-encoding: chunked" if length is None else f"content-length: {length}"
    return f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\n{framing}\r\n\r\n".encode()


def chunk(data: bytes) -> bytes:
    """A piece of a chunked body; an empty one ends it."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"
