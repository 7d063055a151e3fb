"""One target's parts without its loops, for commands that probe once."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import Self

from exporter.clock import SystemClock
from exporter.config import Config, TargetConfig
from exporter.core.availability import Timeline
from exporter.core.board import Board, Entry, Money
from exporter.core.state.machine import Health
from exporter.core.vocabulary import Off, Skip, Source
from exporter.dialects.base import Progress
from exporter.engine.billing import Billing
from exporter.engine.context import EngineContext, phrase_rules
from exporter.engine.facts import facts_of
from exporter.engine.network_guard import ConnectivityCheck, NetworkGuard
from exporter.engine.persistence import Persistence, StoreAccess
from exporter.engine.probing import Result
from exporter.engine.target import Target, build_target
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
    """Builds targets of a configuration around one store, and runs single probes of them."""

    def __init__(self, config: Config, store: Store) -> None:
        self.config = config
        self.clock = SystemClock()
        self.board = Board(started=self.clock.time())
        self._stack = AsyncExitStack()
        self._targets: dict[str, Target] = {}
        self._access = StoreAccess(store, StoreWriter(store))
        guard = NetworkGuard(self.board, self.clock)
        if config.global_.connectivity is not None:
            guard.adopt(ConnectivityCheck(config.global_.connectivity.url, self.clock, None))
        self._context = EngineContext(
            config=config,
            rules=phrase_rules(config),
            board=self.board,
            clock=self.clock,
            guard=guard,
            persistence=Persistence(self._access, self.board, self.clock, None),
            billing=Billing(self._access, self.board, self.clock, lambda _error: None),
        )

    async def __aenter__(self) -> Self:
        self._stack.push_async_callback(self._access.writer.aclose)
        self._stack.push_async_callback(self._context.guard.aclose)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def target(self, config: TargetConfig) -> Target:
        """A target's parts, closed with the bench."""
        if config.name in self._targets:
            return self._targets[config.name]
        entry = Entry(facts_of(config), Health(), Timeline())
        self.board.entries[config.name] = entry
        target = self._targets[config.name] = build_target(config, entry, self._context)
        target.take_seat()
        self.board.budget = Money(target.limits.global_usd)
        self._stack.push_async_callback(target.dialect.aclose)
        return target

    async def free(self, config: TargetConfig, source: Source) -> Trial:
        """Run a free probe of a target once."""
        return await self.run(self.target(config), source, lambda _: None)

    async def run(self, target: Target, source: Source, told: Told) -> Trial:
        """Run a probe once. A paid one is booked before it leaves, and settled."""
        settings = target.config.probes.settings(source)
        with recording() as exchanges:
            if not source.paid:
                interval = settings.interval
                made = await target.loop.free.run(source, settings.timeout, interval, ever_worked=False)
                if isinstance(made, Skip):
                    off = target.row.entry.beats[source].disabled if made is Skip.POLICY else None
                    return Trial(None, tuple(exchanges), made, off)
                return Trial(made, tuple(exchanges))
            if target.loop.generator is None:
                return Trial(None, (), Skip.BUDGET)
            paid = await target.loop.generator.run(settings.interval, ever_worked=False, watch=told)
            if isinstance(paid, Skip):
                return Trial(None, tuple(exchanges), paid)
            priced = replace(paid.result, run=replace(paid.result.run, cost_usd=paid.usd))
            return Trial(priced, tuple(exchanges))
