"""Whether the event loop was held up: what is measured meanwhile tells of this process, not of an upstream.

The watch wakes every 50 ms. How much later it wakes is how long the loop was held: by a computation, by a
host without processor time, by a process that was stopped or a machine that was suspended. What holds the
loop for a few milliseconds between two looks is seen where the loop waits for files: from one such wait to
the next nobody else has a turn. The longer of the two is what is counted. A probe asks
whether the loop was held while it ran before its failure counts. The watch need not have woken first: a probe
whose own deadline passes in the same turn of the loop sees the hold as well.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from typing import Any, Final, Protocol

from exporter.clock import elapsed
from exporter.core.board import Board
from exporter.engine.garbage import looking
from exporter.log import Log, Seldom

_log = Log("exporter.loop")
TICK: Final = 0.05
"""Seconds between two looks at the loop."""
HELD: Final = 0.25
"""Seconds from which on a hold spoils what is measured meanwhile ..."""
SHARE: Final = 0.01
"""... unless it is a smaller part than this of a long measurement."""
_WORTH_SHOWING: Final = 0.005
_REMEMBERED: Final = 1000
_SAY_EVERY: Final = 60.0


class Stalls(Protocol):
    """Tells what was measured while the loop was held up."""

    def mark(self) -> float:
        """The moment at which a measurement begins; only good for `spoiled`."""
        ...

    def spoiled(self, since: float) -> bool:
        """Whether the loop was held up since that moment for so long that a failure means nothing."""
        ...


class Unwatched:
    """For virtual time, which nothing holds up, and for commands that probe once."""

    def mark(self) -> float:
        return 0.0

    def spoiled(self, since: float) -> bool:
        return False


class _Selector(Protocol):
    def select(self, timeout: float | None = None) -> Any: ...


class Turns:
    """How long the loop's turns take, from one wait for files to the next. Costs a microsecond each.

    `at_end` is called at the end of each, with the processor time of this thread.
    """

    def __init__(self, at_end: Callable[[float], None] = lambda _now: None) -> None:
        self._at_end = at_end
        self._longest = self._woke = 0.0

    def take_longest(self) -> float:
        """The longest turn since this was last asked, seconds."""
        longest, self._longest = self._longest, 0.0
        return longest

    @contextmanager
    def timed(self, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
        """Time the turns of a loop that has a selector; of any other nothing is known."""
        selector: _Selector | None = getattr(loop, "_selector", None)
        if selector is None:
            yield
            return
        waits = selector.select

        def select(timeout: float | None = None) -> Any:
            self._at_end(time.thread_time())
            self._longest = max(self._longest, time.perf_counter() - self._woke)
            try:
                return waits(timeout)
            finally:
                self._woke = time.perf_counter()

        self._woke = time.perf_counter()
        selector.select = select  # type: ignore[method-assign]
        try:
            yield
        finally:
            del selector.select


class LoopWatch:
    """Watches the running loop, and looks for garbage between its turns.

    `now`: seconds that go on while the process or the machine is stopped.
    """

    def __init__(self, board: Board, now: Callable[[], float] = elapsed) -> None:
        self._board = board
        self._now = now
        self._due = now() + TICK
        self._holds: deque[tuple[float, float]] = deque(maxlen=_REMEMBERED)
        self._seldom = Seldom(_SAY_EVERY)
        self._turns = Turns()

    async def run(self) -> None:
        """Watch until cancelled."""
        self._due = self._now() + TICK
        with looking() as look_for_garbage:
            self._turns = Turns(look_for_garbage)
            with self._turns.timed(asyncio.get_running_loop()):
                while True:
                    await asyncio.sleep(TICK)
                    self._look()

    def mark(self) -> float:
        return self._now()

    def spoiled(self, since: float) -> bool:
        now = self._now()
        holds = takewhile(lambda hold: hold[1] > since, self._long(now))
        held = sum(end - max(start, since) for start, end in holds)
        return held >= max(HELD, SHARE * (now - since))

    def _look(self) -> None:
        now = self._now()
        held = max(0.0, now - self._due, self._turns.take_longest())
        self._board.stalls.observe(held)
        if held >= _WORTH_SHOWING:
            self._board.touch()
        if now - self._due >= HELD:
            self._holds.append((self._due, now))
            self._say(now - self._due)
        self._due = now + TICK

    def _long(self, now: float) -> Iterator[tuple[float, float]]:
        """The holds, the last one first."""
        if now - self._due >= HELD:
            yield self._due, now
        yield from reversed(self._holds)

    def _say(self, held: float) -> None:
        """Once for each hold, but no more than once a minute."""
        more = self._seldom.due(self._now())
        if more is not None:
            _log.warning(
                "the event loop was held up: failures measured meanwhile do not count",
                seconds=round(held, 3),
                not_logged=more,
            )
