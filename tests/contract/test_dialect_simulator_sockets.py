"""Every dialect against every simulated upstream, over real sockets: from the free probes to a checked artifact."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import uvicorn

from exporter.clock import SystemClock
from exporter.core.vocabulary import Source
from exporter.dialects.base import Charge
from exporter.simulator.asgi import asgi_app
from exporter.simulator.script import Quirks
from exporter.simulator.world import World
from tests.support.dialect_runs import dialect_for, expected_when_healthy, probe
from tests.support.sim_targets import KINDS

QUICK = Quirks(free=(0.0, 0.01), queue=(0.05, 0.1), render=(0.1, 0.2), lag=0.05, content_delay=0.0)


@asynccontextmanager
async def served(name: str) -> AsyncIterator[tuple[World, str]]:
    """A simulated upstream that is quick, and its address."""
    world = World(SystemClock(), 1)
    known = KINDS[name].target
    world.add(replace(known, quirks=replace(QUICK, flavor=known.quirks.flavor)))
    config = uvicorn.Config(
        asgi_app(world), host="127.0.0.1", port=0, log_level="critical", server_header=False
    )
    server = uvicorn.Server(config)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110  the server has no event for it
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield world, f"http://127.0.0.1:{port}"
        server.should_exit = True
        await task


@pytest.mark.parametrize("name", KINDS)
async def test_every_probe_of_a_healthy_upstream_succeeds(name: str) -> None:
    target = KINDS[name].target
    async with served(name) as (world, origin):
        dialect = dialect_for(target, world.base_url_of(name, origin), world.clock, None)
        for source in (Source.CATALOG, Source.VALIDATION, Source.GENERATION):
            if KINDS[name].request(source) is None:
                continue
            outcome = await probe(dialect, target, source, 0.05)
            assert outcome.verdict.reason is expected_when_healthy(target, source)
            assert outcome.reading.seconds > 0
            assert outcome.billing is (Charge.CHARGED if source is Source.GENERATION else None)
        await dialect.aclose()
        assert world.books[name].jobs == (KINDS[name].generation is not None)
