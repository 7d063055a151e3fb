"""What ends leaves nothing that knows itself: a full look for garbage takes long, so there must be none to find.

Every way in which an upstream fails ends runs, connections and errors, and a reload ends all of them at once.
"""

import asyncio
import gc
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from exporter.clock import SystemClock
from exporter.config import Rereader
from exporter.core.redact import Concealer
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.store import Store, StoreWriter
from tests.support.processes import until
from tests.support.scripted import said

EACH = 3
"""Targets for each way to answer."""
_LISTED = said(200, '{"object":"list","data":[{"id":"m","object":"model"}]}')


class Upstream(asyncio.Protocol):
    """Answers every request with `answer`, and then ends the connection, or does not."""

    answer = _LISTED
    ends = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.transport.write(self.answer * data.count(b"\r\n\r\n"))
        if self.ends:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        # This side is not what is tested.
        vars(self.transport).pop("_read_ready_cb", None)


class Closing(Upstream):
    ends = True


class Silent(Upstream):
    answer = b""


class Dropping(Closing):
    answer = b""


class Resetting(Upstream):
    def data_received(self, data: bytes) -> None:
        self.transport.abort()


class CutShort(Closing):
    answer = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"


class NoHttp(Upstream):
    answer = b"hello there\r\n\r\n"


class Refusing(Upstream):
    answer = said(503, '{"error":{"message":"The server had an error","type":"server_error"}}')


WAYS = (Upstream, Closing, Silent, Dropping, Resetting, CutShort, NoHttp, Refusing)


@contextmanager
def uncollected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def written(file: Path, ports: list[int], timeout: str) -> None:
    one = (
        "provider: p, channel: official, model: m, api: openai_videos, upstream: vendor, api_key_env: KEY, "
        f"interval: 1s, timeout: {timeout}, probes: {{catalog: {{}}}}, base_url: 'http://127.0.0.1:"
    )
    rows = [
        f"  - {{name: t{port}-{i}, headers: {{x-kind: {{value: '{timeout}'}}}}, {one}{port}/v1'}}"
        for port in ports
        for i in range(EACH)
    ]
    file.write_text("\n".join(["targets:", *rows]))


@asynccontextmanager
async def engine(folder: Path) -> AsyncIterator[Engine]:
    again = Rereader(folder / "config.yml", Concealer())
    store = Store.open(folder / "data")
    access = StoreAccess(store, StoreWriter(store))
    running = Engine(EngineSettings(again(), SystemClock(), access, load=again))
    task = asyncio.create_task(running.run())
    try:
        yield running
    finally:
        task.cancel()
        await asyncio.wait({task})


def all_probed(running: Engine, times: int) -> bool:
    return all(sum(entry.results.values()) >= times for entry in running.board.entries.values())


async def test_nothing_that_ends_knows_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEY", "sk-0123456789")
    async with AsyncExitStack() as stack:
        loop, ports = asyncio.get_running_loop(), [1]  # nobody listens there
        for way in WAYS:
            server = await stack.enter_async_context(await loop.create_server(way, "127.0.0.1", 0))
            ports.append(server.sockets[0].getsockname()[1])
        written(tmp_path / "config.yml", ports, "500ms")
        running = await stack.enter_async_context(engine(tmp_path))
        await until(lambda: running.board.entries and all_probed(running, 1))
        with uncollected():
            await until(lambda: all_probed(running, 3))
            written(tmp_path / "config.yml", ports, "600ms")
            await running.reload()
            await until(lambda: all_probed(running, 1))
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            found = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.garbage)
            assert not found
