"""The mixin: by default exactly what is shipped, and changed only where its configuration asks for it."""

import json
import re
import runpy
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import _jsonnet
import pytest
import yaml

from tests.rules.rulebook import ROOT

MIXIN = ROOT / "mixin"
PARTS = ("prometheusAlerts", "prometheusRules", "grafanaDashboards")


def built(config: str = "{}", parts: Sequence[str] = PARTS) -> dict[str, Any]:
    """What the mixin makes with a configuration."""
    shown = ", ".join(f"{part}: mixin.{part}" for part in parts)
    program = f"local mixin = (import 'mixin.libsonnet') + {{ _config+:: {config} }}; {{ {shown} }}"
    made: dict[str, Any] = json.loads(_jsonnet.evaluate_snippet(str(MIXIN / "test.jsonnet"), program))
    return made


def shipped() -> list[dict[str, Any]]:
    files = sorted((ROOT / "alerts" / "rules").glob("*.yml"))
    return [group for file in files for group in yaml.safe_load(file.read_text())["groups"]]


def rules(made: dict[str, Any]) -> list[dict[str, Any]]:
    parts = (made["prometheusRules"], made["prometheusAlerts"])
    return [rule for part in parts for group in part["groups"] for rule in group["rules"]]


@pytest.fixture(scope="module")
def default() -> dict[str, Any]:
    return built()


def test_by_default_the_rules_are_those_that_are_shipped(default: dict[str, Any]) -> None:
    groups = [*default["prometheusAlerts"]["groups"], *default["prometheusRules"]["groups"]]
    by_name = {group["name"]: group for group in groups}
    assert len(by_name) == len(groups)
    assert by_name == {group["name"]: group for group in shipped()}
    assert not any("alert" in r for group in default["prometheusRules"]["groups"] for r in group["rules"])


def test_by_default_the_dashboards_are_those_that_are_shipped(default: dict[str, Any]) -> None:
    files = (ROOT / "dashboards").glob("*.json")
    assert default["grafanaDashboards"] == {file.name: json.loads(file.read_text()) for file in files}


def test_rules_are_written_so_that_every_reader_of_yaml_understands_them() -> None:
    """Anchors and aliases are not: jsonnet leaves them as they are."""
    for file in (ROOT / "alerts" / "rules").glob("*.yml"):
        events = yaml.parse(file.read_text())
        assert not any(isinstance(e, yaml.AliasEvent) for e in events), file.name


def test_every_file_is_named() -> None:
    assert (MIXIN / "files.libsonnet").read_text() == runpy.run_path(str(MIXIN / "build.py"))["text"]()


def test_every_series_is_chosen_by_the_job_and_the_selector_that_are_asked_for() -> None:
    made = built("{ job: 'video', selector: 'cluster=\"eu\"' }")
    text = json.dumps(made)
    assert 'job=\\"sora-exporter\\"' not in text
    matched = re.findall(r'job=\\"video\\"', text)
    assert len(matched) == text.count('job=\\"video\\",cluster=\\"eu\\"') > 50


def test_severities_labels_and_links_are_those_that_are_asked_for() -> None:
    made = built(
        "{ severities: { critical: 'page', warning: 'ticket', info: 'none' }, labels: { team: 'video' },"
        " severityOf: { AIVideoErrorBudgetBurn: 'none' }, without: ['AIVideoAvailabilityLow'],"
        " urls+: { dashboards: 'https://grafana.internal' } }",
        PARTS[:2],
    )
    alerts = [rule for rule in rules(made) if "alert" in rule]
    names = {rule["alert"] for rule in alerts}
    assert {rule["labels"]["team"] for rule in alerts} == {"video"}
    assert {rule["labels"]["severity"] for rule in alerts} == {"page", "ticket", "none"}
    burn = [rule for rule in alerts if rule["alert"] == "AIVideoErrorBudgetBurn"]
    assert {rule["labels"]["severity"] for rule in burn} == {"none"}
    assert "AIVideoAvailabilityLow" not in names
    (urls,) = (rule for rule in rules(made) if rule.get("record") == "sora_exporter:urls:info")
    assert urls["labels"]["dashboards"] == "https://grafana.internal"
    assert urls["labels"]["runbooks"].startswith("https://")


def test_what_is_asked_for_is_accepted_by_prometheus(promtool: str, tmp_path: Path) -> None:
    made = built("{ job: 'video', selector: 'cluster=~\"eu|us\"', objective: 0.99 }", PARTS[:2])
    for part in ("prometheusAlerts", "prometheusRules"):
        path = tmp_path / f"{part}.yml"
        path.write_text(yaml.safe_dump(made[part]))
        done = subprocess.run(
            [promtool, "check", "rules", str(path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_target_without_an_objective_gets_the_one_that_is_asked_for(promtool: str, tmp_path: Path) -> None:
    (tmp_path / "rules.yml").write_text(
        yaml.safe_dump(built("{ objective: 0.99 }", PARTS[1:2])["prometheusRules"])
    )
    labels = 'job="sora-exporter", provider="p", channel="official", model="m", target='
    series = [
        {"series": f'service_state{{state="operational", {labels}"none"}}', "values": "0x10"},
        {"series": f'service_state{{state="operational", {labels}"own"}}', "values": "1x10"},
        {"series": f'service_slo_objective_ratio{{{labels}"own"}}', "values": "0.999x10"},
    ]
    expected = [
        {
            "labels": f'target:service_slo_objective:ratio{{target="{target}", provider="p", channel="official", model="m"}}',
            "value": value,
        }
        for target, value in (("none", 0.99), ("own", 0.999))
    ]
    check = {"expr": "target:service_slo_objective:ratio", "eval_time": "5m", "exp_samples": expected}
    test = {
        "rule_files": ["rules.yml"],
        "tests": [{"interval": "1m", "input_series": series, "promql_expr_test": [check]}],
    }
    (tmp_path / "test.yml").write_text(yaml.safe_dump(test))
    done = subprocess.run(
        [promtool, "test", "rules", "test.yml"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "groups"), [("alerts.jsonnet", "prometheusAlerts"), ("rules.jsonnet", "prometheusRules")]
)
def test_the_files_for_the_command_line_give_the_same(
    default: dict[str, Any], file: str, groups: str
) -> None:
    assert yaml.safe_load(_jsonnet.evaluate_file(str(MIXIN / file))) == default[groups]
