"""What a simulated upstream was asked, and what it would have billed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line of the bill; a refund is negative. Dollars."""

    day: str
    """UTC day of the order, `YYYY-MM-DD`: a refund or a late completion belongs to its order's day."""
    job: str
    usd: float


@dataclass(slots=True)
class Invoices:
    """One target's books."""

    requests: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Number of requests by method, route and kind (`catalog`, `validation`, `generation`, `poll`, ...)."""
    jobs: int = 0
    """Jobs and paid calls ever accepted."""
    accidents: int = 0
    """Jobs that a validation started."""
    open_jobs: int = 0
    lines: list[InvoiceLine] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """Requests of one kind."""
        return sum(number for (_, _, known), number in self.requests.items() if known == kind)

    @property
    def creates(self) -> int:
        """Paid requests that arrived, accepted or not."""
        return self.count("generation")

    def usd(self, day: str | None = None) -> float:
        """What is on the bill, of one UTC day or altogether, refunds taken off."""
        return round(sum(line.usd for line in self.lines if day in (None, line.day)), 9)

    def by_day(self) -> dict[str, float]:
        """The bill of each UTC day."""
        return {day: self.usd(day) for day in sorted({line.day for line in self.lines})}


def utc_day(moment: float) -> str:
    """The UTC day of a moment in unix seconds."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
