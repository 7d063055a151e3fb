"""What the store keeps and gives back. Times are unix seconds, money is in dollars."""

from typing import NamedTuple

from exporter.core.records import dataclass
from exporter.core.state.aggregate import Observed
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State


class HealthRow(NamedTuple):
    """What is known of a target, as text that only its owner can read."""

    target: str
    fingerprint: str
    """Of the configuration it was learnt with."""
    blob: str
    at: float


class SavedHealth(NamedTuple):
    """A `HealthRow` found again."""

    fingerprint: str
    blob: str
    at: float


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a target is: the labels of its recorded series."""

    target: str
    provider: str
    channel: Channel
    model: str
    title: str
    last_seen: float
    """When an exporter last watched it."""
    watched_since: float | None = None
    """When one first did; None where that is `last_seen`."""


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """One stretch of a state, dated from its first and last decisive evidence."""

    target: str
    state: State
    reason: Reason
    """The reason that opened it."""
    start: float
    end: float | None
    """None while it lasts."""
    decided_at: float
    rule: str
    evidence: str
    """JSON: the answers that decided."""


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which changes of state are wanted; None is any."""

    after: float
    """Those decided later than this."""
    limit: int
    target: str | None = None
    model: str | None = None
    channel: Channel | None = None
    newest: bool = False
    """Where there are more than `limit`: the last of them instead of the first."""


class EventRow(NamedTuple):
    """One change of state that is worth telling."""

    target: str
    channel: Channel
    model: str
    at: float
    """When the exporter decided it."""
    since: float
    """Dated start of the new state."""
    old: State
    new: State
    reason: Reason


class CheckRow(NamedTuple):
    """One check: what a probe was answered."""

    target: str
    at: float
    """When it ended."""
    probe: Source
    outcome: State
    reason: Reason
    fault: Fault | None
    latency: float | None
    """Seconds; None where it was not measured well."""
    rule: str
    detail: str
    """What the upstream said."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """A paid job that has not ended, and the money set aside for it."""

    id: str
    target: str
    source: Source
    usd: float
    """What is booked for it, on the UTC day of `created`."""
    created: float
    deadline: float
    ticket: str | None = None
    """JSON: how to ask for the job again. None: the request may have left, and no answer was kept."""


class JobSum(NamedTuple):
    """Paid jobs of a target that ended alike, booked between two days."""

    target: str
    outcome: State | None
    """None where they have not ended, or nobody knows how."""
    jobs: int
    usd: float


class ProbeKey(NamedTuple):
    """One probe of a target under one configuration."""

    target: str
    source: Source
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Accident:
    """A job started by a probe that should have started none."""

    target: str
    source: Source
    usd: float
    at: float
    deadline: float
    ticket: str
    """JSON: how to ask for the job."""
    why: str
    instead: str | None = None
    """Id of the job that was booked in case, whose place this one takes."""


@dataclass(frozen=True, slots=True)
class PendingObservation:
    """An observation that was accepted and is not folded yet."""

    id: int
    target: str
    observed: Observed
