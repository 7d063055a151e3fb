"""Running totals along a timeline, so that what a window says costs the same however much has happened in it.

Without them every look at a target's last 30 days walks through all of its changes: with 200 episodes in the
month that was nine tenths of the time that the list of all targets took.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from math import inf, nextafter
from typing import Final

from exporter.core.vocabulary import DOWN, UP, State

Segment = tuple[float, State, bool]
"""Start in unix seconds, state, verified."""
Seconds = tuple[float, float, float]
"""Verified up, verified down, and not verified."""

# Tuples: their members are compared by identity, where sets would hash each state in Python.
_UP, _DOWN = tuple(UP), tuple(DOWN)
_WIDTH: Final = 4
"""Numbers for each segment: the seconds of all before it, and how many times down began before it."""


class Tally:
    """The totals before each of a timeline's segments, added up when they are first asked for.

    Whoever changes segments says so by `cut` and `forget`; what is only appended needs no telling. Searches
    compare tuples: a key would be a call of a function for each step.
    """

    __slots__ = ("_sums",)

    def __init__(self) -> None:
        self._sums = array("d")

    def cut(self, index: int) -> None:
        """The segments from `index` on are not the same any more."""
        del self._sums[index * _WIDTH :]

    def forget(self, count: int) -> None:
        """The first `count` segments are gone."""
        del self._sums[: count * _WIDTH]

    def until(self, segments: Sequence[Segment], at: float) -> Seconds:
        """Seconds of each kind from the first segment to `at`, which the last segment reaches."""
        index = len(segments) - 1
        if segments[index][0] > at:
            index = bisect_left(segments, (nextafter(at, inf),)) - 1
        if index < 0:
            index, at = 0, segments[0][0]
        self._add_up(segments, index)
        up, down, blind, _ = self._sums[index * _WIDTH : (index + 1) * _WIDTH]
        return _with(up, down, blind, segments[index], at)

    def times_down(self, segments: Sequence[Segment], since: float) -> int:
        """How many times down began at `since` or later, or last from before it.

        Another state that is down begins another time; being verified or not does not.
        """
        if not segments:
            return 0
        index = max(0, bisect_left(segments, (since,)) - 1)
        count = int(segments[index][1] in _DOWN)
        last = len(segments) - 1
        if index == last:
            return count
        self._add_up(segments, last)
        begun = self._sums[last * _WIDTH + 3] - self._sums[(index + 1) * _WIDTH + 3]
        return count + int(begun) + _begins(segments, last)

    def _add_up(self, segments: Sequence[Segment], index: int) -> None:
        """Know the totals before the segment at `index`."""
        sums = self._sums
        if not sums:
            sums.extend((0.0, 0.0, 0.0, 0.0))
        for i in range(len(sums) // _WIDTH, index + 1):
            up, down, blind, begun = sums[-_WIDTH:]
            sums.extend(_with(up, down, blind, segments[i - 1], segments[i][0]))
            sums.append(begun + _begins(segments, i - 1))


def _with(up: float, down: float, blind: float, segment: Segment, until: float) -> Seconds:
    """The seconds with those of one segment."""
    start, state, verified = segment
    if state in _UP:
        return (up + until - start, down, blind) if verified else (up, down, blind + until - start)
    if state in _DOWN:
        return (up, down + until - start, blind) if verified else (up, down, blind + until - start)
    return up, down, blind


def _begins(segments: Sequence[Segment], index: int) -> int:
    """1 where a time down begins with a segment."""
    state = segments[index][1]
    return int(state in _DOWN and (index == 0 or segments[index - 1][1] is not state))
