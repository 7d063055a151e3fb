"""Looks at one job under way: how long to wait for the next, and what the last one was refused with."""

from dataclasses import dataclass
from typing import Final

from exporter.core.answer import Transport, Verdict
from exporter.core.vocabulary import CREDENTIAL_REASONS, Reason, State
from exporter.dialects.base import Reading
from exporter.engine.probing import Judge

FIRST: Final = 2.0
_GROWTH: Final = 1.5
_SLOWEST: Final = 15.0
_SHORTEST: Final = 0.5
_LONGEST: Final = 60.0
_SLOWEST_REFUSED: Final = 60.0
LONGEST_REFUSED: Final = 900.0
"""What a refused look may ask to wait is honoured so far: it costs nothing (contract, section 10)."""
_DENIALS: Final = 3
"""So many looks in a row refused for our key: more of them would only ask for a ban."""
_SPEAKING: Final = frozenset({State.RISK_CONTROL, State.SUSPENDED, State.MAINTENANCE})
_SPEAKING_REASONS: Final = CREDENTIAL_REASONS | {Reason.OWN_RATE_LIMIT, Reason.RATE_LIMITED}


@dataclass(slots=True)
class Looks:
    """The looks at one job, the downloads of what it made included. Seconds."""

    judge: Judge
    pause: float = FIRST
    refused: Reading | None = None
    """What the last look was refused with, where that says more than that it failed."""
    denied: int = 0
    """Looks in a row that were refused for our key."""

    @property
    def hopeless(self) -> bool:
        """Our key is refused and stays so: whoever follows the job later may have another."""
        return self.denied >= _DENIALS

    def wait(self, asked: float | None) -> float:
        """Seconds until the next look, where the last answer asked for `asked`."""
        if self.refused is not None:
            return max(self.pause, min(asked or 0.0, LONGEST_REFUSED))
        return self.pause if asked is None else min(max(asked, _SHORTEST), _LONGEST)

    def saw(self, failed: Reading | None) -> None:
        """Take in a look; `failed` is None for one that showed the job."""
        verdict = None if failed is None else self.judge.alone(failed, ever_worked=True)
        refused = verdict is not None and _speaks(verdict, failed)
        self.refused = failed if refused else None
        ours = verdict is not None and verdict.ours and verdict.reason in CREDENTIAL_REASONS
        self.denied = self.denied + 1 if ours else 0
        if refused:
            self.pause = min(self.pause * 2, _SLOWEST_REFUSED)
        else:
            self.pause = min(self.pause * _GROWTH, _SLOWEST)

    def paced(self, reading: Reading) -> bool:
        """Whether a download was refused for our own pace: it is asked for again."""
        return reading.look and self.judge.alone(reading, ever_worked=True).reason is Reason.OWN_RATE_LIMIT


def _speaks(verdict: Verdict, reading: Reading | None) -> bool:
    """A refusal that says why; a 5xx only says that this look failed."""
    if reading is not None and reading.answer.transport is Transport.EXCEPTION:
        return True
    return verdict.outcome in _SPEAKING or verdict.reason in _SPEAKING_REASONS


def is_no_evidence(reading: Reading, verdict: Verdict) -> bool:
    """The job was not seen for our own pace alone: nothing is known of it, and nothing of the service."""
    return reading.look and verdict.reason is Reason.OWN_RATE_LIMIT
