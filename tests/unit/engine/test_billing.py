"""Paid probes: never more than the budget, never paid twice, and every job followed to its end."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporter import turns
from exporter.clock import run_virtual
from exporter.core.vocabulary import Reason, Skip, Source, State
from exporter.simulator.script import Lenience, Step
from tests.support.virtual_engine import House, config_of, paid, target, virtual, watching, world_of

HOUR = 3600.0
G = Source.GENERATION
S = State


def billed(house: House, name: str = "one") -> float:
    return house.world.books[name].usd()


@virtual
async def test_a_generation_is_paid_checked_and_verifies_the_target() -> None:
    config = config_of(paid())
    async with watching(config, world_of(config)) as house:
        await house.pass_time(HOUR)
        entry = house.entry()
        assert entry.results[G, S.OPERATIONAL, Reason.OK] >= 4
        assert entry.health.deepest is G
        assert entry.cost_usd[G] == pytest.approx(billed(house))
        assert entry.budget.spent_usd == pytest.approx(billed(house))
        assert set(entry.phases) >= {"accept", "queue", "render", "download"}
        assert entry.jobs_open == 0
        assert house.world.books["one"].count("delete") >= 4


@virtual
async def test_the_bill_never_exceeds_the_budget_of_a_day_and_a_new_day_has_a_new_one() -> None:
    config = config_of(paid(interval="10m", budget={"usd_per_day": 2}))
    async with watching(config, world_of(config)) as house:
        await house.pass_time(36 * HOUR)
        bill = house.world.books["one"].by_day()
        assert len(bill) == 2
        assert all(usd == pytest.approx(2.0) for usd in bill.values())
        assert house.entry().skipped[G, Skip.BUDGET] > 100


@virtual
async def test_the_global_budget_holds_for_all_targets_together() -> None:
    config = config_of(paid("one"), paid("two"), **{"global": {"budget": {"usd_per_day": 1}}})
    async with watching(config, world_of(config)) as house:
        await house.pass_time(4 * HOUR)
        assert billed(house, "one") + billed(house, "two") <= 1.0
        assert house.exporter.board.budget.spent_usd <= 1.0
        assert house.exporter.board.budget.limit_usd == 1.0


@virtual
async def test_a_refused_create_costs_nothing() -> None:
    config = config_of(paid(interval="10m"))
    steps = [Step.of(0, S.SUSPENDED, reasons=[Reason.SERVICE_PAUSED])]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(6 * HOUR)
        assert billed(house) == 0
        assert house.entry().cost_usd[G] == 0


@virtual
async def test_a_bad_targets_paid_probe_backs_off_to_twice_its_interval() -> None:
    config = config_of(paid(budget={"usd_per_day": 40}))
    paused = Step.of(HOUR, S.SUSPENDED, reasons=[Reason.SERVICE_PAUSED])
    steps = [Step.of(0, S.OPERATIONAL), paused, Step.of(5 * HOUR, S.OPERATIONAL)]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(4 * HOUR)
        assert house.entry().beats[G].interval == 1200.0
        await house.pass_time(4 * HOUR)
        assert house.entry().beats[G].interval == 600.0
        assert house.entry().health.state is S.OPERATIONAL


@virtual
async def test_a_job_that_outlives_its_deadline_is_followed_counted_and_paid_once() -> None:
    generation = {"interval": "6h", "timeout": "2m"}
    config = config_of(paid(probes={"catalog": {}, "generation": generation}))
    async with watching(config, world_of(config, render=(400.0, 400.0))) as house:
        await house.pass_time(7 * HOUR)
        entry = house.entry()
        assert sum(entry.late_results.values()) >= 1
        assert entry.late_results[S.OPERATIONAL] == sum(entry.late_results.values())
        assert any(reason in (Reason.TIMEOUT, Reason.QUEUE_STUCK) for _, _, reason in entry.results)
        assert entry.cost_usd[G] == pytest.approx(billed(house))
        assert entry.jobs_open == 0


def test_a_job_is_found_again_after_the_process_has_ended(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(paid(probes={"catalog": {}, "generation": {"interval": "6h"}}))
        world = world_of(config, render=(300.0, 300.0))
        async with watching(config, world, tmp_path) as house:
            while not world.books["one"].jobs:
                await house.pass_time(5.0)
            await house.pass_time(30.0)
            assert house.entry().jobs_open == 1
        async with watching(config, world, tmp_path) as house:
            assert house.entry().jobs_open == 1
            await house.pass_time(900.0)
            assert house.entry().jobs_open == 0
            assert house.entry().late_results[S.OPERATIONAL] == 1
            assert world.books["one"].jobs == 1
            assert house.entry().budget.spent_usd == pytest.approx(billed(house))

    run_virtual(main())


def test_restarts_as_often_as_you_like_do_not_spend_more_than_the_budget(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(paid(interval="10m", budget={"usd_per_day": 2}))
        world = world_of(config)
        for run in range(40):
            async with watching(config, world, tmp_path) as house:
                await house.pass_time(300.0 + 37.0 * run)
        assert all(usd <= 2.0 for usd in world.books["one"].by_day().values())
        assert world.books["one"].jobs >= 4

    run_virtual(main())


def test_a_validation_that_starts_a_job_is_booked_followed_and_off_until_cleared(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(paid())
        world = world_of(config, lenient=Lenience.ALL)
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
            entry = house.entry()
            assert entry.beats[Source.VALIDATION].disabled == "accident"
            assert world.books["one"].accidents == 1
            assert entry.cost_usd[Source.VALIDATION] == pytest.approx(0.5)
            assert sum(entry.cost_usd.values()) == pytest.approx(billed(house))
            assert entry.skipped[Source.VALIDATION, Skip.POLICY] > 10
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
            assert house.entry().beats[Source.VALIDATION].disabled == "accident"
            assert world.books["one"].accidents == 1
            assert await house.exporter.clear("one", Source.VALIDATION)
            await house.pass_time(300.0)
            assert world.books["one"].accidents == 2

    run_virtual(main())


@virtual
async def test_without_a_generation_nothing_is_ever_paid() -> None:
    config = config_of(target(interval="5m"))
    async with watching(config, world_of(config, [Step.of(0, S.SUSPENDED)])) as house:
        await house.pass_time(6 * HOUR)
        assert billed(house) == 0


@virtual
async def test_sums_that_are_shown_while_a_price_is_set_aside_are_shown_again_when_it_is_given_back() -> None:
    config = config_of(paid(probes={"catalog": {}, "validation": {}}))
    async with watching(config, world_of(config)) as house:
        await house.pass_time(120.0)
        billing = house.exporter.targets["one"].loop.free.target_billing
        writer = billing.billing.access.writer
        run = writer.run

        async def shown_meanwhile(function: Callable[..., Any], *arguments: Any) -> Any:
            done = await run(function, *arguments)
            if function.__name__ == "open_job":
                await billing.billing.refresh()
            return done

        writer.run = shown_meanwhile  # type: ignore[method-assign]
        reservation = await billing.reserve(Source.VALIDATION, 5.0)
        writer.run = run  # type: ignore[method-assign]
        assert reservation is not None
        assert house.entry().budget.spent_usd == pytest.approx(reservation.usd)
        await writer.run(house.store.release_job, reservation.id, S.OPERATIONAL)
        await billing.ended(reservation, 0.0)
        assert house.entry().budget.spent_usd == 0.0


@virtual
async def test_of_two_showings_of_the_days_money_the_later_one_holds() -> None:
    config = config_of(*(paid(name, probes={"catalog": {}}) for name in ("one", "two", "three")))
    async with watching(config, world_of(config)) as house:
        await house.pass_time(120.0)
        billing = house.exporter.targets["three"].loop.free.target_billing
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(turns, "_TURN", -1.0)
            earlier = asyncio.create_task(billing.billing.refresh())
            await asyncio.sleep(0)
            reservation = await billing.reserve(Source.VALIDATION, 5.0)
            patched.setattr(turns, "_TURN", 1.0)
            await billing.billing.refresh()
            await earlier
        assert reservation is not None
        assert house.entry("three").budget.spent_usd == pytest.approx(reservation.usd)
        assert house.exporter.board.budget.spent_usd == pytest.approx(reservation.usd)
