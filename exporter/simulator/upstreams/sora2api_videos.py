"""The `/v1/videos` that forks of sora2api add: FastAPI's refusals, the pool first, the vendor's objects."""

from collections.abc import Mapping
from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.call import JOB_FATES, SimCall, deliver
from exporter.simulator.failures.failure import Failure, raw
from exporter.simulator.failures.gateway import GATEWAY
from exporter.simulator.failures.openai import POOL
from exporter.simulator.jobs import SimJob, SimPhase
from exporter.simulator.script import Lenience
from exporter.simulator.upstreams.openai_videos import order_of, video
from exporter.simulator.wire import JSON, SimResponse, encode

BAD_KEY: Final = raw(401, "Invalid API key", {"detail": "Invalid API key"})
NO_KEY: Final = raw(403, "Not authenticated", {"detail": "Not authenticated"})
PAUSED: Final = Failure(
    503, "Video generation is temporarily paused, please check back soon", None, "server_error"
)
_AT_THE_DOOR: Final[Mapping[Reason, Failure]] = {
    Reason.SERVICE_PAUSED: PAUSED,
    Reason.INSUFFICIENT_QUOTA: Failure(402, "Insufficient balance. Please top up your account."),
    Reason.PERMISSION_DENIED: Failure(
        403, "This token has no access to the model.", "access_denied", "new_api_error"
    ),
    Reason.OWN_RATE_LIMIT: Failure(
        429, "Your API key has exceeded its limit of 4 requests per minute", "rate_limit", "requests"
    ),
    Reason.REGION_BLOCKED: Failure(403, "This service is not available in your region", "region_blocked"),
    Reason.INVALID_REQUEST: Failure(422, "Field required: messages.0.content", "invalid_request"),
    Reason.ENDPOINT_NOT_SUPPORTED: Failure(404, "Invalid URL (POST /v1/chat/completions)"),
}
"""What the deployment refuses before it asks anybody."""


def at_the_door(fate: Reason | None) -> Failure | None:
    """What the deployment refuses before it asks anybody; None for what it lets in."""
    return None if fate is None else _AT_THE_DOOR.get(fate)


def stopped(call: SimCall, fate: Reason | None, delay: float) -> SimResponse | None:
    """What comes before the deployment answers: silence, maintenance, the wrong key."""
    site = call.site
    silence = site.wordless(fate)
    if silence is not None:
        return silence
    if fate is Reason.MAINTENANCE_WINDOW:
        return site.say(site.failure(fate, GATEWAY["en"]), (), delay)
    shown = call.bearer()
    if shown is None and site.target.key is not None:
        return site.say(NO_KEY, (), delay)
    if fate is Reason.INVALID_KEY or not call.key_is_good(shown):
        return site.say(BAD_KEY, (), delay)
    return None


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
