"""One connection right above its socket: bytes out, an answer in, TLS between them where there is any."""

import asyncio
import ssl
import weakref
from select import POLLIN, poll
from typing import Final, cast

import httpx2

from exporter.transport.lean.arrival import Stamped
from exporter.transport.lean.incoming import Incoming
from exporter.transport.lean.tls import Tls
from exporter.transport.phases import Marks
from exporter.transport.wire import BODY_PORTION, HEAD_PORTION

_buffers: Final[weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, memoryview]] = (
    weakref.WeakKeyDictionary()
)
"""Where the sockets of a loop are read into: what came is taken out before anybody else's turn."""


class LeanConnection(asyncio.BufferedProtocol):
    """A connection that serves one request at a time: `send`, `head`, `more` until the end, `rest`."""

    def __init__(self, sock: Stamped) -> None:
        loop = asyncio.get_running_loop()
        self._socket = sock
        if loop not in _buffers:
            _buffers[loop] = memoryview(bytearray(BODY_PORTION))
        self._buffer = _buffers[loop]
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._tls: Tls | None = None
        self._incoming: Incoming | None = None
        self._marks: Marks | None = None
        """Of the request that it serves."""
        self._waiter: asyncio.Future[None] | None = None
        self._failure: Exception | None = None
        self._paused = False
        self.until = 0.0
        """When it counts as forgotten by something in between, by the loop's time."""

    async def secure(self, context: ssl.SSLContext, name: str, marks: Marks) -> None:
        """Encrypt from now on, with a certificate that is for `name`; `marks` are held when it is done.

        Raises:
            httpx2.ConnectError: the handshake has failed.
        """
        self._marks = marks
        try:
            self._tls = Tls(context, name)
            self._tls.shake()
            self._flush(self._tls)
            while not self._tls.ready:
                await self._progress()
        except (OSError, ValueError, httpx2.ReadError, httpx2.RemoteProtocolError) as error:
            raise httpx2.ConnectError(str(error)) from (error.__cause__ or error)

    def send(self, data: bytes, incoming: Incoming) -> None:
        """Begin a request; its answer goes to `incoming`."""
        self._incoming, self._marks = incoming, incoming.marks
        if self._tls is not None:
            self._tls.seal(data)
            data = self._tls.outgoing()
        if self._transport is not None:
            incoming.marks.go_on()
            self._transport.write(data)

    async def head(self) -> None:
        """Wait for the head of the answer.

        Raises:
            httpx2.ReadError, httpx2.RemoteProtocolError, Flood: it does not come.
        """
        while self._incoming is not None and not self._incoming.headed:
            await self._progress()

    async def more(self) -> bytes:
        """What came of the body since; empty at its end. Raises as `head` does."""
        while (incoming := self._incoming) is not None:
            if taken := incoming.take():
                self._go_on()
                return taken
            if incoming.complete:
                break
            await self._progress()
        return b""

    def rest(self, until: float) -> bool:
        """The answer is read: whether the connection can be kept for another request, until then."""
        incoming, self._incoming, self._marks, self.until = self._incoming, None, None, until
        return incoming is not None and incoming.complete and incoming.reusable and self._failure is None

    def fit(self, now: float) -> bool:
        """Whether another request can be sent: neither too old, nor ended by the peer meanwhile."""
        transport = self._transport
        if transport is None or transport.is_closing() or self._failure is not None or now >= self.until:
            return False
        # What came since the loop has last looked is an end, too, or an answer that nobody asked for.
        ready = poll()
        ready.register(self._socket.fileno(), POLLIN)
        return not ready.poll(0)

    def close(self) -> None:
        """Close it."""
        if self._incoming is not None:
            self._incoming.drop()
        # An error that was raised knows the frames it went through, and these know the connection.
        self._incoming = self._failure = None
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def get_buffer(self, sizehint: int) -> memoryview:
        """See `asyncio.BufferedProtocol`: small portions, so that everybody gets a turn between them."""
        body = self._incoming is not None and self._incoming.headed
        return self._buffer if body else self._buffer[:HEAD_PORTION]

    def buffer_updated(self, nbytes: int) -> None:
        data: memoryview | bytes = self._buffer[:nbytes]
        self._came()
        try:
            if self._tls is not None:
                data = self._tls.take(self._buffer[:nbytes])
                self._flush(self._tls)
            if data:
                self._feed(data)
            if self._tls is not None and self._tls.ended:
                self._end()
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the answer
            if self._tls is not None:
                self._flush(self._tls)  # the alert that says why
            self._fail(_told(error))
        self._wake()

    def eof_received(self) -> None:
        self._came()
        self._end()
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None:
            self._fail(_told(exc))
        elif self._failure is None:
            self._end()
        if self._transport is not None:
            # It holds a method of its own, and would wait for the garbage collector with all that it has.
            vars(self._transport).pop("_read_ready_cb", None)
            self._transport = None
        self._wake()

    def _came(self) -> None:
        if self._marks is not None and (self._incoming is not None or self._shaking):
            self._marks.hold(self._socket.arrived)

    def _feed(self, data: memoryview | bytes) -> None:
        incoming = self._incoming
        if incoming is None:
            raise httpx2.RemoteProtocolError("an answer that nobody has asked for")
        incoming.feed(data)
        if incoming.ahead and self._transport is not None and not self._paused:
            self._paused = True
            self._transport.pause_reading()

    def _end(self) -> None:
        """The other side sends nothing more; an answer that is complete by now is good."""
        cut = None if self._incoming is None else self._incoming.end()
        failure = httpx2.RemoteProtocolError(cut or "the connection has ended")
        if self._incoming is not None and self._incoming.complete:
            self._failure = self._failure or failure
        else:
            self._fail(failure)

    def _fail(self, error: Exception) -> None:
        self._failure = self._failure or error
        if self._transport is not None:
            self._transport.close()

    def _go_on(self) -> None:
        if self._paused and self._transport is not None:
            self._paused = False
            self._transport.resume_reading()

    @property
    def _shaking(self) -> bool:
        return self._tls is not None and not self._tls.ready

    def _flush(self, tls: Tls) -> None:
        if self._transport is not None and (data := tls.outgoing()):
            if self._marks is not None and self._shaking:
                self._marks.go_on()  # with what ends the handshake nothing is waited for
            self._transport.write(data)

    async def _progress(self) -> None:
        """Wait until something has come."""
        if self._failure is not None:
            raise self._failure
        if self._marks is not None:
            self._marks.await_more()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


def _told(error: Exception) -> Exception:
    """An error of the socket or of TLS as httpx2 tells it."""
    if not isinstance(error, OSError):
        return error
    told = httpx2.ReadError(str(error))
    told.__cause__ = error
    return told
