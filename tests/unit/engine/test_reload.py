"""A reload while money and observations are under way: nothing is paid twice, nothing accepted is lost."""

import asyncio
import re
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import pytest

from exporter import turns
from exporter.clock import run_virtual
from exporter.config import Config
from exporter.core.answer import Answer, ObservationIn
from exporter.core.vocabulary import Source, State
from exporter.errors import ConfigError, StoreError
from exporter.simulator.script import Lenience
from exporter.store import HealthRow, Identity, Store
from tests.support.virtual_engine import ORIGIN, config_of, paid, target, watching, world_of

PLACES = {
    "dialect": "exporter.engine.target.build",
    "target": "exporter.engine.change.build_target",
    "page": "exporter.engine.maintenance.PageWatch",
    "control": "exporter.engine.engine.ConnectivityCheck",
}
Body = Callable[[], Coroutine[Any, Any, None]]


@pytest.fixture
def virtually(monkeypatch: pytest.MonkeyPatch) -> Callable[[Body], None]:
    """Runs a test in virtual time, where a file is read in place: there are no threads."""

    async def in_place(function: Callable[..., object], *arguments: object) -> object:
        return function(*arguments)

    monkeypatch.setattr(asyncio, "to_thread", in_place)
    return lambda body: run_virtual(body())


PAID = {"catalog": {}, "generation": {"interval": "6h"}}


@pytest.mark.parametrize("change", [{"title": "Two"}, {"timeout": "10s"}, {"upstream_model": "sora-2-pro"}])
def test_a_job_under_way_is_followed_by_the_new_parts(
    virtually: Callable[[Body], None], change: dict[str, Any]
) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(paid(probes=PAID))
        world = world_of(config, render=(300.0, 300.0))
        async with watching(config, world, load=lambda: configs[0]) as house:
            while not world.books["one"].jobs:
                await house.pass_time(5.0)
            await house.pass_time(30.0)
            configs.append(config_of(paid(probes=PAID, **change)))
            await house.exporter.reload()
            assert house.entry().jobs_open == 1
            await house.pass_time(900.0)
            assert house.entry().jobs_open == 0
            assert house.entry().late_results == {State.OPERATIONAL: 1}
            assert world.books["one"].jobs == 1
            assert house.entry().budget.spent_usd == pytest.approx(world.books["one"].usd())
            assert house.store.open_jobs() == []

    virtually(main)


@pytest.mark.parametrize("folding", [False, True])
def test_what_was_accepted_before_a_reload_has_its_effect_after_it(
    virtually: Callable[[Body], None], monkeypatch: pytest.MonkeyPatch, folding: bool
) -> None:
    configs: list[Config] = []
    monkeypatch.setattr(turns, "_TURN", -1.0)

    async def main() -> None:
        config = config_of(target(probing="passive"))
        async with watching(config, world_of(config), load=lambda: configs[0]) as house:
            answer = Answer(status=503, body='{"error": {"message": "no available channel"}}')
            for reporter in ("a", "b"):
                seen = ObservationIn("one", reporter, house.clock.time(), 2.0, answer)
                await house.exporter.observe([seen] * 20)
            if folding:
                await asyncio.sleep(60.0 - house.clock.time() % 60.0)
                for _ in range(5):
                    await asyncio.sleep(0)
                assert len(house.store.pending_observations()) == 40
            configs.append(config_of(target(probing="passive", title="Other")))
            await house.exporter.reload()
            await house.pass_time(61.0)
            story = house.exporter.explain("one")
            assert [(d.source, d.answers) for d in story.evidence if d.source is Source.OBSERVATION] == [
                (Source.OBSERVATION, 2)
            ]
            assert house.store.pending_observations() == []

    virtually(main)


def test_an_accident_stays_off_over_a_reload(virtually: Callable[[Body], None]) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(paid())
        world = world_of(config, lenient=Lenience.ALL)
        async with watching(config, world, load=lambda: configs[0]) as house:
            await house.pass_time(3600.0)
            configs.append(config_of(paid(title="Other")))
            await house.exporter.reload()
            await house.pass_time(3600.0)
            assert house.entry().beats[Source.VALIDATION].disabled == "accident"
            assert world.books["one"].accidents == 1

    virtually(main)


def test_a_scrape_during_a_reload_waits_for_the_new_parts(virtually: Callable[[Body], None]) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(target("one"), target("gone"))
        async with watching(config, world_of(config), load=lambda: configs[0]) as house:
            await house.pass_time(120.0)
            configs.append(config_of(target("one", title="Other")))
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(house.exporter.reload())
                asked = [
                    tasks.create_task(house.exporter.probe_now(name, Source.CATALOG, 30.0))
                    for name in ("one", "gone")
                ]
            one = asked[0].result()
            assert one is not None
            assert one.outcome is State.OPERATIONAL
            assert list(house.exporter.board.entries) == ["one"]

    virtually(main)


