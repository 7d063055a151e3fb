"""Watching a page: its beat, what stays when it cannot be read, since when it says what, and disagreement."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from exporter.clock import LoopClock, run_virtual
from exporter.config.model import StatusPageConfig
from exporter.core.availability import Timeline
from exporter.core.board import Board, Component, Entry, Facts, Page
from exporter.core.state.machine import Health
from exporter.core.vocabulary import Api, Channel, State, Upstream
from exporter.engine.pages import PageWatch
from tests.support.page_server import HOST, PageServer, fixture

EPOCH = 1_795_348_800.0
COMPONENTS = "/api/v2/components.json"
ACTIVE = "/api/v2/scheduled-maintenances/active.json"
CHALLENGE = httpx2.Response(405, html="<html>challenge</html>")
SETTINGS = StatusPageConfig.model_validate(
    {
        "name": "vendor",
        "kind": "statuspage",
        "url": HOST,
        "interval": "60s",
        "components": [{"name": "sora", "match": "^Sora$", "targets": ["sora-2"]}],
    }
)


def page(status: str = "operational") -> dict[str, Any]:
    components = [c | {"status": status} for c in fixture("atlassian_summary")["components"]]
    return {"components": components}


@dataclass
class Bench:
    """A watch over a page that says what a test wants, in virtual time."""

    settings: StatusPageConfig = SETTINGS
    board: Board = field(default_factory=lambda: Board(EPOCH))
    changes: int = 0

    def __post_init__(self) -> None:
        self.server = PageServer({COMPONENTS: page()})
        self.clock = LoopClock(EPOCH)
        transport = httpx2.MockTransport(self.server)
        self.watch = PageWatch(self.settings, self.board, self.clock, transport, self.changed)
        self.watch.show()

    def changed(self) -> None:
        self.changes += 1

    @property
    def page(self) -> Page:
        return self.board.pages["vendor"]

    async def say(self, components: Any, active: Any = None, minutes: float = 1.0) -> None:
        """Let the page answer so, read it, and let time pass."""
        self.server.answers = {COMPONENTS: components}
        if active is not None:
            self.server.answers[ACTIVE] = active
        await self.watch.read()
        await asyncio.sleep(minutes * 60)


def states(bench: Bench) -> list[tuple[str, float]]:
    return [(component.state, component.since - EPOCH) for component in bench.page.components]


def test_a_page_is_on_the_board_before_it_was_read() -> None:
    bench = Bench()
    assert bench.page == Page("vendor", HOST)
    assert (bench.page.up, bench.page.read_at) == (None, None)


def test_a_reading_comes_to_the_board_and_its_change_is_told_once() -> None:
    async def main() -> None:
        bench = Bench()
        for _ in range(3):
            await bench.say(page("partial_outage"))
        assert (bench.page.up, bench.page.read_at) == (True, EPOCH + 120)
        assert bench.page.components == (Component("sora", "partial_outage", ("sora-2",), since=EPOCH),)
        assert (bench.changes, bench.board.version) == (1, 1)
        await bench.say(page("operational"))
        assert (bench.changes, bench.board.version) == (2, 2)

    run_virtual(main())


@pytest.mark.parametrize("trouble", [CHALLENGE, httpx2.ConnectError("refused"), [1], "nonsense"])
def test_a_page_that_cannot_be_read_keeps_its_last_reading_and_ages_it(trouble: Any) -> None:
    async def main() -> None:
        bench = Bench()
        await bench.say(page("partial_outage"))
        await bench.say(trouble)
        assert (bench.page.up, bench.page.read_at) == (False, EPOCH)
        assert states(bench) == [("partial_outage", 0)]
        await bench.say(page("partial_outage"))
        assert (bench.page.up, bench.page.read_at) == (True, EPOCH + 120)
        assert states(bench) == [("partial_outage", 0)]

    run_virtual(main())


def test_a_page_that_never_answers_is_given_up_after_half_a_minute() -> None:
    async def main() -> None:
        bench = Bench()

        async def hang(_: httpx2.Request) -> httpx2.Response:
            await asyncio.sleep(10**6)
            raise AssertionError("nobody waits so long")

        watch = PageWatch(SETTINGS, bench.board, bench.clock, httpx2.MockTransport(hang), bench.changed)
        await watch.read()
        assert (bench.page.up, bench.clock.time()) == (False, EPOCH + 30)

    run_virtual(main())


def test_trouble_is_logged_when_it_begins_and_when_it_ends(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        bench = Bench()
        for answer in (page(), CHALLENGE, CHALLENGE, page(), page()):
            await bench.say(answer)

    caplog.set_level(logging.INFO, logger="exporter.pages")
    run_virtual(main())
    assert [(each.levelname, each.message) for each in caplog.records] == [
        ("WARNING", "status page cannot be read"),
        ("INFO", "status page can be read again"),
    ]


def test_a_mistake_of_ours_is_logged_and_ends_neither_the_watch_nor_the_reading(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def main() -> None:
        bench = Bench()
        await bench.say(page())
        broken = PageWatch(
            SETTINGS.model_copy(update={"components": None}),
            bench.board,
            bench.clock,
            httpx2.MockTransport(bench.server),
            bench.changed,
        )
        await broken.read()
        assert [each.message for each in caplog.records] == ["reading a status page failed"]
        assert (bench.page.up, states(bench)) == (False, [("operational", 0)])

    run_virtual(main())


def test_an_outage_that_grows_is_the_same_word_and_another_state_is_a_new_one() -> None:
    async def main() -> None:
        bench = Bench()
        seen = []
        for word in ("partial_outage", "major_outage", "operational", "operational", "under_maintenance"):
            await bench.say(page(word))
            seen += states(bench)
        assert seen == [
            ("partial_outage", 0),
            ("major_outage", 0),
            ("operational", 120),
            ("operational", 120),
            ("under_maintenance", 240),
        ]

    run_virtual(main())


def test_what_a_page_does_not_date_was_published_when_it_was_first_seen() -> None:
    async def main() -> None:
        bench = Bench()
        work = {
            "id": "x",
            "name": "Upgrade",
            "status": "in_progress",
            "scheduled_for": "2026-11-22T11:00:00Z",
        }
        active = {"scheduled_maintenances": [work]}
        published = []
        for _ in range(3):
            await bench.say(page(), active)
            published += [notice.published for notice in bench.page.notices]
        assert published == [EPOCH] * 3
        work["created_at"] = "2026-11-22T10:00:00Z"
        await bench.say(page(), active)
        assert [notice.published for notice in bench.page.notices] == [EPOCH - 7200]

    run_virtual(main())


def test_a_page_that_contradicts_the_probes_is_marked_until_it_cannot_be_read_or_agrees() -> None:
    async def main() -> None:
        bench = Bench()
        facts = Facts(
            "sora-2", "p", Channel.OFFICIAL, "m", "t", Api.OPENAI_VIDEOS, Upstream.VENDOR, "m", {}, ()
        )
        health = Health(state=State.SUSPENDED, changed=EPOCH - 3600)
        bench.board.entries["sora-2"] = Entry(facts, health, Timeline())
        seen = []
        for answer in (page(), page(), page(), CHALLENGE, page(), page("major_outage")):
            await bench.say(answer, minutes=3)
            seen.append(set(bench.page.disagreeing))
        assert seen == [set(), set(), {"sora-2"}, set(), {"sora-2"}, set()]

    run_virtual(main())


def running(bench: Bench, seconds: float) -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(bench.watch.run())
            await asyncio.sleep(seconds)
            task.cancel()

    run_virtual(main())


def test_a_page_is_read_soon_and_then_at_its_interval() -> None:
    times: list[float] = []
    bench = Bench()
    bench.server.answers = {COMPONENTS: stamped(times)}
    running(bench, 60 * 10)
    assert 0 <= times[0] <= 5
    assert [round(after - times[0]) for after in times] == [60 * beat for beat in range(10)]


def test_beats_that_a_long_reading_misses_are_skipped() -> None:
    times: list[float] = []

    async def slow(request: httpx2.Request) -> httpx2.Response:
        if request.url.path != COMPONENTS:
            return httpx2.Response(404)
        times.append(asyncio.get_running_loop().time())
        await asyncio.sleep(25)
        return httpx2.Response(200, json=page())

    bench = Bench(settings=SETTINGS.model_copy(update={"interval": 10.0}))
    bench.watch = PageWatch(
        bench.settings, bench.board, bench.clock, httpx2.MockTransport(slow), bench.changed
    )
    running(bench, 100)
    assert [round(after - times[0]) for after in times] == [0, 30, 60, 90]


def stamped(times: list[float]) -> Callable[[httpx2.Request], httpx2.Response]:
    def answer(_: httpx2.Request) -> httpx2.Response:
        times.append(asyncio.get_running_loop().time())
        return httpx2.Response(200, json=page())

    return answer


def test_a_page_keeps_its_place_after_a_reload_and_starts_anew_when_it_has_moved() -> None:
    async def main() -> None:
        bench = Bench()
        await bench.say(page())
        again = PageWatch(SETTINGS, bench.board, bench.clock, None, bench.changed)
        assert again.page.up is True
        moved = SETTINGS.model_copy(update={"url": "https://other.example.com"})
        anew = PageWatch(moved, bench.board, bench.clock, None, bench.changed)
        assert bench.page.up is True
        anew.show()
        assert anew.page == bench.page == Page("vendor", "https://other.example.com")

    run_virtual(main())


async def test_closing_a_watch_leaves_a_borrowed_transport_open() -> None:
    class Transport(httpx2.MockTransport):
        closed = False

        async def aclose(self) -> None:
            self.closed = True

    transport = Transport(PageServer({COMPONENTS: page()}))
    watch = PageWatch(SETTINGS, Board(EPOCH), LoopClock(EPOCH), transport, lambda: None)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await watch.run()
    assert not transport.closed
