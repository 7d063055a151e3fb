"""Single checks as OpenMetrics samples with their own times, for back-filling a Prometheus."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import PROBES, Channel, Source, State
from exporter.exposition.history import JOB
from exporter.exposition.metrics import PROBE_LATENCY, PROBE_SUCCESS, Metric
from exporter.exposition.text import EOF, header, labels, number

Checked = tuple[float, Source, State, float | None]
"""Unix seconds, probe, outcome, and how long it took in seconds, if that is known."""
_VALUES: Final[tuple[tuple[Metric, Callable[[Checked], str | None]], ...]] = (
    (PROBE_SUCCESS, lambda check: str(int(check[2] is State.OPERATIONAL))),
    (PROBE_LATENCY, lambda check: None if check[3] is None else number(check[3])),
)


@dataclass(frozen=True, slots=True)
class RecordedChecks:
    """One target's checks, oldest first."""

    target: str
    provider: str
    channel: Channel
    model: str
    checks: Callable[[], Sequence[Checked]]
    """Reads them; called once for each metric, so that no more than one target's are in memory."""


def recorded_checks(targets: Iterable[RecordedChecks]) -> Iterator[str]:
    """Text, piece by piece: a sample for each check, every series as one run in order of time."""
    known = list(targets)
    for metric, value in _VALUES:
        yield header(metric, openmetrics=True)
        for target in known:
            yield from _series(target, metric, value)
    yield EOF


def _series(target: RecordedChecks, metric: Metric, value: Callable[[Checked], str | None]) -> Iterator[str]:
    identity = {
        "job": JOB,
        "target": target.target,
        "provider": target.provider,
        "channel": target.channel,
        "model": target.model,
    }
    checks = target.checks()
    for probe in PROBES:
        pairs = labels({**identity, "probe": probe}.items())
        # One sample at a time: Prometheus keeps the first of two with the same time and refuses the other.
        samples = {f"{check[0]:.3f}": value(check) for check in checks if check[1] is probe}
        for at, told in samples.items():
            if told is not None:
                yield f"{metric.name}{{{pairs}}} {told} {at}\n"
