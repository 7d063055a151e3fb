"""One target's probes: when they run, one run at a time per probe, and what follows from a run."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from exporter.clock import Clock
from exporter.config import TargetConfig
from exporter.core.board import Board, Run
from exporter.core.vocabulary import Off, Reason, Skip, Source
from exporter.dialects.base import Progress
from exporter.engine.generation import Generated, Generator
from exporter.engine.late_jobs import LateJobs
from exporter.engine.probing import Result
from exporter.engine.schedule import Schedule, hurried
from exporter.engine.suspicion import Suspicion
from exporter.engine.target_state import TargetState
from exporter.log import Log

_log = Log("exporter.probe")
_EARLY = 0.5
"""Seconds by which a scrape may come before a probe's interval is over."""
_KEY_REFUSED = frozenset({Reason.INVALID_KEY, Reason.PERMISSION_DENIED})


@dataclass(slots=True, eq=False)
class TargetLoop:
    """Runs one target's probes from `start` to `stop`."""

    config: TargetConfig
    row: TargetState
    schedule: Schedule
    free: Suspicion
    generator: Generator | None
    """None where no paid probe is configured."""
    jobs: LateJobs
    board: Board
    clock: Clock
    on_measured: Callable[[], None] = lambda: None
    """Told once every free probe that runs by itself has ended for the first time."""
    measured: bool = False
    """They have, or nobody waits for them any more."""
    _flights: dict[Source, "asyncio.Task[Run | None]"] = field(default_factory=dict)
    _tasks: asyncio.TaskGroup | None = None
    _timers: dict[Source, asyncio.TimerHandle] = field(default_factory=dict)
    """Of the probes that run by themselves, between two runs."""
    _by_itself: tuple[Source, ...] = ()
    _unmeasured: tuple[Source, ...] = ()
    _void: dict[Source, float] = field(default_factory=dict)
    """When runs began that came to nothing by our own fault, until they are planned anew."""

    def start(self, tasks: asyncio.TaskGroup, *, background: bool, paid: bool) -> None:
        """Probe in `tasks` until `stop`: free probes by themselves with `background`, paid ones with `paid`.

        A scrape may ask for a probe also where nothing runs by itself.
        """
        self._tasks = tasks
        self._by_itself = tuple(s for s in self.schedule.paces if (paid if s.paid else background))
        self._unmeasured = tuple(s for s in self._by_itself if not s.paid)
        self._measure(None)
        self.schedule.moved = self._wait
        for source in self._by_itself:
            self._wait(source)

    def stop(self) -> "list[asyncio.Task[Run | None]]":
        """Begin no other run; those under way, which are cut off."""
        self._tasks, self._by_itself = None, ()
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        flights = [flight for flight in self._flights.values() if not flight.done()]
        for flight in flights:
            flight.cancel()
            flight.add_done_callback(_let_go)
        # Whoever waits for the first answers has to look at the successor.
        self._measured_now()
        # Nothing leads back here from what goes on: garbage in circles is looked for seldom.
        self.schedule.moved, self.on_measured = _ignore, _ignore
        return flights

    async def probe(self, source: Source) -> Run | None:
        """The run under way, or a new one; None when skipped. Cancelling the caller does not cut it."""
        return await asyncio.shield(self._flight(source))

    def _flight(self, source: Source) -> "asyncio.Task[Run | None]":
        flight = self._flights.get(source)
        if flight is None or flight.done():
            flight = self._owner().create_task(self._fly(source), name=f"{self.config.name}: {source} run")
            self._flights[source] = flight
        return flight

    async def probe_if_old(self, source: Source) -> Run | None:
        """The last run if it is younger than its interval, otherwise a new one."""
        last = self.row.entry.runs.get(source)
        return last if last is not None and not self.is_old(source) else await self.probe(source)

    def is_old(self, source: Source) -> bool:
        """The last run began an interval ago, or there was none; a scrape may come a little early."""
        last = self.row.entry.runs.get(source)
        interval = self.schedule.paces[source].in_force
        return last is None or self.clock.time() - last.began >= interval - min(_EARLY, interval / 20)

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
            self.board.touch(self.row.name)

    def _wait(self, source: Source) -> None:
        """Run a probe when it is due, unless a run of its own is under way: that plans the next one.

        A timer for each probe, and a task only while it runs: a task that waits costs 20 times the memory
        and has to be cancelled at the end.
        """
        if source not in self._by_itself or (source in self._flights and source not in self._timers):
            return
        loop = asyncio.get_running_loop()
        at, timer = loop.time() + max(0.0, self.schedule.left(source)), self._timers.get(source)
        if timer is not None:
            if timer.when() <= at:
                return  # it looks again when it fires
            timer.cancel()
        self._timers[source] = loop.call_at(at, self._due, source)

    def _due(self, source: Source) -> None:
        left = self.schedule.left(source)
        if left > 0:
            del self._timers[source]
            self._timers[source] = asyncio.get_running_loop().call_later(left, self._due, source)
            return
        del self._timers[source]
        self.board.lag.observe(-left)
        self._flight(source).add_done_callback(partial(self._landed, source))

    def _landed(self, source: Source, flight: "asyncio.Task[Run | None]") -> None:
        """A run of its own has ended: wait for the next one."""
        if flight.cancelled() or flight.exception() is not None:
            return
        self._flights.pop(source, None)
        self._measure(source)
        self._wait(source)

    def _measure(self, source: Source | None) -> None:
        self._unmeasured = tuple(s for s in self._unmeasured if s is not source)
        if not self._unmeasured:
            self._measured_now()

    def _measured_now(self) -> None:
        if not self.measured:
            self.measured = True
            self.on_measured()

    async def _fly(self, source: Source) -> Run | None:
        why = self._forbidden(source)
        if why is Skip.TRAFFIC:
            self._rest(source)
            return None
        if why is not None:
            self.skip(source, why)
            run = None
        else:
            run = await (self._generate() if source.paid else self._ask(source))
        if run is None:
            # What took nothing in has not planned the next run.
            self._plan(source)
            if (began := self._void.pop(source, None)) is not None:
                self.schedule.again(source, began)
        return run

    def _plan(self, source: Source) -> None:
        """The next beat; those that a long run has covered are skipped."""
        self.skip(source, Skip.OVERLAP, self.schedule.after_run(source))

    def _forbidden(self, source: Source) -> Skip | None:
        # What is off on suspicion is tried again now and then; when, is not known here.
        if self.row.entry.beats[source].disabled not in (None, Off.SUSPECTED):
            return Skip.POLICY
        if not source.paid:
            return None
        now = self.clock.time()
        if self.row.announced is not None and self.row.announced.start <= now < self.row.announced.end:
            return Skip.MAINTENANCE
        return Skip.TRAFFIC if self.schedule.replaced(source, self._traffic_lasts(source)) else None

    def _traffic_lasts(self, source: Source) -> float:
        """Until when real traffic can stand in for a probe, whose answer must come while it is fresh."""
        fresh = dict(self.row.health.track(Source.OBSERVATION).fresh).get(Source.OBSERVATION, 0.0)
        last = self.row.entry.runs.get(source)
        takes = 0.0 if last is None else 2 * last.latency
        return fresh - max(takes, hurried(self.schedule.paces[source].interval))

    def _rest(self, source: Source) -> None:
        """Real traffic stands in for a run; a look between two beats replaces none."""
        if not self.schedule.paces[source].watching:
            self.skip(source, Skip.TRAFFIC)
        self.schedule.rest(source, self._traffic_lasts(source))

    async def _ask(self, source: Source) -> Run | None:
        interval = self.schedule.paces[source].in_force
        result = await self.free.run(
            source,
            self.config.probes.settings(source).timeout,
            interval,
            ever_worked=self.row.health.ever_worked,
        )
        if isinstance(result, Skip):
            self.skip(source, result)
            return None
        return self._take(result)

    async def _generate(self) -> Run | None:
        generator, entry = self.generator, self.row.entry
        if generator is None:
            self.skip(Source.GENERATION, Skip.BUDGET)
            return None
        entry.jobs_open += 1
        self.board.touch(self.row.name)
        try:
            made = await generator.run(
                self.schedule.paces[Source.GENERATION].in_force,
                ever_worked=self.row.health.ever_worked,
                watch=self._progressed,
            )
        finally:
            entry.jobs_open -= 1
        if isinstance(made, Skip):
            self.skip(Source.GENERATION, made)
            return None
        return self._made(made)

    def _made(self, made: Generated) -> Run | None:
        entry = self.row.entry
        entry.phases.update(made.phases)
        run = made.result.run
        if made.result.reading is not None and made.result.reading.delivered is not None:
            entry.delivered = made.result.reading.delivered
        if run.reason is Reason.OK and not made.result.held:
            entry.generation_seconds.observe(run.latency)
        if made.left is not None and made.finished is None:
            self.jobs.follow(made.left)
        elif made.left is not None and made.finished is not None:
            self.jobs.close(made.left, made.finished, run.outcome)
        result = replace(made.result, run=replace(run, cost_usd=made.usd))
        return self._take(result) if made.counts else self._keep(result)

    def _progressed(self, progress: Progress) -> None:
        if progress.unknown_status is not None:
            _log.debug("unknown job status", target=self.config.name, status=progress.unknown_status[:40])

    def _keep(self, result: Result) -> Run:
        """Count a result that says nothing of the target."""
        source = result.run.source
        self._plan(source)
        run = replace(result.run, evidence=False)
        self.row.note(run, result.verdict.fault, result.answer)
        self.board.touch(self.row.name)
        self._hold_back(source, result)
        _log.info("no evidence", target=self.config.name, probe=str(source), reason=str(result.run.reason))
        return result.run

    def _take(self, result: Result) -> Run | None:
        """Count a result and let it speak for the target; None for one that says nothing."""
        source = result.run.source
        if result.void:
            self.skip(source, Skip.STALL)
            self._void[source] = result.run.began
            return None
        if result.held:
            result = self._without_latency(result)
        self._plan(source)
        self.row.note(result.run, result.verdict.fault, result.answer, timed=not result.held)
        if result.reading is not None and result.reading.retires_at is not None:
            self.row.announced_retirement(result.reading.retires_at)
        key = self.config.api_key
        if key is not None and result.verdict.reason in _KEY_REFUSED:
            key.refused()
        self._hold_back(source, result)
        before = self.row.health
        # A run that outlasts its interval is not followed by an answer before its like has run.
        interval = max(self.schedule.paces[source].in_force, result.run.at - result.run.began)
        evidence = replace(result.evidence, interval=interval)
        self.row.fold(evidence)
        if result.reading is not None and result.reading.look and result.verdict.ours:
            # The job goes on: what refuses our looks is asked without paying for another.
            self.schedule.soon(Source.VALIDATION)
        else:
            self.schedule.follow_up(evidence, before, self.row.health)
        _log.debug(
            "probe ended",
            target=self.config.name,
            probe=str(source),
            outcome=str(result.run.outcome),
            reason=str(result.run.reason),
            rule=result.run.rule,
            seconds=round(result.run.latency, 3),
        )
        return result.run

    def _without_latency(self, result: Result) -> Result:
        """Whatever took so long was this process: the board keeps the latency of before."""
        last = self.row.entry.runs.get(result.run.source)
        run = replace(result.run, latency=0.0 if last is None else last.latency)
        return replace(result, run=run, evidence=replace(result.evidence, latency=None))

    def _hold_back(self, source: Source, result: Result) -> None:
        """Honour the upstream's `Retry-After`."""
        if result.reading is None or result.verdict.success:
            return
        seconds = retry_after(result.reading.answer.headers.get("retry-after"))
        if seconds is not None:
            self.schedule.hold(source, seconds)


def _let_go(flight: "asyncio.Task[Run | None]") -> None:
    """A task that was cut off keeps its error, whose frames know the task: taking it out opens the circle."""
    if flight.cancelled():
        with contextlib.suppress(asyncio.CancelledError):
            flight.exception()


def _ignore(*_: object) -> None:
    """In the place of who is told no more."""


def retry_after(value: str | None) -> float | None:
    """Seconds of a `Retry-After` header; None for none and for dates, which gateways get wrong."""
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        return None
