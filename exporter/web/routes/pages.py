"""A badge: one target's state as a small picture for other people's pages."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from exporter.core.vocabulary import COLOURS, State
from exporter.errors import StoreError
from exporter.web.cards import card, price
from exporter.web.context import WebContext, refuse_plainly
from exporter.web.formatting import Formatting
from exporter.web.overview import legend, overview
from exporter.web.protocols import EpisodeLike
from exporter.web.target_page import HISTORY, detail
from exporter.web.workers import Workers
from exporter.wording import choose

_DARK_TEXT = frozenset({State.DEGRADED, State.UNKNOWN})
_WIDTH, _WIDE = 6.6, 12.5
"""Pixels of a narrow and of a wide character at the badge's font size."""


def badge(name: str, state: State, word: str) -> str:
    """SVG of a badge that says `name` and, in the state's colour, `word`."""
    left, right = _measure(name), _measure(word)
    whole = left + right
    ink = "#24292f" if state in _DARK_TEXT else "#fff"
    label, said = escape(name), escape(word)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img" '
        f'aria-label="{label}: {said}"><title>{label}: {said}</title>'
        f'<clipPath id="r"><rect width="{whole}" height="20" rx="4"/></clipPath><g clip-path="url(#r)">'
        f'<rect width="{left}" height="20" fill="#424a53"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{COLOURS[state]}"/></g>'
        f'<g font-family="system-ui,sans-serif" font-size="11" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="14" fill="#fff">{label}</text>'
        f'<text x="{left + right / 2:g}" y="14" fill="{ink}">{said}</text></g></svg>'
    )


def _measure(text: str) -> int:
    return round(sum(_WIDE if ord(letter) > 0x2E7F else _WIDTH for letter in text)) + 14


if TYPE_CHECKING:
    from exporter.web.templates import Templates

_ANY_SITE = {"cross-origin-resource-policy": "cross-origin", "cache-control": "max-age=30"}


class PageRoutes:
    """The routes for people."""

    def __init__(self, site: WebContext) -> None:
        self._site = site
        self._sheets: Templates | None = None
        self._workers = Workers("pages")

    async def front(self, request: Request) -> Response:
        """The status panel."""
        speech = self._speech(request)
        shown = await overview(self._site, speech)
        return await self._answer("overview.html", speech, shown.worst, overview=shown, legend=legend(speech))

    async def target(self, request: Request) -> Response:
        """One target."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse_plainly(404, "no target of that name is configured")
        speech = self._speech(request)
        story = self._site.facade.explain(entry.facts.target)
        episodes = await self._episodes(entry.facts.target, speech.now - HISTORY)
        return await self._answer(
            "target.html",
            speech,
            entry.health.state,
            card=card(entry, list(self._site.facade.board.pages.values()), speech),
            facts=entry.facts,
            price=price(entry.facts, speech),
            channel=speech.channel(entry.facts.channel),
            detail=detail(entry, story, episodes, speech, self._site.conceal),
        )

    async def badge(self, request: Request) -> Response:
        """One target's badge."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse_plainly(404, "no target of that name is configured")
        speech = self._speech(request)
        picture = badge(entry.facts.title, entry.health.state, speech.state(entry.health.state))
        return Response(picture, headers=_ANY_SITE, media_type="image/svg+xml")

    async def _episodes(self, name: str, since: float) -> Sequence[EpisodeLike]:
        try:
            return await self._site.facade.history(name, since)
        except StoreError:
            return ()

    async def _answer(self, name: str, speech: Formatting, worst: State, **values: Any) -> Response:
        """A page. It is written in a thread: a board of a thousand targets would keep the probes waiting.

        `values` are plain data: the board goes on changing meanwhile.
        """
        if self._sheets is None:
            self._sheets = await self._workers.run(_load_sheets)
        html = await self._workers.run(self._sheets.write, name, speech, worst, values)
        headers = self._sheets.headers | {"content-language": speech.table.code}
        return HTMLResponse(html, headers=headers)

    def _speech(self, request: Request) -> Formatting:
        table = choose(request.query_params.get("lang"), request.headers.get("accept-language", ""))
        return Formatting(table, self._site.clock.time())


def _load_sheets() -> "Templates":
    # Imported for the first page: the templates' library would delay the exporter's first answer.
    from exporter.web.templates import Templates

    return Templates()


def routes(site: WebContext) -> list[Route]:
    """The routes for people."""
    pages = PageRoutes(site)
    return [
        Route("/", pages.front, methods=["GET"]),
        Route("/targets/{name}", pages.target, methods=["GET"]),
        Route("/badge/{name}.svg", pages.badge, methods=["GET"]),
    ]
