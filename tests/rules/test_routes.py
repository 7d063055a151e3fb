"""The shipped Alertmanager configurations are valid, name alerts that exist and send each where it belongs."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rules.catalogue import CATALOGUE
from tests.rules.promql import labels, parse
from tests.rules.rulebook import ALERTMANAGER, ALERTS, NAMES, Rule

FILES = sorted(ALERTMANAGER.glob("*.yml"))
CONFIG = yaml.safe_load((ALERTMANAGER / "alertmanager.yml").read_text())
WEBHOOK = yaml.safe_load((ALERTMANAGER / "alertmanager-webhook.yml").read_text())
MAIL = yaml.safe_load((ALERTMANAGER / "alertmanager-mail.yml").read_text())
TOP = CONFIG["route"]["routes"][0]


def _matchers() -> list[str]:
    routes = [matcher for route in TOP["routes"] for matcher in route["matchers"]]
    sides = [
        rule[side] for rule in CONFIG["inhibit_rules"] for side in ("source_matchers", "target_matchers")
    ]
    return routes + [matcher for side in sides for matcher in side]


def _expected(rule: Rule) -> str:
    if rule.name == "AIVideoWatchdog":
        return "deadman"
    if rule.name == "AIVideoStateChanged":
        return "feed"
    return {"critical": "page", "warning": "ticket", "info": "nobody"}[rule.labels["severity"]]


def _labels(rule: Rule) -> dict[str, str]:
    carried = labels(parse(rule.expr), CATALOGUE) or frozenset()
    return {"alertname": rule.name, **dict.fromkeys(carried, "some"), **rule.labels}


def _routed(amtool: str, path: Path, told: dict[str, str]) -> str:
    pairs = [f"{name}={value}" for name, value in told.items()]
    command = [amtool, "config", "routes", "test", f"--config.file={path}", *pairs]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_amtool_accepts_the_file(amtool: str, path: Path) -> None:
    done = subprocess.run([amtool, "check-config", str(path)], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("rule", ALERTS, ids=str)
def test_every_alert_goes_where_its_severity_says(amtool: str, rule: Rule, path: Path) -> None:
    assert _routed(amtool, path, _labels(rule)) == _expected(rule)


def test_alerts_of_others_are_left_alone(amtool: str) -> None:
    told = {"alertname": "NodeDown", "severity": "critical"}

    assert _routed(amtool, ALERTMANAGER / "alertmanager.yml", told) == CONFIG["route"]["receiver"]


def _spelled(pattern: str) -> list[str]:
    """Every name that a pattern of words and alternatives stands for."""
    group = re.search(r"\(([^()]*)\)", pattern)
    if group is None:
        return pattern.split("|")
    head, tail = pattern[: group.start()], pattern[group.end() :]
    return [name for word in group[1].split("|") for name in _spelled(f"{head}{word}{tail}")]


@pytest.mark.parametrize(
    "matcher", [one for one in dict.fromkeys(_matchers()) if one.startswith("alertname")]
)
def test_every_alert_name_in_a_matcher_exists(matcher: str) -> None:
    pattern = re.fullmatch(r'alertname=~?"(.+)"', matcher)

    assert pattern
    for spelled in _spelled(pattern[1]):
        assert any(re.fullmatch(spelled, name) for name in NAMES), spelled


@pytest.mark.parametrize("variant", [WEBHOOK, MAIL], ids=["webhook", "mail"])
def test_a_variant_routes_and_inhibits_alike(variant: dict[str, Any]) -> None:
    assert variant["route"] == CONFIG["route"]
    assert variant["inhibit_rules"] == CONFIG["inhibit_rules"]
    assert [one["name"] for one in variant["receivers"]] == [one["name"] for one in CONFIG["receivers"]]


def test_an_inhibition_concerns_our_alerts_only() -> None:
    assert all("app" in rule["equal"] for rule in CONFIG["inhibit_rules"])


def test_every_template_in_use_is_defined_and_every_other_is_used_by_one() -> None:
    config = "".join((ALERTMANAGER / f"alertmanager{kind}.yml").read_text() for kind in ("", "-mail"))
    templates = "".join(path.read_text() for path in sorted((ALERTMANAGER / "templates").glob("*.tmpl")))

    assert set(re.findall(r'template "([^"]+)"', config + templates)) == set(
        re.findall(r'define "([^"]+)"', templates)
    )


def _values(node: Any) -> list[tuple[str, Any]]:
    if isinstance(node, dict):
        return [pair for key, value in node.items() for pair in ((key, value), *_values(value))]
    return [pair for value in node for pair in _values(value)] if isinstance(node, list) else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_secrets_are_read_from_files(path: Path) -> None:
    found = _values(yaml.safe_load(path.read_text()))
    secret = re.compile(r"(password|key|token|secret|credentials|api_url)(_file)?")

    assert any(key.endswith("_file") for key, _ in found)
    assert all(key.endswith("_file") for key, _ in found if secret.search(key))
