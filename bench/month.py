"""A virtual month of one channel: its incidents of every kind, placed at random by seed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Reason, State
from exporter.replay.score import Course, ScoredChange
from exporter.simulator.scenario import Scenario
from exporter.simulator.script import Noise, Step

MONTH = 30 * DAY
_CALM_DAYS = 28
"""Incidents that end begin within so many days; what is retired is so from then on."""
_BETWEEN = DAY
"""Calm between two incidents, at least, so that each has a beginning of its own."""
_UP = Step.of(0.0, State.OPERATIONAL)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of incident; it lasts between two numbers of hours."""

    name: str
    state: State
    success_rate: float
    reasons: tuple[Reason, ...]
    hours: tuple[float, float] = (8.0, 36.0)
    latency: float = 1.0

    def at(self, start: float) -> Step:
        """The step that begins it, seconds after the start of the month."""
        return Step.of(start, self.state, self.success_rate, self.latency, self.reasons)


R, S = Reason, State
DOOR = Kind("connection", S.SUSPENDED, 0.0, (R.CONNECTION_REFUSED,), (1, 4))
BROKEN = Kind("upstream 5xx", S.SUSPENDED, 0.0, (R.UPSTREAM_5XX,), (2, 6))
NO_CHANNEL = Kind("no channel", S.SUSPENDED, 0.0, (R.NO_CHANNEL,))
CONTROLLED = Kind("risk control", S.RISK_CONTROL, 0.4, (R.CAPTCHA, R.UNUSUAL_ACTIVITY, R.RATE_LIMITED))
EMPTY = Kind("empty pool", S.SUSPENDED, 0.0, (R.ACCOUNT_POOL_EXHAUSTED,))
FAILING = Kind("30 % fail", S.DEGRADED, 0.7, (R.OVERLOADED, R.TIMEOUT), (4, 12))
SLOW = Kind("slow", S.DEGRADED, 1.0, (R.SLOW,), (4, 12), latency=4.0)
RETIRED = Kind("retired", S.RETIRED, 0.0, (R.MODEL_DEPRECATED,))
KINDS = (DOOR, BROKEN, NO_CHANNEL, CONTROLLED, EMPTY, FAILING, SLOW, RETIRED)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel: what stands in the configuration for it, and what happens to it in a month."""

    title: str
    target: Mapping[str, Any]
    usd: float
    """Price of one job."""
    kinds: tuple[Kind, ...]
    recommended: Mapping[str, Any] = field(default_factory=dict)
    """What of its configuration docs/evaluation.md recommends."""

    @property
    def name(self) -> str:
        return str(self.target["name"])


@dataclass(frozen=True, slots=True)
class Month:
    """The incidents of one month, in order of time; `at` in seconds after its start."""

    incidents: tuple[tuple[float, float, Kind], ...]
    """Begin, end, kind."""

    def steps(self) -> tuple[Step, ...]:
        """The month as a script."""
        steps = [_UP]
        for start, end, kind in self.incidents:
            steps.append(kind.at(start))
            if end < MONTH:
                steps.append(Step.of(end, State.OPERATIONAL))
        return tuple(steps)


def month(channel: Channel, seed: int) -> Month:
    """One incident of each kind, in random order at random moments; a retirement is the last."""
    dice = Random(f"{seed}/{channel.name}")
    kinds = [kind for kind in channel.kinds if kind is not RETIRED]
    dice.shuffle(kinds)
    room = _CALM_DAYS * DAY / len(kinds)
    placed = []
    for place, kind in enumerate(kinds):
        lasts = dice.uniform(*kind.hours) * HOUR
        start = place * room + dice.uniform(_BETWEEN, room - lasts)
        placed.append((start, start + lasts, kind))
    if RETIRED in channel.kinds:
        placed.append((_CALM_DAYS * DAY + dice.uniform(0.0, DAY), MONTH, RETIRED))
    return Month(tuple(placed))


def scenario(
    channel: Channel, seed: int, probes: Mapping[str, Any], more: Mapping[str, Any], per_hour: float
) -> Scenario:
    """The month with this channel's target probed in one way; `per_hour` real requests."""
    target = {**channel.target, **more, "probes": dict(probes)}
    return Scenario(
        name=channel.name,
        duration=MONTH,
        seed=seed,
        targets=(target,),
        timeline={channel.name: month(channel, seed).steps()},
        noise={channel.name: NOISE},
        traffic={channel.name: per_hour} if per_hour else {},
    )


NOISE = (Noise(0.01, (Reason.UPSTREAM_5XX, Reason.TIMEOUT)),)
"""What fails although nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one way of watching made of a month."""

    usd: float
    after: list[tuple[str, float | None]]
    """Kind, and seconds until it was noticed (None: not while it lasted). Without the incidents that began
    while the state shown was still bad from the one before."""
    right: tuple[float, float]
    """Shares of the time of incidents, and of the time between, in which the state shown was the true one."""
    false_alarms: int
    """Entries into a bad state although nothing was wrong."""


def seen(incidents: Month, course: Course, usd: float, fine: Collection[State]) -> Seen:
    """Score what was shown; entering any state that is not `fine` is an alarm."""
    stretches = _stretches(course.detected)
    after = [
        (kind.name, found - start if (found := _first_bad(stretches, start, end, fine)) else None)
        for start, end, kind in incidents.incidents
        if _first_bad(stretches, start, start + 1e-3, fine) is None
    ]
    return Seen(usd, after, _right(incidents, stretches), _false_alarms(course, fine))


def _false_alarms(course: Course, fine: Collection[State]) -> int:
    alarms = [change for change in course.false_transitions() if change.state not in fine]
    return sum(_true(course, change.at) is State.OPERATIONAL for change in alarms)


def _true(course: Course, at: float) -> State:
    return [change.state for change in course.truth if change.at <= at][-1]


Stretch = tuple[State, float, float]


def _first_bad(
    stretches: Sequence[Stretch], start: float, end: float, fine: Collection[State]
) -> float | None:
    bad = (since for state, since, until in stretches if state not in fine and since < end and until > start)
    return next(bad, None)


def _right(incidents: Month, stretches: Sequence[Stretch]) -> tuple[float, float]:
    right, time = [0.0, 0.0], [0.0, 0.0]
    for before, after in pairwise([*incidents.steps(), Step.of(MONTH, State.OPERATIONAL)]):
        calm = before.state is State.OPERATIONAL
        time[calm] += after.at - before.at
        right[calm] += sum(
            max(0.0, min(until, after.at) - max(since, before.at))
            for state, since, until in stretches
            if state is before.state
        )
    return right[0] / time[0], right[1] / time[1]


def _stretches(shown: Sequence[ScoredChange]) -> list[Stretch]:
    closed = [*shown, ScoredChange(MONTH, State.UNKNOWN)]
    return [(a.state, a.at, b.at) for a, b in pairwise(closed)]
