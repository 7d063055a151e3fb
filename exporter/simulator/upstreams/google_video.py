"""The Gemini API and Vertex: long-running operations in Google's envelope."""

from base64 import b64encode
from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.call import JOB_FATES, SimCall, clip, deliver
from exporter.simulator.failures.failure import Failure
from exporter.simulator.failures.google import (
    BAD_DURATION,
    BAD_TOKEN,
    GOOGLE,
    INVALID_KEY,
    NO_KEY,
    NO_PROMPT,
    NO_SUCH_MODEL,
    NO_SUCH_OPERATION,
)
from exporter.simulator.failures.openai import POOL
from exporter.simulator.jobs import SimJob, SimOrder, SimPhase
from exporter.simulator.site import Site
from exporter.simulator.upstreams.gateway import shown_key
from exporter.simulator.wire import JSON, NOT_MEDIA, Breakage, SimResponse, encode

_DURATIONS: Final = (4, 6, 8)
_ERRORS: Final = {
    Reason.CONTENT_POLICY: (
        3,
        "The prompt could not be submitted. This prompt contains words that violate our usage guidelines.",
    ),
    Reason.GENERATION_FAILED: (
        13,
        "Video generation failed due to an internal server issue. Please try again in a few minutes. If the "
        "problem persists, please contact support.",
    ),
}
_FILTERED: Final = (
    "Sorry, we can't create videos with real people's names or likenesses. Please remove the celebrity "
    "reference and try again."
)
_GEMINI_TYPE: Final = "type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse"
_VERTEX_TYPE: Final = "type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse"


def google(call: SimCall) -> SimResponse:
    """All routes of the Gemini API and of Vertex, told apart by what stands in the path."""
    last = call.parts[-1] if call.parts else ""
    model, _, verb = last.partition(":")
    match call.method, verb:
        case "POST", "predictLongRunning":
            return _create(call, model)
        case "POST", "fetchPredictOperation":
            return _fetch(call)
        case "GET", "download":
            return download(call, model)
        case "GET", "" if "operations" in call.parts:
            return _look(call, last)
        case "GET", "" if "models" in call.parts:
            return _models(call, last)
        case _:
            call.site.count(call.method, "/" + "/".join(call.parts), "other")
            return _refused(call.site, NO_SUCH_OPERATION, call.site.wait("look"))


def is_vertex(call: SimCall) -> bool:
    """The path names a publisher."""
    return "publishers" in call.parts


def _refused(site: Site, failure: Failure, delay: float) -> SimResponse:
    return site.say(failure, (), delay)


def key_fault(call: SimCall) -> Failure | None:
    """What is wrong with the caller's key."""
    shown = shown_key(call)
    if call.site.target.key is None or shown == call.site.target.key:
        return None
    if is_vertex(call):
        return BAD_TOKEN
    return NO_KEY if shown is None else INVALID_KEY


def _stopped(call: SimCall, fate: Reason | None, delay: float) -> SimResponse | None:
    silence = call.site.wordless(fate)
    if silence is not None:
        return silence
    fault = key_fault(call)
    if fault is None and fate is not None and fate not in JOB_FATES:
        fault = call.site.failure(fate, GOOGLE, POOL)
    return _refused(call.site, fault, delay) if fault else None


def _models(call: SimCall, name: str) -> SimResponse:
    site = call.site
    one = name != "models"
    site.count("GET", "/v1beta/models/{model}" if one else "/v1beta/models", "catalog")
    fate = site.fate(Source.CATALOG)
    delay = site.wait("free", fate)
    early = _stopped(call, fate, delay)
    if early is not None:
        return early
    if one and name != site.target.model:
        return _refused(site, NO_SUCH_MODEL.about(name), delay)
    mine = _model(call)
    value = mine if one else {"models": [mine]}
    return SimResponse(200, JSON, encode(value), delay=delay)


def _model(call: SimCall) -> dict[str, object]:
    model = call.site.target.model
    if is_vertex(call):
        return {"name": f"publishers/google/models/{model}", "versionId": "001", "launchStage": "GA"}
    return {
        "name": f"models/{model}",
        "version": "3.1",
        "displayName": "Veo 3.1",
        "description": "Veo 3.1",
        "inputTokenLimit": 480,
        "outputTokenLimit": 8192,
        "supportedGenerationMethods": ["predictLongRunning"],
    }


def prompt_of(call: SimCall) -> str:
    """The first instance's prompt."""
    instances = (call.fields or {}).get("instances")
    first = instances[0] if isinstance(instances, list) and instances else {}
    return str(first.get("prompt") or "") if isinstance(first, dict) else ""


def seconds_of(call: SimCall) -> object:
    """The duration asked for, as it stands; the usual 8 without one."""
    parameters = (call.fields or {}).get("parameters")
    return parameters.get("durationSeconds", 8) if isinstance(parameters, dict) else 8


