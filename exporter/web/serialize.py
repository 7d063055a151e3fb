"""Targets and explanations as the API gives them, and explanations as text."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from exporter.core.availability import Ratio
from exporter.core.board import Announcement, Entry, Facts, Run
from exporter.core.state.explain import Depth, Explanation, Said
from exporter.core.state.why import Why
from exporter.core.thresholds import DAY, HOUR
from exporter.core.unrecognised import Unrecognised
from exporter.core.vocabulary import Source
from exporter.core.wire.measures import Measures
from exporter.web.context import stamp
from exporter.wording import EN
from exporter.wording.explanation import because, change, note, rule_name

Conceal = Callable[[str], str]


def explanation_json(story: Explanation, conceal: Conceal) -> dict[str, Any]:
    """The explanation as the api gives it, in English. Times are RFC 3339."""
    health = story.health
    return {
        "state": health.state,
        "reason": health.reason,
        "verified": health.verified,
        "since": stamp(health.since or None),
        "decided_at": stamp(health.changed or None),
        "rule": rule_name(health.why),
        "why": _why(health.why, health.decided_by),
        "because": because(health, EN),
        "announcement": None if story.announcement is None else _announcement(story.announcement),
        "evidence": [_depth(depth, conceal) for depth in story.evidence],
        "changes": [change(one, EN) for one in story.changes],
    }


def _why(why: Why, source: Source | None) -> dict[str, Any]:
    """What decided, for programs: the numbers that belong to its kind."""
    numbers = {"count": why.count, "of": why.of, "times": why.times}
    known = {name: number for name, number in numbers.items() if number}
    return {"kind": why.kind, "source": source, **known, "contradicted": why.contradicted}


def _announcement(work: Announcement) -> dict[str, Any]:
    end = work.end if isfinite(work.end) else None
    return {"source": work.source, "text": work.text, "start": stamp(work.start), "end": stamp(end)}


def _depth(depth: Depth, conceal: Conceal) -> dict[str, Any]:
    ruling = depth.ruling
    return {
        "probe": depth.source,
        "says": None if ruling is None else ruling.state,
        "reason": None if ruling is None else ruling.reason,
        "counts": depth.counts,
        "note": note(depth, EN),
        "why": None if ruling is None else _why(ruling.why, ruling.source or depth.source),
        "answers": depth.answers,
        "successes": depth.successes,
        "fresh_until": stamp(depth.fresh_until),
        "last": [_said(said, conceal) for said in depth.last],
    }


def _said(said: Said, conceal: Conceal) -> dict[str, Any]:
    return {
        "time": stamp(said.at),
        "outcome": said.outcome,
        "reason": said.reason,
        "fault": said.fault,
        "rule": said.rule,
        "detail": conceal(said.detail),
        "latency_seconds": said.latency,
        "reporter": said.reporter,
    }


def explanation_text(story: Explanation, conceal: Conceal) -> str:
    """The explanation as plain text, in English."""
    health = story.health
    verified = "verified" if health.verified else "not verified"
    rule, decided = rule_name(health.why), stamp(health.changed or None)
    lines = [
        f"{story.target} is {health.state} ({health.reason}, {verified}) since {stamp(health.since or None)}",
        f"because: {because(health, EN)} [{rule}], decided {decided}",
    ]
    if story.announcement is not None:
        lines.append(_announced(_announcement(story.announcement)))
    for depth in story.evidence:
        says = "nothing fresh" if depth.ruling is None else depth.ruling.state
        lines.append(
            f"{depth.source}: {says}; {depth.successes} of {depth.answers} answers good; {note(depth, EN)}"
        )
        lines.extend(_line(said, conceal) for said in depth.last)
    lines.extend(f"would change it: {change(one, EN)}" for one in story.changes)
    return "\n".join(lines) + "\n"


def _announced(work: dict[str, Any]) -> str:
    until = f"until {work['end']}" if work["end"] else "without an end"
    return f"announced by {work['source']}: “{work['text']}” from {work['start']} {until}"


def _line(said: Said, conceal: Conceal) -> str:
    words = [stamp(said.at) or "", said.outcome, said.reason]
    if said.latency is not None:
        words.append(f"{said.latency:.3f} s")
    if said.reporter is not None:
        words.append(f"reported by {said.reporter}")
    if said.rule:
        words.append(f"by {said.rule}")
    if said.detail:
        words.append(f"“{conceal(said.detail)}”")
    return "  " + "  ".join(words)


def not_understood(seen: Unrecognised, conceal: Conceal) -> dict[str, Any]:
    """An answer that nothing understood, and the lines of `classifier.rules` that would teach it."""
    return {
        "probe": seen.source,
        "time": stamp(seen.at),
        "count": seen.count,
        "outcome": seen.outcome,
        "reason": seen.reason,
        "text": conceal(seen.text),
        "rules": conceal(seen.lesson),
    }


WINDOWS = {"1h": HOUR, "24h": DAY, "7d": 7 * DAY, "30d": 30 * DAY}


@dataclass(frozen=True, slots=True)
class TargetView:
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


def view(entry: Entry, now: float) -> TargetView:
    """The figures of a row at `now` (unix seconds)."""
    timeline = entry.timeline
    return TargetView(
        entry=entry,
        since=_since(entry),
        last=max(entry.runs.values(), key=lambda run: run.at, default=None),
        watched_since=watched_since(entry),
        ratios=dict(zip(WINDOWS, timeline.ratios(now, WINDOWS.values()), strict=True)),
        episodes_7d=timeline.times_down(now - 7 * DAY),
    )


def watched_since(entry: Entry) -> float | None:
    """When the target was watched for the first time (unix seconds); None before it is."""
    if entry.watched_since is not None:
        return entry.watched_since
    return entry.timeline.begin


def _since(entry: Entry) -> float | None:
    if entry.health.since > 0:
        return entry.health.since
    return entry.timeline.latest


def as_json(seen: TargetView) -> dict[str, Any]:
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
        "availability": {name: share(ratio.availability) for name, ratio in seen.ratios.items()},
        "coverage": {name: share(ratio.coverage) for name, ratio in seen.ratios.items()},
        "watched_since": stamp(seen.watched_since),
        "promise": share(facts.slo_ratio),
        "price": price(facts),
        "delivered": _delivered(seen.entry.delivered),
        "balance_usd": seen.entry.balance_usd,
        "credential_expires_at": stamp(seen.entry.credential_expires_at),
        "episodes_7d": seen.episodes_7d,
    }


def _delivered(measures: Measures | None) -> dict[str, float | None] | None:
    if measures is None:
        return None
    return {"seconds": measures.seconds, "width": measures.width, "height": measures.height}


def share(ratio: float | None) -> float | None:
    """A ratio with at most six digits, and never 1 where it is less."""
    if ratio is None:
        return None
    rounded = round(ratio, 6)
    return rounded if rounded < 1 or ratio >= 1 else 0.999999


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
