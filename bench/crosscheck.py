"""The same day judged by `promtool test rules`: does an alert fire there in the same minutes?"""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from bench.backfill import Alert, layers
from bench.recording import STEP, Recording
from exporter.replay.stage import EPOCH
from tests.rules.rulebook import NAMES, RULES

_MARGIN: Final = 3
"""Minutes around a change that are not compared: groups of rules are evaluated at their own moments."""
_STAMPS: Final = "_timestamp_seconds"
_TOLD: Final = 20


def contradictions(recording: Recording, alerts: Sequence[Alert]) -> list[str]:
    """What promtool says otherwise, as text; nothing where it agrees on every minute and every alert."""
    minutes = round(recording.stage.scenario.duration / STEP)
    folder = recording.files[0].parent
    rules = _needed_rules(folder / "checked")
    test = {
        "rule_files": [str(path) for path in rules],
        "group_eval_order": _order(rules),
        "evaluation_interval": "1m",
        "tests": [
            {
                "interval": "1m",
                "input_series": [
                    {"series": series, "values": " ".join(values)}
                    for series, values in _series(recording.files, minutes).items()
                ],
                "alert_rule_test": list(_expected(alerts, minutes)),
            }
        ],
    }
    path = folder / "day.yml"
    path.write_text(yaml.safe_dump(test))
    command = ["promtool", "test", "rules", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
    return [line for line in said if line][:_TOLD] if done.returncode else []


def _needed_rules(folder: Path) -> list[Path]:
    """The alerts without their texts, and the recording rules that they read."""
    folder.mkdir()
    records = {rule.name for layer in layers() for rule in layer}
    for path in RULES.glob("*.yml"):
        tree = yaml.safe_load(path.read_text())
        for group in tree["groups"]:
            group["rules"] = [
                {key: value for key, value in rule.items() if key != "annotations"}
                for rule in group["rules"]
                if rule.get("record") in {None, *records}
            ]
        tree["groups"] = [group for group in tree["groups"] if group["rules"]]
        (folder / path.name).write_text(yaml.safe_dump(tree))
    return sorted(folder.glob("*.yml"))


def _order(rules: Sequence[Path]) -> list[str]:
    """Recorded series first, so that no alert reads those of the minute before."""
    recording = sorted(rules, key=lambda path: not path.name.startswith("recording"))
    first = [path for path in recording if path.name == "recording-states.yml"]
    official = [path for path in recording if path.name == "alerts-official.yml"]
    rest = [path for path in recording if path not in (*first, *official)]
    return [
        group["name"]
        for path in (*first, *official, *rest)
        for group in yaml.safe_load(path.read_text())["groups"]
    ]


def _series(files: Sequence[Path], minutes: int) -> dict[str, list[str]]:
    """Every series with its value of every minute; `_` where it has none."""
    found: dict[str, list[str]] = {}
    for path in files:
        for line in path.read_text().splitlines():
            if line[0] == "#":
                continue
            series, value, at = line.rsplit(" ", 2)
            minute = int((float(at) - EPOCH) // STEP)
            if minute <= minutes:
                values = found.setdefault(series, ["_"] * (minutes + 1))
                values[minute] = _moved(series, value)
    return found


def _moved(series: str, value: str) -> str:
    """A moment counts from the start of the day: promtool's time begins at 0."""
    if not series.partition("{")[0].endswith(_STAMPS) or float(value) == 0:
        return value
    return f"{float(value) - EPOCH:.3f}"


def _expected(alerts: Sequence[Alert], minutes: int) -> Iterator[dict[str, Any]]:
    for name in NAMES:
        of_name = [alert for alert in alerts if alert.name == name]
        changes = {minute for alert in of_name for minute in (alert.start, alert.end)}
        for minute in range(_MARGIN, minutes):
            if not any(abs(minute - change) <= _MARGIN for change in changes):
                firing = [alert.labels for alert in of_name if alert.start <= minute < alert.end]
                yield {
                    "eval_time": f"{minute}m",
                    "alertname": name,
                    "exp_alerts": [{"exp_labels": _own(labels)} for labels in firing],
                }


def _own(labels: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in labels.items() if name != "alertname"}
