"""One paid probe from the order to the checked artifact, with its money booked at every step."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import structlog

from exporter.clock import Clock
from exporter.config.target import Generation
from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.words import Fault, Phase, Reason, Skip, Source, State
from exporter.dialects.base import Billing, Dialect, Finished, Order, Progress, Reading, Ticket
from exporter.engine.probing import BACKSTOP, Judge, Result, Span, result_of
from exporter.engine.treasury import Booking, Purse
from exporter.errors import StoreError

_log = structlog.get_logger("exporter.generation")
_FIRST_POLL = 2.0
_POLL_GROWTH = 1.5
_SLOWEST_POLL = 15.0
_LONGEST_POLL = 60.0
_SHORTEST_POLL = 0.5
_STRANGE_LOOKS = 5
"""Looks in a row at a status word nobody knows, until the job no longer counts as running."""

OnProgress = Callable[[Progress], None]


@dataclass(slots=True)
class _Course:
    """How far a job has come: phase changes with their moments (monotonic seconds)."""

    clock: Clock
    began: float
    phase: Phase = Phase.ACCEPT
    entered: float = 0.0
    seconds: dict[Phase, float] = field(default_factory=dict)
    strange: int = 0

    def __post_init__(self) -> None:
        self.entered = self.began

    def enter(self, phase: Phase | None) -> None:
        """Close the present phase and begin another; the same one, or none told, goes on."""
        if phase is None or phase is self.phase:
            return
        now = self.clock.monotonic()
        self.seconds[self.phase] = self.seconds.get(self.phase, 0.0) + now - self.entered
        self.phase, self.entered = phase, now

    def close(self) -> dict[Phase, float]:
        """Seconds of each phase that was seen."""
        now = self.clock.monotonic()
        return {**self.seconds, self.phase: self.seconds.get(self.phase, 0.0) + now - self.entered}

    def saw(self, progress: Progress) -> None:
        """One look at the job."""
        self.strange = self.strange + 1 if progress.unknown_status is not None else 0
        if progress.unknown_status is None:
            self.enter(progress.phase)


@dataclass(frozen=True, slots=True)
class Generated:
    """A paid run that was made: its result, phases in seconds, dollars booked, and a job that outlived it."""

    result: Result
    phases: dict[Phase, float]
    usd: float
    outlived: Booking | None = None


@dataclass(frozen=True, slots=True)
class Generator:
    """Runs a target's paid probe."""

    dialect: Dialect
    judge: Judge
    purse: Purse
    settings: Generation
    clock: Clock

    async def run(self, interval: float, *, ever_worked: bool, watch: OnProgress) -> Generated | Skip:
        """Order, wait, check, settle. Nothing leaves before the money is reserved on disk."""
        timeout = self.settings.timeout
        try:
            booking = await self.purse.reserve(Source.GENERATION, self.clock.time() + timeout)
        except StoreError:
            return Skip.BUDGET
        if booking is None:
            return Skip.BUDGET
        began, course = self.clock.time(), _Course(self.clock, self.clock.monotonic())
        try:
            finished, booking = await self._make(booking, course, watch)
            verdict = await self.judge.verdict(finished.reading, interval, ever_worked=ever_worked)
        except Exception:  # noqa: BLE001 - one bad probe must not stop the others
            # Money may have left: the booking stays as it is, and what is open is followed.
            _log.exception("probe bug", target=self.judge.target.name, probe=str(Source.GENERATION))
            verdict = Verdict(State.UNKNOWN, Reason.INTERNAL, Fault.OURS, False, "bug")
            finished = None
        phases = course.close()
        latency = self.clock.monotonic() - course.began
        reading = None if finished is None else replace(finished.reading, reached=True)
        span = Span(began, self.clock.time(), latency)
        result = result_of(Source.GENERATION, span, interval, verdict, reading)
        if finished is None or (finished.billing is Billing.AMBIGUOUS and booking.ticket is not None):
            return Generated(result, phases, booking.usd, booking)
        usd = await self._settle(booking, finished.billing, verdict.outcome)
        return Generated(result, phases, usd)

    async def _make(self, booking: Booking, course: _Course, watch: OnProgress) -> tuple[Finished, Booking]:
        """The job itself, until it ends or its deadline does."""

        def told(progress: Progress) -> None:
            course.saw(progress)
            watch(progress)

        settings = self.settings
        order = Order(settings.prompt, settings.seconds, settings.size)
        try:
            async with asyncio.timeout(settings.timeout + BACKSTOP):
                step = await self.dialect.create(order, told)
                if isinstance(step, Finished):
                    return await self._checked(step, None, course), booking
                booking = await self.purse.accepted(booking, step)
                course.enter(Phase.QUEUE)
                return await self._wait(step, course, told), booking
        except TimeoutError:
            return Finished(_too_late(course, settings.timeout), Billing.AMBIGUOUS), booking

    async def _wait(self, ticket: Ticket, course: _Course, told: OnProgress) -> Finished:
        """Look at the job, at the pace the upstream asks for, until it ends."""
        pause = _FIRST_POLL
        asked: float | None = ticket.poll_after
        while True:
            await asyncio.sleep(pause if asked is None else min(max(asked, _SHORTEST_POLL), _LONGEST_POLL))
            look = await self.dialect.poll(ticket)
            if isinstance(look, Finished):
                return await self._checked(look, ticket, course)
            told(look)
            if course.strange >= _STRANGE_LOOKS:
                return Finished(_strange(), Billing.AMBIGUOUS)
            asked = look.poll_after
            pause = min(pause * _POLL_GROWTH, _SLOWEST_POLL)

    async def _checked(self, finished: Finished, ticket: Ticket | None, course: _Course) -> Finished:
        """Fetch and check the artifact of a finished job, then remove it."""
        if finished.artifact is None:
            return finished
        course.enter(Phase.DOWNLOAD)
        reading = await self.dialect.verify(finished.artifact)
        if ticket is not None:
            await self.dialect.delete(ticket)
        return replace(finished, reading=reading)

    async def _settle(self, booking: Booking, billing: Billing, outcome: State) -> float:
        try:
            return await self.purse.close(booking, billing, outcome)
        except StoreError:
            return booking.usd


def _too_late(course: _Course, timeout: float) -> Reading:
    """A deadline that passed: stuck in the queue, in a status nobody knows, or simply too slow."""
    reason = Reason.QUEUE_STUCK if course.phase is Phase.QUEUE else Reason.TIMEOUT
    if course.strange:
        reason = Reason.UNKNOWN_STATUS
    late = Answer(Transport.EXCEPTION, exception=f"TimeoutError: not finished within {timeout:g} s")
    return Reading(late, (), reason=reason, rule=f"deadline.{course.phase}")


def _strange() -> Reading:
    answer = Answer(Transport.TASK, exception="the job stays in a status that is not known")
    return Reading(answer, (), reason=Reason.UNKNOWN_STATUS, rule="job.unknown_status")
