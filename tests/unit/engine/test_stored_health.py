"""What the store keeps of a target, and what an earlier version has kept."""

import json
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from exporter.clock import run_virtual
from exporter.core.state.answers import Answers
from exporter.core.state.baseline import Baseline, seconds
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Situation, advance
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Channel, Reason, Source, State
from exporter.engine.earlier_health import why_of
from exporter.engine.stored_health import read, written
from exporter.simulator.script import Step
from exporter.store import HealthRow, Store
from exporter.wording.explanation import rule_line
from tests.support.virtual_engine import config_of, target, watching, world_of

OLD = Path(__file__).parent / "testdata" / "health"
"""As the version before stored reasons with structure has written it."""
HOUR = 3600.0
RECORDS = ("chunks", "pending", "pending_since", "last", "usual")
"""Of a baseline, as it was kept before it was packed."""
SITUATION = Situation(Channel.OFFICIAL, Policy())


def old(name: str) -> str:
    return (OLD / f"{name}.json").read_text()


@pytest.mark.parametrize(
    ("name", "state", "why", "of_depths"),
    [
        (
            "contradicted",
            State.DEGRADED,
            Why(Decision.SHARE, 4, 4, contradicted=True),
            [Why(Decision.SHARE, 4, 4), Why(Decision.FIRST_SUCCESS), None],
        ),
        (
            "ours",
            State.UNKNOWN,
            Why(Decision.OURS, 2),
            [Why(Decision.OURS, 2), Why(Decision.OURS, 2), None],
        ),
        (
            "recovery",
            State.OPERATIONAL,
            Why(Decision.RECOVERY, 15),
            [Why(Decision.FIRST_SUCCESS), Why(Decision.RECOVERY, 15), None],
        ),
        ("slow", State.DEGRADED, Why(Decision.SLOW, times=9.0), [None, Why(Decision.SLOW, times=9.0), None]),
        ("nothing_measured", State.UNKNOWN, Why(Decision.NOT_MEASURED), [None, None, None]),
    ],
)
def test_what_an_earlier_version_kept_is_read_and_means_the_same(
    name: str, state: State, why: Why, of_depths: list[Why | None]
) -> None:
    health = read(old(name))
    assert (health.state, health.why) == (state, why)
    assert [t.ruling and t.ruling.why for t in health.tracks] == of_depths
    _, _, since, changed, _, verified, deepest, decided_by, *_ = json.loads(old(name))
    assert (health.since, health.changed, health.verified) == (since, changed, verified)
    assert (health.deepest, health.decided_by) == (deepest, decided_by)
    answers = [len(track[0]) for track in json.loads(old(name))[11]]
    assert [len(track.answers) for track in health.tracks] == answers
    assert read(written(health)) == health


def test_a_target_that_was_slow_before_the_update_is_still_compared_with_its_usual_time() -> None:
    health = read(old("slow"))
    now = health.tracks[1].answers[-1].at
    for _ in range(6):
        now += 60.0
        answer = Evidence(
            Source.VALIDATION, now - 1, now, State.OPERATIONAL, Reason.OK, 60.0, latency=1.0, verified=True
        )
        health, _ = advance(health, answer, now, SITUATION)
    assert (health.state, health.why.kind) == (State.OPERATIONAL, Decision.QUICK_AGAIN)


NUMBERS = {
    Decision.EXPLICIT: (2, 5, 0.0),
    Decision.SHARE: (13, 60, 0.0),
    Decision.OURS: (2, 0, 0.0),
    Decision.SLOW: (0, 0, 3.4),
    Decision.RECOVERY: (15, 0, 0.0),
}
OF_A_ROUND = {Decision.ROUND_WELL, Decision.ROUND_BAD, Decision.ROUND_SILENT}


@pytest.mark.parametrize("contradicted", [False, True])
@pytest.mark.parametrize("kind", [kind for kind in Decision if kind not in OF_A_ROUND])
def test_every_rule_that_was_kept_as_text_is_understood(kind: Decision, contradicted: bool) -> None:
    why = Why(kind, *NUMBERS.get(kind, ()), contradicted=contradicted)
    assert Why(**why_of(rule_line(why))) == why


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "[1]", '{"state": "fine"}', old("ours").replace("ours", "us")]
)
def test_what_no_version_has_written_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(text)


