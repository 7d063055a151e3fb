"""The chat and image routes at a gateway: their own envelope around what the upstream said."""

from typing import Final

from exporter.simulator.call import SimCall
from exporter.simulator.failures.failure import REQUEST, Failure, raw
from exporter.simulator.failures.gateway import (
    IMAGE_PROMPT_REQUIRED,
    INVALID_JSON,
    MESSAGES_REQUIRED,
    SATURATED,
)
from exporter.simulator.failures.google import BAD_DURATION, GOOGLE, NO_SUCH_OPERATION
from exporter.simulator.failures.openai import OPENAI, POOL
from exporter.simulator.jobs import SimOrder
from exporter.simulator.site import Site
from exporter.simulator.upstreams.gateway import (
    Admission,
    admit,
    headers,
    no_route,
    refused,
    said,
    shown_key,
    token_fault,
    upstream_fault,
)
from exporter.simulator.upstreams.google_video import accepted, download, operation, prompt_of, seconds_of
from exporter.simulator.upstreams.openai import SIZES, picture
from exporter.simulator.upstreams.openai import complaint_about as vendor_complaint
from exporter.simulator.upstreams.reverse_chat import in_prose, reply
from exporter.simulator.wire import SimResponse

_TOO_MANY: Final = 429


def chat(call: SimCall) -> SimResponse:
    """`POST /v1/chat/completions`."""
    site = call.site
    fields = call.read()
    complaint = None
    if call.fields is None:
        complaint = INVALID_JSON
    elif not fields.get("messages"):
        complaint = MESSAGES_REQUIRED
    intake = Admission("/v1/chat/completions", call.text("model"), complaint)
    passed = admit(call, intake)
    if isinstance(passed, SimResponse):
        return passed
    if not in_prose(site, passed.fate):
        fault = upstream_fault(site, passed, intake, envelope)
        if fault is not None:
            return fault
    return reply(call, passed.fate, passed.delay, accident=passed.accident)


def images(call: SimCall) -> SimResponse:
    """`POST /v1/images/generations`."""
    site = call.site
    call.read()
    complaint = None if call.text("prompt") else IMAGE_PROMPT_REQUIRED
    beyond = vendor_complaint(call) if call.text("size") not in SIZES else None
    intake = Admission("/v1/images/generations", call.text("model"), complaint, beyond)
    passed = admit(call, intake)
    if isinstance(passed, SimResponse):
        return passed
    fault = upstream_fault(site, passed, intake, envelope)
    if fault is not None:
        return fault
    order = SimOrder(call.text("prompt"), size=call.text("size") or "1024x1024", accident=passed.accident)
    return picture(site, site.accept(order, passed.fate), headers(site.serial()))


def envelope(site: Site, failure: Failure) -> Failure:
    """The upstream's error with the request id added; bodies of other kinds whole, as a string."""
    message = failure.message if failure.raw is None else _quoted(failure)
    if failure.status == _TOO_MANY and site.target.quirks.rewrite_429:
        message = SATURATED[site.target.quirks.lang]
    error = {
        "message": f"{message} (request id: {REQUEST})",
        "type": failure.type if failure.raw is None else "upstream_error",
        "param": failure.param or "",
        "code": failure.code if failure.raw is None else "bad_response_status_code",
    }
    return raw(failure.status, message, {"error": error})


def _quoted(failure: Failure) -> str:
    return f"bad response status code {failure.status}, body: {failure.raw}"


def gemini(call: SimCall) -> SimResponse:
    """`/v1beta/models/{model}:predictLongRunning`, its operations, its files."""
    last = call.parts[-1]
    name, _, verb = last.partition(":")
    match call.method, verb:
        case "POST", "predictLongRunning":
            return _create(call, name)
        case "GET", "download":
            return download(call, name)
        case "GET", "" if "operations" in call.parts:
            return _look(call, last)
        case _:
            return no_route(call)


def _create(call: SimCall, model: str) -> SimResponse:
    site = call.site
    call.read()
    complaint = None if prompt_of(call) else IMAGE_PROMPT_REQUIRED
    if call.fields is None:
        complaint = INVALID_JSON
    beyond = BAD_DURATION if seconds_of(call) not in (4, 6, 8) else None
    intake = Admission("/v1beta/models/{model}:predictLongRunning", model, complaint, beyond)
    passed = admit(call, intake)
    if isinstance(passed, SimResponse):
        return passed
    fault = upstream_fault(site, passed, intake, _as_it_is, (GOOGLE, POOL, OPENAI))
    if fault is not None:
        return fault
    taken = accepted(call, passed.fate, passed.delay, accident=passed.accident)
    taken.headers = (*taken.headers, *headers(site.serial()))
    return taken


def _as_it_is(_site: Site, failure: Failure) -> Failure:
    """Relays of Google's shape hand its errors on unchanged."""
    return failure


def _look(call: SimCall, job_id: str) -> SimResponse:
    site = call.site
    site.count("GET", "/v1beta/models/{model}/operations/{id}", "poll")
    delay = site.wait("look")
    fault = token_fault(call, shown_key(call))
    job = site.queue.find(job_id)
    if fault is not None or job is None:
        return refused(site, fault or NO_SUCH_OPERATION, delay)
    return said(site, operation(call, job), delay)
