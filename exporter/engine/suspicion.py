"""A free probe that might cost money: booked before it leaves until it is known that it does not.

A `validation` asks for something that must be refused. Until its target has refused it once, an upstream may
just as well take it for an order. So long its price is set aside before the request leaves, as for a paid
probe, and given back when the answer shows that nothing has begun. An answer of success, or none at all
while the catalog answers, is a suspected accident: the price stays booked, and the second one turns the
probe off, until a later try is refused. A job that an answer names is an accident at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from exporter.clock import Clock
from exporter.config import TargetConfig
from exporter.core.board import Beat, Board, Entry
from exporter.core.suspicion import Trust
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Api, Off, Reason, Skip, Source, State
from exporter.dialects.base import Doubt
from exporter.engine.billing import Reservation, TargetBilling
from exporter.engine.late_jobs import LateJobs
from exporter.engine.probing import Prober, Result, Spent
from exporter.errors import StoreError
from exporter.log import Log
from exporter.store import ProbeKey

_log = Log("exporter.probe")
_SUCCESS = frozenset({Reason.OK, Reason.BAD_RESPONSE, Reason.TRUNCATED, Reason.UNKNOWN_STATUS})
"""What the classifier calls an answer with a status of success that tells of no failure."""
Change = Callable[[Trust], Trust]


@dataclass(slots=True)
class Suspicion:
    """One target's free probes, as far as they may cost money."""

    target: TargetConfig
    key: ProbeKey
    """Of its `validation`, the only free probe that sends an order."""
    prober: Prober
    target_billing: TargetBilling
    jobs: LateJobs
    entry: Entry
    board: Board
    clock: Clock
    trust: Trust = field(default_factory=Trust)
    _retry: float = 0.0
    """When it may be tried again while it is off, monotonic seconds."""
    _cleared: bool = False
    """An operator wants to know: the next run is booked over any limit."""

    async def run(
        self, source: Source, timeout: float, interval: float, *, ever_worked: bool
    ) -> Result | Skip:
        """Run a free probe once; `timeout` and `interval` (in force) in seconds. See `Prober.run`."""
        if source is not self.key.source or self.target.api is Api.HTTP:
            return await self.prober.run(source, timeout, interval, ever_worked=ever_worked)
        reservation = await self._begin(timeout)
        if isinstance(reservation, Skip):
            return reservation
        result = await self.prober.run(source, timeout, interval, ever_worked=ever_worked)
        return await self._end(result, reservation)

    def take_seat(self) -> None:
        """From now on the target's entry shows what is known here."""
        self.adopt(self.trust)

    def adopt(self, trust: Trust) -> None:
        """Take over what is known of the probe, and show whether it is off."""
        now = self.clock.time()
        if trust.retry_at != self.trust.retry_at or not self._retry:
            # Planned on the clock on the wall, waited for on the one that nobody sets.
            left = 0.0 if trust.retry_at is None else min(max(trust.retry_at - now, 0.0), DAY)
            self._retry = self.clock.monotonic() + left
        self.trust = trust
        beat = self.entry.beats.get(self.key.source)
        if beat is not None and beat.disabled in (None, Off.SUSPECTED):
            self._show(beat, Off.SUSPECTED if trust.off else None)

    def clear(self) -> None:
        """An operator lets the probe run again, as if it had never run."""
        self.adopt(Trust())
        self._cleared = True

    async def _begin(self, timeout: float) -> Reservation | Skip | None:
        """Set the price aside where the awaited refusal was never seen; a `Skip` where it may not run."""
        if self.trust.seen:
            return None
        if self._waits:
            return Skip.POLICY
        try:
            return await self._in_case(timeout) if await self._may_run() else Skip.POLICY
        except StoreError as error:
            self.target_billing.billing.refused(error)
            return Skip.BUDGET if self.target_billing.accident_usd > 0 else None

    async def _in_case(self, timeout: float) -> Reservation | Skip | None:
        if self.trust.seen or not self.target_billing.accident_usd:
            return None
        reservation = await self.target_billing.reserve(self.key.source, timeout, over=self._cleared)
        self._cleared = False
        return reservation or Skip.BUDGET

    @property
    def _waits(self) -> bool:
        """It is off, and the time of its next try has not come."""
        return self.trust.off and self.clock.monotonic() < self._retry

    async def _may_run(self) -> bool:
        """Learn what others (the command line) have found out meanwhile; whether the probe may run."""
        store, run = self.target_billing.billing.access.store, self.target_billing.billing.access.writer.run
        trust, off = await run(lambda: (store.trust(self.key), store.disabled()))
        if trust.retry_at != self.trust.retry_at or trust.seen:
            self.adopt(trust)
        beat = self.entry.beats.get(self.key.source)
        if beat is not None and self.key[:2] in off:
            self._show(beat, Off.ACCIDENT)
            return False
        return not self._waits

    async def _end(self, result: Result, reservation: Reservation | None) -> Result:
        reading = result.reading
        if reading is not None and reading.accident is not None:
            usd = await self.jobs.accident(self.key.source, reading.accident, reservation)
            return _costing(result, usd, Spent.STARTED)
        if self.trust.seen:
            return result
        now = self.clock.time()
        if reading is not None and reading.awaited:
            await self._learn(Trust.refused, reservation, suspected=False)
        elif result.void and reading is not None and reading.doubt is Doubt.UNANSWERED:
            # This process was held up: the answer may have been missed, and an order taken. The upstream is
            # not suspected for it.
            await self._learn(partial(Trust.tried, now=now), reservation, suspected=True)
            return replace(result, run=replace(result.run, cost_usd=self.target_billing.accident_usd))
        elif await self._suspected(result):
            await self._learn(partial(Trust.suspected, now=now), reservation, suspected=True)
            self._tell(result)
            return _costing(result, self.target_billing.accident_usd, Spent.SUSPECTED)
        else:
            await self._learn(partial(Trust.tried, now=now), reservation, suspected=False)
        return result

    async def _suspected(self, result: Result) -> bool:
        """Whether the run may have started a job that nobody names."""
        reading = result.reading
        doubt = Doubt.UNANSWERED if reading is None else reading.doubt
        if doubt is Doubt.ACCEPTED:
            return result.verdict.reason in _SUCCESS
        return doubt is Doubt.UNANSWERED and await self._catalog_succeeds()

    async def _catalog_succeeds(self) -> bool:
        """Whether the upstream answers at all now: one that is down has taken no order."""
        probe = self.target.probes.catalog
        timeout = self.target.timeout if probe is None else probe.timeout
        result = await self.prober.run(Source.CATALOG, timeout, self.target.interval, ever_worked=True)
        return result.verdict.success

    async def _learn(self, change: Change, reservation: Reservation | None, *, suspected: bool) -> None:
        """Keep what a run has taught and end its reservation, together; later where the store refuses."""
        keep = partial(self._keep, change, reservation, suspected)
        writer = self.target_billing.billing.access.writer
        try:
            trust = await writer.run(keep)
        except StoreError as error:
            self.target_billing.billing.refused(error)
            trust = change(self.trust)
            self.jobs.later(partial(writer.run, keep))
        self.adopt(trust)
        if reservation is not None:
            await self.target_billing.ended(
                reservation, self.target_billing.accident_usd if suspected else 0.0
            )

    def _keep(self, change: Change, reservation: Reservation | None, suspected: bool) -> Trust:
        """What the store does, in its thread."""
        store = self.target_billing.billing.access.store
        with store.together(durable=suspected or reservation is not None):
            if reservation is not None and suspected:
                store.settle_job(reservation.id, State.UNKNOWN, self.target_billing.accident_usd)
            elif reservation is not None:
                store.release_job(reservation.id, State.UNKNOWN)
            return store.learn(self.key, change)

    def _tell(self, result: Result) -> None:
        _log.error(
            "a free probe may have started a paid job" + (": it is off for now" if self.trust.off else ""),
            target=self.key.target,
            probe=str(self.key.source),
            answer=str(result.verdict.reason),
            booked_usd=self.target_billing.accident_usd or "unknown, the target has no price",
            suspicions=self.trust.suspicions,
        )

    def _show(self, beat: Beat, off: Off | None) -> None:
        if beat.disabled != off:
            beat.turn(off)
            self.board.touch(self.key.target)


def _costing(result: Result, usd: float, spent: Spent) -> Result:
    return replace(result, run=replace(result.run, cost_usd=usd), spent=spent)
