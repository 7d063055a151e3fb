"""`/history`: all episodes of all targets by day."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, State
from exporter.errors import StoreError
from exporter.web.context import TargetEpisode, WebContext
from exporter.web.front_query import given, known, page_of
from exporter.web.history_page import MOST, SIZE, STATES, HistoryQuery, by_day, matching
from exporter.web.query import one_of, query, whole
from exporter.web.sheets import Sheets
from exporter.wording import LANGUAGES

_PERIODS = ("1", "7", "30", "90")
_MOST_PAGES = 1_000_000


def routes(site: WebContext, sheets: Sheets | None = None) -> list[Route]:
    """The one route; `sheets` are the public's on the public address."""
    sheets = sheets or Sheets(site)

    async def history(request: Request) -> Response:
        board = site.facade.board
        asked = _asked(request, site)
        lang, page = asked.pop("lang", None), int(asked.pop("page", None) or 1)
        days = int(asked.pop("days", None) or 30)
        wanted = HistoryQuery(days=days, **{name: value for name, value in asked.items() if value})
        speech = sheets.speech(request, lang)
        episodes, readable = await _episodes(site, speech.now - days * DAY)
        found = matching(episodes, board, wanted)
        shown = [found[i] for i in page_of(len(found), SIZE, page)]
        worst = max((e.health.state for e in board.entries.values()), key=_code, default=State.UNKNOWN)
        return await sheets.answer(
            request,
            "history.html",
            speech,
            worst,
            days=tuple(by_day(shown, board, speech)),
            wanted=wanted,
            readable=readable,
            cut=MOST if len(episodes) == MOST else 0,
            periods=_PERIODS,
            states=[(state, speech.state(state)) for state in STATES],
            models=sorted({entry.facts.model for entry in board.entries.values()}),
            providers=sorted({entry.facts.provider for entry in board.entries.values()}),
            page=page,
            pages_count=max(1, -(-len(found) // SIZE)),
            found=len(found),
            address=urlencode(
                {"lang": speech.table.code, "days": days, **{k: v for k, v in asked.items() if v}}
            ),
        )

    return [Route("/history", history, methods=["GET"])]


def _asked(request: Request, site: WebContext) -> dict[str, str | None]:
    every = [entry.facts for entry in site.facade.board.entries.values()]
    return query(
        request,
        {
            "lang": given(one_of(LANGUAGES)),
            "days": given(one_of(_PERIODS)),
            "target": given(known({facts.target for facts in every})),
            "model": given(known({facts.model for facts in every})),
            "provider": given(known({facts.provider for facts in every})),
            "channel": given(one_of(tuple(Channel))),
            "state": given(one_of(STATES)),
            "page": given(whole(_MOST_PAGES)),
        },
    )


async def _episodes(site: WebContext, since: float) -> tuple[list[TargetEpisode], bool]:
    """The episodes, and whether they could be read."""
    try:
        return list(await site.facade.troubles(since, MOST)), True
    except StoreError:
        return [], False


def _code(state: State) -> int:
    return state.code
