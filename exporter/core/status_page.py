"""Where a status page and our probes say opposite things about a target, now and in what is over.

| the page says | the probes say | |
|---|---|---|
| partial or major outage | operational, with a verified success well after the page said so | disagree |
| all of the target's components operational | suspended or in risk control | disagree |
| degraded, under maintenance, absent, or a board of averages (advisory) | anything | nothing to compare |
| anything | degraded, unknown, maintenance, retired, or an unverified success | nothing to compare |

Both words must have stood for five minutes: the page's between its first reading and its last one (so two
readings at least), ours since the state was decided. A page that cannot be read says nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from exporter.core.board import Entry, Notice, Page
from exporter.core.state.machine import Health
from exporter.core.vocabulary import State

STANDING = 300.0
"""How long both words must have stood, seconds."""
_OUTAGES = frozenset({"partial_outage", "major_outage"})
_WORKS = "operational"
_ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class _Word:
    """What a page says of one target: that it works or fails, since when (unix seconds)."""

    works: bool
    since: float


def same_word(one: str, other: str) -> bool:
    """Two component states that say the same here: equal, or outages of different size."""
    return one == other or _OUTAGES.issuperset((one, other))


def disagreeing(page: Page, entries: Mapping[str, Entry], now: float) -> frozenset[str]:
    """The targets for which the page and the probes disagree at `now`, unix seconds."""
    targets = {target for component in page.components for target in component.targets}
    return frozenset(
        target
        for target in targets
        if target in entries and _disagree(page, target, entries[target].health, now)
    )


def _disagree(page: Page, target: str, health: Health, now: float) -> bool:
    word = _word(page, target)
    if word is None or page.read_at is None or page.read_at - word.since < STANDING:
        return False
    if now - health.changed < STANDING:
        return False
    if word.works:
        return health.state.down
    return health.state is State.OPERATIONAL and _succeeded(health, word.since + STANDING)


def _word(page: Page, target: str) -> _Word | None:
    """The page's word: an outage of any of the target's components, or that all of them work."""
    if not page.up:
        return None
    told = [c for c in page.components if target in c.targets and not c.advisory and c.state != _ABSENT]
    outages = [c.since for c in told if c.state in _OUTAGES]
    if outages:
        return _Word(works=False, since=min(outages))
    if told and all(c.state == _WORKS for c in told):
        return _Word(works=True, since=max(c.since for c in told))
    return None


def _succeeded(health: Health, since: float) -> bool:
    rows = (row for track in health.tracks for row in track.answers.rows())
    return any(kind.success and kind.verified and began >= since for kind, began, *_ in rows)


SLACK = 1800.0
"""Seconds by which what the page tells and what we saw may lie apart and still be the same trouble."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A time of trouble as the exporter saw it. Times are unix seconds; `end` is None while it lasts."""

    state: State
    start: float
    end: float | None


@dataclass(frozen=True, slots=True)
class Matched:
    """One trouble of a target: as we saw it, as the page told it, or both."""

    target: str
    ours: Seen | None
    theirs: Notice | None

    @property
    def lead(self) -> float | None:
        """How many seconds we knew of it before the page told; None where only one of us did."""
        if self.ours is None or self.theirs is None:
            return None
        told = self.theirs.published if self.theirs.published is not None else self.theirs.start
        return None if told is None else told - self.ours.start

    @property
    def start(self) -> float:
        """When it began, as whoever saw it first says."""
        starts = [at for at in (self.ours and self.ours.start, self.theirs and self.theirs.start) if at]
        return min(starts, default=0.0)


def compare(target: str, ours: Sequence[Seen], theirs: Sequence[Notice]) -> list[Matched]:
    """What we saw of a target and what a page told of it, side by side, oldest first.

    Two belong together where they overlap, give or take `SLACK`; what belongs to several stands beside each.
    """
    told = [notice for notice in theirs if target in notice.targets and notice.begun]
    pairs = [Matched(target, one, notice) for one in ours for notice in told if _overlap(one, notice)]
    ours_matched, theirs_matched = [p.ours for p in pairs], [p.theirs for p in pairs]
    pairs += [Matched(target, one, None) for one in ours if one not in ours_matched]
    pairs += [Matched(target, None, notice) for notice in told if notice not in theirs_matched]
    return sorted(pairs, key=lambda pair: pair.start)


def _overlap(one: Seen, notice: Notice) -> bool:
    start = notice.start if notice.start is not None else notice.published
    if start is None:
        return False
    until = inf if one.end is None else one.end
    end = inf if notice.end is None else notice.end
    return one.start - SLACK <= end and start - SLACK <= until
