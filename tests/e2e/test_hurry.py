"""The hurried rules are the shipped ones: nothing in them but durations differs, and no duration is forgotten."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml

from tests.e2e.hurry import FACTOR, expression, prometheus_config, rule_files
from tests.rules.promql import parse, walk
from tests.rules.rulebook import EVERY, RULES, Rule

DIGITS = re.compile(r"[\d.]+(ms|[smhd])?")


def _times(expr: str) -> list[timedelta]:
    nodes = [node for node, _ in walk(parse(expr))]
    ranges = [node.range for node in nodes if isinstance(node, promql_parser.MatrixSelector)]
    offsets = [node.offset for node in nodes if getattr(node, "offset", None) is not None]
    return [*ranges, *offsets]


@pytest.mark.parametrize("rule", EVERY, ids=str)
def test_every_range_and_offset_is_divided(rule: Rule) -> None:
    hurried = expression(rule.expr, FACTOR)

    assert [one * FACTOR for one in _times(hurried)] == _times(rule.expr)
    assert DIGITS.sub("", hurried) == DIGITS.sub("", rule.expr)


def test_seconds_compared_with_the_time_are_divided_and_counts_are_not() -> None:
    assert expression("time() - x > 600", 15) == "time() - x > 40"
    assert expression("sum_over_time(x[2h]) / 120 > 0.5", 15) == "sum_over_time(x[480000ms]) / 120 > 0.5"


def test_every_wait_is_divided_and_nothing_else_changes(tmp_path: Path) -> None:
    rule_files(tmp_path / "rules", FACTOR)
    for path in RULES.glob("*.yml"):
        before = yaml.safe_load(path.read_text())
        after = yaml.safe_load((tmp_path / "rules" / path.name).read_text())
        for old, new in zip(before["groups"], after["groups"], strict=True):
            assert _seconds(new["interval"]) * FACTOR == _seconds(old["interval"])
            for was, now in zip(old["rules"], new["rules"], strict=True):
                for wait in {"for", "keep_firing_for"} & was.keys():
                    assert _seconds(now[wait]) * FACTOR == _seconds(was[wait])
                assert _rest(now) == _rest(was)


def test_prometheus_stays_within_what_a_busy_machine_keeps_up_with() -> None:
    config = yaml.safe_load(prometheus_config({}, FACTOR))

    assert _seconds(config["global"]["scrape_interval"]) >= 1
    assert _seconds(config["global"]["evaluation_interval"]) >= 1


def _rest(rule: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in rule.items() if key not in {"for", "keep_firing_for", "expr"}}


def _seconds(duration: str) -> float:
    number, unit = re.fullmatch(r"(\d+)(ms|[smhd])", duration).groups()
    return int(number) * {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}[unit]
