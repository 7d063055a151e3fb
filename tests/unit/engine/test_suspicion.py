"""A validation that was never refused: when it is off, when it is tried again, and what a budget makes of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from exporter.clock import LoopClock, run_virtual
from exporter.config import Config
from exporter.core.money import day_of
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Off, Skip, Source
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.store import Store, StoreWriter
from tests.support.in_process_http import InProcess
from tests.support.virtual_engine import EPOCH, config_of, target, virtual

HOUR, DAY = 3600.0, 86400.0
V = Source.VALIDATION
PRICED = {"upstream": "gateway", "price": {"usd_per_call": 0.2}, "budget": {"usd_per_day": 4}}
MODELS = {"object": "list", "data": [{"id": "sora-2"}]}
REFUSED = httpx2.Response(400, json={"error": {"message": "prompt is required", "param": "prompt"}})


async def never(_request: httpx2.Request) -> httpx2.Response:
    await asyncio.sleep(9 * DAY)
    raise AssertionError


class Asked(InProcess):
    """An upstream that lists its model, and answers orders as it is told to; when they came."""

    def __init__(self, answer: Any, catalog: Any = MODELS) -> None:
        super().__init__()
        self.times: list[float] = []
        self.answer = answer
        self.on("GET /u/one/v1/models", catalog)
        self.on("POST /u/one/v1/videos", self._order)

    async def _order(self, request: httpx2.Request) -> httpx2.Response:
        self.times.append(asyncio.get_running_loop().time())
        if callable(self.answer):
            answered: httpx2.Response = await self.answer(request)
            return answered
        if isinstance(self.answer, BaseException):
            raise self.answer
        if isinstance(self.answer, httpx2.Response):
            return self.answer
        return httpx2.Response(200, json=self.answer)


@asynccontextmanager
async def watching(
    upstream: Asked, config: Config, storage: Path | None = None
) -> AsyncIterator[tuple[Engine, Store]]:
    clock = LoopClock(EPOCH)
    store = Store.open(storage)
    access = StoreAccess(store, StoreWriter(store, inline=True), in_memory=storage is None)
    exporter = Engine(EngineSettings(config, clock, access, lambda: upstream))
    task = asyncio.create_task(exporter.run())
    try:
        yield exporter, store
    finally:
        task.cancel()
        await asyncio.wait({task})


def off(exporter: Engine) -> Off | None:
    return exporter.board.entries["one"].beats[V].disabled


@virtual
async def test_what_is_off_on_suspicion_is_tried_after_an_hour_after_six_and_daily() -> None:
    upstream = Asked(never)
    config = config_of(target(**PRICED, interval="10m"))
    async with watching(upstream, config) as (exporter, store):
        await asyncio.sleep(3 * DAY)
        assert len(upstream.times) == 6
        second = upstream.times[1]
        assert second < 1300.0
        waited = [b - a for a, b in zip(upstream.times[1:], upstream.times[2:], strict=False)]
        planned = [HOUR, 6 * HOUR, DAY, DAY]
        # No sooner than planned, and with the next beat after that.
        assert all(0 <= w - p <= 600.0 + 41.0 for w, p in zip(waited, planned, strict=True)), waited
        assert off(exporter) is Off.SUSPECTED
        assert sum(exporter.board.entries["one"].cost_usd.values()) == pytest.approx(6 * 0.2)
        assert store.spent(day_of(EPOCH)) == {"one": pytest.approx(4 * 0.2)}
        # The first awaited refusal brings it back for good.
        upstream.answer = REFUSED
        await asyncio.sleep(DAY + 2000.0)
        assert off(exporter) is None
        assert len(upstream.times) > 8
        upstream.answer = never
        await asyncio.sleep(HOUR)
        assert off(exporter) is None
        assert sum(exporter.board.entries["one"].cost_usd.values()) == pytest.approx(6 * 0.2)


@virtual
async def test_a_try_that_tells_neither_leaves_it_off_until_the_next() -> None:
    upstream = Asked({})
    async with watching(upstream, config_of(target(**PRICED))) as (exporter, _):
        await asyncio.sleep(600.0)
        assert (len(upstream.times), off(exporter)) == (2, Off.SUSPECTED)
        upstream.answer = httpx2.Response(503)
        await asyncio.sleep(HOUR)
        assert (len(upstream.times), off(exporter)) == (3, Off.SUSPECTED)
        await asyncio.sleep(5 * HOUR)
        assert len(upstream.times) == 3


def test_a_restart_neither_forgets_nor_hurries_a_try(tmp_path: Path) -> None:
    async def main() -> None:
        upstream, config = Asked(never), config_of(target(**PRICED))
        async with watching(upstream, config, tmp_path):
            await asyncio.sleep(600.0)
        for _ in range(6):
            async with watching(upstream, config, tmp_path) as (exporter, _):
                await asyncio.sleep(500.0)
                assert off(exporter) is Off.SUSPECTED
        async with watching(upstream, config, tmp_path):
            await asyncio.sleep(600.0)
        assert len(upstream.times) == 3
        assert upstream.times[2] - upstream.times[1] >= HOUR
        # Another configuration asks something else: it is trusted as little as any new one.
        other = config_of(target(**PRICED, upstream_model="sora-2-pro"))
        async with watching(upstream, other, tmp_path) as (exporter, _):
            await asyncio.sleep(120.0)
            assert len(upstream.times) >= 4

    run_virtual(main())


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(503, json={"error": "down"}),
        httpx2.Response(429, json={"error": "slow down"}),
        httpx2.Response(401, json={"error": "who are you"}),
        httpx2.ConnectError("refused"),
        httpx2.ConnectTimeout("slow"),
    ],
)
def test_an_outage_at_the_first_probes_is_no_suspicion(answer: Any) -> None:
    async def main() -> None:
        upstream = Asked(answer)
        async with watching(upstream, config_of(target(**PRICED))) as (exporter, store):
            await asyncio.sleep(HOUR)
            assert off(exporter) is None
            assert store.spent(day_of(EPOCH)) == {"one": 0.0}
            assert store.open_jobs() == []
            assert exporter.board.entries["one"].budget.spent_usd == 0.0

    run_virtual(main())


@pytest.mark.parametrize("catalog", [httpx2.Response(503), httpx2.ReadTimeout("slow"), {"data": []}])
def test_answers_that_do_not_come_count_only_while_the_catalog_succeeds(catalog: Any) -> None:
    async def main() -> None:
        upstream = Asked(never, catalog)
        async with watching(upstream, config_of(target(**PRICED))) as (exporter, store):
            await asyncio.sleep(HOUR)
            assert off(exporter) is None
            assert len(upstream.times) > 10
            assert store.spent(day_of(EPOCH)) == {"one": 0.0}

    run_virtual(main())


@pytest.mark.parametrize("answer", [never, {}, httpx2.Response(202), httpx2.RemoteProtocolError("cut")])
def test_without_a_price_it_is_counted_and_turned_off_all_the_same(answer: Any) -> None:
    async def main() -> None:
        upstream = Asked(answer)
        async with watching(upstream, config_of(target(upstream="gateway"))) as (exporter, store):
            await asyncio.sleep(HOUR / 2)
            assert (len(upstream.times), off(exporter)) == (2, Off.SUSPECTED)
            assert store.spent(day_of(EPOCH)) == {}

    run_virtual(main())


@virtual
async def test_what_the_days_budget_does_not_pay_for_is_not_sent_until_it_is_refused() -> None:
    upstream = Asked(httpx2.Response(503))
    config = config_of(target("one", **PRICED), **{"global": {"budget": {"usd_per_day": 1}}})
    async with watching(upstream, config) as (exporter, store):
        await asyncio.sleep(300.0)
        before = len(upstream.times)
        assert before > 2
        limits = exporter.targets["one"].loop.free.target_billing.limits
        for _ in range(5):
            store.open_job("one", Source.GENERATION, 0.2, limits, EPOCH, EPOCH)
        await asyncio.sleep(300.0)
        assert len(upstream.times) <= before + 1
        assert exporter.board.entries["one"].skipped[V, Skip.BUDGET] >= 3


@virtual
async def test_a_job_that_is_named_takes_the_place_of_what_was_set_aside() -> None:
    upstream = Asked({"taskId": 7})
    async with watching(upstream, config_of(target(**PRICED))) as (exporter, store):
        await asyncio.sleep(HOUR)
        assert (len(upstream.times), off(exporter)) == (1, Off.ACCIDENT)
        assert store.spent(day_of(EPOCH)) == {"one": 0.2}
        assert store.disabled() == {("one", V): "a free probe started a paid job"}


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ([Trust.refused], Trust(seen=True)),
        ([lambda t: t.suspected(5.0)], Trust(suspicions=1)),
        ([lambda t: t.tried(5.0)], Trust()),
        ([lambda t: t.suspected(5.0), Trust.refused], Trust(seen=True)),
        ([lambda t: t.suspected(5.0), lambda t: t.suspected(9.0)], Trust(False, 2, 1, 9.0 + HOUR)),
    ],
)
def test_what_is_learnt(changes: list[Callable[[Trust], Trust]], after: Trust) -> None:
    known = Trust()
    for change in changes:
        known = change(known)
    assert known == after
