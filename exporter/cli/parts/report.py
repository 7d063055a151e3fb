"""The status report as lines, whatever they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from exporter.core.words import Reason, State

if TYPE_CHECKING:
    from exporter.cli.parts.bench import Trial
    from exporter.config import Target
    from exporter.core.answer import Verdict


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
        }


def from_api(answer: dict[str, Any]) -> list[Line]:
    """Lines of what `GET /api/v1/targets` answers."""
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
        )
        for t in answer["targets"]
    ]


def from_trials(target: "Target", trials: Sequence["Trial"]) -> Line:
    """What one round of free probes says: our own fault first, then the worst answer."""
    results = [trial.result for trial in trials if trial.result is not None]
    worst = max(results, key=lambda r: (r.verdict.ours, r.verdict.outcome.code), default=None)
    state, reason = (State.UNKNOWN, Reason.NO_DATA) if worst is None else _word(worst.verdict)
    verified = state is State.OPERATIONAL and any(r.evidence.verified for r in results)
    return Line(
        target=target.name,
        title=target.title,
        provider=target.provider,
        channel=target.channel,
        model=target.model,
        state=state,
        reason=reason,
        verified=verified or state.down,
    )


def _word(verdict: "Verdict") -> tuple[State, Reason]:
    reason = Reason.OK if verdict.success else verdict.reason
    return verdict.outcome, reason


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
