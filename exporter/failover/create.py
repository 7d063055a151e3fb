"""Asking for a video: from target to target, as long as it is certain that nobody has begun."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from exporter.failover import clock
from exporter.failover.apis import DIALECTS
from exporter.failover.attempts import AttemptVerdict, CreateAttempt
from exporter.failover.exceptions import BudgetExceeded, NoChannel, OutcomeUnknown, RequestRefused
from exporter.failover.order import How, eligible, ranked
from exporter.failover.outcome import judge
from exporter.failover.session import Session
from exporter.failover.state import JobState
from exporter.failover.steps import Flow, Reply
from exporter.failover.targets import Target, Wanted


@dataclass(frozen=True, slots=True)
class _TriedTarget:
    """One target was asked, or could not be paid."""

    attempt: CreateAttempt
    state: JobState
    error: Exception | None = None
    """What the client raised."""


def create(session: Session, wanted: Wanted, how: How) -> Flow[JobState]:
    """The accepted job.

    Raises:
        ValueError, BudgetExceeded: before anything is sent.
        NoChannel, RequestRefused: there is certainly no job.
        OutcomeUnknown: there may be one.
    """
    how.check(session.targets)
    places = eligible(session.targets, wanted, how)
    advice = yield from session.route.advice(wanted, how.channel, how.scenario)
    tried: list[_TriedTarget] = []
    for target in _in_turn(session, ranked(places, wanted, how, advice)):
        now = yield from _ask(session, target, wanted, [each.attempt for each in tried])
        tried.append(now)
        attempts = tuple(each.attempt for each in tried)
        session.tried(now.attempt, fallback=len(tried) > 1)
        verdict, reason = now.attempt.verdict, now.attempt.reason
        if verdict is AttemptVerdict.ACCEPTED:
            now.state.attempts = attempts
            session.keep(now.state)
            return now.state
        if verdict is AttemptVerdict.REQUEST_REFUSED:
            detail = f": {now.state.detail}" if now.state.detail else ""
            message = f"{target.name} refuses the request ({reason}{detail})"
            raise RequestRefused(message, reason, attempts) from now.error
        if verdict is AttemptVerdict.UNKNOWN and how.on_unknown == "raise":
            session.counters.kept_from_sending()
            raise _unknown(now, attempts) from now.error
    raise _nobody(tried) from next((each.error for each in reversed(tried) if each.error), None)


def _in_turn(session: Session, targets: Sequence[Target]) -> Iterator[Target]:
    """Those that rest come last: they are asked when nobody else is left."""
    resting = []
    for target in targets:
        if session.circuits.admits(target.name):
            yield target
        else:
            resting.append(target)
    yield from sorted(resting, key=lambda target: session.circuits.resting(target.name))


def _ask(
    session: Session, target: Target, wanted: Wanted, before: Sequence[CreateAttempt]
) -> Flow[_TriedTarget]:
    """Send one create, with its price booked and its call in the journal before it leaves."""
    call, usd = uuid4().hex, target.price(wanted)
    state = JobState.of(call, target, wanted, usd)
    if not session.budget.reserve(call, usd):
        session.circuits.undecided(target.name)
        over = CreateAttempt(target.name, target.over, AttemptVerdict.OVER_BUDGET, "budget", 0.0, 0.0)
        return _TriedTarget(over, state)
    try:
        session.journal.put(state.dump())
    except BaseException:
        session.given_up(state)
        raise
    step = DIALECTS[target.dialect].create(target, wanted)
    step = replace(step, deadline=clock.monotonic() + target.deadline)
    if target.idempotency:
        step = replace(step, headers={**step.headers, "Idempotency-Key": call})
    begun = clock.monotonic()
    try:
        reply = yield step
        return _judged(session, target, state, reply, wanted)
    except BaseException as error:
        seconds = clock.monotonic() - begun
        attempt = CreateAttempt(target.name, target.over, AttemptVerdict.UNKNOWN, "interrupted", seconds, usd)
        _interrupted(session, _TriedTarget(attempt, state), before, error)
        raise


def _judged(session: Session, target: Target, state: JobState, reply: Reply, wanted: Wanted) -> _TriedTarget:
    judged = judge(reply, target)
    kept = judged.verdict in (AttemptVerdict.ACCEPTED, AttemptVerdict.UNKNOWN)
    usd = state.usd if kept or state.usd is None else 0.0
    state.detail = judged.detail
    if judged.look is not None:
        state.detail = ""
        state.accepted(judged.look)
    session.settle(state, judged, reply, wanted.prompt)
    attempt = CreateAttempt(
        target.name, target.over, judged.verdict, judged.reason, reply.seconds, usd, reply.status
    )
    return _TriedTarget(attempt, state, reply.error)


def _interrupted(
    session: Session, tried: _TriedTarget, before: Sequence[CreateAttempt], error: BaseException
) -> None:
    """The caller was cancelled or interrupted in the middle: what was sent stays on the books.

    The exception goes on as it is, with an `OutcomeUnknown` as its cause.
    """
    session.circuits.undecided(tried.state.target)
    session.tried(tried.attempt, fallback=bool(before))
    unknown = _unknown(tried, (*before, tried.attempt))
    session.keep(tried.state)
    if not isinstance(error, GeneratorExit):
        error.__cause__ = unknown


def _unknown(tried: _TriedTarget, attempts: tuple[CreateAttempt, ...]) -> OutcomeUnknown:
    tried.state.attempts = attempts
    return OutcomeUnknown(tried.state.dump(), attempts)


def _nobody(tried: Sequence[_TriedTarget]) -> Exception:
    """Why no target has taken it."""
    attempts = tuple(each.attempt for each in tried)
    unknown = [each for each in tried if each.attempt.verdict is AttemptVerdict.UNKNOWN]
    if unknown:
        return _unknown(unknown[-1], attempts)
    if all(attempt.verdict is AttemptVerdict.OVER_BUDGET for attempt in attempts):
        return BudgetExceeded("nothing that is left of the day's budget pays for it", attempts)
    return NoChannel("every target has refused", attempts)
