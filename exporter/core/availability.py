"""Time in states, and the ratios over windows of it."""
from dataclasses import dataclass, field
from exporter.core.words import State

@dataclass(frozen=True, slots=True)
class Ratio:
    """Availability over a window (None under half coverage) and how much of the eligible time was verified (None without any)."""
    availability: float | None
    coverage: float | None

@dataclass(slots=True)
class Timeline:
    """A target's last 31 days as segments (start, state, verified), oldest first; the last one is open."""
    segments: list[tuple[float, State, bool]] = field(default_factory=list)

    def ratio(self, now: float, window: float) -> Ratio:
        """Availability and coverage of the last `window` seconds."""
        raise NotImplementedError
