"""Money for paid probes: reserved on disk before a request leaves, settled afterwards, shown on the board.

Theory of operation. A paid request is preceded by a reservation (write-ahead): its price is written into the
store's ledger and is on the disk before the first byte leaves. When the outcome is known it is settled in a
second write (two-phase): released if the provider does not bill it, kept otherwise. What nobody knows stays
reserved, so a kill at any instant can lose knowledge of a job, never its money.

What holds always:
- What a UTC day has reserved and settled never exceeds a budget, of one target or of all together; nor do
  the shards of an installation together (core/shards.py).
- A store that refuses a write stops the request, not the other way round.
- A reservation is closed once; a job that outlives its deadline or the process is followed by late_jobs.py.
- A free probe that turns out to have started a job is booked over any limit, because that money has left.

What it does not do: it sends nothing, repeats nothing, and asks no provider for a bill.
"""

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from exporter.clock import Clock
from exporter.core.board import Board
from exporter.core.money import Limits, day_of
from exporter.core.shards import Division
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Source, State
from exporter.dialects.base import AcceptedJob, Charge
from exporter.engine.persistence import StoreAccess
from exporter.errors import StoreError
from exporter.log import Log
from exporter.store import Accident
from exporter.turns import in_turns

_log = Log("exporter.money")

_TOO_LATE_TODAY: Final = 30.0
"""What leaves in the last seconds of a UTC day may arrive, and be billed, on the next."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Dollars set aside for one job; `deadline` in unix seconds, `ticket` once the job is accepted."""

    id: str
    source: Source
    usd: float
    deadline: float
    ticket: AcceptedJob | None = None
    shown: int = 0
    """How often the sums had been shown when it was booked."""


@dataclass(slots=True)
class Billing:
    """The store's ledger, and its sums on the board."""

    access: StoreAccess
    board: Board
    clock: Clock
    refused: Callable[[StoreError], None]
    """Told when the store refuses a reservation."""
    limit_usd: float | None = None
    """The configured budget of all targets, in dollars a UTC day; shown is this store's part."""
    division: Division = field(default_factory=Division)
    """How that is divided today."""
    refreshed: int = 0
    """How often the sums were shown."""

    async def refresh(self) -> None:
        """Show what is booked today: after every reservation, and when the UTC day changes."""
        self.refreshed = begun = self.refreshed + 1
        store, run, now = self.access.store, self.access.writer.run, self.clock.time()
        spent = await run(store.spent, day_of(now))
        async for name in in_turns([*self.board.entries]):
            if self.refreshed != begun:
                return  # whoever has begun meanwhile knows more
            usd, entry = spent.get(name, 0.0), self.board.entries.get(name)
            if entry is not None and entry.budget.spent_usd != usd:
                entry.budget.spent_usd = usd
                self.board.touch(name)
        self.board.budget.spent_usd = sum(spent.values())
        self.division = await run(store.division, now)
        self.adopt(self.limit_usd)

    def adopt(self, limit_usd: float | None) -> None:
        """Take over the configured budget of all targets, and show this store's part of it."""
        self.limit_usd = limit_usd
        self.board.budget.limit_usd = self.division.limit(limit_usd)


