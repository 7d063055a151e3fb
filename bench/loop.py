"""The usual monitor: a paid create every five minutes, judged by substrings, the last answer being the state."""

from dataclasses import dataclass, replace
from typing import Final

from bench.month import MONTH
from exporter.core.vocabulary import State
from exporter.replay.score import ScoredChange
from exporter.simulator.script import SimTarget
from exporter.simulator.wire import NEVER, SimRequest, SimResponse
from exporter.simulator.world import World
from tests.support.sim_targets import EPOCH, SetClock

EVERY: Final = 300.0
_ATTEMPTS: Final = 3
"""The openai client's own: it repeats refused connections, 408, 409, 429 and 5xx twice."""
_REPEATED: Final = frozenset({408, 409, 429})
_PATIENCE: Final = 60.0
"""Seconds after which the loop gives up on an answer; the client's own default is ten minutes."""
_OK: Final = 200
_BROKEN: Final = 500


@dataclass(frozen=True, slots=True)
class Watched:
    """A month of the loop: every change of what it shows, and its bill in dollars."""

    shown: list[ScoredChange]
    usd: float


def watch(target: SimTarget, order: SimRequest, seed: int) -> Watched:
    """Run the loop for a month against a target; every key is good."""
    clock = SetClock(EPOCH)
    world = World(clock, seed)
    site = world.add(replace(target, key=None))
    shown: list[ScoredChange] = []
    for tick in range(int(MONTH / EVERY)):
        clock.now = EPOCH + tick * EVERY
        state = _check(world, clock, order)
        if not shown or shown[-1].state is not state:
            shown.append(ScoredChange(clock.now - EPOCH, state))
    return Watched(shown, world.books[site.target.name].usd())


def _check(world: World, clock: SetClock, order: SimRequest) -> State:
    for left in reversed(range(_ATTEMPTS)):
        response = world.answer(order)
        clock.now += min(response.delay, _PATIENCE)
        if response.status == _OK and response.delay < NEVER:
            return State.OPERATIONAL
        final = response.status is not None and response.status < _BROKEN and response.status not in _REPEATED
        if final or not left:
            return _by_substring(_error(response))
    raise AssertionError("no attempt")


def _error(response: SimResponse) -> str:
    """The exception as text, as the openai client has it."""
    if response.delay >= NEVER:
        return "Request timeout."
    if response.status is None:
        return "Connection error."
    return f"Error code: {response.status} - {response.body.decode(errors='replace')}"


def _by_substring(error: str) -> State:
    text = error.lower()
    if "rate_limit" in text or "风控" in text:
        return State.RISK_CONTROL
    if "suspended" in text or "unavailable" in text:
        return State.SUSPENDED
    return State.DEGRADED if "timeout" in text else State.UNKNOWN
