"""The real engine against the simulator in virtual time, for tests of the engine."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from exporter.clock import Clock, LoopClock, run_virtual
from exporter.config import Config, TargetConfig, parse
from exporter.core.board import Entry
from exporter.core.state.machine import Transition
from exporter.core.vocabulary import Api, Channel, State, Upstream
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.log import configure
from exporter.simulator.script import Noise, Quirks, SimTarget, Step
from exporter.simulator.transport import SimulatorTransport
from exporter.simulator.world import World
from exporter.store import Store, StoreWriter

configure("error")
EPOCH = 1767225600.0
"""2026-01-01T00:00:00Z, where virtual time begins."""
ORIGIN = "https://upstream.example"
KEYS = {"KEY": "sk-of-the-tests"}


def virtual(test: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """Run a test without arguments in virtual time."""

    def run() -> None:
        run_virtual(test())

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


@dataclass
class House:
    """A world, and an exporter that watches it."""

    world: World
    clock: Clock
    exporter: Engine
    task: asyncio.Task[None]
    store: Store
    changes: list[tuple[float, str, Transition]] = field(default_factory=list)

    def entry(self, name: str = "one") -> Entry:
        return self.exporter.board.entries[name]

    def states(self, name: str = "one") -> list[State]:
        return [t.new for _, who, t in self.changes if who == name]

    async def pass_time(self, seconds: float) -> None:
        """Let virtual time go by; an engine that dies fails the test."""
        done, _ = await asyncio.wait({self.task}, timeout=seconds)
        for task in done:
            task.result()
            raise AssertionError("the engine ended")

    async def until(self, state: State, name: str = "one", within: float = 7200.0) -> float:
        """Wait for a state; how long it took."""
        start = self.clock.monotonic()
        while self.entry(name).health.state is not state:
            await self.pass_time(1.0)
            assert self.clock.monotonic() - start <= within, (
                f"{self.entry(name).health.state} instead of {state}"
            )
        return self.clock.monotonic() - start


def target(name: str = "one", **over: Any) -> dict[str, Any]:
    """A vendor's target as it stands in a file."""
    return {
        "name": name,
        "provider": "openai",
        "channel": "official",
        "model": "sora-2",
        "api": "openai_videos",
        "upstream": "vendor",
        "base_url": f"{ORIGIN}/u/{name}/v1",
        "api_key_env": "KEY",
    } | over


def paid(name: str = "one", **over: Any) -> dict[str, Any]:
    """The same with a paid probe every ten minutes."""
    money = {"price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 4}}
    return (
        target(name, probes={"catalog": {}, "validation": {}, "generation": {"interval": "10m"}})
        | money
        | over
    )


def reverse(name: str = "one", **over: Any) -> dict[str, Any]:
    """A reverse chat channel at a gateway."""
    shape = {
        "channel": "reverse",
        "api": "openai_chat",
        "upstream": "gateway",
        "upstream_model": "sora_video2",
    }
    return target(name, **shape) | over


def config_of(*targets: dict[str, Any], **rest: Any) -> Config:
    """A configuration of these targets and further top-level keys."""
    return parse(yaml.safe_dump({"targets": list(targets), **rest}), env=KEYS)


def sim_of(
    target: TargetConfig, steps: Sequence[Step] = (), noise: Sequence[Noise] = (), **quirks: Any
) -> SimTarget:
    """The upstream that a target asks."""
    price = target.price
    return SimTarget(
        target.name,
        Api(target.api),
        Upstream(target.upstream),
        Channel(target.channel),
        target.upstream_model,
        timeline=tuple(steps),
        noise=tuple(noise),
        usd_per_second=0.0 if price is None else price.usd_per_second or 0.0,
        usd_per_call=0.0 if price is None else price.usd_per_call or 0.0,
        reaches_upstream=target.probes.validation is not None
        and target.probes.validation.reach == "upstream",
        quirks=Quirks(**quirks),
    )


@asynccontextmanager
async def watching(
    config: Config,
    world: World,
    storage: Path | None = None,
    load: Any = None,
    kind: type[Store] = Store,
    clock: Clock | None = None,
) -> AsyncIterator[House]:
    """An exporter at work until the block ends; then it is stopped as by SIGTERM."""
    clock = clock or world.clock
    store = kind.open(storage)
    access = StoreAccess(store, StoreWriter(store, inline=True), in_memory=storage is None)

    def changed(name: str, transition: Transition) -> None:
        house.changes.append((clock.time() - EPOCH, name, transition))

    transport = partial(SimulatorTransport, world)
    exporter = Engine(EngineSettings(config, clock, access, transport, load, on_transition=changed))
    task = asyncio.create_task(exporter.run())
    house = House(world, clock, exporter, task, store)
    await asyncio.sleep(0)
    try:
        yield house
    finally:
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled():
            task.result()


def world_of(config: Config, steps: Sequence[Step] = (), noise: Sequence[Noise] = (), **quirks: Any) -> World:
    """A world in which every target has the same script."""
    world = World(LoopClock(EPOCH), seed=7)
    for each in config.targets:
        world.add(sim_of(each, steps, noise, **quirks))
    return world
