"""Looking for the job of a create whose answer was lost: found, certainly not there, or not for us to decide."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sora_exporter import OutcomeUnknown
from tests.support.failing_over import KINDS, Asking, asking, target
from tests.support.paid_server import Answer, PaidServer, paid_server

pytestmark = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def paid() -> Iterator[PaidServer]:
    with paid_server() as server:
        yield server


async def lost(videos: Asking, paid: PaidServer, *, accepted: bool = True) -> OutcomeUnknown:
    """A create whose answer does not come."""
    paid.creates.append(Answer(bill=accepted, reset=True))
    with pytest.raises(OutcomeUnknown) as raised:
        await videos.create("a pebble", size="1280x720")
    return raised.value


async def test_it_is_found_and_followed(kind: str, paid: PaidServer) -> None:
    async with asking(kind, target("one", paid.url, kind)) as videos:
        await videos.create("another pebble", size="1280x720")
        unknown = await lost(videos, paid)
        job = await videos.reconcile(unknown)
        assert (await videos.wait(job)).id == paid.bills[1]
    assert len(paid.bills) == 2


async def test_a_later_process_finds_it(kind: str, paid: PaidServer) -> None:
    async with asking(kind, target("one", paid.url, kind)) as videos:
        saved = json.loads(json.dumps((await lost(videos, paid)).dump()))
    async with asking(kind, target("one", paid.url, kind)) as videos:
        with pytest.raises(OutcomeUnknown) as raised:
            videos.subject.resume(saved)
        job = await videos.reconcile(raised.value)
        assert [job.id] == paid.bills
    assert paid.created == 1


async def test_where_the_list_does_not_have_it_there_is_none(kind: str, paid: PaidServer) -> None:
    async with asking(kind, target("one", paid.url, kind)) as videos:
        unknown = await lost(videos, paid, accepted=False)
        assert await videos.reconcile(unknown, 0.1) is None
        assert videos.subject.unfinished() == []


async def test_a_job_that_is_entered_late_is_waited_for(kind: str, paid: PaidServer) -> None:
    async with asking(kind, target("one", paid.url, kind)) as videos:
        unknown = await lost(videos, paid)
        hidden = dict(paid.jobs)
        paid.jobs.clear()

        def enter(asked: Any) -> None:
            if paid.count("GET", "limit") >= 2:
                paid.jobs.update(hidden)

        paid.on_request = enter
        assert (await videos.reconcile(unknown, 10.0)).id == paid.bills[0]


def ago(seconds: float) -> Callable[[dict[str, Any]], None]:
    def change(job: dict[str, Any]) -> None:
        job["created_at"] -= seconds

    return change


UNSURE: dict[str, Callable[[PaidServer], None]] = {
    "no list": lambda paid: setattr(paid, "lists", False),
    "two alike": lambda paid: (
        paid.begin(
            {k: v for k, v in paid.jobs[paid.bills[0]].items() if k in ("model", "prompt", "seconds", "size")}
        )
        and None
    ),
    "a clock of its own": lambda paid: ago(8 * 3600)(paid.jobs[paid.bills[0]]),
}


@pytest.mark.parametrize("change", UNSURE.values(), ids=UNSURE.keys())
async def test_what_is_not_certain_stays_unknown(
    kind: str, paid: PaidServer, change: Callable[[PaidServer], None]
) -> None:
    async with asking(kind, target("one", paid.url, kind)) as videos:
        unknown = await lost(videos, paid)
        change(paid)
        with pytest.raises(OutcomeUnknown):
            await videos.reconcile(unknown, 0.1)
        assert len(videos.subject.unfinished()) == 1
    assert paid.created == 1


async def test_an_api_without_a_list(kind: str, paid: PaidServer) -> None:
    async with asking(kind, target("one", paid.url, kind, api="gemini_video", model="veo")) as videos:
        unknown = await lost(videos, paid)
        with pytest.raises(OutcomeUnknown):
            await videos.reconcile(unknown)


async def test_a_list_that_cannot_be_read_any_more_says_nothing(kind: str, paid: PaidServer) -> None:
    """It was empty once, and the job may have come since."""
    async with asking(kind, target("one", paid.url, kind)) as videos:
        unknown = await lost(videos, paid, accepted=False)

        def close(asked: Any) -> None:
            paid.lists = paid.count("GET", "limit") < 2

        paid.on_request = close
        with pytest.raises(OutcomeUnknown):
            await videos.reconcile(unknown, 1.0)


async def test_a_saved_job_is_followed_with_and_without_waiting_for_it(kind: str, paid: PaidServer) -> None:
    async with asking(kind, target("one", paid.url, kind)) as videos:
        saved = (await videos.create()).dump()
        resumed = [videos.subject.resume(saved), videos.subject.resume(json.dumps(saved))]
        if kind == "async":
            resumed.append(await videos.subject.resume(saved))
        for job in resumed:
            assert (await videos.wait(job)).status == "completed"
        with pytest.raises(ValueError, match="is none of two"):
            async with asking(kind, target("two", paid.url, kind)) as others:
                others.subject.resume(saved)
    assert paid.created == 1
