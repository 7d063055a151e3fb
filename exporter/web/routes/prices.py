"""`/prices`: what to use for what, and what it costs."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exporter.core.vocabulary import State
from exporter.web.context import WebContext
from exporter.web.front_query import given, known, page_of
from exporter.web.price_page import SIZE, price_page
from exporter.web.query import one_of, query, whole
from exporter.web.sheets import Sheets
from exporter.wording import LANGUAGES

_MOST_PAGES = 1_000_000


def routes(site: WebContext, sheets: Sheets | None = None) -> list[Route]:
    """The one route."""
    sheets = sheets or Sheets(site)

    async def prices(request: Request) -> Response:
        every = list(site.facade.board.entries.values())
        models = sorted({entry.facts.model for entry in every})
        asked = query(
            request,
            {
                "lang": given(one_of(LANGUAGES)),
                "model": given(known(models)),
                "page": given(whole(_MOST_PAGES)),
            },
        )
        speech = sheets.speech(request, asked.get("lang"))
        model, page = asked.get("model"), asked.get("page") or 1
        found = [entry for entry in every if model in (None, entry.facts.model)]
        found.sort(key=lambda entry: (entry.facts.model, entry.facts.channel, entry.facts.target))
        shown = [found[i] for i in page_of(len(found), SIZE, page)]
        worst = max((one.health.state for one in every), key=lambda s: s.code, default=State.UNKNOWN)
        return await sheets.answer(
            request,
            "prices.html",
            speech,
            worst,
            prices=await price_page(every, shown, model, speech),
            models=models,
            model=model,
            page=page,
            pages_count=max(1, -(-len(found) // SIZE)),
            play_money=site.play_money,
        )

    return [Route("/prices", prices, methods=["GET"])]
