"""Keys that many targets share are asked about once, for all of them."""

import asyncio
from typing import Any, cast

from exporter.config import TargetConfig
from exporter.core.availability import Timeline
from exporter.core.board import Board, Entry
from exporter.core.state.machine import Health
from exporter.dialects.base import Credential, Dialect
from exporter.engine.credential import EVERY, CredentialWatch, Holder, key_of
from exporter.engine.facts import facts_of
from tests.support.virtual_engine import config_of, target, virtual


class Teller:
    """In the place of a dialect; tells what it is told to."""

    def __init__(self, told: Credential | None, takes: float = 0.0) -> None:
        self.told, self.takes = told, takes
        self.asked: list[float] = []

    async def credential(self) -> Credential | None:
        self.asked.append(asyncio.get_running_loop().time())
        await asyncio.sleep(self.takes)
        return self.told


def config(**over: Any) -> TargetConfig:
    return config_of(target(**{"base_url": "https://gateway.example/v1"} | over)).targets[0]


def holder(name: str, teller: Teller, **over: Any) -> Holder:
    watched = config(name=name, **over)
    return Holder(
        key_of(watched), cast("Dialect", teller), Entry(facts_of(watched, None), Health(), Timeline())
    )


@virtual
async def test_one_reading_is_shown_at_every_target_that_shares_the_key() -> None:
    tellers = [Teller(Credential(5.0)) for _ in range(3)]
    holders = [holder(f"t{i}", teller) for i, teller in enumerate(tellers)]
    watch = CredentialWatch(Board(started=0.0))
    async with asyncio.TaskGroup() as tasks:
        for each in holders:
            watch.join(each, tasks)
        await asyncio.sleep(3 * EVERY)
        assert [len(teller.asked) for teller in tellers] == [3, 0, 0]
        assert [each.entry.balance_usd for each in holders] == [5.0] * 3
        late = holder("late", Teller(None))
        watch.join(late, tasks)
        assert late.entry.balance_usd == 5.0
        watch.stop()


@virtual
async def test_whoever_leaves_is_followed_by_another_that_asks() -> None:
    slow, next_ = Teller(Credential(1.0), takes=30.0), Teller(Credential(2.0))
    first, second = holder("a", slow), holder("b", next_)
    watch = CredentialWatch(Board(started=0.0))
    async with asyncio.TaskGroup() as tasks:
        watch.join(first, tasks)
        watch.join(second, tasks)
        await asyncio.sleep(10.0)
        assert slow.asked
        watch.leave(first, tasks)
        await asyncio.sleep(20.0)
        assert second.entry.balance_usd == 2.0
        assert first.entry.balance_usd is None
        watch.leave(second, tasks)
        asked = len(next_.asked)
        await asyncio.sleep(2 * EVERY)
        assert len(next_.asked) == asked


@virtual
async def test_many_keys_are_not_asked_about_at_once() -> None:
    tellers = [Teller(Credential(5.0)) for _ in range(40)]
    watch = CredentialWatch(Board(started=0.0))
    async with asyncio.TaskGroup() as tasks:
        for i, teller in enumerate(tellers):
            watch.join(holder(f"t{i}", teller, base_url=f"https://g{i}.example/v1"), tasks)
        await asyncio.sleep(60.0)
        assert len({teller.asked[0] for teller in tellers}) == 40
        watch.stop()


def test_what_decides_who_answers_is_in_the_key() -> None:
    others: list[dict[str, Any]] = [
        {"base_url": "https://other.example/v1"},
        {"api": "openai_chat"},
        {"headers": {"x-team": {"value": "video"}}},
        {"proxy_url": "http://proxy.example:3128"},
        {"no_proxy": "internal.example"},
    ]
    assert key_of(config(name="a", model="m")) == key_of(config(name="b", model="n"))
    assert len({key_of(config()), *(key_of(config(**other)) for other in others)}) == 1 + len(others)
