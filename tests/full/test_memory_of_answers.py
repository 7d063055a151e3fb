"""Memory does not depend on how large answers are: two exporters as processes, before small and large answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
import yaml

from tests.support.processes import Exporter, exporter, until
from tests.support.scripted import said

TARGETS = 40
ALLOWED = 40 * 1024
"""KiB that it may take more; one kept answer of each target would be 140 MiB."""


@asynccontextmanager
async def upstream(filler: int) -> AsyncIterator[int]:
    """A list of models with one emoji in it, so that each of its characters takes four bytes in memory."""
    answer = said(200, '{"data": [{"id": "m"}], "😀": "' + "x" * filler + '"}')

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(answer)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def resident(folder: Path, filler: int) -> int:
    """KiB of an exporter that has asked every target at least five times."""
    await asyncio.to_thread(folder.mkdir)
    async with upstream(filler) as port:
        target = {
            "provider": "p", "channel": "official", "model": "m", "api": "openai_videos", "upstream": "gateway",
            "base_url": f"http://127.0.0.1:{port}/v1", "api_key_env": "MEMORY_KEY", "interval": "2s", "timeout": "2s",
            "probes": {"catalog": {}},
        }  # fmt: skip
        config = folder / "config.yml"
        config.write_text(yaml.safe_dump({"targets": [{"name": f"t{n}", **target} for n in range(TARGETS)]}))
        async with exporter(config, folder / "data") as it:
            await it.up()
            await until(lambda: _asked(it))
            assert it.process is not None
            status = await asyncio.to_thread(Path(f"/proc/{it.process.pid}/status").read_text)
    return int(status.split("VmRSS:")[1].split()[0])


async def _asked(it: Exporter) -> bool:
    return await it.metric("probe_results_total", outcome="operational") >= 5 * TARGETS


async def test_large_answers_take_no_more_memory_than_small_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEMORY_KEY", "sk-memory-0123456789")
    small = await resident(tmp_path / "small", 10)
    large = await resident(tmp_path / "large", 900_000)
    assert large - small < ALLOWED
