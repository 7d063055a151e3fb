"""What all routes of the OpenAI API share, and its chat and image routes."""

from base64 import b64encode
from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.call import JOB_FATES, Fields, SimCall, measures
from exporter.simulator.failures.failure import Failure, raw
from exporter.simulator.failures.openai import INVALID_KEY, NO_SUCH_MODEL, OPENAI
from exporter.simulator.jobs import SimJob, SimOrder
from exporter.simulator.site import Site
from exporter.simulator.upstreams.reverse_chat import reply
from exporter.simulator.wire import JSON, NEVER, NOT_MEDIA, Breakage, Headers, SimResponse, encode, png

CREATED: Final = 1757030400


def headers(site: Site) -> Headers:
    """The headers every answer of the API carries."""
    return (
        ("x-request-id", f"req_{site.serial():032x}"),
        ("openai-processing-ms", "212"),
        ("openai-version", "2020-10-01"),
        ("openai-organization", "org-example"),
    )


def said(site: Site, value: object, delay: float, extra: Headers = ()) -> SimResponse:
    """A good answer."""
    return SimResponse(200, (*JSON, *headers(site), *extra), encode(value), delay=delay)


def refused(call: SimCall, failure: Failure, delay: float) -> SimResponse:
    """An error in the API's envelope."""
    return call.site.say(failure, headers(call.site), delay)


def stopped(call: SimCall, fate: Reason | None, delay: float) -> SimResponse | None:
    """What a fate puts in the place of the service itself, and the refusal of a wrong key."""
    silence = call.site.wordless(fate)
    if silence is not None:
        return silence
    if not call.key_is_good(call.bearer()):
        return refused(call, INVALID_KEY, delay)
    return None


def ordered(
    call: SimCall, route: str, complaint: Failure | None
) -> tuple[Reason | None, float, SimResponse | None]:
    """An order, or a validation with a `complaint`: its fate, its delay, and what is refused at once."""
    site = call.site
    kind = Source.VALIDATION if complaint else Source.GENERATION
    site.count("POST", route, kind.value)
    fate = site.fate(kind)
    delay = site.wait("free" if complaint else "create", fate)
    early = stopped(call, fate, delay)
    if early is None and fate is not None and fate not in JOB_FATES:
        early = refused(call, site.failure(fate, OPENAI), delay)
    elif early is None and call.text("model") != site.target.model:
        early = refused(call, NO_SUCH_MODEL.about(call.text("model")), delay)
    elif early is None and complaint is not None:
        early = refused(call, complaint, delay)
    return fate, delay, early


def no_route(call: SimCall) -> SimResponse:
    """The answer for a path the API does not have."""
    path = "/" + "/".join(call.parts)
    call.site.count(call.method, path, "other")
    return refused(call, Failure(404, f"Invalid URL ({call.method} {path})"), call.site.wait("look"))


def models(call: SimCall) -> SimResponse:
    """`GET /v1/models` and `GET /v1/models/{model}`."""
    site = call.site
    one = len(call.parts) > 2
    site.count("GET", "/v1/models/{model}" if one else "/v1/models", "catalog")
    fate = site.fate(Source.CATALOG)
    delay = site.wait("free", fate)
    early = stopped(call, fate, delay)
    if early is not None:
        return early
    if fate is not None and fate is not Reason.SLOW:
        return refused(call, site.failure(fate, OPENAI), delay)
    if one and call.parts[2] != site.target.model:
        return refused(call, _unknown(call.parts[2]), delay)
    return SimResponse(200, (*JSON, *headers(site)), _catalog(site, one=one), delay=delay)


def _unknown(model: str) -> Failure:
    return NO_SUCH_MODEL.about(model)


def _catalog(site: Site, *, one: bool) -> bytes:
    name = "model" if one else "models"
    if name not in site.cache:
        mine = _model(site.target.model, site.target.quirks.shutdown_date)
        others = [_model(other, None) for other in ("gpt-5.2", "gpt-image-2", "text-embedding-3-small")]
        value = mine if one else {"object": "list", "data": [*others, mine]}
        site.cache[name] = encode(value)
    return site.cache[name]


def _model(model: str, shutdown: str | None) -> dict[str, object]:
    return {
        "id": model,
        "object": "model",
        "created": CREATED,
        "owned_by": "system",
        "shutdown_date": shutdown,
    }


EMPTY: Final = Failure(
    400,
    "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array "
    "instead.",
    "empty_array",
    param="messages",
)
MISSING: Final = Failure(
    400, "Missing required parameter: 'messages'.", "missing_required_parameter", param="messages"
)


