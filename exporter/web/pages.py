"""Pages for people: the status panel, a page for each target, and badges."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from exporter.core.words import State
from exporter.errors import StoreError
from exporter.web.badge import badge
from exporter.web.cards import card, price
from exporter.web.detail import HISTORY, detail
from exporter.web.panel import legend, panel
from exporter.web.ports import Episode
from exporter.web.site import Site, refuse_plainly
from exporter.web.speech import Speech
from exporter.web.words import choose
from exporter.web.workers import Workers

if TYPE_CHECKING:
    from exporter.web.sheets import Sheets

_ANY_SITE = {"cross-origin-resource-policy": "cross-origin", "cache-control": "max-age=30"}


class Pages:
    """The routes for people."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._sheets: Sheets | None = None
        self._workers = Workers("pages")

    async def front(self, request: Request) -> Response:
        """The status panel."""
        speech = self._speech(request)
        shown = await panel(self._site, speech)
        return await self._answer("panel.html", speech, shown.worst, panel=shown, legend=legend(speech))

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

    async def _episodes(self, name: str, since: float) -> Sequence[Episode]:
        try:
            return await self._site.facade.history(name, since)
        except StoreError:
            return ()

    async def _answer(self, name: str, speech: Speech, worst: State, **values: Any) -> Response:
        """A page. It is written in a thread: a board of a thousand targets would keep the probes waiting.

        `values` are plain data: the board goes on changing meanwhile.
        """
        if self._sheets is None:
            self._sheets = await self._workers.run(_load_sheets)
        html = await self._workers.run(self._sheets.write, name, speech, worst, values)
        headers = self._sheets.headers | {"content-language": speech.table.code}
        return HTMLResponse(html, headers=headers)

    def _speech(self, request: Request) -> Speech:
        table = choose(request.query_params.get("lang"), request.headers.get("accept-language", ""))
        return Speech(table, self._site.clock.time())


def _load_sheets() -> "Sheets":
    # Imported for the first page: the templates' library would delay the exporter's first answer.
    from exporter.web.sheets import Sheets

    return Sheets()


def routes(site: Site) -> list[Route]:
    """The routes for people."""
    pages = Pages(site)
    return [
        Route("/", pages.front, methods=["GET"]),
        Route("/targets/{name}", pages.target, methods=["GET"]),
        Route("/badge/{name}.svg", pages.badge, methods=["GET"]),
    ]
