"""Google's long-running operations: what a look at one says."""

from dataclasses import dataclass, replace
from typing import Any, Final

from exporter.core.answer import Transport
from exporter.core.vocabulary import Reason
from exporter.core.wire.jobs import read_ratio
from exporter.core.wire.media import is_inline
from exporter.core.wire.operations import clips, is_filtered
from exporter.core.wire.payload import parse_object, text_at
from exporter.dialects.base import Reading
from exporter.dialects.shared.outcomes import decided, shortened, unusable
from exporter.transport import Exchange, Media

_CODES: Final = {
    3: Reason.GENERATION_FAILED,
    4: Reason.TIMEOUT,
    8: Reason.OVERLOADED,
    13: Reason.UPSTREAM_5XX,
    14: Reason.OVERLOADED,
}
"""google.rpc codes, for messages that the classifier does not know."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One look at an operation."""

    done: bool
    reading: Reading
    delivered: bool = False
    """There is a clip, good or bad, and it is billed."""
    address: str | None = None
    ratio: float | None = None


def read_operation(exchange: Exchange) -> Operation | None:
    """What the answer says of the operation; None when it is not about one."""
    value = parse_object(exchange.answer.body) if exchange.ok else None
    if value is None or not text_at(value, "name"):
        return None
    if value.get("done") is not True:
        return Operation(False, decided(exchange, Reason.OK, "operation.running"), ratio=_ratio(value))
    if value.get("error"):
        return Operation(True, _failed(exchange, value["error"]))
    return _read_response(exchange, value.get("response"))


def _read_response(exchange: Exchange, response: Any) -> Operation:
    clip = next(iter(clips(response)), None)
    if clip is not None:
        return _read_clip(exchange, clip)
    if is_filtered(response):
        return Operation(True, decided(exchange, Reason.CONTENT_POLICY, "operation.filtered", reached=True))
    return Operation(True, unusable(exchange, "operation.empty", Reason.GENERATION_FAILED))


def _read_clip(exchange: Exchange, clip: dict[str, Any]) -> Operation:
    encoded = text_at(clip, "bytesBase64Encoded") or text_at(clip, "encodedVideo")
    if encoded is not None and not is_inline(encoded, (Media.VIDEO,)):
        reading = decided(exchange, Reason.ARTIFACT_INVALID, "artifact.first_bytes")
        return Operation(True, shortened(reading), delivered=True)
    reading = shortened(decided(exchange, Reason.OK, "operation.done", reached=True))
    address = text_at(clip, "uri") or text_at(clip, "url")
    # A gs:// address is a bucket of ours: that the clip lies there is Google's word.
    return Operation(True, reading, delivered=True, address=None if encoded else address)


def _failed(exchange: Exchange, error: Any) -> Reading:
    code = error.get("code") if isinstance(error, dict) else None
    reason = _CODES.get(code, Reason.GENERATION_FAILED) if isinstance(code, int) else Reason.GENERATION_FAILED
    answer = replace(exchange.answer, transport=Transport.TASK)
    return Reading(answer, (exchange,), otherwise=reason, rule="operation.error")


def _ratio(value: dict[str, Any]) -> float | None:
    metadata = value.get("metadata")
    return read_ratio(metadata.get("progressPercent")) if isinstance(metadata, dict) else None
