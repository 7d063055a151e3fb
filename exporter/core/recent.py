"""What the last hour of requests was like: the share that succeeded, and how long they took."""

from collections.abc import Iterator
from dataclasses import field
from math import isnan
from statistics import median
from typing import Final

from exporter.core.records import dataclass
from exporter.core.state.answers import Row
from exporter.core.state.machine import Health
from exporter.core.thresholds import HOUR
from exporter.core.vocabulary import Source

_MINUTE: Final = 60.0
_LATENCIES: Final = 100
"""Latencies of traffic that are kept; the median of more would be the same."""
LONGEST_WAIT: Final = HOUR
"""Seconds for which a client's `Retry-After` is believed."""


@dataclass(slots=True)
class RecentTraffic:
    """Observations of the last hour, counted by the minute, without those that are our own fault."""

    held_until: float = 0.0
    """The upstream has asked clients for quiet until then, unix seconds."""
    _minutes: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Successes and failures by the minute since 1970."""
    _latencies: list[tuple[float, float]] = field(default_factory=list)
    """When (unix seconds) a success came, and how long it took (seconds)."""

    def note(self, at: float, now: float, *, success: bool, latency: float | None) -> None:
        """One request that ended at `at`, told of at `now` (unix seconds), after `latency` seconds."""
        if not now - HOUR < at <= now:
            return
        minute, newest = int(at // _MINUTE), int(now // _MINUTE)
        good, bad = self._minutes.get(minute, (0, 0))
        self._minutes[minute] = (good + success, bad + (not success))
        oldest = newest - HOUR // _MINUTE
        for lost in [known for known in self._minutes if not oldest <= known <= newest]:
            del self._minutes[lost]
        if success:
            self.held_until = 0.0
            if latency is not None:
                self._latencies = [*self._latencies[1 - _LATENCIES :], (at, latency)]

    def hold(self, at: float, seconds: float) -> None:
        """An answer at `at` (unix seconds) asked to wait so many seconds."""
        self.held_until = at + min(seconds, LONGEST_WAIT)

    def redate(self, by: float) -> None:
        """The wall clock was set by so many seconds."""
        minutes = int(by // _MINUTE)  # rather too old than of the future
        self.held_until += by
        self._minutes = {minute + minutes: counted for minute, counted in self._minutes.items()}
        self._latencies = [(at + by, seconds) for at, seconds in self._latencies]

    def counts(self, now: float) -> tuple[int, int]:
        """Successes and failures of the last hour."""
        kept = [counted for minute, counted in self._minutes.items() if now - HOUR < minute * _MINUTE <= now]
        return sum(good for good, _ in kept), sum(bad for _, bad in kept)

    def latencies(self, now: float) -> Iterator[float]:
        """How long successes of the last hour took, seconds."""
        return (seconds for at, seconds in self._latencies if now - HOUR < at <= now)


@dataclass(frozen=True, slots=True)
class LastHour:
    """The last hour of a target, of the deepest kind of request that there was."""

    success_ratio: float | None
    """Of requests that reach the upstream, 0 to 1; None without any."""
    latency: float | None
    """Median of those that succeeded, seconds; of free probes where nothing deeper did."""


def last_hour(health: Health, traffic: RecentTraffic, now: float) -> LastHour:
    """What is known of the hour before `now` (unix seconds)."""
    counted = traffic.counts(now)
    paid = _answers(health, Source.GENERATION, now)
    if not any(counted):
        # After a restart what is kept of the traffic is its evidence, one answer for each interval.
        paid += _answers(health, Source.OBSERVATION, now)
    asked = _answers(health, Source.VALIDATION, now)
    listed = _answers(health, Source.CATALOG, now)
    deepest = [*traffic.latencies(now), *_latencies(paid)]
    latencies = deepest or _latencies(asked) or _latencies(listed)
    return LastHour(_share(paid, asked, counted), median(latencies) if latencies else None)


def _answers(health: Health, source: Source, now: float) -> list[Row]:
    rows = health.track(source).answers.rows()
    return [row for row in rows if row[0].source is source and row[2] > now - HOUR]


def _latencies(answers: list[Row]) -> list[float]:
    return [latency for kind, _, _, latency in answers if kind.success and not isnan(latency)]


def _share(paid: list[Row], asked: list[Row], traffic: tuple[int, int]) -> float | None:
    good, bad = traffic
    succeeded = _successes(paid)
    good += succeeded
    total = good + bad + len(paid) - succeeded
    if total:
        return good / total
    # What a gateway answers by itself says nothing of the requests that it hands on.
    if not asked or any(kind.success and not kind.verified for kind, *_ in asked):
        return None
    return _successes(asked) / len(asked)


def _successes(answers: list[Row]) -> int:
    return sum(kind.success for kind, *_ in answers)
