"""What the answers of one depth decide: the rules by which a state is named (contract, section 10)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from exporter.core.evidence import THROTTLED, Evidence
from exporter.core.policy import Policy
from exporter.core.words import Channel, Reason, Source, State

_IN_A_ROW = frozenset({State.MAINTENANCE, State.RETIRED})


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
    """Explicit evidence for this state stands among the last answers."""
    recent = answers[-ctx.policy.explicit_window :]
    return sum(a.names(ctx.channel) is state for a in recent) >= ctx.policy.explicit_answers


def mere(answers: Sequence[Evidence], ctx: Context) -> Ruling | None:
    """So many failures among the last answers that noise does not explain them."""
    for failed, of in ctx.policy.failures:
        recent = answers[-of:]
        if sum(not a.success for a in recent) >= failed:
            return by_share(recent, ctx)
    return None


def by_share(answers: Sequence[Evidence], ctx: Context) -> Ruling:
    """The state that the share of success among these answers names. At least one of them failed."""
    failures = [a for a in answers if not a.success]
    share = 1 - len(failures) / len(answers)
    state = _state(failures, share, ctx)
    reason = Counter(a.reason for a in reversed(failures)).most_common(1)[0][0]
    if state is State.RISK_CONTROL:
        reason = Reason.PARTIAL_FAILURE
    elif state is State.SUSPENDED and share == 0:
        reason = Reason.ALL_FAILING
    return Ruling(state, reason, f"share: {len(failures)} of the last {len(answers)}", failures[0].began)


def _state(failures: Sequence[Evidence], share: float, ctx: Context) -> State:
    if ctx.channel is Channel.REVERSE:
        if share >= ctx.policy.reverse_degraded_share:
            return State.DEGRADED
        return State.RISK_CONTROL if share > 0 else State.SUSPENDED
    if share >= ctx.policy.official_degraded_share or all(a.reason in THROTTLED for a in failures):
        return State.DEGRADED
    return State.SUSPENDED if _trusted(failures, ctx) else State.DEGRADED


def _trusted(failures: Sequence[Evidence], ctx: Context) -> bool:
    """Traffic alone suspends an official target only if two reporters agree or a probe confirms."""
    if ctx.channel is Channel.REVERSE or ctx.confirmed:
        return True
    if any(a.source is not Source.OBSERVATION for a in failures):
        return True
    return len({a.reporter for a in failures}) >= 2
