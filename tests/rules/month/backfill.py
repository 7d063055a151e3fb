"""Loads the month into a folder of blocks, and records the shipped rules over it, layer by layer.

A recorded series that is made from others needs them in the database before: a layer is what can be recorded from
what is there. The series of 0 and 1 are recorded for every minute of the month, because availability counts minutes;
the windows of up to 30 days where dashboards look at them, that is on the last day, and those of a day for the month.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.rules.month.samples import lines
from tests.rules.month.truth import DAY, HOUR, LENGTH, Month
from tests.rules.prometheus import running
from tests.rules.promql import parse, selectors
from tests.rules.rulebook import RECORDS, Rule

_LONG_BLOCKS = "--max-block-duration=1600h"
_WEEK_BLOCKS = "--max-block-duration=170h"
"""As many minutes as Prometheus answers in one query."""


@dataclass(frozen=True)
class Tools:
    """The programs of one version."""

    promtool: str
    prometheus: str


@dataclass(frozen=True)
class _Stretch:
    """When some rules are recorded, in seconds before the end, and how often."""

    before: int
    until: int
    every: str

    def chosen(self, rules: Sequence[Rule]) -> list[Rule]:
        """The rules that are wanted then."""
        return [rule for rule in rules if self in _wanted(rule)]


_MONTH = _Stretch(LENGTH, 0, "1m")
_WEEK = _Stretch(8 * DAY, 0, "1m")
_EVERY_DAY = _Stretch(30 * DAY, 0, "4m")
_LAST_WEEK = _Stretch(8 * DAY, 7 * DAY, "4m")
_LAST_DAY = _Stretch(DAY + 3 * HOUR, 0, "4m")


def _wanted(rule: Rule) -> tuple[_Stretch, ...]:
    """When a rule is recorded: minutes where minutes are counted, the rest so often that it never goes stale."""
    if rule.name in {"target:service_state:code", "target:service_risk_control:bool"}:
        return (_WEEK,)
    if rule.name.endswith(":bool") or rule.name.startswith("target_vantage"):
        return (_MONTH,)
    if rule.name.endswith(("24h", "video_requests:increase1h", "video_successes:increase1h")):
        return (_EVERY_DAY,)
    if rule.file == "recording-latency.yml":
        return (_LAST_DAY, _LAST_WEEK)
    return (_LAST_DAY,)


def load(month: Month, wanted: Iterable[str], home: Path, tools: Tools) -> Path:
    """The folder with everything in it: what was scraped, and what is recorded for the sake of the wanted names."""
    text = home / "month.om"
    with text.open("w") as file:
        file.writelines(lines(month))
    data = home / "data"
    _run(tools.promtool, "tsdb", "create-blocks-from", _LONG_BLOCKS, "openmetrics", str(text), str(data))
    text.unlink()
    for layer in _layers(wanted):
        with running(data, {}, tools.prometheus) as server:
            for stretch in (_MONTH, _WEEK, _EVERY_DAY, _LAST_WEEK, _LAST_DAY):
                rules = stretch.chosen(layer)
                if rules:
                    _record(rules, stretch, month.end, server.url, home, tools)
        for block in (home / "new").iterdir():
            shutil.move(block, data)
    return data


def _record(rules: Sequence[Rule], stretch: _Stretch, end: int, url: str, home: Path, tools: Tools) -> None:
    path = home / "layer.yml"
    group = {"name": "layer", "interval": stretch.every, "rules": [rule.body for rule in rules]}
    path.write_text(yaml.safe_dump({"groups": [group]}))
    _run(
        tools.promtool,
        "tsdb",
        "create-blocks-from",
        _WEEK_BLOCKS,
        "rules",
        f"--url={url}",
        f"--start={end - stretch.before}",
        f"--end={end - stretch.until}",
        f"--output-dir={home / 'new'}",
        str(path),
    )


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _layers(wanted: Iterable[str]) -> Iterator[list[Rule]]:
    """Rules that need nothing recorded, those that need only them, and so on."""
    known = {rule.name: rule for rule in RECORDS}
    needs: dict[str, set[str]] = {}
    asked = set(wanted) & known.keys()
    while asked:
        name = asked.pop()
        needs[name] = {one.name for one in selectors(parse(known[name].expr))} & known.keys()
        asked |= needs[name] - needs.keys()
    while needs:
        ready = [name for name, needed in needs.items() if not needed & needs.keys()]
        yield [known[name] for name in ready]
        for name in ready:
            del needs[name]
