"""Observations of real traffic: kept before they are acknowledged, folded at each interval's end."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from exporter.clock import Clock
from exporter.core.answer import OK, ObservationIn, Verdict
from exporter.core.board import Board
from exporter.core.classify.classify import PhraseRule, classify
from exporter.core.recent import RecentTraffic
from exporter.core.state.aggregate import Fold, Observed, Reporters
from exporter.core.state.evidence import Evidence, counted
from exporter.core.state.redating import answer as redated
from exporter.core.vocabulary import Fault, Probing, Source, State
from exporter.engine.persistence import Persistence, StoreAccess
from exporter.engine.schedule import Schedule
from exporter.engine.target_loop import retry_after
from exporter.engine.target_state import TargetState
from exporter.errors import StoreError
from exporter.turns import in_turns

_RETRY = 15.0


@dataclass(slots=True)
class TargetObservations:
    """One target's pending observations, and the task that folds them, while there are any."""

    row: TargetState
    schedule: Schedule
    probing: Probing
    interval: float
    persistence: Persistence
    clock: Clock
    _pending: dict[int, Observed] = field(default_factory=dict)
    """By their numbers in the store, dated as if the clock had never been set."""
    _moved: float = 0.0
    """By so many seconds the clock was set since the start."""
    _reporters: Reporters = field(default_factory=Reporters)
    _tasks: asyncio.TaskGroup | None = None
    _folding: "asyncio.Task[None] | None" = None

    def start(self, tasks: asyncio.TaskGroup) -> None:
        """Fold in `tasks` from now on, until `stop`."""
        self._tasks = tasks
        self._fold_later()

    def stop(self) -> None:
        """Fold no more; what is pending stays so."""
        self._tasks = None
        if self._folding is not None:
            self._folding.cancel()

    def take(self, number: int, observed: Observed) -> None:
        """An observation that is safe in the store under `number`.

        One from before a restart may have been taken in by a clock that was ahead.
        """
        self._pending[number] = replace(observed, at=min(observed.at, self.clock.time()) - self._moved)
        self._fold_later()

    def redate(self, by: float) -> None:
        """The wall clock was set by so many seconds."""
        self._moved += by

    def hand_over(self, successor: "TargetObservations") -> None:
        """Leave what is pending to whoever watches this target from now on."""
        for number, observed in self._pending.items():
            successor.take(number, replace(observed, at=observed.at + self._moved))

    def _fold_later(self) -> None:
        if self._pending and self._tasks is not None and self._folding is None:
            self._folding = self._tasks.create_task(self._run(), name=f"{self.row.name}: observations")

    async def _run(self) -> None:
        """Fold at the end of every interval in which something arrived, until nothing more has."""
        try:
            while self._pending:
                await asyncio.sleep(self.interval - self.clock.time() % self.interval)
                await self._fold()
        finally:
            self._folding = None

    async def _fold(self) -> None:
        taken, folding = self._pending.copy(), Fold(self.row.channel)
        now = self.clock.time() - self._moved
        # A client that was cut off tells in the end what is no longer news.
        oldest = now - self.row.policy.traffic_fresh(self.interval)
        async for observed in in_turns(taken.values()):
            if observed.at >= oldest:
                folding.add(observed)
        # Not before: until here whoever watches this target next takes all of them over.
        self._pending = {n: observed for n, observed in self._pending.items() if n not in taken}
        if self.probing is not Probing.OFF:
            for evidence in folding.evidence(self.interval, now):
                evidence = replace(evidence, began=max(evidence.began, now - 2 * self.interval))
                self._count(redated(evidence, self._moved))
        while True:
            try:
                await self.persistence.fold(self.row.name, list(taken))
            except StoreError as error:
                self.persistence.refused(error)
                await asyncio.sleep(_RETRY)
                continue
            return

    def _count(self, evidence: Evidence) -> None:
        if not self._reporters.heed(evidence):
            return
        before = self.row.health
        self.row.fold(evidence)
        self.schedule.follow_up(evidence, before, self.row.health)


class ObservationIntake:
    """Takes observations in for all targets: classified, durable before the caller hears of it, counted."""

    def __init__(self, board: Board, access: StoreAccess, traffic: Mapping[str, TargetObservations]) -> None:
        self.rules: Sequence[PhraseRule] = ()
        self._board = board
        self._access = access
        self._traffic = traffic

    async def restore(self) -> None:
        """Take up what was accepted and not yet folded when the process ended."""
        for pending in await self._access.writer.run(self._access.store.pending_observations):
            traffic = self._traffic.get(pending.target)
            if traffic is not None:
                traffic.take(pending.id, pending.observed)

    async def observe(self, items: Sequence[ObservationIn]) -> int:
        """Accept all or none; how many. There may be thousands: they are judged and counted in turns.

        Raises:
            StoreError: they could not be kept, so none was accepted.
        """
        judged = []
        async for item in in_turns(items):
            verdict = self._verdict(item)
            judged.append((item, verdict, _observed(item, verdict)))
        kept = [(item.target, one) for item, _, one in judged]
        numbers = await self._access.writer.run(self._access.store.append_observations, kept)
        async for (item, verdict, one), number in in_turns(zip(judged, numbers, strict=True)):
            target, entry = item.target, self._board.entries.get(item.target)
            if entry is None:
                continue  # removed by a reload meanwhile
            entry.observations[one.outcome, one.reason] += 1
            entry.billed_without_video += item.billed is True and item.delivered is False
            traffic = self._traffic[target]
            _remember(entry.traffic, item, one, traffic.clock.time())
            traffic.row.not_understood(Source.OBSERVATION, one.at, one.outcome, one.reason, verdict.unread)
            self._board.touch(target)
            traffic.take(number, one)
        return len(items)

    def _verdict(self, item: ObservationIn) -> Verdict:
        entry = self._board.entries.get(item.target)
        if item.answer is None or entry is None:
            return OK
        return counted(classify(item.answer, entry.facts.channel, self.rules, upstream=entry.facts.upstream))


def _observed(item: ObservationIn, verdict: Verdict) -> Observed:
    return Observed(item.reporter, item.at, verdict.outcome, verdict.reason, verdict.fault, item.latency)


def _remember(traffic: RecentTraffic, item: ObservationIn, one: Observed, now: float) -> None:
    """What it adds to the last hour: nothing where the fault is ours, but for a wish to wait."""
    asked = None if item.answer is None else retry_after(item.answer.headers.get("retry-after"))
    success = one.outcome is State.OPERATIONAL
    if one.fault is not Fault.OURS:
        traffic.note(one.at, now, success=success, latency=one.latency)
    if asked is not None and not success:
        traffic.hold(one.at, asked)
