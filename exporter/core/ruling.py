"""What the answers of one depth decide: the rules by which a state is named (contract, section 10)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from exporter.core.evidence import THROTTLED, Evidence
from exporter.core.policy import Policy
from exporter.core.words import Channel, Reason, Source, State

_IN_A_ROW = frozenset({State.MAINTENANCE, State.RETIRED})
_UNLIKELY = 0.125
"""Chance below which a low share is not put down to chance."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a depth must know of its target to judge an answer."""

    channel: Channel
    policy: Policy
    ever_worked: bool = False
    long_up: bool = False
    """The target is up, or was before it went down, for `quick_recovery_up` at least."""
    confirmed: bool = False
    """A probe (not traffic alone) stands behind a failure."""
    contradicted: bool = False
    """A deeper request has succeeded since this depth began to fail."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a depth says: a state, why, the rule, and the dated start (unix seconds)."""

    state: State
    reason: Reason
    rule: str
    since: float


def explicit(answers: Sequence[Evidence], ctx: Context) -> Ruling | None:
    """The newest answer and one before it name the same state; maintenance and retirement two in a row."""
    named = answers[-1].names(ctx.channel)
    if named is None:
        return None
    policy = ctx.policy
    reach = policy.explicit_answers if named in _IN_A_ROW else policy.explicit_window
    recent = answers[-reach:]
    same = [a for a in recent if a.names(ctx.channel) is named]
    if len(same) < policy.explicit_answers:
        return None
    if named is State.SUSPENDED and not _trusted(same, ctx):
        return None
    rule = f"explicit: {len(same)} of the last {len(recent)}"
    return Ruling(named, answers[-1].reason, rule, same[0].began)


def holds(answers: Sequence[Evidence], state: State, ctx: Context) -> bool:
    """Explicit evidence for this state stands among these answers: it outranks their share."""
    return sum(a.names(ctx.channel) is state for a in answers) >= ctx.policy.explicit_answers


def mere(answers: Sequence[Evidence], ctx: Context) -> Ruling | None:
    """So many failures among the last answers that noise does not explain them."""
    for failed, of in ctx.policy.failures:
        recent = answers[-of:]
        if sum(not a.success for a in recent) >= failed:
            return by_share(recent, ctx)
    return None


def by_share(answers: Sequence[Evidence], ctx: Context, *, down: bool = False) -> Ruling:
    """The state that the share of success among these answers names. At least one of them failed.

    What is not `down` yet goes down only with a share that chance hardly explains: an official channel at
    80 % fails six times in ten now and then, and nobody is to be woken for that.
    """
    failures = [a for a in answers if not a.success]
    state = _state(failures, len(answers), ctx, down=down)
    reason = Counter(a.reason for a in reversed(failures)).most_common(1)[0][0]
    if state is State.RISK_CONTROL:
        reason = Reason.PARTIAL_FAILURE
    elif state is State.SUSPENDED and len(failures) == len(answers):
        reason = Reason.ALL_FAILING
    return Ruling(state, reason, f"share: {len(failures)} of the last {len(answers)}", failures[0].began)


def turned(answers: Sequence[Evidence], ctx: Context, *, down: bool) -> float:
    """When the share crossed the limit: begin of the stretch at the end that shows it most clearly.

    The answers that decide within an episode reach back into the time before; dated from the first failure
    among them, what has just gone down would have been down all along.
    """
    limit, since = _limit(ctx), answers[-1].began
    best = total = 0.0
    for answer in reversed(answers):
        total += limit - answer.success if down else answer.success - limit
        if total > best:
            best, since = total, answer.began
    return since


def _limit(ctx: Context) -> float:
    reverse = ctx.channel is Channel.REVERSE
    return ctx.policy.reverse_degraded_share if reverse else ctx.policy.official_degraded_share


def _state(failures: Sequence[Evidence], of: int, ctx: Context, *, down: bool) -> State:
    limit, succeeded = _limit(ctx), of - len(failures)
    if succeeded >= limit * of or not (down or _chance(succeeded, of, limit) < _UNLIKELY):
        return State.DEGRADED
    if ctx.channel is Channel.REVERSE:
        return State.RISK_CONTROL if succeeded else State.SUSPENDED
    if all(a.reason in THROTTLED for a in failures):
        return State.DEGRADED
    return State.SUSPENDED if _trusted(failures, ctx) else State.DEGRADED


def _chance(succeeded: int, of: int, share: float) -> float:
    """How likely at most so many successes are at this success share."""
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(succeeded + 1))


def _trusted(failures: Sequence[Evidence], ctx: Context) -> bool:
    """Traffic alone suspends an official target only if two reporters agree or a probe confirms."""
    if ctx.channel is Channel.REVERSE or ctx.confirmed:
        return True
    if any(a.source is not Source.OBSERVATION for a in failures):
        return True
    return len({a.reporter for a in failures}) >= 2