def _create(call: SimCall, model: str) -> SimResponse:
    site = call.site
    call.read()
    complaint = None if prompt_of(call) else NO_PROMPT
    if seconds_of(call) not in _DURATIONS:
        complaint = BAD_DURATION
    kind = Source.VALIDATION if complaint else Source.GENERATION
    site.count("POST", "/v1beta/models/{model}:predictLongRunning", kind.value)
    fate = site.fate(kind)
    delay = site.wait("free" if complaint else "create", fate)
    early = _stopped(call, fate, delay)
    if early is not None:
        return early
    fault = NO_SUCH_MODEL.about(model) if model != site.target.model else complaint
    if fault is not None:
        return _refused(site, fault, delay)
    return accepted(call, fate, delay)


def accepted(call: SimCall, fate: Reason | None, delay: float, *, accident: bool = False) -> SimResponse:
    """The name of the operation that was started."""
    seconds = seconds_of(call)
    length = str(seconds) if seconds in _DURATIONS else "8"
    job_id = call.site.chance.hexadecimal("id/operation", 24)
    order = SimOrder(prompt_of(call), length, "720p", job_id, accident=accident)
    job = call.site.accept(order, fate)
    return SimResponse(200, JSON, encode({"name": _name(call, job)}), delay=delay)


def _name(call: SimCall, job: SimJob) -> str:
    place = "projects/example/locations/us-central1/publishers/google/" if is_vertex(call) else ""
    return f"{place}models/{job.model}/operations/{job.id}"


def _look(call: SimCall, job_id: str) -> SimResponse:
    return _operation(call, "/v1beta/models/{model}/operations/{id}", job_id)


def _fetch(call: SimCall) -> SimResponse:
    call.read()
    name = call.text("operationName")
    return _operation(call, "/v1/models/{model}:fetchPredictOperation", name.rpartition("/")[2])


def _operation(call: SimCall, route: str, job_id: str) -> SimResponse:
    site = call.site
    site.count(call.method, route, "poll")
    delay = site.wait("look")
    job = site.queue.find(job_id)
    fault = key_fault(call) or (NO_SUCH_OPERATION if job is None else None)
    if fault is not None or job is None:
        return _refused(site, fault or NO_SUCH_OPERATION, delay)
    body = encode(operation(call, job))
    if is_vertex(call) and job.fate is Reason.TRUNCATED and job.phase(site.now()) is SimPhase.COMPLETED:
        return SimResponse(200, JSON, body[: len(body) // 2], (), delay, Breakage.TRUNCATED, len(body))
    return SimResponse(200, JSON, body, delay=delay)


def operation(call: SimCall, job: SimJob) -> dict[str, object]:
    """The operation as it stands; `done` is absent until it is true."""
    named: dict[str, object] = {"name": _name(call, job)}
    phase = job.phase(call.site.now())
    if phase in (SimPhase.QUEUED, SimPhase.RUNNING):
        return named
    if phase is SimPhase.COMPLETED:
        return named | {"done": True, "response": _response(call, job)}
    if job.fate is Reason.CONTENT_POLICY and job.manner % 3:
        return named | {"done": True, "response": _filtered(call, job)}
    code, message = _ERRORS.get(job.fate or Reason.GENERATION_FAILED, (13, "Internal error encountered."))
    return named | {"done": True, "error": {"code": code, "message": message}}


def _filtered(call: SimCall, job: SimJob) -> dict[str, object]:
    """No samples, no error, only a count: nested, or directly in the response."""
    if is_vertex(call):
        reasons = ["17301594: Celebrity"]
        counted = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": reasons}
        return {"@type": _VERTEX_TYPE, **counted, "videos": []}
    counted = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": [_FILTERED]}
    nested = {"generateVideoResponse": counted}
    return {"@type": _GEMINI_TYPE, **(nested if job.manner % 2 else counted)}


def _response(call: SimCall, job: SimJob) -> dict[str, object]:
    if is_vertex(call):
        content = NOT_MEDIA if job.fate is Reason.ARTIFACT_INVALID else clip(job)
        shown = {"bytesBase64Encoded": b64encode(content).decode(), "mimeType": "video/mp4"}
        return {"@type": _VERTEX_TYPE, "raiMediaFilteredCount": 0, "videos": [shown]}
    uri = f"{call.root}/v1beta/files/{job.id}:download?alt=media"
    samples = {"generatedSamples": [{"video": {"uri": uri}}]}
    return {"@type": _GEMINI_TYPE, "generateVideoResponse": samples}


def download(call: SimCall, job_id: str) -> SimResponse:
    """A file's bytes, behind one redirect, with the key."""
    site = call.site
    site.count("GET", "/v1beta/files/{id}:download", "content")
    delay = site.wait("look")
    job = site.queue.find(job_id)
    fault = key_fault(call)
    if fault is not None or job is None or job.phase(site.now()) is not SimPhase.COMPLETED:
        return _refused(site, fault or NO_SUCH_OPERATION, delay)
    if call.parts[0] != "download":
        place = f"{call.root}/download/v1beta/files/{job_id}:download?alt=media"
        return SimResponse(302, (("location", place),), b"", delay=delay)
    return deliver(job, site.wait("fetch"))
