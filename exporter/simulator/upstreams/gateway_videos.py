"""The video routes at a new-api gateway, and the three shapes in which it tells of a task."""

from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.call import SimCall, deliver
from exporter.simulator.failures.failure import Failure
from exporter.simulator.failures.gateway import (
    INVALID_JSON,
    INVALID_SIZE,
    PROMPT_REQUIRED,
    SATURATED,
    TASK_NOT_EXIST,
    task,
)
from exporter.simulator.failures.google import GOOGLE
from exporter.simulator.failures.openai import OPENAI, POOL
from exporter.simulator.jobs import SimJob, SimPhase
from exporter.simulator.script import Flavor
from exporter.simulator.site import Site
from exporter.simulator.upstreams.gateway import (
    Admission,
    Passed,
    admit,
    headers,
    no_route,
    refused,
    said,
    shown_key,
    token_fault,
    upstream_fault,
)
from exporter.simulator.upstreams.openai_videos import SIZES, complaint_about, job_error, order_of, video
from exporter.simulator.wire import JSON, Headers, SimResponse, encode

RECORD_STATUS: Final = {
    SimPhase.QUEUED: "QUEUED",
    SimPhase.RUNNING: "IN_PROGRESS",
    SimPhase.COMPLETED: "SUCCESS",
    SimPhase.FAILED: "FAILURE",
}
_QUOTA_PER_USD: Final = 500_000


def swapped(job: SimJob, heard: float) -> dict[str, object]:
    """The last answer of the upstream with only the id replaced, even where that was an error."""
    failed = job.phase(heard) is SimPhase.FAILED
    if failed and job.fate is not Reason.CONTENT_POLICY and job.manner % 2:
        error = {**job_error(job), "type": "server_error", "param": None}
        return {"error": error, "id": job.id}
    known = {key: value for key, value in video(job, heard).items() if value is not None}
    del known["prompt"]
    return {**known, "id": job.id}


def rebuilt(job: SimJob, heard: float, address: str) -> dict[str, object]:
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
    if phase is SimPhase.COMPLETED:
        empty = job.fate is Reason.ARTIFACT_INVALID
        value |= {"completed_at": int(job.ends), "metadata": {"url": "" if empty else address}}
    if phase is SimPhase.FAILED:
        value["error"] = job_error(job)
    return value


def _rebuilt_status(job: SimJob, phase: SimPhase) -> tuple[str, int]:
    if phase is SimPhase.COMPLETED:
        return "completed", 100
    if phase is SimPhase.FAILED:
        return "failed", 100
    if phase is SimPhase.RUNNING and job.fate is not Reason.UNKNOWN_STATUS:
        return "in_progress", 50
    return ("queued" if job.fate is Reason.QUEUE_STUCK else "unknown"), 0


def task_record(job: SimJob, heard: float, address: str) -> dict[str, object]:
    """The row of the gateway's own table, at `/v1/video/generations/{id}`."""
    phase = job.phase(heard)
    failed, completed = phase is SimPhase.FAILED, phase is SimPhase.COMPLETED
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
        "progress": "100%" if failed or completed else ("30%" if phase is SimPhase.RUNNING else "20%"),
        "properties": {"input": job.prompt, "origin_model_name": job.model},
        "data": video(job, heard),
    }
    return {"code": "success", "message": "", "data": data}


_TOO_MANY: Final = 429


def videos(call: SimCall) -> SimResponse:
    """`/v1/videos` and `/v1/video/generations` of a new-api gateway."""
    generic = call.parts[1] == "video"
    rest = call.parts[3:] if generic else call.parts[2:]
    match call.method, rest:
        case "POST", ():
            return _create(call, generic=generic)
        case "GET", (job_id,):
            return _look(call, job_id, generic=generic)
        case "GET", (job_id, "content") if not generic:
            return _content(call, job_id)
        case _:
            return no_route(call)


def is_veo(site: Site) -> bool:
    """The gateway rebuilds what it says of such tasks."""
    flavor = site.target.quirks.flavor
    return flavor is Flavor.VEO or (flavor is Flavor.USUAL and site.target.model.startswith("veo"))


def _create(call: SimCall, *, generic: bool) -> SimResponse:
    site = call.site
    call.read()
    route = "/v1/video/generations" if generic else "/v1/videos"
    intake = Admission(route, call.text("model"), _complaint(call), _beyond(call))
    passed = admit(call, intake)
    if isinstance(passed, SimResponse):
        return passed
    tables = (GOOGLE, POOL, OPENAI) if is_veo(site) else ()
    fault = upstream_fault(site, passed, intake, _envelope, tables)
    return fault or _accepted(call, passed)


