"""How well the board followed the truth (contract, section 7). Times are seconds since the start."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exporter.core.vocabulary import DOWN, State

PAGE_AFTER = 60.0
"""Seconds in a paging state before an alert fires."""


@dataclass(frozen=True, slots=True)
class ScoredChange:
    """A state entered at a moment."""

    at: float
    state: State


@dataclass(frozen=True, slots=True)
class Incident:
    """A true change after the start, and how long it took to see it; None if never."""

    at: float
    state: State
    detected_after_seconds: float | None
    detectable: bool


@dataclass(frozen=True, slots=True)
class Course:
    """What was true of a target and what its board said, each in order of time.

    `settling` and `detectable` answer for the change at an index of `truth`.
    """

    truth: Sequence[ScoredChange]
    detected: Sequence[ScoredChange]
    end: float
    settling: Callable[[int], float]
    detectable: Callable[[int], bool]

    def incidents(self) -> list[Incident]:
        """One for each true change after the start."""
        return [
            Incident(change.at, change.state, self._seen_after(index), self.detectable(index))
            for index, change in enumerate(self.truth)
            if index > 0
        ]

    def false_transitions(self) -> list[ScoredChange]:
        """Entries into a state that was neither true nor on the way between two truths."""
        return [change for change in self.detected if not self._excused(change)]

    def false_pages(self) -> int:
        """How often a paging state stood for more than a minute while the truth gave no cause."""
        return sum(
            sum(end - start for start, end in self._without_cause(began, ended)) > PAGE_AFTER
            for began, ended in self._paging()
        )

    def _seen_after(self, index: int) -> float | None:
        change = self.truth[index]
        until = self.truth[index + 1].at if index + 1 < len(self.truth) else self.end
        if _at(self.detected, change.at) is change.state:
            return 0.0
        for seen in self.detected:
            if change.at <= seen.at < until and seen.state is change.state:
                return seen.at - change.at
        return None

    def _excused(self, seen: ScoredChange) -> bool:
        index = _index(self.truth, seen.at)
        if index < 0 or seen.state is self.truth[index].state:
            return index >= 0
        return any(self._settling_excuses(seen, i) for i in range(index + 1))

    def _settling_excuses(self, seen: ScoredChange, index: int) -> bool:
        """The change at an index is still settling, and the state lies between its old and its new one."""
        change = self.truth[index]
        old = self.truth[index - 1].state if index else State.UNKNOWN
        return seen.at - change.at <= self.settling(index) and _between(seen.state, old, change.state)

    def _paging(self) -> Iterator[tuple[float, float]]:
        """The stretches in which the board stood in a paging state."""
        began: float | None = None
        for change in [*self.detected, ScoredChange(self.end, State.UNKNOWN)]:
            if change.state in DOWN and began is None:
                began = change.at
            elif change.state not in DOWN and began is not None:
                yield began, change.at
                began = None

    def _without_cause(self, began: float, ended: float) -> Iterator[tuple[float, float]]:
        """The parts of a stretch in which the truth was not down, nor had been within the settling time."""
        for start, end in self._causes():
            if began < min(start, ended):
                yield began, min(start, ended)
            began = max(began, end)
        if began < ended:
            yield began, ended

    def _causes(self) -> Iterator[tuple[float, float]]:
        """The stretches that explain a page: the truth was down, or had been within the settling time.

        However often the truth changes again in that time, it had been down within it.
        """
        for index, change in enumerate(self.truth):
            if change.state not in DOWN:
                continue
            following = index + 1
            if following < len(self.truth):
                yield change.at, self.truth[following].at + self.settling(following)
            else:
                yield change.at, self.end


def _between(state: State, old: State, new: State) -> bool:
    low, high = sorted((old.code, new.code))
    return state is State.DEGRADED or low <= state.code <= high


def _index(changes: Sequence[ScoredChange], at: float) -> int:
    """Index of the change in force at a moment; -1 before the first."""
    found = -1
    for index, change in enumerate(changes):
        if change.at > at:
            break
        found = index
    return found


def _at(changes: Sequence[ScoredChange], at: float) -> State | None:
    index = _index(changes, at)
    return changes[index].state if index >= 0 else None
