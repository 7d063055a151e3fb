"""The engine while its machine's wall clock is set, by one hour and by eight, both ways; and in suspend."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from exporter import turns
from exporter.clock import SystemClock, run_virtual
from exporter.core.answer import Answer, ObservationIn
from exporter.core.money import day_of
from exporter.core.recent import RecentTraffic
from exporter.core.vocabulary import Reason, Skip, Source, State
from exporter.engine.change import Change
from exporter.engine.context import EngineContext
from exporter.engine.target import Target
from exporter.simulator.script import Step
from tests.support.history import time_in
from tests.support.virtual_engine import EPOCH, House, config_of, paid, target, watching, world_of

HOUR = 3600.0
DAY = 24 * HOUR
S, G = State, Source.GENERATION
FREE = (Source.CATALOG, Source.VALIDATION)
STEPS = [HOUR, -HOUR, 8 * HOUR, -8 * HOUR]
TWO_SAY_IT = {
    "test_availability_counts_the_time_that_passed_and_no_time_that_the_clock_left_out",
    "test_what_is_under_way_while_the_clock_is_set_is_dated_by_the_new_one",
    "test_an_observation_that_waits_while_the_clock_is_set_counts",
    "test_the_upstreams_wish_for_quiet_holds",
    "test_a_late_job_is_followed_to_its_end",
}
"""Tests for which a step of each direction is enough."""
both_ways = pytest.mark.parametrize("by", STEPS)


class Machine:
    """A machine in virtual time whose wall clock is set and that can be suspended."""

    def __init__(self, ahead: float = 0.0) -> None:
        self.ahead = ahead
        self.slept = 0.0

    def clock(self) -> SystemClock:
        loop = asyncio.get_running_loop()
        elapsed = lambda: loop.time() + self.slept  # noqa: E731
        return SystemClock(lambda: EPOCH + self.ahead + elapsed(), elapsed, loop.time)


def stepped(test: Callable[[float], Coroutine[Any, Any, None]]) -> Any:
    """Run a test in virtual time, once for every step."""

    @pytest.mark.parametrize("by", [HOUR, -8 * HOUR] if test.__name__ in TWO_SAY_IT else STEPS)
    def run(by: float) -> None:
        run_virtual(test(by))

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


def runs(house: House, source: Source, name: str = "one") -> int:
    return sum(n for (kind, _, _), n in house.entry(name).results.items() if kind is source)


def wreck(house: House, *names: str) -> None:
    """From now on nothing works."""
    for name in names or ("one",):
        house.world.change(name, Step.of(house.world.offset, S.SUSPENDED, reasons=[Reason.UPSTREAM_5XX]))


async def sane(house: House, name: str = "one") -> None:
    """What is known and shown lies in the past, and history has no overlap."""
    entry, now = house.entry(name), house.clock.time()
    answers = [a for track in entry.health.tracks for a in (*track.answers, *track.ours)]
    assert all(a.began <= a.at <= now and a.at - a.began < 1000 for a in answers)
    assert 0 < entry.health.since <= entry.health.changed <= now
    assert all(run.began <= run.at <= now for run in entry.runs.values())
    assert all(beat.next_run - now <= beat.interval + 60 for beat in entry.beats.values())
    episodes = await house.exporter.history(name, 0.0)
    assert all(one.start < one.end == two.start for one, two in pairwise(episodes))
    assert all(start <= now for start, _, _ in entry.timeline.segments)
    assert all(episode.start <= now for episode in episodes)


@stepped
async def test_probing_goes_on_at_its_beat_and_the_state_follows(by: float) -> None:
    config, machine = config_of(target()), Machine()
    async with watching(config, world_of(config), clock=machine.clock()) as house:
        await house.pass_time(1000.0)
        before = {source: runs(house, source) for source in FREE}
        machine.ahead += by
        await house.pass_time(600.0)
        await sane(house)
        assert all(runs(house, source) - before[source] in (9, 10, 11) for source in FREE)
        assert house.entry().skipped[Source.CATALOG, Skip.OVERLAP] == 0
        assert house.clock.time() == pytest.approx(EPOCH + 1600 + by)
        assert house.states() == [S.OPERATIONAL]
        wreck(house)
        assert await house.until(S.SUSPENDED) <= 160.0
        await sane(house)
        machine.ahead -= by
        await house.pass_time(600.0)
        await sane(house)
        assert house.states() == [S.OPERATIONAL, S.SUSPENDED]
        house.world.change("one", Step.of(house.world.offset, S.OPERATIONAL))
        await house.until(S.OPERATIONAL)
        await sane(house)


@stepped
async def test_availability_counts_the_time_that_passed_and_no_time_that_the_clock_left_out(
    by: float,
) -> None:
    config, machine = config_of(target()), Machine()
    async with watching(config, world_of(config), clock=machine.clock()) as house:
        await house.pass_time(2 * HOUR)
        wreck(house)
        await house.until(S.SUSPENDED)
        await house.pass_time(1800.0)
        machine.ahead += by
        await house.pass_time(1800.0)
        times = time_in(house.entry().timeline, house.clock.time(), 31 * DAY)
        assert sum(times.values()) <= max(house.clock.time() - EPOCH, 3.1 * HOUR)
        assert 0 < times[S.SUSPENDED] <= 1.2 * HOUR
        assert times[S.OPERATIONAL] <= 2.1 * HOUR


@stepped
async def test_evidence_expires_when_it_is_old_and_not_when_the_clock_says_so(by: float) -> None:
    config, machine = config_of(target(probing="passive")), Machine()
    async with watching(config, world_of(config), clock=machine.clock()) as house:
        answer = ObservationIn("one", "app", house.clock.time(), 1.0, None)
        await house.exporter.observe([answer])
        await house.until(S.OPERATIONAL)
        fresh = house.entry().health.tracks[2].fresh_until() - house.clock.time()
        machine.ahead += by
        await house.pass_time(0.8 * fresh)
        assert house.states() == [S.OPERATIONAL]
        await house.pass_time(0.3 * fresh)
        assert house.states() == [S.OPERATIONAL, S.UNKNOWN]


@stepped
async def test_what_is_under_way_while_the_clock_is_set_is_dated_by_the_new_one(by: float) -> None:
    config, machine = config_of(paid()), Machine()
    world = world_of(config, render=(100.0, 100.0), free=(8.0, 9.0))
    async with watching(config, world, clock=machine.clock()) as house:
        await house.pass_time(HOUR)
        while not house.entry().jobs_open:
            await house.pass_time(1.0)
        due = house.entry().beats[Source.CATALOG].next_run
        await house.pass_time(max(0.0, due - house.clock.time()) + 3.0)
        assert house.entry().jobs_open
        done = {source: runs(house, source) for source in (*FREE, G)}
        machine.ahead += by
        await house.pass_time(300.0)
        assert all(runs(house, source) > done[source] for source in done)
        await sane(house)
        assert house.states() == [S.OPERATIONAL]


@stepped
async def test_an_observation_that_waits_while_the_clock_is_set_counts(by: float) -> None:
    config, machine = config_of(target(probing="passive")), Machine()
    async with watching(config, world_of(config), clock=machine.clock()) as house:
        failure = Answer(status=503, body='{"error": {"message": "upstream overloaded"}}')
        for ok in (True, False):
            seen = ObservationIn("one", "app", house.clock.time(), 2.0, None if ok else failure)
            await house.exporter.observe([seen])
            await house.pass_time(1.0)
            machine.ahead += by
            await house.pass_time(120.0)
            assert house.entry().health.tracks[2].answers[-1].success is ok
            await sane(house)


@stepped
async def test_the_upstreams_wish_for_quiet_holds(by: float) -> None:
    config, machine = config_of(target()), Machine()
    async with watching(config, world_of(config), clock=machine.clock()) as house:
        await house.pass_time(200.0)
        house.exporter.targets["one"].loop.schedule.hold(Source.CATALOG, 600.0)
        before = runs(house, Source.CATALOG)
        machine.ahead += by
        await house.pass_time(595.0)
        assert runs(house, Source.CATALOG) == before
        await house.pass_time(70.0)
        assert runs(house, Source.CATALOG) > before


@stepped
async def test_no_day_is_paid_for_twice_and_the_ledger_shows_the_day_of_the_wall_clock(by: float) -> None:
    config = config_of(paid(budget={"usd_per_day": 2}, interval="10m"))
    # Every step is one over midnight.
    machine, days = Machine(DAY - 0.8 * by - 1.5 * HOUR), {day_of(EPOCH + DAY - by)}
    async with watching(config, world_of(config), clock=machine.clock()) as house:
        await house.pass_time(1.5 * HOUR)
        for _ in range(3):
            for step in (by, -by):
                days |= {day_of(house.clock.time())}
                machine.ahead += step
                await house.pass_time(2.0)
                day = day_of(house.clock.time())
                await house.pass_time(1500.0)
                days |= {day, day_of(house.clock.time())}
                booked = house.store.spent(day_of(house.clock.time())).get("one", 0.0)
                assert house.entry().budget.spent_usd == booked <= 2.0
                assert house.exporter.board.budget.spent_usd == booked
        bill = house.world.books["one"].usd()
        assert bill <= 2.0 * len(days) == 4.0
        assert house.entry().cost_usd[G] == pytest.approx(bill)


def test_a_paid_probe_comes_no_sooner_because_the_clock_was_set() -> None:
    async def main() -> None:
        config, machine = config_of(paid()), Machine()
        async with watching(config, world_of(config), clock=machine.clock()) as house:
            await house.pass_time(HOUR)
            before = house.world.books["one"].creates
            for by in (HOUR, 8 * HOUR, -HOUR, -8 * HOUR, 8 * HOUR, -HOUR):
                machine.ahead += by
                await house.pass_time(300.0)
            assert house.world.books["one"].creates - before in (2, 3, 4)

    run_virtual(main())


@stepped
async def test_a_late_job_is_followed_to_its_end(by: float) -> None:
    generation = {"interval": "6h", "timeout": "2m"}
    config, machine = config_of(paid(probes={"catalog": {}, "generation": generation})), Machine()
    world = world_of(config, render=(1300.0, 1300.0))
    async with watching(config, world, clock=machine.clock()) as house:
        while not runs(house, G):
            await house.pass_time(60.0)
        for _ in range(4):
            machine.ahead += by
            await house.pass_time(300.0)
        assert house.entry().late_results.total() == 0
        await house.pass_time(3000.0)
        late = house.entry().late_results
        assert late[S.OPERATIONAL] == late.total() >= 1
        assert house.entry().cost_usd[G] == pytest.approx(house.world.books["one"].usd())


@both_ways
def test_a_job_from_before_a_restart_is_followed_whatever_its_date(tmp_path: Path, by: float) -> None:
    async def main() -> None:
        config = config_of(paid(probes={"catalog": {}, "generation": {"interval": "6h"}}))
        world = world_of(config, render=(900.0, 900.0))
        async with watching(config, world, tmp_path, clock=Machine().clock()) as house:
            while not world.books["one"].jobs:
                await house.pass_time(5.0)
            await house.pass_time(30.0)
        for ahead in (4 * by, by):
            async with watching(config, world, tmp_path, clock=Machine(ahead).clock()) as house:
                await house.pass_time(100.0)
                assert house.entry().jobs_open == 1
        async with watching(config, world, tmp_path, clock=Machine(by).clock()) as house:
            await house.pass_time(1500.0)
            assert dict(house.entry().late_results) == {S.OPERATIONAL: 1}
            assert world.books["one"].jobs == 1

    run_virtual(main())


@stepped
async def test_announced_work_holds_by_the_corrected_clock(by: float) -> None:
    begin, end = EPOCH + 9 * HOUR, EPOCH + 10 * HOUR
    window = {"targets": ["one"], "start": stamp(begin), "end": stamp(end)}
    config, machine = config_of(target(), maintenance=[window]), Machine(9 * HOUR - by)
    async with watching(config, world_of(config), clock=machine.clock()) as house:
        await house.pass_time(600.0)
        assert house.entry().health.state is S.OPERATIONAL
        machine.ahead += by
        assert await house.until(S.MAINTENANCE) <= 3.0
        await sane(house)
        await house.pass_time(300.0)
        assert house.entry().health.state is S.MAINTENANCE
        machine.ahead -= by
        await house.until(S.OPERATIONAL, within=180.0)
        await sane(house)


@both_ways
def test_storage_from_another_time_blocks_no_probe_and_keeps_no_evidence(tmp_path: Path, by: float) -> None:
    async def main() -> None:
        config = config_of(paid(budget={"usd_per_day": 20}))
        world = world_of(config)
        async with watching(config, world, tmp_path, clock=Machine().clock()) as house:
            await house.pass_time(HOUR)
            wreck(house)
            await house.until(S.SUSPENDED)
            await house.pass_time(600.0)
            house.world.change("one", Step.of(house.world.offset, S.OPERATIONAL))
            await house.until(S.OPERATIONAL)
        wreck(house)
        async with watching(config, world, tmp_path, clock=Machine(by).clock()) as house:
            # How old the evidence is nobody can tell.
            assert house.entry().health.state is S.UNKNOWN
            await house.pass_time(130.0)
            assert all(runs(house, source) >= 2 for source in FREE)
            await sane(house)
            await house.until(S.SUSPENDED, within=200.0)
            await house.pass_time(1300.0)
            assert runs(house, G) >= 1
            await sane(house)
            times = time_in(house.entry().timeline, house.clock.time(), 31 * DAY)
            assert times[S.SUSPENDED] <= 1300.0 + 1200.0
        async with watching(config, world, tmp_path, clock=Machine().clock()) as house:
            await house.pass_time(130.0)
            await sane(house)
            assert all(runs(house, source) >= 2 for source in FREE)

    run_virtual(main())


def test_observations_that_a_clock_took_in_that_was_ahead_are_not_of_the_future(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(target(probing="passive", interval="10m"))
        world = world_of(config)
        async with watching(config, world, tmp_path, clock=Machine(8 * HOUR).clock()) as house:
            await house.exporter.observe([ObservationIn("one", "app", house.clock.time(), 1.0, None)])
        async with watching(config, world, tmp_path, clock=Machine().clock()) as house:
            await house.until(S.OPERATIONAL)
            await sane(house)
            await house.until(S.UNKNOWN)

    run_virtual(main())


def test_our_own_network_is_told_from_theirs_while_the_clock_is_set() -> None:
    async def main() -> None:
        config, machine = config_of(target("one"), target("two", provider="other")), Machine()
        async with watching(config, world_of(config), clock=machine.clock()) as house:
            await house.pass_time(HOUR)
            house.world.network_down(house.world.offset, house.world.offset + 2000.0)
            for by in (HOUR, -8 * HOUR, 8 * HOUR, -HOUR):
                machine.ahead += by
                await house.pass_time(300.0)
            assert not house.exporter.board.network_ok
            assert not any(state.down for name in ("one", "two") for state in house.states(name))

    run_virtual(main())


def test_after_a_suspend_what_was_known_has_expired_and_probes_come_at_their_beat() -> None:
    async def main() -> None:
        config, machine = config_of(target()), Machine()
        async with watching(config, world_of(config), clock=machine.clock()) as house:
            await house.pass_time(1000.0)
            before = {source: runs(house, source) for source in FREE}
            machine.slept += 3 * HOUR
            await house.pass_time(1.5)
            assert house.entry().health.state is S.UNKNOWN
            assert all(runs(house, source) <= before[source] + 1 for source in FREE)
            await house.pass_time(65.0)
            assert house.states() == [S.OPERATIONAL, S.UNKNOWN, S.OPERATIONAL]
            assert all(runs(house, source) <= before[source] + 2 for source in FREE)
            assert house.entry().skipped[Source.CATALOG, Skip.OVERLAP] == 0
            times = time_in(house.entry().timeline, house.clock.time(), DAY)
            assert times[S.UNKNOWN] == pytest.approx(3 * HOUR, abs=200)
            await sane(house)

    run_virtual(main())


def ages(house: House) -> dict[str, list[float]]:
    """By each target's own clock: how old what is known of it is, and how far ahead its beats are."""
    return {name: list(_ages(target)) for name, target in house.exporter.targets.items()}


