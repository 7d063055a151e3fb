"""Google's shape at a gateway: the gateway's stages first, then an operation as Google words it."""

from exporter.simulator.call import Call
from exporter.simulator.failures.gateway import IMAGE_PROMPT_REQUIRED, INVALID_JSON
from exporter.simulator.failures.google import BAD_DURATION, GOOGLE, NO_SUCH_OPERATION
from exporter.simulator.failures.openai import OPENAI
from exporter.simulator.failures.pool import POOL
from exporter.simulator.failures.words import Failure
from exporter.simulator.families.gateway import (
    Intake,
    admit,
    headers,
    no_route,
    refused,
    said,
    shown_key,
    token_fault,
    upstream_fault,
)
from exporter.simulator.families.google_video import accepted, download, operation, prompt_of, seconds_of
from exporter.simulator.site import Site
from exporter.simulator.wire import SimResponse


def gemini(call: Call) -> SimResponse:
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


def _create(call: Call, model: str) -> SimResponse:
    site = call.site
    call.read()
    complaint = None if prompt_of(call) else IMAGE_PROMPT_REQUIRED
    if call.fields is None:
        complaint = INVALID_JSON
    beyond = BAD_DURATION if seconds_of(call) not in (4, 6, 8) else None
    intake = Intake("/v1beta/models/{model}:predictLongRunning", model, complaint, beyond)
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


def _look(call: Call, job_id: str) -> SimResponse:
    site = call.site
    site.count("GET", "/v1beta/models/{model}/operations/{id}", "poll")
    delay = site.wait("look")
    fault = token_fault(call, shown_key(call))
    job = site.desk.find(job_id)
    if fault is not None or job is None:
        return refused(site, fault or NO_SUCH_OPERATION, delay)
    return said(site, operation(call, job), delay)
