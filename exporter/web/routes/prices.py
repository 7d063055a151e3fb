"""`/prices`: what to use for what, and what it costs."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exporter.core.board import Entry
from exporter.core.vocabulary import State
from exporter.web.context import WebContext
from exporter.web.front_query import given, known, page_of
from exporter.web.lists import in_order
from exporter.web.price_page import SIZE, price_page
from exporter.web.query import Readers, one_of, query, whole
from exporter.web.sheets import Sheets
from exporter.wording import LANGUAGES

_MOST_PAGES = 1_000_000


def routes(site: WebContext, sheets: Sheets | None = None) -> list[Route]:
    """The one route."""
    sheets = sheets or Sheets(site)

    async def prices(request: Request) -> Response:
        every = list(site.facade.board.entries.values())
        chosen = await sheets.work(_chosen, request, every)
        speech = sheets.speech(request, chosen.lang)
        return await sheets.answer(
            request,
            "prices.html",
            speech,
            chosen.worst,
            prices=await price_page(sheets, every, chosen.shown, chosen.model, speech),
            models=chosen.models,
            model=chosen.model,
            page=chosen.page,
            pages_count=max(1, -(-chosen.found // SIZE)),
            play_money=site.play_money,
        )

    return [Route("/prices", prices, methods=["GET"])]


class _Chosen(NamedTuple):
    """What a request asks for, and which targets that shows."""

    lang: str | None
    model: str | None
    page: int
    models: list[str]
    found: int
    shown: list[Entry]
    worst: State


def _chosen(request: Request, every: Sequence[Entry]) -> _Chosen:
    models = sorted({entry.facts.model for entry in every})
    readers: Readers = {
        "lang": given(one_of(LANGUAGES)),
        "model": given(known(models)),
        "page": given(whole(_MOST_PAGES)),
    }
    asked = query(request, readers)
    model, page = asked.get("model"), asked.get("page") or 1
    found = [entry for entry in every if model in (None, entry.facts.model)]
    found = in_order(found, lambda entry: (entry.facts.model, entry.facts.channel, entry.facts.target))
    worst = max((one.health.state for one in every), key=lambda s: s.code, default=State.UNKNOWN)
    shown = [found[i] for i in page_of(len(found), SIZE, page)]
    return _Chosen(asked.get("lang"), model, page, models, len(found), shown, worst)
