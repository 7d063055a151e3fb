"""History is carried over from one storage to another: whole, once, and never over what is known already."""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli.main import group
from exporter.clock import SystemClock
from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State
from exporter.store import CheckRow, Identity, Store

NOW = SystemClock().time()
HOUR = 3600.0
WHO = Identity("one", "p", Channel.REVERSE, "sora-2", "One", NOW - HOUR)


def enter(store: Store, state: State, reason: Reason, since: float) -> None:
    change = Transition(State.UNKNOWN, state, reason, since + 60, since, Why(Decision.EXPLICIT, 2, 5))
    store.record_transition("one", change, verified=True, evidence='[{"reason": "captcha"}]')


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """What is exported of an exporter that was watched until an hour ago."""
    old = tmp_path / "old"
    with closing(Store.open(old)) as store:
        store.save_targets([WHO])
        enter(store, State.OPERATIONAL, Reason.OK, NOW - 3 * DAY)
        enter(store, State.RISK_CONTROL, Reason.CAPTCHA, NOW - 2 * HOUR)
        checks = [
            CheckRow("one", NOW - 2 * HOUR, Source.CATALOG, State.OPERATIONAL, Reason.OK, None, 0.2, "r", "200"),
            CheckRow(
                "one", NOW - 2 * HOUR, Source.GENERATION, State.RISK_CONTROL, Reason.CAPTCHA,
                Fault.UPSTREAM, None, "r", "人机验证",
            ),
        ]  # fmt: skip
        store.save_checks(checks)
    found = []
    for what in ("episodes", "timeline", "checks"):
        found.append(tmp_path / f"{what}.json")
        found[-1].write_text(exported(old, what))
    return found


def exported(folder: Path, what: str) -> str:
    done = CliRunner().invoke(group, ["export", f"--storage.path={folder}", f"--what={what}"])
    assert done.exit_code == 0, done.output
    return done.output


def imported(folder: Path, files: Sequence[Path]) -> Result:
    return CliRunner().invoke(group, ["import", *map(str, files), f"--storage.path={folder}"])


def test_what_is_imported_is_exported_again_as_it_was(files: list[Path], tmp_path: Path) -> None:
    done = imported(tmp_path / "new", files[::-1])
    assert (done.exit_code, done.output) == (0, f"{tmp_path / 'new'}: 6 rows of 1 targets imported\n")

    episodes, timeline, checks = (json.loads(exported(tmp_path / "new", f.stem)) for f in files)
    before = [json.loads(file.read_text()) for file in files]
    # Since the last moment that it was watched nothing is known.
    assert episodes[:-1] == [before[0][0], {**before[0][1], "end": before[1][-1]["end"]}]
    assert (episodes[-1]["state"], episodes[-1]["end"]) == ("unknown", None)
    assert timeline[: len(before[1])] == before[1]
    assert checks == before[2]


def test_it_comes_before_what_is_known_and_not_over_it(files: list[Path], tmp_path: Path) -> None:
    new = tmp_path / "new"
    with closing(Store.open(new)) as store:
        store.save_targets([WHO])
        enter(store, State.OPERATIONAL, Reason.OK, NOW - HOUR / 2)
    assert imported(new, files).exit_code == 0
    states = [(row["state"], row["end"] is None) for row in json.loads(exported(new, "episodes"))]
    assert states == [
        ("operational", False), ("risk_control", False), ("unknown", False), ("operational", True),
    ]  # fmt: skip
    with closing(Store.read(new)) as store:
        assert store.watched_since()["one"] == pytest.approx(NOW - 3 * DAY, abs=0.01)

    before = exported(new, "episodes")
    for one in files:
        again = imported(new, [one])
        assert again.exit_code == 1
        assert "of one overlap with what is in the storage already; nothing was imported" in again.output
    assert exported(new, "episodes") == before


def test_the_storage_of_a_running_exporter_is_left_alone(files: list[Path], tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "new")):
        done = imported(tmp_path / "new", files)
    assert done.exit_code == 1
    assert "another" in done.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON of export: "),
        ("{}", "is no JSON of export: expected a list"),
        ("[3]", "row 0: expected an object"),
        ('[{"target": "one"}]', "row 0: lacks 'start'"),
        ('[{"target": "one", "start": "soon"}]', "row 0: Invalid isoformat string: 'soon'"),
    ],
)
def test_what_is_no_export_is_refused_with_its_row(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "episodes.json"
    file.write_text(text)
    done = imported(tmp_path / "new", [file])
    assert done.exit_code == 2
    assert f"{file}: {said}" in done.output
    assert not (tmp_path / "new").exists()
