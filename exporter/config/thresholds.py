"""The thresholds of the state machine as they stand in a file."""

from dataclasses import replace
from typing import Annotated, Self

from pydantic import Field, model_validator

from exporter.core.thresholds import Policy
from exporter.settings import Duration, FrozenModel

Count = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(gt=0, le=1)]
Factor = Annotated[float, Field(ge=1)]


class Thresholds(FrozenModel):
    """What differs from the defaults, which stand in `core.policy.Policy` alone; same names."""

    explicit_answers: Count | None = None
    explicit_window: Count | None = None
    ours_answers: Count | None = None
    failures: tuple[tuple[Count, Count], ...] | None = None
    window_answers: Count | None = None
    window_age: Duration | None = None
    window_intervals: Count | None = None
    official_degraded_share: Share | None = None
    reverse_degraded_share: Share | None = None
    episode_answers: Count | None = None
    episode_settle: Count | None = None
    slow_factor: Factor | None = None
    slow_clear_factor: Factor | None = None
    slow_answers: Count | None = None
    slow_baseline_answers: Count | None = None
    slow_baseline_age: Duration | None = None
    recovery_share: Annotated[float, Field(gt=0, lt=1)] | None = None
    recovery_horizon: Duration | None = None
    quick_recovery_answers: Count | None = None
    quick_recovery_up: Duration | None = None
    fresh_intervals: Factor | None = None
    observation_fresh: Duration | None = None
    maintenance_limit: Duration | None = None

    @model_validator(mode="after")
    def _possible(self) -> Self:
        policy = self.policy()
        if policy.explicit_answers > policy.explicit_window:
            raise ValueError("explicit_answers cannot be more than explicit_window")
        if policy.slow_clear_factor > policy.slow_factor:
            raise ValueError("slow_clear_factor cannot be more than slow_factor")
        if not policy.failures:
            raise ValueError("failures needs at least one pair")
        for failed, answers in policy.failures:
            if failed > answers or answers > policy.window_answers:
                raise ValueError("failures: [failed, answers] with failed <= answers <= window_answers")
        return self

    def policy(self) -> Policy:
        """The defaults with these changes."""
        return replace(Policy(), **{name: getattr(self, name) for name in self.model_fields_set})

    def over(self, base: "Thresholds") -> "Thresholds":
        """These, and for the rest those of `base`."""
        return base.model_copy(update={name: getattr(self, name) for name in self.model_fields_set})
