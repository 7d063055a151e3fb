"""Time in states, and the ratios over windows of it (contract, section 1).

Availability is verified up time over verified up and down time. Time that counts neither way (maintenance,
retired, unknown) is left out of everything; time that counts but was not verified lowers the coverage, and
under half coverage there is no figure.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from exporter.core.records import dataclass
from exporter.core.running_totals import Segment, Segments
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import State

KEPT = 31 * DAY
"""How far back a timeline reaches, seconds."""
ENOUGH = 0.5
"""Coverage from which there is a figure."""

_QUIET = frozenset({State.OPERATIONAL, State.UNKNOWN})
"""States that are no trouble of the service."""

Stretch = tuple[float, float, State, bool]
"""Start and end in unix seconds, state, verified."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Availability over a window (None under half coverage) and how much of the eligible time was verified.

    Both are 0 to 1; coverage is None where no time was eligible.
    """

    availability: float | None
    coverage: float | None


def _ratio(up: float, down: float, blind: float) -> Ratio:
    seen = up + down
    if seen + blind <= 0.0:
        return Ratio(None, None)
    coverage = seen / (seen + blind)
    return Ratio(up / seen if coverage >= ENOUGH else None, coverage)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds that count: verified up, verified down, and not verified. Those of several targets add up."""

    up: float = 0.0
    down: float = 0.0
    blind: float = 0.0

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(self.up + other.up, self.down + other.down, self.blind + other.blind)

    @property
    def ratio(self) -> Ratio:
        """Availability and coverage of that time."""
        return _ratio(self.up, self.down, self.blind)


@dataclass(frozen=True, slots=True)
class Day:
    """One UTC day: its start in unix seconds, its ratio, and the seconds spent in each state."""

    start: float
    ratio: Ratio
    times: Mapping[State, float]
    episodes: int = 0
    """Times of trouble, announced or not, that lie in the day or reach into it."""


