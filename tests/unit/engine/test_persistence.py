"""What a kill at any instant would leave in the store: history and health that agree, and are young enough."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from exporter.clock import run_virtual
from exporter.core.answer import ObservationIn
from exporter.core.state.machine import Health
from exporter.core.vocabulary import Reason, State
from exporter.engine.stored_health import read
from exporter.errors import StoreError
from exporter.simulator.script import Step
from exporter.store import Store
from tests.support.virtual_engine import EPOCH, House, config_of, target, virtual, watching, world_of

S = State


def kept(house: House) -> Health | None:
    row = house.store.load_health().get("one")
    return None if row is None else read(row.blob)


def told(house: House) -> State | None:
    episodes = house.store.episodes("one", 0.0, house.clock.time() + 1.0)
    return episodes[-1].state if episodes else None


def test_history_and_health_agree_at_every_instant(tmp_path: Path) -> None:
    async def main() -> None:
        config = config_of(target(interval="10s", timeout="5s"))
        steps = [Step.of(at, s) for at, s in ((0, S.OPERATIONAL), (100, S.SUSPENDED), (250, S.OPERATIONAL))]
        async with watching(config, world_of(config, steps), tmp_path) as house:
            seen = set()
            for _ in range(1400):
                await house.pass_time(0.25)
                health = kept(house)
                assert (None if health is None else health.state) is told(house)
                seen.add(told(house))
            assert {S.OPERATIONAL, S.SUSPENDED} <= seen
            assert told(house) is S.OPERATIONAL

    run_virtual(main())


@pytest.mark.parametrize("interval", [2, 20, 600])
def test_what_is_known_is_kept_before_its_evidence_could_expire(tmp_path: Path, interval: int) -> None:
    async def main() -> None:
        config = config_of(target(interval=f"{interval}s", timeout="1s"))
        async with watching(config, world_of(config), tmp_path) as house:
            await house.pass_time(3.0 * interval + 120.0)
            for _ in range(100):
                await house.pass_time(interval / 10)
                health = kept(house)
                assert health is not None
                newest = max(e.at for t in health.tracks for e in t.answers)
                assert house.clock.time() - newest <= 2.0 * interval + 2.0

    run_virtual(main())


class Refusing(Store):
    """A store that can be made to refuse everything."""

    refuses = False

    @contextmanager
    def together(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        if self.refuses:
            raise StoreError("full")
        with super().together(durable=durable) as connection:
            yield connection


@virtual
async def test_what_the_store_refuses_waits_and_is_then_written_whole() -> None:
    config = config_of(target(probing="passive"))
    async with watching(config, world_of(config), kind=Refusing) as house:
        assert isinstance(house.store, Refusing)
        await house.exporter.observe([ObservationIn("one", "app", house.clock.time())])
        house.store.refuses = True
        await house.pass_time(90.0)
        assert house.entry().health.state is S.OPERATIONAL
        assert kept(house) is None
        assert not house.exporter.board.store_writable
        house.store.refuses = False
        await house.pass_time(90.0)
        health = kept(house)
        assert health is not None
        assert health.state is S.OPERATIONAL is told(house)
        assert house.store.pending_observations() == []
        assert house.exporter.board.store_writable


def evidence(house: House, state: State) -> list[dict[str, Any]]:
    """What is kept as the evidence of the newest episode of a state."""
    episodes = house.store.episodes("one", 0.0, house.clock.time() + 1.0)
    newest = next(e for e in reversed(episodes) if e.state is state)
    found: list[dict[str, Any]] = json.loads(newest.evidence)
    return found


@virtual
async def test_what_decided_that_the_fault_is_ours_is_kept_and_nothing_else() -> None:
    config = config_of(target())
    steps = [Step.of(0, S.OPERATIONAL), Step.of(1800, S.UNKNOWN, reasons=[Reason.INVALID_KEY])]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(2100.0)
        refusals = evidence(house, S.UNKNOWN)
        assert [(e["outcome"], e["reason"]) for e in refusals] == [("unknown", "invalid_key")] * 2
        assert len({e["source"] for e in refusals}) == 1
        assert all(EPOCH + 1800 <= e["at"] <= EPOCH + 2100 for e in refusals)
        assert {e["outcome"] for e in evidence(house, S.OPERATIONAL)} == {"operational"}


@pytest.mark.parametrize("hours", [1, 8])
def test_announced_work_and_its_end_are_evidence_of_themselves(hours: int) -> None:
    """After long work the answers of before are forgotten, and what is known is that its time was over."""

    async def main() -> None:
        start, end = EPOCH + 3600, EPOCH + 3600 + hours * 3600
        dates = {"start": datetime.fromtimestamp(start, UTC), "end": datetime.fromtimestamp(end, UTC)}
        config = config_of(target(interval="5m"), maintenance=[{"targets": ["one"], **dates}])
        async with watching(config, world_of(config)) as house:
            await house.pass_time(3900.0)
            work = {"source": "announcement", "at": start, "until": end}
            work |= {"outcome": "maintenance", "reason": "maintenance_announced"}
            assert evidence(house, S.MAINTENANCE) == [work]
            await house.pass_time(hours * 3600.0)
            *answers, last = evidence(house, S.OPERATIONAL)
            assert last == work
            assert {a["outcome"] for a in answers} <= {"operational"}
            assert all(a["at"] < start + 300 for a in answers)

    run_virtual(main())


@virtual
async def test_what_fails_after_announced_work_rests_on_its_failures() -> None:
    dates = {
        "start": datetime.fromtimestamp(EPOCH + 3600, UTC),
        "end": datetime.fromtimestamp(EPOCH + 7200, UTC),
    }
    config = config_of(target(), maintenance=[{"targets": ["one"], **dates}])
    steps = [Step.of(0, S.OPERATIONAL), Step.of(7500, S.SUSPENDED)]
    async with watching(config, world_of(config, steps)) as house:
        await house.pass_time(8400.0)
        kept = evidence(house, S.SUSPENDED)
        assert {e["source"] for e in kept} < {"catalog", "validation"}
        assert {e["outcome"] for e in kept[-4:]} == {"degraded"}


async def _written_per_second(seconds: int, targets: int) -> list[int]:
    """How many targets' health was written in each second, once all are watched."""
    config = config_of(*[target(f"t{i}", interval="60s") for i in range(targets)])
    async with watching(config, world_of(config)) as house:
        await house.pass_time(130.0)
        counts = []
        before = {name: row.at for name, row in house.store.load_health().items()}
        for _ in range(seconds):
            await house.pass_time(1.0)
            now = {name: row.at for name, row in house.store.load_health().items()}
            counts.append(sum(now[name] != before[name] for name in now))
            before = now
        return counts


@virtual
async def test_what_all_targets_have_learnt_is_never_written_at_once() -> None:
    counts = await _written_per_second(120, targets=60)
    assert sum(counts) >= 60
    assert max(counts) <= 15


@virtual
async def test_who_looks_at_the_checks_does_not_wait_for_the_health_of_all() -> None:
    config = config_of(target(interval="60s", timeout="5s"))
    async with watching(config, world_of(config)) as house:
        while not house.entry("one").runs:
            await house.pass_time(1.0)
        await house.pass_time(70.0)
        kept_at = house.store.load_health()["one"].at
        assert await house.exporter.checks("one", 0.0, 10)
        assert house.store.load_health()["one"].at == kept_at
