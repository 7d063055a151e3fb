"""Observations of one target, folded per interval and reporter into one piece of evidence each."""

from collections import deque
from dataclasses import field
from math import inf

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


@dataclass(slots=True)
class _Reported:
    """What one reporter has told, one request after the other, in whatever order."""

    began: float = inf
    successes: int = 0
    failures: int = 0
    success: Observed | None = None
    """The latest of each kind."""
    failure: Observed | None = None
    explicit: Observed | None = None

    def add(self, one: Observed, channel: Channel) -> None:
        self.began = min(self.began, one.at)
        if one.outcome is State.OPERATIONAL:
            self.successes += 1
            self.success = _later(self.success, one)
            return
        self.failures += 1
        self.failure = _later(self.failure, one)
        if _named(one, channel):
            self.explicit = _later(self.explicit, one)

    def evidence(self, reporter: str, interval: float, end: float) -> Evidence:
        well = self.successes > self.failures
        latest = self.success if well else self.explicit or self.failure
        assert latest is not None  # noqa: S101 - there is one for everything that was added
        return Evidence(
            source=Source.OBSERVATION,
            began=self.began,
            at=end,
            outcome=latest.outcome,
            reason=latest.reason,
            interval=max(interval, TRAFFIC_INTERVAL),
            fault=latest.fault,
            latency=latest.latency if well else None,
            verified=True,
            reporter=reporter,
        )


class Fold:
    """Folds observations of one target that are added one after the other: there may be thousands."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._told: dict[str, _Reported] = {}

    def add(self, one: Observed) -> None:
        """Take one in. What is the reporter's own fault is no evidence."""
        if one.fault is not Fault.OURS:
            self._told.setdefault(one.reporter, _Reported()).add(one, self._channel)

    def evidence(self, interval: float, end: float) -> list[Evidence]:
        """One piece of evidence per reporter for the interval (seconds) that ends at `end` (unix seconds).

        Success if more than half succeeded, otherwise the latest explicit reason, or the latest reason.
        """
        folded = (told.evidence(reporter, interval, end) for reporter, told in self._told.items())
        return sorted(folded, key=lambda e: e.began)


def _later(known: Observed | None, one: Observed) -> Observed:
    return known if known is not None and known.at > one.at else one


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
