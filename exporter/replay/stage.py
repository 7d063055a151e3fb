"""A scenario on stage: its world, the configuration that points at it, and the traffic that plays in it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

import yaml

from exporter.clock import LoopClock
from exporter.config import Config, parse
from exporter.engine.engine import Engine
from exporter.replay.truth import Truth
from exporter.simulator.scenario import Scenario
from exporter.simulator.setup import ENVIRONMENT, build_world, config_data
from exporter.simulator.traffic import traffic_events
from exporter.simulator.world import World

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
