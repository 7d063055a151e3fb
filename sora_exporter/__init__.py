"""The client library of sora-exporter: see `exporter.failover`."""

from exporter.failover import (
    AsyncImages,
    AsyncJob,
    AsyncVideos,
    AttemptVerdict,
    BudgetExceeded,
    CreateAttempt,
    Failed,
    FailoverError,
    Images,
    Job,
    NoChannel,
    OutcomeUnknown,
    RequestRefused,
    StillRunning,
    Target,
    Videos,
)

__all__ = [
    "AsyncImages",
    "AsyncJob",
    "AsyncVideos",
    "AttemptVerdict",
    "BudgetExceeded",
    "CreateAttempt",
    "Failed",
    "FailoverError",
    "Images",
    "Job",
    "NoChannel",
    "OutcomeUnknown",
    "RequestRefused",
    "StillRunning",
    "Target",
    "Videos",
]
