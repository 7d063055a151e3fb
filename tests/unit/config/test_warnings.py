"""What `check` warns of: correct, and yet hardly meant."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.config import examine

NOW = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
TARGET = {
    "name": "a",
    "provider": "p",
    "channel": "official",
    "model": "m",
    "api": "openai_videos",
    "base_url": "https://gateway.example/v1",
}
PAID = {"price": {"usd_per_second": 0.1}, "probes": {"generation": {"interval": "6h", "seconds": 4}}}


def warnings_of(tmp_path: Path, target: dict[str, Any] | None = None, **top: Any) -> list[str]:
    path = tmp_path / "c.yml"
    path.write_text(yaml.safe_dump({"targets": [TARGET | (target or {})], **top}))
    report = examine(path, NOW, {"KEY": "abcdefghijk"})
    assert report.problems == ()
    return [line.split(": ", 1)[1] for line in report.warnings]


def test_nothing_is_said_of_an_ordinary_file(tmp_path: Path) -> None:
    assert warnings_of(tmp_path, {"api_key_env": "KEY"}) == []


@pytest.mark.parametrize(("usd", "enough"), [(4.0, True), (3.99, False), (0, False)])
def test_a_budget_covers_a_days_schedule_and_six_further_jobs(
    tmp_path: Path, usd: float, enough: bool
) -> None:
    said = "targets[0].budget.usd_per_day: does not cover a day's schedule and 6 further jobs, 4.00 USD"
    assert warnings_of(tmp_path, PAID | {"budget": {"usd_per_day": usd}}) == ([] if enough else [said])


def test_the_budget_of_all_covers_all(tmp_path: Path) -> None:
    two = [TARGET | PAID | {"name": name, "budget": {"usd_per_day": 4}} for name in ("a", "b")]
    said = "global.budget.usd_per_day: does not cover a day's schedules and 6 further jobs each, 8.00 USD"
    path = tmp_path / "c.yml"
    for usd, expected in ((8, []), (7, [f"{path}:2: {said}"])):
        path.write_text(yaml.safe_dump({"global": {"budget": {"usd_per_day": usd}}, "targets": two}))
        report = examine(path, NOW, {})
        assert [line.replace(":3:", ":2:") for line in report.warnings] == expected


def test_a_target_that_does_not_probe_spends_nothing(tmp_path: Path) -> None:
    passive = PAID | {"probing": "off", "budget": {"usd_per_day": 0}}
    assert warnings_of(tmp_path, passive) == []


@pytest.mark.parametrize(("day", "past"), [("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False)])
def test_a_retirement_in_the_past(tmp_path: Path, day: str, past: bool) -> None:
    said = ["targets[0].retires_on: is in the past: is the target still worth probing?"]
    assert warnings_of(tmp_path, {"retires_on": day}) == (said if past else [])


@pytest.mark.parametrize(
    ("base_url", "clear"),
    [
        ("http://gateway.example/v1", True),
        ("http://192.168.1.5:3000/v1", True),
        ("http://127.0.0.1:8000/v1", False),
        ("http://[::1]:8000/v1", False),
        ("http://localhost/v1", False),
        ("https://gateway.example/v1", False),
    ],
)
def test_a_key_on_an_open_line(tmp_path: Path, base_url: str, clear: bool) -> None:
    said = ["targets[0].base_url: sends the key unencrypted to another machine; use https"]
    assert warnings_of(tmp_path, {"base_url": base_url, "api_key_env": "KEY"}) == (said if clear else [])
    assert warnings_of(tmp_path, {"base_url": base_url}) == []


def test_a_vendor_is_no_reverse_channel(tmp_path: Path) -> None:
    target = {"base_url": "https://api.openai.com/v1", "channel": "reverse"}
    assert warnings_of(tmp_path, target) == [
        "targets[0].channel: is reverse, although the vendor itself answers at this base URL"
    ]


def test_a_passive_target_that_nobody_may_report_on(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("the-token")
    observed = {"observations": {"token_file": "token"}}
    assert warnings_of(tmp_path, {"probing": "passive"}, **{"global": observed}) == []
    (said,) = warnings_of(tmp_path, {"probing": "passive"})
    assert said.startswith("targets[0].probing: is passive, but global.observations is not set")


def test_vertex_without_its_publisher(tmp_path: Path) -> None:
    root = "https://us-central1-aiplatform.googleapis.com/v1/projects/x/locations/us-central1"
    target = {"api": "gemini_video", "base_url": root}
    assert warnings_of(tmp_path, target) == [
        "targets[0].base_url: of Vertex ends in /projects/.../locations/.../publishers/google"
    ]
    assert warnings_of(tmp_path, target | {"base_url": f"{root}/publishers/google"}) == []


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-12-01T00:00:00Z", "2026-12-01T08:00:00Z", []),
        (
            "2026-12-01T00:00:00Z",
            "2026-12-01T08:00:01Z",
            ["maintenance[0].end: is more than 8h after the start"],
        ),
        ("2026-11-01T00:00:00Z", "2026-11-01T02:00:00Z", ["maintenance[0].end: is in the past"]),
    ],
)
def test_maintenance_that_is_over_or_too_long(tmp_path: Path, start: str, end: str, said: list[str]) -> None:
    work = [{"targets": ["a"], "start": start, "end": end}]
    assert [line.partition(";")[0] for line in warnings_of(tmp_path, maintenance=work)] == said


def test_secrets_that_are_not_here_are_doubts_and_no_problems(tmp_path: Path) -> None:
    said = warnings_of(
        tmp_path, {"api_key_env": "ABSENT"}, **{"global": {"observations": {"token_file": "none"}}}
    )
    assert sorted(said) == [
        "global.observations.token_file: file none cannot be read (No such file or directory)",
        "targets[0].api_key_env: environment variable ABSENT is not set",
    ]
