"""The shipped rules and scrape configuration in a hurry: every duration divided by one factor.

Counts of samples stay what they are: where range and interval shrink alike, as many samples lie in the range.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from exporter.settings import parse_duration
from tests.rules.rulebook import ROOT, RULES

FACTOR = 15
"""Scrapes every second and evaluations every two: the fastest that a busy machine keeps up with."""
_DURATIONS = ("for", "keep_firing_for", "interval", "scrape_interval", "evaluation_interval")
_IN_EXPRESSION = re.compile(r"(?<=\[)\w+(?=\])|(?<=offset )\w+")
_SECONDS = re.compile(r"(?<![\w.])\d+(?![\w.\]])")
_MINUTE = 60


def divided(duration: str, factor: int) -> str:
    """A duration of Prometheus, so many times as short."""
    return f"{round(parse_duration(duration) * 1000 / factor)}ms"


def expression(text: str, factor: int) -> str:
    """PromQL with its ranges and offsets divided, and so what is compared with `time()` in seconds."""
    text = _IN_EXPRESSION.sub(lambda found: divided(found[0], factor), text)
    return _SECONDS.sub(lambda found: _seconds(found[0], factor), text) if "time()" in text else text


def _seconds(number: str, factor: int) -> str:
    return number if int(number) < _MINUTE else f"{int(number) / factor:g}"


def rule_files(folder: Path, factor: int) -> None:
    """Write the shipped rules into a folder."""
    folder.mkdir()
    for path in RULES.glob("*.yml"):
        (folder / path.name).write_text(yaml.safe_dump(_hurried(yaml.safe_load(path.read_text()), factor)))


def prometheus_config(replace: Mapping[str, str], factor: int) -> str:
    """The shipped configuration of Prometheus with texts replaced."""
    text = (ROOT / "alerts" / "prometheus.yml").read_text()
    for old, new in replace.items():
        assert old in text, old
        text = text.replace(old, new)
    return yaml.safe_dump(_hurried(yaml.safe_load(text), factor))


def _hurried(tree: Any, factor: int) -> Any:
    if isinstance(tree, list):
        return [_hurried(item, factor) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return {key: _value(key, value, factor) for key, value in tree.items()}


def _value(key: str, value: Any, factor: int) -> Any:
    if key in _DURATIONS:
        return divided(value, factor)
    return expression(str(value), factor) if key == "expr" else _hurried(value, factor)
