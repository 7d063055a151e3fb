"""The status report: its lines, and why each target is in its state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import partial
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from exporter.clock import SystemClock
from exporter.core.printable import one_line
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import State
from exporter.web.formatting import percent

_MONTH = 30 * DAY
_WIDEST = 10_000
"""Columns of the table: it is for whoever reads it to fold."""


@dataclass(frozen=True, slots=True)
class Line:
    """One target in the report."""

    target: str
    title: str
    provider: str
    channel: str
    model: str
    state: State
    reason: str
    verified: bool
    since: str | None = None
    explanation: dict[str, Any] | None = None
    """As `/api/v1/targets/NAME` gives it."""
    availability: str = ""
    """Of the month, in words, where a running exporter has told it."""

    @property
    def fine(self) -> bool:
        """Operational and verified: nothing to explain."""
        return self.state is State.OPERATIONAL and self.verified

    def as_json(self) -> dict[str, Any]:
        """The same keys as the API has."""
        return {name: getattr(self, name) for name in _OF_THE_API}


_OF_THE_API = tuple(field.name for field in fields(Line) if field.name != "availability")


def from_api(answer: dict[str, Any]) -> list[Line]:
    """Lines of what `GET /api/v1/targets` answers, and of its rows with their explanations."""
    now = SystemClock().time()
    return [
        replace(
            Line(**{name: row.get(name) for name in _OF_THE_API}),
            state=State(row["state"]),
            availability=_availability(row, now),
        )
        for row in answer["targets"]
    ]


def _availability(row: Mapping[str, Any], now: float) -> str:
    """What the API tells of 30 days, or since when it was watched where that is later."""
    if "30d" not in (row.get("availability") or {}):
        return ""
    since = row.get("watched_since")
    short = since is not None and datetime.fromisoformat(since).timestamp() > now - _MONTH
    return f"{percent(row['availability']['30d'])} {f'since {since}' if short else 'of 30 d'}"


def table(lines: Sequence[Line]) -> str:
    """Aligned columns for a terminal."""
    told = any(line.availability for line in lines)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_row("   TARGET", "CHANNEL", "MODEL", "STATE", "REASON", "SINCE", *["AVAILABILITY"] * told)
    for line in lines:
        unverified = line.state is State.OPERATIONAL and not line.verified
        reason = "reachable, not verified" if unverified else line.reason
        cells = (line.channel, line.model, line.state, reason, line.since or "", *[line.availability] * told)
        grid.add_row(*map(Text, (f"{line.state.icon} {line.target}", *cells)))
    console = Console(width=_WIDEST, color_system=None)
    with console.capture() as shown:
        console.print(grid)
    return "\n".join(row.rstrip() for row in shown.get().splitlines())


_COLUMN = 13
_LONGEST = 160
"""Characters of upstream text shown; the API and the page have all of it."""
_shown = partial(one_line, longest=_LONGEST)


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
    said = f"“{_shown(work['text'])}” by {_shown(work['source'])}, from {work['start']} {until}"
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
        words.append(f"reported by {_shown(said['reporter'])}")
    if said["rule"]:
        words.append(f"by {said['rule']}")
    if said["detail"]:
        words.append(f"“{_shown(said['detail'])}”")
    return "  ".join(words)


def _column(name: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{'' if number else name:<{_COLUMN}}{line}"
