"""One run of a free probe: asked, judged, and put to the guard."""

import asyncio
import contextlib
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from enum import StrEnum

from exporter.clock import Clock, Moment
from exporter.config import TargetConfig
from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.board import Run
from exporter.core.classify.classify import PhraseRule
from exporter.core.state.evidence import Evidence
from exporter.core.vocabulary import NETWORK_REASONS, Fault, Reason, Source, State
from exporter.dialects.base import Dialect, Doubt, Reading
from exporter.dialects.judge import judge
from exporter.engine.loop_watch import Stalls, Unwatched
from exporter.engine.network_guard import NetworkGuard
from exporter.log import Log
from exporter.transport import tell_redirect

_log = Log("exporter.probe")
_GONE = frozenset({Reason.MODEL_NOT_FOUND, Reason.NO_CHANNEL, Reason.ENDPOINT_NOT_SUPPORTED})
"""Answers that agree with a configured date of retirement that has passed."""
BACKSTOP = 2.0
"""Seconds after which a dialect that has missed its own deadline is cut off."""
_CUT = NETWORK_REASONS | {Reason.TRUNCATED, Reason.QUEUE_STUCK}
"""How a failure looks that our own pauses can cause, besides an answer that did not come in whole."""
_REQUEST_TIMEOUT = 408
_BUG = Verdict(State.UNKNOWN, Reason.INTERNAL, Fault.OURS, False, "bug")
HELD_UP = Verdict(State.UNKNOWN, Reason.INTERNAL, Fault.OURS, True, "stall")
"""In the place of a verdict on what says nothing."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How a target's readings become verdicts that count."""

    target: TargetConfig
    rules: Sequence[PhraseRule]
    guard: NetworkGuard
    clock: Clock
    stalls: Stalls = field(default_factory=Unwatched)

    def alone(self, reading: Reading, *, ever_worked: bool) -> Verdict:
        """What a reading says by itself."""
        target = self.target
        return judge(reading, target.channel, self.rules, upstream=target.upstream, ever_worked=ever_worked)

    async def verdict(
        self, reading: Reading, interval: float, since: float, *, ever_worked: bool
    ) -> Verdict | None:
        """What a reading says, after the guard and the calendar have had their say.

        None for a failure that says nothing, because this process was held up meanwhile. `since`: the mark
        of `stalls` at the begin of the run.
        """
        verdict = self.alone(reading, ever_worked=ever_worked)
        moved = tell_redirect(reading.exchanges[-1], self.target.base_url) if reading.exchanges else None
        if moved is not None and not verdict.success:
            verdict = replace(verdict, detail=moved)
        # Neither the guard nor the calendar may learn from it.
        if self._spoiled(reading, verdict, since):
            return None
        counted = await self._counted(reading, verdict, interval)
        return None if self._spoiled(reading, verdict, since) else counted

    def _spoiled(self, reading: Reading, verdict: Verdict, since: float) -> bool:
        answer = reading.answer
        cut = answer.transport is Transport.EXCEPTION or answer.status == _REQUEST_TIMEOUT
        return (cut or verdict.reason in _CUT) and not verdict.success and self.stalls.spoiled(since)

    async def _counted(self, reading: Reading, verdict: Verdict, interval: float) -> Verdict:
        retires_at = self.target.retires_at
        if retires_at is not None and retires_at <= self.clock.time() and verdict.reason in _GONE:
            return Verdict(
                State.RETIRED,
                Reason.MODEL_REMOVED,
                Fault.UPSTREAM,
                False,
                "calendar.retires_on",
                verdict.detail,
            )
        first_byte = any(exchange.first_byte for exchange in reading.exchanges)
        last = reading.exchanges[-1] if reading.exchanges else None
        return await self.guard.review(
            verdict,
            self.target.provider,
            interval,
            first_byte=first_byte,
            cause=last.cause if last else None,
            path=f"{last.method if last else ''} {self.target.name}",
        )


class Spent(StrEnum):
    """What a free probe has cost by mistake."""

    STARTED = "started"
    """A job that the answer names."""
    SUSPECTED = "suspected"
    """A job that may have been started."""


@dataclass(frozen=True, slots=True)
class Result:
    """One probe's end: what is counted, what is evidence, and what to explain it with."""

    run: Run
    evidence: Evidence
    verdict: Verdict
    reading: Reading | None
    """None when the exporter itself was at fault, and once it has been judged."""
    spent: Spent | None = None
    void: bool = False
    """This process was held up meanwhile: it is counted as skipped, and says nothing."""
    held: bool = False
    """The same, but what came was whole: only its latency says nothing."""

    @property
    def answer(self) -> Answer | None:
        """What was judged, while it is kept."""
        return None if self.reading is None else self.reading.answer


@dataclass(frozen=True, slots=True)
class Prober:
    """Runs a target's free probes. A bug in one never reaches another: it is `internal`, ours."""

    dialect: Dialect
    judge: Judge
    clock: Clock
    room: AbstractAsyncContextManager[object] = field(default_factory=nullcontext)
    """Entered before a run begins, so that no more run at a time than can be."""

    async def run(self, source: Source, timeout: float, interval: float, *, ever_worked: bool) -> Result:
        """Run a free probe once. `timeout` and `interval` (in force) in seconds."""
        async with self.room:
            began, mark = Moment(self.clock), self.judge.stalls.mark()
            reading: Reading | None = None
            verdict: Verdict | None
            try:
                reading = await self._read(source, timeout)
                verdict = await self.judge.verdict(reading, interval, mark, ever_worked=ever_worked)
            except Exception:  # noqa: BLE001 - one bad probe must not stop the others
                _log.exception("probe bug", target=self.judge.target.name, probe=str(source))
                verdict = _BUG
            latency = (reading.seconds if reading else 0.0) or began.ago
            span = Span(began.at, self.clock.time(), latency)
            result = result_of(source, span, interval, verdict or HELD_UP, reading)
            return replace(result, void=verdict is None, held=self.judge.stalls.spoiled(mark))

    async def _read(self, source: Source, timeout: float) -> Reading:
        ask = self.dialect.catalog if source is Source.CATALOG else self.dialect.validation
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout + BACKSTOP):
                return await ask()
        late = Answer(Transport.EXCEPTION, exception=f"TimeoutError: no answer within {timeout:g} s")
        return Reading(late, (), reason=Reason.TIMEOUT, rule="deadline", doubt=Doubt.UNANSWERED)


@dataclass(frozen=True, slots=True)
class Span:
    """When a run began and ended, unix seconds, and its latency, seconds."""

    began: float
    at: float
    latency: float


def result_of(
    source: Source, span: Span, interval: float, verdict: Verdict, reading: Reading | None
) -> Result:
    """Put a verdict into the shapes that the board and the machine take."""
    run = Run(
        source,
        span.began,
        span.at,
        span.latency,
        verdict.outcome,
        verdict.reason,
        verdict.rule,
        verdict.detail,
        verdict.unread,
    )
    evidence = Evidence(
        source=source,
        began=span.began,
        at=span.at,
        outcome=verdict.outcome,
        reason=verdict.reason,
        interval=interval,
        fault=verdict.fault,
        latency=span.latency,
        verified=not verdict.success or (reading is not None and reading.reached),
    )
    return Result(run, evidence, verdict, reading)
