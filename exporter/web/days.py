"""Ninety days of a target, one by one: what each was like, in words, and how it is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from exporter.core.availability import Day
from exporter.core.board import Entry
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import State
from exporter.errors import StoreError
from exporter.web.context import EngineProtocol
from exporter.web.formatting import Formatting, day
from exporter.web.serialize import watched_since

SHOWN: Final = 90
"""Days."""
_RECENT: Final = 30
"""Days that a board's own timeline holds whole, today included; those before it lie in the storage."""
_STEPS: Final = ((0.995, "good"), (0.95, "fair"), (0.5, "poor"))
"""Lowest availability of a day that is drawn so."""
_WORTH_TELLING: Final = 60.0
"""Shortest time in a state, in seconds, that a day's words name."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One day."""

    day: str
    """`YYYY-MM-DD`, in UTC."""
    grade: str
    """How it is drawn: `good`, `fair`, `poor`, `bad`, `none` (no figure), `before` (not watched yet)."""
    label: str


class OlderDays:
    """The days before those that boards hold, read from the storage once a day for each target.

    Nothing of them changes any more, so scrapes and memory do not pay for what only people look at.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, tuple[Day, ...]]] = {}

    async def of(self, entry: Entry, facade: EngineProtocol, now: float) -> tuple[Day, ...]:
        """A target's last 90 days at `now` (unix seconds), oldest first; the oldest may be missing."""
        recent = entry.timeline.daily(now, _RECENT)
        since = watched_since(entry)
        if since is None or since >= recent[0].start:
            return recent
        name, today = entry.facts.target, recent[-1].start
        known = self._known.get(name)
        if known is None or known[0] != today:
            try:
                timeline = await facade.timeline(name, today - SHOWN * DAY)
            except StoreError:
                return recent
            known = self._known[name] = (today, timeline.daily(now, SHOWN)[: SHOWN - _RECENT])
        return (*known[1], *recent)

    def forget(self, names: Iterable[str]) -> None:
        """Keep only what is known of these targets."""
        self._known = {name: self._known[name] for name in names if name in self._known}


def bars(entry: Entry, days: tuple[Day, ...], speech: Formatting) -> Iterator[Bar]:
    """A target's days as bars, the oldest first; days before it was watched are no days without a figure."""
    since = watched_since(entry)
    today = speech.now - speech.now % DAY
    for back in range(SHOWN - 1, len(days) - 1, -1):
        yield _not_watched(today - back * DAY, speech)
    for one in days:
        if since is None or one.start + DAY <= since:
            yield _not_watched(one.start, speech)
        else:
            availability = one.ratio.availability
            yield Bar(day(one.start), _grade(availability), _told(one, speech))


def _not_watched(start: float, speech: Formatting) -> Bar:
    return Bar(day(start), "before", speech.text("day_before", day=day(start)))


def _grade(availability: float | None) -> str:
    if availability is None:
        return "none"
    return next((grade for lowest, grade in _STEPS if availability >= lowest), "bad")


def _told(one: Day, speech: Formatting) -> str:
    availability = one.ratio.availability
    return speech.text(
        "day_bar",
        day=day(one.start),
        value=speech.text("no_figure") if availability is None else speech.share(availability),
        coverage=speech.text("coverage", share=speech.whole_share(one.ratio.coverage)),
        episodes=_trouble(one, speech),
    )


def _trouble(one: Day, speech: Formatting) -> str:
    told = [
        f"{speech.state(state)} {speech.duration(seconds)}"
        for state, seconds in one.times.items()
        if state is not State.OPERATIONAL and seconds >= _WORTH_TELLING
    ]
    if not one.episodes and not told:
        return speech.text("no_episodes")
    count = speech.text("day_episodes", count=one.episodes) if one.episodes else speech.text("no_episodes")
    return f"{count} ({', '.join(told)})" if told else count
