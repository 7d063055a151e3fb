"""A reload while money and observations are under way: nothing is paid twice, nothing accepted is lost."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from exporter.clock import run_virtual
from exporter.config import Config
from exporter.core.answer import Answer
from exporter.core.observation import ObservationIn
from exporter.core.words import Source, State
from exporter.simulator.script import Lenience
from tests.engine import config_of, paid, target, watching, world_of

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


def test_what_was_accepted_before_a_reload_has_its_effect_after_it(virtually: Callable[[Body], None]) -> None:
    configs: list[Config] = []

    async def main() -> None:
        config = config_of(target(probing="passive"))
        async with watching(config, world_of(config), load=lambda: configs[0]) as house:
            answer = Answer(status=503, body='{"error": {"message": "no available channel"}}')
            for reporter in ("a", "b"):
                seen = ObservationIn("one", reporter, house.clock.time(), 2.0, answer)
                await house.exporter.observe([seen])
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
