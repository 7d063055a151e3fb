"""The client library of sora-exporter: see `exporter.failover`."""

from exporter.failover import (
    AsyncImages,
    AsyncJob,
    AsyncVideos,
    Attempt,
    BudgetExceeded,
    Failed,
    FailoverError,
    Images,
    Job,
    NoChannel,
    OutcomeUnknown,
    RequestRefused,
    StillRunning,
    Target,
    Verdict,
    Videos,
)

__all__ = [
    "AsyncImages",
    "AsyncJob",
    "AsyncVideos",
    "Attempt",
    "BudgetExceeded",
    "Failed",
    "FailoverError",
    "Images",
    "Job",
    "NoChannel",
    "OutcomeUnknown",
    "RequestRefused",
    "StillRunning",
    "Target",
    "Verdict",
    "Videos",
]
