"""A running engine keeps its checks, tells those of a moment ago, and forgets old ones."""

from pathlib import Path

import pytest

from exporter.clock import run_virtual
from exporter.core.thresholds import HOUR
from exporter.core.vocabulary import Reason, State
from exporter.engine.check_log import SELDOM
from exporter.simulator.script import Step
from exporter.store import CheckRow, checks
from tests.support import virtual_engine
from tests.support.virtual_engine import EPOCH, House, config_of, target, watching, world_of


async def told(house: House, since: float = 0.0) -> list[CheckRow]:
    return await house.exporter.checks("one", since, 10_000)


def test_every_change_is_told_at_once_and_in_order(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(target(interval="10s", timeout="5s"))
        steps = [
            Step.of(0, State.OPERATIONAL),
            Step.of(300, State.SUSPENDED, reasons=(Reason.SERVICE_PAUSED,)),
        ]
        async with watching(config, world_of(config, steps), tmp_path) as house:
            await house.until(State.SUSPENDED)
            found = await told(house)
            newest = max(run.at for run in house.entry().runs.values())
            assert newest - found[0].at < SELDOM
            assert [c.at for c in found] == sorted((c.at for c in found), reverse=True)
            failed = [c for c in found if c.reason is Reason.SERVICE_PAUSED]
            assert failed
            assert all(c.at - EPOCH >= 300.0 and "HTTP" in c.detail for c in failed)
            assert await told(house, newest + 1.0) == []

    run_virtual(main())


def test_what_is_old_is_forgotten_at_midnight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = EPOCH + 22 * HOUR
    monkeypatch.setattr(virtual_engine, "EPOCH", begin)
    monkeypatch.setattr(checks, "KEPT", HOUR)

    async def main() -> None:
        config = config_of(target(interval="10m", timeout="5s"))
        async with watching(config, world_of(config), tmp_path) as house:
            await house.pass_time(2 * HOUR - 60.0)
            assert min(check.at for check in await told(house)) < begin + 700.0
            await house.pass_time(120.0)
            assert min(check.at for check in await told(house)) >= begin + HOUR

    run_virtual(main())
