"""The client library's money: per call and per day, over threads and processes; prices before anything is sent."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sora_exporter import BudgetExceeded, Failed, NoChannel, OutcomeUnknown, Target, Videos
from tests.support.failing_over import KINDS, asking, client, target
from tests.support.failover_kills import FORKS
from tests.support.paid_server import Answer, PaidServer, error, paid_server


@pytest.fixture
def paid() -> Iterator[PaidServer]:
    with paid_server() as server:
        yield server


def money(folder: Path, usd: float = 1.0) -> dict[str, Any]:
    return {"budget_usd_per_day": usd, "state": folder / "budget.sqlite3"}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_day_is_never_overspent(kind: str, paid: PaidServer, tmp_path: Path) -> None:
    async with asking(kind, target("one", paid.url, kind, usd_per_second=0.1), **money(tmp_path)) as videos:
        for _ in range(2):
            await videos.create(seconds=4)
        with pytest.raises(BudgetExceeded) as raised:
            await videos.create(seconds=4)
        assert [a.verdict for a in raised.value.attempts] == ["over_budget"]
        await videos.create(seconds=2)
        assert videos.subject.spent_today == 1.0
    assert paid.created == 3


@pytest.mark.parametrize("kind", KINDS)
async def test_what_was_refused_costs_nothing_and_what_may_have_begun_costs_all(
    kind: str, paid: PaidServer, tmp_path: Path
) -> None:
    async with asking(
        kind, target("one", paid.url, kind, channel="official", usd_per_call=0.4), **money(tmp_path)
    ) as videos:
        paid.creates.append(error(401, "Incorrect API key provided", "invalid_api_key"))
        with pytest.raises(NoChannel):
            await videos.create()
        assert videos.subject.spent_today == 0
        paid.creates.append(Answer(reset=True))
        with pytest.raises(OutcomeUnknown) as raised:
            await videos.create()
        assert videos.subject.spent_today == 0.4
        assert await videos.reconcile(raised.value, 0.1) is None
        assert videos.subject.spent_today == 0
        paid.finally_ = {"status": "failed", "error": "Content policy violation"}
        with pytest.raises(Failed):
            await videos.wait(await videos.create())
        assert videos.subject.spent_today == 0


@pytest.mark.parametrize("kind", KINDS)
async def test_a_dearer_target_is_passed_over(kind: str, paid: PaidServer, tmp_path: Path) -> None:
    targets = (
        target("dear", paid.url, kind, usd_per_call=2),
        target("cheap", paid.url, kind, usd_per_call=0.5),
    )
    async with asking(kind, *targets, **money(tmp_path)) as videos:
        job = await videos.create()
        assert [(a.target, a.verdict) for a in job.attempts] == [
            ("dear", "over_budget"),
            ("cheap", "accepted"),
        ]


def test_a_budget_needs_prices(paid: PaidServer, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="target one: a budget is set, so it needs usd_per_second"):
        Videos([target("one", paid.url, "sync")], **money(tmp_path))


async def test_many_threads_share_one_day(paid: PaidServer, tmp_path: Path) -> None:
    async with asking(
        "sync", target("one", paid.url, "sync", usd_per_call=0.25), **money(tmp_path)
    ) as videos:
        got = await asyncio.gather(*(videos.create() for _ in range(12)), return_exceptions=True)
    assert sum(isinstance(each, BudgetExceeded) for each in got) == 8
    assert len(paid.bills) == 4


def spend(url: str, home: str, made: Any) -> None:
    """A program that asks for four videos and tells the books' default place only by its home folder."""
    os.environ["HOME"] = home
    one = Target("one", client=client(url, "sync"), model="sora-2", usd_per_call=0.25)
    videos = Videos([one], budget_usd_per_day=1.0)
    for _ in range(4):
        with suppress(BudgetExceeded):
            videos.create("a pebble")
            made.put(1)


def test_processes_share_one_day_without_being_told_where(paid: PaidServer, tmp_path: Path) -> None:
    """By default the books of one set of targets lie in one file of the home folder."""
    made = FORKS.Queue()
    running = [FORKS.Process(target=spend, args=(paid.url, str(tmp_path), made)) for _ in range(3)]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
        assert process.exitcode == 0
    assert sum(made.get() for _ in range(4)) == len(paid.bills) == 4
    made.close()
    made.join_thread()
    assert len(list((tmp_path / ".local/state/sora-exporter").glob("budget-*.sqlite3"))) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_a_disk_that_fails_after_the_request_has_left_takes_no_job_away(
    kind: str, paid: PaidServer, tmp_path: Path
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    paid.on_request = lambda asked: shutil.rmtree(folder, ignore_errors=True)
    options = {"journal": folder / "journal.sqlite3", **money(folder, 5.0)}
    async with asking(kind, target("one", paid.url, kind, usd_per_call=0.25), **options) as videos:
        job = await videos.wait(await videos.create())
        assert job.status == "completed"
        with pytest.raises(OSError, match="budget"):
            await videos.create()
    assert paid.created == 1, "what cannot be written down is not sent"
