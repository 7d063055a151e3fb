"""One target's probes: a task each, one run at a time per probe, and what follows from a run."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from exporter.clock import Clock
from exporter.config import Target
from exporter.core.board import Board, Run
from exporter.core.words import Reason, Skip, Source
from exporter.dialects.base import Progress
from exporter.engine.beats import Beats
from exporter.engine.generation import Generated, Generator
from exporter.engine.jobs import Jobs
from exporter.engine.probing import Prober, Result
from exporter.engine.row import Row

_log = structlog.get_logger("exporter.probe")
_EARLY = 0.5
"""Seconds by which a scrape may come before a probe's interval is over."""
_KEY_REFUSED = frozenset({Reason.INVALID_KEY, Reason.PERMISSION_DENIED})
OnResult = Callable[[str, Result], None]


@dataclass(frozen=True, slots=True)
class Hands:
    """What runs a target's probes. `generator` is None where no paid probe is configured."""

    prober: Prober
    generator: Generator | None
    jobs: Jobs


class Runner:
    """Runs one target's probes for as long as its task lives."""

    def __init__(
        self, target: Target, row: Row, beats: Beats, hands: Hands, board: Board, clock: Clock
    ) -> None:
        self.target = target
        self.row = row
        self.beats = beats
        self.hands = hands
        self.results: dict[Source, Result] = {}
        """The last result of each probe, with what is needed to explain it."""
        self.on_result: OnResult = lambda _target, _result: None
        self._board = board
        self._clock = clock
        self._flights: dict[Source, asyncio.Task[Run | None]] = {}
        self._tasks: asyncio.TaskGroup | None = None
        self._up = asyncio.Event()
        self.measured = asyncio.Event()
        """Set once every free probe that runs by itself has ended for the first time."""
        self._unmeasured: set[Source] = set()

    async def run(self, *, background: bool, paid: bool) -> None:
        """Probe until cancelled: free probes with `background`, paid ones with `paid`."""
        by_itself = [s for s in self.beats.paces if (paid if s.paid else background)]
        self._unmeasured = {s for s in by_itself if not s.paid}
        self._measure(None)
        async with asyncio.TaskGroup() as tasks:
            self._tasks = tasks
            self._up.set()
            for source in by_itself:
                tasks.create_task(self._loop(source), name=f"{self.target.name}: {source}")
            # Also where nothing runs by itself: a scrape may ask for a probe.
            await asyncio.Event().wait()

    async def probe(self, source: Source) -> Run | None:
        """The run under way, or a new one; None when skipped. Cancelling the caller does not cut it."""
        await self._up.wait()
        flight = self._flights.get(source)
        if flight is None or flight.done():
            flight = self._owner().create_task(self._fly(source), name=f"{self.target.name}: {source} run")
            self._flights[source] = flight
        return await asyncio.shield(flight)

    async def probe_if_old(self, source: Source) -> Run | None:
        """The last run if it is younger than its interval, otherwise a new one."""
        last = self.row.entry.runs.get(source)
        return last if last is not None and not self.is_old(source) else await self.probe(source)

    def is_old(self, source: Source) -> bool:
        """The last run began an interval ago, or there was none; a scrape may come a little early."""
        last = self.row.entry.runs.get(source)
        interval = self.beats.paces[source].in_force
        return last is None or self._clock.time() - last.began >= interval - min(_EARLY, interval / 20)

    def _owner(self) -> asyncio.TaskGroup:
        if self._tasks is None:
            raise RuntimeError("not running")
        return self._tasks

    @property
    def under_way(self) -> tuple[Source, ...]:
        """The probes that run now."""
        return tuple(source for source, flight in self._flights.items() if not flight.done())

    def skip(self, source: Source, why: Skip, times: int = 1) -> None:
        """Count a run that did not take place."""
        if times:
            self.row.entry.skipped[source, why] += times
            self._board.touch(self.row.name)

    async def _loop(self, source: Source) -> None:
        while True:
            late = await self.beats.due(source)
            self._board.lag.observe(late)
            await self.probe(source)
            self._measure(source)

    def _measure(self, source: Source | None) -> None:
        self._unmeasured -= {source}
        if not self._unmeasured:
            self.measured.set()

    async def _fly(self, source: Source) -> Run | None:
        why = self._forbidden(source)
        if why is not None:
            self.skip(source, why)
            run = None
        else:
            run = await (self._generate() if source.paid else self._ask(source))
        if run is None:
            # What took nothing in has not planned the next run.
            self._plan(source)
        return run

    def _plan(self, source: Source) -> None:
        """The next beat; those that a long run has covered are skipped."""
        self.skip(source, Skip.OVERLAP, self.beats.after_run(source))

    def _forbidden(self, source: Source) -> Skip | None:
        if self.row.entry.beats[source].disabled is not None:
            return Skip.POLICY
        if not source.paid:
            return None
        now = self._clock.time()
        if self.row.announced is not None and self.row.announced.start <= now < self.row.announced.end:
            return Skip.MAINTENANCE
        traffic = dict(self.row.health.track(Source.OBSERVATION).fresh).get(Source.OBSERVATION, 0.0)
        return Skip.TRAFFIC if traffic >= now else None

    async def _ask(self, source: Source) -> Run:
        interval = self.beats.paces[source].in_force
        result = await self.hands.prober.run(
            source,
            self.target.probes.settings(source).timeout,
            interval,
            ever_worked=self.row.health.ever_worked,
        )
        if result.reading is not None and result.reading.accident is not None:
            await self.hands.jobs.accident(source, result.reading.accident)
        return self._take(result)

    async def _generate(self) -> Run | None:
        generator, entry = self.hands.generator, self.row.entry
        if generator is None:
            self.skip(Source.GENERATION, Skip.BUDGET)
            return None
        entry.jobs_open += 1
        self._board.touch(self.row.name)
        try:
            made = await generator.run(
                self.beats.paces[Source.GENERATION].in_force,
                ever_worked=self.row.health.ever_worked,
                watch=self._progressed,
            )
        finally:
            entry.jobs_open -= 1
        if isinstance(made, Skip):
            self.skip(Source.GENERATION, made)
            return None
        return self._made(made)

    def _made(self, made: Generated) -> Run:
        entry = self.row.entry
        entry.phases.update(made.phases)
        run = made.result.run
        if run.reason is Reason.OK:
            entry.generation_seconds.observe(run.latency)
        if made.left is not None and made.finished is None:
            self.hands.jobs.follow(made.left)
        elif made.left is not None and made.finished is not None:
            self.hands.jobs.close(made.left, made.finished, run.outcome)
        return self._take(replace(made.result, run=replace(run, cost_usd=made.usd)))

    def _progressed(self, progress: Progress) -> None:
        if progress.unknown_status is not None:
            _log.debug("unknown job status", target=self.target.name, status=progress.unknown_status[:40])

    def _take(self, result: Result) -> Run:
        """Count a result and let it speak for the target."""
        source = result.run.source
        self.results[source] = result
        self._plan(source)
        self.row.note(result.run)
        if result.reading is not None and result.reading.retires_at is not None:
            self.row.announced_retirement(result.reading.retires_at)
        key = self.target.api_key
        if key is not None and result.verdict.reason in _KEY_REFUSED:
            key.refused()
        self._hold_back(source, result)
        before = self.row.health
        # A run that outlasts its interval is not followed by an answer before its like has run.
        interval = max(self.beats.paces[source].in_force, result.run.at - result.run.began)
        evidence = replace(result.evidence, interval=interval)
        self.row.fold(evidence)
        self.beats.follow_up(evidence, before, self.row.health)
        _log.debug(
            "probe ended",
            target=self.target.name,
            probe=str(source),
            outcome=str(result.run.outcome),
            reason=str(result.run.reason),
            rule=result.run.rule,
            seconds=round(result.run.latency, 3),
        )
        self.on_result(self.target.name, result)
        return result.run

    def _hold_back(self, source: Source, result: Result) -> None:
        """Honour the upstream's `Retry-After`."""
        if result.reading is None or result.verdict.success:
            return
        seconds = retry_after(result.reading.answer.headers.get("retry-after"))
        if seconds is not None:
            self.beats.hold(source, seconds)


def retry_after(value: str | None) -> float | None:
    """Seconds of a `Retry-After` header; None for none and for dates, which gateways get wrong."""
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        return None
