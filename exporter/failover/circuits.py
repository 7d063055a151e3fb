"""Which targets rest: one that has refused is left alone for a time, longer each time in a row."""

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exporter.failover import clock

FIRST: Final = 15.0
"""Seconds of the first rest; each further one is twice as long."""
LONGEST: Final = 900.0
_TRIAL: Final = 900.0
"""Seconds after which a trial of which nobody told the end counts no more."""


class Circuit(StrEnum):
    """What may be sent to a target."""

    CLOSED = "closed"
    """Anything."""
    OPEN = "open"
    """Nothing, as long as another target is left."""
    HALF_OPEN = "half_open"
    """One request, whose end decides."""


@dataclass(slots=True)
class _Rest:
    refusals: int = 0
    until: float = 0.0
    trial: float | None = None
    """When the one request was let through."""


class Circuits:
    """The circuits of all targets. Safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rests: dict[str, _Rest] = {}

    def state(self, target: str) -> Circuit:
        """Where a target stands now."""
        with self._lock:
            rest = self._rests.get(target)
            return Circuit.CLOSED if rest is None else self._state(rest)

    def admits(self, target: str) -> bool:
        """Whether a request may go there now; of a half-open one the first who asks gets a yes."""
        with self._lock:
            rest = self._rests.get(target)
            if rest is None:
                return True
            if self._state(rest) is not Circuit.HALF_OPEN:
                return False
            now = clock.monotonic()
            if rest.trial is not None and now - rest.trial < _TRIAL:
                return False
            rest.trial = now
            return True

    def refused(self, target: str, pause: float | None) -> None:
        """It refused; `pause` is what it asked for itself, seconds."""
        with self._lock:
            rest = self._rests.setdefault(target, _Rest())
            rest.refusals += 1
            seconds = min(FIRST * 2.0 ** min(rest.refusals - 1, 10), LONGEST)
            rest.until = clock.monotonic() + min(max(seconds, pause or 0.0), LONGEST)
            rest.trial = None

    def answered(self, target: str) -> None:
        """It does its work, whatever came of this request."""
        with self._lock:
            self._rests.pop(target, None)

    def undecided(self, target: str) -> None:
        """The trial told nothing: the next request may be another one."""
        with self._lock:
            rest = self._rests.get(target)
            if rest is not None:
                rest.trial = None

    def resting(self, target: str) -> float:
        """Seconds until it may be tried again; 0 where it may."""
        with self._lock:
            rest = self._rests.get(target)
            return 0.0 if rest is None else max(0.0, rest.until - clock.monotonic())

    def _state(self, rest: _Rest) -> Circuit:
        return Circuit.OPEN if clock.monotonic() < rest.until else Circuit.HALF_OPEN
