"""Connections: accepted, and spoken by uvicorn with a limit to how long a client may take over anything."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial
from typing import Any, Final

import h11
from starlette.responses import PlainTextResponse
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from exporter.log import Log, Seldom
from exporter.web.connections import Connections, Slot
from exporter.web.guard import WebGuard
from exporter.web.tls import allowed

HEAD_SECONDS: Final = 10.0
"""For a TLS handshake and the head of a request."""
BODY_SECONDS: Final = 30.0
"""For the body of a request."""
STALL_SECONDS: Final = 30.0
"""For taking `STALL_BYTES` of an answer that does not fit into the buffers."""
STALL_BYTES: Final = 1 << 17
_SECONDS: Final = {"head": HEAD_SECONDS, "body": BODY_SECONDS}
LARGEST_BODY: Final = 4 << 20
"""Bytes: no route takes more than a quarter of that; whoever sends on is cut off."""
_ENDING: Final = PlainTextResponse("the exporter is ending\n", 503, {"connection": "close"})


class Connection(H11Protocol):
    """Counts as quiet while no request of its client is being answered."""

    def __init__(
        self, slot: Slot, connections: Connections, sans: tuple[str, ...] | None, **uvicorn: Any
    ) -> None:
        super().__init__(**uvicorn)
        self._inside = self.app
        self.app = self._answer
        self._answering = 0
        self._lost = False
        self._slot = slot
        self._open = connections
        self._sans = sans
        self._awaits: str | None = "head"
        self._body = 0
        self._unsent: int | None = None
        """Bytes of an answer that the client had not taken when it was last looked at; None: it keeps up."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The connection is there, TLS and all."""
        super().connection_made(transport)
        self._slot.made = True
        self._slot.drop = transport.abort
        self._slot.retire = self.shutdown
        self._slot.more_time = self._more_time
        if self._sans is not None:
            encrypted = transport.get_extra_info("ssl_object")
            if encrypted is None or not allowed(encrypted.getpeercert(), self._sans):
                transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone; its place is free when the work for it is over."""
        self._lost = True
        if not self._answering:
            self._open.leave(self._slot)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something of a request has come."""
        if self.transport.is_closing():
            return
        self._body += len(data)
        super().data_received(data)
        self._expect()
        if self._awaits == "body" and self._body > LARGEST_BODY:
            self.transport.abort()

    def on_response_complete(self) -> None:
        """A request has been answered."""
        super().on_response_complete()
        self._expect()

    def shutdown(self) -> None:
        """End as soon as nothing is being answered."""
        with contextlib.suppress(h11.LocalProtocolError):  # what came was no HTTP, and has been refused
            super().shutdown()

    def pause_writing(self) -> None:
        """The client does not keep up."""
        super().pause_writing()
        self._unsent = self.transport.get_write_buffer_size()
        self._slot.deadline = self.loop.time() + STALL_SECONDS

    def resume_writing(self) -> None:
        """The client has taken nearly everything."""
        super().resume_writing()
        self._unsent = None
        self._slot.deadline = None

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        self._answering += 1
        try:
            await self._inside(scope, receive, send)
        except asyncio.CancelledError:  # the process ends; uvicorn would log it as a failure
            await self._cut_off(scope, receive, send)
        finally:
            self._answering -= 1
            if self._lost:
                self._open.leave(self._slot)

    async def _cut_off(self, scope: Any, receive: Any, send: Any) -> None:
        """There is no time left for the answer."""
        cycle = self.cycle
        if cycle.response_started:
            cycle.disconnected = True
            self.transport.abort()
        else:
            await _ENDING(scope, receive, send)

    def _more_time(self, now: float) -> float | None:
        """A client that takes its answer slowly may go on."""
        if self._unsent is None:
            return None
        unsent, self._unsent = self._unsent, self.transport.get_write_buffer_size()
        return now + STALL_SECONDS if unsent - self._unsent >= STALL_BYTES else None

    def _expect(self) -> None:
        """Note what is awaited of the client from now on, and whether it is being answered."""
        now = self.loop.time()
        cycle: RequestResponseCycle | None = self.cycle  # uvicorn leaves out the None
        answering = cycle is not None and not cycle.response_complete
        self._slot.asked = cycle is not None
        if answering:
            self._slot.quiet_since = None
        elif self._slot.quiet_since is None:
            self._open.quiet(self._slot, now)
        awaited = self._awaited()
        if awaited != "body":
            self._body = 0
        if awaited != self._awaits:
            self._awaits = awaited
            self._slot.deadline = None if awaited is None else now + _SECONDS[awaited]

    def _awaited(self) -> str | None:
        if self.conn.their_state is h11.SEND_BODY:
            return "body"
        begun = not self._slot.asked or bool(self.conn.trailing_data[0])
        return "head" if self.conn.their_state is h11.IDLE and begun else None


