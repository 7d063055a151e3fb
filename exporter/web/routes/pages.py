"""The pages for people: the status panel, and one page for each target."""

from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exporter.core.board import Entry
from exporter.core.thresholds import DAY
from exporter.errors import StoreError
from exporter.web.cards import card, credential, delivered, price
from exporter.web.charts import MONEY_DAYS, MOST_CHECKS, charts
from exporter.web.context import WebContext, refuse_plainly
from exporter.web.days import OlderDays
from exporter.web.formatting import Formatting
from exporter.web.front_query import given, wanted
from exporter.web.overview import legend, overview
from exporter.web.query import one_of, query
from exporter.web.sheets import Sheets
from exporter.web.target_page import HISTORY, TargetRecord, detail, recent
from exporter.wording import LANGUAGES

_DASHBOARD: Final = "sora-target"
"""The uid of `dashboards/target.json`."""


class PageRoutes:
    """The routes for people."""

    def __init__(self, site: WebContext, sheets: Sheets) -> None:
        self._site = site
        self._sheets = sheets
        self._older = OlderDays()

    async def front(self, request: Request) -> Response:
        """The status panel."""
        asked = await self._sheets.work(wanted, request, [*self._site.facade.board.entries.values()])
        speech = self._sheets.speech(request, asked.lang)
        shown = await overview(self._sheets, asked, self._older, speech)
        return await self._sheets.answer(
            request, "overview.html", speech, shown.worst, overview=shown, legend=legend(speech)
        )

    async def target(self, request: Request) -> Response:
        """One target."""
        asked = query(request, {"lang": given(one_of(LANGUAGES))})
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse_plainly(404, "no target of that name is configured")
        speech = self._sheets.speech(request, asked.get("lang"))
        story = self._site.facade.explain(entry.facts.target)
        recorded = await self._recorded(entry, speech)
        days = await self._older.of(entry, self._site.facade, speech.now)
        pages = list(self._site.facade.board.pages.values())
        return await self._sheets.answer(
            request,
            "target.html",
            speech,
            entry.health.state,
            card=card(entry, pages, speech, days, public=self._sheets.public),
            facts=entry.facts,
            price=price(entry.facts, speech),
            credential=() if self._sheets.public else credential(entry, speech),
            delivered=None if self._sheets.public else delivered(entry, speech),
            channel=speech.channel(entry.facts.channel),
            detail=detail(entry, story, recorded, speech, self._site.conceal),
            grafana=None if self._sheets.public else self._grafana(entry.facts.target),
        )

    async def _recorded(self, entry: Entry, speech: Formatting) -> TargetRecord:
        """What the storage tells, money only where it is shown; nothing where it cannot be read."""
        facade, name, since = self._site.facade, entry.facts.target, speech.now - HISTORY
        try:
            episodes = await facade.history(name, since)
            checks = await facade.checks(name, since, MOST_CHECKS)
            first = datetime.fromtimestamp(speech.now - (MONEY_DAYS - 1) * DAY, UTC).date()
            spent = {} if self._sheets.public else await facade.spent_by_day(name, first)
        except StoreError:
            return TargetRecord()
        drawn = await self._sheets.work(charts, entry.facts.probes, checks, speech)
        return TargetRecord(episodes, spent, drawn, () if self._sheets.public else recent(checks))

    def _grafana(self, name: str) -> str | None:
        url = self._site.facade.config.global_.grafana_url
        return None if url is None else f"{url.rstrip('/')}/d/{_DASHBOARD}?var-target={quote(name)}"


def routes(site: WebContext, sheets: Sheets | None = None) -> list[Route]:
    """The routes for people; `sheets` are the public's on the public address."""
    pages = PageRoutes(site, sheets or Sheets(site))
    return [
        Route("/", pages.front, methods=["GET"]),
        Route("/targets/{name}", pages.target, methods=["GET"]),
    ]
