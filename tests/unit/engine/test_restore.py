"""What survives: states and evidence over a restart, beats and states over a reload, traffic over both."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from exporter.clock import run_virtual
from exporter.config import Config
from exporter.core.answer import Answer, ObservationIn
from exporter.core.running_totals import Segment
from exporter.core.vocabulary import Reason, Source, State
from exporter.engine.restore import Restored
from exporter.errors import ConfigError, StoreError
from exporter.simulator.script import Step
from exporter.store import JobRow, Store
from tests.support.virtual_engine import House, config_of, paid, target, virtual, watching, world_of

HOUR = 3600.0
S = State


def seen(
    house: House, reporter: str = "app", *, ok: bool = True, at: float = 0.0, name: str = "one"
) -> ObservationIn:
    answer = None if ok else Answer(status=503, body='{"error": {"message": "upstream overloaded"}}')
    return ObservationIn(name, reporter, house.clock.time() - at, 2.0, answer)


class NoTimelines(Store):
    """History of which a page is damaged."""

    def timeline(self, target: str, since: float) -> list[Segment]:
        raise StoreError("disk on fire")


@pytest.mark.parametrize(("down", "kind"), [(1.0, Store), (60.0, Store), (150.0, Store), (60.0, NoTimelines)])
def test_a_restart_brings_no_false_transition(tmp_path: Path, down: float, kind: type[Store]) -> None:
    async def main() -> None:
        config = config_of(target())
        world = world_of(config, [Step.of(0, S.OPERATIONAL), Step.of(HOUR, S.SUSPENDED)])
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(1.5 * HOUR)
            since = house.entry().health.since
        async with watching(config, world, tmp_path, kind=kind) as house:
            assert house.entry().health.state is S.SUSPENDED
            assert house.entry().health.since == since
            await house.pass_time(down)
            assert house.states() == []

    run_virtual(main())


def test_what_expires_before_the_first_answer_after_a_restart_is_no_change(tmp_path: Path) -> None:
    import asyncio

    found = []

    async def main(left_over: float, storage: Path) -> None:
        config = config_of(target())
        world = world_of(config)
        async with watching(config, world, storage) as house:
            await house.pass_time(HOUR)
            left = house.entry().health.tracks[0].fresh_until() - house.clock.time()
        await asyncio.sleep(left - left_over)
        async with watching(config, world, storage) as house:
            assert house.entry().health.state is S.OPERATIONAL
            await house.pass_time(120.0)
            found.append(house.states())
            assert not house.entry().transitions

    for left_over in (0.1, 5.0, 100.0):
        run_virtual(main(left_over, tmp_path / str(left_over)))
    assert found[0] == [S.UNKNOWN, S.OPERATIONAL]
    assert found[-1] == []


def test_what_has_expired_by_the_restart_is_unknown_at_once_and_dated(tmp_path: Path) -> None:
    import asyncio

    async def main() -> None:
        config = config_of(target())
        world = world_of(config)
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
        stopped = world.clock.time()
        await asyncio.sleep(10 * HOUR)
        async with watching(config, world, tmp_path) as house:
            assert house.entry().health.state is S.UNKNOWN
            assert house.entry().health.since <= stopped + 180.0
            await house.pass_time(120.0)
            assert house.entry().health.state is S.OPERATIONAL
            episodes = await house.exporter.history("one", 0.0)
            assert [e.state for e in episodes][-3:] == [S.OPERATIONAL, S.UNKNOWN, S.OPERATIONAL]
            ratio = house.entry().timeline.ratio(house.clock.time(), 11 * HOUR)
            assert ratio.availability == 1.0

    run_virtual(main())


def test_availability_longer_than_memory_reaches_is_read_from_the_storage(tmp_path: Path) -> None:
    import asyncio

    async def main() -> None:
        config = config_of(target())
        steps = [Step.of(0, S.SUSPENDED, reasons=[Reason.SERVICE_PAUSED]), Step.of(2 * HOUR, S.OPERATIONAL)]
        world = world_of(config, steps)
        begun = world.clock.time()
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
        await asyncio.sleep(40 * 24 * HOUR)
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
            now = house.clock.time()
            whole = (await house.exporter.timeline("one", begun)).ratio(now, now - begun)
            remembered = (await house.exporter.timeline("one", now - 36 * HOUR)).ratio(now, 36 * HOUR)
        assert remembered.availability == 1.0
        assert whole.availability == pytest.approx(0.5, abs=0.05)

    run_virtual(main())


def test_another_configuration_of_a_target_learns_anew(tmp_path: Path) -> None:
    async def main() -> None:
        before = config_of(target())
        world = world_of(before)
        async with watching(before, world, tmp_path) as house:
            await house.pass_time(HOUR)
        after = config_of(target(upstream_model="sora-2-pro"))
        async with watching(after, world, tmp_path) as house:
            assert house.entry().health.state is S.UNKNOWN
            assert not house.entry().health.ever_worked

    run_virtual(main())


@virtual
async def test_a_reload_keeps_the_state_and_the_beat_of_what_did_not_change() -> None:
    configs: list[Config | Exception] = []

    def load() -> Config:
        found = configs.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    first = config_of(target("one"), target("two", interval="30s"), target("gone"))
    world = world_of(config_of(target("one"), target("two"), target("gone"), target("new")))
    # Reading a file takes a thread; in virtual time it is read in place.
    import asyncio

    async def in_place(function: Any, *arguments: Any) -> Any:
        return function(*arguments)

    asyncio_to_thread, asyncio.to_thread = asyncio.to_thread, in_place  # type: ignore[assignment]
    try:
        async with watching(first, world, load=load) as house:
            await house.pass_time(HOUR)
            before = {name: house.entry(name).health for name in ("one", "two")}
            planned = house.entry("one").beats[Source.CATALOG].next_run
            configs.append(
                config_of(target("one"), target("two", interval="90s", title="Two"), target("new"))
            )
            await house.exporter.reload()
            assert list(house.exporter.board.entries) == ["one", "two", "new"]
            assert house.entry("one").beats[Source.CATALOG].next_run == planned
            assert {name: house.entry(name).health for name in ("one", "two")} == before
            assert house.entry("two").facts.title == "Two"
            await house.pass_time(600.0)
            assert house.entry("new").health.state is S.OPERATIONAL
            assert house.entry("two").beats[Source.CATALOG].interval == 90.0
            configs.append(ConfigError(["config.yml:1: targets: is missing"]))
            with pytest.raises(ConfigError):
                await house.exporter.reload()
            assert not house.exporter.board.reload_successful
            assert list(house.exporter.board.entries) == ["one", "two", "new"]
            await house.pass_time(600.0)
            assert house.entry("one").health.state is S.OPERATIONAL
    finally:
        asyncio.to_thread = asyncio_to_thread


@virtual
async def test_failing_traffic_is_folded_per_interval_and_suspends_when_two_agree() -> None:
    config = config_of(target(probing="passive"))
    async with watching(config, world_of(config)) as house:
        for _ in range(10):
            await house.exporter.observe([seen(house, "a"), seen(house, "b")])
            await house.pass_time(60.0)
        assert house.entry().health.state is S.OPERATIONAL
        for _ in range(10):
            await house.exporter.observe([seen(house, "a", ok=False), seen(house, "b", ok=False)])
            await house.pass_time(60.0)
        assert house.entry().health.state is S.SUSPENDED


@pytest.mark.parametrize(("late", "state"), [(800.0, S.OPERATIONAL), (1000.0, S.UNKNOWN), (1e8, S.UNKNOWN)])
def test_what_clients_tell_too_late_is_counted_and_is_no_evidence(late: float, state: State) -> None:
    @virtual
    async def run() -> None:
        config = config_of(target(probing="passive"))
        async with watching(config, world_of(config)) as house:
            await house.exporter.observe([seen(house, at=late)])
            await house.pass_time(61.0)
            assert house.entry().health.state is state
            assert house.entry().observations[S.OPERATIONAL, Reason.OK] == 1
            assert house.store.pending_observations() == []

    run()


def test_an_accepted_observation_has_its_effect_after_a_restart(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(target(probing="passive"))
        world = world_of(config)
        async with watching(config, world, tmp_path) as house:
            await house.exporter.observe([seen(house)])
        async with watching(config, world, tmp_path) as house:
            assert house.entry().health.state is S.UNKNOWN
            await house.pass_time(61.0)
            assert house.entry().health.state is S.OPERATIONAL

    run_virtual(main())


def test_a_store_that_cannot_be_written_stops_paid_probing_and_nothing_else(tmp_path: Path) -> None:
    database = tmp_path / "sora-exporter.db"

    async def main() -> None:
        config = config_of(paid())
        world = world_of(config)
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
            jobs = world.books["one"].jobs
            # Somebody has put a folder where the database was: no write can succeed until it is gone.
            house.store._disconnect()
            house.store.writable = False
            shutil.rmtree(tmp_path)
            database.mkdir(parents=True)
            await house.pass_time(2 * HOUR)
            assert world.books["one"].jobs <= jobs + 1
            assert not house.exporter.board.store_writable
            assert house.entry().health.state is S.OPERATIONAL
            assert world.books["one"].count("catalog") > 150
            database.rmdir()
            await house.pass_time(HOUR)
            assert house.exporter.board.store_writable
            assert world.books["one"].jobs > jobs + 1

    run_virtual(main())


@pytest.mark.parametrize("text", ["{}", "[]", "null", "{", '{"job": "j"}', '{"job": "j", "created": "then"}'])
def test_what_was_kept_of_a_job_and_cannot_be_read_ends_nothing(text: str) -> None:
    job = JobRow("id", "t", Source.GENERATION, 0.4, 10.0, 20.0, text)
    (reservation,) = Restored(jobs={"t": [job]}).reservations_of("t")
    assert reservation.ticket is None
