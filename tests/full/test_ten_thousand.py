"""Ten thousand targets in one process on one core: started, scraped, reloaded, ended.

Limits are processor time, memory, counts, and what the exporter says of itself, none of which a machine that is
busy with others stretches; how long people wait on a quiet machine is `bench/scale.py`'s subject.
"""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest

from exporter.config import Rereader, fingerprint
from exporter.core.redact import Concealer
from exporter.core.shards import WHOLE
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Situation, advance
from exporter.core.thresholds import DAY, Policy
from exporter.core.vocabulary import Channel, Reason, Source, State
from exporter.engine.stored_health import written as written_health
from exporter.store import HealthRow, Store
from tests.support.listing_upstream import ListingUpstream
from tests.support.processes import Exporter, exporter, until

TARGETS = 10_000
PATIENCE = 120.0
KEYS = {f"KEY_{i}": f"sk-many-{i:040}" for i in range(50)}
TICKS = os.sysconf("SC_CLK_TCK")


def written(file: Path, port: int, title: str, probing: str) -> None:
    one = (
        "channel: official, model: m, api: openai_videos, upstream: gateway, interval: 60s, "
        f"probing: {probing}, probes: {{catalog: {{}}}}, base_url: 'http://127.0.0.1:{port}/v1'"
    )
    rows = [
        f"  - {{name: t{i:05}, provider: p{i % 50}, api_key_env: KEY_{i % 50}, {one}}}"
        for i in range(TARGETS)
    ]
    rows[7] = rows[7].replace("name: t00007", f"name: t00007, title: {title}")
    file.write_text("\n".join(["targets:", *rows]))


def used(it: Exporter) -> float:
    """Seconds of processor time since its start."""
    assert it.process is not None
    fields = Path(f"/proc/{it.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(it: Exporter) -> float:
    """MB."""
    assert it.process is not None
    status = Path(f"/proc/{it.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def scraped(it: Exporter) -> str:
    async with httpx2.AsyncClient(base_url=it.url, timeout=PATIENCE) as web:
        return (await web.get("/metrics")).text


async def answers(it: Exporter) -> bool:
    try:
        return (await it.web.get("/-/healthy")).status_code == 200
    except httpx2.TransportError:
        return False


@asynccontextmanager
async def at_work(
    folder: Path, probing: str, prepare: Callable[[Path], None] = lambda _folder: None
) -> AsyncIterator[tuple[Exporter, int, float]]:
    """The exporter, the port of its upstream, and the processor time that its start has taken."""
    server = await asyncio.get_running_loop().create_server(ListingUpstream, "127.0.0.1", 0, backlog=4096)
    port = server.sockets[0].getsockname()[1]
    written(folder / "config.yml", port, "before", probing)
    prepare(folder)
    async with server, exporter(folder / "config.yml", folder / "data") as it:
        it.environment = KEYS
        await it.start()
        await until(lambda: answers(it), PATIENCE)
        yield it, port, used(it)


async def ended(it: Exporter) -> float:
    """Seconds of processor time that the end takes."""
    assert it.process is not None
    before, last = used(it), 0.0
    it.process.send_signal(signal.SIGTERM)
    while it.process.returncode is None:
        try:
            last = used(it)
        except (OSError, IndexError):
            break
        await asyncio.sleep(0.02)
    assert await it.process.wait() == 0
    assert "engine did not end in time" not in it.log.read_text()
    return last - before


async def test_the_process_is_up_soon_small_and_ends_at_once(tmp_path: Path) -> None:
    async with at_work(tmp_path, "passive") as (it, port, start):
        # The first scrape has every target, whenever it comes.
        assert (await scraped(it)).count("\nservice_verified{") == TARGETS
        assert start < 8.0
        assert resident(it) < 400
        written(tmp_path / "config.yml", port, "after", "passive")
        before = used(it)
        assert it.process is not None
        it.process.send_signal(signal.SIGHUP)
        await until(lambda: "configuration reloaded" in it.log.read_text(), PATIENCE)
        assert used(it) - before < 6.0
        assert 'title="after"' in await scraped(it)
        assert await ended(it) < 3.0


def remembered(folder: Path) -> None:
    """A storage that knows a week of every target, with an answer in every minute."""
    situation, health, now = Situation(Channel.OFFICIAL, Policy()), Health(), time.time()
    for minute in range(8 * 24 * 60):
        at, took = now - 8 * DAY + 60.0 * minute, 0.2 + minute % 50 / 100
        answer = Evidence(
            Source.CATALOG, at - took, at, State.OPERATIONAL, Reason.OK, 60.0, latency=took, verified=True
        )
        health, _ = advance(health, answer, at, situation)
    config = Rereader(folder / "config.yml", Concealer(), WHOLE)()
    store, text = Store.open(folder / "data"), written_health(health)
    store.save_health([HealthRow(target.name, fingerprint(target), text, now) for target in config.targets])
    store.close()


async def test_a_week_of_every_target_is_read_soon_and_kept_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, key in KEYS.items():
        monkeypatch.setenv(name, key)
    async with at_work(tmp_path, "passive", remembered) as (it, _, start):
        known = await samples(it)
        assert sum(name.startswith("service_verified{") for name in known) == TARGETS
        assert sum(known[name] for name in known if name.startswith("service_verified{")) == TARGETS
        assert start < 12.0
        # As objects the answers and hours alone took 350 MB.
        assert resident(it) < 400


async def samples(it: Exporter) -> dict[str, float]:
    lines = [line.rsplit(" ", 1) for line in (await scraped(it)).splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def last_runs(known: dict[str, float]) -> list[float]:
    return [value for name, value in known.items() if name.startswith("probe_last_run_timestamp_seconds")]


async def test_a_reload_while_it_probes_misses_no_beat(tmp_path: Path) -> None:
    async with at_work(tmp_path, "active") as (it, port, _):
        await until(lambda: "every target has been measured" in it.log.read_text(), PATIENCE)
        newest = max(last_runs(await samples(it)))
        written(tmp_path / "config.yml", port, "after", "active")
        assert it.process is not None
        it.process.send_signal(signal.SIGHUP)
        await until(lambda: "configuration reloaded" in it.log.read_text(), PATIENCE)

        async def all_again() -> dict[str, float] | None:
            await asyncio.sleep(5.0)  # a scrape of all is no small thing
            known = await samples(it)
            return known if min(last_runs(known)) > newest else None

        known = await until(all_again, PATIENCE)
        assert len(last_runs(known)) == TARGETS
        assert not [name for name, value in known.items() if name.startswith("probe_skipped") and value]
        assert await ended(it) < 6.0
