"""Why a target is in its state, as a block of lines under the status report's table.

It is told from the explanation as the API gives it: asking a running exporter needs no engine here.
"""

from collections.abc import Iterator
from typing import Any

from exporter.cli.parts.report import Line

_COLUMN = 13
_LONGEST = 160
"""Characters of upstream text shown; the API and the page have all of it."""


def explained(line: Line) -> str:
    """State, since when, the rule that decided, the evidence per probe, and what would change it."""
    story = line.explanation
    verified = "" if line.verified else ", not verified"
    title = f"{line.state.icon} {line.target} is {line.state} ({line.reason}{verified})"
    title += f" since {line.since}" if line.since else ""
    if story is None:
        return title
    told = [*_because(story), *_announced(story.get("announcement"))]
    for depth in story["evidence"]:
        told.extend(_depth(depth))
    told.extend(_column("to change", story["changes"]))
    return "\n".join([title, *(f"   {one}" for one in told)])


def _because(story: dict[str, Any]) -> Iterator[str]:
    decided = f", decided {story['decided_at']}" if story["decided_at"] else ""
    yield from _column("because", [f"{story['because']} (rule: {story['rule']}{decided})"])


def _announced(work: dict[str, Any] | None) -> Iterator[str]:
    """Announced maintenance, as it was announced; an exporter of an older version tells of none."""
    if work is None:
        return
    until = f"until {work['end']}" if work["end"] else "without an end"
    said = f"“{_plain(work['text'])}” by {_plain(work['source'])}, from {work['start']} {until}"
    yield from _column("announced", [said])


def _depth(depth: dict[str, Any]) -> Iterator[str]:
    says = depth["says"] or "no verdict"
    reason = f" ({depth['reason']})" if depth["reason"] else ""
    parts = [f"{says}{reason}: {depth['note']}"]
    if depth["answers"]:
        parts.append(f"{depth['successes']} of {depth['answers']} answers good")
    if depth["fresh_until"]:
        parts.append(f"fresh until {depth['fresh_until']}")
    yield from _column(depth["probe"], ["; ".join(parts), *map(_said, depth["last"])])


def _said(said: dict[str, Any]) -> str:
    words = [said["time"], said["outcome"], said["reason"]]
    if said["latency_seconds"] is not None:
        words.append(f"{said['latency_seconds']:.3f} s")
    if said["fault"] == "ours":
        words.append("our own fault")
    if said["reporter"]:
        words.append(f"reported by {_plain(said['reporter'])}")
    if said["rule"]:
        words.append(f"by {said['rule']}")
    if said["detail"]:
        words.append(f"“{_plain(said['detail'])}”")
    return "  ".join(words)


def _plain(text: str) -> str:
    """Others' text without what a terminal would obey, cut short."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _column(name: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{'' if number else name:<{_COLUMN}}{line}"
