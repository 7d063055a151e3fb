"""Which connection goes when one more comes."""

import asyncio
import resource

import pytest

from exporter.web.connections import Connections, Slot, room

HEAD = 10.0


class Opened:
    """Connections as they come, and who was closed for them."""

    def __init__(self, most: int) -> None:
        self.connections = Connections(most)
        self.closed: list[str] = []

    def slot(self, name: str, address: str = "a", age: float = 0.0) -> Slot:
        slot = Slot(address, asyncio.get_running_loop().time() - age, HEAD)
        slot.drop = lambda: self.closed.append(name)
        return slot

    async def open(self, name: str, address: str = "a", age: float = 0.0, *, state: str = "new") -> Slot:
        slot = self.slot(name, address, age)
        await self.connections.place(slot)
        slot.asked = state != "new"
        if state == "busy":
            slot.quiet_since = None
        return slot


async def test_silent_ones_go_first_then_the_answered_and_last_the_new_ones() -> None:
    it = Opened(8)
    await it.open("new", age=1)
    await it.open("idle", age=50, state="idle")
    await it.open("silent", age=5)
    await it.open("busy", age=99, state="busy")
    for i in range(3):
        await it.open(f"more {i}")
    assert it.closed == ["silent", "idle", "new"]


async def test_who_has_most_connections_makes_room_for_another_address() -> None:
    it = Opened(8)
    for i in range(4):
        await it.open(f"flood {i}", "b", age=4 - i)
    for address in ("c", "d", "e", "f"):
        await it.open(address, address, age=60, state="idle")
    await it.open("scrape", "a")
    assert it.closed == ["flood 0"]


async def test_the_newest_of_those_who_wait_stay_and_drive_out_nobody_newer() -> None:
    it = Opened(8)
    busy = [await it.open(f"busy {i}", state="busy") for i in range(4)]
    async with asyncio.TaskGroup() as tasks:
        waiting = {}
        for name in ("first", "second", "third"):
            slot = it.slot(name)
            waiting[name] = tasks.create_task(it.connections.place(slot))
            slot.drop = waiting[name].cancel
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert {slot.address for slot in it.connections} == {"a"}
        assert len(list(it.connections)) == 6
        it.connections.leave(busy[0])
        it.connections.quiet(busy[1], 0.0)
    assert waiting["first"].cancelled()
    assert not waiting["second"].cancelled()
    assert not waiting["third"].cancelled()
    assert it.closed == ["busy 1"]


async def test_what_does_not_keep_to_its_time_is_closed_and_who_is_slow_may_have_more() -> None:
    it = Opened(8)
    late, slow, fine = [await it.open(name) for name in ("late", "slow", "fine")]
    now = asyncio.get_running_loop().time()
    late.deadline = slow.deadline = now
    fine.deadline = None
    slow.more_time = lambda at: at + 5
    it.connections.sweep(now)
    assert it.closed == ["late"]
    assert slow.deadline == now + 5
    assert set(it.connections) == {slow, fine}


@pytest.mark.parametrize(
    ("soft", "most"), [(40, 16), (256, 64), (1024, 256), (1 << 20, 512), (resource.RLIM_INFINITY, 512)]
)
def test_connections_have_a_part_of_the_descriptors(
    monkeypatch: pytest.MonkeyPatch, soft: int, most: int
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, soft))
    assert room() == most
