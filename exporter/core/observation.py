"""One outcome of real traffic, as a client reported it."""

from dataclasses import dataclass

from exporter.core.answer import Answer


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
