"""The status report as lines, whatever they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exporter.clock import SystemClock
from exporter.core.policy import DAY
from exporter.core.words import State
from exporter.web.speech import percent

_MONTH = 30 * DAY


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
        return {
            "target": self.target,
            "title": self.title,
            "provider": self.provider,
            "channel": self.channel,
            "model": self.model,
            "state": self.state,
            "reason": self.reason,
            "verified": self.verified,
            "since": self.since,
            "explanation": self.explanation,
        }


def from_api(answer: dict[str, Any]) -> list[Line]:
    """Lines of what `GET /api/v1/targets` answers, and of its rows with their explanations."""
    now = SystemClock().time()
    return [
        Line(
            target=t["target"],
            title=t["title"],
            provider=t["provider"],
            channel=t["channel"],
            model=t["model"],
            state=State(t["state"]),
            reason=t["reason"],
            verified=bool(t["verified"]),
            since=t.get("since"),
            explanation=t.get("explanation"),
            availability=_availability(t, now),
        )
        for t in answer["targets"]
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
    last = ("AVAILABILITY",) if told else ()
    rows = [("", "TARGET", "CHANNEL", "MODEL", "STATE", "REASON", "SINCE", *last)]
    for line in lines:
        unverified = line.state is State.OPERATIONAL and not line.verified
        reason = "reachable, not verified" if unverified else line.reason
        since = line.since or ""
        of_month = (line.availability,) if told else ()
        rows.append(
            (line.state.icon, line.target, line.channel, line.model, line.state, reason, since, *of_month)
        )
    widths = [max(len(row[i]) for row in rows) for i in range(1, len(rows[0]))]
    return "\n".join(
        (row[0] or "  ")
        + " "
        + "  ".join(cell.ljust(width) for cell, width in zip(row[1:], widths, strict=True)).rstrip()
        for row in rows
    )
