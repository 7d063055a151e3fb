"""The rules do what they say, judged by promtool."""

import subprocess
from pathlib import Path

import pytest

from tests.rules.rulebook import NAMES, RULES, SCENARIOS, scenarios

CHECKS = [
    (scenario["name"], check) for scenario in scenarios() for check in scenario.get("alert_rule_test", [])
]


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_promtool_finds_no_fault_in_the_rules(promtool: str) -> None:
    assert (
        _run(promtool, "check", "rules", "--lint=all", "--lint-fatal", *map(str, sorted(RULES.glob("*.yml"))))
        == ""
    )


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yml")), ids=lambda path: path.stem)
def test_the_scenarios_hold(promtool: str, path: Path) -> None:
    assert _run(promtool, "test", "rules", str(path)) == ""


@pytest.mark.parametrize("alert", NAMES)
def test_every_alert_is_seen_to_fire_with_its_whole_text(alert: str) -> None:
    fired = [one for _, check in CHECKS if check["alertname"] == alert for one in check["exp_alerts"]]

    assert fired
    assert all(one["exp_annotations"].keys() >= {"summary", "description", "runbook_url"} for one in fired)


@pytest.mark.parametrize("alert", [name for name in NAMES if name != "AIVideoWatchdog"])
def test_every_alert_is_seen_to_wait_to_resolve_and_to_stay_quiet_where_it_looks_alike(alert: str) -> None:
    courses: dict[str, list[bool]] = {}
    for scenario, check in CHECKS:
        if check["alertname"] == alert and alert in scenario:
            courses.setdefault(scenario, []).append(bool(check["exp_alerts"]))

    assert any(not seen[0] and True in seen and not seen[-1] for seen in courses.values())
    assert any(not any(seen) for seen in courses.values())
