"""The public page: a second listener with pages, feeds and badges, and nothing that is only ours."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from exporter.config.public_page import PageAnnouncement, PageLink, PublicPage
from exporter.errors import ConfigError, StoreError
from exporter.log import Log
from exporter.web import listen
from exporter.web.auth import Users
from exporter.web.context import WebContext, refuse
from exporter.web.guard import GuardMiddleware, Terms
from exporter.web.paths import Paths
from exporter.web.query import BadQuery
from exporter.web.routes import badges, events, history, pages
from exporter.web.sheets import Sheets

_log = Log("exporter.web")
_GOOD_FOR: Final = 5.0
"""Seconds for which a page is given to everybody who asks for the same."""
_MOST: Final = 32
"""Pages that are kept for so long."""
_FEEDS: Final = ("/feed.atom", "/feed.json")
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class PublicFrame:
    """What stands around the content."""

    title: str | None
    logo: bool
    links: tuple[PageLink, ...]
    announcement: PageAnnouncement | None


class PublicSheets(Sheets):
    """The public's pages: without money, evidence and what concerns the exporter."""

    public = True

    @property
    def paths(self) -> Paths:
        """Its own address has no prefix."""
        return Paths()

    def frame(self, now: float) -> PublicFrame:
        """As the configuration in force has it; an announcement while it stands."""
        page = self.site.facade.config.page
        if page is None:
            return PublicFrame(None, False, (), None)
        told = page.announcement
        stands = told is not None and told.stands(now)
        return PublicFrame(page.title, page.picture is not None, page.links, told if stands else None)


class _Remembered:
    """Answers everybody who asks for the same within a few seconds with the same page, written once.

    What strangers ask for is written one after the other, so that many of them do not delay probes.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: dict[tuple[str, ...], tuple[float, Response]] = {}
        self._one_at_a_time = asyncio.Lock()

    def __call__(self, handler: Handler) -> Handler:
        async def remembered(request: Request) -> Response:
            url, spoken = request.url, request.headers.get("accept-language", "")
            key = (url.netloc, url.path, url.query, spoken)
            async with self._one_at_a_time:
                now = self._clock()
                known = self._known.get(key)
                if known is not None and now < known[0]:
                    return known[1]
                answer = await handler(request)
                self._known = {k: v for k, v in self._known.items() if now < v[0]}
                if answer.status_code == 200 and len(self._known) < _MOST:
                    self._known[key] = (now + _GOOD_FOR, answer)
                return answer

        return remembered


def public_app(site: WebContext) -> ASGIApp:
    """The application of the public address."""
    sheets, remembered = PublicSheets(site), _Remembered(site.clock.monotonic)

    async def logo(_request: Request) -> Response:
        page = site.facade.config.page
        picture = None if page is None else page.picture
        if picture is None:
            return refuse(404, "there is no logo")
        return Response(picture[0], media_type=picture[1], headers={"cache-control": "max-age=300"})

    told = [
        *pages.routes(site, sheets),
        *history.routes(site, sheets),
        *(route for route in events.routes(site) if route.path in _FEEDS),
        *badges.routes(site),
    ]
    inside = Starlette(
        routes=[
            *(Route(route.path, remembered(route.endpoint), methods=["GET"]) for route in told),
            Route("/logo", logo, methods=["GET"]),
        ],
        exception_handlers={BadQuery: _bad_query, StoreError: _unreadable},
    )
    return GuardMiddleware(inside, Users({}), Terms())


def _bad_query(_request: Request, error: Exception) -> Response:
    return refuse(400, str(error))


def _unreadable(_request: Request, _error: Exception) -> Response:
    return refuse(503, "the history cannot be read now", retry_after="15")


class PublicListener:
    """Listens where the configuration in force says, if it says so; follows its reloads."""

    def __init__(self, site: WebContext, server: Callable[[ASGIApp], uvicorn.Server]) -> None:
        self._site = site
        self._server = server
        self._at: str | None = None
        self._socket: socket.socket | None = None
        self._running: uvicorn.Server | None = None
        self._ended = asyncio.Event()
        self._look = asyncio.Event()

    @property
    def _page(self) -> PublicPage | None:
        return self._site.facade.config.page

    def open(self) -> None:
        """Take the address before anything starts.

        Raises:
            ListenError: it cannot be listened on.
        """
        if self._page is not None:
            self._take(self._page.listen_address)

    def look_again(self) -> None:
        """The configuration may have changed, or serving may begin."""
        self._look.set()

    async def run(self) -> None:
        """Serve until cancelled. Whatever goes wrong here, the exporter goes on."""
        try:
            async with asyncio.TaskGroup() as tasks:
                while True:
                    await self._look.wait()
                    self._look.clear()
                    await self._follow(tasks)
        except Exception:  # noqa: BLE001 - strangers' page must not end the exporter
            _log.exception("the public page has ended")
        finally:
            if self._socket is not None:
                self._socket.close()

    async def _follow(self, tasks: asyncio.TaskGroup) -> None:
        wanted = None if self._page is None else self._page.listen_address
        if wanted != self._at:
            await self._move(wanted)
        if self._socket is not None and self._running is None:
            self._running = self._server(public_app(self._site))
            self._ended.clear()
            tasks.create_task(self._serve(self._running, self._socket), name="public page")
            _log.info("public page", address="{}:{}".format(*self._socket.getsockname()[:2]))

    async def _move(self, wanted: str | None) -> None:
        """Leave the old address and take the new one; where that fails, the old one again."""
        before = self._at
        await self._leave()
        if wanted is None:
            return
        try:
            self._take(wanted)
        except (listen.ListenError, ConfigError) as error:
            _log.error("public page not moved", problem=str(error), help="free the address, then reload")
            if before is not None:
                self._take(before)

    def _take(self, address: str) -> None:
        self._socket = listen.listen(listen.parse(address))
        self._at = address

    async def _leave(self) -> None:
        if self._running is not None:
            self._running.should_exit = True
            await self._ended.wait()
        if self._socket is not None:
            self._socket.close()
        self._running = self._socket = self._at = None

    async def _serve(self, server: uvicorn.Server, sock: socket.socket) -> None:
        try:
            await server.serve([sock])
        finally:
            self._ended.set()
