"""The first scrape of a process, before most of it is loaded: what it shows, and what it needs."""

import asyncio
import importlib.util
import json
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2

from tests.support.processes import Exporter, exporter, until

TARGETS = """
global:
  budget: {{usd_per_day: 5}}
status_pages:
  - {{name: page, kind: statuspage, url: "{url}/page", interval: 1h, components: [{{name: c, match: x, targets: [up]}}]}}
maintenance:
  - {{targets: [worked-on], start: 2020-01-01T00:00:00Z, end: 2020-01-02T00:00:00Z}}
  - {{targets: [worked-on], start: {start}, end: {end}, note: moving}}
targets:
  - {{name: up, provider: p, channel: official, model: m, api: http, base_url: "{url}/up", interval: 1h}}
  - {{name: down, provider: q, channel: reverse, model: m, api: http, base_url: "{url}/down", interval: 1h,
      slo: 99, price: {{usd_per_call: 0.5}}, budget: {{usd_per_day: 1}}, labels: {{team: a}}}}
  - {{name: quiet, provider: p, channel: official, model: m, api: http, base_url: "{url}/quiet", probing: passive}}
  - {{name: worked-on, provider: r, channel: official, model: m, api: http, base_url: "{url}/up", interval: 1h}}
"""
OF_THE_PROCESS = re.compile(r"process_|python_|sora_exporter_loop_stall|sora_exporter_probe_lag")
HEAVY = (
    *(
        "openai",
        "jinja2",
        "rich",
        "prometheus_client",
        "importlib.metadata",
        "httpx2",
        "httpcore2",
        "truststore",
        "pygments",
        "anyio._backends",
    ),
    *("exporter.core.classify", "exporter.dialects", "exporter.engine.engine", "exporter.pages"),
    *(
        "exporter.transport",
        "exporter.simulator",
        "exporter.wording",
        "exporter.web.pages",
        "exporter.web.charts",
    ),
)
SLOW_CLASSES = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
MOST_OF_OURS = 114
MOST = 530
"""Modules of Python, of libraries and ours: a twentieth more than there are."""


@asynccontextmanager
async def upstream() -> AsyncIterator[str]:
    """Answers 200, under `/down` 503; its URL."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        status = b"503 Service Unavailable" if b" /down" in head else b"200 OK"
        writer.write(b"HTTP/1.1 " + status + b"\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def held(it: Exporter, folder: Path) -> None:
    """From its next start on it loads the rest once `folder/go` is there."""
    it.module = "tests.support.held_start"
    it.environment = {"HELD_IN": str(folder)}


async def scraped(it: Exporter) -> str:
    """The text of the first scrape that is answered."""

    async def text() -> str:
        assert it.process is not None
        assert it.process.returncode is None, it.log.read_text()
        try:
            return (await it.web.get("/metrics")).raise_for_status().text
        except httpx2.TransportError:
            return ""

    found: str = await until(text)
    return found


def samples(text: str) -> dict[str, float]:
    """What concerns the targets and the configuration, by name and labels."""
    lines = [line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in lines if not OF_THE_PROCESS.match(name)}


def source(module: str) -> str:
    """The text of a module."""
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).read_text()


async def test_the_first_scrape_needs_little_and_shows_every_target(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(
        "targets:\n"
        + "".join(
            f"  - {{name: t{n}, provider: p, channel: official, model: m, api: openai_videos, base_url: 'http://127.0.0.1:9'}}\n"
            for n in range(10)
        )
    )
    async with exporter(config, tmp_path / "data") as it:
        held(it, tmp_path)
        await it.start()
        first = samples(await scraped(it))
        assert (await it.web.get("/-/healthy")).status_code == 200
        assert (await it.web.get("/-/ready")).status_code == 503
        await until((tmp_path / "modules").exists)
        modules = json.loads((tmp_path / "modules").read_text())
    assert sum(name.startswith("service_info{") for name in first) == 10
    assert [name for name in modules if name.startswith(HEAVY)] == []
    ours = [name for name in modules if name.partition(".")[0] == "exporter"]
    assert len(ours) <= MOST_OF_OURS, ours
    slow = [name for name in ours if SLOW_CLASSES.search(source(name))]
    assert slow == ["exporter.machine_clock"], "it lies below the core, and so below core/records.py"
    assert len(modules) <= MOST


async def test_the_first_scrape_of_a_restart_shows_what_the_engine_shows_after_it(tmp_path: Path) -> None:
    config, now = tmp_path / "config.yml", datetime.now(UTC)
    hours = {"start": now - timedelta(hours=1), "end": now + timedelta(hours=1)}
    async with upstream() as url, exporter(config, tmp_path / "data") as it:
        config.write_text(TARGETS.format(url=url, **{key: at.isoformat() for key, at in hours.items()}))
        await it.up()
        for name in ("up", "down", "worked-on"):
            await it.web.get(f"/probe?target={name}")
        assert it.process is not None
        it.process.send_signal(signal.SIGTERM)
        await it.process.wait()

        held(it, tmp_path)
        await it.start()
        early = samples(await scraped(it))
        (tmp_path / "go").touch()
        assert (await it.target("up"))["explanation"]
        late = samples((await it.web.get("/metrics")).text)
    assert early.keys() == late.keys()
    # Moments of the start may differ by what the start took; nothing else does.
    slack = {name: 5.0 if "timestamp" in name.partition("{")[0] else 0.0 for name in late}
    assert {
        name: (early[name], late[name]) for name in late if abs(early[name] - late[name]) > slack[name]
    } == {}
    state = {
        name.split('target="')[1].split('"')[0]: name
        for name, value in early.items()
        if name.startswith("service_state{") and value
    }
    assert 'state="operational"' in state["up"]
    assert 'state="maintenance"' in state["worked-on"]


async def test_who_asks_for_more_than_the_board_tells_waits_until_it_is_loaded(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(
        "targets:\n  - {name: one, provider: p, channel: official, model: m, api: http, "
        "base_url: https://relay.example, probing: passive}\n"
    )
    async with exporter(config, tmp_path / "data") as it:
        held(it, tmp_path)
        await it.start()
        await scraped(it)
        page = asyncio.create_task(it.web.get("/api/v1/targets"))
        refused = asyncio.create_task(it.web.post("/metrics"))
        await it.web.get("/-/healthy")
        assert not page.done()
        (tmp_path / "go").touch()
        assert [each["target"] for each in (await page).json()["targets"]] == ["one"]
        assert (await refused).status_code == 405
