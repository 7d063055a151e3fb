"""Who connects: accepted, counted from the handshake on, and closed where there is no room."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial
from typing import Final

from exporter.log import Log, Seldom
from exporter.web.connection import HEAD_SECONDS, Connection
from exporter.web.connections import Connections, Slot
from exporter.web.guard import WebGuard

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
