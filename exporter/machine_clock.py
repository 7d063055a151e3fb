"""Time as an argument, from the machine's clock. Without an event loop, which not every command has."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

STEP: Final = 1.0
"""Seconds from which a difference between two clocks is a step, and no drift."""
_AT_ONCE: Final = 0.1
"""Two clocks are compared when both were read within so many seconds."""


class Clock(Protocol):
    """What time it is. Waiting is always `asyncio.sleep` or `asyncio.timeout` on the running loop."""

    def time(self) -> float:
        """Unix seconds."""
        ...

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment; never goes back."""
        ...


@dataclass(frozen=True, slots=True)
class ClockStep:
    """What became of the clocks between two looks, seconds; 0 where nothing did."""

    wall: float
    """By so much the wall clock was set, backwards if negative: stamps of before are to be moved by it."""
    slept: float
    """For so long the machine was suspended: `monotonic()` and all timers stood still, the world went on."""

    @property
    def whole(self) -> float:
        """By so much `time()` goes forward at once, backwards if negative."""
        return self.wall + self.slept


def elapsed() -> float:
    """Seconds since the machine was started; time in suspend counts where the system tells it."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class SystemClock:
    """The machine's clock.

    `time()` goes on evenly, whatever happens to the wall clock and however long the machine is suspended,
    until `look` follows the wall clock: so nobody's waits and ages change but at that one moment, from
    which on everything that bears a stamp is moved. A process that never looks keeps the time it began
    with. The three functions replace the machine.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = elapsed,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall, self._elapsed, self._awake = wall, elapsed, awake
        self._ahead = wall() - elapsed()
        self._asleep = elapsed() - awake()

    def time(self) -> float:
        return self._ahead + self._asleep + self._awake()

    def monotonic(self) -> float:
        return self._awake()

    def look(self) -> ClockStep | None:
        """Follow the wall clock. Returns what was more than drift since the last look, None usually."""
        start = self._elapsed()
        wall, awake = self._wall(), self._awake()
        now = self._elapsed()
        if now - start > _AT_ONCE:
            # The process was held up between the readings: they cannot be compared.
            return None
        ahead, asleep = wall - now, now - awake
        step = ClockStep(_beyond_drift(ahead - self._ahead), max(0.0, _beyond_drift(asleep - self._asleep)))
        self._ahead, self._asleep = ahead, asleep
        return step if step.wall or step.slept else None


def _beyond_drift(seconds: float) -> float:
    return seconds if abs(seconds) >= STEP else 0.0


@dataclass(slots=True)
class StepSum:
    """By how many seconds a clock went forward in steps so far."""

    seconds: float = 0.0


class TargetClock:
    """One target's time: another clock's, whose steps it follows later than others do."""

    __slots__ = ("_clock", "_followed", "_steps")

    def __init__(self, clock: Clock, steps: StepSum) -> None:
        self._clock = clock
        self._steps = steps
        self._followed = steps.seconds

    @property
    def behind(self) -> float:
        """By so many seconds the other clock was set, and what the target has stamped was not moved yet."""
        return self._steps.seconds - self._followed

    def follow(self) -> None:
        """Go by the other clock from now on."""
        self._followed = self._steps.seconds

    def time(self) -> float:
        return self._clock.time() - self.behind

    def monotonic(self) -> float:
        return self._clock.monotonic()


class Moment:
    """The moment of its making, as the clock tells it later: it keeps its distance from now."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made = clock.time()
        self._start = clock.monotonic()

    @property
    def at(self) -> float:
        """Unix seconds."""
        return self._made + self.moved

    @property
    def ago(self) -> float:
        """Seconds that have passed, time in suspend left out."""
        return self._clock.monotonic() - self._start

    @property
    def moved(self) -> float:
        """By how many seconds the clock was set meanwhile: other stamps of before are to be moved by it."""
        return _beyond_drift(self._clock.time() - self._made - self.ago)
