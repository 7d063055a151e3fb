"""From outcomes to a state (contract, section 10)."""
from dataclasses import dataclass
from exporter.core.words import Fault, Reason, Source, State

@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer, as the machine sees it. Times are unix seconds, latency and interval seconds."""

    source: Source
    began: float
    at: float
    outcome: State
    reason: Reason
    interval: float
    """The interval in force at its source."""
    fault: Fault | None = None
    latency: float | None = None
    verified: bool = False
    """Reaches the upstream: any failure does, a success only where the upstream itself answered."""
    reporter: str | None = None

@dataclass(frozen=True, slots=True)
class Transition:
    """A change of state: decided at `at`, dated `since`."""

    old: State
    new: State
    reason: Reason
    at: float
    since: float
    rule: str

@dataclass(frozen=True, slots=True)
class Health:
    """What is known of one target. (Fields below the first group belong to the machine.)"""

    state: State = State.UNKNOWN
    reason: Reason = Reason.NO_DATA
    since: float = 0.0
    """Dated start of the state: its first decisive evidence."""
    changed: float = 0.0
    """When the machine decided it."""
    rule: str = "start"
    verified: bool = False
    deepest: Source | None = None
    """Source of the deepest fresh evidence."""
    ever_worked: bool = False
