"""A scenario on stage: its world and truth, the configuration that points at it, and the traffic in it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from math import inf
from typing import Final

import yaml

from exporter.clock import LoopClock
from exporter.config import Config, TargetConfig, parse
from exporter.core.availability import Timeline
from exporter.core.state.aggregate import TRAFFIC_INTERVAL
from exporter.core.vocabulary import Probing, Reason, Source, State
from exporter.engine.engine import Engine
from exporter.replay.score import ScoredChange
from exporter.simulator.scenario import Scenario
from exporter.simulator.setup import ENVIRONMENT, build_world, config_data
from exporter.simulator.traffic import traffic_events
from exporter.simulator.world import World

SETTLING = 5
"""Effective intervals of the deepest probe that sees a change."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one target, and what of it can be seen."""

    target: TargetConfig
    world: World
    traffic: bool
    announced: Sequence[tuple[float, float]] = ()
    """Announced work, in seconds since the start."""

    @property
    def changes(self) -> list[ScoredChange]:
        """Every true change, the start included."""
        return [ScoredChange(at, state) for at, state in self.world.truth(self.target.name)]

    @property
    def sources(self) -> list[Source]:
        """What gives evidence of the target, cheapest first."""
        probes = self.target.probes.kinds if self.target.probing is Probing.ACTIVE else ()
        heard = self.traffic and self.target.probing is not Probing.OFF
        return [*probes, Source.OBSERVATION] if heard else [*probes]

    def seen_by(self, index: int) -> list[Source]:
        """The sources that can see a change, cheapest first; an end shows in the absence of its reasons."""
        reasons, name = self._reasons(index), self.target.name
        return [s for s in self.sources if any(self.world.visible(name, s, reason) for reason in reasons)]

    def detectable(self, index: int) -> bool:
        """A probe, traffic or an announcement can show the change."""
        at, _ = self.world.truth(self.target.name)[index]
        return any(start <= at <= end for start, end in self.announced) or bool(self.seen_by(index))

    def settling(self, index: int, in_force: Mapping[Source, float]) -> float:
        """Seconds of settling after a change; `in_force` are the intervals at that moment."""
        seen = self.seen_by(index) or self.sources or [Source.OBSERVATION]
        deepest = max(source.depth for source in seen)
        return SETTLING * max(self.interval(s, in_force) for s in seen if s.depth == deepest)

    def timeline(self, epoch: float) -> Timeline:
        """The truth as a timeline in unix seconds, all of it verified."""
        return Timeline([(epoch + change.at, change.state, True) for change in self.changes])

    def interval(self, source: Source, in_force: Mapping[Source, float]) -> float:
        """The effective interval of a source, seconds."""
        if source is Source.OBSERVATION:
            return max(self.target.interval, TRAFFIC_INTERVAL)
        return in_force.get(source, self.target.probes.settings(source).interval)

    def _reasons(self, index: int) -> set[Reason]:
        """What shows a change: the reasons of the bad state that begins, and of the one that ends."""
        return self._of(index) | (self._of(index - 1) if index else set())

    def _of(self, index: int) -> set[Reason]:
        """The reasons of a bad state: of every step for which it lasts, for successive ones may share it."""
        site = self.world.sites[self.target.name]
        truth = site.timeline.truth()
        at, state = truth[index]
        if state is State.OPERATIONAL:
            return set()
        until = truth[index + 1][0] if index + 1 < len(truth) else inf
        return {reason for step in site.timeline.steps if at <= step.at < until for reason in step.reasons}


EPOCH: Final = 1767225600.0
"""2026-01-01T00:00:00Z, where virtual time begins; unix seconds."""
ORIGIN: Final = "https://upstream.example"


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything a replay needs beside the engine."""

    scenario: Scenario
    clock: LoopClock
    config: Config
    world: World
    truths: Mapping[str, Truth]

    async def drive(self, exporter: Engine) -> None:
        """Play the clients: each observation is reported at its moment."""
        for observation in traffic_events(self.world, self.scenario):
            await asyncio.sleep(max(0.0, observation.at - self.clock.time()))
            await exporter.observe([observation])


def set_stage(scenario: Scenario, clock: LoopClock) -> Stage:
    """Set a scenario on stage at the clock's present moment, which must be `EPOCH`.

    Raises:
        ConfigError: a target of the scenario cannot be used.
    """
    text = yaml.safe_dump(config_data(scenario, ORIGIN, EPOCH), allow_unicode=True, sort_keys=False)
    config = parse(text, f"{scenario.name} (as configuration)", ENVIRONMENT)
    world = build_world(scenario, config.targets, clock)
    truths = {
        target.name: Truth(
            target=target,
            world=world,
            traffic=target.name in scenario.traffic,
            announced=_announced(scenario, target.name),
        )
        for target in config.targets
    }
    return Stage(scenario, clock, config, world, truths)


def _announced(scenario: Scenario, target: str) -> tuple[tuple[float, float], ...]:
    return tuple(
        (work.start, work.end)
        for work in scenario.maintenance
        if any(fnmatchcase(target, pattern) for pattern in work.targets)
    )
