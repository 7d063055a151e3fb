"""The segments of a timeline in columns, with running totals along them.

What a window says costs the same however much has happened in it: without totals every look at a target's
last 30 days walks through all of its changes. A segment takes nine bytes, and 32 more once it was looked at;
as a tuple of objects it would be a hundred.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from exporter.core.vocabulary import DOWN, UP, State

Segment = tuple[float, State, bool]
"""Start in unix seconds, state, verified."""
Seconds = tuple[float, float, float]
"""Verified up, verified down, and not verified."""

_VALUES: Final = tuple((state, verified) for state in State for verified in (False, True))
_KINDS: Final = {value: kind for kind, value in enumerate(_VALUES)}
"""A segment's state and whether it was verified, as one byte."""
_UP: Final = tuple(state in UP and verified for state, verified in _VALUES)
_DOWN: Final = tuple(state in DOWN and verified for state, verified in _VALUES)
_BLIND: Final = tuple((state in UP or state in DOWN) and not verified for state, verified in _VALUES)
_IS_DOWN: Final = tuple(state in DOWN for state, _ in _VALUES)
_WIDTH: Final = 4
"""Numbers for each segment: the seconds of all before it, and how many times down began before it."""


class Segments:
    """Segments in order of their starts; the last one is open. Totals are added up when first asked for."""

    __slots__ = ("_kinds", "_sums", "starts")

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self.starts = array("d")
        self._kinds = bytearray()
        self._sums: array[float] | None = None
        for segment in segments:
            self.append(*segment)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Segment:
        return (self.starts[index], *_VALUES[self._kinds[index]])

    def append(self, start: float, state: State, verified: bool) -> None:
        """Let another segment begin after all others."""
        self.starts.append(start)
        self._kinds.append(_KINDS[state, verified])

    def cut(self, index: int) -> None:
        """Remove the segments from `index` on."""
        del self.starts[index:], self._kinds[index:]
        if self._sums is not None:
            del self._sums[index * _WIDTH :]

    def forget(self, count: int) -> None:
        """Remove the first `count` segments."""
        del self.starts[:count], self._kinds[:count]
        if self._sums is not None:
            del self._sums[: count * _WIDTH]

    def reaching(self, at: float) -> int:
        """The index of the segment that a moment lies in; -1 before the first."""
        return bisect_right(self.starts, at) - 1

    def until(self, at: float) -> Seconds:
        """Seconds of each kind from the first segment to `at`."""
        last = len(self.starts) - 1
        index = last if self.starts[last] <= at else self.reaching(at)
        if index < 0:
            index, at = 0, self.starts[0]
        sums = self._summed(index)
        place, kind = index * _WIDTH, self._kinds[index]
        up, down, blind = sums[place], sums[place + 1], sums[place + 2]
        spent = at - self.starts[index]
        if _UP[kind]:
            return up + spent, down, blind
        if _DOWN[kind]:
            return up, down + spent, blind
        return up, down, blind + spent if _BLIND[kind] else blind

    def times_down(self, since: float) -> int:
        """How many times down began at `since` or later, or last from before it.

        Another state that is down begins another time; being verified or not does not.
        """
        last = len(self.starts) - 1
        if last < 0:
            return 0
        index = last if self.starts[last] < since else max(0, bisect_left(self.starts, since) - 1)
        count = int(_IS_DOWN[self._kinds[index]])
        if index == last:
            return count
        sums = self._summed(last)
        begun = sums[last * _WIDTH + 3] - sums[(index + 1) * _WIDTH + 3]
        return count + int(begun) + self._begins(last)

    def _summed(self, index: int) -> "array[float]":
        """The totals, known up to the segment at `index` at least."""
        sums, starts, kinds = self._sums, self.starts, self._kinds
        if not sums:
            sums = self._sums = array("d", bytes(8 * _WIDTH))
        for i in range(len(sums) // _WIDTH, index + 1):
            up, down, blind, begun = sums[-_WIDTH:]
            kind, spent = kinds[i - 1], starts[i] - starts[i - 1]
            sums.append(up + spent * _UP[kind])
            sums.append(down + spent * _DOWN[kind])
            sums.append(blind + spent * _BLIND[kind])
            sums.append(begun + self._begins(i - 1))
        return sums

    def _begins(self, index: int) -> int:
        """1 where a time down begins with a segment."""
        kind = self._kinds[index]
        # The two bytes of a state differ in their last bit.
        return int(_IS_DOWN[kind] and (index == 0 or self._kinds[index - 1] >> 1 != kind >> 1))
