"""The order in which to try a model's targets, as the API and the command line give it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from exporter.config import TargetConfig
from exporter.core.board import Entry
from exporter.core.capability import Maker
from exporter.core.recent import LONGEST_WAIT, LastHour, last_hour
from exporter.core.route import Candidate, Choice, RouteQuery, order
from exporter.web.serialize import WINDOWS, price

_VALID: Final = (5, 60)
"""Seconds for which an order is good: the shortest interval of its targets, within these bounds."""


@dataclass(frozen=True, slots=True)
class _RouteRow:
    """One target of the model, as of now."""

    target: TargetConfig
    entry: Entry
    candidate: Candidate
    hour: LastHour


def route_answer(
    model: str,
    rows: Sequence[tuple[TargetConfig, Entry]],
    wanted: RouteQuery,
    now: float,
    conceal: Callable[[str], str],
) -> dict[str, Any]:
    """The answer of `/api/v1/route`; `rows` are the model's targets, `now` is unix seconds."""
    known = {target.name: _known(target, entry, now) for target, entry in rows}
    found = order([one.candidate for one in known.values()], wanted)
    return {
        "model": model,
        "prefer": wanted.prefer,
        "scenario": wanted.scenario,
        "valid_for_seconds": _valid_for([target for target, _ in rows]),
        "targets": [_tried(known[choice.target], choice, wanted, now, conceal) for choice in found.tried],
        "left_out": [
            {"target": choice.target, "state": known[choice.target].candidate.state, "why": choice.why}
            for choice in found.left_out
        ],
    }


def _known(target: TargetConfig, entry: Entry, now: float) -> _RouteRow:
    facts, health = entry.facts, entry.health
    hour = last_hour(health, entry.traffic, now)
    candidate = Candidate(
        target=facts.target,
        channel=facts.channel,
        state=health.state,
        reason=health.reason,
        verified=health.verified,
        usd_per_second=facts.usd_per_second,
        usd_per_call=facts.usd_per_call,
        success=entry.timeline.ratio(now, WINDOWS["30d"]).availability,
        success_1h=hour.success_ratio,
        maker=Maker(facts.api, facts.upstream, facts.upstream_model),
    )
    return _RouteRow(target, entry, candidate, hour)


def _tried(
    known: _RouteRow, choice: Choice, wanted: RouteQuery, now: float, conceal: Callable[[str], str]
) -> dict[str, Any]:
    facts, candidate, latency = known.entry.facts, known.candidate, known.hour.latency
    return {
        "target": facts.target,
        "channel": facts.channel,
        "provider": facts.provider,
        "api": facts.api,
        "base_url": conceal(known.target.base_url),
        "upstream_model": facts.upstream_model,
        "state": candidate.state,
        "verified": candidate.verified,
        "success_ratio_1h": known.hour.success_ratio,
        "latency_seconds": None if latency is None else round(latency, 3),
        "price": price(facts),
        "cost_usd": candidate.usd(wanted.seconds),
        "cost_per_success_usd": candidate.usd_per_success(wanted.seconds),
        "retry_after_seconds": _retry_after(known.entry, now),
        "why": choice.why,
    }


def _retry_after(entry: Entry, now: float) -> int | None:
    """Whole seconds for which the upstream has asked for quiet; None where it has not."""
    until = max([entry.traffic.held_until, *(beat.held_until for beat in entry.beats.values())])
    return ceil(min(until - now, LONGEST_WAIT)) if until > now else None


def _valid_for(targets: Sequence[TargetConfig]) -> int:
    """The same for as long as the configuration is, so that an unchanged order is an unchanged answer."""
    intervals = [t.interval for t in targets]
    intervals += [t.probes.settings(kind).interval for t in targets for kind in t.probes.kinds]
    shortest, longest = _VALID
    return int(min(max(min(intervals), shortest), longest))
