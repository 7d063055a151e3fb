"""Why a target is in its state, in sentences."""

import re
from dataclasses import replace
from typing import Any

import pytest

from exporter.core.state.evidence import Evidence
from exporter.core.state.explain import Explanation, explain
from exporter.core.state.machine import Announced, Health, Situation, advance
from exporter.core.state.why import Decision, Note, Why
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import GROUP_OF, Channel, Fault, Reason, Source, State
from exporter.simulator.script import Step
from exporter.wording import EN
from exporter.wording.explanation import because, change
from tests.support.boards import entry, facts
from tests.support.virtual_engine import config_of, reverse, target, virtual, watching, world_of

BEGIN = 1_000_000.0
SITUATION = Situation(Channel.OFFICIAL, Policy())
MINUTE = 60.0
C, V, G = Source.CATALOG, Source.VALIDATION, Source.GENERATION
DOWN, KEY, GONE, OK = Reason.UPSTREAM_5XX, Reason.INVALID_KEY, Reason.MODEL_REMOVED, Reason.OK
Round = dict[Source, Reason]
"""What each probe answers in one minute."""


def answer(source: Source, reason: Reason, at: float, **over: Any) -> Evidence:
    outcome = GROUP_OF[reason]
    fault = Fault.OURS if outcome is State.UNKNOWN else Fault.UPSTREAM
    good = outcome is State.OPERATIONAL
    known = Evidence(source, at - 1, at, outcome, reason, MINUTE, None if good else fault, 1.0)
    return replace(known, **({"verified": not good or source is not C} | over))


def lived(rounds: list[Round], situation: Situation, health: Health | None = None) -> tuple[Health, float]:
    """A target after these minutes, and when that is."""
    health, now = health or Health(), BEGIN
    for answers in rounds:
        now += MINUTE
        for source, reason in answers.items():
            health, _ = advance(health, answer(source, reason, now), now, situation)
    return health, now


def told(
    rounds: list[Round],
    probes: tuple[Source, ...] = (C, V),
    announced: Announced | None = None,
    wait: float = 0.0,
) -> Explanation:
    situation = Situation(Channel.OFFICIAL, Policy(), announced)
    health, now = lived(rounds, situation)
    health, _ = advance(health, None, now + wait, situation)
    row = entry(facts("one", probes=probes))
    row.health = health
    return explain(row, situation, now + wait)


def changes_of(story: Explanation) -> list[str]:
    return [change(one, EN) for one in story.changes]


def every(reason: Reason, *sources: Source) -> Round:
    return dict.fromkeys(sources or (C, V), reason)


WELL = [every(OK)] * 30
OUTAGE = [*WELL, *[every(DOWN)] * 8]
REFUSED = [*WELL, every(KEY), every(KEY)]


@pytest.mark.parametrize(
    ("rounds", "probes", "changes"),
    [
        pytest.param(
            REFUSED, (C, V), ["the first success of validation would end it"], id="refused at two depths"
        ),
        pytest.param(
            [*WELL, {C: KEY}, {C: KEY}],
            (C, V),
            ["the first success of catalog would end it", "a success of validation would end it"],
            id="refused at the shallower depth alone",
        ),
        pytest.param(
            [every(KEY, C, V, G)] * 3,
            (C, V, G),
            ["the first success of generation would end it"],
            id="refused at all depths",
        ),
        pytest.param(
            [*WELL, *[{C: KEY, V: DOWN}] * 6],
            (C, V),
            [
                "the first success of catalog would make it suspended, as validation says",
                "the first success of validation would make it suspended",
                "15 more successes of validation in a row (so far 0) would end it",
            ],
            id="refused above an outage",
        ),
        pytest.param(
            OUTAGE,
            (C, V),
            [
                "15 more successes of validation in a row (so far 0) would make it degraded, as catalog says",
                "15 more successes of catalog in a row (so far 0) and "
                "15 more successes of validation in a row (so far 0) would end it, together only",
            ],
            id="an outage at two depths",
        ),
        pytest.param(
            [*OUTAGE, *[every(OK)] * 14],
            (C, V),
            [
                "1 more success of validation in a row (so far 14) would make it degraded, as catalog says",
                "1 more success of catalog in a row (so far 14) and "
                "1 more success of validation in a row (so far 14) would end it, together only",
            ],
            id="almost over at two depths",
        ),
        pytest.param(
            [*WELL, *[{C: DOWN, V: OK}] * 8],
            (C, V),
            ["15 more successes of catalog in a row (so far 0) would end it"],
            id="contradicted by a deeper success",
        ),
        pytest.param(
            [*WELL, *[every(GONE)] * 3],
            (C, V),
            [
                "6 more successes of validation in a row (so far 0) would make it degraded, as catalog says",
                "6 more successes of catalog in a row (so far 0) and "
                "6 more successes of validation in a row (so far 0) would end it, together only",
                "without a success that reaches the upstream itself it stays retired",
            ],
            id="retired",
        ),
        pytest.param([], (C, V), ["the first success decides"], id="nothing measured yet"),
    ],
)
def test_what_would_change_the_state_is_what_the_machine_would_do(
    rounds: list[Round], probes: tuple[Source, ...], changes: list[str]
) -> None:
    assert changes_of(told(rounds, probes)) == changes


