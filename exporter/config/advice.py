"""What a correct configuration may still have wrong: said by `check`, never refused."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from exporter.config.document import Document, Loc, Problem
from exporter.config.model import Config, Maintenance
from exporter.config.target import KEY_SOURCES, Target
from exporter.core.money import SPARE_JOBS, limit_micros, runs_per_day, to_micros, to_usd
from exporter.core.words import Api, Channel, Probing, Upstream
from exporter.settings import format_duration


def advice(document: Document, config: Config, now: float) -> Iterator[Problem]:
    """Everything doubtful at `now` (unix seconds)."""
    for place, target in enumerate(config.targets):
        for loc, said in _about(target, config, now):
            yield document.problem(("targets", place, *loc), said)
    yield from _about_global_budget(document, config)
    for place, work in enumerate(config.maintenance):
        for loc, said in _about_maintenance(work, config, now):
            yield document.problem(("maintenance", place, *loc), said)


def _day_of_jobs(target: Target) -> int:
    """Millionths of a dollar of a day's scheduled paid probes and the spare ones; 0 without paid probes."""
    generation = target.probes.generation
    if generation is None or target.price is None or target.probing is not Probing.ACTIVE:
        return 0
    order = to_micros(target.price.of(generation.seconds))
    return order * (runs_per_day(generation.interval) + SPARE_JOBS)


def _about(target: Target, config: Config, now: float) -> Iterator[tuple[Loc, str]]:
    need = _day_of_jobs(target)
    if target.budget is not None and need > limit_micros(target.budget.usd_per_day):
        said = f"does not cover a day's schedule and {SPARE_JOBS} further jobs, {to_usd(need):.2f} USD"
        yield ("budget", "usd_per_day"), said
    if target.retires_at is not None and target.retires_at <= now:
        yield ("retires_on",), "is in the past: is the target still worth probing?"
    if _sends_key_in_the_clear(target):
        yield ("base_url",), "sends the key unencrypted to another machine; use https"
    if target.api is Api.GEMINI_VIDEO and _is_vertex_root(target):
        yield ("base_url",), "of Vertex ends in /projects/.../locations/.../publishers/google"
    if target.upstream is Upstream.VENDOR and target.channel is Channel.REVERSE:
        yield ("channel",), "is reverse, although the vendor itself answers at this base URL"
    if target.probing is Probing.PASSIVE and config.global_.observations is None:
        yield ("probing",), "is passive, but global.observations is not set, so nothing will ever be known"


def _about_global_budget(document: Document, config: Config) -> Iterator[Problem]:
    need = sum(map(_day_of_jobs, config.targets))
    limit = config.global_.budget
    if limit is not None and need > limit_micros(limit.usd_per_day):
        said = f"does not cover a day's schedules and {SPARE_JOBS} further jobs each, {to_usd(need):.2f} USD"
        yield document.problem(("global", "budget", "usd_per_day"), said)


def _about_maintenance(work: Maintenance, config: Config, now: float) -> Iterator[tuple[Loc, str]]:
    if work.end_at <= now:
        yield ("end",), "is in the past"
    limits = [config.target(name) for name in work.targets]
    longest = min((target.policy.maintenance_limit for target in limits if target), default=None)
    if longest is not None and work.end_at - work.start_at > longest:
        yield (
            ("end",),
            f"is more than {format_duration(longest)} after the start; it will hold no longer than that",
        )


def _sends_key_in_the_clear(target: Target) -> bool:
    url = urlsplit(target.base_url)
    has_key = any(getattr(target, source) is not None for source in KEY_SOURCES)
    return has_key and url.scheme == "http" and not _is_this_machine(url.hostname or "")


def _is_vertex_root(target: Target) -> bool:
    host = urlsplit(target.base_url).hostname or ""
    return host.endswith("aiplatform.googleapis.com") and "/publishers/" not in target.base_url


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
