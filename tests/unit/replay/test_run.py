"""Replays: the same twice, scored as the contract says, for people and for programs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from exporter.cli.main import group
from exporter.core.vocabulary import State
from exporter.replay.run import replay, scored
from exporter.simulator.scenario import load
from tests.support.scored import SCENARIOS


def test_a_seed_decides_all_that_chance_does() -> None:
    scenario = replace(load(SCENARIOS / "flapping.yml"), duration=4 * 3600.0)
    first, again, other = (scored(replay(scenario, seed)) for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_the_score_has_what_the_contract_names() -> None:
    file = str(SCENARIOS / "single-blip.yml")
    done = CliRunner().invoke(group, ["replay", file, "--format", "json"])
    score = json.loads(done.output)

    assert set(score) == {"scenario", "targets"}
    assert score["scenario"] == "single-blip"
    for target in score["targets"].values():
        assert set(target) == {
            "truth",
            "detected",
            "incidents",
            "false_transitions",
            "false_pages",
            "availability_true",
            "availability_measured",
            "probes",
            "cost_usd",
        }
        assert target["truth"][0] == {"at": 0, "state": State.OPERATIONAL}
        assert target["detected"][0]["state"] == State.OPERATIONAL


def test_a_score_for_people_names_every_target() -> None:
    done = CliRunner().invoke(group, ["replay", str(SCENARIOS / "single-blip.yml")])

    assert done.exit_code == 0
    assert "vendor: 723 catalog, 723 validation, $0.00" in done.output
    assert "false transitions: none; false pages: 0" in done.output


@pytest.mark.parametrize("text", ["", "name: x\n", "targets: 3\n", "name: x\nduration: soon\ntargets: []\n"])
def test_a_scenario_that_is_none_is_refused_with_its_place(text: str, tmp_path: Path) -> None:
    path = tmp_path / "scenario.yml"
    path.write_text(text)
    done = CliRunner().invoke(group, ["replay", str(path)])

    assert done.exit_code == 2
    assert f"{path}:" in done.output
