"""Writes a past for the demo: a month of its six services, as OpenMetrics text for `promtool`, into a file.

    past.py FILE [--unless CONFIG]

    promtool tsdb create-blocks-from openmetrics FILE DATA

It is simulated, as the demo is: official channels that keep their promises, and reverse ones as they are in
the field. What the shipped rules record is written as they would have recorded it, because Prometheus
evaluates rules only from its start on. With --unless, the file holds nothing where CONFIG exists: real
services have a past of their own.
"""

import argparse
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Final

import yaml
from weather import DAY, Month, month

from exporter.clock import SystemClock
from exporter.config import parse
from exporter.config.target import TargetConfig
from exporter.core.vocabulary import DOWN, UP, State
from exporter.exposition.history import JOB
from exporter.exposition.text import EOF, labels
from exporter.simulator.demo import demo
from exporter.simulator.setup import ENVIRONMENT, config_data

MONTH, WEEK = 31 * DAY, 8 * DAY
"""Seconds: windows of thirty and of seven days, and one day more for graphs of them."""
_LATELY: Final = 300
"""Seconds for which figures are written that nothing looks back at."""
_WINDOWS: Final = {
    "24h": (DAY, MONTH - DAY, 240),
    "7d": (7 * DAY, _LATELY, 60),
    "30d": (30 * DAY, _LATELY, 60),
}
"""Windows in seconds, for how long before the end they are written, and how often."""
_MADE: Final = {State.OPERATIONAL: 0.98, State.DEGRADED: 0.75, State.RISK_CONTROL: 0.35}
"""The part of the requests that ends with a video."""
_REQUESTS: Final = 6
"""An hour."""
_SECONDS: Final = 4
"""Length of a probe's video."""


def lines(end: int) -> Iterator[str]:
    """The whole text of the month that ends at a whole minute, in unix seconds."""
    months = [(target, month(target.name, target.channel, end)) for target in _targets(end)]
    for name, write in _SERIES.items():
        for target, lived in months:
            yield from write(name, target, lived)
    yield EOF


def _targets(now: float) -> list[TargetConfig]:
    text = yaml.safe_dump(config_data(demo(), "http://simulator.internal", now), allow_unicode=True)
    return list(parse(text, "demo.yml", ENVIRONMENT).targets)


def _head(name: str, target: TargetConfig, **further: str) -> str:
    identity = {
        "target": target.name,
        "provider": target.provider,
        "channel": target.channel,
        "model": target.model,
    }
    return f"{name}{{{labels((identity | further).items())}}}"


_Write = Callable[[str, TargetConfig, Month], Iterator[str]]


def _each(value: Callable[[State], float], step: int, length: int = MONTH) -> _Write:
    """A series of a value of the state."""

    def write(name: str, target: TargetConfig, lived: Month) -> Iterator[str]:
        before = _head(name, target)
        for at in range(lived.end - length, lived.end, step):
            yield f"{before} {value(lived.state(at)):g} {at}\n"

    return write


def _minutes(value: Callable[[State], float], window: int, length: int, step: int) -> _Write:
    """A series of how many minutes of the window before had a value of 1."""

    def write(name: str, target: TargetConfig, lived: Month) -> Iterator[str]:
        before = _head(name, target)
        first = lived.end - length - window
        summed = list(accumulate(value(lived.state(at)) for at in range(first, lived.end, 60)))
        for at in range(first + window, lived.end, step):
            minute = (at - first) // 60
            yield f"{before} {summed[minute] - summed[minute - window // 60]:g} {at}\n"

    return write


def _of_a_month(value: Callable[[float, TargetConfig], float]) -> _Write:
    """A series of what follows from the availability of 30 days; budgets only where there is a promise."""

    def write(name: str, target: TargetConfig, lived: Month) -> Iterator[str]:
        states = [lived.state(at) for at in range(lived.end - 30 * DAY, lived.end, 60)]
        up, down = (sum(state in kind for state in states) for kind in (UP, DOWN))
        before = _head(name, target)
        if target.slo is not None or "budget" not in name:
            for at in range(lived.end - _LATELY, lived.end, 60):
                yield f"{before} {value(up / (up + down), target)!r} {at}\n"

    return write


def _left(availability: float, target: TargetConfig) -> float:
    return 1 - (1 - availability) / (1 - (target.slo or 0.0) / 100)


def _episodes(name: str, target: TargetConfig, lived: Month) -> Iterator[str]:
    """A counter by reason, from 0 on, as it was scraped every hour."""
    begun = [(one.start, one.reason) for one in lived.stretches if one.state is State.RISK_CONTROL]
    for reason in sorted({reason for _, reason in begun}):
        before = _head(name, target, job=JOB, instance="past", reason=reason)
        for at in range(lived.end - MONTH, lived.end, 3600):
            yield f"{before} {sum(start <= at and one is reason for start, one in begun)} {at}\n"


def _cost(name: str, target: TargetConfig, lived: Month) -> Iterator[str]:
    """What probes cost, as it was scraped every hour."""
    price = target.price
    usd = 0.0 if price is None else price.usd_per_call or _SECONDS * (price.usd_per_second or 0.0)
    before = _head(name, target, job=JOB, instance="past", probe="generation")
    for hour, at in enumerate(range(lived.end - MONTH, lived.end, 3600)):
        yield f"{before} {usd * hour:.3f} {at}\n"


def _is(states: frozenset[State]) -> Callable[[State], float]:
    return lambda state: float(state in states)


_SERIES: Final[dict[str, _Write]] = {
    "target:service_available:bool": _each(_is(UP), 60),
    "target:service_verified:bool": _each(_is(UP | DOWN), 60),
    "target:service_eligible:bool": _each(_is(UP | DOWN), 60),
    "target:service_up:bool": _each(_is(UP), 60, WEEK),
    "target:service_down:bool": _each(_is(DOWN), 60, WEEK),
    "target:service_risk_control:bool": _each(_is(frozenset({State.RISK_CONTROL})), 60, WEEK),
    "target:service_state:code": _each(lambda state: state.code, 240),
    **{
        f"target:service_{name}:sum{window}": _minutes(_is(states), *lengths)
        for window, lengths in _WINDOWS.items()
        for name, states in {"available": UP, "verified": UP | DOWN, "eligible": UP | DOWN}.items()
    },
    "target:service_availability:ratio30d": _of_a_month(lambda availability, _: availability),
    "target:service_coverage:ratio30d": _of_a_month(lambda *_: 1.0),
    "target:error_budget_remaining:ratio30d": _of_a_month(_left),
    "target:video_requests:increase1h": _each(lambda _: _REQUESTS, 240),
    "target:video_successes:increase1h": _each(lambda state: _REQUESTS * _MADE.get(state, 0.0), 240),
    "risk_control_events_total": _episodes,
    "probe_cost_usd_total": _cost,
}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--unless", type=Path, metavar="CONFIG")
    given = parser.parse_args()
    nothing = given.unless is not None and given.unless.exists()
    with given.file.open("w") as file:
        file.writelines([EOF] if nothing else lines(int(SystemClock().time()) // 60 * 60))


if __name__ == "__main__":
    main()
