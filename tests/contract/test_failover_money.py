"""The client library's money: per call and per day, over threads and processes; prices before anything is sent."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sora_exporter import BudgetExceeded, Failed, NoChannel, OutcomeUnknown
from tests.support.failing_over import KINDS, asking, target
from tests.support.paid_server import Answer, PaidServer, error, paid_server
from tests.support.processes import ROOT


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
    from sora_exporter import Videos

    with pytest.raises(ValueError, match="target one: a budget is set, so it needs usd_per_second"):
        Videos([target("one", paid.url, "sync")], **money(tmp_path))


async def test_many_threads_share_one_day(paid: PaidServer, tmp_path: Path) -> None:
    async with asking(
        "sync", target("one", paid.url, "sync", usd_per_call=0.25), **money(tmp_path)
    ) as videos:
        got = await asyncio.gather(*(videos.create() for _ in range(12)), return_exceptions=True)
    assert sum(isinstance(each, BudgetExceeded) for each in got) == 8
    assert len(paid.bills) == 4


PROGRAM = """
import json, sys
from openai import OpenAI
from sora_exporter import BudgetExceeded, Target, Videos
url, home = sys.argv[1:]
target = Target("one", client=OpenAI(base_url=url, api_key="sk-test"), model="sora-2", usd_per_call=0.25)
videos = Videos([target], budget_usd_per_day=1.0)
made = 0
for _ in range(4):
    try:
        videos.create("a pebble")
        made += 1
    except BudgetExceeded:
        pass
print(made)
"""


def test_processes_share_one_day_without_being_told_where(paid: PaidServer, tmp_path: Path) -> None:
    """By default the books of one set of targets lie in one file of the home folder."""
    command = [sys.executable, "-c", PROGRAM, paid.url, str(tmp_path)]
    surroundings = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings, text=True) for _ in range(3)
    ]
    made = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sum(made) == len(paid.bills) == 4
    assert (
        json.dumps([each.name for each in (tmp_path / ".local/state/sora-exporter").iterdir()]).count(
            "budget-"
        )
        == 1
    )