class Timeline:
    """A target's last 31 days as segments (start, state, verified), oldest first; the last one is open.

    Neighbours always differ. Time before the first segment is not known and counts for nothing.
    """

    __slots__ = ("_days", "_line")

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self._line = Segments(segments)
        self._days: dict[float, Day] | None = None
        """Days that are over, by their start; see `daily`."""

    @property
    def segments(self) -> list[Segment]:
        """All of them, made anew each time: for tests and for what is written down once."""
        return [self._line[i] for i in range(len(self._line))]

    @property
    def begin(self) -> float | None:
        """Where it begins, unix seconds; None while it is empty."""
        return self._line.starts[0] if self._line.starts else None

    @property
    def latest(self) -> float | None:
        """Where its last segment begins, unix seconds; None while it is empty."""
        return self._line.starts[-1] if self._line.starts else None

    def enter(self, since: float, state: State, verified: bool, now: float) -> None:
        """Note a change of state decided at `now` and dated `since`; it replaces what was noted from then on.

        A date before the beginning of the timeline moves to the beginning: nobody looked before it.
        """
        since = min(since, now)
        if self.begin is not None:
            since = max(since, self.begin)
        self._cut(since)
        self._append(since, state, verified)
        self.prune(now)

    def verify(self, at: float, verified: bool) -> None:
        """Note that the present state is verified from `at` on, or no longer."""
        if not self._line:
            return
        start, state, _ = self._line[-1]
        at = max(at, start)
        self._cut(at)
        self._append(at, state, verified)

    def gap(self, start: float, end: float) -> None:
        """Note that nobody looked between `start` and `end`: unknown; what was noted after `end` stays."""
        if self.begin is None or end <= max(start, self.begin):
            return
        start = max(start, self.begin)
        at = self._line.reaching(end)
        _, state, verified = self._line[at]
        later = [self._line[i] for i in range(at + 1, len(self._line))]
        self._cut(start)
        self._append(start, State.UNKNOWN, verified=False)
        self._append(end, state, verified)
        for segment in later:
            self._append(*segment)

    def rewind(self, now: float) -> bool:
        """The clock shows `now` again: the present state lasts from now on, in the place of what lies ahead.

        False where nothing does.
        """
        if self.latest is None or self.latest <= now:
            return False
        _, state, verified = self._line[-1]
        self._cut(now)
        self._append(now, state, verified)
        return True

    def prune(self, now: float) -> None:
        """Forget the segments that ended more than 31 days before `now`."""
        first = self._line.reaching(now - KEPT)
        if first > 0:
            self._line.forget(first)

    def stretches(self, begin: float, end: float) -> Iterator[Stretch]:
        """The segments between `begin` and `end`, cut to it, oldest first."""
        line = self._line
        for index in range(max(0, line.reaching(begin)), len(line)):
            start, state, verified = line[index]
            if start >= end:
                return
            until = line.starts[index + 1] if index + 1 < len(line) else end
            yield max(start, begin), min(until, end), state, verified

    def ratio(self, now: float, window: float) -> Ratio:
        """Availability and coverage of the last `window` seconds."""
        return self.measured(now - window, now).ratio

    def ratios(self, now: float, windows: Iterable[float]) -> list[Ratio]:
        """The same of several windows: what all of them end with is looked up once."""
        if not self._line:
            return [Ratio(None, None) for _ in windows]
        up, down, blind = self._line.until(now)
        found = []
        for window in windows:
            u, d, b = self._line.until(now - window)
            found.append(_ratio(max(0.0, up - u), max(0.0, down - d), max(0.0, blind - b)))
        return found

    def measured(self, begin: float, end: float) -> Measured:
        """How the time from `begin` to `end` (unix seconds) was spent."""
        if not self._line or end <= begin:
            return Measured()
        before, after = self._line.until(begin), self._line.until(end)
        return Measured(*[max(0.0, a - b) for a, b in zip(after, before, strict=True)])

    def times_down(self, since: float) -> int:
        """How many times down began at `since` (unix seconds) or later, or last from before it."""
        return self._line.times_down(since)

    def daily(self, now: float, days: int) -> tuple[Day, ...]:
        """The last `days` UTC days, oldest first; the last one is today as far as it has gone.

        Days that are over are kept until something of them changes, or `forget_days`.
        """
        today = now - now % DAY
        return tuple(self._day(today - back * DAY, now) for back in reversed(range(days)))

    def forget_days(self) -> None:
        """Keep no days: they take some kilobytes, and nobody looks at them."""
        self._days = None

    def _day(self, start: float, now: float) -> Day:
        known = None if self._days is None else self._days.get(start)
        if known is None:
            stretches = list(self.stretches(start, min(start + DAY, now)))
            known = Day(
                start,
                self.measured(start, min(start + DAY, now)).ratio,
                _times(stretches),
                _episodes(stretches),
            )
            if start + DAY <= now:
                self._days = self._days or {}
                self._days[start] = known
        return known

    def _cut(self, at: float) -> None:
        self._line.cut(bisect_left(self._line.starts, at))
        if self._days is not None:
            self._days = {start: day for start, day in self._days.items() if start + DAY <= at}

    def _append(self, start: float, state: State, verified: bool) -> None:
        if not self._line or self._line[-1][1:] != (state, verified):
            self._line.append(start, state, verified)


def overlay(left: Timeline, right: Timeline, begin: float, end: float) -> Iterator[tuple[Stretch, Stretch]]:
    """The same stretches of both timelines between `begin` and `end`, where both are known, oldest first."""
    ours, theirs = left.stretches(begin, end), right.stretches(begin, end)
    mine, other = next(ours, None), next(theirs, None)
    while mine is not None and other is not None:
        start, until = max(mine[0], other[0]), min(mine[1], other[1])
        if start < until:
            yield (start, until, *mine[2:]), (start, until, *other[2:])
        if mine[1] == until:
            mine = next(ours, None)
        if other[1] == until:
            other = next(theirs, None)


def compare(
    truth: Timeline, measured: Timeline, now: float, window: float
) -> tuple[float | None, float | None]:
    """True and measured availability over the same stretches: those that `measured` had verified.

    Both are None where `measured` has no figure, that is under half coverage.
    """
    if measured.ratio(now, window).availability is None:
        return None, None
    pairs = [pair for pair in overlay(truth, measured, now - window, now) if pair[1][3]]
    return _share(true for true, _ in pairs), _share(seen for _, seen in pairs)


def _episodes(stretches: Iterable[Stretch]) -> int:
    count, previous = 0, None
    for _, _, state, _ in stretches:
        count += state is not previous and state not in _QUIET
        previous = state
    return count


def _share(stretches: Iterable[Stretch]) -> float | None:
    times = _times(stretches)
    up = sum(seconds for state, seconds in times.items() if state.up)
    down = sum(seconds for state, seconds in times.items() if state.down)
    return up / (up + down) if up + down > 0.0 else None


def _times(stretches: Iterable[Stretch]) -> dict[State, float]:
    times = dict.fromkeys(State, 0.0)
    for start, end, state, _ in stretches:
        times[state] += end - start
    return times
