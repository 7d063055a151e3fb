"""The order in which to try the targets of one model."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from exporter.core.words import CREDENTIAL_REASONS, Channel, Reason, State

CLIP_SECONDS = 10.0
"""Length of the clip at which prices per second and per call are compared."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the order depends on."""

    target: str
    channel: Channel
    state: State
    reason: Reason
    verified: bool
    usd_per_second: float | None = None
    usd_per_call: float | None = None

    @property
    def usd(self) -> float:
        """Price of one clip; unknown prices come last."""
        if self.usd_per_call is not None:
            return self.usd_per_call
        return inf if self.usd_per_second is None else self.usd_per_second * CLIP_SECONDS


@dataclass(frozen=True, slots=True)
class Choice:
    """A target worth trying, and why it stands where it stands."""

    target: str
    why: str


def order(candidates: Iterable[Candidate], prefer: Channel | None = None) -> list[Choice]:
    """Targets in the order to try: how well they work, then the preferred channel, then the price.

    What certainly does not serve (suspended, retired, in maintenance, our own key refused) is left out;
    risk control comes last, because a part of the requests still succeeds.
    """
    ranked = []
    for candidate in candidates:
        place = _place(candidate)
        if place is not None:
            rank, why = place
            preferred = prefer is candidate.channel
            ranked.append((rank, not preferred, candidate.usd, candidate.target, why, preferred))
    return [
        Choice(target, f"{why}; preferred channel" if preferred else why)
        for *_, target, why, preferred in sorted(ranked)
    ]


def _place(candidate: Candidate) -> tuple[int, str] | None:
    """Rank (0 is best) and reason; None for what is not worth a request."""
    because = candidate.reason.replace("_", " ")
    verified = candidate.verified
    known = candidate.reason not in CREDENTIAL_REASONS
    ranked = {
        State.OPERATIONAL: (0, "works, verified") if verified else (2, "reachable, not verified"),
        State.DEGRADED: (
            (1, f"works, but fails now and then or is slow ({because})")
            if verified
            else (3, f"reachable but not at its best ({because}), not verified")
        ),
        State.UNKNOWN: (4, f"not known to work ({because})") if known else None,
        State.RISK_CONTROL: (5, f"last resort: in risk control ({because}), a part of the requests fails"),
    }
    return ranked.get(candidate.state)
