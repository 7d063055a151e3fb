"""How much evidence a change of state needs, at the begin of an episode, inside it and at its end."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil, comb, log

from exporter.core.state.answers import BAD, Answers
from exporter.core.state.evidence import THROTTLED, Evidence
from exporter.core.state.ruling import Context, Ruling, trusted
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Channel, Reason, State

_UNLIKELY = 0.125
"""What is less likely than this is not put down to chance, where something is known to have happened ..."""
_VERY_UNLIKELY = 0.02
"""... and where only a share over long speaks for it, which is looked at again and again ..."""
_LIFTED = 0.05
"""... and where a service that was down is half well at most."""


def mere(answers: Answers, ctx: Context, *, relapse: bool) -> Ruling | None:
    """So many failures among the last answers that noise does not explain them.

    `suspended` wakes people. A service that was well till now earns it by the contract's four of four; one
    that has failed and worked in turn, among these answers or in an episode of late (`relapse`), is noisier
    than the 95 % those four are meant for, and has to fail once or twice more: five of five, six of six.
    """
    more = max(_wavered(answers, ctx), int(relapse))
    for failed, of in ctx.policy.failures:
        recent = answers[-of:]
        if _failed(recent) < failed:
            continue
        chance = _UNLIKELY if of <= ctx.policy.episode_answers else _VERY_UNLIKELY
        ruling = _named(recent, ctx, down=_low(recent, ctx, chance))
        if ruling.state is not State.SUSPENDED:
            return ruling
        wider = answers[-of - more :]
        if _failed(wider) >= failed + more:
            return _named(wider, ctx, down=True)
    return None


def _failed(answers: Answers) -> int:
    return len(answers) - answers.successes()


def _wavered(answers: Answers, ctx: Context) -> int:
    """How it failed before the unbroken run at the end: 0 not at all, 1 once or long ago, 2 more often."""
    earlier = answers.marks().rstrip(BAD)
    return min(2, max(earlier[-ctx.policy.episode_answers :].count(BAD), min(1, earlier.count(BAD))))


def again(answers: Answers, ctx: Context, *, down: bool) -> Ruling | None:
    """What the share names inside an episode that is `down` or not; None where it is not clear."""
    if not _failed(answers):
        return None
    falls = _low(answers, ctx, _VERY_UNLIKELY)
    if down:
        falls = not _above(answers, ctx)
        if not falls and not _high(answers, ctx):
            return None
    ruling = _named(answers, ctx, down=falls)
    return replace(ruling, since=_turned(answers, ctx, down=ruling.state.down))


def _named(answers: Answers, ctx: Context, *, down: bool) -> Ruling:
    failures = [kind for kind in answers.of_kinds() if not kind.success]
    state = _down(failures, len(answers), ctx) if down else State.DEGRADED
    reason = Counter(a.reason for a in reversed(failures)).most_common(1)[0][0]
    if state is State.RISK_CONTROL:
        reason = Reason.PARTIAL_FAILURE
    elif state is State.SUSPENDED and len(failures) == len(answers):
        reason = Reason.ALL_FAILING
    first = answers.began(answers.marks().index(BAD))
    return Ruling(state, reason, Why(Decision.SHARE, len(failures), len(answers)), first)


def _down(failures: Sequence[Evidence], of: int, ctx: Context) -> State:
    if ctx.channel is Channel.REVERSE:
        return State.SUSPENDED if len(failures) == of else State.RISK_CONTROL
    throttled = sum(a.reason in THROTTLED for a in failures)
    if 2 * throttled >= len(failures) or not trusted(failures, ctx):
        # Usually our quota, and some noise beside it changes nothing.
        return State.DEGRADED
    return State.SUSPENDED


def _turned(answers: Answers, ctx: Context, *, down: bool) -> float:
    """When the share crossed the limit: begin of the stretch at the end that shows it most clearly.

    The answers that decide inside an episode reach back into the time before; dated from the first failure
    among them, what has just gone down would have been down all along.
    """
    limit, since = _limit(ctx), answers.began(-1)
    best = total = 0.0
    for kind, began, *_ in reversed([*answers.rows()]):
        total += limit - kind.success if down else kind.success - limit
        if total > best:
            best, since = total, began
    return since


def _limit(ctx: Context) -> float:
    """The share from which the channel is degraded rather than down."""
    reverse = ctx.channel is Channel.REVERSE
    return ctx.policy.reverse_degraded_share if reverse else ctx.policy.official_degraded_share


def _above(answers: Answers, ctx: Context) -> bool:
    return answers.successes() >= _limit(ctx) * len(answers)


def _low(answers: Answers, ctx: Context, chance: float) -> bool:
    """Under the limit, and a service just at it would hardly have failed so often."""
    return not _above(answers, ctx) and _at_least(_failed(answers), len(answers), 1 - _limit(ctx)) < chance


def _high(answers: Answers, ctx: Context) -> bool:
    """Over the limit, and a service that is half well would hardly have succeeded so often."""
    chance = _at_least(answers.successes(), len(answers), ctx.policy.recovery_share)
    return _above(answers, ctx) and chance < _LIFTED


def _at_least(many: int, of: int, share: float) -> float:
    """Chance of so many or more among `of`, each with the chance `share`."""
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(many, of + 1))


_HEALTHY = 0.95
_MOST = 0.8


def needed(interval: float, share: float, policy: Policy) -> int:
    """Successes in a row that a service with this success share would show less than once in the horizon.

    `interval` in seconds: 7 at 6 h, 12 at 10 min, 15 at 60 s for a share of one half.
    """
    chances = max(policy.recovery_horizon / interval, 1.0)
    n = max(1, ceil(log(chances) / -log(share)))
    return n if chances * share**n < 1 else n + 1


def tested_share(observed: float | None, policy: Policy) -> float:
    """The success share to test against: the policy's, or the episode's own where that was higher.

    A service that answers four times in five shows fifteen successes in a row every other hour;
    tested against one half, its episode would end each time.
    """
    return min(max(policy.recovery_share, observed or 0.0), max(policy.recovery_share, _MOST))


def weight(success: bool, share: float) -> float:
    """Log-likelihood of one answer, well (95 % success) against bad (`share`): the steps of a CUSUM."""
    if success:
        return log(_HEALTHY / share)
    return log((1 - _HEALTHY) / (1 - share))


def threshold(interval: float, policy: Policy) -> float:
    """Score at which the CUSUM is as strong as the run of successes: one false alarm in the horizon."""
    return log(max(policy.recovery_horizon / interval, 2.0))
