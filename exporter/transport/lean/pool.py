"""The connections of one target's free probes: at most one is kept between two of them."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Final

import httpx2

from exporter.transport.lean.connect import connect
from exporter.transport.lean.connection import LeanConnection
from exporter.transport.lean.incoming import Incoming
from exporter.transport.lean.request import packed, to_connect
from exporter.transport.phases import CONNECT, SEND, TLS, TUNNEL, Marks
from exporter.transport.reply import Message
from exporter.transport.routes import Route, Way

_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Peer:
    """Where connections lead to. `tls` and `name`: how it must prove what it is; None for a plain one."""

    host: str
    port: int
    tls: ssl.SSLContext | None
    name: str


@dataclass(frozen=True, slots=True)
class Through:
    """A proxy that is asked to connect us. `credentials`: user and password."""

    host: str
    port: int
    credentials: tuple[bytes, bytes] | None


def pool_along(url: httpx2.URL, route: Route, keepalive: float) -> "Pool | None":
    """A pool for requests to the origin of `url` the way that `route` goes; None where httpx2 is to do that.

    Those are requests that a proxy is handed, proxies spoken to by TLS, and what is no address.
    """
    host = url.raw_host.decode("ascii")
    port = url.port or _PORTS.get(url.scheme)
    if not host or port is None:
        return None
    peer = Peer(host, port, route.tls, route.server_name or host)
    if route.way is Way.DIRECT:
        return Pool(peer, None, keepalive)
    proxy = route.proxy
    if route.way is Way.FORWARD or proxy is None or proxy.url.scheme != b"http":
        return None
    through = Through(proxy.url.host.decode("ascii"), proxy.url.port or _PORTS["http"], proxy.auth)
    return Pool(peer, through, keepalive)


class Pool:
    """Connections on demand, without a ceiling; `keepalive` (seconds; 0 for none) is how long one is kept."""

    def __init__(self, peer: Peer, through: Through | None, keepalive: float) -> None:
        self._peer = peer
        self._through = through
        self._keepalive = keepalive
        self._idle: LeanConnection | None = None
        self._sent: tuple[Message, bytes] | None = None
        """What was sent last, which is nearly always what is sent next."""
        if peer.tls is not None:
            peer.tls.set_alpn_protocols(["http/1.1"])

    async def carry(self, message: Message, marks: Marks) -> "LeanReply":
        """Send a request and wait for the head of its answer.

        Raises:
            httpx2.HTTPError, Flood, OSError, UnicodeError: there is none.
        """
        marks.hold()
        data = self._bytes_of(message)
        connection = self._kept() or await self._new(marks)
        incoming = Incoming(message.limit, marks)
        try:
            marks.note(f"{SEND}.started")
            connection.send(data, incoming)
            await connection.head()
        except BaseException:
            connection.close()
            raise
        return LeanReply(self, connection, incoming, last=message.last)

    def give_back(self, connection: LeanConnection) -> None:
        """A request is over: keep its connection if it can serve another, and none is kept."""
        until = asyncio.get_running_loop().time() + self._keepalive
        if connection.rest(until) and self._keepalive > 0 and self._idle is None:
            self._idle = connection
        else:
            connection.close()

    async def aclose(self) -> None:
        """Close what is kept, and keep nothing from now on."""
        self._keepalive = 0.0
        idle, self._idle = self._idle, None
        if idle is not None:
            idle.close()
            await asyncio.sleep(0)  # the socket is closed a turn later

    def _bytes_of(self, message: Message) -> bytes:
        if self._sent is not None:
            before, data = self._sent
            if before.call is message.call and before.headers == message.headers:
                return data
        call = message.call
        data = packed(call.method, call.url, message.headers, call.body)
        self._sent = message, data
        return data

    def _kept(self) -> LeanConnection | None:
        idle, self._idle = self._idle, None
        if idle is not None and not idle.fit(asyncio.get_running_loop().time()):
            idle.close()
            return None
        return idle

    async def _new(self, marks: Marks) -> LeanConnection:
        peer, through = self._peer, self._through
        to = peer if through is None else through
        marks.note(f"{CONNECT}.started")
        marks.go_on()
        connection = await connect(to.host, to.port, marks)
        marks.note(f"{CONNECT}.complete")
        try:
            if through is not None:
                await self._tunnel(connection, through, marks)
            if peer.tls is not None:
                step = TLS if through is None else TUNNEL
                marks.note(f"{step}.started")
                await connection.secure(peer.tls, peer.name, marks)
                marks.note(f"{step}.complete")
        except BaseException:
            connection.close()
            raise
        return connection

    async def _tunnel(self, connection: LeanConnection, through: Through, marks: Marks) -> None:
        answer = Incoming(0, marks, tunnel=True)
        connection.send(to_connect(self._peer.host, self._peer.port, through.credentials), answer)
        await connection.head()
        if answer.status // 100 != 2:
            raise httpx2.ProxyError(f"{answer.status} {answer.reason}")
        connection.rest(0.0)


class LeanReply:
    """See `StreamedReply`."""

    __slots__ = ("_connection", "_incoming", "_last", "_pool")

    def __init__(self, pool: Pool, connection: LeanConnection, incoming: Incoming, *, last: bool) -> None:
        self._pool = pool
        self._connection = connection
        self._incoming = incoming
        self._last = last

    @property
    def status(self) -> int:
        return self._incoming.status

    @property
    def headers(self) -> Sequence[tuple[bytes, bytes]]:
        return self._incoming.headers

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        while piece := await self._connection.more():
            yield piece

    async def end(self, *, well: bool) -> None:
        if well and not self._last:
            self._pool.give_back(self._connection)
        else:
            self._connection.close()
