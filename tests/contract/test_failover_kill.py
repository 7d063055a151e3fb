"""A program of the client library that dies at any moment has its video afterwards, for one bill."""

import asyncio
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sora_exporter import OutcomeUnknown
from tests.support.failing_over import asking, target
from tests.support.failover_kills import MOMENTS, interrupt, kill_and_go_on
from tests.support.paid_server import Answer, paid_server

KILLS = 20
AT_ONCE = 5


def test_killed_at_any_moment_it_has_its_video_for_one_bill(tmp_path: Path) -> None:
    def some(worker: int) -> None:
        chance = random.Random(worker)
        with paid_server() as paid:
            for kill in range(worker, KILLS, AT_ONCE):
                kill_and_go_on(paid, tmp_path / str(kill), MOMENTS[kill % len(MOMENTS)], chance)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(some, range(AT_ONCE)))


def test_interrupted_in_the_middle_of_a_create(tmp_path: Path) -> None:
    with paid_server() as paid:
        interrupt(paid, tmp_path / "one")
        assert len(paid.bills) == 1


async def test_cancelled_in_the_middle_of_a_create_it_stays_on_the_books() -> None:
    """Nobody knows; it can be looked for, and nothing is sent again."""
    arrived = threading.Event()
    with paid_server() as paid:
        paid.on_request = lambda asked: arrived.set() if asked.method == "POST" else None
        paid.creates.append(Answer(bill=True, delay=0.5))
        targets = target("first", paid.url, "async"), target("second", paid.url, "async")
        async with asking("async", *targets) as videos:
            task = asyncio.get_running_loop().create_task(videos.create())
            await asyncio.to_thread(arrived.wait)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as raised:
                await task
            unknown = raised.value.__cause__
            assert isinstance(unknown, OutcomeUnknown)
            assert [saved["target"] for saved in videos.subject.unfinished()] == ["first"]
            job = await videos.reconcile(unknown, 5.0)
            assert [job.id] == paid.bills
