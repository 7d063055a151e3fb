"""The thresholds of the state machine, with the contract's defaults (section 10)."""

from exporter.core.records import dataclass

HOUR = 3600.0
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Policy:
    """Every number the machine uses. Durations in seconds, shares from 0 to 1."""

    explicit_answers: int = 2
    """Answers naming the same state that decide ..."""
    explicit_window: int = 5
    """... among this many of a depth."""
    ours_answers: int = 2
    """Answers in a row that are our own fault, until the state is `unknown`."""
    failures: tuple[tuple[int, int], ...] = ((4, 4), (5, 6), (6, 10), (8, 20), (10, 30), (13, 60))
    """Mere failure: (failed, of the most recent). 95 % success shows each less than once in 100,000 times."""
    window_answers: int = 60
    window_age: float = 6 * HOUR
    window_intervals: int = 20
    """Answers older than `window_age` or this many intervals, whichever is longer, are forgotten."""
    official_degraded_share: float = 0.5
    """Success share from which an official channel is degraded rather than suspended."""
    reverse_degraded_share: float = 0.8
    """Success share from which a reverse channel is degraded rather than in risk control."""
    episode_answers: int = 20
    """Inside an episode the share of this many last answers decides again ..."""
    episode_settle: int = 8
    """... from this answer on, and this many after the last change."""
    slow_factor: float = 3.0
    slow_clear_factor: float = 2.0
    slow_answers: int = 5
    slow_baseline_answers: int = 50
    slow_baseline_age: float = 7 * DAY
    recovery_share: float = 0.5
    """Success share of the bad service that recovery is tested against."""
    recovery_horizon: float = 20 * DAY
    """Time in which a bad service should not pass for recovered once."""
    quick_recovery_answers: int = 6
    """Successes that suffice out of a `suspended` in which nothing had succeeded ..."""
    quick_recovery_up: float = 6 * HOUR
    """... if the target had been up for this long before."""
    fresh_intervals: float = 3.0
    """Evidence is fresh for this many intervals of its source."""
    observation_fresh: float = 900.0
    """Observations are fresh for at least this long."""
    maintenance_limit: float = 8 * HOUR
    """Announced maintenance holds at most this long."""

    def traffic_fresh(self, interval: float) -> float:
        """Seconds for which observations are fresh, at this interval."""
        return max(self.observation_fresh, self.fresh_intervals * interval)
