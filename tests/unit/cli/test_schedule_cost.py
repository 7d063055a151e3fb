"""What `check` says that a file sends and costs, to the request and to the cent."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from exporter.cli.main import group

BASE = "model: m, api: openai_videos, base_url: 'https://gateway.example/v1', api_key_env: NOWHERE"


def said(folder: Path, *targets: str, general: str = "{}") -> list[str]:
    file = folder / "config.yml"
    lines = "\n".join(f"  - {{{target}, {BASE}}}" for target in targets)
    file.write_text(f"global: {general}\ntargets:\n{lines}\n")
    done = CliRunner().invoke(group, ["check", str(file)])
    assert done.exit_code == 0, done.output
    return [line.strip() for line in done.stdout.splitlines()[1:]]


def test_free_requests_and_paid_jobs_are_counted_by_provider(tmp_path: Path) -> None:
    a = "name: a, provider: p, channel: official, interval: 60s, price: {usd_per_second: 0.1}, budget: {usd_per_day: 9}"
    b = "name: b, provider: q, channel: reverse, interval: 5m"
    probes = "probes: {catalog: {interval: 5m}, validation: {}, generation: {interval: 6h, seconds: 8}}"
    assert said(tmp_path, f"{a}, {probes}", b) == [
        "2 targets send 2,304 free requests and 4 paid jobs a day",
        "that costs 3.20 USD a day, 96.00 USD in 30 days; the budget allows 9.00 USD a day",
        "to p: 1,728 free requests and 4 paid jobs, 3.20 USD a day",
        "to q: 576 free requests and nothing paid a day",
    ]


@pytest.mark.parametrize(
    ("general", "more", "allows"),
    [
        ("{budget: {usd_per_day: 2}}", "", "2.00"),
        ("{budget: {usd_per_day: 20}}", "budget: {usd_per_day: 3}", "3.00"),
        ("{budget: {usd_per_day: 2}}", "budget: {usd_per_day: 3}", "2.00"),
    ],
)
def test_the_tightest_budget_is_told(tmp_path: Path, general: str, more: str, allows: str) -> None:
    target = "name: a, provider: p, channel: official, price: {usd_per_call: 0.1}, probes: {generation: {}}"
    lines = said(tmp_path, f"{target}{', ' if more else ''}{more}", general=general)
    assert (
        lines[1] == f"that costs 0.40 USD a day, 12.00 USD in 30 days; the budget allows {allows} USD a day"
    )


def test_what_does_not_probe_sends_nothing(tmp_path: Path) -> None:
    lines = said(
        tmp_path, "name: a, provider: p, channel: official, probing: passive", general="{mode: on_scrape}"
    )
    assert lines[0] == "1 target sends up to 0 free requests and nothing paid a day"


def test_a_file_with_problems_costs_nothing_yet(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("targets: []\n")
    done = CliRunner().invoke(group, ["check", str(tmp_path / "bad.yml")])
    assert (done.exit_code, done.stdout) == (2, "")
