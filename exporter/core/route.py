"""The order in which to try the targets of one model."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, inf
from typing import Final

from exporter.core.vocabulary import CREDENTIAL_REASONS, Channel, Reason, State

CLIP_SECONDS = 10.0
"""Length of the clip at which prices per second and per call are compared."""
SCENARIOS: Final = ("production", "commercial", "development", "personal", "high_volume", "low_budget")
"""What the targets are wanted for."""
CHEAPEST: Final = frozenset({"development", "personal", "low_budget"})
"""Scenarios that ask for the cheapest success, whatever the channel."""


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
    success: float | None = None
    """Share of the verified time of 30 days in which it was up, 0 to 1; None without a figure."""

    @property
    def usd(self) -> float:
        """Price of one clip; unknown prices come last."""
        if self.usd_per_call is not None:
            return self.usd_per_call
        return inf if self.usd_per_second is None else self.usd_per_second * CLIP_SECONDS

    @property
    def usd_per_success(self) -> float:
        """Price of one clip that succeeds; where nothing was measured, of one that is asked for."""
        if self.success is None:
            return self.usd
        return self.usd / self.success if self.success > 0 else inf


@dataclass(frozen=True, slots=True)
class Choice:
    """A target worth trying, and why it stands where it stands."""

    target: str
    why: str


def order(
    candidates: Iterable[Candidate], prefer: Channel | None = None, scenario: str | None = None
) -> list[Choice]:
    """Targets in the order to try.

    What is up comes first, operational before degraded, official before reverse, then what has worked better,
    then what costs less. A preferred channel comes first as long as it has a target that is up; a scenario of
    `CHEAPEST` asks for the cheapest success instead of the official channel. What certainly does not serve
    (suspended, retired, in maintenance, our own key refused) is left out; risk control comes last, because a
    part of the requests still succeeds.
    """
    ranked = []
    for candidate in candidates:
        place = _place(candidate)
        if place is not None:
            rank, why = place
            preferred = prefer is candidate.channel
            why = f"{why}; preferred channel" if preferred else why
            key = (not candidate.state.up, not preferred, rank, *_worth(candidate, scenario))
            ranked.append((key, candidate.target, why))
    return [Choice(target, why) for _, target, why in sorted(ranked)]


def _worth(candidate: Candidate, scenario: str | None) -> tuple[float, ...]:
    """What decides between targets in the same state; the smaller the better."""
    official, verified = candidate.channel is Channel.OFFICIAL, candidate.verified
    if scenario in CHEAPEST:
        return not verified, candidate.usd_per_success, not official
    # To the percent: a hundredth more of success is not worth any price.
    success = -1 if candidate.success is None else floor(100 * candidate.success)
    return not official, not verified, -success, candidate.usd


def _place(candidate: Candidate) -> tuple[int, str] | None:
    """Rank of its state (0 is best) and reason; None for what is not worth a request."""
    because = candidate.reason.replace("_", " ")
    verified = candidate.verified
    known = candidate.reason not in CREDENTIAL_REASONS
    ranked = {
        State.OPERATIONAL: (0, "works, verified" if verified else "reachable, not verified"),
        State.DEGRADED: (
            1,
            f"works, but fails now and then or is slow ({because})"
            if verified
            else f"reachable but not at its best ({because}), not verified",
        ),
        State.UNKNOWN: (2, f"not known to work ({because})") if known else None,
        State.RISK_CONTROL: (3, f"last resort: in risk control ({because}), a part of the requests fails"),
    }
    return ranked.get(candidate.state)
