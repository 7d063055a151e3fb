"""Killed at any instant, as often as you like, the exporter overspends nothing and forgets nothing it promised."""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.support.processes import PATIENCE, QUICK, Exporter, Simulator, exporter, simulator, until

LIVES = 10
BUDGETS = {"sora": 4.0, "chat": 1.2}
ALL = 4.8
FREE = {"interval": "60s"}
PAID = {"interval": "1s", "timeout": "30s"}
SCENARIO: dict[str, Any] = {
    "targets": [
        {
            "name": "sora", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
            "upstream": "vendor", "price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": BUDGETS["sora"]},
            "probes": {"catalog": FREE, "validation": FREE, "generation": PAID},
        },
        {
            "name": "chat", "provider": "q", "channel": "reverse", "model": "sora-2", "api": "openai_chat",
            "upstream": "gateway", "price": {"usd_per_call": 0.12}, "budget": {"usd_per_day": BUDGETS["chat"]},
            "probes": {"catalog": FREE, "generation": PAID},
        },
        {
            "name": "seen", "provider": "r", "channel": "official", "model": "sora-2", "api": "openai_videos",
            "upstream": "gateway", "probing": "passive", "interval": "1s", "timeout": "1s",
        },
    ],
    "simulator": {"sora": QUICK, "chat": QUICK},
}  # fmt: skip


@dataclass
class Lives:
    """What is known after all the kills."""

    exporter: Exporter
    simulator: Simulator
    storage: Path
    acknowledged: list[str] = field(default_factory=list)


@pytest.fixture
async def lives(tmp_path: Path) -> AsyncIterator[Lives]:
    """An exporter that was killed `LIVES` times and lives again."""
    async with simulator(tmp_path, SCENARIO) as upstream:
        config = await upstream.configuration(
            tmp_path, budget={"usd_per_day": ALL}, observations={"token_file": "token"}
        )
        async with exporter(config, tmp_path / "data") as it:
            after = Lives(it, upstream, tmp_path / "data")
            await _first_life(after)
            dice = random.Random(3)
            for number in range(LIVES):
                await _short_life(after, number, dice)
            await it.up()
            yield after


async def _first_life(of: Lives) -> None:
    """Long enough for every target to be known as operational, by evidence that stays fresh for minutes."""
    await of.exporter.up()
    for name in BUDGETS:
        (await of.exporter.web.get(f"/probe?target={name}&probe=catalog")).raise_for_status()
    await _report(of, "first")
    for name in ("sora", "chat", "seen"):
        await until(lambda name=name: _operational(of.exporter, name))
    await of.exporter.kill()


async def _short_life(of: Lives, number: int, dice: random.Random) -> None:
    """Ended at a random instant: often while it starts, mostly while it orders and is told of traffic."""
    await of.exporter.start()
    if dice.random() < 0.3:
        await asyncio.sleep(dice.uniform(0.1, 1.0))
    else:
        await until(of.exporter.watching)
        reporting = asyncio.create_task(_keep_reporting(of, number))
        await asyncio.sleep(dice.uniform(0.0, 1.6))
        await of.exporter.kill()
        await reporting
    await of.exporter.kill()


async def _keep_reporting(of: Lives, life: int) -> None:
    for number in range(3):
        try:
            await _report(of, f"{life}-{number}")
        except httpx2.TransportError:
            return
        await asyncio.sleep(0.2)


async def _report(of: Lives, reporter: str) -> None:
    answer = await of.exporter.observe({"target": "seen", "reporter": reporter, "outcome": "operational"})
    if answer.status_code == 200:
        of.acknowledged.append(reporter)


async def _operational(it: Exporter, name: str) -> bool:
    return bool((await it.target(name)).get("state") == "operational")


async def _settled(it: Exporter) -> bool:
    """Nothing more is under way: the budgets are used up, and no job is open."""
    spent = await it.metric("probe_global_budget_spent_usd")
    return await it.metric("video_generation_jobs_open") == 0 and spent > ALL - 0.12


async def test_kills_at_random_instants_cost_no_money_and_no_knowledge(lives: Lives) -> None:
    it = lives.exporter
    # A job that a kill has cut off is settled at its deadline, which is as far away as one wait is long.
    await until(lambda: _settled(it), 3 * PATIENCE)
    books = await lives.simulator.books()
    bills = {name: books[name]["bill_usd"] for name in BUDGETS}
    with sqlite3.connect(lives.storage / "sora-exporter.db") as store:
        booked = dict(store.execute("SELECT target, count(*) FROM jobs GROUP BY target"))
        sums = dict(store.execute("SELECT day, sum(micros) / 1e6 FROM jobs GROUP BY day"))
    store.close()

    for day in {day for bill in bills.values() for day in bill} - {"total"}:
        assert all(bill.get(day, 0.0) <= BUDGETS[name] + 1e-9 for name, bill in bills.items())
        assert sum(bill.get(day, 0.0) for bill in bills.values()) <= sums[day] + 1e-9
        assert sums[day] <= ALL + 1e-9
    # Each request that was paid for had a booking of its own, and the kills fell among many of them.
    assert all(4 <= books[name]["jobs"] <= booked[name] for name in BUDGETS)

    counted = await until(lambda: _counted(it, len(lives.acknowledged)))
    assert counted >= len(lives.acknowledged) > LIVES
    for name in ("sora", "chat", "seen"):
        states = [episode["state"] for episode in await it.episodes(name)]
        assert states[-1] == "operational"
        assert set(states[1:]) <= {"operational"}, states
        assert await it.metric("service_state_transitions_total", target=name) == 0


async def _counted(it: Exporter, wanted: int) -> int:
    """How many observations the state rests on, once they are all folded."""
    evidence = (await it.target("seen"))["explanation"]["evidence"]
    answers = next((depth["answers"] for depth in evidence if depth["probe"] == "observation"), 0)
    return answers if answers >= wanted else 0