_CHECKS: Final = ("max_tokens", "max_completion_tokens", "temperature", "n")
"""Numbers whose refusal a validation may ask for."""


def _complaint(fields: Fields) -> Failure | None:
    messages = fields.get("messages")
    if messages is None:
        return MISSING
    if not messages:
        return EMPTY
    for name in _CHECKS:
        value = fields.get(name)
        if isinstance(value, (int, float)) and value < 0:
            text = f"Invalid '{name}': decimal below minimum value. Expected a value >= 0."
            return Failure(400, text, "decimal_below_min_value", param=name)
    return None


def chat(call: SimCall) -> SimResponse:
    """`POST /v1/chat/completions`."""
    fate, delay, refusal = ordered(call, "/v1/chat/completions", _complaint(call.read()))
    if refusal is not None:
        return refusal
    return reply(call, fate, delay)


SIZES: Final = ("", "auto", "1024x1024", "1024x1536", "1536x1024")
_USER_ERROR: Final = "image_generation_user_error"
REJECTED: Final = raw(
    400,
    "Your request was rejected by the safety system.",
    {
        "error": {
            "message": "Your request was rejected by the safety system.",
            "type": _USER_ERROR,
            "param": None,
            "code": "moderation_blocked",
            "moderation_details": {"moderation_stage": "input", "categories": ["violence"]},
        }
    },
)
FAILED: Final = Failure(
    500, "Image generation failed. Please try again.", "image_generation_failed", "image_generation_error"
)


def images(call: SimCall) -> SimResponse:
    """`POST /v1/images/generations`."""
    call.read()
    fate, _, refusal = ordered(call, "/v1/images/generations", complaint_about(call))
    if refusal is not None:
        return refusal
    site = call.site
    job = site.accept(SimOrder(call.text("prompt"), size=call.text("size") or "1024x1024"), fate)
    return picture(site, job, headers(site))


def complaint_about(call: SimCall) -> Failure | None:
    """What the vendor refuses about the parameters."""
    if not call.text("prompt"):
        return Failure(
            400, "Missing required parameter: 'prompt'.", "missing_required_parameter", param="prompt"
        )
    size = call.text("size")
    if size not in SIZES:
        text = f"Invalid size '{size}'. Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto."
        return Failure(400, text, "invalid_value", _USER_ERROR, "size")
    return None


def picture(site: Site, job: SimJob, extra: Headers) -> SimResponse:
    """The answer at the end of the work, or what comes in its place."""
    delay = job.ends - job.created
    if job.fate is Reason.CONTENT_POLICY:
        return site.say(REJECTED, extra, delay)
    if job.fate is Reason.GENERATION_FAILED:
        return site.say(FAILED, extra, delay)
    if job.fate is Reason.QUEUE_STUCK:
        return SimResponse(504, (*JSON, *extra), b"", delay=NEVER)
    body = _body(site, job)
    if job.fate is Reason.TRUNCATED:
        half = body[: len(body) // 2]
        return SimResponse(200, (*JSON, *extra), half, (), delay, Breakage.TRUNCATED, len(body))
    return SimResponse(200, (*JSON, *extra), body, delay=delay)


_SHOWN = (Reason.ARTIFACT_INVALID, Reason.ARTIFACT_MISMATCH, Reason.UNKNOWN_STATUS)


def _body(site: Site, job: SimJob) -> bytes:
    fate = job.fate if job.fate in _SHOWN else None
    name = f"picture/{fate}/{job.size}"
    if name not in site.cache:
        site.cache[name] = encode(_answer(site, job))
    return site.cache[name]


def _answer(site: Site, job: SimJob) -> dict[str, object]:
    if job.fate is Reason.UNKNOWN_STATUS:
        return {"created": int(job.created), "status": "on_hold", "data": []}
    invalid = job.fate is Reason.ARTIFACT_INVALID
    _, width, height = measures(job)
    content = NOT_MEDIA if invalid else png(site.target.quirks.image_bytes, width, height)
    return {
        "created": int(job.created),
        "background": "opaque",
        "output_format": "png",
        "quality": "low",
        "size": job.size,
        "data": [{"b64_json": b64encode(content).decode()}],
        "usage": {
            "input_tokens": 13,
            "input_tokens_details": {"text_tokens": 13, "image_tokens": 0},
            "output_tokens": 196,
            "total_tokens": 209,
        },
    }