@dataclass(frozen=True, slots=True)
class TargetBilling:
    """One target's part of it."""

    billing: Billing
    target: str
    usd: float
    """Price of one job at the configured price."""
    accident_usd: float
    """The most that a job costs which a free probe starts by mistake."""
    limits: Limits

    async def reserve(self, source: Source, timeout: float, *, over: bool = False) -> Reservation | None:
        """Set the price of one job aside, durably; None when a budget does not allow it.

        `over`: whatever the budgets allow.

        `timeout`: seconds that the job is given. In the last moments of a UTC day this waits for the next
        one: otherwise a day might be billed for what another had booked.

        Raises:
            StoreError: the store cannot be written, so nothing may be spent.
        """
        # Again and again, as the clock may be set back meanwhile.
        while (left := DAY - self.billing.clock.time() % DAY) <= _TOO_LATE_TODAY:  # noqa: ASYNC110 - nobody calls
            await asyncio.sleep(left)
        access, now = self.billing.access, self.billing.clock.time()
        deadline = now + timeout
        usd = self.usd if source.paid else self.accident_usd
        limits = Limits(None, None) if over else self.limits
        shown = self.billing.refreshed  # whoever shows the sums from now on may show this job's
        try:
            job = await access.writer.run(
                access.store.open_job, self.target, source, usd, limits, now, deadline
            )
        except StoreError as error:
            self.billing.refused(error)
            raise
        if job is None:
            return None
        if source.paid:
            # It is booked; that the sums cannot be read is no reason to forget it.
            with contextlib.suppress(StoreError):
                await self.billing.refresh()
        return Reservation(job.id, source, job.usd, deadline, shown=shown)

    async def ended(self, reservation: Reservation, usd: float) -> None:
        """Count what a free probe's reservation has come to, and show the sums where they are others now."""
        entry = self.billing.board.entries[self.target]
        entry.cost_usd[reservation.source] = entry.cost_usd.get(reservation.source, 0.0) + usd
        if usd or self.billing.refreshed != reservation.shown:
            with contextlib.suppress(StoreError):
                await self.billing.refresh()
        self.billing.board.touch(self.target)

    async def accepted(self, reservation: Reservation, ticket: AcceptedJob) -> Reservation:
        """Keep how to ask for the job again."""
        access = self.billing.access
        # The money has left either way: a store that refuses now must not lose the job as well.
        with contextlib.suppress(StoreError):
            await access.writer.run(access.store.accept_job, reservation.id, ticket_text(ticket))
        return replace(reservation, ticket=ticket)

    async def accident(
        self, source: Source, ticket: AcceptedJob, deadline: float, instead: str | None
    ) -> Reservation:
        """Book a job that a free probe has started, over any limit, and keep that the probe is off.

        `instead`: the reservation that was made in case.

        Raises:
            StoreError: it could not be kept; the probe is off all the same, until a restart.
        """
        access, now = self.billing.access, self.billing.clock.time()
        why = "a free probe started a paid job"
        usd = self.accident_usd
        accident = Accident(self.target, source, usd, now, deadline, ticket_text(ticket), why, instead)
        job = await access.writer.run(access.store.book, accident)
        with contextlib.suppress(StoreError):
            await self.billing.refresh()
        return Reservation(job.id, source, usd, deadline, ticket)

    async def close(self, reservation: Reservation, billing: Charge, outcome: State) -> float:
        """The job has ended: what is not billed is given back, the rest stays booked. Dollars booked.

        Raises:
            StoreError: that could not be kept, so all of it stays booked.
        """
        access = self.billing.access
        free = billing is Charge.FREE
        settle = access.store.release_job if free else access.store.settle_job
        ended = await access.writer.run(settle, reservation.id, outcome)
        usd = reservation.usd if ended and not free else 0.0
        entry = self.billing.board.entries.get(self.target)
        if entry is not None:
            entry.cost_usd[reservation.source] = entry.cost_usd.get(reservation.source, 0.0) + usd
        with contextlib.suppress(StoreError):
            await self.billing.refresh()
        self.billing.board.touch(self.target)
        return usd


def ticket_text(ticket: AcceptedJob) -> str:
    """A ticket as the store keeps it."""
    return json.dumps({"job": ticket.job, "created": ticket.created})


def ticket_of(text: str) -> AcceptedJob | None:
    """A ticket found again; None for one that cannot be read: its money stays booked until its deadline."""
    try:
        plain = json.loads(text)
        return AcceptedJob(str(plain["job"]), float(plain["created"]))
    except (ValueError, KeyError, TypeError):
        _log.warning("what was kept of a job is not readable; it is not followed")
        return None
