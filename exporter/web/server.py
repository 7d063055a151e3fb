"""The server: uvicorn around the application, with the engine inside its lifespan."""

import asyncio
import contextlib
import gc
import logging
import signal
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp
from uvicorn.config import STARTUP_FAILURE

from exporter.clock import Clock
from exporter.config import Config
from exporter.errors import StoreError
from exporter.log import Log
from exporter.transport import Loop
from exporter.web import listen, systemd
from exporter.web.auth import Users
from exporter.web.connection import Acceptor, Connection
from exporter.web.connections import Connections, Slot
from exporter.web.context import EngineProtocol, WebContext, refuse
from exporter.web.guard import CrossOriginReaders, GuardMiddleware, Terms, WebGuard
from exporter.web.paths import Mounted, Paths
from exporter.web.public import PublicListener
from exporter.web.query import BadQuery
from exporter.web.reloading import EngineLifespan, Reloader
from exporter.web.routes import (
    api,
    badges,
    events,
    history,
    manage,
    observations,
    openapi,
    pages,
    prices,
    route,
    scrapes,
    status_pages,
)

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


_PARTS = (
    *(scrapes, manage),
    *(api, events, route, status_pages, openapi, observations),
    *(badges, pages, prices, history),
)


def create_app(
    site: WebContext, users: Users | None = None, lifespan: Lifespan | None = None, terms: Terms | None = None
) -> ASGIApp:
    """The ASGI application, open to everybody without `users`. `lifespan` owns the engine.

    The door is outside everything else: also the answers to what went wrong inside go out through it.
    """
    parts = (
        scrapes,
        manage,
        api,
        events,
        route,
        status_pages,
        openapi,
        observations,
        badges,
        pages,
        prices,
        history,
    )
    inside = Starlette(
        routes=[one for part in parts for one in part.routes(site)],
        lifespan=lifespan,
        exception_handlers={BadQuery: _bad_query, StoreError: _unreadable},
    )
    guarded = GuardMiddleware(inside, users or Users({}), terms or Terms())
    whole = guarded if site.cors_origin is None else CrossOriginReaders(guarded, site.cors_origin)
    return Mounted(whole, site.paths) if site.paths.prefix or site.paths.base else whole


def _bad_query(_request: Request, error: Exception) -> Response:
    return refuse(400, str(error))


def _unreadable(_request: Request, _error: Exception) -> Response:
    return refuse(503, "the storage cannot be read now", retry_after="15")


_log = Log("exporter.web")
_ANSWERS_END = 2
"""Seconds for requests under way when the exporter is told to end; the engine has as long after them."""
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


def serve(make: Callable[[], EngineProtocol], clock: Clock, serving: Serving) -> int:
    """Serve until SIGTERM or SIGINT; SIGHUP reloads both configurations.

    `make` builds the engine; it is called once the address is ours, with the event loop running.

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
            return runner.run(_serve(make, clock, serving, guard, [*handed, *opened]))
        finally:
            guard.users.end()


async def _serve(
    make: Callable[[], EngineProtocol],
    clock: Clock,
    serving: Serving,
    guard: WebGuard,
    socks: list[socket.socket],
) -> int:
    facade = make()
    notifier = systemd.Notifier()

    def taken(changed: bool) -> None:
        if changed:
            _warn_if_open(site, socks)
        server.renew()
        public.look_again()

    reloader = Reloader(facade, guard, serving.look_seconds, taken, notifier)
    reloader.watched = _watched(facade, serving)
    site = WebContext(
        facade=facade,
        clock=clock,
        lifecycle=serving.lifecycle,
        loopback=all(map(listen.is_loopback, socks)),
        guarded=lambda: guard.guarded,
        reload=reloader.reload,
        play_money=serving.play_money,
        cors_origin=serving.cors_origin,
        paths=serving.paths,
    )

    def end() -> None:
        notifier.stopping()
        server.end()

    engine = EngineLifespan(facade, reloader, end)

    def started() -> None:
        _warn_if_open(site, socks)
        for sock in socks:
            serving.on_listening(listen.url(sock, tls=guard.context is not None) + serving.paths.prefix)
        notifier.ready()
        public.look_again()

    public = PublicListener(site, lambda app: _Server(app, WebGuard(None, clock), lifespan="off"))
    public.open()
    server = _Server(create_app(site, guard.users, engine.lifespan, guard.terms), guard, started)
    with _signals({signal.SIGTERM: end, signal.SIGINT: end, signal.SIGHUP: engine.reload}):
        async with asyncio.TaskGroup() as tasks:
            strangers = tasks.create_task(public.run(), name="public page")
            await server.serve(socks)
            strangers.cancel()
    return int(engine.died)


def _watched(facade: EngineProtocol, serving: Serving) -> Callable[[], list[Path]] | None:
    files = serving.reload_on
    return None if files is None else lambda: list(files(facade.config))


def _warn_if_open(site: WebContext, socks: list[socket.socket]) -> None:
    if site.guarded():
        return
    for sock in socks:
        if listen.is_loopback(sock):
            continue
        _log.warning(
            "everybody who can reach this address can read everything"
            + (" and reload the configuration" if site.lifecycle else ""),
            address=listen.shown(sock),
            help="ask for passwords or client certificates with --web.config.file, or listen on 127.0.0.1",
        )


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
        """End soon; asked twice, at once."""
        self.force_exit = self.should_exit
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
