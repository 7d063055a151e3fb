"""One replay: world, engine and traffic on one virtual clock, from the scenario's start to end, scored."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from exporter.clock import LoopClock, run_virtual
from exporter.core.availability import compare
from exporter.core.board import Entry
from exporter.core.state.machine import Transition
from exporter.core.vocabulary import Channel, Source
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.errors import ExporterError
from exporter.replay.score import Course, ScoredChange
from exporter.replay.stage import EPOCH, Stage, Truth, set_stage
from exporter.simulator.scenario import Scenario
from exporter.simulator.transport import SimulatorTransport
from exporter.store import Store, StoreWriter

Intervals = Mapping[Source, float]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a replay recorded of one target. Times are seconds since the start."""

    truth: Truth
    entry: Entry
    detected: tuple[ScoredChange, ...]
    in_force: tuple[Intervals, ...]
    """The intervals in force at each true change."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A replay from its start to its end."""

    scenario: Scenario
    targets: Mapping[str, Taken]


@dataclass(slots=True)
class _Notes:
    """What is written down while time passes."""

    detected: dict[str, list[ScoredChange]] = field(default_factory=dict)
    in_force: dict[str, list[Intervals]] = field(default_factory=dict)


def replay(scenario: Scenario, seed: int | None = None) -> Replayed:
    """Run a scenario in virtual time; the same seed gives the same result.

    Raises:
        ConfigError: a target of the scenario cannot be used.
        ExporterError: the engine failed.
    """
    chosen = scenario if seed is None else replace(scenario, seed=seed)
    return run_virtual(_replay(chosen))


async def _replay(scenario: Scenario) -> Replayed:
    stage = set_stage(scenario, LoopClock(EPOCH))
    store = Store.open(None)
    access = StoreAccess(store, StoreWriter(store, inline=True), in_memory=True)
    notes = _Notes({name: [] for name in stage.truths}, {name: [] for name in stage.truths})

    def changed(target: str, transition: Transition) -> None:
        notes.detected[target].append(ScoredChange(transition.at - EPOCH, transition.new))

    transport = partial(SimulatorTransport, stage.world)
    exporter = Engine(
        EngineSettings(stage.config, stage.clock, access, transport, remember=False, on_transition=changed)
    )
    async with asyncio.TaskGroup() as tasks:
        engine = tasks.create_task(exporter.run(), name="engine")
        writing = tasks.create_task(_write_intervals(stage, exporter, notes), name="intervals")
        traffic = tasks.create_task(stage.drive(exporter), name="traffic")
        await asyncio.wait({engine}, timeout=scenario.duration)
        if engine.done():
            raise ExporterError(f"{scenario.name}: the engine ended before the scenario")
        for task in (writing, traffic, engine):
            task.cancel()
    return Replayed(scenario, {name: _taken(name, stage, exporter, notes) for name in stage.truths})


def _taken(name: str, stage: Stage, exporter: Engine, notes: _Notes) -> Taken:
    return Taken(
        truth=stage.truths[name],
        entry=exporter.board.entries[name],
        detected=tuple(notes.detected[name]),
        in_force=tuple(notes.in_force[name]),
    )


async def _write_intervals(stage: Stage, exporter: Engine, notes: _Notes) -> None:
    """Write down which intervals are in force when the truth changes."""
    moments = sorted((c.at, name) for name, truth in stage.truths.items() for c in truth.changes)
    for at, name in moments:
        await asyncio.sleep(max(0.0, EPOCH + at - stage.clock.time()))
        beats = exporter.board.entries[name].beats if name in exporter.board.entries else {}
        notes.in_force[name].append({source: beat.interval for source, beat in beats.items()})


def scored(replayed: Replayed) -> dict[str, Any]:
    """What `sora-exporter replay --format json` prints (contract, section 7)."""
    duration = replayed.scenario.duration
    return {
        "scenario": replayed.scenario.name,
        "targets": {name: _target(taken, duration) for name, taken in replayed.targets.items()},
    }


def course_of(taken: Taken, duration: float) -> Course:
    """A target's truth beside what was detected."""
    truth = taken.truth

    def settling(index: int) -> float:
        known = taken.in_force[index] if index < len(taken.in_force) else {}
        return truth.settling(index, known)

    return Course(truth.changes, taken.detected, duration, settling, truth.detectable)


def _target(taken: Taken, duration: float) -> dict[str, Any]:
    course = course_of(taken, duration)
    end = EPOCH + duration
    true, measured = compare(taken.truth.timeline(EPOCH), taken.entry.timeline, end, duration)
    pages = course.false_pages() if taken.truth.target.channel is Channel.OFFICIAL else 0
    probes: dict[str, int] = dict.fromkeys(taken.truth.target.probes.kinds, 0)
    for (source, _, _), count in taken.entry.results.items():
        probes[source] += count
    return {
        "truth": [_change(c) for c in course.truth],
        "detected": [_change(c) for c in course.detected],
        "incidents": [asdict(incident) for incident in course.incidents()],
        "false_transitions": [_change(c) for c in course.false_transitions()],
        "false_pages": pages,
        "availability_true": true,
        "availability_measured": measured,
        "probes": probes,
        "cost_usd": round(sum(taken.entry.cost_usd.values()), 6),
    }


def _change(change: ScoredChange) -> dict[str, Any]:
    return {"at": round(change.at, 3), "state": change.state}
