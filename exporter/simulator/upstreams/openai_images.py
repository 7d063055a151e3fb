"""The vendor's Images API: one synchronous call, the picture in base64 inside the answer."""

from base64 import b64encode
from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.call import JOB_FATES, SimCall
from exporter.simulator.failures.failure import Failure, raw
from exporter.simulator.failures.openai import NO_SUCH_MODEL, OPENAI
from exporter.simulator.jobs import SimJob, SimOrder
from exporter.simulator.site import Site
from exporter.simulator.upstreams.openai import headers, refused, stopped
from exporter.simulator.wire import JSON, NEVER, NOT_MEDIA, Breakage, Headers, SimResponse, encode, png

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
    site = call.site
    call.read()
    complaint = complaint_about(call)
    kind = Source.VALIDATION if complaint else Source.GENERATION
    site.count("POST", "/v1/images/generations", kind.value)
    fate = site.fate(kind)
    delay = site.wait("free" if complaint else "create", fate)
    early = stopped(call, fate, delay)
    if early is not None:
        return early
    if fate is not None and fate not in JOB_FATES:
        return refused(call, site.failure(fate, OPENAI), delay)
    if call.text("model") != site.target.model:
        return refused(call, NO_SUCH_MODEL.about(call.text("model")), delay)
    if complaint is not None:
        return refused(call, complaint, delay)
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


def _body(site: Site, job: SimJob) -> bytes:
    fate = job.fate if job.fate in (Reason.ARTIFACT_INVALID, Reason.UNKNOWN_STATUS) else None
    name = f"picture/{fate}/{job.size}"
    if name not in site.cache:
        site.cache[name] = encode(_answer(site, job))
    return site.cache[name]


def _answer(site: Site, job: SimJob) -> dict[str, object]:
    if job.fate is Reason.UNKNOWN_STATUS:
        return {"created": int(job.created), "status": "on_hold", "data": []}
    invalid = job.fate is Reason.ARTIFACT_INVALID
    content = NOT_MEDIA if invalid else png(site.target.quirks.image_bytes)
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
