"""Scenarios replayed and held against the goals, for the tests of the replay and for `make bench-states`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from exporter.core.availability import compare
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, State
from exporter.log import configure
from exporter.replay.run import Taken, course_of, replay
from exporter.replay.stage import EPOCH
from exporter.simulator.scenario import load

SCENARIOS = Path(__file__).parents[1] / "scenarios"
HARD = frozenset({State.SUSPENDED, State.RETIRED, State.MAINTENANCE})
HARD_WITHIN = 2.0
RISK_CONTROL_WITHIN = 5.0
"""Intervals of the cheapest probe that sees it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A true change that could be seen, and after how many intervals of the cheapest probe it was."""

    target: str
    at: float
    """Seconds since the start."""
    state: State
    intervals: float | None
    """None: never."""

    def within(self, intervals: float) -> bool:
        """Seen, and in time."""
        return self.intervals is not None and self.intervals <= intervals


@dataclass(frozen=True, slots=True)
class Judged:
    """One replay held against the goals."""

    scenario: str
    seed: int
    days: float
    seconds: float
    """Real ones."""
    sights: tuple[Sight, ...]
    false_transitions: int
    false_pages: int
    availability_errors: tuple[float, ...]
    """Percentage points, of every target that has a figure."""

    @property
    def hard(self) -> list[Sight]:
        """Hard states: suspended, retired and maintenance."""
        return [sight for sight in self.sights if sight.state in HARD]

    @property
    def risk_control(self) -> list[Sight]:
        """Beginnings of risk control."""
        return [sight for sight in self.sights if sight.state is State.RISK_CONTROL]


def names() -> list[str]:
    """Every scenario of the repository."""
    return sorted(path.stem for path in SCENARIOS.glob("*.yml"))


def judge(name: str, seed: int | None = None) -> Judged:
    """Replay one scenario, with its own seed or another."""
    configure("error")
    began = perf_counter()
    scenario = load(SCENARIOS / f"{name}.yml")
    replayed = replay(scenario, seed)
    courses = {target: course_of(taken, scenario.duration) for target, taken in replayed.targets.items()}
    official = [
        course for target, course in courses.items() if _channel(replayed.targets[target]) is Channel.OFFICIAL
    ]
    errors = [error for t in replayed.targets.values() if (error := _error(t, scenario.duration)) is not None]
    return Judged(
        scenario=name,
        seed=replayed.scenario.seed,
        days=scenario.duration / DAY,
        seconds=perf_counter() - began,
        sights=tuple(s for taken in replayed.targets.values() for s in _sights(taken, scenario.duration)),
        false_transitions=sum(len(course.false_transitions()) for course in courses.values()),
        false_pages=sum(course.false_pages() for course in official),
        availability_errors=tuple(errors),
    )


def _channel(taken: Taken) -> Channel:
    return taken.truth.target.channel


def _sights(taken: Taken, duration: float) -> Iterator[Sight]:
    truth = taken.truth
    for index, incident in enumerate(course_of(taken, duration).incidents(), start=1):
        if not incident.detectable:
            continue
        seen, after = truth.seen_by(index), incident.detected_after_seconds
        interval = truth.interval(seen[0], taken.in_force[index]) if seen else truth.target.interval
        intervals = None if after is None else after / interval
        yield Sight(truth.target.name, incident.at, incident.state, intervals)


def _error(taken: Taken, duration: float) -> float | None:
    true, measured = compare(taken.truth.timeline(EPOCH), taken.entry.timeline, EPOCH + duration, duration)
    return None if true is None or measured is None else 100 * (measured - true)
