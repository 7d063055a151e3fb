"""The chat route of a vendor that makes videos over chat: the vendor's errors, a stream with an address."""

from typing import Final

from exporter.core.words import Source
from exporter.simulator.call import JOB_FATES, Call
from exporter.simulator.failures.openai import NO_SUCH_MODEL, OPENAI
from exporter.simulator.failures.words import Failure
from exporter.simulator.families.openai_front import refused, stopped
from exporter.simulator.families.reverse_chat import reply
from exporter.simulator.forms import Fields
from exporter.simulator.wire import SimResponse

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


def chat(call: Call) -> SimResponse:
    """`POST /v1/chat/completions`."""
    site = call.site
    fields = call.read()
    complaint = _complaint(fields)
    kind = Source.VALIDATION if complaint else Source.GENERATION
    site.count("POST", "/v1/chat/completions", kind.value)
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
    return reply(call, fate, delay)
