"""What has been counted, and a collector that shows it to Prometheus."""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from exporter.failover.attempts import AttemptVerdict, CreateAttempt
from exporter.failover.circuits import Circuit, Circuits
from exporter.failover.targets import Target

if TYPE_CHECKING:
    from prometheus_client import Metric


class Counters:
    """Sums since the start. Safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.attempts: Counter[tuple[str, str]] = Counter()
        """By target and verdict."""
        self.seconds: Counter[str] = Counter()
        self.usd: Counter[str] = Counter()
        self.fallbacks = 0
        self.unknown = 0
        self.duplicates_avoided = 0

    def attempt(self, attempt: CreateAttempt, *, fallback: bool) -> None:
        """Count one create; `fallback`: another target was asked before it."""
        with self._lock:
            self.attempts[attempt.target, attempt.verdict] += 1
            self.seconds[attempt.target] += attempt.seconds  # type: ignore[assignment]
            self.usd[attempt.target] += attempt.usd or 0  # type: ignore[assignment]
            self.fallbacks += fallback
            self.unknown += attempt.verdict is AttemptVerdict.UNKNOWN

    def kept_from_sending(self) -> None:
        """A create was not sent again that a plain retry would have sent."""
        with self._lock:
            self.duplicates_avoided += 1


class Collector:
    """For a `prometheus_client.CollectorRegistry`; that package is loaded with the first collection."""

    def __init__(self, counters: Counters, circuits: Circuits, targets: Mapping[str, Target]) -> None:
        self._counters = counters
        self._circuits = circuits
        self._targets = targets

    def describe(self) -> Iterable["Metric"]:
        """Nothing: the names are known at a collection."""
        return ()

    def collect(self) -> Iterable["Metric"]:
        """The counters and the circuits."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        counters = self._counters
        attempts = CounterMetricFamily(
            "failover_attempts", "Creates, by what came of them.", labels=["target", "verdict"]
        )
        for (target, verdict), number in sorted(counters.attempts.items()):
            attempts.add_metric([target, verdict], number)
        yield attempts
        sums: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
            ("failover_attempt_seconds", "Seconds spent in creates.", counters.seconds),
            ("failover_usd", "Dollars booked for creates.", counters.usd),
        )
        for name, text, values in sums:
            family = CounterMetricFamily(name, text, labels=["target"])
            for target, value in sorted(values.items()):
                family.add_metric([target], value)
            yield family
        plain = (
            ("failover_fallbacks", "Creates after another target had been asked.", counters.fallbacks),
            ("failover_unknown_outcomes", "Creates of which nobody can say what came.", counters.unknown),
            (
                "failover_duplicates_avoided",
                "Creates that were not sent again though their outcome is unknown.",
                counters.duplicates_avoided,
            ),
        )
        for name, text, number in plain:
            yield CounterMetricFamily(name, text, value=number)
        circuit = GaugeMetricFamily(
            "failover_circuit_state", "1 for the state of a target's circuit.", labels=["target", "state"]
        )
        for target in self._targets:
            now = self._circuits.state(target)
            for state in Circuit:
                circuit.add_metric([target, state], float(state is now))
        yield circuit
