"""The `/v1/videos` that forks of sora2api add: FastAPI's refusals, the pool first, the vendor's objects."""

from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.call import JOB_FATES, SimCall, deliver
from exporter.simulator.failures.failure import Failure, raw
from exporter.simulator.failures.pool import POOL
from exporter.simulator.jobs import SimJob, SimPhase
from exporter.simulator.script import Lenience
from exporter.simulator.upstreams.openai_videos import order_of, video
from exporter.simulator.upstreams.sora2api_front import at_the_door, stopped
from exporter.simulator.wire import JSON, SimResponse, encode

_MISSING: Final = raw(
    422,
    "prompt: Field required",
    {"detail": [{"type": "missing", "loc": ["body", "prompt"], "msg": "Field required", "input": None}]},
)
_NOT_FOUND: Final = raw(404, "Task not found", {"detail": "Task not found"})
_NOT_READY: Final = raw(400, "Video is not ready", {"detail": "Video is not ready"})


def videos(call: SimCall) -> SimResponse:
    """Create, look and fetch; the key is looked at first."""
    match call.method, call.parts[2:]:
        case "POST", ():
            return _create(call)
        case "GET", (job_id,):
            return _look(call, job_id)
        case "GET", (job_id, "content"):
            return _content(call, job_id)
        case _:
            call.site.count(call.method, "/" + "/".join(call.parts), "other")
            return call.site.say(_NOT_FOUND, (), call.site.wait("look"))


def _create(call: SimCall) -> SimResponse:
    site = call.site
    call.read()
    prompt = bool(call.text("prompt"))
    lenient = site.target.quirks.lenient is Lenience.ALL
    kind = Source.GENERATION if prompt else Source.VALIDATION
    site.count("POST", "/v1/videos", kind.value)
    fate = site.fate(kind)
    delay = site.wait("create", fate) if prompt else site.own_wait()
    early = stopped(call, fate, delay)
    if early is not None:
        return early
    fault = _fault(call, fate)
    if fault is None and not prompt and not lenient:
        fault = _MISSING
    if fault is not None:
        return site.say(fault, (), delay)
    job = site.accept(order_of(call, accident=not prompt), fate)
    return SimResponse(200, JSON, encode(video(job, site.now())), delay=delay)


def _fault(call: SimCall, fate: Reason | None) -> Failure | None:
    """What the pool and the accounts in it say before a job exists."""
    model = call.text("model")
    if model != call.site.target.model or fate is Reason.MODEL_NOT_FOUND:
        return Failure(500, f"400: Invalid model: {model}", None, "server_error")
    if fate is None or fate in JOB_FATES:
        return None
    return at_the_door(fate) or call.site.failure(fate, POOL)


def _job(call: SimCall, job_id: str, kind: str) -> tuple[SimJob | None, SimResponse]:
    site = call.site
    site.count("GET", "/v1/videos/{id}" + ("/content" if kind == "content" else ""), kind)
    delay = site.wait("look")
    early = stopped(call, None, delay)
    return (None, early) if early is not None else (site.queue.find(job_id), site.say(_NOT_FOUND, (), delay))


def _look(call: SimCall, job_id: str) -> SimResponse:
    job, refusal = _job(call, job_id, "poll")
    if job is None:
        return refusal
    site = call.site
    return SimResponse(200, JSON, encode(video(job, site.now())), delay=site.wait("look"))


def _content(call: SimCall, job_id: str) -> SimResponse:
    job, refusal = _job(call, job_id, "content")
    if job is None:
        return refusal
    if job.phase(call.site.now()) is not SimPhase.COMPLETED:
        return call.site.say(_NOT_READY, (), call.site.wait("look"))
    return deliver(job, call.site.wait("fetch"))
