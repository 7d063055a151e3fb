"""An explanation as JSON and as text."""

from collections.abc import Callable
from math import isfinite
from typing import Any

from exporter.core.board import Announcement
from exporter.core.explain import Depth, Explanation, Said
from exporter.web.site import stamp

Conceal = Callable[[str], str]


def explanation_json(story: Explanation, conceal: Conceal) -> dict[str, Any]:
    """The explanation as the api gives it. Times are RFC 3339."""
    return {
        "state": story.state,
        "reason": story.reason,
        "verified": story.verified,
        "since": stamp(story.since or None),
        "decided_at": stamp(story.changed or None),
        "rule": story.rule,
        "because": story.because,
        "announcement": None if story.announcement is None else _announcement(story.announcement),
        "evidence": [_depth(depth, conceal) for depth in story.evidence],
        "changes": list(story.changes),
    }


def _announcement(work: Announcement) -> dict[str, Any]:
    end = work.end if isfinite(work.end) else None
    return {"source": work.source, "text": work.text, "start": stamp(work.start), "end": stamp(end)}


def _depth(depth: Depth, conceal: Conceal) -> dict[str, Any]:
    return {
        "probe": depth.source,
        "says": depth.says,
        "reason": depth.reason,
        "counts": depth.counts,
        "note": depth.note,
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
    """The explanation as plain text."""
    verified = "verified" if story.verified else "not verified"
    lines = [
        f"{story.target} is {story.state} ({story.reason}, {verified}) since {stamp(story.since or None)}",
        f"because: {story.because} [{story.rule}], decided {stamp(story.changed or None)}",
    ]
    if story.announcement is not None:
        lines.append(_announced(_announcement(story.announcement)))
    for depth in story.evidence:
        says = depth.says or "nothing fresh"
        lines.append(
            f"{depth.source}: {says}; {depth.successes} of {depth.answers} answers good; {depth.note}"
        )
        lines.extend(_line(said, conceal) for said in depth.last)
    lines.extend(f"would change it: {sentence}" for sentence in story.changes)
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
