"""How far a `validation` is trusted not to start a paid job: pure counting, no clock."""

from dataclasses import replace
from typing import Final

from exporter.core.records import dataclass
from exporter.core.thresholds import DAY

LIMIT: Final = 2
"""Suspected accidents after which the probe is off."""
RETRIES: Final = (3600.0, 6 * 3600.0, DAY)
"""Seconds from one try of a probe that is off to the next; the last one for ever."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of one probe of a target under one configuration."""

    seen: bool = False
    """The awaited refusal has been seen: from then on only a job that is named counts."""
    suspicions: int = 0
    """Answers of success, or none at all, before that."""
    tries: int = 0
    """Tries that were planned while it was off."""
    retry_at: float | None = None
    """Off until this moment (unix seconds), when it is tried once more; None while it is not off."""

    @property
    def off(self) -> bool:
        """It may have started paid jobs more than once."""
        return self.retry_at is not None

    def refused(self) -> "Trust":
        """The awaited refusal came."""
        return Trust(seen=True)

    def suspected(self, now: float) -> "Trust":
        """It may have started a job, as far as is known at `now`."""
        more = replace(self, suspicions=self.suspicions + 1)
        return _turned_off(more, now) if more.suspicions >= LIMIT else more

    def tried(self, now: float) -> "Trust":
        """An answer that tells neither: what is off stays off until its next try."""
        return _turned_off(self, now) if self.off else self


def _turned_off(known: Trust, now: float) -> Trust:
    pause = RETRIES[min(known.tries, len(RETRIES) - 1)]
    return replace(known, tries=known.tries + 1, retry_at=now + pause)
