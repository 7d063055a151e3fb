"""The recorded history comes out whole, and promtool takes it in."""

import csv
import json
import subprocess
import time
from contextlib import closing
from io import StringIO
from itertools import pairwise

import pytest
from click.testing import CliRunner

from exporter.cli.main import group
from exporter.clock import SystemClock
from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Reason, State
from exporter.store import Identity, Store

NOW = SystemClock().time()
HOUR = 3600.0
UP, RISK, DOWN = State.OPERATIONAL, State.RISK_CONTROL, State.SUSPENDED
EVIDENCE = [{"reason": "captcha", "detail": 'a "quoted", 验证码 text'}]


def enter(store, target, state, reason, since):
    change = Transition(State.UNKNOWN, state, reason, since + 60, since, Why(Decision.EXPLICIT, 2, 5))
    store.record_transition(target, change, verified=state is not UP, evidence=json.dumps(EVIDENCE))


@pytest.fixture
def folder(tmp_path):
    """Two days of history; `gone` has not been watched for a day."""
    with closing(Store.open(tmp_path)) as store:
        store.save_targets(
            [
                Identity("gone", "q", Channel.OFFICIAL, "veo-3.1", "Gone", NOW - DAY),
                Identity('odd "name"', "p", Channel.REVERSE, "sora-2", "Odd", NOW),
            ]
        )
        enter(store, "gone", UP, Reason.OK, NOW - 3 * DAY)
        enter(store, 'odd "name"', UP, Reason.OK, NOW - 2 * DAY)
        enter(store, 'odd "name"', RISK, Reason.CAPTCHA, NOW - 2 * HOUR)
        enter(store, 'odd "name"', DOWN, Reason.NO_CHANNEL, NOW - 2 * HOUR + 30)
        enter(store, 'odd "name"', UP, Reason.OK, NOW - HOUR)
    return tmp_path


def export(folder, *options):
    return CliRunner().invoke(group, ["export", f"--storage.path={folder}", *options])


def samples(text, **labels):
    """(time, value) of the samples with these labels, in the order of the file."""
    wanted = [f'{name}="{value}"' for name, value in labels.items()]
    lines = [line for line in text.splitlines() if line[0] != "#" and all(w in line for w in wanted)]
    return [(float(line.rsplit(" ", 2)[2]), int(line.rsplit(" ", 2)[1])) for line in lines]


def test_json_has_every_episode_with_what_decided_it(folder):
    result = export(folder)
    assert result.exit_code == 0, result.output
    rows = json.loads(result.output)
    assert [(r["target"], r["state"]) for r in rows] == [
        ("gone", UP),
        *[('odd "name"', s) for s in (UP, RISK, DOWN, UP)],
    ]
    risk = rows[2]
    assert (risk["provider"], risk["channel"], risk["model"]) == ("p", "reverse", "sora-2")
    assert (risk["reason"], risk["rule"], risk["evidence"]) == (
        "captcha",
        "explicit: 2 of the last 5",
        EVIDENCE,
    )
    assert risk["end"] == rows[3]["start"]
    assert risk["start"].endswith("Z")
    assert rows[-1]["end"] is None


def test_since_leaves_out_what_ended_before(folder):
    rows = json.loads(export(folder, "--since=90m").output)
    assert [(r["target"], r["state"]) for r in rows] == [
        ("gone", UP),
        ('odd "name"', DOWN),
        ('odd "name"', UP),
    ]


def test_csv_says_the_same_as_json(folder):
    rows = list(csv.DictReader(StringIO(export(folder, "--format", "csv").output)))
    told = json.loads(export(folder).output)
    assert [
        {**row, "evidence": json.loads(row["evidence"]), "end": row["end"] or None} for row in rows
    ] == told


def test_a_store_without_history_exports_nothing_well_formed(tmp_path):
    Store.open(tmp_path).close()
    assert json.loads(export(tmp_path).output) == []
    assert export(tmp_path, "--format=csv").output.startswith("target,provider,channel,model,state")
    assert export(tmp_path, "--format=openmetrics").output.endswith("# EOF\n")


def test_samples_tell_every_change_and_leave_no_room_for_staleness(folder):
    text = export(folder, "--format=openmetrics", "--since=3h").output
    up, risk, down = (samples(text, target='odd \\"name\\"', state=state) for state in (UP, RISK, DOWN))
    assert [t for t, _ in up] == [t for t, _ in risk] == [t for t, _ in down]
    assert all(0 < later - earlier <= 240 for (earlier, _), (later, _) in pairwise(up))
    assert [u + r + d for (_, u), (_, r), (_, d) in zip(up, risk, down, strict=True)] == [1] * len(up)
    assert next(t for t, value in risk if value) == pytest.approx(NOW - 2 * HOUR, abs=0.001)
    assert next(t for t, value in down if value) == pytest.approx(NOW - 2 * HOUR + 30, abs=0.001)
    assert NOW - 3 * HOUR - 1 <= up[0][0] <= time.time() - 3 * HOUR + 240
    assert up[-1][0] <= NOW


def test_a_target_has_no_samples_after_it_was_last_watched(folder):
    text = export(folder, "--format=openmetrics", "--since=4d").output
    gone = samples(text, target="gone", state=UP)
    assert gone[0][0] == pytest.approx(NOW - 3 * DAY, abs=0.001)
    assert gone[-1][0] < NOW - DAY


def test_verified_is_recorded_beside_the_state(folder):
    text = export(folder, "--format=openmetrics", "--since=3h", "--step=60s").output
    verified = [line for line in text.splitlines() if line.startswith("service_verified{")]
    assert {int(line.rsplit(" ", 2)[1]) for line in verified} == {0, 1}


def test_promtool_turns_the_export_into_blocks_that_answer_queries(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("prometheus")
    (out / "history.om").write_text(export(folder, "--format=openmetrics", "--since=4d").output)
    made = subprocess.run(
        ["promtool", "tsdb", "create-blocks-from", "openmetrics", out / "history.om", out / "data"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    # A server would have one; the dump wants to see it.
    (out / "data" / "wal").mkdir()
    dumped = subprocess.run(
        ["promtool", "tsdb", "dump", f"--match={{state='{DOWN}',channel='reverse'}}", out / "data"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    at = [int(line.split()[-1]) / 1000 for line in dumped.splitlines() if line.split()[-2] == "1"]
    assert min(at) == pytest.approx(NOW - 2 * HOUR + 30, abs=0.001)
    assert max(at) < NOW - HOUR
    assert 'job="sora-exporter"' in dumped


def test_the_history_of_a_running_exporter_can_be_exported(folder):
    with closing(Store.open(folder)) as running:
        enter(running, "new", UP, Reason.OK, NOW - 60)
        running.save_targets([Identity("new", "p", Channel.OFFICIAL, "sora-2", "New", NOW)])
        assert "new" in {row["target"] for row in json.loads(export(folder).output)}


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--storage.path=/nonexistent"], 1, "no storage of a sora-exporter at /nonexistent"),
        (["--since=yesterday"], 2, "expected a duration"),
        (["--since=0s"], 2, "longer than 0s"),
        (["--format=xml"], 2, "'xml' is not one of"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(options, code, words):
    result = CliRunner().invoke(group, ["export", *options])
    assert result.exit_code == code
    assert words in result.output
