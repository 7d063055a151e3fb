"""What a target's settings say of it before anything is asked: facts, limits, and when its probes run."""

from collections.abc import Mapping

from exporter.config import Config, TargetConfig
from exporter.core.board import Beat, Entry, Facts
from exporter.core.money import Limits
from exporter.core.state.maintenance import MaintenanceWindow
from exporter.core.vocabulary import Off, Probing, Source
from exporter.engine.schedule import ProbeSchedule


def facts_of(target: TargetConfig, vantage: str | None) -> Facts:
    """What the configuration says of a target and may be shown; `vantage` is from where it is watched."""
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
        vantage=vantage,
    )


def limits_of(target: TargetConfig, config: Config) -> Limits:
    """The budgets that a target's paid probes must stay inside."""
    return Limits(
        None if target.budget is None else target.budget.usd_per_day,
        None if config.global_.budget is None else config.global_.budget.usd_per_day,
    )


def windows_of(config: Config) -> dict[str, list[MaintenanceWindow]]:
    """The work that the operator announces, by the target's name: it may name thousands of them."""
    windows: dict[str, list[MaintenanceWindow]] = {}
    for m in config.maintenance:
        window = MaintenanceWindow(frozenset(m.targets), m.start_at, m.end_at, m.note)
        for name in window.targets:
            windows.setdefault(name, []).append(window)
    return windows


def beats_of(target: TargetConfig, entry: Entry) -> dict[Source, Beat]:
    """What a row shows of each probe before it is planned; what an accident has turned off stays off."""
    off = None if target.probing is Probing.ACTIVE else Off.POLICY
    beats = {}
    for source in target.probes.kinds:
        settings = target.probes.settings(source)
        old = entry.beats.get(source)
        accident = Off.ACCIDENT if old is not None and old.disabled == Off.ACCIDENT else None
        beats[source] = Beat(settings.interval, 0.0, accident or off)
    return beats


def paces_of(
    target: TargetConfig, entry: Entry, begin: float, ordered: Mapping[Source, float]
) -> dict[Source, ProbeSchedule]:
    """When each probe runs, from `begin` on; `ordered`: when jobs that go on were ordered. Unix seconds."""
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
    answered = [at for kind, _, at, _ in track.answers.rows() if kind.source is source]
    return max((*answered, *(e.at for e in track.ours if e.source is source)), default=None)
