"""Jobs that outlived their deadline or the process: followed to their end, settled, never paid twice."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, TypeVar

from exporter.clock import Clock, Moment
from exporter.core.board import Board, Entry
from exporter.core.vocabulary import Off, Source, State
from exporter.dialects.base import AcceptedJob, Charge, Dialect, Finished, Reading
from exporter.engine.billing import Reservation, TargetBilling
from exporter.engine.polling import LONGEST_REFUSED
from exporter.errors import StoreError
from exporter.log import Log

T = TypeVar("T")
_log = Log("exporter.jobs")
_FIRST_LOOK = 10.0
_GROWTH = 1.5
_SLOWEST = 300.0
_GIVE_UP = 24 * 3600.0
"""Gateways give a task up after 1440 minutes by default."""
_AT_LEAST = 3600.0

_RETRY = 60.0
_NONE: Final[frozenset[Any]] = frozenset()
"""One object: most targets never have such a job."""
JudgeLate = Callable[[Reading], State]
Work = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class LateJobs:
    """One target's jobs that nobody waits for any more."""

    dialect: Dialect
    target_billing: TargetBilling
    judge: JudgeLate
    entry: Entry
    board: Board
    clock: Clock
    followed: frozenset[str] = _NONE
    """Ids of the reservations that were ever given to `follow`."""
    _tasks: asyncio.TaskGroup | None = None
    _waiting: list[Work] = field(default_factory=list)
    """What came before `start`."""
    _under_way: "frozenset[asyncio.Task[None]]" = _NONE

    def start(self, tasks: asyncio.TaskGroup) -> None:
        """Follow jobs in `tasks` from now on."""
        self._tasks = tasks
        waiting, self._waiting = self._waiting, []
        for work in waiting:
            self._begin(tasks, work)

    async def ended(self) -> None:
        """Wait until the last job has ended."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    def follow(self, reservation: Reservation) -> None:
        """See a job to its end. One without a ticket cannot be asked for: its money stays booked."""
        self.followed |= {reservation.id}
        self._put(partial(self._follow, reservation))

    def close(self, reservation: Reservation, finished: Finished, outcome: State) -> None:
        """Keep the end of a job once the store can be written."""
        self._put(partial(self._close, reservation, finished.billing, outcome))

    def later(self, work: Callable[[], Awaitable[object]]) -> None:
        """Do what the store has refused once it can be written."""

        async def patiently() -> None:
            await _patiently(work)

        self._put(patiently)

    async def accident(self, source: Source, job: str, instead: Reservation | None = None) -> float:
        """A free probe has started a job: book it, follow it, let it not happen again. Dollars it may cost.

        `instead`: what was booked in case.
        """
        name = self.entry.facts.target
        _log.error("a free probe started a paid job: it is off until cleared", target=name, probe=str(source))
        self.entry.beats[source].turn(Off.ACCIDENT)
        self.board.touch(name)
        ticket = AcceptedJob(job, self.clock.time())
        booked = None if instead is None else instead.id
        try:
            self.follow(await self._book(source, ticket, booked))
        except StoreError as error:
            _log.error("the accident cannot be booked yet", target=name, error=str(error))
            self._put(partial(self._book_and_follow, source, ticket, booked))
        return self.target_billing.accident_usd

    def _put(self, work: Work) -> None:
        self.entry.jobs_open += 1
        self.board.touch(self.entry.facts.target)
        if self._tasks is None:
            self._waiting.append(work)
        else:
            self._begin(self._tasks, work)

    def _begin(self, tasks: asyncio.TaskGroup, work: Work) -> None:
        task = tasks.create_task(self._carefully(work), name=f"{self.entry.facts.target}: job")
        self._under_way |= {task}
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._under_way -= {task}

    async def _carefully(self, work: Work) -> None:
        try:
            await work()
        except Exception:  # noqa: BLE001 - one lost job must not stop the others
            _log.exception("a job could not be followed", target=self.entry.facts.target)
        finally:
            self.entry.jobs_open -= 1
            self.board.touch(self.entry.facts.target)

    async def _book(self, source: Source, ticket: AcceptedJob, instead: str | None) -> Reservation:
        return await self.target_billing.accident(source, ticket, ticket.created + _GIVE_UP, instead)

    async def _book_and_follow(self, source: Source, ticket: AcceptedJob, instead: str | None) -> None:
        await self._follow(await _patiently(partial(self._book, source, ticket, instead)))

    async def _follow(self, reservation: Reservation) -> None:
        finished = await self._look(reservation)
        outcome = State.UNKNOWN if finished is None else self.judge(finished.reading)
        billing = Charge.AMBIGUOUS if finished is None else finished.billing
        self.entry.late_results[outcome] += 1
        self.board.touch(self.entry.facts.target)
        _log.info(
            "a late job has ended",
            target=self.entry.facts.target,
            outcome=str(outcome),
            billing=str(billing),
        )
        await self._close(reservation, billing, outcome)

    async def _look(self, reservation: Reservation) -> Finished | None:
        """Look at a job now and then, and no sooner than the upstream wants it, until it ends."""
        ticket, pause = reservation.ticket, _FIRST_LOOK
        if ticket is None:
            return None
        begun = Moment(self.clock)
        # Where the clock was set since the job may seem older than it is, or not yet born.
        left = min(max(ticket.created + _GIVE_UP - begun.at, _AT_LEAST), _GIVE_UP)
        while begun.ago < left:
            look = await self.dialect.poll(ticket.moved(begun.moved))
            if isinstance(look, Finished):
                await self.dialect.delete(ticket)
                return look
            failed = look.failed is not None
            asked = min(look.poll_after or 0.0, LONGEST_REFUSED if failed else _SLOWEST)
            del look  # it may hold an answer of megabytes
            await asyncio.sleep(max(pause, asked))
            pause = min(pause * (2 if failed else _GROWTH), _SLOWEST)
        return None

    async def _close(self, reservation: Reservation, billing: Charge, outcome: State) -> None:
        await _patiently(partial(self.target_billing.close, reservation, billing, outcome))


async def _patiently(work: Callable[[], Awaitable[T]]) -> T:
    """Do it again until the store takes it: until then the money stays booked."""
    while True:
        try:
            return await work()
        except StoreError:
            await asyncio.sleep(_RETRY)
