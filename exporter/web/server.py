"""The server: uvicorn around the application, with the engine inside its lifespan."""

import asyncio
import contextlib
import gc
import logging
import signal
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Literal

import uvicorn
from starlette.types import ASGIApp
from uvicorn.config import STARTUP_FAILURE

from exporter.clock import Clock
from exporter.config import Config
from exporter.core.records import dataclass
from exporter.exposition import Snapshots
from exporter.importing import beside_others
from exporter.log import Log
from exporter.lookup import Loop
from exporter.web import listen, systemd
from exporter.web.acceptor import Acceptor
from exporter.web.connection import Connection
from exporter.web.connections import Connections, Slot
from exporter.web.context import EngineProtocol, WebContext, Workers
from exporter.web.front import Early, Front, Make, behind_door
from exporter.web.guard import WebGuard, stamps
from exporter.web.paths import Paths
from exporter.web.public_listener import PublicListener
from exporter.web.reloading import EngineLifespan, Reloader

_log = Log("exporter.web")
_ANSWERS_END = 2
"""Seconds for requests under way when the exporter is told to end; the engine has as long after them."""
_HOW_TO_CLOSE = "ask for passwords or client certificates with --web.config.file, or listen on 127.0.0.1"
_HEAD_START = 0.05
"""Seconds in which who has waited for the exporter to listen may ask, before the rest is loaded ..."""
_LONGEST_ANSWER = 5.0
"""... and for which the answer may hold that up: beside it the scrape of ten thousand takes twice as long."""
_IDLE = 120
"""Seconds for which an idle connection is kept: longer than Prometheus usually waits between scrapes."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve."""

    listen_addresses: Sequence[str] = ("127.0.0.1:9847",)
    web_config: Path | None = None
    lifecycle: bool = False
    """Allow a reload over HTTP."""
    play_money: bool = False
    """Say on the page that the money is not real."""
    cors_origin: str | None = None
    """As in `WebContext`."""
    on_listening: Callable[[str], None] = lambda _url: None
    """Told of every place where the exporter is, once it answers."""
    look_seconds: float = 1.0
    """How often to look whether files of the configurations have changed."""
    systemd_socket: bool = False
    """Listen on the sockets that systemd hands over, and on no address."""
    paths: Paths = field(default_factory=Paths)
    reload_on: Callable[[Config], Iterable[Path]] | None = None
    """The files whose change is a reload; None: only who asks for a reload gets it."""


def serve(make: Callable[[], EngineProtocol] | Early, clock: Clock, serving: Serving) -> int:
    """Serve until SIGTERM or SIGINT; SIGHUP reloads both configurations.

    `make` builds the engine; it is called once the address is ours, with the event loop running. Or it is
    what can be shown `Early`, while the engine is still being loaded.

    Returns:
        The exit code: 1 if the engine died, otherwise 0.

    Raises:
        ConfigError: the address or the web configuration cannot be used.
        ListenError: the address cannot be listened on.
    """
    addresses = [] if serving.systemd_socket else [listen.parse(each) for each in serving.listen_addresses]
    guard = WebGuard(serving.web_config, clock)
    with contextlib.ExitStack() as stack:
        handed = systemd.sockets() if serving.systemd_socket else []
        opened = [stack.enter_context(contextlib.closing(listen.listen(each))) for each in addresses]
        runner = stack.enter_context(asyncio.Runner(loop_factory=Loop))
        try:
            return runner.run(_Served(clock, serving, guard, [*handed, *opened]).run(make))
        finally:
            guard.users.end()


