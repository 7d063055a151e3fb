"""Everything that one target needs to be watched, put together from its settings."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Final

import httpx2

from exporter.clock import Clock
from exporter.config import Config, TargetConfig, fingerprint
from exporter.core.board import Beat, Board, Entry, Facts, Money
from exporter.core.classify.classify import PhraseRule
from exporter.core.money import Limits
from exporter.core.state.machine import Transition
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Off, Probing, Source, State
from exporter.dialects.base import Dialect, Reading
from exporter.dialects.judge import judge
from exporter.dialects.registry import build
from exporter.engine.billing import Billing, TargetBilling
from exporter.engine.generation import Generator
from exporter.engine.late_jobs import LateJobs
from exporter.engine.loop_watch import Stalls, Unwatched
from exporter.engine.network_guard import NetworkGuard
from exporter.engine.observations import TargetObservations
from exporter.engine.persistence import Persistence
from exporter.engine.probing import Judge, Prober
from exporter.engine.schedule import ProbeSchedule, Schedule
from exporter.engine.suspicion import Suspicion
from exporter.engine.target_loop import Probers, TargetLoop
from exporter.engine.target_state import StateContext, TargetState
from exporter.store import ProbeKey
from exporter.transport import slots

_CLIP = 5
"""Seconds of video that a validation starts by mistake: what it asks for, more than vendors make unasked."""
TransportFor = Callable[[], httpx2.AsyncBaseTransport | None]
"""A transport for a target's requests; None for real sockets."""


@dataclass(frozen=True, slots=True)
class EngineContext:
    """What all targets share."""

    board: Board
    clock: Clock
    guard: NetworkGuard
    persistence: Persistence
    billing: Billing
    rules: Sequence[PhraseRule]
    transport: TransportFor
    told: Callable[[str, Transition], None] = lambda _target, _transition: None
    stalls: Stalls = field(default_factory=Unwatched)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a target's probes before its parts are built."""

    ordered: Mapping[Source, float] = field(default_factory=dict)
    """When jobs that go on were ordered, unix seconds."""
    trust: Trust = field(default_factory=Trust)
    """How far its `validation` is trusted not to start paid jobs."""


NOTHING_KNOWN: Final = Known()


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """One target's parts. Building them changes nothing that is shown; `take_seat` does."""

    target: TargetConfig
    dialect: Dialect
    row: TargetState
    runner: TargetLoop
    traffic: TargetObservations
    jobs: LateJobs
    limits: Limits

    def take_seat(self) -> None:
        """From now on the target's entry shows what these parts do."""
        entry = self.row.entry
        entry.facts = facts_of(self.target)
        entry.budget = Money(self.limits.target_usd, entry.budget.spent_usd)
        entry.beats = self.runner.beats.shown
        self.runner.probers.free.take_seat()


def facts_of(target: TargetConfig) -> Facts:
    """What the configuration says of a target and may be shown."""
    price = target.price
    return Facts(
        target=target.name,
        provider=target.provider,
        channel=target.channel,
        model=target.model,
        title=target.title,
        api=target.api,
        upstream=target.upstream,
        upstream_model=target.upstream_model,
        labels=dict(target.labels),
        probes=target.probes.kinds,
        slo_ratio=None if target.slo is None else target.slo / 100,
        retires_at=target.retires_at,
        usd_per_second=None if price is None else price.usd_per_second,
        usd_per_call=None if price is None else price.usd_per_call,
    )


def limits_of(target: TargetConfig, config: Config) -> Limits:
    """The budgets that a target's paid probes must stay inside."""
    return Limits(
        None if target.budget is None else target.budget.usd_per_day,
        None if config.global_.budget is None else config.global_.budget.usd_per_day,
    )


def build_target(
    target: TargetConfig,
    limits: Limits,
    entry: Entry,
    around: EngineContext,
    known: Known = NOTHING_KNOWN,
    dialect: Dialect | None = None,
) -> Target:
    """Build a target's parts around its entry."""
    board, clock = around.board, around.clock
    transport = around.transport()
    dialect = dialect or build(target, transport=transport, clock=clock)
    row = TargetState(entry, target.policy, StateContext(board, clock, around.persistence, around.told))
    beats = Schedule(clock, _paces(target, entry, clock, known.ordered), _shown(target, entry))
    judging = Judge(target, target.retires_at, around.rules, around.guard, clock, around.stalls)
    target_billing = _target_billing(target, limits, around)
    jobs = LateJobs(dialect, target_billing, _late(target, around.rules), entry, board, clock)
    generation = target.probes.generation
    generator = None
    if generation is not None and target.price is not None:
        generator = Generator(dialect, judging, target_billing, generation, clock)
    room = slots().probes if transport is None else nullcontext()
    prober = Prober(dialect, judging, clock, room)
    key = ProbeKey(target.name, Source.VALIDATION, fingerprint(target))
    suspicion = Suspicion(target, key, prober, target_billing, jobs, entry, board, clock, known.trust)
    probers = Probers(suspicion, generator, jobs)
    runner = TargetLoop(target, row, beats, probers, board, clock)
    traffic = TargetObservations(row, beats, target.probing, target.interval, around.persistence, clock)
    return Target(target, dialect, row, runner, traffic, jobs, limits)


def _target_billing(target: TargetConfig, limits: Limits, around: EngineContext) -> TargetBilling:
    """Without a price nothing is ever ordered; an accident is then booked as what it is known to cost."""
    generation, price = target.probes.generation, target.price
    seconds = 0 if generation is None else generation.seconds
    usd = 0.0 if price is None else price.of(seconds)
    accident = 0.0 if price is None else price.of(max(_CLIP, seconds))
    return TargetBilling(around.billing, around.board, around.clock, target.name, usd, accident, limits)


def _late(target: TargetConfig, rules: Sequence[PhraseRule]) -> Callable[[Reading], State]:
    channel, upstream = target.channel, target.upstream
    return lambda reading: judge(reading, channel, rules, upstream=upstream, ever_worked=True).outcome


def _shown(target: TargetConfig, entry: Entry) -> dict[Source, Beat]:
    off = None if target.probing is Probing.ACTIVE else Off.POLICY
    beats = {}
    for source in target.probes.kinds:
        settings = target.probes.settings(source)
        old = entry.beats.get(source)
        accident = Off.ACCIDENT if old is not None and old.disabled == Off.ACCIDENT else None
        beats[source] = Beat(settings.interval, 0.0, accident or off)
    return beats


def _paces(
    target: TargetConfig, entry: Entry, clock: Clock, ordered: Mapping[Source, float]
) -> dict[Source, ProbeSchedule]:
    paces = {}
    for source in target.probes.kinds:
        settings = target.probes.settings(source)
        name = f"{target.name}/{source}"
        last = max(filter(None, (_last_run(entry, source), ordered.get(source))), default=None)
        paces[source] = ProbeSchedule.begin(
            name, settings.interval, clock.time(), paid=source.paid, last_run=last
        )
    return paces


def _last_run(entry: Entry, source: Source) -> float | None:
    """When a probe last gave evidence: what is remembered from before a restart."""
    track = entry.health.track(source)
    return max((e.at for e in (*track.answers, *track.ours) if e.source is source), default=None)
