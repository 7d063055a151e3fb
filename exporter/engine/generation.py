"""One paid probe from the order to the checked artifact, with its money booked at every step."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from exporter.clock import Clock, Moment
from exporter.config.target import Generation
from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.vocabulary import Fault, Phase, Reason, Skip, Source, State
from exporter.core.wire.measures import shortfall
from exporter.dialects.base import (
    AcceptedJob,
    Charge,
    Dialect,
    Finished,
    GenerationRequest,
    Progress,
    Reading,
)
from exporter.dialects.shared.poll import asked_pause
from exporter.engine.billing import Reservation, TargetBilling
from exporter.engine.polling import Looks, is_no_evidence
from exporter.engine.probing import BACKSTOP, HELD_UP, Judge, Result, Span, result_of
from exporter.errors import StoreError
from exporter.log import Log

_log = Log("exporter.generation")
_GENERATION = Source.GENERATION
_STRANGE_LOOKS = 5
_STRANGE_FOR = 120.0
"""So many looks in a row at a status word nobody knows, over so many seconds: the job no longer counts as
running. A word that is merely new passes sooner."""

OnProgress = Callable[[Progress], None]


@dataclass(slots=True)
class _JobCourse:
    """How far a job has come: its reservation, and phase changes with their moments (monotonic seconds)."""

    reservation: Reservation
    clock: Clock
    began: float
    looks: Looks
    phase: Phase = Phase.ACCEPT
    entered: float = 0.0
    ended: float | None = None
    seconds: dict[Phase, float] = field(default_factory=dict)
    strange: int = 0
    strange_since: float = 0.0

    def __post_init__(self) -> None:
        self.entered = self.began

    def enter(self, phase: Phase | None) -> None:
        """Close the present phase and begin another; the same one, or none told, goes on."""
        if phase is None or phase is self.phase:
            return
        now = self._count()
        self.phase, self.entered = phase, now

    def close(self) -> float:
        """The job is over, whatever is done after it; how long it took."""
        if self.ended is None:
            self.ended = self._count()
        return self.ended - self.began

    def saw(self, progress: Progress) -> None:
        """One look at the job."""
        self.looks.saw(progress.failed)
        if progress.unknown_status is None:
            self.strange = 0
            self.enter(progress.phase)
            return
        if not self.strange:
            self.strange_since = self.clock.monotonic()
        self.strange += 1

    @property
    def lost_its_way(self) -> bool:
        """It stays in a status that nobody knows."""
        long = self.clock.monotonic() - self.strange_since >= _STRANGE_FOR
        return self.strange >= _STRANGE_LOOKS and long

    def _count(self) -> float:
        now = self.clock.monotonic()
        self.seconds[self.phase] = self.seconds.get(self.phase, 0.0) + now - self.entered
        return now


@dataclass(frozen=True, slots=True)
class Generated:
    """A paid run that was made: its result, phases in seconds, dollars booked."""

    result: Result
    phases: dict[Phase, float]
    usd: float
    left: Reservation | None = None
    """A reservation that somebody else must close: its job outlived the run, or the store refused."""
    finished: Finished | None = None
    """The end of the job of `left`, where it is known."""
    counts: bool = True
    """False where the job was not seen for our own pace: counted, and no evidence."""


@dataclass(frozen=True, slots=True)
class Generator:
    """Runs a target's paid probe."""

    dialect: Dialect
    judge: Judge
    target_billing: TargetBilling
    settings: Generation
    clock: Clock

    async def run(self, interval: float, *, ever_worked: bool, watch: OnProgress) -> Generated | Skip:
        """Order, wait, check, settle. Nothing leaves before the money is reserved on disk."""
        try:
            await self.dialect.prepare(self._order)
            reservation = await self.target_billing.reserve(_GENERATION, self.settings.timeout)
        except StoreError:
            return Skip.BUDGET
        except Exception:  # noqa: BLE001 - one bad probe must not stop the others
            now = self.clock.time()
            return Generated(
                result_of(_GENERATION, Span(now, now, 0.0), interval, self._bug(), None), {}, 0.0
            )
        if reservation is None:
            return Skip.BUDGET
        began = Moment(self.clock)
        course = _JobCourse(reservation, self.clock, self.clock.monotonic(), Looks(self.judge))
        mark = self.judge.stalls.mark()
        finished: Finished | None = None
        verdict: Verdict | None
        try:
            finished = await self._make(course, watch)
            verdict = await self.judge.verdict(finished.reading, interval, mark, ever_worked=ever_worked)
        except Exception:  # noqa: BLE001 - one bad probe must not stop the others
            # Money may have left: the reservation stays as it is, and what is open is followed.
            verdict, finished = self._bug(), None
        took = course.close()
        reading = None if finished is None else replace(finished.reading, reached=True)
        span = Span(began.at, began.at + took, took)
        result = result_of(_GENERATION, span, interval, verdict or HELD_UP, reading)
        # The money is booked and settled as ever: only what the job says of the service is void.
        result = replace(result, void=verdict is None, held=self.judge.stalls.spoiled(mark))
        made = await self._settled(course, result, finished)
        silent = reading is not None and verdict is not None and is_no_evidence(reading, verdict)
        return replace(made, counts=not silent)

    def _bug(self) -> Verdict:
        """The exporter's own fault, with its traceback in the log."""
        _log.exception("probe bug", target=self.judge.target.name, probe=str(_GENERATION))
        return Verdict(State.UNKNOWN, Reason.INTERNAL, Fault.OURS, False, "bug")

    @property
    def _order(self) -> GenerationRequest:
        return GenerationRequest(self.settings.prompt, self.settings.seconds, self.settings.size)

    async def _settled(self, course: _JobCourse, result: Result, finished: Finished | None) -> Generated:
        """Close the reservation, or leave it to others: a job that goes on, a store that refuses."""
        reservation = course.reservation
        if finished is None or (finished.billing is Charge.AMBIGUOUS and reservation.ticket is not None):
            return Generated(result, course.seconds, reservation.usd, reservation)
        try:
            usd = await self.target_billing.close(reservation, finished.billing, result.verdict.outcome)
        except StoreError:
            return Generated(result, course.seconds, reservation.usd, reservation, finished)
        return Generated(result, course.seconds, usd)

    async def _make(self, course: _JobCourse, watch: OnProgress) -> Finished:
        """The job itself, until it ends or its deadline does; what it made is then removed."""

        def told(progress: Progress) -> None:
            course.saw(progress)
            watch(progress)

        timeout = self.settings.timeout
        try:
            async with asyncio.timeout(timeout + BACKSTOP):
                step = await self.dialect.create(self._order, told)
                if isinstance(step, AcceptedJob):
                    course.reservation = await self.target_billing.accepted(course.reservation, step)
                    course.enter(Phase.QUEUE)
                    step = await self._wait(step, course, told)
                finished = self._compared(await self._checked(step, course))
        except TimeoutError:
            return Finished(course.looks.refused or _too_late(course, timeout), Charge.AMBIGUOUS)
        course.close()
        if course.reservation.ticket is not None and finished.artifact is not None:
            await self.dialect.delete(course.reservation.ticket)
        return finished

    async def _wait(self, ticket: AcceptedJob, course: _JobCourse, told: OnProgress) -> Finished:
        """Look at the job, at the pace the upstream asks for, until it ends."""
        asked: float | None = ticket.poll_after
        accepted = Moment(self.clock)
        while True:
            await asyncio.sleep(course.looks.wait(asked))
            look = await self.dialect.poll(ticket.moved(accepted.moved))
            if isinstance(look, Finished):
                return look
            told(look)
            if course.lost_its_way:
                return Finished(_strange(), Charge.AMBIGUOUS)
            if course.looks.hopeless and look.failed is not None:
                return Finished(look.failed, Charge.AMBIGUOUS)
            asked = look.poll_after
            del look  # it may hold an answer of megabytes

    def _compared(self, finished: Finished) -> Finished:
        """Less than was ordered is no success, though there is a video."""
        reading = finished.reading
        if reading.reason is not Reason.OK or reading.delivered is None:
            return finished
        size = self.dialect.ordered_size(self.settings.size)
        less = shortfall(reading.delivered, self.settings.seconds, size)
        if less is None:
            return finished
        return replace(
            finished, reading=replace(reading, reason=Reason.ARTIFACT_MISMATCH, rule=f"artifact.{less}")
        )

    async def _checked(self, finished: Finished, course: _JobCourse) -> Finished:
        """Fetch and check the artifact of a finished job; again later, while our own pace forbids it."""
        if finished.artifact is None:
            return finished
        course.enter(Phase.DOWNLOAD)
        course.looks = Looks(self.judge)
        while True:
            reading = await self.dialect.verify(finished.artifact)
            if not course.looks.paced(reading):
                return replace(finished, reading=reading)
            course.looks.saw(reading)
            await asyncio.sleep(course.looks.wait(asked_pause(reading.answer)))


def _too_late(course: _JobCourse, timeout: float) -> Reading:
    """A deadline that passed: stuck in the queue, in a status nobody knows, or simply too slow."""
    reason = Reason.QUEUE_STUCK if course.phase is Phase.QUEUE else Reason.TIMEOUT
    if course.strange:
        reason = Reason.UNKNOWN_STATUS
    late = Answer(Transport.EXCEPTION, exception=f"TimeoutError: not finished within {timeout:g} s")
    return Reading(late, (), reason=reason, rule=f"deadline.{course.phase}")


def _strange() -> Reading:
    answer = Answer(Transport.TASK, exception="the job stays in a status that is not known")
    return Reading(answer, (), reason=Reason.UNKNOWN_STATUS, rule="job.unknown_status")
