"""The demo as a stranger meets it: real Prometheus scrapes it as the README says, a real browser opens it."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import yaml

from tests.e2e.servers import browse, exporter, get_json, prometheus, query, wait_for
from tests.generated_docs import README

pytestmark = pytest.mark.e2e

PANEL = {
    "sora-2-official": ("official", "operational"),
    "sora-2-pro-official": ("official", "operational"),
    "sora-image-official": ("official", "operational"),
    "sora-2-reverse": ("reverse", "risk_control"),
    "sora-2-pro-reverse": ("reverse", "suspended"),
    "veo-3.1-reverse": ("reverse", "operational"),
}
"""The status panel of 2026-01-28 14:00."""
STATES = {name: state for name, (_, state) in PANEL.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(folder: Path) -> Iterator[str]:
    """The address of the demo, whose panel stands within twenty seconds of its first answer."""
    with exporter(["demo"], folder) as address:
        wait_for("the panel stands", lambda: states(address) == STATES, within=20.0)
        yield address


def states(address: str) -> dict[str, str]:
    return {t["target"]: t["state"] for t in get_json(f"http://{address}/api/v1/targets")["targets"]}


def test_the_panel_stands_for_a_minute(demo: str) -> None:
    stood = time.monotonic()
    while time.monotonic() - stood < 60.0:
        assert states(demo) == STATES
        time.sleep(1.0)  # it is the minute itself that is tested


def bars(address: str) -> dict[str, list[str]]:
    """How each target's ninety days are drawn, the oldest first."""
    with urlopen(f"http://{address}/?lang=en") as answer:
        html = answer.read().decode()
    cards = re.findall(r'<article[^>]* id="t-([^"]+)">(.*?)</article>', html, re.DOTALL)
    return {name: re.findall(r'<i class="d-(\w+)" data-day=', card) for name, card in cards}


@pytest.mark.parametrize("days", [30, 80])
def test_no_day_of_its_past_is_without_a_figure(tmp_path: Path, days: int) -> None:
    """Days before thirty of them come from the storage; those before the past are told to be so."""
    with exporter(["demo", f"--history={days}d"], tmp_path) as address:
        wait_for("every target is drawn", lambda: bars(address).keys() == PANEL.keys(), within=20.0)
        shown = bars(address)
    for name, drawn in shown.items():
        assert len(drawn) == 90, name
        assert drawn[: 89 - days] == ["before"] * (89 - days), name
        assert not {"before", "none"} & set(drawn[90 - days :]), name


def test_the_month_before_is_as_the_panel_tells_it(demo: str) -> None:
    """Available 99.84 %, about 85 % and about 70 %; what is in trouble has been so for hours."""
    targets = {t["target"]: t for t in get_json(f"http://{demo}/api/v1/targets")["targets"]}
    month = {name: t["availability"]["30d"] for name, t in targets.items()}
    assert all(month[n] == pytest.approx(0.9984, abs=2e-4) for n in PANEL if PANEL[n][0] == "official")
    assert month["sora-2-reverse"] == pytest.approx(0.85, abs=0.002)
    assert month["sora-2-pro-reverse"] == pytest.approx(0.70, abs=0.002)
    an_hour_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    assert all(t["since"] < an_hour_ago for t in targets.values())
    for name in PANEL:
        episodes = get_json(f"http://{demo}/api/v1/targets/{name}/history?since=30d")["episodes"]
        assert episodes[-1]["state"] == STATES[name]
        assert "unknown" not in {episode["state"] for episode in episodes}


def readme_scrape_configs(address: str) -> str:
    """The scrape configurations of the README, pointed at this exporter."""
    blocks = re.findall(r"```yaml\n(.*?)```", README.read_text(), re.DOTALL)
    wanted = [block for block in blocks if "job_name" in block]
    jobs = [
        job
        for block in wanted
        for job in yaml.safe_load(block if "scrape_configs" in block else f"scrape_configs:\n{block}")[
            "scrape_configs"
        ]
    ]
    text = yaml.safe_dump(
        {"global": {"scrape_interval": "1s", "scrape_timeout": "1s"}, "scrape_configs": jobs}
    )
    return text.replace("127.0.0.1:9847", address).replace("scrape_interval: 30s", "scrape_interval: 1s")


def six(series: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The series once there is one of each service."""
    return series if len(series) == len(PANEL) else []


def test_prometheus_scrapes_it_as_the_readme_says(demo: str, folder: Path) -> None:
    with prometheus(readme_scrape_configs(demo), folder) as base:
        series = wait_for("six states", lambda: six(query(base, 'service_state{job="sora-exporter"} == 1')))
        assert {s["metric"]["target"]: s["metric"]["state"] for s in series} == STATES
        for s in series:
            assert s["metric"]["channel"] == PANEL[s["metric"]["target"]][0]
        discovered = wait_for(
            "the discovered probes", lambda: six(query(base, 'probe_success{job="sora-exporter-probe"}'))
        )
        assert {s["metric"]["target"] for s in discovered} == set(PANEL)
        assert query(base, 'up{job="sora-exporter"}')[0]["value"][1] == "1"


def test_the_page_shows_the_six_services_in_two_columns(demo: str, folder: Path) -> None:
    page = browse(f"http://{demo}/", folder)
    for name in PANEL:
        assert name in page
    for word in ("Official", "Reverse", "Suspended", "Operational"):
        assert word.lower() in page.lower()
    assert 'class="error"' not in page


def test_the_page_of_a_target_tells_why(demo: str, folder: Path) -> None:
    page = browse(f"http://{demo}/targets/sora-2-pro-reverse", folder)
    assert "sora-2-pro-reverse" in page
    assert "service paused" in page
    assert "Suspended" in page