class _Served:
    """One exporter being served, from what is shown early to the whole."""

    def __init__(self, clock: Clock, serving: Serving, guard: WebGuard, socks: list[socket.socket]) -> None:
        self._clock = clock
        self._serving = serving
        self._guard = guard
        self._socks = socks
        self._reachable = [listen.shown(sock) for sock in socks if not listen.is_loopback(sock)]
        """Where others than this machine can connect; the sockets are closed before the engine ends."""
        self._notifier = systemd.Notifier()
        self._snapshots = Snapshots()

    async def run(self, make: Callable[[], EngineProtocol] | Early) -> int:
        """Serve until the end; the exit code."""
        early = make if isinstance(make, Early) else _ready(make())
        serving, guard = self._serving, self._guard
        # Whatever is written from now on is a change, also while the rest is loaded.
        self._watched_since = stamps([*serving.reload_on(early.config)]) if serving.reload_on else ()
        lifespan = EngineLifespan(partial(self._begin, early), self._died)
        self._front = Front(early, serving.paths.telemetry, self._snapshots, lifespan.lifespan)
        app = behind_door(self._front, guard.users, guard.terms, serving.paths, serving.cors_origin)
        self._site: WebContext | None = None
        self._public = PublicListener(
            lambda: early.config if self._site is None else self._site.facade.config, self._public_server
        )
        self._public.open()
        self._server = _Server(app, guard, self._started)
        handlers = {signal.SIGTERM: self._end, signal.SIGINT: self._end, signal.SIGHUP: lifespan.reload}
        with _signals(handlers):
            async with asyncio.TaskGroup() as tasks:
                strangers = tasks.create_task(self._public.run(), name="public page")
                await self._server.serve(self._socks)
                strangers.cancel()
        return int(lifespan.died)

    async def _begin(self, early: Early) -> Reloader:
        """Load the rest, build the engine, and answer everything."""
        await asyncio.sleep(_HEAD_START)
        await self._front.answered(_LONGEST_ANSWER)
        workers = Workers("loading")
        make, inside = await workers.run(_load, early)
        workers.end()
        facade = make(self._open)
        serving, guard = self._serving, self._guard
        reloader = Reloader(facade, guard, serving.look_seconds, self._taken, self._notifier)
        reloader.watched, reloader.watched_since = _watched(facade, serving), self._watched_since
        self._site = site = WebContext(
            facade=facade,
            clock=self._clock,
            lifecycle=serving.lifecycle,
            loopback=not self._reachable,
            guarded=lambda: guard.guarded,
            reload=reloader.reload,
            play_money=serving.play_money,
            cors_origin=serving.cors_origin,
            paths=serving.paths,
            snapshots=self._snapshots,
        )
        self._inside = inside(site)
        return reloader

    def _open(self) -> None:
        """The engine knows its targets: answer everything."""
        self._front.open(self._inside)
        self._public.look_again()

    def _started(self) -> None:
        serving, tls = self._serving, self._guard.context is not None
        self._warn_if_open()
        for sock in self._socks:
            serving.on_listening(listen.url(sock, tls=tls) + serving.paths.prefix)
        self._notifier.ready()

    def _taken(self, changed: bool) -> None:
        if changed:
            self._warn_if_open()
        self._server.renew()
        self._public.look_again()

    def _end(self) -> None:
        self._notifier.stopping()
        self._server.end()

    def _died(self) -> None:
        self._notifier.stopping()
        self._server.end_in_order()

    def _warn_if_open(self) -> None:
        if self._guard.guarded:
            return
        for address in self._reachable:
            _log.warning(
                "everybody who can reach this address can read everything"
                + (" and reload the configuration" if self._serving.lifecycle else ""),
                address=address,
                help=_HOW_TO_CLOSE,
            )

    def _public_server(self) -> uvicorn.Server:
        from exporter.web.public import public_app  # the pages are loaded after the first scrapes

        assert self._site is not None  # noqa: S101 - nobody is told to look before
        return _Server(public_app(self._site), WebGuard(None, self._clock), lifespan="off")


def _ready(facade: EngineProtocol) -> Early:
    """What is built already, and can be asked as soon as it runs."""

    def make(on_open: Callable[[], None]) -> EngineProtocol:
        asyncio.get_running_loop().call_soon(on_open)
        return facade

    return Early(facade.board, facade.config, lambda: make)


def _load(early: Early) -> tuple[Make, Callable[[WebContext], ASGIApp]]:
    """Import all that a first scrape does not need. For a thread; the event loop goes on beside it."""
    with beside_others():
        make = early.prepare()
        from exporter.web import application, public, templates  # noqa: F401 - all that pages are made with

        return make, application.inside


def _watched(facade: EngineProtocol, serving: Serving) -> Callable[[], list[Path]] | None:
    files = serving.reload_on
    return None if files is None else lambda: list(files(facade.config))


class _Server(uvicorn.Server):
    """Uvicorn, ended by `end` instead of by signals: it would raise them again after a good end."""

    def __init__(
        self,
        app: ASGIApp,
        guard: WebGuard,
        on_started: Callable[[], None] = lambda: None,
        lifespan: Literal["on", "off"] = "on",
    ) -> None:
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan=lifespan,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=_ANSWERS_END,
        )
        config.load()
        # Its warnings are about what strangers send, a line or two for each request: that would fill a disk.
        logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
        super().__init__(config)
        self._on_started = on_started
        self._guard = guard
        self._context = guard.context
        self._open = Connections()
        self._acceptor = Acceptor(guard, self._open, self._connection)
        self._sockets: list[socket.socket] = []

    def renew(self) -> None:
        """Where TLS has changed, what was opened before ends as soon as it is answered."""
        if self._guard.context is not self._context:
            self._context = self._guard.context
            self._acceptor.renew()

    def end(self) -> None:
        """End soon; asked twice, without waiting for answers."""
        self.force_exit = self.should_exit
        self.end_in_order()

    def end_in_order(self) -> None:
        """End as soon as what is under way is answered."""
        self.should_exit = True
        # Everything goes at once with the process; to look through it for garbage takes seconds.
        gc.freeze()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the engine. Whoever connects meanwhile waits for `main_loop`."""
        await self.lifespan.startup()
        if self.lifespan.should_exit:
            raise SystemExit(STARTUP_FAILURE)
        self.servers = []
        self._sockets = sockets or []
        self.started = True
        # What is loaded by now stays; collections that walk over it would delay probes.
        gc.freeze()
        self._on_started()

    async def main_loop(self) -> None:
        """Answer until the end."""
        async with self._acceptor.accepting(self._sockets):
            await super().main_loop()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is served, then the engine: where answers are not waited for, uvicorn leaves it out."""
        await super().shutdown(sockets)
        if self.force_exit:
            await self.lifespan.shutdown()

    def _connection(self, slot: Slot) -> Connection:
        return Connection(
            slot,
            self._open,
            self._guard.sans,
            config=self.config,
            server_state=self.server_state,
            app_state=self.lifespan.state,
        )

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.contextmanager
def _signals(handlers: Mapping[signal.Signals, Callable[[], None]]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number, handler in handlers.items():
        loop.add_signal_handler(number, handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, handlers)  # what came during the start is handled now
    try:
        yield
    finally:
        for number in handlers:
            loop.remove_signal_handler(number)
