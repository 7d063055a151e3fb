"""What the answers of one depth decide, and what it takes to decide it (contract, section 10)."""

from collections import Counter
from collections.abc import Sequence

from exporter.core.records import dataclass
from exporter.core.state.answers import Answers
from exporter.core.state.evidence import Evidence
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Channel, Reason, Source, State

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
    """What a depth says: a state, its reason, what decided it, and the dated start (unix seconds)."""

    state: State
    reason: Reason
    why: Why
    since: float
    source: Source | None = None
    """Whose answer decided it."""


def explicit(answers: Answers, ctx: Context) -> Ruling | None:
    """The newest answer and one before it name the same state; maintenance and retirement two in a row."""
    newest = answers.kind(-1)
    named = newest.names(ctx.channel)
    if named is None:
        return None
    policy = ctx.policy
    reach = policy.explicit_answers if named in _IN_A_ROW else policy.explicit_window
    recent = answers[-reach:]
    kinds = recent.of_kinds()
    same = [kind for kind in kinds if kind.names(ctx.channel) is named]
    if len(same) < policy.explicit_answers:
        return None
    if named is State.SUSPENDED and not trusted(same, ctx):
        return None
    why = Why(Decision.EXPLICIT, len(same), len(recent))
    return Ruling(named, newest.reason, why, recent.began(kinds.index(same[0])))


def in_turn(answers: Answers, standing: State, other: State, ctx: Context) -> bool:
    """Both states that are down are named again and again: then another name is no change.

    Not so where the last that names the one comes before the first that names the other, or where the other
    is named at least twice as often.
    """
    if standing is other or not (standing.down and other.down):
        return False
    names = [kind.names(ctx.channel) for kind in answers[-ctx.policy.episode_answers :].of_kinds()]
    if standing not in names or other not in names:
        return False
    last = len(names) - 1 - names[::-1].index(standing)
    return last > names.index(other) and names.count(other) < 2 * names.count(standing)


def spoken_for(answers: Answers, ctx: Context) -> State | None:
    """The state that most of these answers name, two at least: explicit evidence outranks their share."""
    named = Counter(answers.each([kind.names(ctx.channel) for kind in answers.kinds]))
    del named[None]
    state, times = next(iter(named.most_common(1)), (None, 0))
    return state if times >= ctx.policy.explicit_answers else None


def trusted(failures: Sequence[Evidence], ctx: Context) -> bool:
    """Traffic alone suspends an official target only if two reporters agree or a probe confirms.

    `failures` may be the kinds of answers: their times do not matter.
    """
    if ctx.channel is Channel.REVERSE or ctx.confirmed:
        return True
    if any(a.source is not Source.OBSERVATION for a in failures):
        return True
    return len({a.reporter for a in failures}) >= 2
