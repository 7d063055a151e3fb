"""Nothing that the engine does by itself holds the event loop: under load, over real sockets and a real store.

What is counted is processor time of the loop's own thread, which a machine that is busy with others does not stretch:
of single callbacks, and of whole turns of the loop by the watch's histogram, which is given that clock. The one that
everybody sees counts what the machine adds as well.
"""

import asyncio
import gc
import threading
import time
from asyncio.events import Handle
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from exporter.clock import SystemClock
from exporter.config import Rereader
from exporter.core.board import Board
from exporter.core.redact import Concealer
from exporter.engine import loop_watch
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.exposition import Snapshots
from exporter.store import Store, StoreWriter
from tests.support.listing_upstream import ListingUpstream
from tests.support.processes import until

TARGETS = 400
INTERVAL = 2
PROBED = 60
WATCHED = 1000
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


@pytest.fixture
def by_processor_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Turns of the loop are as long as they compute."""
    clock = SimpleNamespace(perf_counter=time.thread_time, thread_time=time.thread_time)
    monkeypatch.setattr(loop_watch, "time", clock)
    yield
    gc.unfreeze()


@contextmanager
def upstream_in_a_thread() -> Iterator[int]:
    """The port of an upstream whose work is none of the loop under test."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    opening = asyncio.run_coroutine_threadsafe(loop.create_server(ListingUpstream, "127.0.0.1", 0), loop)
    server = opening.result()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def listed(name: str, port: int, provider: str = "p", more: str = "") -> str:
    """A target of the configuration."""
    return (
        f"  - {{name: {name}, {more}provider: {provider}, channel: official, model: m, api: openai_videos, "
        f"upstream: gateway, api_key_env: KEY, interval: {INTERVAL}s, timeout: {INTERVAL}s, "
        f"probes: {{catalog: {{}}}}, base_url: 'http://127.0.0.1:{port}/v1'}}"
    )


def many(file: Path, port: int, prefix: str) -> None:
    """Some targets that are probed, and hundreds beside them that are not; the prefix names the latter."""
    rows = [listed(f"t{i}", port) for i in range(PROBED)]
    rows += [listed(f"{prefix}{i}", port, more="probing: passive, ") for i in range(WATCHED)]
    file.write_text("\n".join(["targets:", *rows]))


def written(file: Path, port: int, title: str) -> None:
    rows = [listed(f"t{i}", port, f"p{i % 10}") for i in range(1, TARGETS)]
    file.write_text("\n".join(["targets:", listed("t0", port, "p0", f"title: {title}, "), *rows]))


@asynccontextmanager
async def engine(folder: Path, *, by_processor_time: bool = False) -> AsyncIterator[Engine]:
    again = Rereader(folder / "config.yml", Concealer())
    store = Store.open(folder / "data")
    access = StoreAccess(store, StoreWriter(store))
    running = Engine(EngineSettings(again(), SystemClock(), access, load=again, watch_loop=True))
    if by_processor_time and running._watch is not None:
        running._watch._now = time.thread_time
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


async def stalls(board: Board, snapshots: Snapshots) -> dict[str, float]:
    """`sora_exporter_loop_stall_seconds` as a scrape shows it: how many looks found no longer hold."""
    name = "sora_exporter_loop_stall_seconds_bucket"
    text = b"".join(await snapshots.parts(board, openmetrics=False, gzip=False)).decode()
    found = [line.removeprefix(name) for line in text.splitlines() if line.startswith(name)]
    return {line.split('"')[1]: float(line.rsplit(" ", 1)[1]) for line in found}


@pytest.mark.usefixtures("by_processor_time")
async def test_what_everybody_sees_of_the_loop_shows_no_hold_under_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEY", "sk-0123456789")
    with upstream_in_a_thread() as port:
        many(tmp_path / "config.yml", port, "before")
        async with engine(tmp_path, by_processor_time=True) as running:
            seen, snapshots, full = probes(running), Snapshots(), gc.get_stats()[2]["collections"]
            before = await stalls(running.board, snapshots)
            many(tmp_path / "config.yml", port, "after")
            await running.reload()
            assert f"after{WATCHED - 1}" in running.board.entries
            await until(lambda: probes(running) >= seen + 3 * PROBED)
            await snapshots.parts(running.board, openmetrics=True, gzip=True)
            shown = await stalls(running.board, snapshots)
            assert shown["+Inf"] - before["+Inf"] > 10
            assert shown["0.05"] - before["0.05"] == shown["+Inf"] - before["+Inf"], shown
            # To walk over everything that is known takes longer the more is watched.
            assert gc.get_stats()[2]["collections"] == full
