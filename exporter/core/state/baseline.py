"""The usual latency of a source: an hourly median for seven days, and the median of those."""

from collections.abc import Iterable
from statistics import median
from struct import Struct, pack, unpack
from typing import Final

from exporter.core.records import dataclass
from exporter.core.thresholds import HOUR, Policy

_LEAST: Final = 10
_HOUR: Final = Struct("<ddI")
"""A `BaselineChunk`."""
_SECONDS: Final = Struct("<d")


@dataclass(frozen=True, slots=True)
class BaselineChunk:
    """About an hour of successes, reduced to their median (seconds) and their number."""

    end: float
    median: float
    count: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """Latencies of successes of one source. `usual` is None until there is enough to compare with.

    Thousands of targets keep a week of hours: packed, that is 20 bytes for each, not 140 in three objects.
    """

    hours: bytes = b""
    """`packed_hours`, the oldest first."""
    pending: bytes = b""
    """`packed_seconds` of the present hour, and of the last successes of the one before."""
    pending_since: float = 0.0
    last: bytes = b""
    """`packed_seconds` of the last successes, which are compared with what is usual."""
    usual: float | None = None

    @property
    def whole(self) -> bool:
        """Whether its columns hold whole numbers of hours and latencies."""
        uneven = len(self.pending) % _SECONDS.size or len(self.last) % _SECONDS.size
        return not (uneven or len(self.hours) % _HOUR.size)

    def chunks(self) -> list[BaselineChunk]:
        """The hours, the oldest first."""
        return [BaselineChunk(*hour) for hour in _HOUR.iter_unpack(self.hours)]

    def moved(self, by: float) -> "Baseline":
        """The same latencies, `by` seconds later: all at once, as every target has up to a week of hours."""
        form = _HOUR.format[0] + _HOUR.format[1:] * (len(self.hours) // _HOUR.size)
        numbers = [*unpack(form, self.hours)]
        numbers[::3] = [end + by for end in numbers[::3]]
        since = self.pending_since + by if self.pending_since else 0.0
        return Baseline(pack(form, *numbers), self.pending, since, self.last, self.usual)

    def add(self, at: float, latency: float, policy: Policy) -> "Baseline":
        """Take in one success that ended at `at` (unix seconds) after `latency` seconds."""
        newest = _SECONDS.pack(latency)
        few = -policy.slow_answers * _SECONDS.size
        last = (self.last + newest)[few:]
        pending = self.pending + newest
        if not self.pending:
            return Baseline(self.hours, pending, at, last, self.usual)
        if at - self.pending_since < HOUR or len(pending) < _LEAST * _SECONDS.size:
            return Baseline(self.hours, pending, self.pending_since, last, self.usual)
        # The newest answers stay out: they are what is being compared.
        kept = seconds(pending[:few])
        chunks = [c for c in self.chunks() if c.end > at - policy.slow_baseline_age]
        chunks.append(BaselineChunk(at, median(kept), len(kept)))
        usual = _weighted_median(chunks, policy.slow_baseline_answers)
        return Baseline(packed_hours(chunks), pending[few:], at, last, usual)

    def ratio(self, policy: Policy) -> float | None:
        """How many times slower than usual the last successes were; None without enough of either."""
        if self.usual is None or self.usual <= 0 or len(self.last) < policy.slow_answers * _SECONDS.size:
            return None
        return median(seconds(self.last)) / self.usual


def packed_hours(chunks: Iterable[BaselineChunk]) -> bytes:
    """Hours as a `Baseline` keeps them."""
    return b"".join(_HOUR.pack(c.end, c.median, c.count) for c in chunks)


def packed_seconds(values: Iterable[float]) -> bytes:
    """Latencies as a `Baseline` keeps them."""
    return b"".join(map(_SECONDS.pack, values))


def seconds(packed: bytes) -> tuple[float, ...]:
    """The latencies of `packed_seconds`."""
    return unpack(f"<{len(packed) // _SECONDS.size}d", packed)


def _weighted_median(chunks: Iterable[BaselineChunk], least: int) -> float | None:
    ordered = sorted(chunks, key=lambda c: c.median)
    total = sum(c.count for c in ordered)
    if total < least:
        return None
    seen = 0
    for chunk in ordered:
        seen += chunk.count
        if 2 * seen >= total:
            return chunk.median
    return None
