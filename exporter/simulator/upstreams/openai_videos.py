"""The vendor's Videos API: create, look, list, fetch, delete."""

from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.call import JOB_FATES, SimCall, deliver
from exporter.simulator.failures.failure import Failure
from exporter.simulator.failures.openai import NO_SUCH_MODEL, OPENAI
from exporter.simulator.jobs import SimJob, SimOrder, SimPhase
from exporter.simulator.script import Lenience
from exporter.simulator.site import Site
from exporter.simulator.upstreams.openai import headers, no_route, refused, said, stopped
from exporter.simulator.wire import WEBP, Headers, SimResponse

SECONDS: Final = ("4", "8", "12", "16", "20")
SIZES: Final = ("720x1280", "1280x720", "1024x1792", "1792x1024", "1080x1920", "1920x1080")
_LIMITS: Final[Headers] = (
    ("x-ratelimit-limit-requests", "25"),
    ("x-ratelimit-remaining-requests", "24"),
    ("x-ratelimit-reset-requests", "2.4s"),
)
_WORDS: Final = {
    SimPhase.QUEUED: "queued",
    SimPhase.RUNNING: "in_progress",
    SimPhase.COMPLETED: "completed",
    SimPhase.FAILED: "failed",
}
_FOREIGN: Final = "on_hold"
"""A status word that is in nobody's documentation."""
_ERRORS: Final = {
    Reason.CONTENT_POLICY: ("moderation_blocked", "Your request was blocked by our moderation system."),
    Reason.GENERATION_FAILED: ("video_generation_failed", "Video generation failed. Please try again."),
}
_EXPIRES: Final = 86400
_POLLS: Final = 20
"""Looks the vendor would have a client take at a job of usual length."""


def videos(call: SimCall) -> SimResponse:
    """All routes under `/v1/videos`."""
    rest = call.parts[2:]
    match call.method, rest:
        case "POST", ():
            return _create(call)
        case "GET", ():
            return _list(call)
        case "GET", (_,):
            return _look(call)
        case "GET", (_, "content"):
            return _content(call)
        case "DELETE", (_,):
            return _delete(call)
        case _:
            return no_route(call)


def complaint_about(call: SimCall) -> Failure | None:
    """What the vendor itself refuses about a create, naming the field."""
    if call.fields is None:
        return Failure(400, "We could not parse the body of your request.")
    if not call.text("prompt"):
        return _missing("prompt")
    return _bad_seconds(call.fields.get("seconds")) or _bad_size(call.text("size"))


def tolerated(call: SimCall, complaint: Failure) -> bool:
    """Whether this upstream takes the order in spite of the complaint, and a job starts by accident."""
    lenient = call.site.target.quirks.lenient
    if lenient is Lenience.SECONDS:
        return complaint.param == "seconds" and _bad_size(call.text("size")) is None
    return lenient is Lenience.ALL


def _bad_seconds(seconds: object) -> Failure | None:
    if isinstance(seconds, int):
        return Failure(
            400,
            "Invalid type for 'seconds': expected one of '4', '8', or '12', but got an integer instead.",
            "invalid_type",
            param="seconds",
        )
    if seconds is not None and seconds not in SECONDS:
        return _invalid("seconds", str(seconds), "'4', '8', and '12'")
    return None


def _bad_size(size: str) -> Failure | None:
    if size and size not in SIZES:
        return _invalid("size", size, "'720x1280', '1280x720', '1024x1792', and '1792x1024'")
    return None


def _missing(name: str) -> Failure:
    return Failure(400, f"Missing required parameter: '{name}'.", "missing_required_parameter", param=name)


def _invalid(name: str, value: str, supported: str) -> Failure:
    text = f"Invalid value: '{value}'. Supported values are: {supported}."
    return Failure(400, text, "invalid_value", param=name)


def order_of(call: SimCall, *, accident: bool = False, job_id: str = "") -> SimOrder:
    """What a create asks for, the vendor's defaults filled in."""
    seconds = call.text("seconds")
    return SimOrder(
        prompt=call.text("prompt"),
        seconds=seconds if seconds.isdigit() else "4",
        size=call.text("size") or "720x1280",
        job_id=job_id,
        accident=accident,
    )


def _create(call: SimCall) -> SimResponse:
    site = call.site
    call.read()
    complaint = complaint_about(call)
    kind = Source.VALIDATION if complaint else Source.GENERATION
    site.count("POST", "/v1/videos", kind.value)
    fate = site.fate(kind)
    delay = site.wait("free" if complaint else "create", fate)
    early = stopped(call, fate, delay) or _refusal(call, fate, delay)
    if early is not None:
        return early
    if complaint is not None and not tolerated(call, complaint):
        return refused(call, complaint, delay)
    job = site.accept(order_of(call, accident=complaint is not None), fate)
    return said(site, video(job, site.now()), delay, _LIMITS)


