"""The store is used by one thread, in order, and by none in virtual time."""

import asyncio
import threading

import pytest

from exporter.clock import run_virtual
from exporter.errors import StoreError
from exporter.store import HealthRow, Store, StoreWriter


async def test_the_store_is_used_in_order_by_one_other_thread(tmp_path):
    writer = StoreWriter(Store.open(tmp_path))
    seen = []
    async with asyncio.TaskGroup() as tasks:
        for n in range(20):
            tasks.create_task(writer.run(lambda n=n: seen.append((n, threading.current_thread().name))))
    await writer.aclose()
    assert [n for n, _ in seen] == list(range(20))
    assert {name for _, name in seen} == {"store_0"}
    assert all(not t.name.startswith("store") for t in threading.enumerate())


async def test_what_a_method_returns_or_raises_comes_back(tmp_path):
    store = Store.open(tmp_path)
    writer = StoreWriter(store)
    await writer.run(store.save_health, [HealthRow("t", "f", "{}", 1.0)])
    assert set(await writer.run(store.load_health)) == {"t"}
    await writer.aclose()
    with pytest.raises(StoreError, match="closed"):
        await writer.run(store.load_health)
    await writer.aclose()


async def test_work_of_a_cancelled_caller_is_done_to_its_end(tmp_path):
    store = Store.open(tmp_path)
    writer = StoreWriter(store)
    gate = threading.Event()
    first = asyncio.get_running_loop().create_task(writer.run(gate.wait))
    second = asyncio.get_running_loop().create_task(
        writer.run(store.save_health, [HealthRow("t", "f", "{}", 1.0)])
    )
    await asyncio.sleep(0)
    second.cancel()
    gate.set()
    await first
    assert set(await writer.run(store.load_health)) == {"t"}
    with pytest.raises(asyncio.CancelledError):
        await second
    await writer.aclose()


def test_in_virtual_time_there_is_no_thread():
    store = Store.open(None)
    writer = StoreWriter(store, inline=True)

    async def use():
        name = await writer.run(lambda: threading.current_thread().name)
        await writer.aclose()
        return name

    assert run_virtual(use()) == threading.current_thread().name
    with pytest.raises(StoreError):
        store.load_health()
