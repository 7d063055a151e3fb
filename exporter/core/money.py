"""What probing costs and whether it is affordable: exact arithmetic in millionths of a dollar."""

from datetime import UTC, date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import ceil

from exporter.core.records import dataclass
from exporter.core.thresholds import DAY

MICRO = Decimal(1_000_000)
"""Millionths in a dollar."""
SPARE_JOBS = 6
"""Jobs beyond the schedule that a day's budget should cover: what escalation and recovery may ask for."""


def to_micros(usd: float) -> int:
    """Dollars as whole millionths, rounded up, so that a cost is never understated.

    The decimal that a person wrote counts, not its binary neighbour: 0.1 is 100,000, never 100,001.
    Raises ValueError for a negative amount and for what is not a number.
    """
    return _micros(usd, ROUND_CEILING)


def limit_micros(usd: float) -> int:
    """A limit as whole millionths, rounded down, so that it is never overstated."""
    return _micros(usd, ROUND_FLOOR)


def _micros(usd: float, rounding: str) -> int:
    amount = Decimal(str(usd))
    if not amount.is_finite() or amount < 0:
        message = f"{usd} is not an amount of money"
        raise ValueError(message)
    return int((amount * MICRO).to_integral_value(rounding))


def to_usd(micros: int) -> float:
    """Millionths as dollars; `to_micros` gives them back unchanged up to billions of dollars."""
    return micros / 1_000_000


def cost(seconds: int, *, usd_per_second: float | None = None, usd_per_call: float | None = None) -> float:
    """Price in dollars of one order of `seconds` of video; an image has 0.

    An order priced by the second pays for one second at least: a paid request is never free of charge.
    """
    per_second = 0 if usd_per_second is None else _exact_product(usd_per_second, max(1, seconds))
    per_call = 0 if usd_per_call is None else to_micros(usd_per_call)
    return to_usd(per_second + per_call)


def _exact_product(usd: float, times: int) -> int:
    """The product is rounded, not the factor: 4 s at $0.0000001 are one millionth, not four."""
    return int((Decimal(str(usd)) * times * MICRO).to_integral_value(ROUND_CEILING))


def day_of(at: float) -> date:
    """The UTC day that a unix time belongs to."""
    return datetime.fromtimestamp(at, UTC).date()


@dataclass(frozen=True, slots=True)
class Limits:
    """Dollars that may be spent in one UTC day on one target and on all together; None is no limit."""

    target_usd: float | None
    global_usd: float | None


def affordable(micros: int, limits: Limits, *, spent_target: int, spent_all: int) -> bool:
    """Whether `micros` more stay inside both limits; what is spent is in millionths, reserved included."""
    inside_own = _within(limits.target_usd, spent_target + micros)
    return inside_own and _within(limits.global_usd, spent_all + micros)


def most_affordable(micros: int, limits: Limits) -> int:
    """No more of `micros` than a day's limits allow where nothing is spent yet."""
    given = (limits.target_usd, limits.global_usd)
    return min([micros, *(limit_micros(limit) for limit in given if limit is not None)])


def _within(limit_usd: float | None, micros: int) -> bool:
    return limit_usd is None or micros <= limit_micros(limit_usd)


def runs_per_day(interval: float) -> int:
    """The most runs a beat of `interval` seconds puts into one UTC day."""
    return ceil(DAY / interval)
