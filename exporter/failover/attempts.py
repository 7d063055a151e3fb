"""One create sent to one target, or kept from being sent, and what came of it."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Self

from exporter.core.vocabulary import Channel


class AttemptVerdict(StrEnum):
    """What is known of a create afterwards."""

    ACCEPTED = "accepted"
    """There is a job."""
    REFUSED = "refused"
    """There is certainly no job, and another target may do better."""
    REQUEST_REFUSED = "request_refused"
    """There is certainly no job, and it is the prompt or the parameters that are not wanted."""
    UNKNOWN = "unknown"
    """It was sent, and nobody can say whether there is a job."""
    OVER_BUDGET = "over_budget"
    """It was not sent: it would have cost more than may be spent."""


@dataclass(frozen=True, slots=True)
class CreateAttempt:
    """One entry of `job.attempts` and of an exception's `attempts`."""

    target: str
    channel: Channel | None
    verdict: AttemptVerdict
    reason: str
    """Why, in the words of the exporter: `ok`, `no_channel`, `timeout`, ..."""
    seconds: float
    """From the beginning of the request to the end of its answer."""
    usd: float | None
    """Booked for it: the price where there is or may be a job, 0 where there is none. None: no price."""
    status: int | None = None
    """The HTTP status, where there was an answer."""

    def dump(self) -> dict[str, Any]:
        """As JSON knows it."""
        return asdict(self)

    @classmethod
    def load(cls, saved: dict[str, Any]) -> Self:
        """The attempt that `dump` saved."""
        known = {field.name: saved.get(field.name) for field in fields(cls)}
        channel = known["channel"]
        return cls(
            target=str(known["target"]),
            channel=None if channel is None else Channel(channel),
            verdict=AttemptVerdict(str(known["verdict"])),
            reason=str(known["reason"]),
            seconds=float(known["seconds"] or 0.0),
            usd=known["usd"],
            status=known["status"],
        )

    def __str__(self) -> str:
        return f"{self.target}: {self.verdict} ({self.reason})"
