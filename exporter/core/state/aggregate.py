"""Observations of one target, folded per interval and reporter into one piece of evidence each."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import field

from exporter.core.records import dataclass
from exporter.core.state.evidence import Evidence
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State

TRAFFIC_INTERVAL = 300.0
"""Seconds; in the place of an interval in force traffic counts with the target's, but at least with this."""
_REMEMBERED = 10
_ENOUGH = 4
_WELL = 0.9


@dataclass(frozen=True, slots=True)
class Observed:
    """One request of real traffic, classified. `at` is unix seconds, latency seconds."""

    reporter: str
    at: float
    outcome: State
    reason: Reason
    fault: Fault | None = None
    latency: float | None = None


def fold(observed: Iterable[Observed], channel: Channel, interval: float, end: float) -> list[Evidence]:
    """One piece of evidence per reporter for the interval that ends at `end` (unix seconds).

    Success if more than half succeeded, otherwise the latest explicit reason, or the latest reason.
    What is the reporter's own fault is no evidence.
    """
    by_reporter: dict[str, list[Observed]] = {}
    for one in sorted(observed, key=lambda o: o.at):
        if one.fault is not Fault.OURS:
            by_reporter.setdefault(one.reporter, []).append(one)
    folded = (_one(reporter, ones, channel, interval, end) for reporter, ones in by_reporter.items())
    return sorted(folded, key=lambda e: e.began)


def _one(reporter: str, ones: Sequence[Observed], channel: Channel, interval: float, end: float) -> Evidence:
    successes = [o for o in ones if o.outcome is State.OPERATIONAL]
    well = 2 * len(successes) > len(ones)
    latest = successes[-1] if well else _latest_failure(ones, channel)
    return Evidence(
        source=Source.OBSERVATION,
        began=ones[0].at,
        at=end,
        outcome=latest.outcome,
        reason=latest.reason,
        interval=max(interval, TRAFFIC_INTERVAL),
        fault=latest.fault,
        latency=latest.latency if well else None,
        verified=True,
        reporter=reporter,
    )


def _latest_failure(ones: Sequence[Observed], channel: Channel) -> Observed:
    failures = [o for o in ones if o.outcome is not State.OPERATIONAL]
    explicit = [o for o in failures if _named(o, channel)]
    return (explicit or failures)[-1]


def _named(o: Observed, channel: Channel) -> bool:
    return (
        Evidence(Source.OBSERVATION, o.at, o.at, o.outcome, o.reason, 0.0, o.fault).names(channel) is not None
    )


@dataclass(slots=True)
class Reporters:
    """How each reporter of one target has fared lately: a single broken client must not speak for all."""

    recent: dict[str, deque[bool]] = field(default_factory=dict)

    def heed(self, evidence: Evidence) -> bool:
        """Remember a reporter's evidence; False where it fails while the others are well."""
        reporter = evidence.reporter or ""
        mine = self.recent.setdefault(reporter, deque(maxlen=_REMEMBERED))
        mine.append(evidence.success)
        if evidence.success or sum(mine) * 2 > len(mine):
            return True
        others = [ok for name, recent in self.recent.items() if name != reporter for ok in recent]
        return len(others) < _ENOUGH or sum(others) < _WELL * len(others)
