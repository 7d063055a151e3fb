"""Figures for tables in Markdown, each with the goal beside it."""

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed; `share` is above 0, at most 1."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def spread(values: Sequence[float], unit: str = "", scale: float = 1.0, digits: int = 2) -> str:
    """The median, and what the values lie between where there are several."""
    shown = [f"{value * scale:.{digits}f}" for value in (statistics.median(values), min(values), max(values))]
    about = f" ({shown[1]} to {shown[2]})" if len(values) > 1 else ""
    return f"{shown[0]}{about}{' ' + unit if unit else ''}"


def ratio(ours: Sequence[float], peers: Sequence[float]) -> float:
    """The median of the ratios of what was measured in turns."""
    return statistics.median(mine / other for mine, other in zip(ours, peers, strict=True))


def bucket_bound(buckets: Sequence[tuple[float, float]], share: float) -> float:
    """The upper bound under which at least `share` of the observations of a histogram lie.

    `buckets`: upper bound and cumulative count, as they are exposed, `inf` last.
    """
    total = buckets[-1][1]
    return next((bound for bound, count in buckets if total and count >= share * total), inf)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    what: str
    figures: tuple[str, ...]
    goal: str = ""
    good: bool | None = None
    """Whether the goal is reached; None where there is none."""


def table(titles: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A table in Markdown: what, a column for each figure, goal, whether it is reached."""
    heads = ["what", *titles, "goal", "reached"]
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{'---|' * (len(heads) - 1)}"
    for row in rows:
        reached = {None: "", True: "yes", False: "no"}[row.good]
        yield f"| {' | '.join([row.what, *row.figures, row.goal, reached])} |"
