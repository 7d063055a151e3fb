"""The engine over virtual time: the ladder, its beat, and what an answer moves."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from exporter.clock import run_virtual
from exporter.core.vocabulary import Reason, Skip, Source, State
from exporter.simulator.script import Noise, Step
from tests.support.virtual_engine import House, config_of, paid, reverse, target, virtual, watching, world_of

HOUR = 3600.0
S = State


def runs(house: House, source: Source, name: str = "one") -> int:
    return sum(n for (kind, _, _), n in house.entry(name).results.items() if kind is source)


@virtual
async def test_free_probes_keep_their_beat_and_report_a_healthy_target() -> None:
    config = config_of(target())
    async with watching(config, world_of(config)) as house:
        await house.pass_time(HOUR)
        assert house.entry().health.state is S.OPERATIONAL
        assert house.entry().health.verified
        assert house.states() == [S.OPERATIONAL]
        assert runs(house, Source.CATALOG) in (60, 61)
        assert runs(house, Source.VALIDATION) in (60, 61)
        assert house.exporter.board.ready


@virtual
async def test_a_gateway_watched_by_free_probes_alone_is_reachable_and_not_verified() -> None:
    config = config_of(reverse())
    async with watching(config, world_of(config)) as house:
        await house.pass_time(HOUR)
        assert house.entry().health.state is S.OPERATIONAL
        assert not house.entry().health.verified
        assert house.entry().timeline.ratio(house.clock.time(), HOUR).availability is None


@pytest.mark.parametrize("reasons", [[Reason.SERVICE_PAUSED], [Reason.UPSTREAM_5XX], [Reason.TIMEOUT]])
def test_a_hard_outage_is_seen_within_two_intervals_and_its_end_too(reasons: list[Reason]) -> None:
    async def main() -> None:
        config = config_of(target())
        steps = [Step.of(0, S.OPERATIONAL), Step.of(2 * HOUR, S.SUSPENDED, reasons=reasons)]
        world = world_of(config, [*steps, Step.of(3 * HOUR, S.OPERATIONAL)])
        async with watching(config, world) as house:
            await house.pass_time(2 * HOUR)
            assert await house.until(S.SUSPENDED) <= 160.0
            await house.pass_time(3 * HOUR - (house.clock.time() - world.epoch))
            assert await house.until(S.OPERATIONAL) <= 160.0
            assert S.RISK_CONTROL not in house.states()

    run_virtual(main())


@virtual
async def test_a_blip_changes_nothing() -> None:
    config = config_of(target())
    steps = [Step.of(0, S.OPERATIONAL), Step.of(HOUR, S.SUSPENDED), Step.of(HOUR + 20, S.OPERATIONAL)]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(2 * HOUR)
        assert house.states() == [S.OPERATIONAL]


@virtual
async def test_a_day_of_two_percent_noise_changes_nothing() -> None:
    config = config_of(target())
    async with watching(config, world_of(config, noise=[Noise(0.02)])) as house:
        await house.pass_time(24 * HOUR)
        assert house.states() == [S.OPERATIONAL]
        assert any(reason is Reason.UPSTREAM_5XX for _, _, reason in house.entry().results)


@virtual
async def test_risk_control_behind_a_gateway_is_seen_by_generation_alone() -> None:
    money = {"price": {"usd_per_call": 0.12}, "budget": {"usd_per_day": 40}}
    probes = {"catalog": {}, "validation": {}, "generation": {"interval": "10m"}}
    config = config_of(reverse(), reverse("two", probes=probes, **money))
    steps = [Step.of(0, S.OPERATIONAL), Step.of(2 * HOUR, S.RISK_CONTROL, 0.4, reasons=[Reason.CAPTCHA])]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(4 * HOUR)
        assert house.states("one") == [S.OPERATIONAL]
        assert S.RISK_CONTROL in house.states("two")
        assert house.entry("two").risk_control_events[Reason.CAPTCHA] >= 1


@virtual
async def test_after_the_first_success_a_paid_probe_follows_at_once_until_recovery() -> None:
    config = config_of(paid(budget={"usd_per_day": 100}, interval="10m"))
    outage = Step.of(7 * HOUR, S.SUSPENDED, reasons=[Reason.GENERATION_FAILED])
    world = world_of(config, [Step.of(0, S.OPERATIONAL), outage, Step.of(9 * HOUR, S.OPERATIONAL)])
    async with watching(config, world) as house:
        await house.pass_time(9 * HOUR)
        assert house.entry().health.state is S.SUSPENDED
        while not house.entry().health.track(Source.GENERATION).run:
            await house.pass_time(10.0)
        assert await house.until(S.OPERATIONAL) <= 5 * 200.0


@virtual
async def test_a_probe_that_raises_is_internal_and_does_not_stop_the_others() -> None:
    config = config_of(target(), target("two"))
    async with watching(config, world_of(config)) as house:

        async def broken() -> None:
            raise KeyError("a bug")

        house.exporter.targets["one"].dialect.catalog = broken  # type: ignore[method-assign,assignment]
        await house.pass_time(600.0)
        assert house.entry("one").health.state is not S.SUSPENDED
        assert any(reason is Reason.INTERNAL for _, _, reason in house.entry("one").results)
        assert house.entry("two").health.state is S.OPERATIONAL


@virtual
async def test_one_run_at_a_time_serves_everybody_who_asks() -> None:
    config = config_of(target(interval="10m"))
    async with watching(config, world_of(config)) as house:
        answers = await asyncio.gather(
            *(house.exporter.probe_now("one", Source.CATALOG, 9.5) for _ in range(20))
        )
        assert all(run is not None and run.reason is Reason.OK for run in answers)
        assert runs(house, Source.CATALOG) == 1
        await house.exporter.probe_now("one", Source.CATALOG, 9.5)
        assert runs(house, Source.CATALOG) == 1


@virtual
async def test_a_scrapes_deadline_is_a_skip_and_never_evidence() -> None:
    config = config_of(target())
    steps = [Step.of(0, S.OPERATIONAL, latency=20)]
    async with watching(config, world_of(config, steps)) as house:
        assert await house.exporter.probe_now("one", Source.CATALOG, 0.5) is None
        assert house.entry().skipped[Source.CATALOG, Skip.DEADLINE] == 1
        assert not house.entry().results
        await house.pass_time(60.0)
        assert house.entry().health.state is S.OPERATIONAL


@virtual
async def test_on_scrape_probes_run_when_scraped_and_never_more_often_than_their_interval() -> None:
    config = config_of(target(), **{"global": {"mode": "on_scrape"}})
    async with watching(config, world_of(config)) as house:
        await house.pass_time(600.0)
        assert runs(house, Source.CATALOG) == 0
        for _ in range(3):
            await asyncio.gather(*(house.exporter.before_scrape(9.5) for _ in range(5)))
        assert runs(house, Source.CATALOG) == 1
        await house.pass_time(61.0)
        await house.exporter.before_scrape(9.5)
        assert runs(house, Source.CATALOG) == 2


@pytest.mark.parametrize("probing", ["passive", "off"])
def test_a_target_that_is_not_probed_asks_nothing(probing: str) -> None:
    async def main() -> None:
        config = config_of(paid(probing=probing))
        async with watching(config, world_of(config)) as house:
            await house.pass_time(2 * HOUR)
            assert not house.world.books["one"].requests
            assert {beat.disabled for beat in house.entry().beats.values()} == {"policy"}
            assert house.exporter.board.ready

    run_virtual(main())


@virtual
async def test_our_network_down_is_unknown_and_suspends_nobody() -> None:
    providers = [target(name, provider=name) for name in ("one", "two", "three")]
    config = config_of(*providers)
    world = world_of(config)
    world.network_down(HOUR, 2 * HOUR)
    async with watching(config, world) as house:
        await house.pass_time(1.5 * HOUR)
        for name in ("one", "two", "three"):
            assert house.entry(name).health.state is S.UNKNOWN
            assert house.entry(name).health.reason is Reason.NETWORK
        assert not house.exporter.board.network_ok
        await house.pass_time(HOUR)
        assert house.exporter.board.network_ok
        for name in ("one", "two", "three"):
            assert house.entry(name).health.state is S.OPERATIONAL
            assert not {S.SUSPENDED, S.DEGRADED} & set(house.states(name))


@virtual
async def test_with_a_connectivity_target_a_lone_targets_failure_is_told_apart() -> None:
    config = config_of(
        target(), **{"global": {"connectivity": {"url": "https://upstream.example/generate_204"}}}
    )
    world = world_of(
        config, [Step.of(0, S.OPERATIONAL), Step.of(3 * HOUR, S.SUSPENDED, reasons=[Reason.DNS])]
    )
    world.network_down(HOUR, 2 * HOUR)
    async with watching(config, world) as house:
        await house.pass_time(1.5 * HOUR)
        assert house.entry().health.reason is Reason.NETWORK
        await house.pass_time(HOUR)
        assert house.entry().health.state is S.OPERATIONAL
        await house.pass_time(HOUR)
        assert house.entry().health.state is S.SUSPENDED


@virtual
async def test_a_revoked_key_is_ours() -> None:
    config = config_of(target())
    steps = [Step.of(0, S.OPERATIONAL), Step.of(HOUR, S.UNKNOWN, reasons=[Reason.INVALID_KEY])]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(2 * HOUR)
        assert house.entry().health.state is S.UNKNOWN
        assert house.entry().health.reason is Reason.INVALID_KEY
        assert house.entry().credential_valid is False
        assert house.states() == [S.OPERATIONAL, S.UNKNOWN]


@pytest.mark.parametrize(("made", "minutes"), [(target, 30), (paid, 90)])
def test_a_refused_balance_stays_refused_while_shallower_probes_succeed(
    made: Callable[[], dict[str, Any]], minutes: int
) -> None:
    @virtual
    async def run() -> None:
        config = config_of(made(upstream="gateway") if made is paid else made())
        steps = [Step.of(0, S.OPERATIONAL), Step.of(HOUR, S.UNKNOWN, reasons=[Reason.INSUFFICIENT_QUOTA])]
        async with watching(config, world_of(config, steps)) as house:
            await house.pass_time(HOUR)
            assert house.entry().credential_valid is True
            await house.pass_time(minutes * 60.0)
            for _ in range(60):
                await house.pass_time(10.0)
                assert house.entry().health.reason is Reason.INSUFFICIENT_QUOTA
                assert house.entry().credential_valid is False

    run()


def tasks_of(targets: int) -> int:
    """How many tasks there are while so many targets wait for their next probes."""

    async def main() -> int:
        names = [f"t{i}" for i in range(targets)]
        config = config_of(*[reverse(name, interval="1h", api_key_env="KEY") for name in names])
        async with watching(config, world_of(config)) as house:
            await house.pass_time(600.0)
            assert house.exporter.board.ready
            return len(asyncio.all_tasks())

    return run_virtual(main())


def test_a_target_that_waits_has_no_task() -> None:
    assert tasks_of(30) == tasks_of(1)
