"""Why a target is in its state: the data behind the words on page, API and command line."""

from dataclasses import dataclass

from exporter.core.board import Announcement
from exporter.core.words import Fault, Reason, Source, State


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as evidence. `at` is unix seconds; `detail` is upstream text, for people only."""

    at: float
    outcome: State
    reason: Reason
    rule: str = ""
    """Name of the classifier's rule."""
    detail: str = ""
    fault: Fault | None = None
    latency: float | None = None
    """Seconds."""
    reporter: str | None = None


@dataclass(frozen=True, slots=True)
class Depth:
    """What one source of evidence says, judged for itself."""

    source: Source
    says: State | None
    """Its own verdict; None without fresh evidence."""
    reason: Reason | None = None
    counts: bool = True
    """Whether it takes part in the target's state now."""
    note: str = ""
    """One sentence: how the verdict came about, or why it does not count."""
    answers: int = 0
    """Answers in its window ..."""
    successes: int = 0
    """... and how many of them were successes."""
    fresh_until: float | None = None
    """Unix seconds when its evidence expires."""
    last: tuple[Said, ...] = ()
    """The most recent answers, newest first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole story of one target's state. Times are unix seconds."""

    target: str
    state: State
    reason: Reason
    verified: bool
    since: float
    """Dated start of the state."""
    changed: float
    """When the exporter decided it."""
    rule: str
    """Name of the rule that decided."""
    because: str
    """The rule in one sentence, with its numbers."""
    evidence: tuple[Depth, ...] = ()
    changes: tuple[str, ...] = ()
    """What would change the state, one sentence each."""
    announcement: Announcement | None = None
    """Work that is announced for now or next, whichever state rules."""
