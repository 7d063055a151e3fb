"""The status report as lines, whatever they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exporter.core.words import State


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
        )
        for t in answer["targets"]
    ]


def table(lines: Sequence[Line]) -> str:
    """Aligned columns for a terminal."""
    rows = [("", "TARGET", "CHANNEL", "MODEL", "STATE", "REASON", "SINCE")]
    for line in lines:
        unverified = line.state is State.OPERATIONAL and not line.verified
        reason = "reachable, not verified" if unverified else line.reason
        since = line.since or ""
        rows.append((line.state.icon, line.target, line.channel, line.model, line.state, reason, since))
    widths = [max(len(row[i]) for row in rows) for i in range(1, len(rows[0]))]
    return "\n".join(
        (row[0] or "  ")
        + " "
        + "  ".join(cell.ljust(width) for cell, width in zip(row[1:], widths, strict=True)).rstrip()
        for row in rows
    )
