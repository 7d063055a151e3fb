"""One target's row as people and programs want to see it: the same figures on the page and in the api."""

from dataclasses import dataclass
from typing import Any

from exporter.core.availability import Ratio
from exporter.core.board import Entry, Facts, Run
from exporter.core.episode import begun
from exporter.core.policy import DAY, HOUR
from exporter.core.words import DOWN
from exporter.web.site import stamp

WINDOWS = {"1h": HOUR, "24h": DAY, "7d": 7 * DAY, "30d": 30 * DAY}


@dataclass(frozen=True, slots=True)
class View:
    """A target as of one moment."""

    entry: Entry
    since: float | None
    """Dated start of the state, unix seconds."""
    last: Run | None
    ratios: dict[str, Ratio]
    watched_since: float | None
    """When the target was watched for the first time, unix seconds; windows may reach back before it."""
    episodes_7d: int
    """Episodes of risk control or suspension that began or lasted within seven days."""

    @property
    def facts(self) -> Facts:
        """What the configuration says."""
        return self.entry.facts


def view(entry: Entry, now: float) -> View:
    """The figures of a row at `now` (unix seconds)."""
    timeline = entry.timeline
    return View(
        entry=entry,
        since=_since(entry),
        last=max(entry.runs.values(), key=lambda run: run.at, default=None),
        watched_since=watched_since(entry),
        ratios={name: timeline.ratio(now, seconds) for name, seconds in WINDOWS.items()},
        episodes_7d=begun(timeline.segments, DOWN, now - 7 * DAY),
    )


def watched_since(entry: Entry) -> float | None:
    """When the target was watched for the first time (unix seconds); None before it is."""
    if entry.watched_since is not None:
        return entry.watched_since
    return entry.timeline.segments[0][0] if entry.timeline.segments else None


def _since(entry: Entry) -> float | None:
    if entry.health.since > 0:
        return entry.health.since
    segments = entry.timeline.segments
    return segments[-1][0] if segments else None


def as_json(seen: View) -> dict[str, Any]:
    """The row as the api gives it: ratios, null where there is no figure, RFC 3339 times."""
    facts, health = seen.facts, seen.entry.health
    return {
        "target": facts.target,
        "title": facts.title,
        "provider": facts.provider,
        "channel": facts.channel,
        "model": facts.model,
        "state": health.state,
        "reason": health.reason,
        "since": stamp(seen.since),
        "verified": health.verified,
        "evidence": health.deepest,
        "last_probe": _run(seen.last),
        "availability": {name: ratio.availability for name, ratio in seen.ratios.items()},
        "coverage": {name: ratio.coverage for name, ratio in seen.ratios.items()},
        "watched_since": stamp(seen.watched_since),
        "promise": facts.slo_ratio,
        "price": price(facts),
        "episodes_7d": seen.episodes_7d,
    }


def _run(run: Run | None) -> dict[str, Any] | None:
    if run is None:
        return None
    return {
        "probe": run.source,
        "time": stamp(run.at),
        "outcome": run.outcome,
        "reason": run.reason,
        "latency_seconds": run.latency,
    }


def price(facts: Facts) -> dict[str, float] | None:
    """The configured price under its name in the configuration."""
    prices = {"usd_per_second": facts.usd_per_second, "usd_per_call": facts.usd_per_call}
    known = {name: usd for name, usd in prices.items() if usd is not None}
    return known or None
