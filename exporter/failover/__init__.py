"""Videos and images over several targets: fail over where it is safe, and never pay twice unasked.

Programs import this as `sora_exporter`. Importing it loads the standard library, httpx2, openai and
`exporter.core`, and nothing else of the exporter.
"""

from exporter.failover.attempts import AttemptVerdict, CreateAttempt
from exporter.failover.exceptions import (
    BudgetExceeded,
    Failed,
    FailoverError,
    NoChannel,
    OutcomeUnknown,
    RequestRefused,
    StillRunning,
)
from exporter.failover.jobs import AsyncJob, Job
from exporter.failover.targets import Target
from exporter.failover.videos import AsyncImages, AsyncVideos, Images, Videos

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
