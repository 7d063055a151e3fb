"""The front page: one sentence, what to use now, and the targets with ninety days each, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from exporter.core.board import Entry
from exporter.core.vocabulary import Channel, State
from exporter.turns import in_turns
from exporter.web.availability import Month, month_of
from exporter.web.cards import Card, Column, card, column
from exporter.web.choice import Recommendation, advice, by_model, candidates
from exporter.web.days import OlderDays
from exporter.web.formatting import Formatting
from exporter.web.front_query import GROUPS, SORTS, VIEWS, FrontQuery, page_of
from exporter.web.headline import headline
from exporter.web.itself import Itself, itself, warnings
from exporter.web.lists import in_order
from exporter.web.sheets import Sheets
from exporter.web.vendor_pages import StatusPageView, page_view

_SIZES = {"cards": 16, "table": 100}
"""Targets on a page: ninety days of a target in words take ten kilobytes."""
_MOST_ADVICE = 6
"""Models for which it is said what to use; the address asks for others by `model`."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets are in a state."""

    state: State
    word: str
    count: int
    unsure: str
    """How many of them look good without being verified, in words."""


@dataclass(frozen=True, slots=True)
class Group:
    """Targets of one model or provider."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters of the page offer."""

    providers: tuple[str, ...]
    models: tuple[str, ...]
    states: tuple[tuple[State, str], ...]
    channels: tuple[tuple[Channel, str], ...]
    groups: tuple[str, ...] = GROUPS
    sorts: tuple[str, ...] = SORTS
    views: tuple[str, ...] = VIEWS


@dataclass(frozen=True, slots=True)
class Overview:
    """The front page."""

    headline: str
    tallies: tuple[Tally, ...]
    warnings: tuple[str, ...]
    advice: tuple[Recommendation, ...]
    more_models: int
    """Models that the advice leaves out."""
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    """Instead of columns, where the address asks for groups."""
    cards: tuple[Card, ...]
    found: int
    """Targets that match the filters, on all pages."""
    first: int
    """Position of the page's first target among them, from 1."""
    pages_count: int
    choices: Choices
    wanted: FrontQuery
    pages: tuple[StatusPageView, ...]
    itself: Itself
    worst: State


@dataclass(frozen=True, slots=True)
class _Found:
    """The targets that match, in their order, those of the page, and every target's month."""

    entries: tuple[Entry, ...]
    shown: tuple[Entry, ...]
    months: Mapping[str, Month]


async def overview(sheets: Sheets, asked: FrontQuery, older: OlderDays, speech: Formatting) -> Overview:
    """The front page at the moment of `speech`.

    Timelines and runs are read in turns of the event loop, which changes them; what rests on facts and states
    alone, which are replaced whole, is put together in the thread of the pages.

    Raises:
        BadQuery: there is no such page.
    """
    every = list(sheets.site.facade.board.entries.values())
    months = {}
    async for entry in in_turns(every):
        months[entry.facts.target] = month_of(entry, speech.now)
    found = await sheets.work(_find, every, months, asked)
    cards = await _cards(sheets, found.shown, asked, older, speech)
    recommended, more = await _recommend(sheets, found.entries, asked.scenario, speech)
    whole = await sheets.work(_whole, sheets, every, found, cards, asked, speech)
    return replace(whole, advice=recommended, more_models=more)


