"""The shape of Google's long-running video operations: Gemini API, Vertex, and relays that speak it."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote

from exporter.core.answer import Transport
from exporter.core.vocabulary import Phase, Reason
from exporter.core.wire.jobs import read_ratio
from exporter.core.wire.media import is_inline
from exporter.core.wire.operations import clips, is_filtered
from exporter.core.wire.payload import identifier, parse_object, text_at
from exporter.dialects.base import (
    AcceptedJob,
    Charge,
    Finished,
    GenerationRequest,
    Progress,
    Reading,
    Spec,
    Watch,
)
from exporter.dialects.shared.artifacts import measure_inline
from exporter.dialects.shared.base import Modelled
from exporter.dialects.shared.outcomes import (
    billing_of_create,
    decided,
    left_to_classifier,
    shortened,
    unusable,
)
from exporter.dialects.shared.poll import answered, failed_look, read_failed_look
from exporter.dialects.shared.started_jobs import started_job
from exporter.transport import Call, Exchange, Fetcher, Http, Media

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
    if encoded is not None:
        reading = replace(reading, delivered=measure_inline(encoded))
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


BAD_SECONDS: Final = 1
INLINE_LIMIT: Final = 48 * 1024 * 1024
"""Bytes of a Vertex operation, which may hold the whole clip as base64."""
_DURATION: Final = re.compile(r"duration", re.IGNORECASE)
_MISSING: Final = re.compile(r"instances|\bprompt\b|contents|提示词", re.IGNORECASE)
_NAME: Final = re.compile(r"(?!.*\.\.)[\w.:=~+-]+(?:/[\w.:=~+-]+)+", re.ASCII)
_PUBLISHER: Final = re.compile(
    r"(?P<version>/v\w+)/projects/[^/]+/locations/[^/]+(?P<publisher>/publishers/[^/]+)$"
)
_DONE: Final = re.compile(r'"done"\s*:\s*true')
_MEASURES: Final = re.compile(r"(\d+)x(\d+)")


class GeminiVideo(Modelled):
    """`:predictLongRunning` and its operations. A base address with a publisher in its path is Vertex."""

    def __init__(self, spec: Spec, http: Http, fetcher: Fetcher) -> None:
        self._vertex = is_vertex(str(http.base_url))
        self._model = f"/models/{quote(spec.model, safe='')}"
        super().__init__(spec, http, fetcher)
        self._look_reach = replace(self.poll_reach, limit=INLINE_LIMIT) if self._vertex else self.poll_reach

    @property
    def names(self) -> frozenset[str]:
        model = self.spec.model
        return frozenset({model, f"models/{model}", f"publishers/google/models/{model}"})

    def refused_call(self) -> Call:
        """A clip of one second, or no prompt at all."""
        refused = _body("validation", BAD_SECONDS, None) if self.spec.asks_vendor else b"{}"
        return self.post_json(f"{self._model}:predictLongRunning", refused)

    @property
    def refused_name(self) -> re.Pattern[str]:
        return _DURATION if self.spec.asks_vendor else _MISSING

    def catalog_call(self) -> Call:
        """Vertex describes a model beside the projects, not inside one."""
        path = self.http.base_url.path
        publisher = _PUBLISHER.search(path) if self.spec.at_vendor else None
        if publisher is None:
            return super().catalog_call()
        before = path[: publisher.start()]
        described = f"{before}{publisher['version']}{publisher['publisher']}{self._model}"
        return self.http.call_at("GET", self.http.base_url.copy_with(path=described))

    async def create(self, order: GenerationRequest, watch: Watch) -> AcceptedJob | Finished:
        """See `Dialect.create`."""
        del watch
        call = self.post_json(
            f"{self._model}:predictLongRunning", _body(order.prompt, order.seconds, order.size)
        )
        exchange = await self.http.send(call, self.create_reach)
        if not exchange.ok:
            return Finished(left_to_classifier(exchange), billing_of_create(exchange, self.spec.channel))
        name = self._operation(exchange)
        if name is None:
            reading = unusable(exchange, "create.no_operation")
            return Finished(reading, billing_of_create(exchange, self.spec.channel))
        return AcceptedJob(name, self.http.clock.time())

    async def poll(self, ticket: AcceptedJob) -> Progress | Finished:
        """See `Dialect.poll`: Vertex wants a POST, and says all with 200."""
        exchange = await self.http.send(self._look_call(ticket), self._look_reach)
        if answered(exchange) and not exchange.ok:
            return read_failed_look(exchange, ticket, self.http.clock.time())
        operation = read_operation(exchange)
        if operation is None and _DONE.search(exchange.answer.body):
            # The clip comes inside the operation, and breaks off there.
            return Finished(shortened(left_to_classifier(exchange)), Charge.CHARGED)
        if operation is None:
            return failed_look(shortened(unusable(exchange, "poll.shape")))
        if not operation.done:
            return Progress(Phase.RENDER, operation.ratio)
        billing = Charge.CHARGED if operation.delivered else Charge.FREE
        return Finished(operation.reading, billing, operation.address)

    def _operation(self, exchange: Exchange) -> str | None:
        """The path below the base address at which the operation of a create can be asked for."""
        value = parse_object(exchange.answer.body)
        named = identifier(text_at(value, "name")) or ""
        named = named if "/" in named else started_job(exchange) or ""
        # Some relays name it from the root of the host, or by its whole address.
        path = named.removeprefix(f"{self.http.base_url.scheme}://{self.http.base_url.host}")
        before = self.http.base_url.path.strip("/")
        path = path.strip("/").removeprefix(f"{before}/" if before else "")
        path = path if "/" in path else f"operations/{path}"
        return path if _NAME.fullmatch(path) else None

    def _look_call(self, ticket: AcceptedJob) -> Call:
        if self._vertex:
            body = json.dumps({"operationName": ticket.job}).encode()
            return self.post_json(f"{self._model}:fetchPredictOperation", body)
        return self.http.call("GET", f"/{ticket.job}")


def is_vertex(base_url: str) -> bool:
    """Whether a base address is Vertex's: operations are then asked for by POST, with a bearer token."""
    return "/publishers/" in base_url


def _body(prompt: str, seconds: int, size: str | None) -> bytes:
    parameters: dict[str, Any] = {"durationSeconds": seconds}
    measures = _MEASURES.fullmatch(size or "")
    if measures is not None:
        width, height = int(measures[1]), int(measures[2])
        parameters["aspectRatio"] = "16:9" if width > height else "9:16"
        parameters["resolution"] = f"{min(width, height)}p"
    return json.dumps({"instances": [{"prompt": prompt}], "parameters": parameters}).encode()
