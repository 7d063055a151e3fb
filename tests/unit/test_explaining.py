"""Why a target is in its state, in sentences."""

import re

import pytest

from exporter.core.words import Source, State
from exporter.engine.explaining import sentence
from exporter.simulator.script import Step
from tests.engine import config_of, reverse, target, virtual, watching, world_of


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("explicit: 2 of the last 5", "2 of the last 5 answers of catalog name it"),
        ("share: 4 of the last 4", "4 of the last 4 answers of catalog failed"),
        ("ours: 2", "2 answers of catalog in a row are our own fault"),
        ("recovery: 15 successes in a row", "15 successes in a row of catalog"),
        (
            "slow: 3.4 times the usual time",
            "the last answers of catalog took 3.4 times the usual time",
        ),
        ("first success", "the first success of catalog decides"),
        ("announced maintenance", "announced maintenance"),
    ],
)
def test_every_rule_has_a_sentence(rule: str, words: str) -> None:
    assert sentence(rule, Source.CATALOG) == words


@virtual
async def test_a_bad_state_tells_what_decided_and_what_would_end_it() -> None:
    config = config_of(target())
    steps = [Step.of(0, State.OPERATIONAL), Step.of(600, State.SUSPENDED)]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(1200.0)
        told = house.exporter.explain("one")
        assert told.state is State.SUSPENDED
        assert re.fullmatch(r"4 of the last 4 answers of (catalog|validation) failed", told.because)
        assert {depth.source for depth in told.evidence} == {Source.CATALOG, Source.VALIDATION}
        assert all(depth.says is State.SUSPENDED and depth.fresh_until for depth in told.evidence)
        assert all(depth.last and depth.last[0].at <= house.clock.time() for depth in told.evidence)
        assert any("more successes" in change for change in told.changes)


@virtual
async def test_an_unverified_state_tells_what_would_verify_it() -> None:
    config = config_of(reverse())
    async with watching(config, world_of(config)) as house:
        await house.pass_time(300.0)
        assert (
            "a success that the upstream itself answers would verify it"
            in house.exporter.explain("one").changes
        )
