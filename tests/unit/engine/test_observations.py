"""Real traffic beside paid probes: what it replaces, what it never replaces, and whose word it was."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from exporter.clock import run_virtual
from exporter.core.answer import Answer, ObservationIn
from exporter.core.vocabulary import Reason, Skip, Source, State
from exporter.simulator.script import Step
from exporter.wording import EN
from exporter.wording.explanation import because, note
from tests.support.virtual_engine import House, config_of, reverse, virtual, watching, world_of

HOUR, MINUTE = 3600.0, 60.0
S = State
THROTTLED = Answer(status=429, body='{"error": {"message": "Rate limit reached"}}')


def paying(interval: str = "10m") -> dict[str, Any]:
    """A reverse channel at a gateway that only the paid probe and real traffic see through."""
    probes = {"catalog": {}, "validation": {}, "generation": {"interval": interval}}
    return reverse(probes=probes, price={"usd_per_call": 0.12}, budget={"usd_per_day": 100})


async def report(house: House, *answers: Answer | None) -> None:
    now = house.clock.time()
    await house.exporter.observe([ObservationIn("one", "app", now, 2.0, answer) for answer in answers])


async def flow(house: House, minutes: int, answer: Answer | None = None) -> None:
    """A request a minute."""
    for _ in range(minutes):
        await report(house, answer)
        await house.pass_time(MINUTE)


def generations(house: House) -> int:
    return sum(n for (source, *_), n in house.entry().results.items() if source is Source.GENERATION)


def replaced(house: House) -> int:
    return house.entry().skipped[Source.GENERATION, Skip.TRAFFIC]


@pytest.mark.parametrize("interval", ["10s", "5m", "6h"])
def test_two_observations_replace_no_paid_probe(interval: str) -> None:
    @virtual
    async def run() -> None:
        config = config_of(paying(interval))
        async with watching(config, world_of(config)) as house:
            await house.pass_time(10.0)
            await report(house, None, THROTTLED)
            await house.pass_time(20 * MINUTE)
            assert replaced(house) == 0
            assert sum(house.entry().observations.values()) == 2

    run()


@virtual
async def test_traffic_as_dense_as_the_schedule_replaces_it_and_verifies_a_gateway() -> None:
    config = config_of(paying())
    async with watching(config, world_of(config)) as house:
        await flow(house, 30)
        before = generations(house)
        await flow(house, 120)
        assert generations(house) == before
        assert replaced(house) >= 12
        assert house.entry().health.verified
        assert house.entry().health.deepest is Source.OBSERVATION


@virtual
async def test_when_dense_traffic_ends_the_paid_probe_answers_before_its_evidence_expires() -> None:
    config = config_of(paying("2h"))
    async with watching(config, world_of(config)) as house:
        await flow(house, 5 * 60)
        before, skipped = generations(house), replaced(house)
        await flow(house, 2 * 60)
        assert (generations(house), replaced(house)) == (before, skipped + 1)
        for _ in range(60):
            await house.pass_time(MINUTE)
            assert house.entry().health.verified
        assert generations(house) == before + 1


@virtual
async def test_traffic_thinner_than_the_schedule_replaces_next_to_nothing() -> None:
    config = config_of(paying("5m"))
    async with watching(config, world_of(config)) as house:
        await house.pass_time(5 * MINUTE)
        before = generations(house)
        for _ in range(12):
            await report(house, None)
            await house.pass_time(10 * MINUTE)
        assert replaced(house) == 0
        assert generations(house) >= before + 23


@virtual
async def test_what_decides_a_recovery_is_never_replaced_by_traffic() -> None:
    config = config_of(paying())
    steps = [Step.of(0, S.OPERATIONAL), Step.of(2 * HOUR, S.SUSPENDED), Step.of(4 * HOUR, S.OPERATIONAL)]
    async with watching(config, world_of(config, steps)) as house:
        await flow(house, 120)
        await flow(house, 120, Answer(status=503, body='{"error": {"message": "upstream error"}}'))
        assert house.entry().health.state is S.SUSPENDED
        before = generations(house)
        await flow(house, 9)
        assert generations(house) - before >= 3
        await flow(house, 6)
        assert house.entry().health.state is S.OPERATIONAL


@virtual
async def test_thin_traffic_that_fails_is_confirmed_by_the_paid_probe() -> None:
    config = config_of(paying("4h"))
    steps = [
        Step.of(0, S.OPERATIONAL),
        Step.of(6 * HOUR, S.SUSPENDED, reasons=[Reason.ACCOUNT_POOL_EXHAUSTED]),
    ]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(6 * HOUR + MINUTE)
        before = generations(house)
        await report(house, Answer(status=503, body='{"error": {"message": "upstream error"}}'))
        await house.pass_time(8 * MINUTE)
        assert generations(house) > before


@virtual
async def test_the_explanation_names_the_source_that_decided() -> None:
    config = config_of(paying())
    steps = [
        Step.of(0, S.OPERATIONAL),
        Step.of(2 * HOUR, S.SUSPENDED, reasons=[Reason.ACCOUNT_POOL_EXHAUSTED]),
    ]
    async with watching(config, world_of(config, steps)) as house:
        await house.until(S.SUSPENDED, within=3 * HOUR)
        await report(house, THROTTLED)
        await house.pass_time(2 * MINUTE)
        told = house.exporter.explain("one")
        assert told.health.state is S.SUSPENDED
        assert told.health.decided_by is Source.GENERATION
        notes = {depth.source: note(depth, EN) for depth in told.evidence}
        assert notes[Source.OBSERVATION].endswith("; real traffic counts together with it")
        assert notes[Source.GENERATION] == because(told.health, EN)


def test_when_a_target_was_first_watched_survives_restarts(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(reverse())
        world = world_of(config, [Step.of(0, S.SUSPENDED)])
        async with watching(config, world, tmp_path) as house:
            began = house.clock.time()
            await house.pass_time(10.0)
            assert house.entry().watched_since == began
        for _ in range(2):
            async with watching(config, world, tmp_path) as house:
                await house.pass_time(HOUR)
                assert house.entry().watched_since == began

    run_virtual(main())


def test_the_first_state_and_the_one_found_again_after_a_restart_are_no_changes(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(reverse())
        steps = [Step.of(0, S.OPERATIONAL), Step.of(5 * HOUR, S.SUSPENDED, reasons=[Reason.NO_CHANNEL])]
        world = world_of(config, steps)
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
            assert house.states() == [S.OPERATIONAL]
            assert not house.entry().transitions
        await asyncio.sleep(HOUR)
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
            assert house.states() == [S.UNKNOWN, S.OPERATIONAL]
            assert not house.entry().transitions
        await asyncio.sleep(3 * HOUR)
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(HOUR)
            assert house.states() == [S.UNKNOWN, S.SUSPENDED]
            assert house.entry().transitions == {S.SUSPENDED: 1}

    run_virtual(main())
