"""The server: uvicorn around the application, with the engine inside its lifespan."""

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from exporter.clock import Clock
from exporter.transport import Loop
from exporter.web import listen
from exporter.web.app import create_app
from exporter.web.guard import Guard
from exporter.web.lifespan import Engine
from exporter.web.ports import Facade
from exporter.web.site import Site

_ANSWERS_END = 2
"""Seconds for requests under way when the exporter is told to end; the engine has as long after them."""
_IDLE = 120
"""Seconds for which an idle connection is kept: longer than Prometheus usually waits between scrapes."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve."""

    listen_address: str = "127.0.0.1:9847"
    web_config: Path | None = None
    lifecycle: bool = False
    """Allow a reload over HTTP."""
    play_money: bool = False
    """Say on the page that the money is not real."""
    on_listening: Callable[[str], None] = lambda _url: None
    """Told where the exporter is, once it answers."""


def serve(make: Callable[[], Facade], clock: Clock, serving: Serving) -> int:
    """Serve until SIGTERM or SIGINT; SIGHUP reloads both configurations.

    `make` builds the engine; it is called once the address is ours, with the event loop running.

    Returns:
        The exit code: 1 if the engine died, otherwise 0.

    Raises:
        ConfigError: the address or the web configuration cannot be used.
        ListenError: the address cannot be listened on.
    """
    address = listen.parse(serving.listen_address)
    guard = Guard(serving.web_config)
    with contextlib.closing(listen.listen(address)) as sock, asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(_serve(make, clock, serving, guard, sock))


async def _serve(
    make: Callable[[], Facade], clock: Clock, serving: Serving, guard: Guard, sock: socket.socket
) -> int:
    site = Site(
        facade=make(),
        clock=clock,
        lifecycle=serving.lifecycle,
        loopback=listen.parse(serving.listen_address).loopback,
        guarded=guard.guarded,
        play_money=serving.play_money,
    )
    engine = Engine(site.facade, guard)
    server = _Server(create_app(site, guard.users, engine.lifespan), guard)
    where = listen.url(sock, tls=guard.context is not None)
    server.on_started = lambda: serving.on_listening(where)
    engine.on_death = server.end
    with _signals({signal.SIGTERM: server.end, signal.SIGINT: server.end, signal.SIGHUP: engine.reload}):
        await server.serve([sock])
    return int(engine.died)


class _Server(uvicorn.Server):
    """Uvicorn, ended by `end` instead of by signals: it would raise them again after a good end."""

    def __init__(self, app: Starlette, guard: Guard) -> None:
        config = uvicorn.Config(
            app,
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=_ANSWERS_END,
        )
        config.load()
        config.ssl = guard.context
        super().__init__(config)
        self.on_started: Callable[[], None] = lambda: None

    def end(self) -> None:
        """End soon; asked twice, at once."""
        self.force_exit = self.should_exit
        self.should_exit = True
        # Everything goes at once with the process; to look through it for garbage takes seconds.
        gc.freeze()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # What is loaded by now stays; collections that walk over it would delay probes.
        gc.freeze()
        self.on_started()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.contextmanager
def _signals(handlers: Mapping[signal.Signals, Callable[[], None]]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number, handler in handlers.items():
        loop.add_signal_handler(number, handler)
    try:
        yield
    finally:
        for number in handlers:
            loop.remove_signal_handler(number)
