"""`/api/v1/pages`: what the vendors' own status pages say, beside what was seen here."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.core.board import Component, Notice, Page
from exporter.core.status_page import Matched, Seen, compare
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import State
from exporter.settings import format_duration
from exporter.web.context import WebContext, stamp
from exporter.web.etag import conditional
from exporter.web.query import query
from exporter.web.serialize import share

PAST: Final = 90 * DAY
_TROUBLE: Final = frozenset({State.DEGRADED, State.MAINTENANCE, State.RISK_CONTROL, State.SUSPENDED})


def routes(site: WebContext) -> list[Route]:
    """The one route."""

    async def pages(request: Request) -> Response:
        query(request, {})
        board = site.facade.board
        return JSONResponse({"pages": [await _page(page, site) for page in board.pages.values()]})

    return [Route("/api/v1/pages", conditional(pages), methods=["GET"])]


async def _page(page: Page, site: WebContext) -> dict[str, Any]:
    return {
        "page": page.name,
        "url": page.url,
        "up": page.up,
        "read_at": stamp(page.read_at),
        "indicator": page.indicator,
        "components": [_component(component) for component in page.components],
        "notices": [_notice(notice) for notice in page.notices],
        "past": [_notice(notice) for notice in page.past],
        "compared": [_compared(pair) for pair in await compared(page, site)],
    }


async def compared(page: Page, site: WebContext) -> list[Matched]:
    """What a page told of each target of 90 days and what was seen here, oldest first.

    Raises:
        StoreError: the history cannot be read.
    """
    since = site.clock.time() - PAST
    told = [*page.past, *page.notices]
    pairs: list[Matched] = []
    for target in sorted({t for component in page.components for t in component.targets}):
        if site.entry(target) is None:
            continue
        episodes = await site.facade.history(target, since)
        ours = [Seen(e.state, max(e.start, since), e.end) for e in episodes if e.state in _TROUBLE]
        pairs += compare(target, ours, told)
    return sorted(pairs, key=lambda pair: pair.start)


def _component(component: Component) -> dict[str, Any]:
    window = component.uptime_window if component.uptime_ratio is not None else None
    return {
        "component": component.name,
        "state": component.state,
        "since": stamp(component.since or None),
        "targets": list(component.targets),
        "uptime_ratio": share(component.uptime_ratio),
        "uptime_window": None if window is None else format_duration(window),
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "title": notice.title,
        "impact": notice.impact,
        "start": stamp(notice.start),
        "end": stamp(notice.end),
        "published": stamp(notice.published),
        "begun": notice.begun,
        "targets": list(notice.targets),
    }


def _compared(pair: Matched) -> dict[str, Any]:
    ours, theirs = pair.ours, pair.theirs
    return {
        "target": pair.target,
        "seen": None
        if ours is None
        else {"state": ours.state, "start": stamp(ours.start), "end": stamp(ours.end)},
        "told": None if theirs is None else _notice(theirs),
        "lead_seconds": pair.lead,
    }
