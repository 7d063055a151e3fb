"""Everything that the exporter answers: all routes, with the pages, the API and what they are made with."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from exporter.errors import StoreError
from exporter.web.auth import Users
from exporter.web.context import EngineProtocol, WebContext, refuse
from exporter.web.front import behind_door
from exporter.web.guard import Terms
from exporter.web.query import BadQuery
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
    vital,
)

_PARTS = (
    *(scrapes, manage),
    *(api, events, route, status_pages, openapi, observations),
    *(badges, pages, prices, history),
)


def inside(site: WebContext) -> ASGIApp:
    """All routes, open to everybody."""
    facade = site.facade
    alone = vital.routes(lambda: facade.board, site.paths.telemetry, site.snapshots, facade.before_scrape)
    return Starlette(
        routes=[*alone, *(one for part in _PARTS for one in part.routes(site))],
        middleware=[Middleware(_Settled, facade)],
        exception_handlers={BadQuery: _bad_query, StoreError: _unreadable},
    )


class _Settled:
    """Lets nobody read of targets that are dated by two clocks."""

    def __init__(self, app: ASGIApp, facade: EngineProtocol) -> None:
        self._app = app
        self._facade = facade

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._facade.settled()
        await self._app(scope, receive, send)


def create_app(site: WebContext, users: Users | None = None, terms: Terms | None = None) -> ASGIApp:
    """The whole application, open to everybody without `users`."""
    return behind_door(inside(site), users or Users({}), terms or Terms(), site.paths, site.cors_origin)


def _bad_query(_request: Request, error: Exception) -> Response:
    return refuse(400, str(error))


def _unreadable(_request: Request, _error: Exception) -> Response:
    return refuse(503, "the storage cannot be read now", retry_after="15")
