"""Steps of the wall clock: seen within a second, and all that bears a stamp is moved with them.

The engine's time is the wall clock as it was last looked at, and goes on evenly in between. Each target has
a clock of its own (`TargetClock`), which follows in the target's turn: its beats, its evidence and what is
shown of it move together, between two events, and no wait and no age changes. Who reads of several targets
waits until all have followed (`until_followed`).
"""

import asyncio
from collections.abc import Callable

from exporter.clock import ClockStep, StepSum, SystemClock
from exporter.core.board import Board
from exporter.engine.targets import TargetSet
from exporter.log import Log
from exporter.turns import in_turns

_log = Log("exporter.clock")
_EVERY = 1.0


class ClockWatch:
    """Looks at the clock for as long as its task lives. `follow` is told by how much it was set, seconds.

    `steps` is what the targets' clocks go by.
    `changing` is held by whoever changes the set of targets: what is built beside them is dated as they are.
    """

    def __init__(
        self,
        clock: SystemClock,
        steps: StepSum,
        board: Board,
        target_set: TargetSet,
        changing: asyncio.Lock,
        follow: Callable[[float], None],
    ) -> None:
        self._clock = clock
        self._steps = steps
        self._board = board
        self._target_set = target_set
        self._changing = changing
        self._follow = follow
        self._followed = asyncio.Event()
        self._followed.set()

    async def run(self) -> None:
        """Look every second."""
        while True:
            await asyncio.sleep(_EVERY)
            async with self._changing:
                step = self._clock.look()
                if step is not None:
                    await self._moved(step)

    async def until_followed(self) -> None:
        """Wait until every target goes by the clock's time: at once, but for a second after a step."""
        await self._followed.wait()

    async def _moved(self, step: ClockStep) -> None:
        targets = [*self._target_set.targets.values()]
        self._steps.seconds += step.whole
        for leaving in self._target_set.leaving:
            leaving.clock.follow()
        self._followed.clear()
        _tell(step)
        self._board.started += step.wall
        self._board.reload_success_at += step.wall
        self._follow(step.wall)
        self._board.touch()
        left = iter(targets)
        try:
            async for target in in_turns(left):
                target.redate(step)
        finally:
            for target in left:  # the end has come: what is kept then is dated by one clock
                target.redate(step)
            self._followed.set()


def _tell(step: ClockStep) -> None:
    if step.slept:
        _log.info(f"the machine was suspended for {step.slept:.0f} s")
    if step.wall:
        direction = "forwards" if step.wall > 0 else "backwards"
        _log.warning(
            f"the wall clock was set {abs(step.wall):.0f} s {direction}", seconds=round(step.wall, 3)
        )