def test_what_is_told_comes_true() -> None:
    assert told([*REFUSED, {C: OK}]).health.state is State.UNKNOWN
    assert told([*REFUSED, {V: OK}]).health.state is State.OPERATIONAL
    together = [every(OK)] * 14
    assert told([*OUTAGE, *together, {C: OK}]).health.state is State.SUSPENDED
    assert told([*OUTAGE, *together, {V: OK}]).health.state is State.DEGRADED
    assert told([*OUTAGE, *together, every(OK)]).health.state is State.OPERATIONAL


def test_after_its_evidence_expired_a_success_as_deep_decides() -> None:
    story = told(OUTAGE, wait=600.0)
    assert (story.health.state, story.health.reason) == (State.UNKNOWN, Reason.NO_DATA)
    assert changes_of(story) == ["the first success of validation would end it"]


def test_announced_work_ends_with_its_time() -> None:
    work = Announced(BEGIN, BEGIN + 10_000.0)
    story = told([*WELL[:20], every(DOWN), every(DOWN)], announced=work)
    assert story.health.reason is Reason.MAINTENANCE_ANNOUNCED
    assert changes_of(story) == ["the end of the announced work; after it the probes decide"]


def test_slowness_ends_with_successes_as_quick_as_usual() -> None:
    situation = Situation(Channel.OFFICIAL, Policy())
    health, now = lived([{V: OK}] * 200, situation)
    for _ in range(6):
        now += MINUTE
        health, _ = advance(health, answer(V, OK, now, latency=9.0), now, situation)
    row = entry(facts("one", probes=(V,)))
    row.health = health
    assert health.reason is Reason.SLOW
    wanted = "3 successes of validation in a row, as quick as usual, would end it"
    assert changes_of(explain(row, situation, now)) == [wanted]


def test_each_source_says_where_it_stands() -> None:
    health, now = lived([*WELL, {G: DOWN}], Situation(Channel.OFFICIAL, Policy()))
    row = entry(facts("one", probes=(C, V, G)))
    row.health = replace(health, tracks=(health.tracks[0], Health().tracks[0], health.tracks[2]))
    notes = {d.source: (d.note, d.counts) for d in explain(row, SITUATION, now + 150.0).evidence}
    assert notes == {C: (Note.EXPIRED, False), V: (Note.SILENT, False), G: (Note.UNDECIDED, True)}


@virtual
async def test_a_bad_state_tells_what_decided_and_what_would_end_it() -> None:
    config = config_of(target())
    steps = [Step.of(0, State.OPERATIONAL), Step.of(600, State.SUSPENDED)]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(1200.0)
        told = house.exporter.explain("one")
        assert told.health.state is State.SUSPENDED
        assert told.health.why == Why(Decision.SHARE, 4, 4)
        assert re.fullmatch(
            r"4 of the last 4 answers of (catalog|validation) failed", because(told.health, EN)
        )
        assert {depth.source for depth in told.evidence} == {Source.CATALOG, Source.VALIDATION}
        assert all(d.ruling and d.ruling.state is State.SUSPENDED and d.fresh_until for d in told.evidence)
        assert all(depth.last and depth.last[0].at <= house.clock.time() for depth in told.evidence)
        assert any("more successes" in change for change in changes_of(told))


@virtual
async def test_an_unverified_state_tells_what_would_verify_it() -> None:
    config = config_of(reverse())
    async with watching(config, world_of(config)) as house:
        await house.pass_time(300.0)
        assert "a success that the upstream itself answers would verify it" in changes_of(
            house.exporter.explain("one")
        )
