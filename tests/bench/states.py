"""How well the board follows the truth, over many seeds of every scenario. Prints tables for the README.

`python -m tests.bench.states [SEEDS [SCENARIO...]]`; 20 seeds and all scenarios by default. A scenario of a
month takes a minute or two for each seed.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from exporter.core.policy import DAY
from exporter.core.words import State
from exporter.log import configure
from exporter.replay.report import course_of, scored
from exporter.replay.run import Replayed, Taken, replay
from exporter.replay.score import Incident
from exporter.simulator.scenario import load

SCENARIOS = Path(__file__).parent.parent / "scenarios"
HARD = frozenset({State.SUSPENDED, State.RETIRED, State.MAINTENANCE})
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Sight:
    """One incident that could be seen: how many intervals of the cheapest probe that sees it passed; None: never."""

    state: State
    intervals: float | None


@dataclass(frozen=True, slots=True)
class Played:
    """One scenario with one seed."""

    scenario: str
    days: float
    sights: tuple[Sight, ...]
    false_transitions: int
    false_pages: int
    errors: tuple[float, ...]
    """Measured less true availability, in percentage points, of each target with a figure."""
    seconds: float


def play(job: tuple[str, int]) -> Played:
    """Replay one scenario with one seed."""
    name, seed = job
    configure("error")
    began = time.perf_counter()
    replayed = replay(load(SCENARIOS / f"{name}.yml"), seed)
    targets = scored(replayed)["targets"].values()
    figures = [(t["availability_true"], t["availability_measured"]) for t in targets]
    return Played(
        scenario=name,
        days=replayed.scenario.duration / DAY,
        sights=tuple(_sights(replayed)),
        false_transitions=sum(len(t["false_transitions"]) for t in targets),
        false_pages=sum(t["false_pages"] for t in targets),
        errors=tuple(100 * (seen - true) for true, seen in figures if true is not None and seen is not None),
        seconds=time.perf_counter() - began,
    )


def _sights(replayed: Replayed) -> Iterator[Sight]:
    for taken in replayed.targets.values():
        incidents = course_of(taken, replayed.scenario.duration).incidents()
        for index, incident in enumerate(incidents, start=1):
            if incident.detectable:
                yield _sight(taken, index, incident)


def _sight(taken: Taken, index: int, incident: Incident) -> Sight:
    seen = taken.truth.seen_by(index)
    if incident.detected_after_seconds is None or not seen:
        return Sight(incident.state, incident.detected_after_seconds)
    interval = taken.truth.interval(seen[0], taken.in_force[index])
    return Sight(incident.state, incident.detected_after_seconds / interval)


def table(played: Sequence[Played]) -> str:
    """A row for each scenario."""
    lines = [
        "| scenario | seeds | hard states within 2 intervals | false transitions | false pages | availability off by |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name in sorted({p.scenario for p in played}):
        runs = [p for p in played if p.scenario == name]
        hard = [s for p in runs for s in p.sights if s.state in HARD]
        within = sum(s.intervals is not None and s.intervals <= 2 for s in hard)
        errors = [abs(e) for p in runs for e in p.errors]
        off = f"{median(errors):.2f}, at most {max(errors):.2f}" if errors else ""
        false = sum(p.false_transitions for p in runs)
        pages = sum(p.false_pages for p in runs)
        lines.append(
            f"| {name} | {len(runs)} | {f'{within} of {len(hard)}' if hard else ''} | {false} | {pages} | {off} |"
        )
    return "\n".join(lines)


def goals(played: Sequence[Played]) -> str:
    """The goals, each with what was measured."""
    hard = [s for p in played for s in p.sights if s.state in HARD]
    forty = [
        s
        for p in played
        if p.scenario == "risk-control-forty"
        for s in p.sights
        if s.state is State.RISK_CONTROL
    ]
    rows = [
        ("hard states seen within 2 intervals of the cheapest probe that sees them", _share(hard, 2)),
        ("risk control at 40 % success seen within 5 intervals, in 90 % of the cases", _share(forty, 5)),
        ("false transitions in the quiet month: none", _false(played, "quiet-month")),
        ("false transitions at 5 % random errors: at most one in ten days", _false(played, "five-percent")),
        ("availability within 0.1 points, a probe every minute for a month", _off(played, "vendor-month")),
        (
            "false pages in all scenarios: none",
            f"{sum(p.false_pages for p in played)} in {len(played)} replays",
        ),
    ]
    return "\n".join(["| goal | measured |", "|---|--:|", *(f"| {goal} | {found} |" for goal, found in rows)])


def _share(sights: Sequence[Sight], within: float) -> str:
    seen = sum(s.intervals is not None and s.intervals <= within for s in sights)
    return f"{seen} of {len(sights)}"


def _false(played: Sequence[Played], name: str) -> str:
    runs = [p for p in played if p.scenario == name]
    return f"{sum(p.false_transitions for p in runs)} in {sum(p.days for p in runs):.0f} days"


def _off(played: Sequence[Played], name: str) -> str:
    errors = [abs(e) for p in played if p.scenario == name for e in p.errors]
    return f"{median(errors):.3f}, at most {max(errors):.3f}" if errors else "not run"


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    names = sys.argv[2:] or sorted(path.stem for path in SCENARIOS.glob("*.yml"))
    with ProcessPoolExecutor(WORKERS) as pool:
        played = list(pool.map(play, [(name, seed) for name in names for seed in range(1, seeds + 1)]))
    print(goals(played), table(played), sep="\n\n")
    longest = max(played, key=lambda p: p.seconds)
    print(
        f"\nlongest replay: {longest.scenario}, {longest.days:.0f} days in {longest.seconds:.0f} s",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
