"""What answers first: scrapes and health from the board, while the rest of the exporter is being loaded.

To load it takes longer than to begin: whoever asks for more than the board tells waits until it is there.
"""

import asyncio
import contextlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Final

from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from exporter.config import Config
from exporter.config.model import Mode
from exporter.core.board import Board
from exporter.core.records import dataclass
from exporter.exposition import Snapshots
from exporter.web.auth import Users
from exporter.web.context import EngineProtocol
from exporter.web.guard import CrossOriginReaders, GuardMiddleware, Terms
from exporter.web.paths import Mounted, Paths
from exporter.web.routes import vital

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]
Make = Callable[[Callable[[], None]], EngineProtocol]
"""Builds the engine, which calls what it is given once it watches every target."""
_READS: Final = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Early:
    """What can be shown before anything else is loaded."""

    board: Board
    config: Config
    prepare: Callable[[], Make]
    """Loads the engine, in a thread; what it gives builds it, with the event loop running."""


class Front:
    """The application: `early` answers what it can until `open` is called, then the whole one everything."""

    def __init__(self, early: Early, telemetry: str, snapshots: Snapshots, lifespan: Lifespan) -> None:
        routes = vital.routes(lambda: early.board, telemetry, snapshots)
        self._early = Starlette(routes=routes, lifespan=lifespan)
        self._known = {vital.HEALTHY, vital.READY}
        if early.config.global_.mode is not Mode.ON_SCRAPE:
            # A scrape that probes waits for what can probe.
            self._known.add(telemetry)
        self._whole: ASGIApp | None = None
        self._opened = asyncio.Event()
        self._answering = 0
        self._answered = asyncio.Event()
        self._answered.set()

    def open(self, whole: ASGIApp) -> None:
        """Answer everything from now on."""
        self._whole = whole
        self._opened.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._early(scope, receive, send)
            return
        if self._whole is None and self._is_early(scope):
            await self._answer_early(scope, receive, send)
            return
        await self._opened.wait()
        assert self._whole is not None  # noqa: S101 - it is opened with it
        await self._whole(scope, receive, send)

    async def answered(self, at_most: float) -> None:
        """Wait until whoever asks now what can be told early is answered, for so many seconds at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(at_most):
                await self._answered.wait()

    async def _answer_early(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._answering += 1
        self._answered.clear()
        try:
            await self._early(scope, receive, send)
        finally:
            self._answering -= 1
            if not self._answering:
                self._answered.set()

    def _is_early(self, scope: Scope) -> bool:
        return scope["type"] == "http" and scope["method"] in _READS and scope["path"] in self._known


def behind_door(app: ASGIApp, users: Users, terms: Terms, paths: Paths, cors_origin: str | None) -> ASGIApp:
    """The application as it is met from outside.

    The door is outside everything else: also the answers to what went wrong inside go out through it.
    """
    guarded = GuardMiddleware(app, users, terms)
    whole = guarded if cors_origin is None else CrossOriginReaders(guarded, cors_origin)
    return Mounted(whole, paths) if paths.prefix or paths.base else whole
