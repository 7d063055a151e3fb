"""The history of all targets by day, in words, beside what the vendor's page said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from exporter.core.board import Board, Facts, Notice
from exporter.core.status_page import Matched, Seen, compare
from exporter.core.vocabulary import State
from exporter.web.context import TargetEpisode
from exporter.web.formatting import Formatting, day

MOST: Final = 5000
"""Episodes that are looked through."""
SIZE: Final = 200
"""Episodes on a page."""
STATES: Final = tuple(state for state in State if state is not State.OPERATIONAL)
_WORTH_TELLING: Final = 60.0
"""Shortest difference, in seconds, between what was seen and what was told."""


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """Which episodes are wanted; None is any."""

    days: int = 30
    target: str | None = None
    model: str | None = None
    provider: str | None = None
    channel: str | None = None
    state: str | None = None

    def matches(self, facts: Facts, episode: TargetEpisode) -> bool:
        """Whether an episode is wanted. Without a state, time that nobody measured is not."""
        state = episode.state is not State.UNKNOWN if self.state is None else episode.state == self.state
        return (
            state
            and self.target in (None, facts.target)
            and self.model in (None, facts.model)
            and self.provider in (None, facts.provider)
            and self.channel in (None, facts.channel)
        )


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One episode."""

    target: str
    title: str
    channel: str
    state: State
    word: str
    reason: str
    start: str
    end: str
    duration: str
    said: tuple[tuple[str, str], ...]
    """What the vendor's pages told of it: titles, and when in words."""
    asked: bool
    """Whether a page is watched that would tell of the target."""


@dataclass(frozen=True, slots=True)
class HistoryDay:
    """The episodes that began on one UTC day."""

    day: str
    rows: tuple[HistoryRow, ...]


def matching(
    episodes: Iterable[TargetEpisode], board: Board, wanted: HistoryQuery
) -> list[tuple[Facts, TargetEpisode]]:
    """The episodes that are wanted, of targets that are watched now, in the given order."""
    found = []
    for episode in episodes:
        entry = board.entries.get(episode.target)
        if entry is not None and wanted.matches(entry.facts, episode):
            found.append((entry.facts, episode))
    return found


def by_day(
    found: Sequence[tuple[Facts, TargetEpisode]], board: Board, speech: Formatting
) -> Iterator[HistoryDay]:
    """Episodes by the day of their start, in the given order."""
    pages = list(board.pages.values())
    notices = [notice for page in pages for notice in (*page.past, *page.notices)]
    told_of = {name for page in pages for component in page.components for name in component.targets}
    days: dict[str, list[HistoryRow]] = {}
    for facts, episode in found:
        days.setdefault(day(episode.start), []).append(
            _row(facts, episode, notices, facts.target in told_of, speech)
        )
    for name, rows in days.items():
        yield HistoryDay(name, tuple(rows))


def _row(
    facts: Facts, one: TargetEpisode, notices: Sequence[Notice], asked: bool, speech: Formatting
) -> HistoryRow:
    end = speech.now if one.end is None else one.end
    pairs = compare(facts.target, [Seen(one.state, one.start, one.end)], notices)
    return HistoryRow(
        target=facts.target,
        title=facts.title,
        channel=speech.channel(facts.channel),
        state=one.state,
        word=speech.state(one.state),
        reason=speech.reason(one.reason),
        start=speech.moment(one.start),
        end=speech.text("ongoing") if one.end is None else speech.moment(one.end),
        duration=speech.duration(end - one.start),
        said=tuple(
            _said(pair, speech) for pair in pairs if pair.ours is not None and pair.theirs is not None
        ),
        asked=asked,
    )


def _said(pair: Matched, speech: Formatting) -> tuple[str, str]:
    title = "" if pair.theirs is None else pair.theirs.title
    lead = pair.lead
    if lead is None or abs(lead) < _WORTH_TELLING:
        return title, ""
    key = "told_later" if lead > 0 else "told_before"
    return title, speech.text(key, duration=speech.duration(abs(lead)))
