"""Nothing that the engine does by itself holds the event loop: under load, over real sockets and a real store.

What is counted is the processor time of single callbacks in the loop's own thread, which a machine that is busy
with others does not stretch. The watch's histogram, which everybody sees, counts what the machine adds as well.
"""

import asyncio
import gc
import time
from asyncio.events import Handle
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from exporter.clock import SystemClock
from exporter.config import Rereader
from exporter.core.redact import Concealer
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.exposition import Snapshots
from exporter.store import Store, StoreWriter
from tests.support.listing_upstream import ListingUpstream
from tests.support.processes import until

TARGETS = 400
INTERVAL = 2
LONG = 0.02
"""Seconds; what is mended took some hundreds."""


@pytest.fixture
def held() -> Iterator[list[tuple[float, str]]]:
    """Processor time of every callback that takes long, and what it is."""
    found: list[tuple[float, str]] = []
    run = Handle._run

    def timed(self: Handle) -> None:
        said, began = repr(self), time.thread_time()
        run(self)
        took = time.thread_time() - began
        if took > LONG:
            found.append((round(took, 3), said))

    Handle._run = timed  # type: ignore[method-assign]
    yield found
    Handle._run = run  # type: ignore[method-assign]
    gc.unfreeze()


def written(file: Path, port: int, title: str) -> None:
    one = (
        "provider: p{p}, channel: official, model: m, api: openai_videos, upstream: gateway, api_key_env: KEY, "
        f"interval: {INTERVAL}s, timeout: {INTERVAL}s, probes: {{{{catalog: {{{{}}}}}}}}, "
        f"base_url: 'http://127.0.0.1:{port}/v1'"
    )
    rows = [f"  - {{name: t{i}, {one.format(p=i % 10)}}}" for i in range(TARGETS)]
    rows[0] = rows[0].replace("name: t0", f"name: t0, title: {title}")
    file.write_text("\n".join(["targets:", *rows]))


@asynccontextmanager
async def engine(folder: Path) -> AsyncIterator[Engine]:
    again = Rereader(folder / "config.yml", Concealer())
    store = Store.open(folder / "data")
    access = StoreAccess(store, StoreWriter(store))
    running = Engine(EngineSettings(again(), SystemClock(), access, load=again, watch_loop=True))
    task = asyncio.create_task(running.run())
    try:
        await until(lambda: running.board.ready)
        yield running
    finally:
        task.cancel()
        await asyncio.wait({task})


def probes(engine: Engine) -> int:
    return sum(sum(entry.results.values()) for entry in engine.board.entries.values())


async def test_nothing_holds_the_loop_while_it_probes_keeps_reloads_and_is_scraped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: list[tuple[float, str]]
) -> None:
    monkeypatch.setenv("KEY", "sk-0123456789")
    server = await asyncio.get_running_loop().create_server(ListingUpstream, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    written(tmp_path / "config.yml", port, "before")
    async with server, engine(tmp_path) as running:
        held.clear()
        seen, stalls, snapshots = probes(running), sum(running.board.stalls.counts), Snapshots()
        access = running._access
        before = await access.writer.run(access.store.load_health)
        await until(lambda: probes(running) >= seen + TARGETS)
        for openmetrics in (False, True):
            await snapshots.parts(running.board, openmetrics=openmetrics, gzip=True)
        written(tmp_path / "config.yml", port, "after")
        await running.reload()
        assert running.board.entries["t0"].facts.title == "after"
        await until(lambda: probes(running) >= seen + 3 * TARGETS)
        assert sum(running.board.stalls.counts) > stalls
        after = await access.writer.run(access.store.load_health)
        assert all(after[name].at > before[name].at for name in before)
    assert not held
