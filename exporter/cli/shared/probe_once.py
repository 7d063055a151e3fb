"""One target's parts without its loops, for commands that probe once."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import Self

from exporter.clock import SystemClock
from exporter.config import Config, TargetConfig
from exporter.core.availability import Timeline
from exporter.core.board import Board, Entry, Money
from exporter.core.classify.classify import PhraseRule
from exporter.core.state.machine import Health
from exporter.core.vocabulary import Off, Skip, Source
from exporter.dialects.base import Progress
from exporter.engine.billing import Billing
from exporter.engine.network_guard import ConnectivityCheck, NetworkGuard
from exporter.engine.persistence import Persistence, StoreAccess
from exporter.engine.probing import Result
from exporter.engine.target import EngineContext, Target, build_target, facts_of, limits_of
from exporter.store import Store, StoreWriter
from exporter.transport import Exchange, recording

Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Trial:
    """What one run gave: its result (None when it was skipped, and why), and all that was sent."""

    result: Result | None
    exchanges: tuple[Exchange, ...]
    skipped: Skip | None = None
    off: Off | None = None
    """Why the probe is off, where that is why it was skipped."""


class Bench:
    """Builds stations for a configuration around one store, and runs single probes on them."""

    def __init__(self, config: Config, store: Store) -> None:
        self.config = config
        self.clock = SystemClock()
        self.board = Board(started=self.clock.time())
        self._stack = AsyncExitStack()
        self._stations: dict[str, Target] = {}
        self._access = StoreAccess(store, StoreWriter(store))
        guard = NetworkGuard(self.board, self.clock)
        if config.global_.connectivity is not None:
            guard.adopt(ConnectivityCheck(config.global_.connectivity.url, self.clock, None))
        self._around = EngineContext(
            board=self.board,
            clock=self.clock,
            guard=guard,
            persistence=Persistence(self._access, self.board, self.clock, None),
            billing=Billing(self._access, self.board, self.clock),
            rules=[PhraseRule(r.phrase, r.reason, r.channel) for r in config.classifier.rules],
            transport=lambda: None,
        )

    async def __aenter__(self) -> Self:
        self._stack.push_async_callback(self._access.writer.aclose)
        self._stack.push_async_callback(self._around.guard.aclose)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def station(self, target: TargetConfig) -> Target:
        """A target's parts, closed with the bench."""
        entry = Entry(facts_of(target), Health(), Timeline())
        self.board.entries[target.name] = entry
        station = build_target(target, limits_of(target, self.config), entry, self._around)
        station.take_seat()
        self.board.budget = Money(limits_of(target, self.config).global_usd)
        self._stack.push_async_callback(station.dialect.aclose)
        return station

    def entry(self, target: TargetConfig) -> Entry:
        """A target's row."""
        self._station(target)
        return self.board.entries[target.name]

    async def free(self, target: TargetConfig, source: Source) -> Trial:
        """Run a free probe of a target once."""
        return await self.run(self._station(target), source, lambda _: None)

    def _station(self, target: TargetConfig) -> Target:
        found = self._stations.get(target.name)
        if found is None:
            found = self._stations[target.name] = self.station(target)
        return found

    async def run(self, station: Target, source: Source, told: Told) -> Trial:
        """Run a probe once. A paid one is booked before it leaves, and settled."""
        settings = station.target.probes.settings(source)
        probers = station.runner.probers
        with recording() as exchanges:
            if not source.paid:
                interval = settings.interval
                made = await probers.free.run(source, settings.timeout, interval, ever_worked=False)
                if isinstance(made, Skip):
                    off = station.row.entry.beats[source].disabled if made is Skip.POLICY else None
                    return Trial(None, tuple(exchanges), made, off)
                return Trial(made, tuple(exchanges))
            if probers.generator is None:
                return Trial(None, (), Skip.BUDGET)
            paid = await probers.generator.run(settings.interval, ever_worked=False, watch=told)
            if isinstance(paid, Skip):
                return Trial(None, tuple(exchanges), paid)
            priced = replace(paid.result, run=replace(paid.result.run, cost_usd=paid.usd))
            return Trial(priced, tuple(exchanges))
