"""A paid job from its reservation to its end: the pace of looks, strange words, deadlines and midnight."""

from dataclasses import replace
from itertools import pairwise

import pytest

from exporter.core.answer import Answer
from exporter.core.money import day_of
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Phase, Reason, Skip, State
from exporter.dialects.base import Charge, Finished, GenerationRequest, Progress, Reading
from exporter.engine.generation import Generated
from exporter.errors import StoreError
from tests.support.fake_dialect import DONE, FAILED, RUNNING, STRANGE, Scripted, Shop, shop
from tests.support.virtual_engine import EPOCH, virtual


async def run(of: Shop) -> Generated:
    made = await of.generator.run(3600.0, ever_worked=True, watch=lambda _: None)
    assert isinstance(made, Generated)
    return made


def gaps(of: Shop, began: float = EPOCH) -> list[float]:
    return [round(b - a, 3) for a, b in pairwise([began, *of.dialect.polled])]


@virtual
async def test_looks_follow_at_the_pace_that_the_upstream_asks_for() -> None:
    asked = [Progress(Phase.QUEUE, poll_after=10.0), Progress(Phase.RENDER, poll_after=25.0)]
    of = shop(*asked, Progress(Phase.RENDER, poll_after=0.01), Progress(Phase.RENDER, poll_after=900.0), DONE)
    of.dialect._first = 7.0
    await run(of)
    # Never faster than twice a second, never slower than once a minute.
    assert gaps(of) == [7.0, 10.0, 25.0, 0.5, 60.0]


@virtual
async def test_looks_become_rarer_where_the_upstream_asks_for_nothing() -> None:
    of = shop(*[RUNNING] * 9, DONE)
    await run(of)
    assert gaps(of)[:5] == [2.0, 3.0, 4.5, 6.75, 10.125]
    assert gaps(of)[5:] == [15.0] * 5


@virtual
async def test_a_status_word_that_is_merely_new_is_waited_out() -> None:
    of = shop(STRANGE, STRANGE, STRANGE, STRANGE, STRANGE, STRANGE, RUNNING, DONE)
    made = await run(of)
    assert made.result.run.reason is Reason.OK
    assert made.left is None


@virtual
async def test_a_job_that_stays_in_an_unknown_status_counts_as_that_and_is_left_to_be_followed() -> None:
    of = shop(RUNNING, STRANGE)
    made = await run(of)
    assert (made.result.run.outcome, made.result.run.reason) == (State.DEGRADED, Reason.UNKNOWN_STATUS)
    assert made.left is not None
    assert made.left.ticket is not None
    assert made.result.run.latency < 200.0
    assert of.store.open_jobs()[0].ticket is not None
    assert of.dialect.creates == 1


@virtual
async def test_a_job_that_is_not_done_by_its_deadline_names_where_it_stands() -> None:
    for look, reason in ((Progress(Phase.QUEUE), Reason.QUEUE_STUCK), (RUNNING, Reason.TIMEOUT)):
        of = shop(look, timeout="2m", epoch=EPOCH)
        made = await run(of)
        assert made.result.run.reason is reason
        assert made.left is not None
        assert made.finished is None


class HeldUp:
    """A loop that was held up whenever it is asked."""

    def mark(self) -> float:
        return 0.0

    def spoiled(self, since: float) -> bool:
        return True


@virtual
async def test_a_deadline_that_passed_while_the_process_was_held_up_says_nothing_and_stays_booked() -> None:
    of = shop(RUNNING, timeout="2m", epoch=EPOCH)
    judge = replace(of.generator.judge, stalls=HeldUp())
    of = replace(of, generator=replace(of.generator, judge=judge))
    made = await run(of)
    assert made.result.void
    assert (made.left is not None, made.finished, made.usd) == (True, None, 0.4)
    assert of.store.spent(day_of(EPOCH)) == {"one": 0.4}
    assert of.dialect.creates == 1


