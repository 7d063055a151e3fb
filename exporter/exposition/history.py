"""Recorded history as OpenMetrics samples with their own times, for back-filling a Prometheus."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from exporter.core.availability import Stretch
from exporter.core.vocabulary import Channel, State
from exporter.exposition.metrics import STATE, VERIFIED, Metric
from exporter.exposition.text import EOF, header, labels

JOB: Final = "sora-exporter"
"""The scrape job that rules and dashboards select; a scrape would add it, a back-fill does not."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One target's history, oldest stretch first."""

    target: str
    provider: str
    channel: Channel
    model: str
    stretches: Sequence[Stretch]


def recorded(history: Iterable[Recorded], step: float) -> Iterator[str]:
    """Text, piece by piece: every series as one run of samples in order of time, as `promtool` wants them.

    There is a sample at every change, so that no episode is too short to be seen, and at every `step`
    seconds, so that a series does not go stale in between.
    """
    targets = list(history)
    yield header(STATE, openmetrics=True)
    for target in targets:
        for state in State:
            yield from _series(target, STATE, step, _in(state), state=state)
    yield header(VERIFIED, openmetrics=True)
    for target in targets:
        yield from _series(target, VERIFIED, step, lambda _, verified: verified)
    yield EOF


def _in(wanted: State) -> Callable[[State, bool], bool]:
    return lambda state, _: state is wanted


def _series(
    target: Recorded, metric: Metric, step: float, value: Callable[[State, bool], bool], **further: str
) -> Iterator[str]:
    pairs = labels(
        {
            "job": JOB,
            "target": target.target,
            "provider": target.provider,
            "channel": target.channel,
            "model": target.model,
            **further,
        }.items()
    )
    for start, end, state, verified in target.stretches:
        before = f"{metric.name}{{{pairs}}} {int(value(state, verified))} "
        for at in _instants(start, end, step):
            yield f"{before}{at / 1000:.3f}\n"


def _instants(start: float, end: float, step: float) -> Iterator[int]:
    """The begin of a stretch and every whole step in it, in milliseconds: finer times Prometheus drops."""
    at, until, every = ceil(start * 1000), ceil(end * 1000), round(step * 1000)
    while at < until:
        yield at
        at = (at // every + 1) * every
