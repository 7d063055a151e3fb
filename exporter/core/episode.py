"""Episodes: the stretches between entering a state and leaving it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from exporter.core.words import Reason, State


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of a state, dated from its first and last decisive evidence. Times are unix seconds."""

    state: State
    reason: Reason
    start: float
    end: float | None = None
    """None while it lasts."""


def begun(segments: Iterable[tuple[float, State, bool]], states: Collection[State], since: float) -> int:
    """How many episodes in one of `states` began at `since` or later, or last from before it.

    Neighbouring segments of the same state that differ only in being verified are one episode.
    """
    count = 0
    previous: State | None = None
    for start, state, _ in segments:
        if start < since:
            count = int(state in states)
        elif state is not previous and state in states:
            count += 1
        previous = state
    return count
