"""The front page: one sentence, what to use now, and the targets with ninety days each, in words."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from exporter.core.board import Entry
from exporter.core.vocabulary import Channel, State
from exporter.web.availability import Month, month_of
from exporter.web.cards import Card, Column, card, column
from exporter.web.choice import Recommendation, advice, by_model, candidates
from exporter.web.context import WebContext
from exporter.web.days import OlderDays
from exporter.web.formatting import Formatting
from exporter.web.front_query import GROUPS, SORTS, VIEWS, FrontQuery, page_of
from exporter.web.headline import headline
from exporter.web.itself import Itself, itself, warnings
from exporter.web.vendor_pages import StatusPageView, page_view

_AT_ONCE = 2
"""Cards worked out between two pauses ..."""
_MONTHS_AT_ONCE = 50
"""... and months of targets."""
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
    """The targets that match, in their order, and the month of every target of the board."""

    entries: tuple[Entry, ...]
    months: Mapping[str, Month]


async def overview(
    site: WebContext, asked: FrontQuery, older: OlderDays, speech: Formatting, *, public: bool = False
) -> Overview:
    """The front page at the moment of `speech`; a large board is read in pieces.

    Raises:
        BadQuery: there is no such page.
    """
    board = site.facade.board
    every, pages = list(board.entries.values()), list(board.pages.values())
    found = await _find(every, asked, speech)
    size = _SIZES[asked.view]
    shown = [found.entries[i] for i in page_of(len(found.entries), size, asked.page)]
    cards = await _cards(site, shown, asked, older, speech, public=public)
    recommended, more = await _recommend(found.entries, asked.scenario, speech, public=public)
    return Overview(
        headline=headline(every, speech),
        tallies=tuple(_tallies(every, speech)),
        warnings=tuple(warnings(site, speech, public=public)),
        advice=recommended,
        more_models=more,
        columns=() if asked.group else tuple(_columns(found, cards, asked, speech)),
        groups=tuple(_groups(shown, cards, asked.group)) if asked.group else (),
        cards=tuple(cards),
        found=len(found.entries),
        first=(asked.page - 1) * size + 1,
        pages_count=max(1, -(-len(found.entries) // size)),
        choices=_choices(every, speech),
        wanted=asked,
        pages=tuple(page_view(page, found.months, speech) for page in pages),
        itself=itself(board, speech),
        worst=max((one.health.state for one in every), key=lambda state: state.code, default=State.UNKNOWN),
    )


async def _find(every: Sequence[Entry], asked: FrontQuery, speech: Formatting) -> _Found:
    months: dict[str, Month] = {}
    for i, entry in enumerate(every, start=1):
        months[entry.facts.target] = month_of(entry, speech.now)
        if i % _MONTHS_AT_ONCE == 0:
            await asyncio.sleep(0)
    entries = [entry for entry in every if asked.matches(entry)]
    if asked.sort == "name":
        entries.sort(key=lambda entry: (entry.facts.title.casefold(), entry.facts.target))
    elif asked.sort == "state":
        entries.sort(key=lambda entry: -entry.health.state.code)
    elif asked.sort == "availability":
        entries.sort(key=lambda entry: _lowest_first(months[entry.facts.target]))
    if asked.group:
        entries.sort(key=lambda entry: _group(entry, asked.group))
    return _Found(tuple(entries), months)


def _lowest_first(month: Month) -> float:
    availability = month.measured.ratio.availability
    return inf if availability is None else availability


def _group(entry: Entry, by: str | None) -> str:
    return entry.facts.model if by == "model" else entry.facts.provider


async def _cards(
    site: WebContext,
    shown: Sequence[Entry],
    asked: FrontQuery,
    older: OlderDays,
    speech: Formatting,
    *,
    public: bool,
) -> list[Card]:
    cards = []
    pages = list(site.facade.board.pages.values())
    for i, entry in enumerate(shown, start=1):
        days = await older.of(entry, site.facade, speech.now) if asked.view == "cards" else None
        cards.append(card(entry, pages, speech, days, public=public))
        if i % _AT_ONCE == 0:
            await asyncio.sleep(0)
    return cards


async def _recommend(
    entries: Sequence[Entry], scenario: str | None, speech: Formatting, *, public: bool
) -> tuple[tuple[Recommendation, ...], int]:
    models = by_model(entries)
    told = []
    for model in list(models)[:_MOST_ADVICE]:
        some = models[model]
        known = await candidates(some, speech.now)
        told.append(advice(model, some, known, scenario or "production", speech, money=not public))
        await asyncio.sleep(0)
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
