"""What all calls of one `Videos` share, whatever thread or event loop they run on."""

import contextlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from exporter.core.answer import Answer, Transport
from exporter.core.vocabulary import Reason
from exporter.failover.apis.base import Status
from exporter.failover.attempts import AttemptVerdict, CreateAttempt
from exporter.failover.circuits import Circuits
from exporter.failover.counters import Counters
from exporter.failover.files import Journal
from exporter.failover.money import DayBudget
from exporter.failover.outcome import Judged
from exporter.failover.reporting import Reporter
from exporter.failover.route import Advisor
from exporter.failover.state import JobState
from exporter.failover.steps import Reply
from exporter.failover.targets import Target

_log: Final = logging.getLogger(__name__)
_OURS: Final = frozenset({Reason.INTERNAL, Reason.PROXY, Reason.NETWORK})
"""Why nothing was sent, for which no target need rest: our pool was full, our proxy gives no connection."""
OnAttempt = Callable[[CreateAttempt], object]


class Session:
    """Targets, money, circuits, journal, counters and the line to the exporter."""

    def __init__(  # noqa: PLR0913 - the arguments of `Videos`
        self,
        targets: Mapping[str, Target],
        *,
        exporter: str | None,
        token: str | None,
        budget_usd_per_day: float | None,
        state: str | Path | None,
        journal: str | Path | None,
        model: str | None,
        on_attempt: OnAttempt | None,
        poll_interval: float | None,
        reporter: str,
    ) -> None:
        self.targets = targets
        self.poll_interval = poll_interval
        self.budget = DayBudget(budget_usd_per_day, None if state is None else Path(state), targets)
        self.journal = Journal(None if journal is None else Path(journal))
        self.route = Advisor(exporter, model or next(iter(targets.values())).model)
        self.circuits = Circuits()
        self.counters = Counters()
        keys = [str(target.client.api_key) for target in targets.values() if target.client.api_key]
        self.reporter = Reporter(exporter, token, reporter, keys)
        self._on_attempt = on_attempt

    def tried(self, attempt: CreateAttempt, *, fallback: bool) -> None:
        """An attempt is over: count it and tell the hook, whose trouble is its own."""
        self.counters.attempt(attempt, fallback=fallback)
        if self._on_attempt is not None:
            try:
                self._on_attempt(attempt)
            except Exception:  # noqa: BLE001 - a hook may never fail a call
                _log.exception("on_attempt has failed")

    def settle(self, state: JobState, judged: Judged, reply: Reply, prompt: str) -> None:
        """Money, journal, circuit and report of a create, once its outcome is known."""
        target = state.target
        if judged.verdict in (AttemptVerdict.REFUSED, AttemptVerdict.REQUEST_REFUSED):
            self.given_up(state)
        elif judged.verdict is AttemptVerdict.UNKNOWN:
            self.keep(state)
        ours = not reply.sent and judged.reason in _OURS
        if judged.verdict is AttemptVerdict.REFUSED and not ours:
            self.circuits.refused(target, judged.pause)
        elif judged.verdict in (AttemptVerdict.UNKNOWN, AttemptVerdict.REFUSED):
            self.circuits.undecided(target)
        else:
            self.circuits.answered(target)
        if judged.verdict is not AttemptVerdict.ACCEPTED:
            self.reporter.failure(target, reply.seconds, reply.answer(), prompt)
        elif state.ended:
            self.ended(state, reply, reply.seconds, prompt)

    def keep(self, state: JobState) -> None:
        """Write down how far a call has come. It has left already: a full disk must not take its job away."""
        with _tolerant():
            self.journal.put(state.dump())

    def given_up(self, state: JobState) -> None:
        """There is certainly no job, or none that is billed."""
        with _tolerant():
            self.budget.release(state.call)
        with _tolerant():
            self.journal.drop(state.dump())

    def ended(self, state: JobState, reply: Reply, seconds: float, prompt: str = "") -> None:
        """A job has ended: give back what is not billed, and tell the exporter."""
        if state.status is Status.COMPLETED:
            self.keep(state)
            self.reporter.success(state.target, seconds)
            return
        with _tolerant():
            if state.billed is False:
                self.budget.release(state.call)
            self.journal.drop(state.dump())
        answer = reply.answer(None if state.in_call else Transport.TASK)
        if answer.transport is Transport.TASK:
            # The job itself may repeat the prompt; its error is what tells.
            answer = Answer(Transport.TASK, answer.status, answer.headers, _error_of(reply))
        self.reporter.failure(state.target, seconds, answer, prompt)

    def target_of(self, state: JobState) -> Target:
        """The target of a job.

        Raises:
            ValueError: there is none of that name here.
        """
        found = self.targets.get(state.target)
        if found is None:
            message = f"saved: its target {state.target!r} is none of {', '.join(self.targets)}"
            raise ValueError(message)
        return found


@contextlib.contextmanager
def _tolerant() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _log.warning("the journal or the budget's file cannot be written: %s", error)


def _error_of(reply: Reply) -> str:
    """A failed job without its prompt and without whatever else was asked for."""
    value = reply.value
    if not isinstance(value, dict):
        return reply.text
    inner = value.get("data")
    job = inner if isinstance(inner, dict) and "error" not in value else value
    kept = ("id", "object", "status", "state", "error", "fail_reason", "message", "code", "done", "response")
    return json.dumps({name: job[name] for name in kept if name in job})
