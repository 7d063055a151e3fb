"""When the event loop was held up: what is measured meanwhile, and what is shown of it."""

import asyncio
import time

import pytest

from exporter.core.board import Board
from exporter.engine.loop_watch import HELD, TICK, LoopWatch, Unwatched
from exporter.log import Seldom
from tests.support.processes import until


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def watched() -> tuple[LoopWatch, Hands, Board]:
    probers, board = Hands(), Board(started=0.0)
    return LoopWatch(board, probers), probers, board


def turn(watch: LoopWatch, probers: Hands, seconds: float) -> None:
    """The watch wakes after so many seconds."""
    probers.at += seconds
    watch._look()


def test_a_loop_that_turns_spoils_nothing() -> None:
    watch, probers, board = watched()
    mark = watch.mark()
    for _ in range(100):
        turn(watch, probers, TICK + 0.002)
    assert not watch.spoiled(mark)
    assert board.stalls.counts[0] == 100


def test_a_hold_spoils_what_overlaps_it_and_nothing_else() -> None:
    watch, probers, board = watched()
    turn(watch, probers, TICK)
    before = watch.mark()
    turn(watch, probers, 3.0)
    during_and_after = watch.mark()
    turn(watch, probers, TICK)
    assert watch.spoiled(before)
    assert not watch.spoiled(during_and_after)
    assert sum(board.stalls.counts) == 3
    assert board.stalls.sum == pytest.approx(3.0 - TICK)
    assert board.version > 0


def test_a_hold_is_seen_before_the_watch_has_woken() -> None:
    watch, probers, _ = watched()
    mark = watch.mark()
    probers.at += TICK + HELD
    assert watch.spoiled(mark)


def test_a_short_hold_spoils_no_job_of_many_minutes() -> None:
    watch, probers, _ = watched()
    mark = watch.mark()
    turn(watch, probers, TICK + HELD)
    for _ in range(600):
        turn(watch, probers, TICK)
    assert not watch.spoiled(mark)


async def test_a_real_loop_that_is_held_up_is_caught() -> None:
    board = Board(started=0.0)
    watch = LoopWatch(board)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(watch.run())
        await asyncio.sleep(2 * TICK)
        mark = watch.mark()
        time.sleep(HELD + 2 * TICK)  # noqa: ASYNC251 - this is what is tested
        assert watch.spoiled(mark)
        await until(lambda: sum(board.stalls.counts[6:]))
        assert watch.spoiled(mark)
        running.cancel()


def test_virtual_time_is_never_held_up() -> None:
    assert not Unwatched().spoiled(Unwatched().mark())


def test_like_records_are_let_through_seldom_and_counted() -> None:
    seldom = Seldom(60.0)
    assert [seldom.due(at) for at in (0.0, 1.0, 59.9, 60.0, 61.0, 200.0)] == [0, None, None, 2, None, 1]


async def test_a_hold_of_a_few_milliseconds_between_two_looks_is_seen() -> None:
    board = Board(started=0.0)
    watch = LoopWatch(board)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(watch.run())
        await asyncio.sleep(TICK)
        await until(lambda: bool(sum(board.stalls.counts)))
        before, seen = sum(board.stalls.counts[3:]), sum(board.stalls.counts)
        time.sleep(0.03)  # noqa: ASYNC251 - this is the hold
        await until(lambda: sum(board.stalls.counts) > seen)
        assert sum(board.stalls.counts[3:]) > before
        running.cancel()
    assert "select" not in vars(asyncio.get_running_loop()._selector)  # type: ignore[attr-defined]
