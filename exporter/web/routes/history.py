"""`/history`: all episodes of all targets by day."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exporter.core.board import Board, Entry
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, State
from exporter.errors import StoreError
from exporter.web.context import TargetEpisode, WebContext
from exporter.web.formatting import Formatting
from exporter.web.front_query import given, known, page_of
from exporter.web.history_page import MOST, SIZE, STATES, HistoryDay, HistoryQuery, by_day, matching
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
        every = list(board.entries.values())
        view = await sheets.work(_view, request, every)
        speech, wanted = sheets.speech(request, view.lang), view.wanted
        episodes, readable = await _episodes(site, speech.now - wanted.days * DAY)
        days, found = await sheets.work(_days, episodes, board, wanted, view.page, speech)
        return await sheets.answer(
            request,
            "history.html",
            speech,
            view.worst,
            days=days,
            wanted=wanted,
            readable=readable,
            cut=MOST if len(episodes) == MOST else 0,
            periods=_PERIODS,
            states=[(state, speech.state(state)) for state in STATES],
            models=view.models,
            providers=view.providers,
            page=view.page,
            pages_count=max(1, -(-found // SIZE)),
            found=found,
            address=urlencode({"lang": speech.table.code, "days": wanted.days, **view.chosen}),
        )

    return [Route("/history", history, methods=["GET"])]


class _HistoryView(NamedTuple):
    """What a request asks for, and what could be asked."""

    lang: str | None
    page: int
    wanted: HistoryQuery
    chosen: dict[str, str]
    models: list[str]
    providers: list[str]
    worst: State


def _view(request: Request, every: Sequence[Entry]) -> _HistoryView:
    facts = [entry.facts for entry in every]
    models, providers = {each.model for each in facts}, {each.provider for each in facts}
    asked = query(
        request,
        {
            "lang": given(one_of(LANGUAGES)),
            "days": given(one_of(_PERIODS)),
            "target": given(known({each.target for each in facts})),
            "model": given(known(models)),
            "provider": given(known(providers)),
            "channel": given(one_of(tuple(Channel))),
            "state": given(one_of(STATES)),
            "page": given(whole(_MOST_PAGES)),
        },
    )
    lang, page, days = asked.pop("lang", None), asked.pop("page", None), asked.pop("days", None)
    chosen = {name: value for name, value in asked.items() if value}
    wanted = HistoryQuery(days=int(days or 30), **chosen)
    worst = max((one.health.state for one in every), key=_code, default=State.UNKNOWN)
    return _HistoryView(lang, int(page or 1), wanted, chosen, sorted(models), sorted(providers), worst)


def _days(
    episodes: Sequence[TargetEpisode], board: Board, wanted: HistoryQuery, page: int, speech: Formatting
) -> tuple[tuple[HistoryDay, ...], int]:
    """The page's days, and how many episodes there are on all pages."""
    found = matching(episodes, board, wanted)
    shown = [found[i] for i in page_of(len(found), SIZE, page)]
    return tuple(by_day(shown, board, speech)), len(found)


async def _episodes(site: WebContext, since: float) -> tuple[list[TargetEpisode], bool]:
    """The episodes, and whether they could be read."""
    try:
        return list(await site.facade.troubles(since, MOST)), True
    except StoreError:
        return [], False


def _code(state: State) -> int:
    return state.code
