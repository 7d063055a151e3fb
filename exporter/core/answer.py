"""What came back from an upstream, and what was made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from exporter.core.vocabulary import Fault, Reason, State


class Transport(StrEnum):
    """How the answer reached us."""

    HTTP = "http"
    EXCEPTION = "exception"
    TASK = "task"
    SSE = "sse"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as raw as it came. Upstream text lives here and in logs, never in a label."""

    transport: Transport = Transport.HTTP
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Header names in lower case."""
    body: str = ""
    """The body as text; for `sse` the whole stream, for `task` the job object's JSON."""
    exception: str | None = None
    """For `exception`: `module.ClassName: message`, causes appended with ` <- `."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one answer says about the service."""

    outcome: State
    reason: Reason
    fault: Fault | None
    retryable: bool
    rule: str
    """Name of the rule that decided, for explanations."""
    detail: str = ""
    """The few words of the answer that the rule matched; for people only."""

    @property
    def success(self) -> bool:
        """The service answered as designed."""
        return self.outcome is State.OPERATIONAL

    @property
    def ours(self) -> bool:
        """The failure says nothing about the service."""
        return self.fault is Fault.OURS


OK = Verdict(State.OPERATIONAL, Reason.OK, None, retryable=False, rule="ok")


@dataclass(frozen=True, slots=True)
class ObservationIn:
    """A validated observation, not yet classified."""

    target: str
    reporter: str
    at: float
    """Unix seconds."""
    latency: float | None = None
    """Seconds."""
    answer: Answer | None = None
    """What the client got; None when it says that the request succeeded."""
    billed: bool | None = None
    """Money was taken, as far as the client knows."""
    delivered: bool | None = None
    """A video or image came, as far as the client knows."""
