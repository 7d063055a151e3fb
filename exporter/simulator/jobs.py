"""A job's life as plain arithmetic on time: queued, running with progress, ended."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exporter.core.words import Reason

_STALL: Final = 0.85
"""Share of the rendering after which progress stands at 99."""
_MODERATED_AT: Final = 0.1
"""Share of the rendering after which moderation ends a job."""
_REFUSED_AT: Final = 0.3
"""Share of the rendering after which trouble with accounts shows."""
_DELIVERED: Final = frozenset({None, Reason.SLOW, Reason.ARTIFACT_INVALID, Reason.TRUNCATED})
"""Fates under which the upstream calls the job completed."""
_ENDLESS: Final = frozenset({Reason.QUEUE_STUCK, Reason.UNKNOWN_STATUS})
SLOWNESS: Final = 4.0
"""How much longer a request takes whose fate is to be slow."""


class Phase(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(slots=True)
class Job:
    """One accepted job. Times are unix seconds."""

    id: str
    upstream_id: str
    """The id at the upstream behind a gateway."""
    model: str
    prompt: str
    seconds: str
    size: str
    created: float
    starts: float
    ends: float
    fate: Reason | None = None
    """What becomes of it; None: all is well."""
    manner: int = 0
    """Which of several ways of failing."""
    usd: float = 0.0
    accident: bool = False
    settled: bool = False
    deleted: bool = False

    @property
    def delivers(self) -> bool:
        """The upstream will call it completed."""
        return self.fate in _DELIVERED

    @property
    def endless(self) -> bool:
        """It will never end."""
        return self.fate in _ENDLESS

    def phase(self, now: float) -> Phase:
        """Where it stands."""
        if self.fate is Reason.QUEUE_STUCK or now < self.starts:
            return Phase.QUEUED
        if self.fate is Reason.UNKNOWN_STATUS or now < self.ends:
            return Phase.RUNNING
        return Phase.COMPLETED if self.delivers else Phase.FAILED

    def progress(self, now: float) -> int:
        """Percent, from 0 to 100; stands at 99 for the last part."""
        phase = self.phase(now)
        if phase is Phase.QUEUED:
            return 0
        if phase is Phase.COMPLETED:
            return 100
        share = (min(now, self.ends) - self.starts) / max(self.ends - self.starts, 1e-9)
        return min(99, int(99 * share / _STALL))


def end_of(starts: float, render: float, fate: Reason | None) -> float:
    """When a job ends: refusals are quicker than work."""
    if fate is Reason.CONTENT_POLICY:
        return starts + render * _MODERATED_AT
    worked = fate in _DELIVERED or fate in _ENDLESS or fate is Reason.GENERATION_FAILED
    return starts + render * (1.0 if worked else _REFUSED_AT)
