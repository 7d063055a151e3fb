"""The pages for people: the status panel, and one page for each target."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from exporter.core.vocabulary import State
from exporter.errors import StoreError
from exporter.web.cards import card, credential, delivered, price
from exporter.web.context import EpisodeLike, WebContext, Workers, refuse_plainly
from exporter.web.formatting import Formatting
from exporter.web.overview import legend, overview
from exporter.web.paths import Paths
from exporter.web.target_page import HISTORY, detail
from exporter.wording import choose

if TYPE_CHECKING:
    from exporter.web.templates import Templates


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
            credential=credential(entry, speech),
            delivered=delivered(entry, speech),
            channel=speech.channel(entry.facts.channel),
            detail=detail(entry, story, episodes, speech, self._site.conceal),
        )

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
            self._sheets = await self._workers.run(_load_sheets, self._site.paths)
        html = await self._workers.run(self._sheets.write, name, speech, worst, values)
        headers = self._sheets.headers | {"content-language": speech.table.code}
        return HTMLResponse(html, headers=headers)

    def _speech(self, request: Request) -> Formatting:
        table = choose(request.query_params.get("lang"), request.headers.get("accept-language", ""))
        return Formatting(table, self._site.clock.time())


def _load_sheets(paths: Paths) -> "Templates":
    # Imported for the first page: the templates' library would delay the exporter's first answer.
    from exporter.web.templates import Templates

    return Templates(paths)


def routes(site: WebContext) -> list[Route]:
    """The routes for people."""
    pages = PageRoutes(site)
    return [
        Route("/", pages.front, methods=["GET"]),
        Route("/targets/{name}", pages.target, methods=["GET"]),
    ]
