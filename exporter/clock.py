"""Time as an argument: the real clock, and an event loop whose time costs nothing."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn, TypeVar

from exporter.machine_clock import STEP, Clock, ClockStep, Moment, StepSum, SystemClock, TargetClock, elapsed

__all__ = [
    "STEP",
    "Clock",
    "ClockStep",
    "DeadlockError",
    "LoopClock",
    "Moment",
    "StepSum",
    "SystemClock",
    "TargetClock",
    "VirtualLoop",
    "elapsed",
    "run_virtual",
]
T = TypeVar("T")


class LoopClock:
    """The clock of an event loop: `epoch` (unix seconds) is its time 0. Without a loop, the running one."""

    def __init__(self, epoch: float, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self._epoch = epoch
        self._loop = loop

    def time(self) -> float:
        return self._epoch + self.monotonic()

    def monotonic(self) -> float:
        return (self._loop or asyncio.get_running_loop()).time()


class DeadlockError(RuntimeError):
    """Nothing is ready and no timer is set: in virtual time nothing would ever happen again."""


class _NoFiles:
    """In the place of a selector: waiting for the next timer is done by being there."""

    def __init__(self, advance: Callable[[float | None], None]) -> None:
        self._advance = advance

    def select(self, timeout: float | None) -> tuple[()]:
        if timeout is None or timeout > 0:
            self._advance(timeout)
        return ()


class VirtualLoop(asyncio.BaseEventLoop):
    """An event loop in virtual time: when nothing is ready, its time jumps to the next timer.

    Time starts at 0. There are no files, sockets or threads in it: what would need one raises.
    """

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._selector = _NoFiles(self._advance)

    def time(self) -> float:
        return self._now

    def run_in_executor(self, *_args: object) -> NoReturn:
        """Refuse: a thread's work takes real time."""
        raise RuntimeError("no threads in virtual time")

    def _advance(self, seconds: float | None) -> None:
        if seconds is None:
            raise DeadlockError(self._describe_deadlock())
        self._now += seconds

    def _describe_deadlock(self) -> str:
        names = sorted(task.get_name() for task in asyncio.all_tasks(self))
        return f"nothing is ready and no timer is set, {len(names)} tasks wait for ever: {', '.join(names)}"

    def _process_events(self, _events: object) -> None:
        """There are no events but timers."""

    def _write_to_self(self) -> None:
        """Waking up is not needed: the loop never sleeps."""


def run_virtual(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in virtual time.

    Raises:
        DeadlockError: when it waits for something that nobody will do.
    """
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