@pytest.mark.parametrize("change", [{"api": "openai_chat"}, {"base_url": f"{ORIGIN}/u/elsewhere/v1"}, None])
def test_a_job_is_followed_by_the_parts_that_ordered_it_also_when_the_target_moves_or_goes(
    virtually: Callable[[Body], None], change: dict[str, Any] | None
) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(paid(probes=PAID), target("two"))
        world = world_of(config, render=(300.0, 300.0))
        async with watching(config, world, load=lambda: configs.pop(0)) as house:
            while not world.books["one"].jobs:
                await house.pass_time(5.0)
            await house.pass_time(30.0)
            moved = [] if change is None else [paid(probes=PAID, **change)]
            configs.extend([config_of(*moved, target("two")), config])
            await house.exporter.reload()
            assert len(house.exporter.board.entries) == 1 + len(moved)
            await house.exporter.reload()
            assert house.entry().jobs_open == 1
            await house.pass_time(900.0)
            assert house.entry().jobs_open == 0
            assert house.entry().late_results == {State.OPERATIONAL: 1}
            assert world.books["one"].jobs == 1
            assert house.store.open_jobs() == []

    virtually(main)


def test_a_target_that_is_put_back_is_known_again(virtually: Callable[[Body], None]) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(target("one"), target("two"))
        async with watching(config, world_of(config), load=lambda: configs.pop(0)) as house:
            await house.until(State.OPERATIONAL)
            since = house.entry().health.since
            configs.extend([config_of(target("two")), config])
            await house.exporter.reload()
            await house.exporter.reload()
            assert (house.entry().health.state, house.entry().health.since) == (State.OPERATIONAL, since)
            assert list(house.exporter.board.entries) == ["one", "two"]

    virtually(main)


@pytest.mark.parametrize("where", ["load", "dialect", "target", "page", "control"])
def test_whatever_is_raised_on_the_way_leaves_everything_as_it_was(
    virtually: Callable[[Body], None], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("as nobody expects")

    configs: list[Config] = []

    def load() -> Config:
        if where == "load":
            fail()
        return configs[0]

    async def main() -> None:
        config = config_of(target("one"), target("two"))
        async with watching(config, world_of(config), load=load) as house:
            await house.until(State.OPERATIONAL)
            board, targets = dict(house.exporter.board.entries), dict(house.exporter.targets)
            pages = [{"name": "s", "kind": "statuspage", "url": "https://status.example"}]
            more = {"global": {"connectivity": {"url": "https://control.example"}}, "status_pages": pages}
            configs.append(config_of(target("one", title="Other"), target("three"), **more))
            with monkeypatch.context() as patched:
                for name, place in PLACES.items():
                    if name == where:
                        patched.setattr(place, fail)
                with pytest.raises(ConfigError) as raised:
                    await house.exporter.reload()
            assert all(re.match(r"\S+:[0-9]+: ", problem) for problem in raised.value.problems)
            assert house.exporter.board.reload_successful is False
            assert house.exporter.config is config
            assert (house.exporter.board.entries, house.exporter.targets) == (board, targets)
            asked = sum(house.world.books["one"].requests.values())
            await house.pass_time(200.0)
            assert sum(house.world.books["one"].requests.values()) > asked

    virtually(main)


def test_an_exporter_that_is_reloaded_before_it_is_ready_becomes_ready(
    virtually: Callable[[Body], None],
) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(target("one"), target("two"))
        async with watching(config, world_of(config), load=lambda: configs.pop(0)) as house:
            configs.append(config_of(target("one", title="Other")))
            await house.exporter.reload()
            assert not house.exporter.board.ready
            await house.pass_time(120.0)
            assert house.exporter.board.ready

    virtually(main)


class Unwritable(Store):
    """A store that takes nothing while it is told so."""

    broken = False

    def save_targets(self, identities: Iterable[Identity]) -> None:
        if self.broken:
            raise StoreError("disk full")
        super().save_targets(identities)

    def save_health(self, rows: Iterable[HealthRow]) -> None:
        if self.broken:
            raise StoreError("disk full")
        super().save_health(rows)


def test_a_store_that_takes_nothing_does_not_stand_in_the_way(virtually: Callable[[Body], None]) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(target("one"), target("two"))
        world = world_of(config)
        async with watching(config, world, load=lambda: configs.pop(0), kind=Unwritable) as house:
            await house.until(State.OPERATIONAL)
            Unwritable.broken = True
            try:
                configs.extend(
                    [config_of(target("two")), config_of(target("two"), target("one", title="Other"))]
                )
                await house.exporter.reload()
                await house.exporter.reload()
                assert house.exporter.board.reload_successful
                assert not house.exporter.board.store_writable
                await house.until(State.OPERATIONAL)
            finally:
                Unwritable.broken = False

    virtually(main)
