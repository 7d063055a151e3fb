"""One answer as the state machine sees it, and what kind of word it is."""

from dataclasses import replace
from typing import Final

from exporter.core.answer import Verdict
from exporter.core.records import dataclass
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State

_ALWAYS_EXPLICIT: Final = {
    Reason.CAPTCHA: State.RISK_CONTROL,
    Reason.CLOUDFLARE_CHALLENGE: State.RISK_CONTROL,
    Reason.CLOUDFLARE_BLOCK: State.RISK_CONTROL,
    Reason.UNUSUAL_ACTIVITY: State.RISK_CONTROL,
    Reason.SENTINEL_BLOCK: State.RISK_CONTROL,
    Reason.ACCOUNT_BANNED: State.RISK_CONTROL,
    Reason.ACCOUNT_EXPIRED: State.RISK_CONTROL,
    Reason.NO_CHANNEL: State.SUSPENDED,
    Reason.CHANNEL_DISABLED: State.SUSPENDED,
    Reason.SERVICE_PAUSED: State.SUSPENDED,
    Reason.ACCOUNT_POOL_EXHAUSTED: State.SUSPENDED,
    Reason.ARTIFACT_MISMATCH: State.DEGRADED,
    Reason.MAINTENANCE_WINDOW: State.MAINTENANCE,
    Reason.MODEL_DEPRECATED: State.RETIRED,
    Reason.MODEL_REMOVED: State.RETIRED,
    Reason.ENDPOINT_REMOVED: State.RETIRED,
}
_REVERSE_EXPLICIT: Final = {
    Reason.RATE_LIMITED: State.RISK_CONTROL,
    Reason.CONCURRENCY_LIMITED: State.RISK_CONTROL,
}
OURS_UNTIL_IT_WORKED: Final = frozenset(
    {Reason.MODEL_NOT_FOUND, Reason.ENDPOINT_NOT_SUPPORTED, Reason.INVALID_REQUEST}
)
"""Ours only for a target that has never worked with this configuration."""
THROTTLED: Final = frozenset({Reason.RATE_LIMITED, Reason.CONCURRENCY_LIMITED})
"""What a 429 says; on an official channel it is usually our quota."""
STAYS_DEGRADED: Final = THROTTLED | {Reason.ARTIFACT_MISMATCH}
"""What a channel is `degraded` for however often: it throttles us, or delivers less than was ordered."""


def counted(verdict: Verdict) -> Verdict:
    """A verdict as evidence: a good answer is nobody's fault, a refused request of ours says nothing.

    The classifier reports such a refusal as `operational`, because the service answered as designed; but it
    does not show that a request that is right would be served.
    """
    if not verdict.success:
        return verdict
    if verdict.reason is Reason.INVALID_REQUEST:
        return replace(verdict, outcome=State.UNKNOWN, fault=Fault.OURS)
    return replace(verdict, fault=None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer. Times are unix seconds, latency and interval seconds."""

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

    @property
    def success(self) -> bool:
        """The service answered as designed."""
        return self.outcome is State.OPERATIONAL

    def ours(self, ever_worked: bool) -> bool:
        """The failure is our own doing and says nothing about the service."""
        if self.reason in OURS_UNTIL_IT_WORKED:
            return not ever_worked
        return self.fault is Fault.OURS

    def names(self, channel: Channel) -> State | None:
        """The state that this answer names explicitly; None for success and mere failure."""
        if self.outcome is State.OPERATIONAL:
            return None
        named = _ALWAYS_EXPLICIT.get(self.reason)
        if named is None and channel is Channel.REVERSE:
            named = _REVERSE_EXPLICIT.get(self.reason)
        return named