def _ages(target: Target) -> Iterator[float]:
    entry, now = target.row.entry, target.clock.time()
    yield from (now - entry.health.since, now - (entry.watched_since or 0.0))
    yield from (now - run.at for run in entry.runs.values())
    yield from (beat.next_run - now for beat in entry.beats.values())


def crowd(count: int, **over: Any) -> list[dict[str, Any]]:
    return [target(f"t{number}", **over) for number in range(count)]


async def in_the_midst(house: House, machine: Machine, by: float) -> None:
    """Set the clock, and return while targets are following it."""
    watch, seen = house.exporter._clock_watch, asyncio.Event()
    assert watch is not None
    follow = watch._follow

    def followed(step: float) -> None:
        watch._follow = follow
        follow(step)
        seen.set()

    watch._follow = followed
    machine.ahead += by
    await seen.wait()


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others get their turn after every single target."""
    monkeypatch.setattr(turns, "_TURN", -1.0)


@both_ways
def test_a_target_after_the_other_follows_and_no_age_of_any_changes(one_at_a_time: None, by: float) -> None:
    async def main() -> None:
        config, machine = config_of(*crowd(6)), Machine()
        async with watching(config, world_of(config), clock=machine.clock()) as house:
            await house.pass_time(1000.0)
            before, behind, targets = ages(house), list[int](), house.exporter.targets.values()
            await in_the_midst(house, machine, by)
            settled = asyncio.create_task(house.exporter.settled())
            while not behind or behind[-1]:
                behind.append(sum(target.clock.behind == by for target in targets))
                assert behind[-1] == 0 or not settled.done()
                for name, now in ages(house).items():
                    grown = [new - old for new, old in zip(now, before[name], strict=True)]
                    assert [abs(each) for each in grown] == pytest.approx([grown[0]] * len(grown), abs=0.01)
                    assert 0 <= grown[0] <= 1.0
                await asyncio.sleep(0)
            assert {1, 2, 3, 4, 0} <= {*behind}, behind
            await asyncio.wait_for(settled, 1.0)
            for target in targets:
                await sane(house, target.config.name)

    run_virtual(main())


@both_ways
def test_what_is_kept_at_an_end_in_the_midst_of_it_is_dated_by_the_new_clock(
    one_at_a_time: None, tmp_path: Path, by: float
) -> None:
    async def main() -> None:
        config, machine = config_of(*crowd(6)), Machine()
        world = world_of(config)
        async with watching(config, world, tmp_path, clock=machine.clock()) as house:
            await house.pass_time(1000.0)
            await in_the_midst(house, machine, by)
            targets = house.exporter.targets.values()
            assert sum(target.clock.behind == by for target in targets) > 2
            next(task for task in asyncio.all_tasks() if task.get_name() == "clock").cancel()
            await asyncio.sleep(0)
            assert not any(target.clock.behind for target in targets)
        async with watching(config, world, tmp_path, clock=machine.clock()) as house:
            for name in house.exporter.targets:
                assert house.entry(name).health.state is S.OPERATIONAL
                assert house.clock.time() - house.entry(name).health.since > 900.0
                await sane(house, name)

    run_virtual(main())


@both_ways
@pytest.mark.parametrize("during", ["following", "reload"])
def test_neither_a_reload_nor_a_step_of_the_clock_begins_during_the_other(
    one_at_a_time: None, monkeypatch: pytest.MonkeyPatch, during: str, by: float
) -> None:
    async def in_place(function: Callable[..., object], *arguments: object) -> object:
        return function(*arguments)

    monkeypatch.setattr(asyncio, "to_thread", in_place)

    async def main() -> None:
        config, machine = config_of(*crowd(6)), Machine()
        other = config_of(*crowd(6, interval="50s"))
        async with watching(config, world_of(config), load=lambda: other, clock=machine.clock()) as house:
            await house.pass_time(1000.0)
            before = ages(house)
            if during == "following":
                await in_the_midst(house, machine, by)
                await house.exporter.reload()
            else:
                prepare = house.exporter._target_set.prepare

                async def slowly(context: EngineContext) -> Change:
                    change = await prepare(context)
                    machine.ahead += by
                    await house.pass_time(2.0)
                    return change

                monkeypatch.setattr(house.exporter._target_set, "prepare", slowly)
                await house.exporter.reload()
                await house.pass_time(2.0)
            assert house.clock.time() == pytest.approx(EPOCH + 1000.0 + by, abs=5.0)
            for name, now in ages(house).items():
                assert 0.0 <= now[0] - before[name][0] <= 5.0
                await sane(house, name)

    run_virtual(main())


def test_a_probe_between_a_suspend_and_the_look_at_the_clock_keeps_its_beat() -> None:
    async def main() -> None:
        config, machine = config_of(target()), Machine()
        async with watching(config, world_of(config), clock=machine.clock()) as house:
            await house.pass_time(1000.0)
            for source in FREE:
                due = house.entry().beats[source].next_run
                await house.pass_time(due - house.clock.time() - 0.05)
                before = runs(house, source)
                machine.slept += 3 * HOUR
                await house.pass_time(2.0)
                assert runs(house, source) == before + 1
                assert 0 < house.entry().beats[source].next_run - house.clock.time() <= 60.0
                await house.pass_time(300.0)

    run_virtual(main())


def test_what_clients_have_seen_in_the_last_hour_stays_so_old() -> None:
    traffic = RecentTraffic()
    for ago in range(50):
        traffic.note(EPOCH - 60.0 * ago, EPOCH, success=ago % 2 == 0, latency=1.0)
    traffic.hold(EPOCH, 600.0)
    for by in (HOUR, -8 * HOUR):
        before, now = traffic.held_until, EPOCH + by
        traffic.redate(by)
        assert (traffic.counts(now), len([*traffic.latencies(now)])) == ((25, 25), 25)
        assert traffic.held_until == before + by
        traffic.redate(-by)


def stamp(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat()
