"""What would end a state: successes are imagined, and the machine is asked what it would make of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Situation, advance
from exporter.core.vocabulary import Reason, Source, State

_MOST = 100
"""Successes in a row after which nothing further is to be expected of them."""
_FEW = 3
"""So many are tried of a probe that is well: two make probes believed that a page contradicts."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A source whose successes are imagined."""

    source: Source
    interval: float
    """Seconds."""
    verified: bool
    """Its successes come from the upstream itself."""


@dataclass(frozen=True, slots=True)
class Need:
    """So many successes more of one source; `run` of them in a row are there already."""

    source: Source
    successes: int
    run: int
    failing: bool
    """The source's own depth is in an episode."""
    slow: bool
    """It is slowness that has to pass: the successes have to be as quick as usual."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """What would end the state, and the state after it. None of the needs suffices without the others."""

    needs: tuple[Need, ...]
    state: State
    says: Source | None
    """The source behind that state."""


@dataclass(frozen=True, slots=True)
class _Hypothesis:
    """The moment (unix seconds) at which all of it is imagined, and what holds there."""

    now: float
    situation: Situation

    def succeed(self, health: Health, probe: Probe) -> Health:
        """The target after one more success, as quick as can be."""
        success = Evidence(
            source=probe.source,
            began=self.now,
            at=self.now,
            outcome=State.OPERATIONAL,
            reason=Reason.OK,
            interval=probe.interval,
            latency=0.0,
            verified=probe.verified,
        )
        return advance(health, success, self.now, self.situation)[0]


def ways_out(health: Health, probes: Sequence[Probe], now: float, situation: Situation) -> list[WayOut]:
    """What would end the state that is not `operational`, at `now` (unix seconds).

    One probe's successes where they suffice; where they leave something other than `operational`, also what
    several need together. `probes`: at most one for each depth, the shallowest first.
    """
    world = _Hypothesis(now, situation)
    health, _ = advance(health, None, now, situation)
    if health.state is State.OPERATIONAL:
        return []
    ways = [way for probe in probes for way in _alone(health, probe, world)]
    if not any(way.state is State.OPERATIONAL for way in ways):
        ways.extend(_together(health, [p for p in probes if health.track(p.source).bad], world))
    return ways


def _alone(health: Health, probe: Probe, world: _Hypothesis) -> Iterator[WayOut]:
    """The changes of state that one probe's successes bring about: the first, and the one that ends all."""
    changes: list[tuple[int, Health]] = []
    state = health.state
    for successes, after in enumerate(_successes(health, probe, world), start=1):
        if after.state is not state:
            state = after.state
            changes.append((successes, after))
    for successes, after in changes:
        if after is changes[0][1] or after.state is State.OPERATIONAL:
            yield WayOut((_need(health, probe, successes),), after.state, after.decided_by)


def _successes(health: Health, probe: Probe, world: _Hypothesis) -> Iterator[Health]:
    """The target after one success, after two, and so on, until its depth is well or they lead nowhere."""
    for successes in range(1, _MOST + 1):
        health = world.succeed(health, probe)
        yield health
        well = not health.track(probe.source).bad
        if health.state is State.OPERATIONAL or (well and successes >= _FEW):
            return


def _together(health: Health, failing: Sequence[Probe], world: _Hypothesis) -> Iterator[WayOut]:
    """The depths that all have to be well again, none of them for nothing."""
    needs, after = _all_well(health, failing, world)
    if after.state is health.state:
        return
    for probe in failing:
        others = [p for p in failing if p is not probe]
        fewer, without = _all_well(health, others, world)
        if without.state is after.state:
            needs, after, failing = fewer, without, others
    if len(needs) > 1:
        yield WayOut(needs, after.state, after.decided_by)


def _all_well(health: Health, probes: Sequence[Probe], world: _Hypothesis) -> tuple[tuple[Need, ...], Health]:
    """What it takes until all these depths are well, and the target then."""
    before, needs = health, []
    # A deeper success speaks for the shallower depths; they are asked with it behind them.
    for probe in reversed(probes):
        successes = 0
        while health.track(probe.source).bad and successes < _MOST:
            health, successes = world.succeed(health, probe), successes + 1
        needs.append(_need(before, probe, successes))
    return tuple(reversed(needs)), health


def _need(health: Health, probe: Probe, successes: int) -> Need:
    track = health.track(probe.source)
    slow = track.bad and track.ruling is not None and track.ruling.reason is Reason.SLOW
    return Need(probe.source, successes, track.run, track.bad, slow)
