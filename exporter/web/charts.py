"""Charts of one target: how long its answers took, and what it cost by day; each with axes and a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import floor, log10
from statistics import median
from typing import Final

from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Source
from exporter.store import CheckRow
from exporter.web.formatting import Formatting, day

WIDTH, HEIGHT = 640, 160
"""Of a chart's own area, in its own units; axes stand outside of it."""
WINDOWS: Final = (
    ("24h", DAY, HOUR / 2, 6 * HOUR),
    ("7d", 7 * DAY, 3 * HOUR, DAY),
    ("30d", 30 * DAY, DAY / 2, 5 * DAY),
)
"""Name, length, width of a point and distance of the marks on the axis, in seconds."""
_ROWS: Final = 12
"""Of the table beside a chart."""
MOST_CHECKS: Final = 20_000
"""Of a target that are looked through, the newest; more are not needed to see how long they take."""
MONEY_DAYS: Final = 30
Sample = tuple[float, float]
"""When an answer came (unix seconds), and how long it took (seconds)."""


@dataclass(frozen=True, slots=True)
class AxisMark:
    """A mark on an axis: where, and what stands there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A part of the time of a chart, in words."""

    start: str
    count: int
    median: str
    slowest: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Medians as a line, slowest answers as a thin one, and both as a table."""

    title: str
    told: str
    line: str
    """Points of the medians, for a polyline."""
    dots: tuple[tuple[float, float], ...]
    slowest: tuple[tuple[float, float], ...]
    across: tuple[AxisMark, ...]
    upward: tuple[AxisMark, ...]
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True)
class MoneyChart:
    """What was booked on each of the last 30 days."""

    told: str
    bars: tuple[tuple[float, float, str], ...]
    """Where, how high, and what it says."""
    width: float
    across: tuple[AxisMark, ...]
    upward: tuple[AxisMark, ...]
    rows: tuple[tuple[str, str], ...]


def samples(checks: Iterable[CheckRow], source: Source) -> list[Sample]:
    """How long the successful answers of a probe took, oldest first; `checks` are newest first."""
    return [
        (one.at, one.latency)
        for one in checks
        if one.probe is source and one.outcome.up and one.latency is not None
    ][::-1]


def charts(probes: Iterable[Source], checks: Sequence[CheckRow], speech: Formatting) -> tuple[Chart, ...]:
    """A chart of each probe and each window in which it was answered; takes a while with many checks."""
    return tuple(_charts(probes, checks, speech))


def _charts(probes: Iterable[Source], checks: Sequence[CheckRow], speech: Formatting) -> Iterator[Chart]:
    for source in probes:
        known, before = samples(checks, source), -1
        for name, seconds, step, apart in WINDOWS:
            found = [one for one in known if speech.now - seconds < one[0] <= speech.now]
            if found and len(found) != before:
                title = speech.text(
                    "chart_of", source=speech.source(source), window=speech.text(f"window_{name}")
                )
                yield _chart(title, found, (speech.now - seconds, seconds, step, apart), speech)
            before = len(found)


def _chart(
    title: str, found: Sequence[Sample], time: tuple[float, float, float, float], speech: Formatting
) -> Chart:
    begin, seconds, step, apart = time
    points = [(at, median(took), max(took)) for at, took in _parts(found, begin, step)]
    highest, each = _scale(max(slowest for _, _, slowest in points))
    placed = [((at + step / 2 - begin) / seconds * WIDTH, middle, slowest) for at, middle, slowest in points]
    dots = tuple((round(x, 1), _height(middle, highest)) for x, middle, _ in placed)
    took = [one for _, one in found]
    return Chart(
        title=title,
        told=speech.text(
            "chart_told",
            title=title,
            median=speech.latency(median(took)),
            slowest=speech.latency(max(took)),
            count=len(took),
        ),
        line=" ".join(f"{x},{y}" for x, y in dots),
        dots=dots,
        slowest=tuple((round(x, 1), _height(slowest, highest)) for x, _, slowest in placed),
        across=tuple(_times(begin, seconds, apart)),
        upward=tuple(
            AxisMark(_height(i * each, highest), f"{i * each:g} s") for i in range(round(highest / each) + 1)
        ),
        rows=tuple(
            ChartRow(speech.moment(at), len(some), speech.latency(median(some)), speech.latency(max(some)))
            for at, some in _parts(found, begin, seconds / _ROWS)
        ),
    )


def _parts(found: Sequence[Sample], begin: float, step: float) -> Iterator[tuple[float, list[float]]]:
    """Parts of the time in which there was an answer: their start, and how long the answers took."""
    parts: dict[int, list[float]] = {}
    for at, took in found:
        parts.setdefault(int((at - begin) // step), []).append(took)
    for number in sorted(parts):
        yield begin + number * step, parts[number]


def _scale(highest: float) -> tuple[float, float]:
    """A round number above the highest value, and the distance of the marks below it."""
    if highest <= 0.0:
        return 1.0, 0.5
    unit = 10.0 ** floor(log10(highest))
    each = next(
        step * unit for step in (0.25, 0.5, 1.0, 2.0, 2.5) if 4 * step * unit >= highest or step == 2.5
    )
    return each * -(-highest // each), each


def _height(value: float, highest: float) -> float:
    return round(HEIGHT * (1 - value / highest), 1)


def _times(begin: float, seconds: float, apart: float) -> Iterator[AxisMark]:
    """Marks at round hours or days, in UTC."""
    at = begin + (-begin) % apart
    while at <= begin + seconds:
        told = f"{datetime.fromtimestamp(at, UTC):%H:%M}" if apart < DAY else day(at)[5:]
        yield AxisMark(round((at - begin) / seconds * WIDTH, 1), told)
        at += apart


def money_chart(spent: Mapping[date, float], speech: Formatting) -> MoneyChart | None:
    """The last 30 days of money; None where nothing was booked."""
    if not any(spent.values()):
        return None
    today = int(speech.now // DAY)
    days = [datetime.fromtimestamp(n * DAY, UTC).date() for n in range(today - MONEY_DAYS + 1, today + 1)]
    sums = [(one, spent.get(one, 0.0)) for one in days]
    highest, each = _scale(max(usd for _, usd in sums))
    width = WIDTH / MONEY_DAYS
    return MoneyChart(
        told=speech.text(
            "money_told",
            total=speech.usd(sum(usd for _, usd in sums)),
            highest=speech.usd(max(usd for _, usd in sums)),
        ),
        bars=tuple(
            (round(i * width, 1), _height(usd, highest), f"{one}: {speech.usd(usd)}")
            for i, (one, usd) in enumerate(sums)
        ),
        width=round(width - 3, 1),
        across=tuple(
            AxisMark(round((i + 0.5) * width, 1), f"{one:%m-%d}") for i, one in enumerate(days) if i % 7 == 1
        ),
        upward=tuple(
            AxisMark(_height(i * each, highest), speech.usd(i * each))
            for i in range(round(highest / each) + 1)
        ),
        rows=tuple((f"{one}", speech.usd(usd)) for one, usd in sums if usd),
    )