@virtual
async def test_an_end_that_the_upstream_tells_counts_though_the_process_was_held_up() -> None:
    of = shop(RUNNING, FAILED)
    of = replace(of, generator=replace(of.generator, judge=replace(of.generator.judge, stalls=HeldUp())))
    made = await run(of)
    assert (made.result.void, made.result.run.reason) == (False, Reason.GENERATION_FAILED)
    assert of.store.open_jobs() == []


@virtual
async def test_what_was_made_is_removed_after_it_was_checked_and_a_failure_is_not() -> None:
    made, failed = shop(RUNNING, DONE), shop(RUNNING, FAILED)
    await run(made)
    await run(failed)
    assert made.dialect.deleted == ["job-1"]
    assert failed.dialect.deleted == []


@virtual
async def test_a_finished_job_is_settled_and_a_failed_one_given_back() -> None:
    made, failed = shop(RUNNING, DONE), shop(RUNNING, FAILED)
    assert (await run(made)).usd == 0.4
    assert (await run(failed)).usd == 0.0
    assert made.store.spent(day_of(EPOCH)) == {"one": 0.4}
    assert failed.store.spent(day_of(EPOCH)) == {"one": 0.0}
    assert made.store.open_jobs() == failed.store.open_jobs() == []


@pytest.mark.parametrize(("billing", "usd"), [(Charge.FREE, 0.0), (Charge.AMBIGUOUS, 0.4)])
def test_what_a_refused_order_may_have_cost_stays_booked(billing: Charge, usd: float) -> None:
    @virtual
    async def refused() -> None:
        of = shop(DONE)
        reading = Reading(Answer(status=502, body="bad gateway"), ())
        of.dialect.refusal = Finished(reading, billing)
        made = await run(of)
        assert (made.usd, made.left) == (usd, None)
        assert of.store.spent(day_of(EPOCH)) == {"one": usd}
        assert of.store.open_jobs() == []
        assert of.dialect.creates == 1

    refused()


@virtual
async def test_phases_are_those_of_the_job_alone() -> None:
    of = shop(Progress(Phase.QUEUE, poll_after=5.0), Progress(Phase.RENDER, poll_after=20.0), DONE)
    made = await run(of)
    assert made.phases[Phase.QUEUE] == pytest.approx(7.0)
    assert made.phases[Phase.RENDER] == pytest.approx(20.0)
    assert made.result.run.latency == pytest.approx(27.0)
    assert made.result.run.at == pytest.approx(EPOCH + 27.0)


@virtual
async def test_beyond_the_budget_nothing_leaves() -> None:
    of = shop(DONE, budget=0.5)
    assert isinstance(await of.generator.run(1.0, ever_worked=True, watch=lambda _: None), Generated)
    assert await of.generator.run(1.0, ever_worked=True, watch=lambda _: None) is Skip.BUDGET
    assert of.dialect.creates == 1


@virtual
async def test_what_cannot_even_be_prepared_is_our_own_fault_and_costs_nothing() -> None:
    class Broken(Scripted):
        async def prepare(self, order: GenerationRequest) -> None:
            raise ValueError("a bug")

    of = shop(DONE)
    generator = replace(of.generator, dialect=Broken(of.clock, [DONE], None))
    made = await generator.run(1.0, ever_worked=True, watch=lambda _: None)
    assert isinstance(made, Generated)
    assert made.result.run.reason is Reason.INTERNAL
    assert made.usd == 0.0
    assert of.store.spent(day_of(EPOCH)) == {}


@virtual
async def test_where_nothing_can_be_booked_nothing_leaves_and_somebody_is_told() -> None:
    of = shop(DONE)
    of.store.close()
    assert await of.generator.run(1.0, ever_worked=True, watch=lambda _: None) is Skip.BUDGET
    assert of.dialect.creates == 0
    assert isinstance(of.refused[0], StoreError)


@virtual
async def test_an_order_in_the_last_moments_of_a_day_waits_for_the_next() -> None:
    of = shop(DONE, epoch=EPOCH + DAY - 12.0)
    made = await run(of)
    assert made.result.run.began == EPOCH + DAY
    assert of.store.spent(day_of(EPOCH)) == {}
    assert of.store.spent(day_of(EPOCH + DAY)) == {"one": 0.4}
