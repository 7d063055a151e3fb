"""The public page: pages, feeds and badges, and nothing that is only ours."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from exporter.config.public_page import PageAnnouncement, PageLink
from exporter.errors import StoreError
from exporter.web.auth import Users
from exporter.web.context import WebContext, refuse
from exporter.web.guard import GuardMiddleware, Terms
from exporter.web.paths import Paths
from exporter.web.query import BadQuery
from exporter.web.routes import badges, events, history, pages
from exporter.web.sheets import Sheets

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
