"""The shape of Google's long-running video operations: Gemini API, Vertex, and relays that speak it."""

import json
import re
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from exporter.core.vocabulary import Phase
from exporter.core.wire.payload import identifier, parse_object, text_at
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress, Reading, Watch
from exporter.dialects.shared.base import Wired
from exporter.dialects.shared.billing import billing_of_create
from exporter.dialects.shared.catalogs import LIST_LIMIT, read_list, read_model
from exporter.dialects.shared.operations import read_operation
from exporter.dialects.shared.outcomes import left_to_classifier, shortened, unusable
from exporter.dialects.shared.poll import answered, failed_look, read_failed_look
from exporter.dialects.shared.refusals import read_awaited_refusal
from exporter.dialects.shared.spec import Spec
from exporter.dialects.shared.started_jobs import started_job
from exporter.transport import Call, Exchange, Fetcher, Http

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


class GeminiVideo(Wired):
    """`:predictLongRunning` and its operations. A base address with a publisher in its path is Vertex."""

    def __init__(self, spec: Spec, http: Http, fetcher: Fetcher) -> None:
        super().__init__(spec, http, fetcher)
        self._vertex = is_vertex(str(http.base_url))
        self._model = f"/models/{quote(spec.model, safe='')}"
        self._names = frozenset(
            {spec.model, f"models/{spec.model}", f"publishers/google/models/{spec.model}"}
        )
        self._catalog = self._catalog_call()
        refused = _body("validation", BAD_SECONDS, None) if spec.asks_vendor else b"{}"
        self._refused = self.post_json(f"{self._model}:predictLongRunning", refused)
        self.catalog_reach = replace(self.catalog_reach, limit=LIST_LIMIT)
        self._look_reach = replace(self.poll_reach, limit=INLINE_LIMIT) if self._vertex else self.poll_reach

    async def catalog(self) -> Reading:
        """See `Dialect.catalog`."""
        exchange = await self.http.send(self._catalog, self.catalog_reach)
        if self.spec.at_vendor:
            return read_model(exchange, self._names, self.http.clock.time())
        return read_list(exchange, self._names)

    async def validation(self) -> Reading:
        """See `Dialect.validation`: a clip of one second, or no prompt at all."""
        exchange = await self.http.send(self._refused, self.validation_reach)
        named = _DURATION if self.spec.asks_vendor else _MISSING
        return read_awaited_refusal(exchange, named, reached=self.spec.asks_vendor)

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

    def _catalog_call(self) -> Call:
        if not self.spec.at_vendor:
            return self.http.call("GET", "/models")
        path = self.http.base_url.path
        publisher = _PUBLISHER.search(path)
        if publisher is None:
            return self.http.call("GET", self._model)
        # Vertex describes a model beside the projects, not inside one.
        before = path[: publisher.start()]
        described = f"{before}{publisher['version']}{publisher['publisher']}{self._model}"
        return self.http.call_at("GET", self.http.base_url.copy_with(path=described))

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