def test_what_is_written_is_read_again() -> None:
    assert read(written(Health())) == Health()


def earlier(value: Any) -> Any:
    """A record as the earlier version wrote it: the sequence of its values, what decided as text."""
    if isinstance(value, Why):
        return rule_line(value)
    if isinstance(value, tuple | Answers):
        return [earlier(item) for item in value]
    if isinstance(value, Baseline):
        chunks = [[chunk.end, chunk.count, chunk.median] for chunk in value.chunks()]
        pending, last = seconds(value.pending), seconds(value.last)
        return [chunks, [*pending], value.pending_since, [*last], value.usual]
    return [earlier(getattr(value, f.name)) for f in fields(value)] if is_dataclass(value) else value


def test_the_first_start_after_an_update_changes_nothing(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(target())
        world = world_of(config, [Step.of(0, State.OPERATIONAL), Step.of(HOUR, State.SUSPENDED)])
        async with watching(config, world, tmp_path) as house:
            await house.pass_time(1.5 * HOUR)
            before = house.entry().health
        store = Store.open(tmp_path)
        [(name, kept)] = store.load_health().items()
        row = HealthRow(name, kept.fingerprint, json.dumps(earlier(read(kept.blob))), kept.at)
        store.save_health([row])
        store.close()
        async with watching(config, world, tmp_path) as house:
            after = house.entry().health
            assert (after.state, after.since, after.why) == (before.state, before.since, before.why)
            assert after.tracks == before.tracks
            await house.pass_time(150.0)
            assert house.states() == []

    run_virtual(main())


def test_what_the_version_before_columns_kept_is_read_and_means_the_same() -> None:
    health = read(old("contradicted"))
    values = json.loads(written(health))
    del values["windows"], values["baselines"]
    for kept, track in zip(values["tracks"], health.tracks, strict=True):
        kept["answers"] = [asdict(answer) for answer in track.answers]
        kept["baselines"] = [
            (source, dict(zip(RECORDS, earlier(known), strict=True))) for source, known in track.baselines
        ]
        for _, known in kept["baselines"]:
            known["chunks"] = [dict(zip(("end", "count", "median"), c, strict=True)) for c in known["chunks"]]
    before = json.dumps(values)
    assert read(before) == health
    assert "windows" in written(health)
    assert len(written(health)) < len(before)


@pytest.mark.parametrize(
    "windows", ["[1,2,3]", '[[[],[0],""],[[],[],""],[[],[],""]]', "[]", "{}", '["a","b","c"]']
)
def test_a_window_that_nobody_has_written_is_not_read(windows: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(f'{{"windows":{windows},"state":"unknown"}}')


def test_usual_latencies_that_were_kept_as_records_are_read_and_mean_the_same() -> None:
    health = read(old("columns_and_records").strip())
    _, asked, deep = health.tracks
    assert (health.state, health.reason) == (State.SUSPENDED, Reason.NO_CHANNEL)
    assert (len(asked.answers), len(deep.answers)) == (60, 17)
    assert asked.answers[0].at == 1_767_225_600.0 + 97 * 60.0
    assert asked.answers[-7].latency == 0.5 + (149 % 7) / 10
    [(source, usual)] = asked.baselines
    assert source is Source.VALIDATION
    assert [(chunk.end, chunk.count) for chunk in usual.chunks()] == [
        (1_767_225_660.0 + 3600.0 * hour, count) for hour, count in ((1, 56), (2, 60))
    ]
    assert seconds(usual.last) == tuple(0.5 + (i % 7) / 10 for i in range(145, 150))
    assert read(written(health)) == health


@pytest.mark.parametrize(
    "baselines",
    [
        "[1,2,3]",
        '[[["catalog","AAAA","","",0,null]],[],[]]',
        '[[["catalog","","AAAA","",0,null]],[],[]]',
        '[[["fine","","","",0,null]],[],[]]',
        "[[],[]]",
        '[[["catalog"]],[],[]]',
    ],
)
def test_a_usual_latency_that_nobody_has_written_is_not_read(baselines: str) -> None:
    assert read('{"baselines":[[],[],[]],"state":"unknown"}') == Health()
    with pytest.raises(ValueError, match=r"."):
        read(f'{{"baselines":{baselines},"state":"unknown"}}')
