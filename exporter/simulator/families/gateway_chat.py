"""The chat and image routes at a gateway: their own envelope around what the upstream said."""

from typing import Final

from exporter.simulator.call import Call
from exporter.simulator.desk import Order
from exporter.simulator.failures.gateway import (
    IMAGE_PROMPT_REQUIRED,
    INVALID_JSON,
    MESSAGES_REQUIRED,
    SATURATED,
)
from exporter.simulator.failures.words import REQUEST, Failure, raw
from exporter.simulator.families.gateway import (
    Intake,
    admit,
    headers,
    upstream_fault,
)
from exporter.simulator.families.openai_images import SIZES, picture
from exporter.simulator.families.openai_images import complaint_about as vendor_complaint
from exporter.simulator.families.reverse_chat import in_prose, reply
from exporter.simulator.site import Site
from exporter.simulator.wire import SimResponse

_TOO_MANY: Final = 429


def chat(call: Call) -> SimResponse:
    """`POST /v1/chat/completions`."""
    site = call.site
    fields = call.read()
    complaint = None
    if call.fields is None:
        complaint = INVALID_JSON
    elif not fields.get("messages"):
        complaint = MESSAGES_REQUIRED
    intake = Intake("/v1/chat/completions", call.text("model"), complaint)
    passed = admit(call, intake)
    if isinstance(passed, SimResponse):
        return passed
    if not in_prose(site, passed.fate):
        fault = upstream_fault(site, passed, intake, envelope)
        if fault is not None:
            return fault
    return reply(call, passed.fate, passed.delay, accident=passed.accident)


def images(call: Call) -> SimResponse:
    """`POST /v1/images/generations`."""
    site = call.site
    call.read()
    complaint = None if call.text("prompt") else IMAGE_PROMPT_REQUIRED
    beyond = vendor_complaint(call) if call.text("size") not in SIZES else None
    intake = Intake("/v1/images/generations", call.text("model"), complaint, beyond)
    passed = admit(call, intake)
    if isinstance(passed, SimResponse):
        return passed
    fault = upstream_fault(site, passed, intake, envelope)
    if fault is not None:
        return fault
    order = Order(call.text("prompt"), size=call.text("size") or "1024x1024", accident=passed.accident)
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
