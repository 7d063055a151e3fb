"""The life of a real exporter whose machine's wall clock is wrong at its start and set while it runs."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tests.support.processes import PATIENCE, QUICK, Exporter, Simulator, simulator
from tests.support.processes import until as until_quickly
from tests.support.wall_clock import WallClock

HOUR = 3600
LIVES = {"early": (8 * HOUR, HOUR), "late": (HOUR, 8 * HOUR)}
"""By how much the clock is ahead for a while: once while the exporter runs, once when it starts; seconds."""
EVENING = 20 * HOUR
"""What the clocks show at first, seconds after midnight (UTC): eight hours on is another day."""
JOBS_A_DAY = 2
BEATS = {"catalog": 2, "validation": 20}
"""Seconds between two probes; the rare one keeps the state where a busy machine is late with the other."""


def target(name: str) -> dict[str, Any]:
    probes = {kind: {"interval": f"{beat}s", "timeout": "1s"} for kind, beat in BEATS.items()}
    return {
        "name": name, "provider": name, "channel": "official", "model": "sora-2", "api": "openai_videos",
        "upstream": "vendor", "price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 0.4 * JOBS_A_DAY},
        "probes": {**probes, "generation": {"interval": "1s", "timeout": "30s"}},
    }  # fmt: skip


async def until(condition: Callable[[], Awaitable[Any]]) -> None:
    """Wait until something awaited is true; asked now and then, as the machine has other things to do."""

    async def looked() -> Any:
        await asyncio.sleep(0.2)
        return await condition()

    await until_quickly(looked, patience=4 * PATIENCE)


@dataclass
class Machine:
    """An exporter for one target, on a machine whose wall clock is set at will."""

    name: str
    exporter: Exporter
    upstream: Simulator
    clock: WallClock
    evening: float
    """Seconds from now to the evening."""
    ahead: float = 0.0
    days: set[str] = field(default_factory=set)
    """Those that the wall clock has shown (UTC)."""

    def set(self, ahead: float) -> None:
        """The wall clock shows so many seconds more than in the evening."""
        self.ahead = ahead
        self.clock.set(self.evening + ahead)
        self.days.add(self.today)

    @property
    def now(self) -> float:
        """What the wall clock shows, unix seconds."""
        return time.time() + self.evening + self.ahead

    @property
    def today(self) -> str:
        """The day that the wall clock shows (UTC)."""
        return datetime.fromtimestamp(self.now, UTC).date().isoformat()

    @property
    def log(self) -> str:
        return self.exporter.log.read_text()

    async def says(self, sentence: str) -> bool:
        return sentence in self.log

    async def jobs(self) -> int:
        """How many paid jobs the upstream ever took."""
        return int((await self.upstream.books())[self.name]["jobs"])

    async def asked(self, kind: str) -> int:
        """How many requests of a kind have arrived at the upstream."""
        requests: dict[str, int] = (await self.upstream.books())[self.name]["requests"]
        return sum(n for name, n in requests.items() if name.endswith(f" {kind}"))

    async def state(self) -> str:
        return str((await self.exporter.target(self.name))["state"])

    async def is_in(self, *states: str) -> bool:
        return await self.state() in states

    async def changes(self) -> float:
        return await self.exporter.metric("service_state_transitions_total", target=self.name)

    async def all_spent(self, skipped: float) -> bool:
        """Every day has its jobs, and more was wanted than `skipped` times before.

        What is wanted beside a validation that has to set money aside is refused, too, and ordered later.
        """
        if await self.skipped() <= skipped or await self.exporter.metric("video_generation_jobs_open"):
            return False
        return await self.jobs() >= JOBS_A_DAY * len(self.days)

    async def skipped(self) -> float:
        return await self.exporter.metric("probe_skipped_total", probe="generation", reason="budget")


async def lived(folder: Path, libfaketime: Path | None = None) -> None:
    """All `LIVES` at once, each with an exporter and a wall clock of its own; by this library where one is given."""
    scenario = {"targets": [target(name) for name in LIVES], "simulator": dict.fromkeys(LIVES, QUICK)}
    async with simulator(folder, scenario) as upstream:
        whole = yaml.safe_load((await upstream.configuration(folder)).read_text())
        async with asyncio.TaskGroup() as tasks:
            for name, steps in LIVES.items():
                clock = WallClock(folder / f"{name}.clock", libfaketime)
                tasks.create_task(_life(_machine(folder / name, name, whole, upstream, clock), *steps))


def _machine(
    folder: Path, name: str, whole: dict[str, Any], upstream: Simulator, clock: WallClock
) -> Machine:
    folder.mkdir()
    config = folder / "config.yml"
    mine = [one for one in whole["targets"] if one["name"] == name]
    config.write_text(yaml.safe_dump({**whole, "targets": mine}))
    it = Exporter(config, folder / "data")
    clock.give(it)
    return Machine(name, it, upstream, clock, round(EVENING - time.time() % (24 * HOUR)))


async def _life(it: Machine, running: float, at_start: float) -> None:
    """From the evening and back to it, once while it runs and once from start to start; then nothing works."""
    async with it.exporter.web:
        try:
            await _starts(it, 0)
            for ahead in (running, 0):
                await _is_set(it, ahead)
            await it.exporter.kill()
            for ahead in (at_start, 0):
                await _starts(it, ahead)
                if ahead:
                    await it.exporter.kill()
            # Both free probes see it: the day's money is spent, and a validation that was never refused needs some.
            await it.upstream.change(it.name, state="suspended", reasons=["upstream_5xx"])
            await until(lambda: it.is_in("suspended"))
            await _is_sane(it)
            # What eight hours make of an evening is another day, with another budget: once.
            assert await it.jobs() == 2 * JOBS_A_DAY
            assert "Traceback" not in it.log
        finally:
            await it.exporter.kill()


async def _starts(it: Machine, ahead: float) -> None:
    """Started where the clock is wrong, or right again: it probes, and what was kept says nothing."""
    asked = await it.asked("catalog")
    it.set(ahead)
    await it.exporter.up()
    await until(lambda: _more(it, asked + 1))
    await until(lambda: it.is_in("operational"))
    await until(lambda: it.all_spent(0))
    await _is_sane(it)


async def _is_set(it: Machine, ahead: float) -> None:
    """Set while it runs: it goes on at its beat and does not hurry, and the state is no other."""
    step = ahead - it.ahead
    before, jobs = await it.changes(), await it.jobs()
    began, asked = time.monotonic(), {kind: await it.asked(kind) for kind in BEATS}
    it.set(ahead)
    told = f"the wall clock was set {abs(step)} s {'forwards' if step > 0 else 'backwards'}"
    await until(lambda: it.says(told))
    # What was wanted before this belongs to the day before.
    skipped = await it.skipped()
    await until(lambda: _more(it, asked["catalog"] + 2))
    await until(lambda: it.all_spent(skipped))
    for kind, number in asked.items():
        assert await it.asked(kind) - number <= (time.monotonic() - began) / BEATS[kind] + 2
    assert await it.jobs() - jobs == (JOBS_A_DAY if step == 8 * HOUR else 0)
    assert (await it.changes(), await it.state()) == (before, "operational")
    assert it.log.count(told) == 1
    await _is_sane(it)


async def _is_sane(it: Machine) -> None:
    """Everything shown is dated by the wall clock, the ledger has its day, history has no overlap."""
    budget = (await it.exporter.web.get("/api/v1/budget")).json()
    assert budget["day"] == it.today
    assert budget["targets"][it.name]["spent_usd"] <= 0.4 * JOBS_A_DAY
    for name in ("service_state_last_change", "service_last_available"):
        at = await it.exporter.metric(f"{name}_timestamp_seconds")
        assert -1 < it.now - at < 10 * PATIENCE, name
    for name in ("probe_last_run", "probe_next_run"):
        at = await it.exporter.metric(f"{name}_timestamp_seconds", probe="catalog")
        assert abs(it.now - at) < PATIENCE, name
    shown = await it.exporter.target(it.name)
    assert shown["since"] <= _stamp(it.now)
    history = (await it.exporter.web.get(f"/api/v1/targets/{it.name}/history?since=30d")).json()["episodes"]
    assert all(one["start"] < one["end"] == two["start"] for one, two in pairwise(history))
    assert history[-1]["start"] <= _stamp(it.now)
    assert shown["availability"]["24h"] in (None, 1.0) or shown["state"] == "suspended"


async def _more(it: Machine, than: int) -> bool:
    return await it.asked("catalog") > than


def _stamp(at: float) -> str:
    return datetime.fromtimestamp(at + 1, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
