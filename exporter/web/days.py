"""Ninety days of a target, one by one: what each was like, in words, and how it is drawn."""

from collections.abc import Iterator
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
_KEPT: Final = 200
"""Targets whose days are kept: a dozen pages, at most ten megabytes."""
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

    Nothing of them changes any more, so scrapes and memory do not pay for what only people look at. Those of
    the targets that were looked at last are kept, and with them the days that their timelines keep.
    """

    def __init__(self, most: int = _KEPT) -> None:
        self._most = most
        self._known: dict[str, tuple[Entry, float, tuple[Day, ...]]] = {}

    async def of(self, entry: Entry, facade: EngineProtocol, now: float) -> tuple[Day, ...]:
        """A target's last 90 days at `now` (unix seconds), oldest first; the oldest may be missing."""
        recent = entry.timeline.daily(now, _RECENT)
        name, today, since = entry.facts.target, recent[-1].start, watched_since(entry)
        _, day, older = self._known.pop(name, (None, None, ()))
        if since is None or since >= recent[0].start:
            older = ()
        elif day != today:
            try:
                timeline = await facade.timeline(name, today - SHOWN * DAY)
            except StoreError:
                return recent
            older = timeline.daily(now, SHOWN)[: SHOWN - _RECENT]
        self._keep(name, (entry, today, older))
        return (*older, *recent)

    def _keep(self, name: str, known: tuple[Entry, float, tuple[Day, ...]]) -> None:
        self._known[name] = known
        if len(self._known) > self._most:
            entry, _, _ = self._known.pop(next(iter(self._known)))
            entry.timeline.forget_days()


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
