"""What a new-api gateway says of a task: three shapes for the same job."""

from typing import Final

from exporter.core.words import Reason
from exporter.simulator.families.openai_videos import job_error, video
from exporter.simulator.jobs import Job, Phase

RECORD_STATUS: Final = {
    Phase.QUEUED: "QUEUED",
    Phase.RUNNING: "IN_PROGRESS",
    Phase.COMPLETED: "SUCCESS",
    Phase.FAILED: "FAILURE",
}
_QUOTA_PER_USD: Final = 500_000


def swapped(job: Job, heard: float) -> dict[str, object]:
    """The last answer of the upstream with only the id replaced, even where that was an error."""
    failed = job.phase(heard) is Phase.FAILED
    if failed and job.fate is not Reason.CONTENT_POLICY and job.manner % 2:
        error = {**job_error(job), "type": "server_error", "param": None}
        return {"error": error, "id": job.id}
    known = {key: value for key, value in video(job, heard).items() if value is not None}
    del known["prompt"]
    return {**known, "id": job.id}


def rebuilt(job: Job, heard: float, address: str) -> dict[str, object]:
    """The gateway's own object: `unknown` at first, progress in three steps, the address in metadata.

    An operation that ended without a video is `completed` all the same, with an empty address.
    """
    phase = job.phase(heard)
    word, progress = _rebuilt_status(job, phase)
    value: dict[str, object] = {
        "id": job.id,
        "object": "video",
        "model": job.model,
        "status": word,
        "progress": progress,
        "created_at": int(job.created),
    }
    if phase is Phase.COMPLETED:
        empty = job.fate is Reason.ARTIFACT_INVALID
        value |= {"completed_at": int(job.ends), "metadata": {"url": "" if empty else address}}
    if phase is Phase.FAILED:
        value["error"] = job_error(job)
    return value


def _rebuilt_status(job: Job, phase: Phase) -> tuple[str, int]:
    if phase is Phase.COMPLETED:
        return "completed", 100
    if phase is Phase.FAILED:
        return "failed", 100
    if phase is Phase.RUNNING and job.fate is not Reason.UNKNOWN_STATUS:
        return "in_progress", 50
    return ("queued" if job.fate is Reason.QUEUE_STUCK else "unknown"), 0


def task_record(job: Job, heard: float, address: str) -> dict[str, object]:
    """The row of the gateway's own table, at `/v1/video/generations/{id}`."""
    phase = job.phase(heard)
    failed, completed = phase is Phase.FAILED, phase is Phase.COMPLETED
    data = {
        "task_id": job.id,
        "platform": "55",
        "user_id": 42,
        "group": "default",
        "quota": 0 if failed else int(job.usd * _QUOTA_PER_USD),
        "action": "textGenerate",
        "status": "UNKNOWN" if job.fate is Reason.UNKNOWN_STATUS else RECORD_STATUS[phase],
        "fail_reason": job_error(job)["message"] if failed else "",
        "result_url": address if completed else "",
        "submit_time": int(job.created),
        "start_time": int(job.starts),
        "finish_time": int(job.ends) if failed or completed else 0,
        "progress": "100%" if failed or completed else ("30%" if phase is Phase.RUNNING else "20%"),
        "properties": {"input": job.prompt, "origin_model_name": job.model},
        "data": video(job, heard),
    }
    return {"code": "success", "message": "", "data": data}
