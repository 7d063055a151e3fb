"""The asynchronous reverse shape of the APIYI kind: `submitted`, errors as bare strings, fixed lengths."""

from typing import Final

from exporter.core.vocabulary import GROUP_OF, Reason, State
from exporter.simulator.call import JOB_FATES, SimCall, deliver
from exporter.simulator.failures.failure import Failure, raw
from exporter.simulator.jobs import SimJob, SimOrder, SimPhase
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
    voices,
)
from exporter.simulator.wire import JSON, SimResponse, encode

SECONDS: Final = ("10", "15")
"""The lengths that are documented, the usual one first."""
_TAKEN: Final = (*SECONDS, "4", "8", "12", "25")
"""Lengths that are taken as well, and made as long as the channel pleases."""
_WORDS: Final = {
    SimPhase.QUEUED: "submitted",
    SimPhase.RUNNING: "in_progress",
    SimPhase.COMPLETED: "completed",
    SimPhase.FAILED: "failed",
}
_STRINGS: Final = {
    Reason.CONTENT_POLICY: "Content policy violation",
    Reason.GENERATION_FAILED: "Video generation failed, please try again",
}
_INSIDE: Final = 0.5
"""Share of the upstream's refusals that show only in the job."""


def videos(call: SimCall) -> SimResponse:
    """`/v1/videos` of a reverse channel."""
    match call.method, call.parts[2:]:
        case "POST", ():
            return _create(call)
        case "GET", (job_id,):
            return _look(call, job_id)
        case "GET", (job_id, "content"):
            return _content(call, job_id)
        case _:
            return no_route(call)


def _plain(status: int, code: str, message: str) -> Failure:
    return raw(status, message, {"error": {"code": code, "message": message}})


MISSING_PROMPT: Final = _plain(400, "invalid_request", "Missing required parameter: prompt")


def _create(call: SimCall) -> SimResponse:
    site = call.site
    call.read()
    seconds = call.text("seconds") or SECONDS[0]
    beyond = None
    if seconds not in _TAKEN:
        beyond = _plain(400, "invalid_request", f"Invalid seconds: {seconds}, must be one of 10, 15")
    complaint = None if call.text("prompt") else MISSING_PROMPT
    intake = Admission("/v1/videos", call.text("model"), complaint, beyond)
    passed = admit(call, intake)
    if isinstance(passed, SimResponse):
        return passed
    if not _shows_later(site, passed.fate):
        fault = upstream_fault(site, passed, intake, _envelope)
        if fault is not None:
            return fault
    return _accepted(call, passed, seconds)


def _shows_later(site: Site, fate: Reason | None) -> bool:
    """Some of what the accounts behind meet becomes known only when the job has been tried."""
    late = fate is not None and fate not in JOB_FATES and GROUP_OF[fate] is State.RISK_CONTROL
    return late and site.chance.share("manner/late") < _INSIDE


def _envelope(_site: Site, failure: Failure) -> Failure:
    return _plain(failure.status, failure.code or "upstream_error", failure.message)


def _accepted(call: SimCall, passed: Passed, seconds: str) -> SimResponse:
    site = call.site
    order = SimOrder(
        call.text("prompt"),
        seconds if seconds.isdigit() else SECONDS[0],
        call.text("size") or "1280x720",
        accident=passed.accident,
    )
    job = site.accept(order, passed.fate)
    return said(site, task(call, job, job.created), passed.delay)


def task(call: SimCall, job: SimJob, now: float) -> dict[str, object]:
    """The task object; of a failed one only a few fields are left, and the error is a string."""
    phase = job.phase(now)
    word = "paused" if job.fate is Reason.UNKNOWN_STATUS and phase is SimPhase.RUNNING else _WORDS[phase]
    if phase is SimPhase.FAILED:
        return {
            "id": job.id,
            "status": word,
            "progress": 0,
            "error": _error(call.site, job),
            "created_at": int(job.created),
        }
    done = phase is SimPhase.COMPLETED
    return {
        "id": job.id,
        "status": word,
        "progress": job.progress(now),
        "prompt": job.prompt,
        "model": job.model,
        "size": job.size,
        "seconds": job.seconds,
        "created_at": int(job.created),
        "url": f"{call.root}/v1/videos/{job.id}/content" if done else None,
        "completed_at": int(job.ends) if done else None,
    }


def _error(site: Site, job: SimJob) -> str:
    fate = job.fate or Reason.GENERATION_FAILED
    if fate in _STRINGS:
        return _STRINGS[fate]
    for voice in voices(site):
        if fate in voice:
            words = voice[fate]
            return words[job.manner % len(words)].about(job.model).message
    return fate.value


def _job(call: SimCall, job_id: str, route: str, kind: str) -> tuple[SimJob | None, SimResponse]:
    site = call.site
    site.count("GET", route, kind)
    delay = site.wait("look")
    fault = token_fault(call, shown_key(call))
    if fault is not None:
        return None, refused(site, fault, delay)
    return site.queue.find(job_id), refused(site, _plain(404, "not_found", "Video not found"), delay)


def _look(call: SimCall, job_id: str) -> SimResponse:
    job, refusal = _job(call, job_id, "/v1/videos/{id}", "poll")
    if job is None:
        return refusal
    return said(call.site, task(call, job, call.site.now()), call.site.wait("look"))


def _content(call: SimCall, job_id: str) -> SimResponse:
    job, refusal = _job(call, job_id, "/v1/videos/{id}/content", "content")
    if job is None:
        return refusal
    site = call.site
    now = site.now()
    if job.phase(now) is not SimPhase.COMPLETED or now < job.ends + site.target.quirks.content_delay:
        body = encode({"error": {"code": "video_not_ready", "message": "Video is not ready yet"}})
        return SimResponse(400, (*JSON, *headers(site.serial())), body, delay=site.wait("look"))
    return deliver(job, site.wait("fetch"), headers(site.serial()))
