"""Jobs that nobody waits for any more: followed at an easy pace, counted, settled once, whatever the store does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest

from exporter.core.money import day_of
from exporter.core.vocabulary import Phase, Source, State
from exporter.dialects.base import AcceptedJob, Finished, Progress
from exporter.engine.generation import Generated
from exporter.errors import StoreError
from exporter.store import Accident, JobRow, Store
from tests.support.fake_dialect import DONE, FAILED, RUNNING, STRANGE, Shop, shop
from tests.support.virtual_engine import EPOCH, virtual

HOUR = 3600.0


@asynccontextmanager
async def at_work(of: Shop) -> AsyncIterator[None]:
    async def run() -> None:
        async with asyncio.TaskGroup() as tasks:
            of.jobs.start(tasks)
            await asyncio.get_running_loop().create_future()

    task = asyncio.create_task(run())
    await asyncio.sleep(0)
    yield
    task.cancel()
    await asyncio.wait({task})


async def outlived(of: Shop) -> None:
    """A job was accepted, and left to be followed."""
    booking = await of.target_billing.reserve(Source.GENERATION, 900.0)
    assert booking is not None
    of.jobs.follow(await of.target_billing.accepted(booking, AcceptedJob("job-1", of.clock.time())))


class Refusing(Store):
    """A store that can be made to refuse the end of a job, or the booking of an accident."""

    refuses = False

    def settle_job(self, job: str, outcome: State, usd: float | None = None) -> bool:
        self._perhaps()
        return super().settle_job(job, outcome, usd)

    def book(self, accident: Accident) -> JobRow:
        self._perhaps()
        return super().book(accident)

    def _perhaps(self) -> None:
        if self.refuses:
            raise StoreError("full")


@pytest.mark.parametrize(
    ("end", "outcome", "usd"), [(DONE, State.OPERATIONAL, 0.4), (FAILED, State.DEGRADED, 0.0)]
)
def test_a_late_job_is_followed_to_its_end_counted_and_settled_once(
    end: Finished, outcome: State, usd: float
) -> None:
    @virtual
    async def run() -> None:
        of = shop(RUNNING, RUNNING, RUNNING, end)
        async with at_work(of):
            await outlived(of)
            assert of.entry.jobs_open == 1
            await asyncio.sleep(HOUR)
        assert of.entry.late_results == {outcome: 1}
        assert of.entry.jobs_open == 0
        assert of.entry.cost_usd[Source.GENERATION] == usd
        assert of.store.spent(day_of(EPOCH)) == {"one": usd}
        assert of.store.open_jobs() == []
        assert of.dialect.creates == 0
        assert of.dialect.deleted == ["job-1"]

    run()


@virtual
async def test_looks_at_a_late_job_are_rare_and_rarer_where_the_upstream_wants_it() -> None:
    of = shop(
        *[RUNNING] * 8, Progress(Phase.RENDER, poll_after=200.0), Progress(Phase.RENDER, poll_after=9e9)
    )
    async with at_work(of):
        await outlived(of)
        await asyncio.sleep(3 * HOUR)
    gaps = [b - a for a, b in pairwise(of.dialect.polled)]
    assert gaps[:3] == [10.0, 15.0, 22.5]
    assert max(gaps) == 300.0
    eager = shop(Progress(Phase.RENDER, poll_after=200.0))
    async with at_work(eager):
        await outlived(eager)
        await asyncio.sleep(500.0)
    assert eager.dialect.polled[1] - eager.dialect.polled[0] == 200.0


@virtual
async def test_a_job_in_an_unknown_status_is_not_followed_for_ever() -> None:
    of = shop(STRANGE)
    async with at_work(of):
        await outlived(of)
        await asyncio.sleep(25 * HOUR)
    assert of.entry.late_results == {State.UNKNOWN: 1}
    assert of.entry.jobs_open == 0
    assert of.store.spent(day_of(EPOCH)) == {"one": 0.4}
    assert of.store.open_jobs() == []


@virtual
async def test_what_left_without_a_known_answer_stays_booked() -> None:
    of = shop(DONE)
    async with at_work(of):
        booking = await of.target_billing.reserve(Source.GENERATION, 900.0)
        assert booking is not None
        of.jobs.follow(booking)
        await asyncio.sleep(60.0)
    assert of.dialect.polled == []
    assert of.entry.late_results == {State.UNKNOWN: 1}
    assert of.store.spent(day_of(EPOCH)) == {"one": 0.4}


@virtual
async def test_the_end_of_a_job_is_kept_once_the_store_takes_it_again() -> None:
    store = Refusing.open(None)
    of = shop(RUNNING, DONE, store=store)
    async with at_work(of):
        store.refuses = True
        made = await of.generator.run(HOUR, ever_worked=True, watch=lambda _: None)
        assert isinstance(made, Generated)
        assert made.left is not None
        assert made.finished is not None
        of.jobs.close(made.left, made.finished, made.result.run.outcome)
        await asyncio.sleep(HOUR)
        assert of.entry.jobs_open == 1
        assert of.entry.cost_usd[Source.GENERATION] == 0.0
        assert len(store.open_jobs()) == 1
        store.refuses = False
        await asyncio.sleep(120.0)
    assert of.entry.jobs_open == 0
    assert of.entry.cost_usd[Source.GENERATION] == 0.4
    assert store.open_jobs() == []
    # It was no late result: the run itself had told it.
    assert of.entry.late_results == {}


@virtual
async def test_an_accident_is_booked_once_the_store_takes_it_and_off_from_the_first_moment() -> None:
    store = Refusing.open(None)
    of = shop(RUNNING, DONE, store=store)
    async with at_work(of):
        store.refuses = True
        await of.jobs.accident(Source.VALIDATION, "job-1")
        assert of.entry.beats[Source.VALIDATION].disabled == "accident"
        await asyncio.sleep(HOUR)
        assert store.disabled() == {}
        store.refuses = False
        await asyncio.sleep(HOUR)
    assert set(store.disabled()) == {("one", Source.VALIDATION)}
    assert of.entry.cost_usd[Source.VALIDATION] == 0.5
    assert store.spent(day_of(EPOCH)) == {"one": 0.5}
    assert of.entry.jobs_open == 0
