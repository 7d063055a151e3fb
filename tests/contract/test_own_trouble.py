"""Few descriptors and a resolver that hangs, as a process has them: scrapes are answered and nobody is blamed."""

import asyncio
import socket
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

from exporter.transport import Loop
from tests.support.processes import ROOT, Exporter, until

MODELS = b'{"object":"list","data":[{"id":"sora-2","object":"model"}]}'
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(MODELS)
FEW = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))"
HANGS = """
import socket, time
ask = socket.getaddrinfo
def hang(host, *how, **more):
    if host.endswith(".hangs.test"):
        time.sleep(10.0)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return ask(host, *how, **more)
socket.getaddrinfo = hang
"""
"""In the place of the system's resolver before a name server that does not answer."""


class Process(Exporter):
    """An exporter in whose process something was arranged before it began."""

    def arranged(self, prelude: str) -> None:
        """`prelude` is run first."""
        self._prelude = prelude

    async def start(self) -> None:
        script = f"{self._prelude}\nfrom exporter.cli.main import main\nmain()"
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", script, *self._command, cwd=ROOT, stderr=log
            )


class Gateway(asyncio.Protocol):
    """Lists its model to whoever asks, after so many seconds."""

    def __init__(self, delay: float, open_: set[asyncio.Transport]) -> None:
        self._delay = delay
        self._open = open_

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._open.add(transport)

    def data_received(self, _: bytes) -> None:
        asyncio.get_running_loop().call_later(self._delay, self._transport.write, HEAD + MODELS)

    def connection_lost(self, _: Exception | None) -> None:
        self._open.discard(self._transport)


@asynccontextmanager
async def gateway(delay: float = 0.0) -> AsyncIterator[int]:
    """An upstream of many targets; its port."""
    loop, connections = asyncio.get_running_loop(), set[asyncio.Transport]()
    server = await loop.create_server(lambda: Gateway(delay, connections), "127.0.0.1", 0, backlog=1024)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for transport in connections:
            transport.abort()
        await asyncio.sleep(0.01)


@asynccontextmanager
async def watching(folder: Path, prelude: str, targets: list[dict[str, Any]]) -> AsyncIterator[Process]:
    file = folder / "config.yml"
    file.write_text(yaml.safe_dump({"targets": targets}))
    it = Process(file, folder / "data")
    it.arranged(prelude)
    async with it.web:
        try:
            await it.up()
            yield it
        finally:
            await it.kill()


def target(name: str, host: str, port: int, **over: Any) -> dict[str, Any]:
    return {
        "name": name, "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
        "upstream": "gateway", "base_url": f"http://{host}:{port}/v1", "interval": "2s", "timeout": "2s",
        "probes": {"catalog": {}},
    } | over  # fmt: skip


async def state(it: Exporter, word: str) -> float:
    """How many targets are in a state."""
    return await it.metric("service_state", state=word)


async def test_few_descriptors_keep_nobody_from_scraping_and_blame_nobody(tmp_path: Path) -> None:
    async with gateway(delay=0.05) as port:
        targets = [target(f"t{i:03}", "127.0.0.1", port) for i in range(300)]
        async with watching(tmp_path, FEW, targets) as it:
            await until(lambda: _is(it, "operational", 300))
            # Every one of them is probed once more, over its own connection or a new one.
            ran = await it.metric("probe_results_total")
            await until(lambda: _probed(it, ran + 300))
            assert await it.metric("process_open_fds") < 200
            assert await state(it, "operational") == 300
            assert await it.metric("service_state_transitions_total") == 0
            log = it.log.read_text()
            assert "few open files are allowed" in log
            assert len(log) < 5000, log


async def test_names_that_hang_hold_up_neither_pages_nor_others(tmp_path: Path) -> None:
    async with gateway() as port:
        targets = [target(f"hangs{i}", f"n{i}.hangs.test", port, provider=f"h{i}") for i in range(8)]
        targets += [target(f"well{i}", "localhost", port) for i in range(12)]
        async with watching(tmp_path, HANGS, targets) as it:
            await until(lambda: _is(it, "operational", 12))
            took = []
            for _ in range(15):
                before = time.perf_counter()
                assert (await it.web.get("/")).status_code == 200
                took.append(time.perf_counter() - before)
                await asyncio.sleep(0.1)
            # A lookup hangs for ten seconds: who waited for one would be far above this.
            assert statistics.median(took) < 3.0
            assert await state(it, "operational") == 12
            assert await it.metric("probe_results_total", provider="p", outcome="unknown") == 0


async def _is(it: Exporter, word: str, count: int) -> bool:
    return await state(it, word) == count


async def _probed(it: Exporter, count: float) -> bool:
    return await it.metric("probe_results_total") >= count


def test_the_loop_of_the_exporter_connects_by_names() -> None:
    async def fetch() -> bytes:
        async with gateway() as port:
            reader, writer = await asyncio.open_connection("localhost", port, family=socket.AF_INET)
            writer.write(b"GET / HTTP/1.1\r\n\r\n")
            head = await reader.readuntil(b"\r\n\r\n")
            writer.close()
            await writer.wait_closed()
            return head

    with asyncio.Runner(loop_factory=Loop) as runner:
        assert runner.run(fetch()) == HEAD