def _whole(
    sheets: Sheets,
    every: Sequence[Entry],
    found: _Found,
    cards: Sequence[Card],
    asked: FrontQuery,
    speech: Formatting,
) -> Overview:
    board, size = sheets.site.facade.board, _SIZES[asked.view]
    return Overview(
        headline=headline(every, speech),
        tallies=tuple(_tallies(every, speech)),
        warnings=tuple(warnings(sheets.site, speech, public=sheets.public)),
        advice=(),
        more_models=0,
        columns=() if asked.group else tuple(_columns(found, cards, asked, speech)),
        groups=tuple(_groups(found.shown, cards, asked.group)) if asked.group else (),
        cards=tuple(cards),
        found=len(found.entries),
        first=(asked.page - 1) * size + 1,
        pages_count=max(1, -(-len(found.entries) // size)),
        choices=_choices(every, speech),
        wanted=asked,
        pages=tuple(page_view(page, found.months, speech) for page in list(board.pages.values())),
        itself=itself(board, speech),
        worst=max((one.health.state for one in every), key=lambda state: state.code, default=State.UNKNOWN),
    )


def _find(every: Sequence[Entry], months: Mapping[str, Month], asked: FrontQuery) -> _Found:
    entries = [entry for entry in every if asked.matches(entry)]
    if asked.sort == "name":
        entries = in_order(entries, lambda entry: (entry.facts.title.casefold(), entry.facts.target))
    elif asked.sort == "state":
        entries = in_order(entries, lambda entry: -entry.health.state.code)
    elif asked.sort == "availability":
        entries = in_order(entries, lambda entry: _lowest_first(months[entry.facts.target]))
    if asked.group:
        entries = in_order(entries, lambda entry: _group(entry, asked.group))
    places = page_of(len(entries), _SIZES[asked.view], asked.page)
    return _Found(tuple(entries), tuple(entries[i] for i in places), months)


def _lowest_first(month: Month) -> float:
    availability = month.measured.ratio.availability
    return inf if availability is None else availability


def _group(entry: Entry, by: str | None) -> str:
    return entry.facts.model if by == "model" else entry.facts.provider


async def _cards(
    sheets: Sheets, shown: Sequence[Entry], asked: FrontQuery, older: OlderDays, speech: Formatting
) -> list[Card]:
    cards, facade = [], sheets.site.facade
    pages = list(facade.board.pages.values())
    async for entry in in_turns(shown):
        days = await older.of(entry, facade, speech.now) if asked.view == "cards" else None
        cards.append(card(entry, pages, speech, days, public=sheets.public))
    return cards


async def _recommend(
    sheets: Sheets, entries: Sequence[Entry], scenario: str | None, speech: Formatting
) -> tuple[tuple[Recommendation, ...], int]:
    models = await sheets.work(by_model, entries)
    told = []
    for model in list(models)[:_MOST_ADVICE]:
        some = models[model]
        known = await candidates(some, speech.now)
        best = partial(advice, money=not sheets.public)
        told.append(await sheets.work(best, model, some, known, scenario or "production", speech))
    return tuple(told), len(models) - len(told)


def _columns(found: _Found, cards: Sequence[Card], asked: FrontQuery, speech: Formatting) -> Iterator[Column]:
    whole = not asked.filtered and len(cards) == len(found.entries)
    for channel in Channel:
        some = tuple(one for one in cards if one.channel is channel)
        if not some and not whole:
            continue
        entries = [entry for entry in found.entries if entry.facts.channel is channel]
        month = sum((found.months[entry.facts.target] for entry in entries), Month())
        promises = {entry.facts.slo_ratio for entry in entries if entry.facts.slo_ratio is not None}
        yield column(channel, some, month, promises, speech)


def _groups(shown: Sequence[Entry], cards: Sequence[Card], by: str) -> Iterator[Group]:
    found: dict[str, list[Card]] = {}
    for entry, one in zip(shown, cards, strict=True):
        found.setdefault(_group(entry, by), []).append(one)
    for title, some in found.items():
        yield Group(title, tuple(some))


def _tallies(every: Iterable[Entry], speech: Formatting) -> Iterator[Tally]:
    counts = Counter((one.health.state, one.health.state.up and not one.health.verified) for one in every)
    for state in State:
        sure, unsure = counts[state, False], counts[state, True]
        if sure or unsure:
            told = speech.text("unsure", count=unsure) if unsure else ""
            yield Tally(state, speech.state(state), sure + unsure, told)


def _choices(every: Sequence[Entry], speech: Formatting) -> Choices:
    return Choices(
        providers=tuple(sorted({entry.facts.provider for entry in every})),
        models=tuple(sorted({entry.facts.model for entry in every})),
        states=tuple((state, speech.state(state)) for state in State),
        channels=tuple((channel, speech.channel(channel)) for channel in Channel),
    )


def legend(speech: Formatting) -> Iterable[tuple[State, str, str]]:
    """Every state with its word and its meaning."""
    return [(state, speech.state(state), speech.table.meanings[state]) for state in State]
