"""Job objects of every gateway that speaks the shape of `/videos`, read as one."""

from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from typing import Any, Final

from exporter.core.vocabulary import Phase
from exporter.core.wire.payload import identifier, text_at


class End(StrEnum):
    """How a job can end."""

    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"
    """Cancelled or expired: whether it was billed is not documented."""


STATUSES: Final[dict[str, Phase | End]] = {
    **dict.fromkeys(
        (
            "queued",
            "pending",
            "submitted",
            "submitting",
            "not_start",
            "not_started",
            "created",
            "waiting",
            "queueing",
        ),
        Phase.QUEUE,
    ),
    # new-api's word for a task of which its background loop has not yet heard.
    "unknown": Phase.QUEUE,
    **dict.fromkeys(
        (
            "in_progress",
            "inprogress",
            "processing",
            "running",
            "generating",
            "rendering",
            "preprocessing",
            "started",
        ),
        Phase.RENDER,
    ),
    **dict.fromkeys(
        ("completed", "complete", "succeeded", "success", "successful", "finished", "done"), End.DONE
    ),
    **dict.fromkeys(
        ("failed", "failure", "fail", "error", "errored", "rejected", "timeout", "timed_out"), End.FAILED
    ),
    **dict.fromkeys(("cancelled", "canceled", "expired", "incomplete"), End.DROPPED),
}
"""Every status word known, in lower case with underscores."""
_NO_ERROR: Final = frozenset({"", "0", "200", "null", "none", "nil", "ok", "success"})
"""What stands, in lower case, in the parts of an error that is none."""
_IDS: Final = ("id", "task_id", "taskId", "video_id", "request_id")
"""Names of OpenAI's shape and of what new-api and its like make of it; `started` knows the others."""
_URLS: Final = (
    ("url",),
    ("video_url",),
    ("result_url",),
    ("metadata", "url"),
    ("output", "url"),
    ("result", "url"),
)


@dataclass(frozen=True, slots=True)
class JobStatus:
    """One look at a job."""

    id: str | None
    status: str | None
    """As it was spelled."""
    ratio: float | None
    failed: bool
    """It carries an error."""
    url: str | None

    @property
    def standing(self) -> Phase | End | None:
        """What the status word means; None for a word nobody has documented, and for none."""
        return None if self.status is None else meaning(self.status)


def read_job(value: Any) -> JobStatus | None:
    """The job in an answer, `{"data": {...}}` opened; None where nothing looks like one."""
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("data"), dict) and not _status(value):
        value = value["data"]
    error = value.get("error") or value.get("fail_reason")
    job = JobStatus(
        id=next(filter(None, (identifier(value.get(name)) for name in _IDS)), None),
        status=_status(value),
        ratio=read_ratio(value.get("progress")),
        failed=tells_error(error),
        url=next(filter(None, (text_at(value, *path) for path in _URLS)), None),
    )
    return job if job.id or job.status or job.failed else None


def tells_error(error: Any) -> bool:
    """Whether an error says anything: some put an empty one into every answer."""
    parts = error.values() if isinstance(error, dict) else (error,)
    return any(bool(part) and (isinstance(part, dict | list) or _says(part)) for part in parts)


def _says(part: Any) -> bool:
    return str(part)[:10].lower() not in _NO_ERROR


def meaning(status: str) -> Phase | End | None:
    """What a status word means, however it is spelled; None for a word nobody has documented."""
    return STATUSES.get(_normal(status))


def read_ratio(progress: Any) -> float | None:
    """Progress as 0 to 1: 45, `45`, `"45%"` and 0.45 are the same."""
    if isinstance(progress, float) and 0 < progress < 1:
        return progress
    if isinstance(progress, str):
        try:
            progress = float(progress.strip().removesuffix("%"))
        except ValueError:
            return None
    if isinstance(progress, bool) or not isinstance(progress, int | float):
        return None
    percent = min(max(progress, 0), 100)
    return None if isnan(percent) else percent / 100


def _status(value: dict[str, Any]) -> str | None:
    return next(filter(None, (text_at(value, name) for name in ("status", "state", "task_status"))), None)


def _normal(status: str) -> str:
    return status.strip().lower().replace("-", "_").replace(" ", "_").removeprefix("task_status_")
