"""What became of a simulated service in a month: drawn by chance, but the same for a name every time."""

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import Channel, Reason, State

MINUTE, HOUR, DAY = 60, 3600, 86400
_LENGTH: Final = 32 * DAY
_QUIET: Final = 4 * DAY
"""Before the end, for official channels: what burns now is no matter of the past."""
_REASONS: Final = (
    Reason.CAPTCHA,
    Reason.CLOUDFLARE_BLOCK,
    Reason.UNUSUAL_ACTIVITY,
    Reason.RATE_LIMITED,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in one state, in unix seconds."""

    start: int
    state: State
    reason: Reason


class Month:
    """All stretches of a service, oldest first, up to the end of the month."""

    def __init__(self, end: int, stretches: list[Stretch]) -> None:
        self.end = end
        self.stretches = stretches
        self._starts = [one.start for one in stretches]

    def state(self, at: int) -> State:
        """The state at a moment of the month."""
        return self.stretches[bisect_right(self._starts, at) - 1].state


def month(name: str, channel: Channel, end: int) -> Month:
    """The month of a service that ends at a whole minute."""
    chance = random.Random(name)  # noqa: S311  # nothing secret is drawn
    draw = _official if channel is Channel.OFFICIAL else _reverse
    return Month(end, list(draw(chance, end - _LENGTH, end)))


def _official(chance: random.Random, at: int, end: int) -> Iterator[Stretch]:
    """Seldom a few minutes of an outage or hours of slowness: a promise of 99.9 % is kept."""
    while at < end:
        yield Stretch(at, State.OPERATIONAL, Reason.OK)
        at += chance.randint(6 * DAY, 12 * DAY) // MINUTE * MINUTE
        if at > end - _QUIET:
            return
        outage = chance.random() < 0.6
        state, reason = (
            (State.SUSPENDED, Reason.NO_CHANNEL) if outage else (State.DEGRADED, Reason.UPSTREAM_5XX)
        )
        yield Stretch(at, state, reason)
        at += chance.randint(3, 8) * MINUTE if outage else chance.randint(1, 4) * HOUR


def _reverse(chance: random.Random, at: int, end: int) -> Iterator[Stretch]:
    """Risk control every day or two, and now and then a channel without any account left."""
    while at < end:
        yield Stretch(at, State.OPERATIONAL, Reason.OK)
        at += chance.randint(10 * HOUR, 44 * HOUR) // MINUTE * MINUTE
        kind = chance.random()
        if kind < 0.65:
            yield Stretch(at, State.RISK_CONTROL, chance.choice(_REASONS))
        elif kind < 0.85:
            yield Stretch(at, State.DEGRADED, Reason.OVERLOADED)
        else:
            yield Stretch(at, State.SUSPENDED, Reason.ACCOUNT_POOL_EXHAUSTED)
        at += chance.randint(20, 300) * MINUTE