def _refusal(call: SimCall, fate: Reason | None, delay: float) -> SimResponse | None:
    """Refusals that come before the parameters are looked at."""
    site = call.site
    early_moderation = fate is Reason.CONTENT_POLICY and site.chance.share("manner/moderation") < 0.5
    if fate is not None and (fate not in JOB_FATES or early_moderation):
        return refused(call, site.failure(fate, OPENAI), delay)
    model = call.text("model") or "sora-2"
    if model != site.target.model:
        return refused(call, NO_SUCH_MODEL.about(model), delay)
    return None


def video(job: SimJob, now: float) -> dict[str, object]:
    """The video object as it stands."""
    phase = job.phase(now)
    done = phase is SimPhase.COMPLETED
    word = _FOREIGN if job.fate is Reason.UNKNOWN_STATUS and phase is SimPhase.RUNNING else _WORDS[phase]
    return {
        "id": job.upstream_id,
        "object": "video",
        "created_at": int(job.created),
        "status": word,
        "completed_at": int(job.ends) if done else None,
        "error": job_error(job) if phase is SimPhase.FAILED else None,
        "expires_at": int(job.created) + _EXPIRES if done else None,
        "model": job.model,
        "progress": job.progress(now),
        "prompt": job.prompt,
        "remixed_from_video_id": None,
        "seconds": job.seconds,
        "size": job.size,
    }


def job_error(job: SimJob) -> dict[str, str]:
    """Why a job failed, in the vendor's words."""
    code, message = _ERRORS.get(
        job.fate or Reason.UPSTREAM_5XX,
        ("internal_error", "The server had an error processing your request."),
    )
    return {"code": code, "message": message}


def _job(call: SimCall, route: str, kind: str) -> tuple[SimJob | None, SimResponse]:
    """The job a call is about; without one, the refusal."""
    site = call.site
    site.count(call.method, route, kind)
    delay = site.wait("look")
    early = stopped(call, None, delay)
    if early is not None:
        return None, early
    job = site.queue.find(call.parts[2])
    return job, refused(call, Failure(404, f"Video with id '{call.parts[2]}' not found."), delay)


def _look(call: SimCall) -> SimResponse:
    job, refusal = _job(call, "/v1/videos/{id}", "poll")
    if job is None:
        return refusal
    site = call.site
    waiting = job.phase(site.now()) in (SimPhase.QUEUED, SimPhase.RUNNING)
    pause: Headers = (("openai-poll-after-ms", str(_poll_after(site))),) if waiting else ()
    return said(site, video(job, site.now()), site.wait("look"), pause)


def _poll_after(site: Site) -> int:
    return int(1000 * min(10.0, max(0.2, site.pace.render[1] / _POLLS)))


def _list(call: SimCall) -> SimResponse:
    site = call.site
    site.count("GET", "/v1/videos", "list")
    delay = site.wait("look")
    early = stopped(call, None, delay)
    if early is not None:
        return early
    data = [video(job, site.now()) for job in site.queue.jobs()[:20]]
    ends = (data[0]["id"], data[-1]["id"]) if data else (None, None)
    page = {"object": "list", "data": data, "first_id": ends[0], "last_id": ends[1], "has_more": False}
    return said(site, page, delay)


def _content(call: SimCall) -> SimResponse:
    job, refusal = _job(call, "/v1/videos/{id}/content", "content")
    if job is None:
        return refusal
    site = call.site
    phase = job.phase(site.now())
    if phase is not SimPhase.COMPLETED:
        text = f"Video is not ready yet, current status: {_WORDS[phase]}."
        return refused(call, Failure(400, text), site.wait("look"))
    if "variant=thumbnail" in call.request.query:
        kind = (("content-type", "image/webp"), *headers(site))
        return SimResponse(200, kind, WEBP, delay=site.wait("look"))
    return deliver(job, site.wait("fetch"), headers(site))


def _delete(call: SimCall) -> SimResponse:
    job, refusal = _job(call, "/v1/videos/{id}", "delete")
    if job is None:
        return refusal
    site = call.site
    if job.phase(site.now()) in (SimPhase.QUEUED, SimPhase.RUNNING):
        return refused(
            call, Failure(400, "Videos can only be deleted once they are done."), site.wait("look")
        )
    job.deleted = True
    value = {"id": job.id, "object": "video.deleted", "deleted": True}
    return said(site, value, site.wait("look"))
