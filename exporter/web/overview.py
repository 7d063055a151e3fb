"""The front page: the status panel with everything around it, in words."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from exporter import __version__
from exporter.core.board import Board, Component, Histogram, Notice, Page
from exporter.core.vocabulary import Channel, State
from exporter.web.availability import Month, month_of
from exporter.web.cards import Card, Column, Meter, card, column, whole_budget
from exporter.web.context import WebContext
from exporter.web.formatting import Formatting

_AT_ONCE = 5
"""Cards worked out between two pauses."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets are in a state."""

    state: State
    word: str
    count: int
    unsure: str
    """How many of them look good without being verified, in words."""


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """What a status page tells of."""

    title: str
    impact: str
    when: str


@dataclass(frozen=True, slots=True)
class ComponentView:
    """One component of a status page."""

    name: str
    grade: str
    says: str
    published: str
    ours: str
    disagrees: bool


@dataclass(frozen=True, slots=True)
class StatusPageView:
    """One status page."""

    name: str
    url: str
    up: bool
    read: str
    parts: tuple[ComponentView, ...]
    incidents: tuple[OpenIncident, ...]


@dataclass(frozen=True, slots=True)
class Itself:
    """The exporter's own health: labels, values, and whether all is well with them."""

    rows: tuple[tuple[str, str, bool], ...]
    budget: Meter
    version: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The front page."""

    tallies: tuple[Tally, ...]
    warnings: tuple[str, ...]
    columns: tuple[Column, ...]
    pages: tuple[StatusPageView, ...]
    itself: Itself
    worst: State


@dataclass(slots=True)
class _ChannelNames:
    """What gathers for one channel while its targets are read."""

    cards: list[Card] = field(default_factory=list)
    month: Month = field(default_factory=Month)
    promises: set[float] = field(default_factory=set)

    def add(self, card: Card, month: Month, promise: float | None) -> None:
        self.cards.append(card)
        self.month += month
        if promise is not None:
            self.promises.add(promise)


async def overview(site: WebContext, speech: Formatting) -> Overview:
    """The front page at the moment of `speech`; a large board is read in pieces."""
    board = site.facade.board
    pages = list(board.pages.values())
    channels = {channel: _ChannelNames() for channel in Channel}
    months: dict[str, Month] = {}
    for i, entry in enumerate(list(board.entries.values()), start=1):
        months[entry.facts.target] = month = month_of(entry, speech.now)
        channels[entry.facts.channel].add(card(entry, pages, speech), month, entry.facts.slo_ratio)
        if i % _AT_ONCE == 0:
            await asyncio.sleep(0)
    every = [one for found in channels.values() for one in found.cards]
    return Overview(
        tallies=tuple(_tallies(every, speech)),
        warnings=tuple(_warnings(site, speech)),
        columns=tuple(
            column(channel, tuple(found.cards), found.month, found.promises, speech)
            for channel, found in channels.items()
        ),
        pages=tuple(_page(page, months, speech) for page in pages),
        itself=_itself(board, speech),
        worst=max((one.state for one in every), key=lambda state: state.code, default=State.UNKNOWN),
    )


def _tallies(cards: Iterable[Card], speech: Formatting) -> Iterator[Tally]:
    counts = Counter((card.state, card.unsure) for card in cards)
    for state in State:
        sure, unsure = counts[state, False], counts[state, True]
        if sure or unsure:
            told = speech.text("unsure", count=unsure) if unsure else ""
            yield Tally(state, speech.state(state), sure + unsure, told)


def _warnings(site: WebContext, speech: Formatting) -> Iterator[str]:
    board = site.facade.board
    if site.play_money:
        yield speech.text("demo")
    if not board.ready:
        yield speech.text("starting")
    if not board.network_ok:
        yield speech.text("network_down")
    if not board.store_writable:
        yield speech.text("store_down")
    if not (board.reload_successful and board.web_reload_successful):
        yield speech.text("reload_failed")


def _page(page: Page, months: Mapping[str, Month], speech: Formatting) -> StatusPageView:
    read = "" if page.read_at is None else speech.text("page_read", ago=speech.ago(page.read_at))
    return StatusPageView(
        name=page.name,
        url=page.url,
        up=page.up is not False,
        read=speech.text("page_down") if page.up is False else read or speech.text("never"),
        parts=tuple(_part(component, page, months, speech) for component in page.components),
        incidents=tuple(_incident(notice, speech) for notice in page.notices),
    )


def _part(component: Component, page: Page, months: Mapping[str, Month], speech: Formatting) -> ComponentView:
    ours = sum((months[name] for name in component.targets if name in months), Month())
    label = ours.label("", speech)
    share = speech.share(ours.measured.ratio.availability)
    return ComponentView(
        name=component.name,
        grade=component.state,
        says=speech.text(f"page_{component.state}"),
        published=speech.share(component.uptime_ratio),
        ours=f"{share}, {label}" if label else share,
        disagrees=not page.disagreeing.isdisjoint(component.targets),
    )


def _incident(notice: Notice, speech: Formatting) -> OpenIncident:
    if notice.start is None:
        when = ""
    elif notice.begun:
        when = speech.text("since", duration=speech.duration(speech.now - notice.start))
    else:
        when = speech.text("planned", time=speech.moment(notice.start))
    return OpenIncident(notice.title, notice.impact, when)


def _itself(board: Board, speech: Formatting) -> Itself:
    loaded = speech.text("loaded", ago=speech.ago(board.reload_success_at))
    return Itself(
        rows=(
            (speech.text("targets"), str(len(board.entries)), True),
            _either(speech, "network", "works", "fails", holds=board.network_ok),
            _either(speech, "store", "writable", "not_writable", holds=board.store_writable),
            (speech.text("configuration"), loaded, board.reload_successful and board.web_reload_successful),
            (speech.text("lag"), _lag(board.lag, speech), True),
            (speech.text("running"), speech.duration(speech.now - board.started), True),
        ),
        budget=whole_budget(board, speech),
        version=__version__,
    )


def _either(speech: Formatting, label: str, good: str, bad: str, *, holds: bool) -> tuple[str, str, bool]:
    return speech.text(label), speech.text(good if holds else bad), holds


def _lag(lag: Histogram, speech: Formatting) -> str:
    count = sum(lag.counts)
    return speech.latency(lag.sum / count) if count else "–"


def legend(speech: Formatting) -> Iterable[tuple[State, str, str]]:
    """Every state with its word and its meaning."""
    return [(state, speech.state(state), speech.table.meanings[state]) for state in State]
