"""Who is woken, and for what: scenarios through the real engine, a real Prometheus and the shipped rules.

Run as `make bench-pages` or `python -m bench.pages [scenario ...]`. The state of every minute is back-filled
into Prometheus, which works out the recording rules and every alert's expression; `for`, `keep_firing_for` and what
Alertmanager does are applied to that.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench.backfill import Filled
from bench.crosscheck import contradictions
from bench.nights import busy_day, month_of_nights
from bench.notify import notifications
from bench.recording import record
from bench.verdict import OFTEN, Outage, Verdict, judge
from exporter.core.thresholds import DAY
from exporter.log import configure
from exporter.replay.stage import EPOCH
from exporter.simulator.scenario import Scenario, load

WORKERS = 2
SCENARIOS = Path(__file__).parents[1] / "tests" / "scenarios"
NIGHTS = "month-of-nights"
CHECKED = "busy-day"
"""A day with as much as a fortnight of nights; promtool goes over it once more."""
MADE = {NIGHTS: month_of_nights, CHECKED: busy_day}


@dataclass(frozen=True)
class Row:
    """What came of one scenario."""

    name: str
    days: float
    verdict: Verdict
    tickets: Counter[str]
    """By the alert that opened them."""
    contradictions: list[str] | None
    """Where promtool's own judgement differs; None where it was not asked."""
    seconds: float


def play(name: str) -> Row:
    """One scenario from its first request to the last page."""
    began = perf_counter()
    scenario = _scenario(name)
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        recording = record(scenario, Path(folder))
        filled = Filled(Path(folder) / "tsdb", EPOCH, EPOCH + scenario.duration)
        filled.fill(recording.files)
        filled.record()
        alerts = filled.alerts()
        sent = notifications(alerts)
        checked = contradictions(recording, alerts) if name == CHECKED else None
    kinds = Counter(one.told[0].alert.name for one in sent if one.receiver == "ticket")
    return Row(
        name, scenario.duration / DAY, judge(recording.stage, sent), kinds, checked, perf_counter() - began
    )


def _scenario(name: str) -> Scenario:
    return MADE[name]() if name in MADE else load(SCENARIOS / f"{name}.yml")


def _quietly() -> None:
    os.nice(10)
    configure("error")


def main() -> int:
    names = sys.argv[1:] or [*MADE, *sorted(path.stem for path in SCENARIOS.glob("*.yml"))]
    with ProcessPoolExecutor(WORKERS, initializer=_quietly) as pool:
        rows = []
        print("\n".join(_head()), flush=True)
        for row in pool.map(play, names):
            rows.append(row)
            print(_line(row), flush=True)
    print("\n".join(["", *_summary(rows)]))
    return 0 if _good(rows) else 1


def _head() -> Iterator[str]:
    titles = [
        "scenario",
        "days",
        "pages",
        "tickets",
        "official outages",
        "missed",
        "false",
        "minutes to the page",
    ]
    yield "| " + " | ".join(titles) + " |"
    yield "|---|" + "--:|" * (len(titles) - 1)


def _line(row: Row) -> str:
    verdict = row.verdict
    long = [one for one in verdict.outages if one.long]
    short = len(verdict.outages) - len(long)
    cells = [
        row.name,
        f"{row.days:.3g}",
        str(verdict.pages),
        str(verdict.tickets),
        f"{len(long)}" + (f" and {short} short" if short else ""),
        str(sum(one.missed for one in long)),
        "; ".join([str(len(verdict.false)), *verdict.false]),
        _minutes(verdict.outages),
    ]
    return "| " + " | ".join(cells) + " |"


def _minutes(outages: Sequence[Outage]) -> str:
    often = _spread([one for one in outages if one.interval is not None and one.interval <= OFTEN])
    seldom = _spread([one for one in outages if one.interval is not None and one.interval > OFTEN])
    unseen = sum(one.interval is None for one in outages)
    parts = [
        often,
        f"{seldom} (probed seldom)" if seldom else "",
        f"{unseen} that no probe sees" if unseen else "",
    ]
    return ", ".join(part for part in parts if part)


def _spread(outages: Sequence[Outage]) -> str:
    after = sorted(one.paged / 60 for one in outages if one.paged is not None and one.long)
    if not after:
        return ""
    first, last = f"{after[0]:.1f}", f"{after[-1]:.1f}"
    return first if first == last else f"{first} to {last}"


def _summary(rows: Sequence[Row]) -> Iterator[str]:
    outages = [one for row in rows for one in row.verdict.outages if one.long and one.interval is not None]
    often = [one for one in outages if one.interval is not None and one.interval <= OFTEN]
    yield f"false pages: {sum(len(row.verdict.false) for row in rows)} in {sum(row.days for row in rows):.0f} days"
    yield f"official outages of ten minutes and more that a probe can see: {len(outages)}"
    for row in rows:
        for one in row.verdict.outages:
            if one.missed or one.late:
                after = "never" if one.paged is None else f"after {one.paged / 60:.1f} min"
                yield f"  {row.name}: {one.target} at {one.start / 60:.0f} min, paged {after}"
    yield f"paged within two intervals and four minutes: {sum(not o.late and not o.missed for o in often)} of {len(often)}"
    for row in rows:
        if row.contradictions is not None:
            yield f"contradicted by promtool on {row.name}: {'; '.join(row.contradictions) or 'nowhere'}"
    tickets = sum((row.tickets for row in rows), Counter())
    yield "tickets: " + ", ".join(f"{n} {name.removeprefix('AIVideo')}" for name, n in tickets.most_common())
    yield f"took {max(row.seconds for row in rows):.0f} s for the longest scenario"


def _good(rows: Sequence[Row]) -> bool:
    outages = [one for row in rows for one in row.verdict.outages]
    return not (
        any(row.verdict.false or row.contradictions for row in rows)
        or any(one.missed or one.late for one in outages)
    )


if __name__ == "__main__":
    sys.exit(main())