def _complaint(call: SimCall) -> Failure | None:
    """What the gateway checks of its own: the prompt, and the size of names it knows exactly."""
    if call.fields is None:
        return INVALID_JSON
    if not call.text("prompt"):
        return PROMPT_REQUIRED
    size = call.text("size")
    exact = call.text("model") in ("sora-2", "sora-2-pro")
    return INVALID_SIZE if size and exact and size not in SIZES else None


def _beyond(call: SimCall) -> Failure | None:
    complaint = complaint_about(call)
    return complaint if complaint is not None and complaint.param in ("seconds", "size") else None


def _envelope(site: Site, failure: Failure) -> Failure:
    """The upstream's whole body as a string, under the upstream's status."""
    if failure.status == _TOO_MANY and site.target.quirks.rewrite_429:
        return task(_TOO_MANY, "fail_to_fetch_task", SATURATED[site.target.quirks.lang])
    return task(failure.status, "fail_to_fetch_task", failure.openai().decode())


def _accepted(call: SimCall, passed: Passed) -> SimResponse:
    site = call.site
    job_id = "task_" + site.chance.letters("id/task", 32)
    job = site.accept(order_of(call, accident=passed.accident, job_id=job_id), passed.fate)
    value = {
        "id": job.id,
        "task_id": job.id,
        "object": "video",
        "model": job.model,
        "status": "queued",
        "progress": 0,
        "created_at": int(job.created),
        "seconds": job.seconds,
        "size": job.size,
    }
    ratios: Headers = (("x-new-api-other-ratios", f'{{"seconds":{job.seconds},"size":1}}'),)
    return said(site, value, passed.delay, ratios)


def _heard(site: Site, job: SimJob) -> float:
    """The moment of the gateway's last look at the upstream; before the first one, the create."""
    lag = site.target.quirks.lag
    if lag <= 0 or is_veo(site):
        return site.now()
    beat = lag * site.beat
    return max(job.created, (site.now() - beat) // lag * lag + beat)


def _job(call: SimCall, job_id: str, route: str, kind: str) -> tuple[SimJob | None, SimResponse]:
    """The job a call is about; without one, the refusal."""
    site = call.site
    site.count("GET", route, kind)
    delay = site.wait("look")
    fault = token_fault(call, shown_key(call))
    if fault is not None:
        return None, refused(site, fault, delay)
    return site.queue.find(job_id), refused(site, TASK_NOT_EXIST, delay)


def _look(call: SimCall, job_id: str, *, generic: bool) -> SimResponse:
    route = "/v1/video/generations/{id}" if generic else "/v1/videos/{id}"
    job, refusal = _job(call, job_id, route, "poll")
    if job is None:
        return refusal
    site = call.site
    heard = _heard(site, job)
    address = f"{call.root}/v1/videos/{job.id}/content"
    if generic:
        value = task_record(job, heard, address)
    elif is_veo(site):
        value = rebuilt(job, heard, address)
    else:
        value = swapped(job, heard)
    return said(site, value, site.wait("look"))


def _content(call: SimCall, job_id: str) -> SimResponse:
    job, _ = _job(call, job_id, "/v1/videos/{id}/content", "content")
    site = call.site
    if job is None:
        return _content_refused(site, 404, "Task not found", "invalid_request_error")
    heard = _heard(site, job)
    phase = job.phase(heard)
    early = is_veo(site) and heard < job.ends + site.target.quirks.content_delay
    if phase is not SimPhase.COMPLETED or early:
        word = RECORD_STATUS[phase if phase is not SimPhase.COMPLETED else SimPhase.RUNNING]
        text = f"Task is not completed yet, current status: {word}"
        return _content_refused(site, 400, text, "invalid_request_error")
    if job.fate is Reason.ARTIFACT_INVALID and (is_veo(site) or job.manner % 2):
        return _content_refused(site, 502, "Failed to fetch video content", "server_error")
    return deliver(job, site.wait("fetch"), headers(site.serial()))


def _content_refused(site: Site, status: int, message: str, kind: str) -> SimResponse:
    body = encode({"error": {"message": message, "type": kind}})
    return SimResponse(status, (*JSON, *headers(site.serial())), body, delay=site.wait("look"))
