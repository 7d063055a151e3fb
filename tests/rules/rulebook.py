"""The shipped rules and their tests, read from the files as they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
RULES = ROOT / "alerts" / "rules"
ALERTMANAGER = ROOT / "alerts" / "alertmanager"
SCENARIOS = ROOT / "tests" / "rules" / "promtool"


@dataclass(frozen=True)
class Rule:
    """One rule and where it stands."""

    file: str
    group: str
    body: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.body.get("alert") or self.body["record"])

    @property
    def is_alert(self) -> bool:
        return "alert" in self.body

    @property
    def expr(self) -> str:
        return str(self.body["expr"])

    @property
    def labels(self) -> dict[str, str]:
        return self.body.get("labels", {})

    @property
    def annotations(self) -> dict[str, str]:
        return self.body.get("annotations", {})

    def __str__(self) -> str:
        return f"{self.file}:{self.name}"


def _rules() -> Iterator[Rule]:
    for path in sorted(RULES.glob("*.yml")):
        for group in yaml.safe_load(path.read_text())["groups"]:
            for body in group["rules"]:
                yield Rule(path.name, group["name"], body)


EVERY = tuple(_rules())
ALERTS = tuple(rule for rule in EVERY if rule.is_alert)
RECORDS = tuple(rule for rule in EVERY if not rule.is_alert)
NAMES = tuple(dict.fromkeys(rule.name for rule in ALERTS))


def scenarios() -> Iterator[dict[str, Any]]:
    """Every test of every promtool file."""
    for path in sorted(SCENARIOS.glob("*.yml")):
        yield from yaml.safe_load(path.read_text())["tests"]
