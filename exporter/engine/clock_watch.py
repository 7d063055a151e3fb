"""Steps of the wall clock: seen within a second, and all that bears a stamp is moved with them.

The engine's time is the wall clock as it was last looked at, and goes on evenly in between. So a step reaches
every part of the engine at one moment, between two events: beats, evidence and what is shown move together,
and no wait and no age changes.
"""

import asyncio
from collections.abc import Callable

from exporter.clock import ClockStep, SystemClock
from exporter.core.board import Board
from exporter.engine.target import Target
from exporter.engine.targets import TargetSet
from exporter.log import Log
from exporter.turns import in_turns

_log = Log("exporter.clock")
_EVERY = 1.0


class ClockWatch:
    """Looks at the clock for as long as its task lives. `follow` is told by how much it was set, seconds."""

    def __init__(
        self, clock: SystemClock, board: Board, target_set: TargetSet, follow: Callable[[float], None]
    ) -> None:
        self._clock = clock
        self._board = board
        self._target_set = target_set
        self._follow = follow

    async def run(self) -> None:
        """Look every second."""
        while True:
            await asyncio.sleep(_EVERY)
            step = self._clock.look()
            if step is not None:
                await self._moved(step)

    async def _moved(self, step: ClockStep) -> None:
        _tell(step)
        self._board.started += step.wall
        self._board.reload_success_at += step.wall
        for target in self._target_set.targets.values():
            _move(target, step)
        self._follow(step.wall)
        self._board.touch()
        async for name in in_turns([*self._target_set.targets]):
            if name in self._target_set.targets:  # a reload may have taken it away meanwhile
                self._target_set.targets[name].row.tick()


def _move(target: Target, step: ClockStep) -> None:
    # What was due before a suspend is not due all at once after it.
    target.loop.schedule.move(step.wall + step.slept)
    target.traffic.redate(step.wall)
    target.row.redate(step.wall)


def _tell(step: ClockStep) -> None:
    if step.slept:
        _log.info(f"the machine was suspended for {step.slept:.0f} s")
    if step.wall:
        direction = "forwards" if step.wall > 0 else "backwards"
        _log.warning(
            f"the wall clock was set {abs(step.wall):.0f} s {direction}", seconds=round(step.wall, 3)
        )
