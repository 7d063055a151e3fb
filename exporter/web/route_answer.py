"""The order in which to try a model's targets, as the API and the command line give it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from exporter.config import TargetConfig
from exporter.core.board import Entry
from exporter.core.capability import Maker
from exporter.core.recent import LONGEST_WAIT, LastHour, last_hour
from exporter.core.route import Candidate, Choice, RouteQuery, order
from exporter.turns import in_turns
from exporter.web.serialize import WINDOWS, price

_VALID: Final = (5, 60)
"""Seconds for which an order is good: the shortest interval of its targets, within these bounds."""
_IN_PLACE: Final = 100


@dataclass(frozen=True, slots=True)
class _RouteRow:
    """One target of the model, as of now."""

    target: TargetConfig
    entry: Entry
    candidate: Candidate
    hour: LastHour


async def route_answer(
    model: str,
    rows: Sequence[tuple[TargetConfig, Entry]],
    wanted: RouteQuery,
    now: float,
    conceal: Callable[[str], str],
) -> dict[str, Any]:
    """The answer of `/api/v1/route`; `rows` are the model's targets, `now` is unix seconds."""
    known, candidates, intervals = {}, [], set()
    async for target, entry in in_turns(rows):
        known[target.name] = one = _known(target, entry, now)
        candidates.append(one.candidate)
        intervals |= {
            target.interval,
            *(target.probes.settings(kind).interval for kind in target.probes.kinds),
        }
    # Thousands are put in order in a thread; for a few it would take longer.
    in_place = len(candidates) <= _IN_PLACE
    found = order(candidates, wanted) if in_place else await asyncio.to_thread(order, candidates, wanted)
    return {
        "model": model,
        "prefer": wanted.prefer,
        "scenario": wanted.scenario,
        "valid_for_seconds": _valid_for(min(intervals)),
        "targets": [
            _tried(known.pop(choice.target), choice, wanted, now, conceal)
            async for choice in in_turns(found.tried)
        ],
        "left_out": [
            {"target": choice.target, "state": known.pop(choice.target).candidate.state, "why": choice.why}
            async for choice in in_turns(found.left_out)
        ],
    }


def _known(target: TargetConfig, entry: Entry, now: float) -> _RouteRow:
    hour = last_hour(entry.health, entry.traffic, now)
    return _RouteRow(target, entry, _candidate(entry, hour, now), hour)


def candidate_of(entry: Entry, now: float) -> Candidate:
    """What the place of a target in the order depends on, at `now` (unix seconds)."""
    return _candidate(entry, last_hour(entry.health, entry.traffic, now), now)


def _candidate(entry: Entry, hour: LastHour, now: float) -> Candidate:
    facts, health = entry.facts, entry.health
    return Candidate(
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


def _valid_for(interval: float) -> int:
    """The same for as long as the configuration is, so that an unchanged order is an unchanged answer."""
    shortest, longest = _VALID
    return int(min(max(interval, shortest), longest))
