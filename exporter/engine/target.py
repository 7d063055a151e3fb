"""Everything that one target needs to be watched, put together from its settings."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Final

from exporter.clock import ClockStep, TargetClock
from exporter.config import TargetConfig, fingerprint
from exporter.core.board import Entry, Facts, Money
from exporter.core.classify.classify import PhraseRule
from exporter.core.money import Limits
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Api, Source, State, Upstream
from exporter.dialects.base import Dialect, Reading
from exporter.dialects.judge import judge
from exporter.dialects.registry import build
from exporter.engine.billing import Billing, TargetBilling
from exporter.engine.context import EngineContext
from exporter.engine.credential import Holder, key_of
from exporter.engine.facts import beats_of, facts_of, limits_of, paces_of
from exporter.engine.generation import Generator
from exporter.engine.late_jobs import LateJobs
from exporter.engine.observations import TargetObservations
from exporter.engine.probing import Judge, Prober
from exporter.engine.schedule import Schedule
from exporter.engine.suspicion import Suspicion
from exporter.engine.target_loop import TargetLoop
from exporter.engine.target_state import TargetState
from exporter.store import ProbeKey
from exporter.transport import slots

_CLIP = 5
"""Seconds of video that a validation starts by mistake: what it asks for, more than vendors make unasked."""
NEVER_RUN: Final = Trust()


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """One target's parts. Building them changes nothing that is shown; `take_seat` does."""

    config: TargetConfig
    clock: TargetClock
    dialect: Dialect
    row: TargetState
    loop: TargetLoop
    traffic: TargetObservations
    jobs: LateJobs
    limits: Limits
    facts: Facts
    credential: Holder | None = None
    """Where a gateway may tell of our key."""

    def take_seat(self) -> None:
        """From now on the target's entry shows what these parts do."""
        entry = self.row.entry
        entry.facts = self.facts
        entry.budget = Money(self.limits.target_usd, entry.budget.spent_usd)
        entry.beats = self.loop.schedule.shown
        self.loop.free.take_seat()

    def redate(self, step: ClockStep) -> None:
        """Follow a step of the clock: from now on all that is known here is dated by the new time."""
        self.clock.follow()
        # What was due before a suspend is not due all at once after it.
        self.loop.schedule.move(step.whole)
        self.traffic.redate(step.wall)
        self.row.redate(step.wall)
        self.row.tick()


def build_target(
    config: TargetConfig,
    entry: Entry,
    context: EngineContext,
    *,
    trust: Trust = NEVER_RUN,
    ordered: Mapping[Source, float] | None = None,
    mark: str | None = None,
) -> Target:
    """Build a target's parts around its entry, with a clock of their own.

    `trust`: how far its `validation` is trusted not to start paid jobs. `ordered`: when jobs that go on were
    ordered, unix seconds. `mark`: its fingerprint, where that is known.
    """
    board, clock, transport = context.board, TargetClock(context.clock, context.steps), context.transport()
    context = replace(context, clock=clock)
    dialect = build(config, transport=transport, clock=clock)
    row = TargetState(entry, config.policy, context)
    begin = clock.time() + context.begin_after
    schedule = Schedule(clock, paces_of(config, entry, begin, ordered or {}), beats_of(config, entry))
    judging = Judge(config, context.rules, context.guard, clock, context.stalls)
    limits = limits_of(config, context.config)
    billing = _billing(config, limits, context.billing)
    jobs = LateJobs(dialect, billing, _late(config, context.rules), entry, board, clock)
    generation = config.probes.generation
    generator = None
    if generation is not None and config.price is not None:
        generator = Generator(dialect, judging, billing, generation, clock)
    room = slots().probes if transport is None else nullcontext()
    prober = Prober(dialect, judging, clock, room)
    key = ProbeKey(config.name, Source.VALIDATION, mark or fingerprint(config))
    free = Suspicion(config, key, prober, billing, jobs, entry, board, clock, trust)
    loop = TargetLoop(config, row, schedule, free, generator, jobs, board, clock)
    traffic = TargetObservations(row, schedule, config.probing, config.interval, context.persistence, clock)
    asks = config.upstream is Upstream.GATEWAY and config.api is not Api.HTTP and config.api_key is not None
    credential = Holder(key_of(config), dialect, entry) if asks else None
    facts = facts_of(config, context.config.global_.vantage)
    return Target(config, clock, dialect, row, loop, traffic, jobs, limits, facts, credential)


def _billing(target: TargetConfig, limits: Limits, billing: Billing) -> TargetBilling:
    """Without a price nothing is ever ordered; an accident is then booked as what it is known to cost."""
    generation, price = target.probes.generation, target.price
    seconds = 0 if generation is None else generation.seconds
    usd = 0.0 if price is None else price.of(seconds)
    accident = 0.0 if price is None else price.of(max(_CLIP, seconds))
    return TargetBilling(billing, target.name, usd, accident, limits)


def _late(target: TargetConfig, rules: Sequence[PhraseRule]) -> Callable[[Reading], State]:
    channel, upstream = target.channel, target.upstream
    return lambda reading: judge(reading, channel, rules, upstream=upstream, ever_worked=True).outcome
