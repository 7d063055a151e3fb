"""Ten thousand targets in one process on one core: started, scraped, reloaded, ended.

Limits are processor time, memory, counts, and what the exporter says of itself, none of which a machine that is
busy with others stretches; how long people wait on a quiet machine is `bench/scale.py`'s subject.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2

from tests.support.listing_upstream import ListingUpstream
from tests.support.processes import Exporter, exporter, until

TARGETS = 10_000
PATIENCE = 120.0
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
async def at_work(folder: Path, probing: str) -> AsyncIterator[tuple[Exporter, int, float]]:
    """The exporter, the port of its upstream, and the processor time that its start has taken."""
    server = await asyncio.get_running_loop().create_server(ListingUpstream, "127.0.0.1", 0, backlog=4096)
    port = server.sockets[0].getsockname()[1]
    written(folder / "config.yml", port, "before", probing)
    async with server, exporter(folder / "config.yml", folder / "data") as it:
        it.environment = {f"KEY_{i}": f"sk-many-{i:040}" for i in range(50)}
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
