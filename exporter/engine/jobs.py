"""Jobs that outlived their deadline or the process: followed to their end, settled, never paid twice."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from exporter.clock import Clock
from exporter.core.board import Board, Entry
from exporter.core.words import Reason, Source, State
from exporter.dialects.base import Billing, Dialect, Finished, Reading, Ticket
from exporter.engine.treasury import Booking, Purse
from exporter.errors import StoreError

_log = structlog.get_logger("exporter.jobs")
_FIRST_LOOK = 30.0
_GROWTH = 1.5
_SLOWEST = 300.0
_GIVE_UP = 24 * 3600.0
"""Gateways give a task up after 1440 minutes by default."""

JudgeLate = Callable[[Reading], State]


@dataclass(slots=True)
class Jobs:
    """One target's jobs that nobody waits for any more."""

    dialect: Dialect
    purse: Purse
    judge: JudgeLate
    entry: Entry
    board: Board
    clock: Clock
    _queue: "asyncio.Queue[Booking]" = field(default_factory=asyncio.Queue)

    def follow(self, booking: Booking) -> None:
        """See a job to its end. One without a ticket cannot be asked for: its money stays booked."""
        self.entry.jobs_open += 1
        self.board.touch(self.entry.facts.target)
        self._queue.put_nowait(booking)

    async def run(self) -> None:
        """Follow jobs until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                booking = await self._queue.get()
                tasks.create_task(self._follow(booking), name=f"{self.entry.facts.target}: job")

    async def accident(self, source: Source, job: str) -> None:
        """A free probe has started a job: book it, follow it, and let it not happen again."""
        name = self.entry.facts.target
        _log.error("a free probe started a paid job: it is off until cleared", target=name, probe=str(source))
        self.entry.beats[source].disabled = "accident"
        self.board.touch(name)
        ticket = Ticket(job, self.clock.time())
        try:
            self.follow(await self.purse.accident(source, ticket, self.clock.time() + _GIVE_UP))
        except StoreError as error:
            _log.error("the accident could not be booked", target=name, error=str(error))

    async def _follow(self, booking: Booking) -> None:
        try:
            finished = await self._look(booking)
            await self._close(booking, finished)
        except StoreError as error:
            _log.error("a job's end could not be kept", target=self.entry.facts.target, error=str(error))
        except Exception:  # noqa: BLE001 - one lost job must not stop the others
            _log.exception("a job could not be followed", target=self.entry.facts.target)
        finally:
            self.entry.jobs_open -= 1
            self.board.touch(self.entry.facts.target)

    async def _look(self, booking: Booking) -> Finished | None:
        ticket, pause = booking.ticket, _FIRST_LOOK
        if ticket is None:
            return None
        while self.clock.time() < ticket.created + _GIVE_UP:
            look = await self.dialect.poll(ticket)
            if isinstance(look, Finished):
                await self.dialect.delete(ticket)
                return look
            await asyncio.sleep(pause)
            pause = min(pause * _GROWTH, _SLOWEST)
        return None

    async def _close(self, booking: Booking, finished: Finished | None) -> None:
        outcome = State.UNKNOWN if finished is None else self.judge(finished.reading)
        billing = Billing.AMBIGUOUS if finished is None else finished.billing
        await self.purse.close(booking, billing, outcome)
        self.entry.late_results[outcome] += 1
        _log.info(
            "a late job has ended",
            target=self.entry.facts.target,
            outcome=str(outcome),
            billing=str(billing),
            reason=str(Reason.NO_DATA if finished is None else finished.reading.reason),
        )
