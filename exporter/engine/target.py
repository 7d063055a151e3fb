"""Everything that one target needs to be watched, put together from its settings."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Final

from exporter.config import Config, TargetConfig, fingerprint
from exporter.core.board import Beat, Entry, Facts, Money
from exporter.core.classify.classify import PhraseRule
from exporter.core.money import Limits
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Api, Off, Probing, Source, State, Upstream
from exporter.dialects.base import Dialect, Reading
from exporter.dialects.judge import judge
from exporter.dialects.registry import build
from exporter.engine.billing import Billing, TargetBilling
from exporter.engine.context import EngineContext
from exporter.engine.credential import Holder, key_of
from exporter.engine.generation import Generator
from exporter.engine.late_jobs import LateJobs
from exporter.engine.observations import TargetObservations
from exporter.engine.probing import Judge, Prober
from exporter.engine.schedule import ProbeSchedule, Schedule
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
    dialect: Dialect
    row: TargetState
    loop: TargetLoop
    traffic: TargetObservations
    jobs: LateJobs
    limits: Limits
    credential: Holder | None = None
    """Where a gateway may tell of our key."""

    def take_seat(self) -> None:
        """From now on the target's entry shows what these parts do."""
        entry = self.row.entry
        entry.facts = facts_of(self.config)
        entry.budget = Money(self.limits.target_usd, entry.budget.spent_usd)
        entry.beats = self.loop.schedule.shown
        self.loop.free.take_seat()


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


def build_target(  # noqa: PLR0913 - what a target is built from, by name
    config: TargetConfig,
    entry: Entry,
    context: EngineContext,
    dialect: Dialect | None = None,
    *,
    trust: Trust = NEVER_RUN,
    ordered: Mapping[Source, float] | None = None,
    mark: str | None = None,
) -> Target:
    """Build a target's parts around its entry.

    `trust`: how far its `validation` is trusted not to start paid jobs. `ordered`: when jobs that go on were
    ordered, unix seconds. `mark`: its fingerprint, where that is known.
    """
    board, clock, transport = context.board, context.clock, context.transport()
    dialect = dialect or build(config, transport=transport, clock=clock)
    row = TargetState(entry, config.policy, context)
    begin = clock.time() + context.begin_after
    schedule = Schedule(clock, _paces(config, entry, begin, ordered or {}), _shown(config, entry))
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
    return Target(config, dialect, row, loop, traffic, jobs, limits, credential)


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
    target: TargetConfig, entry: Entry, begin: float, ordered: Mapping[Source, float]
) -> dict[Source, ProbeSchedule]:
    """`begin`: when the first probe may run, unix seconds."""
    paces = {}
    for source in target.probes.kinds:
        settings = target.probes.settings(source)
        name = f"{target.name}/{source}"
        last = max(filter(None, (_last_run(entry, source), ordered.get(source))), default=None)
        paces[source] = ProbeSchedule.begin(name, settings.interval, begin, paid=source.paid, last_run=last)
    return paces


def _last_run(entry: Entry, source: Source) -> float | None:
    """When a probe last gave evidence: what is remembered from before a restart."""
    track = entry.health.track(source)
    return max((e.at for e in (*track.answers, *track.ours) if e.source is source), default=None)
