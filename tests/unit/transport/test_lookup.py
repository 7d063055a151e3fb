"""Names are looked up beside everything else: shared, kept for a moment, and given up when they hang."""

import asyncio
import errno
import socket
import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from exporter import lookup
from exporter.lookup import Found, Lookups

HOW = (0, socket.SOCK_STREAM, 0, 0)


def address(text: str) -> Found:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (text, 0))]


class Resolver:
    """A resolver that blocks, as the system's does: names that begin with `hang` until they are let go."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.threads: set[int] = set()
        self.go = threading.Event()
        self.fails: dict[str, Exception] = {}
        self.addresses: dict[str, str] = {}

    def __call__(self, host: str, *_: object) -> Found:
        self.asked[host] += 1
        self.threads.add(threading.get_ident())
        if host.startswith("hang") and not self.go.is_set():
            self.go.wait(30.0)
        if host in self.fails:
            raise self.fails[host]
        return address(self.addresses.get(host, "192.0.2.1"))


@pytest.fixture
def resolver() -> Iterator[Resolver]:
    made = Resolver()
    yield made
    made.go.set()


def lookups(resolver: Resolver, most: int = 8, patience: float = 10.0) -> Lookups:
    return Lookups(asyncio.get_running_loop(), most, resolver, patience)


async def test_many_who_ask_for_one_host_cause_one_lookup(resolver: Resolver) -> None:
    shared = lookups(resolver)
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(shared.find("one.test", *HOW)) for _ in range(50)]
    assert {task.result()[0][4][0] for task in asked} == {"192.0.2.1"}
    await shared.find("one.test", *HOW)
    assert resolver.asked["one.test"] == 1
    assert threading.get_ident() not in resolver.threads


async def test_an_address_that_moves_is_seen(resolver: Resolver, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = lookups(resolver)
    await shared.find("one.test", *HOW)
    resolver.addresses["one.test"] = "192.0.2.2"
    monkeypatch.setattr(lookup, "FRESH", 0.0)
    assert (await shared.find("one.test", *HOW))[0][4][0] == "192.0.2.2"


async def test_names_that_hang_leave_room_for_the_others(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "_YOUNG", 0.1)
    shared = lookups(resolver, most=8, patience=1.0)
    async with asyncio.TaskGroup() as tasks:
        # More than half of the threads, and each is asked for by several targets.
        hanging = [tasks.create_task(outcome(shared, f"hang{i % 6}.test")) for i in range(18)]
        for i in range(20):
            assert await shared.find(f"well{i}.test", *HOW)
    assert {type(task.result()) for task in hanging} == {socket.gaierror}
    assert "Temporary failure in name resolution" in str(hanging[0].result())
    assert sum(resolver.asked[f"hang{i}.test"] for i in range(6)) == 6


async def test_who_finds_no_thread_is_told_that_it_is_our_own_fault(resolver: Resolver) -> None:
    shared = lookups(resolver, most=2, patience=0.3)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(outcome(shared, "hang1.test"))
        tasks.create_task(outcome(shared, "hang2.test"))
        late = tasks.create_task(outcome(shared, "well.test"))
    assert str(late.result()) == f"[Errno {errno.EAGAIN}] too many names are being looked up"


@pytest.mark.parametrize(
    ("failure", "served"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), True),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), False),
    ],
)
async def test_an_old_answer_is_served_while_lookups_fail_for_a_while(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch, failure: OSError, served: bool
) -> None:
    shared = lookups(resolver)
    await shared.find("one.test", *HOW)
    monkeypatch.setattr(lookup, "FRESH", 0.0)
    resolver.fails["one.test"] = failure
    found = await outcome(shared, "one.test")
    assert (found is None) is served
    monkeypatch.setattr(lookup, "STALE", 0.0)
    assert await outcome(shared, "one.test") is failure


async def test_an_old_answer_is_served_while_a_lookup_hangs(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolver.go.set()
    shared = lookups(resolver)
    await shared.find("hang.test", *HOW)
    resolver.go.clear()
    monkeypatch.setattr(lookup, "FRESH", 0.0)
    monkeypatch.setattr(lookup, "_SERVE_STALE_AFTER", 0.05)
    assert await outcome(shared, "hang.test") is None


async def outcome(shared: Lookups, host: str) -> Exception | None:
    """Why a host was not found; None for one that was."""
    try:
        await shared.find(host, *HOW)
    except OSError as error:
        return error
    return None
