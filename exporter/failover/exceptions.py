"""What a call may raise. The openai exception behind it is the `__cause__`.

    FailoverError
    ├── NoChannel         every target refused; nothing was begun, nothing is billed
    ├── RequestRefused    the prompt or the parameters are not wanted; no other target was asked
    ├── BudgetExceeded    it would have cost too much; nothing was sent
    ├── OutcomeUnknown    a create was sent and nobody can say whether there is a job
    ├── StillRunning      the time is up and the job goes on; it is in `job`
    └── Failed            the job has ended without a result, or the result cannot be used

Arguments that cannot be meant raise `ValueError` before anything is sent.
"""

from collections.abc import Callable, Sequence
from typing import Any

from exporter.failover.attempts import CreateAttempt


class FailoverError(Exception):
    """Anything of the below."""

    def __init__(self, message: str, attempts: Sequence[CreateAttempt] = ()) -> None:
        told = "; ".join(map(str, attempts))
        super().__init__(f"{message} ({told})" if told else message)
        self.attempts = tuple(attempts)


class NoChannel(FailoverError):
    """Every target refused, each for its own reason: see `attempts`."""


class RequestRefused(FailoverError):
    """The prompt or the parameters were refused. `reason` is `content_policy` or `invalid_request`."""

    def __init__(self, message: str, reason: str, attempts: Sequence[CreateAttempt]) -> None:
        super().__init__(message, attempts)
        self.reason = reason


class BudgetExceeded(FailoverError):
    """No target is cheap enough for `max_usd`, or for what is left of the day."""


class OutcomeUnknown(FailoverError):
    """The create was sent to `target`, and it may have been accepted and billed.

    `saved` goes into a file and back into `resume` of the same program or of the next one.
    """

    def __init__(self, saved: dict[str, Any], attempts: Sequence[CreateAttempt]) -> None:
        reason = attempts[-1].reason if attempts else "unknown"
        message = f"nobody can say whether {saved['target']} has accepted the request ({reason})"
        super().__init__(f"{message}: reconcile() looks for it; sending it again may be paid twice", attempts)
        self.target = str(saved["target"])
        self.reason = reason
        self.saved = saved
        self._ask: Callable[[float], Any] | None = None

    def dump(self) -> dict[str, Any]:
        """What is known, as JSON knows it; for `resume`."""
        return dict(self.saved)

    def bind(self, ask: Callable[[float], Any]) -> None:
        """Say how its job can be looked for."""
        self._ask = ask

    def reconcile(self, timeout: float = 30.0) -> Any:
        """Look for the job in the target's list for `timeout` seconds, and create nothing.

        Returns the job, or None where the target lists its jobs and this one is not among them all that time;
        from `AsyncVideos` an awaitable of it. A target that was slow to answer may also be slow to list:
        None is worth as much as `timeout` is longer than a create takes there.

        Raises:
            OutcomeUnknown: the target has no list, does not answer, or lists several jobs that it may be.
        """
        if self._ask is None:
            raise self
        return self._ask(timeout)


class StillRunning(FailoverError):
    """The time is up. `job` goes on: wait for it again, or keep `job.dump()`."""

    def __init__(self, job: Any, seconds: float) -> None:
        super().__init__(f"{job.target}: job {job.id} is still {job.status} after {seconds:.0f} s")
        self.job = job


class Failed(FailoverError):
    """The job has ended without a usable result.

    `billed` is False where it is certain that it costs nothing, True where it does, None where nobody says.
    """

    def __init__(self, job: Any, reason: str, billed: bool | None, detail: str = "") -> None:
        because = f"{reason}: {detail}" if detail else reason
        super().__init__(f"{job.target}: job {job.id} has failed ({because})")
        self.job = job
        self.reason = reason
        self.billed = billed
