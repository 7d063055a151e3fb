"""When is a run of successes enough to believe that a bad service is well again."""

from math import ceil, log

from exporter.core.policy import Policy

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
