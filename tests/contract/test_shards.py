"""Three exporters share the targets before one simulator: every target once, and no budget overspent by growing.

The clock on the wall is set by the hour, so that a day passes in seconds; the invoices are the simulator's.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

from exporter.core.shards import owner
from tests.support.processes import PATIENCE, QUICK, Exporter, Simulator, exporter, run, simulator, until
from tests.support.wall_clock import WallClock

HOUR = 3600
JOB = 0.4
WHOLE = 9 * JOB
"""The budget of all targets: a day has four whole jobs for each of two shards, or three for each of three."""
NAMES = [
    name
    for shard in range(3)
    for name in islice((n for n in (f"sora-{i}" for i in count()) if owner(n, 3) == shard), 3)
]
MOVING = [name for name in NAMES if owner(name, 3) == 2]


def target(name: str) -> dict[str, object]:
    return {
        "name": name, "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
        "upstream": "vendor", "price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 2 * JOB},
        "probes": {"catalog": {"interval": "1s", "timeout": "1s"},
                   "generation": {"interval": "1s", "timeout": "30s"}},
    }  # fmt: skip


@dataclass
class Installation:
    """Shards that begin and end, on machines that show the same wrong time."""

    folder: Path
    config: Path
    upstream: Simulator
    stack: AsyncExitStack
    clock: WallClock
    running: list[Exporter] = field(default_factory=list)

    async def show(self, hours: float) -> None:
        """The clocks show so many hours after the midnight of the first day, which whoever runs has seen."""
        ahead = hours * HOUR - time.time() % (24 * HOUR)
        self.clock.set(ahead)

        async def seen(one: Exporter) -> bool:
            shown = (await one.web.get("/-/healthy")).headers["date"]
            return abs(parsedate_to_datetime(shown).timestamp() - time.time() - ahead) < HOUR / 2

        for one in self.running:
            await until(partial(seen, one))

    async def scale(self, total: int) -> None:
        """All shards of before end, and so many begin, each on the storage of its number."""
        for one in self.running:
            await one.kill()
        self.running = [await self._shard(index, total) for index in range(total)]
        await asyncio.gather(*(one.up() for one in self.running))

    async def _shard(self, index: int, total: int) -> Exporter:
        # As Kubernetes puts it in: the name of the pod.
        options = (f"--shard.index=exporter-{index}", f"--shard.total={total}")
        one = await self.stack.enter_async_context(
            exporter(self.config, self.folder / f"data-{index}", *options)
        )
        self.clock.give(one)
        return one

    async def watched(self) -> list[list[str]]:
        """The targets of each shard."""
        answers = [(await one.web.get("/api/v1/targets")).json()["targets"] for one in self.running]
        return [sorted(each["target"] for each in answer) for answer in answers]

    async def jobs(self) -> dict[str, int]:
        """Jobs that were ever taken, by target."""
        return {name: int(books["jobs"]) for name, books in (await self.upstream.books()).items()}

    async def settled(self) -> None:
        """Every shard has wanted more than its budget allows, and none of its jobs is open."""
        before = [await self._skipped(one) for one in self.running]

        async def all_refused() -> bool:
            return all(
                [
                    await self._skipped(one) >= was + 5 and not await one.metric("video_generation_jobs_open")
                    for one, was in zip(self.running, before, strict=True)
                ]
            )

        await until(all_refused, patience=4 * PATIENCE)

    async def _skipped(self, one: Exporter) -> float:
        return await one.metric("probe_skipped_total", probe="generation", reason="budget")

    async def limits(self) -> list[float]:
        return [await one.metric("probe_global_budget_limit_usd") for one in self.running]


@asynccontextmanager
async def installed(folder: Path) -> AsyncIterator[Installation]:
    scenario = {"targets": list(map(target, NAMES)), "simulator": dict.fromkeys(NAMES, QUICK)}
    async with simulator(folder, scenario) as upstream, AsyncExitStack() as stack:
        config = await upstream.configuration(folder, budget={"usd_per_day": round(WHOLE, 2)})
        yield Installation(folder, config, upstream, stack, WallClock(folder / "clock"))


async def test_growing_from_two_to_three_and_back_spends_no_budget_twice(tmp_path: Path) -> None:
    async with installed(tmp_path) as it:
        # A first evening: nobody can tell a new installation from one that has grown.
        await it.show(hours=20)
        await it.scale(2)
        assert await it.watched() == [sorted(n for n in NAMES if owner(n, 2) == s) for s in range(2)]
        await it.settled()
        assert set((await it.jobs()).values()) == {0}
        assert await it.limits() == [0.0, 0.0]

        await it.show(hours=24 + 10)
        await it.settled()
        first = await it.jobs()
        assert sum(first.values()) == 2 * 4
        assert max(first.values()) <= 2
        assert sum(await it.limits()) == pytest.approx(WHOLE)

        # Grown at noon: free probes follow at once, money does not.
        await it.show(hours=24 + 12)
        await it.scale(3)
        assert await it.watched() == [sorted(n for n in NAMES if owner(n, 3) == s) for s in range(3)]
        await until(lambda: _has_state(it.running[2], MOVING[0]))
        await it.settled()
        assert await it.jobs() == first
        assert await it.running[2].metric("sora_exporter_shard_info", index="2", total="3") == 1
        assert "paid probes begin at the next UTC midnight" in it.running[2].log.read_text()

        await it.show(hours=48 + 10)
        await it.settled()
        second = {name: jobs - first[name] for name, jobs in (await it.jobs()).items()}
        assert sum(second.values()) == 3 * 3
        assert max(second.values()) <= 2
        assert sum(second[name] for name in MOVING) == 3

        # And back on the same day: what the third has spent stays spent.
        await it.show(hours=48 + 12)
        await it.scale(2)
        assert sorted(name for each in await it.watched() for name in each) == sorted(NAMES)
        await it.settled()
        assert {name: jobs - first[name] for name, jobs in (await it.jobs()).items()} == second
        bills = [books["bill_usd"]["total"] for books in (await it.upstream.books()).values()]
        assert sum(bills) <= 2 * WHOLE


async def _has_state(one: Exporter, name: str) -> bool:
    return bool((await one.target(name))["state"] == "operational")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--shard.index=0"], "--shard.index needs --shard.total"),
        (["--shard.total=3"], "--shard.total needs --shard.index"),
        (["--shard.index=3", "--shard.total=3"], "--shard.index: '3': expected a number from 0 to 2"),
        (["--shard.index=-1", "--shard.total=3"], "--shard.index: '-1': expected a number from 0 to 2"),
        (["--shard.index=pod", "--shard.total=3"], "--shard.index: 'pod': expected a number from 0 to 2"),
        (["--shard.index=0", "--shard.total=0"], "'--shard.total': 0 is not in the range 1<=x<=1000"),
        (["--shard.index=0", "--shard.total=many"], "'--shard.total': 'many' is not a valid integer"),
    ],
)
async def test_a_number_that_cannot_be_is_refused_by_the_name_of_its_flag(
    options: list[str], said: str, tmp_path: Path
) -> None:
    code, _, err = await run("serve", f"--config.file={tmp_path}/none.yml", *options)
    assert code == 2
    assert said in err
