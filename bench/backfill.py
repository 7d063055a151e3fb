"""A real Prometheus filled with a recording: its recording rules worked out layer by layer, its alerts asked for."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import yaml

from bench.recording import BLOCK, STEP
from exporter.settings import parse_duration
from tests.e2e.servers import free_port, get, needed, running, wait_for
from tests.rules.promql import parse, selectors
from tests.rules.rulebook import ALERTS, RECORDS, RULES, Rule

_MOST_POINTS: Final = 10_000
"""Prometheus answers with at most 11,000 points to a series."""
_PATIENCE: Final = 3600.0
"""Seconds for one answer: thirty days back from every minute of a month is much."""


@dataclass(frozen=True)
class Alert:
    """One alert from the minute in which it begins to fire to the one in which it no longer does."""

    labels: Mapping[str, str]
    start: int
    end: int

    @property
    def name(self) -> str:
        return self.labels["alertname"]


@dataclass(frozen=True)
class Filled:
    """Data of Prometheus on disk; times are unix seconds."""

    folder: Path
    start: float
    end: float

    def fill(self, files: Sequence[Path]) -> None:
        for path in files:
            self._promtool("openmetrics", str(path), str(self.folder))

    def record(self) -> None:
        """Work out every recording rule that an alert needs."""
        for number, layer in enumerate(layers()):
            path = self.folder.parent / f"layer{number}.yml"
            path.write_text(yaml.safe_dump({"groups": groups(layer)}))
            span = [f"--start={self.start:.0f}", f"--end={self.end:.0f}"]
            with self.serving() as url:
                self._promtool("rules", *span, f"--output-dir={self.folder}", f"--url={url}", str(path))

    def alerts(self) -> list[Alert]:
        """Every alert that fires, as Prometheus would let it fire if it looked every minute."""
        with self.serving() as url:
            return [alert for rule in ALERTS for alert in self._alerts_of(rule, url)]

    @contextmanager
    def serving(self) -> Iterator[str]:
        address = f"127.0.0.1:{free_port()}"
        config = self.folder.parent / "prometheus.yml"
        config.write_text("global: {}\n")
        command = [
            *(needed("prometheus"), f"--config.file={config}", f"--storage.tsdb.path={self.folder}"),
            *(f"--web.listen-address={address}", "--storage.tsdb.retention.time=10y", "--log.level=error"),
            *("--query.timeout=1h", "--query.max-samples=500000000"),
        ]
        with running(command, self.folder.parent / "prometheus.log"):
            wait_for("Prometheus is ready", lambda: get(f"http://{address}/-/ready"))
            yield f"http://{address}"

    def _promtool(self, kind: str, *arguments: str) -> None:
        command = ["promtool", "tsdb", "create-blocks-from", f"--max-block-duration={BLOCK}s", kind]
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]

    def _alerts_of(self, rule: Rule, url: str) -> Iterator[Alert]:
        wait, keep = minutes(rule.body.get("for", "0s")), minutes(rule.body.get("keep_firing_for", "0s"))
        for labels, present in self._present(rule.expr, url).items():
            told = dict(labels) | rule.labels | {"alertname": rule.name}
            for start, end in held(present, wait, keep):
                yield Alert(told, start, end)

    def _present(self, expr: str, url: str) -> dict[tuple[tuple[str, str], ...], list[int]]:
        """For every series of the result the minutes in which it is there."""
        found: dict[tuple[tuple[str, str], ...], list[int]] = {}
        start = self.start
        while start < self.end:
            end = min(start + (_MOST_POINTS - 1) * STEP, self.end)
            asked = f"query={quote(expr)}&start={start:.0f}&end={end:.0f}&step={STEP:.0f}"
            answer = _patiently(f"{url}/api/v1/query_range?{asked}")
            for series in answer["data"]["result"]:
                labels = {k: v for k, v in series["metric"].items() if k != "__name__"}
                times = [round((float(at) - self.start) / STEP) for at, _ in series["values"]]
                found.setdefault(tuple(sorted(labels.items())), []).extend(times)
            start = end + STEP
        return found


def minutes(duration: str) -> int:
    """A duration of a rule in whole minutes, as it counts when one looks every minute."""
    return int(-(-parse_duration(duration) // STEP))


def held(present: Sequence[int], wait: int, keep: int) -> Iterator[tuple[int, int]]:
    """When an alert fires whose expression has a result in these minutes (`for` and `keep_firing_for`)."""
    begun = firing_until = -1
    for first, last in _runs(present):
        if firing_until >= first:
            firing_until = last + 1 + keep
            continue
        if begun >= 0:
            yield begun, firing_until
            begun = -1
        if last - first >= wait:
            begun, firing_until = first + wait, last + 1 + keep
    if begun >= 0:
        yield begun, firing_until


def _runs(present: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for minute in present:
        if last is None or first is None:
            first = minute
        elif minute != last + 1:
            yield first, last
            first = minute
        last = minute
    if first is not None and last is not None:
        yield first, last


def layers() -> list[list[Rule]]:
    """The recording rules that alerts need, each after those that it reads."""
    needed_by_alerts = _needed()
    known = {rule.name for rule in RECORDS}
    done: set[str] = set()
    found = []
    left = [rule for rule in RECORDS if rule.name in needed_by_alerts]
    while left:
        layer = [rule for rule in left if not (_reads(rule) & known) - done - {rule.name}]
        assert layer, [rule.name for rule in left]
        found.append(layer)
        done |= {rule.name for rule in layer}
        left = [rule for rule in left if rule not in layer]
    return found


def _needed() -> set[str]:
    reads = {rule.name: _reads(rule) for rule in RECORDS}
    found: set[str] = set()
    ahead = {name for rule in ALERTS for name in _reads(rule) & reads.keys()}
    while ahead:
        found |= ahead
        ahead = {name for one in ahead for name in reads[one] & reads.keys()} - found
    return found


def _reads(rule: Rule) -> set[str]:
    return {selector.name for selector in selectors(parse(rule.expr))}


def groups(rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """These rules in their groups, with the groups' intervals."""
    intervals = {
        group["name"]: group["interval"]
        for path in RULES.glob("*.yml")
        for group in yaml.safe_load(path.read_text())["groups"]
    }
    names = dict.fromkeys(rule.group for rule in rules)
    return [
        {
            "name": name,
            "interval": intervals[name],
            "rules": [rule.body for rule in rules if rule.group == name],
        }
        for name in names
    ]


def _patiently(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:
        return json.load(answer)
