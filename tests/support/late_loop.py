"""An upstream that knows how long it took, and an event loop that is late for everything."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from exporter.lookup import Loop

T = TypeVar("T")
TURN = 0.15
"""Seconds that every turn of a late loop takes."""
Part = tuple[float, bytes]
"""Seconds to wait, and what is sent then; nothing closes the connection."""


@dataclass
class Timed:
    """One connection at a time, one thread; `took` has the seconds from each request to the end of its answer."""

    parts: Sequence[Part]
    tls: ssl.SSLContext | None = None
    tunnel: bool = False
    """It is a proxy that is asked to connect as well."""
    took: list[float] = field(default_factory=list)
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def serve(self) -> None:
        """Until the listener is shut down."""
        with suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with suppress(ConnectionError, ssl.SSLError), connection:
                    self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        if self.tunnel and connection.recv(65536):
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        if self.tls is not None:
            connection = self.tls.wrap_socket(connection, server_side=True)
        with connection:
            while connection.recv(65536):
                began = time.perf_counter()
                for wait, data in self.parts:
                    time.sleep(wait)
                    # Noted before it leaves: whoever reads it may look at once.
                    ended = time.perf_counter()
                    if data is self.parts[-1][1]:
                        self.took.append(ended - began)
                    if not data:
                        return
                    connection.sendall(data)


@contextmanager
def timed(*parts: Part, tls: ssl.SSLContext | None = None, tunnel: bool = False) -> Iterator[Timed]:
    """Such an upstream, running."""
    server = Timed(parts, tls, tunnel)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.listener.shutdown(socket.SHUT_RDWR)
        server.listener.close()
        thread.join(1.0)  # a client that has failed may have left its connection open


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run on the event loop of the exporter."""
    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(main)


async def late(work: Coroutine[Any, Any, T]) -> T:
    """Do a piece of work while every turn of the loop takes long."""

    async def hold() -> None:
        while True:
            time.sleep(TURN)  # noqa: ASYNC251 - that is what is tried
            await asyncio.sleep(0)

    holding = asyncio.create_task(hold())
    try:
        return await work
    finally:
        holding.cancel()
