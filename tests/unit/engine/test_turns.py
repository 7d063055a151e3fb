"""However many targets there are: the event loop is given back after each of them, for probes."""

import asyncio
import time
from pathlib import Path

import pytest

from exporter import turns
from exporter.clock import SystemClock
from exporter.config import Config, parse
from exporter.core.answer import Answer, ObservationIn
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.store import Store
from exporter.store.database import StoreWriter
from tests.support.work import executed

FEW, MANY = 60, 180
ONE = "provider: p, channel: official, model: m, api: http, probing: passive, interval: 12h, base_url: 'https://r.example'"
OVERLOADED = Answer(status=503, body='{"error": {"message": "upstream overloaded"}}')


def crowd(count: int, title: str = "T", first: int = 0) -> Config:
    """So many targets, of which the first ones are missing; nothing is sent to anybody."""
    rows = [f"  - {{name: t{i:05}, {ONE}, title: {title}{i}}}" for i in range(first, count)]
    return parse("\n".join(["targets:", *rows]), "config.yml", {}, Path())


async def longest_turns(count: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Of all that concerns every target: how many bytecodes ran in the longest turn of the event loop."""
    loaded = [crowd(count), crowd(count, "Other"), crowd(count, "Other", count // 2), crowd(count)]
    store, opened, counts = Store.open(folder), asyncio.Event(), list[int]()
    found: dict[str, int] = {}
    ahead = 0.0
    settings = EngineSettings(
        loaded.pop(0),
        SystemClock(lambda: time.time() + ahead),
        StoreAccess(store, StoreWriter(store)),
        load=lambda: loaded.pop(0),
        on_open=opened.set,
    )

    def ended(what: str) -> None:
        found[what] = max(counts)
        counts.clear()

    seen = [ObservationIn("t00000", "app", time.time(), 1.0, OVERLOADED)] * count
    turn = asyncio.events.Handle._run
    with monkeypatch.context() as patched:
        patched.setattr(turns, "_TURN", -1.0)
        patched.setattr(
            asyncio.events.Handle, "_run", lambda self: counts.append(executed(lambda: turn(self)))
        )
        engine = Engine(settings)
        work = asyncio.create_task(engine.run())
        await opened.wait()
        ended("start")
        for what in ("all change", "half leave", "half come and half change"):
            await engine.reload()
            ended(what)
        assert await engine.observe(seen) == count
        ended("observations")
        ahead += 3600.0
        while engine.clock.time() < time.time() + 3000.0:  # noqa: ASYNC110 - nobody tells of a look at the clock
            await asyncio.sleep(0.1)
        await engine.settled()
        ended("the clock is set")
        await engine._persistence.flush()  # a hundred at a time
        counts.clear()
        work.cancel()
        await asyncio.wait({work})
        ended("end")
    return found


async def test_no_turn_grows_with_the_number_of_targets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left of each is a look at one name."""
    few, many = [await longest_turns(n, tmp_path / str(n), monkeypatch) for n in (FEW, MANY)]
    assert {what: n for what, n in many.items() if n > 1.1 * few[what] + 12 * (MANY - FEW)} == {}, (few, many)
