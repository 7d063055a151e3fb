"""The usual latency of a source: an hourly median for seven days, and the median of those."""

from dataclasses import replace
from statistics import median

from exporter.core.records import dataclass
from exporter.core.thresholds import HOUR, Policy

_LEAST = 10


@dataclass(frozen=True, slots=True)
class BaselineChunk:
    """About an hour of successes, reduced to their number and their median (seconds)."""

    end: float
    count: int
    median: float


@dataclass(frozen=True, slots=True)
class Baseline:
    """Latencies of successes of one source. `usual` is None until there is enough to compare with."""

    chunks: tuple[BaselineChunk, ...] = ()
    pending: tuple[float, ...] = ()
    pending_since: float = 0.0
    last: tuple[float, ...] = ()
    usual: float | None = None

    def add(self, at: float, latency: float, policy: Policy) -> "Baseline":
        """Take in one success that ended at `at` (unix seconds) after `latency` seconds."""
        last = (*self.last, latency)[-policy.slow_answers :]
        if not self.pending:
            return replace(self, pending=(latency,), pending_since=at, last=last)
        pending = (*self.pending, latency)
        if at - self.pending_since < HOUR or len(pending) < _LEAST:
            return replace(self, pending=pending, last=last)
        # The newest answers stay out: they are what is being compared.
        kept = pending[: -policy.slow_answers]
        chunks = tuple(c for c in self.chunks if c.end > at - policy.slow_baseline_age)
        chunks = (*chunks, BaselineChunk(at, len(kept), median(kept)))
        return Baseline(
            chunks,
            pending[-policy.slow_answers :],
            at,
            last,
            _weighted_median(chunks, policy.slow_baseline_answers),
        )

    def ratio(self, policy: Policy) -> float | None:
        """How many times slower than usual the last successes were; None without enough of either."""
        if self.usual is None or self.usual <= 0 or len(self.last) < policy.slow_answers:
            return None
        return median(self.last) / self.usual


def _weighted_median(chunks: tuple[BaselineChunk, ...], least: int) -> float | None:
    total = sum(c.count for c in chunks)
    if total < least:
        return None
    seen = 0
    for chunk in sorted(chunks, key=lambda c: c.median):
        seen += chunk.count
        if 2 * seen >= total:
            return chunk.median
    return None