_log = Log("exporter.web")
_SHUTDOWN_SECONDS: Final = 2.0
"""For the end of TLS; the client may have gone without a word."""
_SWEEP_SECONDS: Final = 1.0
_PAUSE: Final = 0.2
"""Seconds until the next try where no descriptor is left."""
_TOLD_EVERY: Final = 60.0
_OURS: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
Make = Callable[[Slot], Connection]


async def _readable(sock: socket.socket) -> None:
    """Until somebody asks to be accepted.

    `loop.sock_accept` instead would accept whoever comes in the turn in which it is cancelled, drop the
    connection and write a traceback (CPython issue 153761).
    """
    loop = asyncio.get_running_loop()
    somebody = asyncio.Event()
    loop.add_reader(sock, somebody.set)
    try:
        await somebody.wait()
    finally:
        loop.remove_reader(sock)


class Acceptor:
    """Takes connections while `accepting` lasts.

    asyncio's own server would keep its first TLS context for ever, count nobody in a handshake, and write a
    traceback for every connection for which no descriptor is left.
    """

    def __init__(self, guard: WebGuard, connections: Connections, make: Make) -> None:
        self._guard = guard
        self._connections = connections
        self._make = make
        self._begun = 0
        """Accepted, and neither spoken with nor closed."""
        self._fewer = asyncio.Event()
        self._seldom = Seldom(_TOLD_EVERY)

    @contextlib.asynccontextmanager
    async def accepting(self, sockets: Iterable[socket.socket]) -> AsyncIterator[None]:
        """While it lasts, whoever connects to these listening sockets is served."""
        async with asyncio.TaskGroup() as tasks:
            own = [tasks.create_task(self._accept(sock, tasks), name="accept") for sock in sockets]
            own.append(tasks.create_task(self._sweep(), name="sweep"))
            try:
                yield
            finally:
                for task in own:
                    task.cancel()
                for slot in self._connections:
                    if not slot.made:
                        slot.drop()

    def renew(self) -> None:
        """TLS has changed: what was opened before ends as soon as it is answered."""
        for slot in self._connections:
            slot.retire()

    async def _accept(self, sock: socket.socket, tasks: asyncio.TaskGroup) -> None:
        loop = asyncio.get_running_loop()
        sock.setblocking(False)
        while True:
            try:
                connection, address = sock.accept()
            except BlockingIOError:
                await _readable(sock)
                continue
            except OSError as error:  # the client has gone already, or there is no descriptor for it
                if error.errno in _OURS:
                    self._tell(error, loop.time())
                    self._connections.make_room(loop.time())
                    await asyncio.sleep(_PAUSE)
                continue
            connection.setblocking(False)
            slot = Slot(address[0] if isinstance(address, tuple) else "", loop.time(), HEAD_SECONDS)
            task = tasks.create_task(self._take(connection, slot), name="connection")
            slot.drop = slot.retire = task.cancel
            task.add_done_callback(partial(self._taken, connection, slot))
            self._begun += 1
            # What has to go is closed a few turns later: until then whoever comes fast must not use up the
            # descriptors, of which also what is still being loaded needs some.
            await asyncio.sleep(0)
            while self._begun > self._connections.most_begun:
                self._fewer.clear()
                await self._fewer.wait()

    async def _take(self, connection: socket.socket, slot: Slot) -> None:
        await self._connections.place(slot)
        if connection.family != socket.AF_UNIX:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        context = self._guard.context
        limits = {} if context is None else {"ssl_shutdown_timeout": _SHUTDOWN_SECONDS}
        loop = asyncio.get_running_loop()
        try:
            await loop.connect_accepted_socket(lambda: self._make(slot), connection, ssl=context, **limits)
        except OSError:  # there was no handshake, as with scanners and those who trust another authority
            return
        except Exception:  # noqa: BLE001 - one bad connection must not stop the others
            _log.exception("connection failed")

    def _taken(self, connection: socket.socket, slot: Slot, _task: "asyncio.Task[None]") -> None:
        self._begun -= 1
        self._fewer.set()
        if not slot.made:
            self._connections.leave(slot)
            connection.close()

    async def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_SWEEP_SECONDS)
            self._connections.sweep(loop.time())

    def _tell(self, error: OSError, now: float) -> None:
        if self._seldom.due(now) is not None:
            _log.error("a connection cannot be accepted", error=error.strerror)
