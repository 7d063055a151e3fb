"""The order in which to try the targets of one model."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, inf
from typing import Final

from exporter.core.capability import Maker, cannot, may_refuse
from exporter.core.money import cost
from exporter.core.route_words import RouteReason, RouteWord, say
from exporter.core.vocabulary import CREDENTIAL_REASONS, Api, Channel, Reason, State, Upstream

CLIP_SECONDS: Final = 10
"""Length of the clip at which prices are compared where none is asked for."""
SCENARIOS: Final = ("production", "commercial", "development", "personal", "high_volume", "low_budget")
"""What the targets are wanted for."""
CHEAPEST: Final = frozenset({"development", "personal", "low_budget"})
"""Scenarios that ask for the cheapest success, whatever the channel."""

_ANYBODY: Final = Maker(Api.OPENAI_VIDEOS, Upstream.GATEWAY, "")
"""Of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class RouteQuery:
    """What the targets are wanted for."""

    prefer: Channel | None = None
    scenario: str | None = None
    """One of `SCENARIOS`."""
    seconds: int | None = None
    size: str | None = None
    """`WIDTHxHEIGHT`."""
    everything: bool = False
    """What would be left out is ranked last instead."""


ANYTHING: Final = RouteQuery()


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
    success_1h: float | None = None
    """Share of the last hour's requests that succeeded, 0 to 1; None without any."""
    maker: Maker = _ANYBODY

    @property
    def share(self) -> float | None:
        """The share of success to expect: the last hour's where there is one, otherwise that of 30 days."""
        return self.success if self.success_1h is None else self.success_1h

    def usd(self, seconds: int | None) -> float | None:
        """Dollars of one clip of that length, `CLIP_SECONDS` where it is open; None without a price."""
        if self.usd_per_second is None and self.usd_per_call is None:
            return None
        length = CLIP_SECONDS if seconds is None else seconds
        length = 0 if self.maker.api is Api.OPENAI_IMAGES else length
        return cost(length, usd_per_second=self.usd_per_second, usd_per_call=self.usd_per_call)

    def usd_per_success(self, seconds: int | None) -> float | None:
        """Dollars of one clip that succeeds; None without a price, and where nothing succeeds."""
        usd, share = self.usd(seconds), self.share
        if usd is None or share == 0:
            return None
        return usd if share is None else round(usd / share, 6)


@dataclass(frozen=True, slots=True)
class Choice:
    """A target and why it stands where it stands."""

    target: str
    whys: tuple[RouteReason, ...]

    @property
    def why(self) -> str:
        """The same in words."""
        return say(self.whys)


@dataclass(frozen=True, slots=True)
class Order:
    """Targets in the order to try, and those that are not worth a request, the best of them first."""

    tried: tuple[Choice, ...]
    left_out: tuple[Choice, ...]


def order(candidates: Iterable[Candidate], wanted: RouteQuery = ANYTHING) -> Order:
    """Targets in the order to try.

    What is up comes first, operational before degraded, official before reverse, then what has worked better,
    then what costs less. A preferred channel comes first as long as it has a target that is up; a scenario of
    `CHEAPEST` asks for the cheapest success instead of the official channel. What certainly does not serve
    (suspended, retired, in maintenance, our own key refused, a length or size that it cannot make) is left
    out; risk control comes last, because a part of the requests still succeeds.
    """
    tried, left_out = [], []
    for candidate in candidates:
        place = _place(candidate, wanted)
        preferred = wanted.prefer is candidate.channel
        more = may_refuse(candidate.maker, wanted.seconds, wanted.size) if place.worth_it else ()
        if preferred and place.worth_it:
            more = (*more, RouteReason(RouteWord.PREFERRED))
        choice = Choice(candidate.target, (place.why, *more))
        key = (not candidate.state.up, not preferred, place.rank, *_worth(candidate, wanted))
        if place.worth_it:
            tried.append((key, candidate.target, choice))
        else:
            left_out.append(((place.rank, *key), candidate.target, choice))
    first = tuple(choice for _, _, choice in sorted(tried, key=lambda one: one[:2]))
    rest = tuple(choice for _, _, choice in sorted(left_out, key=lambda one: one[:2]))
    return Order((*first, *rest), ()) if wanted.everything else Order(first, rest)


def _worth(candidate: Candidate, wanted: RouteQuery) -> tuple[float, ...]:
    """What decides between targets in the same state; the smaller the better. Unknown prices come last."""
    official, verified = candidate.channel is Channel.OFFICIAL, candidate.verified
    if wanted.scenario in CHEAPEST:
        per_success = candidate.usd_per_success(wanted.seconds)
        return inf if per_success is None else per_success, not verified, not official
    # To the percent: a hundredth more of success is not worth any price.
    share, usd = candidate.share, candidate.usd(wanted.seconds)
    success = -1 if share is None else floor(100 * share)
    return not official, not verified, -success, inf if usd is None else usd


@dataclass(frozen=True, slots=True)
class _Ranked:
    rank: int
    """0 is best."""
    why: RouteReason
    worth_it: bool = True


def _place(candidate: Candidate, wanted: RouteQuery) -> _Ranked:
    """Rank of its state, the reason, and whether it is worth a request."""
    unable = cannot(candidate.maker, wanted.seconds, wanted.size)
    if unable is not None:
        return _Ranked(9, unable, worth_it=False)
    reason, verified = candidate.reason, candidate.verified
    match candidate.state:
        case State.OPERATIONAL:
            return _Ranked(0, RouteReason(RouteWord.WORKS if verified else RouteWord.REACHABLE))
        case State.DEGRADED:
            return _Ranked(
                1, RouteReason(RouteWord.DEGRADED if verified else RouteWord.DEGRADED_UNVERIFIED, reason)
            )
        case State.UNKNOWN if reason not in CREDENTIAL_REASONS:
            return _Ranked(2, RouteReason(RouteWord.UNKNOWN, reason))
        case State.RISK_CONTROL:
            return _Ranked(3, RouteReason(RouteWord.RISK_CONTROL, reason))
        case _:
            pass
    rank, word = _LEFT_OUT[candidate.state]
    return _Ranked(rank, RouteReason(word, reason), worth_it=False)


_LEFT_OUT: Final = {
    State.SUSPENDED: (5, RouteWord.SUSPENDED),
    State.MAINTENANCE: (6, RouteWord.MAINTENANCE),
    State.UNKNOWN: (7, RouteWord.OUR_KEY),
    State.RETIRED: (8, RouteWord.RETIRED),
}
"""What may be over soonest stands first."""
