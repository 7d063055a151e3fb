"""What every dialect is built from: connections, catalogs, refusals, and the checks of artifacts."""

import asyncio
import re
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, ClassVar, Final
from urllib.parse import quote

import httpx2

from exporter.core.answer import Answer, Transport
from exporter.core.vocabulary import Reason
from exporter.core.wire.measures import Measures, measure
from exporter.core.wire.payload import parse, parse_object, text_at
from exporter.dialects.base import AcceptedJob, Credential, Dialect, GenerationRequest, Reading, Spec
from exporter.dialects.shared.artifacts import read_artifact
from exporter.dialects.shared.credential import CredentialReader
from exporter.dialects.shared.outcomes import decided, left_to_classifier, unusable
from exporter.dialects.shared.poll import refuses_us
from exporter.dialects.shared.refusals import read_awaited_refusal
from exporter.dialects.shared.sdk_request import Composer
from exporter.transport import Call, Exchange, Fetched, Fetcher, Http, Media, ResponseLimits

LIST_LIMIT: Final = 4 * 1024 * 1024
"""Bytes of a model list that are read: some gateways list thousands."""
_SHUTDOWN: Final = ("shutdown_date", "sunset_date", "retirement_date", "deprecation_date")
_NOTHING: Final = Answer(Transport.HTTP)
_GONE: Final = frozenset({"deprecated", "retired", "removed", "shutdown", "discontinued"})


def read_model(exchange: Exchange, names: frozenset[str], now: float) -> Reading:
    """A vendor's model object: it must be the one asked for, and not be past its shutdown.

    That a model is listed verifies nothing: vendors list models that no longer work.
    `names` are the spellings under which the model may call itself, `now` is in unix seconds.
    """
    if not exchange.ok:
        return left_to_classifier(exchange)
    model = parse_object(exchange.answer.body)
    if model is None or not names & {text_at(model, "id"), text_at(model, "name")}:
        return unusable(exchange, "catalog.shape")
    ends = shutdown_of(model)
    if (ends is not None and ends <= now) or _declared_gone(model):
        return decided(exchange, Reason.MODEL_DEPRECATED, "catalog.shutdown_date")
    return replace(decided(exchange, Reason.OK, "catalog.found"), retires_at=ends)


def read_list(exchange: Exchange, names: frozenset[str]) -> Reading:
    """A list of models: the one asked for is among them."""
    if not exchange.ok:
        return left_to_classifier(exchange)
    models = listed_models(parse(exchange.answer.body))
    if models is None:
        return unusable(exchange, "catalog.shape")
    for model in models:
        if text_at(model, "id") in names or text_at(model, "name") in names:
            return replace(decided(exchange, Reason.OK, "catalog.listed"), retires_at=shutdown_of(model))
    return decided(exchange, Reason.NO_CHANNEL, "catalog.unlisted")


class ListReader:
    """Reads one target's list of models, which is nearly always the list of before: that is not read again.

    What is kept of a list is its length and its hash, whose key is this process's own: nobody can make
    another list of the same. Without that, a list of hundreds of models is most of what a probe costs.
    """

    __slots__ = ("_known", "_names", "_reading")

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._known: tuple[int, int] | None = None
        self._reading: Reading | None = None

    def read(self, exchange: Exchange) -> Reading:
        """See `read_list`."""
        if not exchange.ok:
            return left_to_classifier(exchange)
        body = exchange.answer.body
        known = (len(body), hash(body))
        if self._reading is None or known != self._known:
            reading = read_list(exchange, self._names)
            self._known, self._reading = known, replace(reading, answer=_NOTHING, exchanges=())
            return reading
        return replace(self._reading, answer=exchange.answer, exchanges=(exchange,))


def listed_models(value: Any) -> Iterable[dict[str, Any]] | None:
    """The models of a list in any vendor's shape; None where it is no such list."""
    if isinstance(value, dict):
        value = value["data"] if isinstance(value.get("data"), list) else value.get("models")
    if not isinstance(value, list) or not all(isinstance(model, dict) for model in value):
        return None
    return value


def shutdown_of(model: dict[str, Any]) -> float | None:
    """When a model says that it will be shut down, unix seconds; None where it does not."""
    for key in _SHUTDOWN:
        if (text := text_at(model, key)) is not None:
            try:
                day = date.fromisoformat(text[:10])
            except ValueError:
                continue
            return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    return None


def _declared_gone(model: dict[str, Any]) -> bool:
    status = text_at(model, "status") or text_at(model, "lifecycle_status") or ""
    return (
        model.get("retired") is True
        or status.lower() in _GONE - {"deprecated"}
        or _deprecated_for_good(model)
    )


def _deprecated_for_good(model: dict[str, Any]) -> bool:
    # A deprecated model with a date works until then; one without a date is on its way out now.
    deprecated = model.get("deprecated") is True or (text_at(model, "status") or "").lower() == "deprecated"
    return deprecated and shutdown_of(model) is None


CREATE_DEADLINE: Final = 120.0
"""Seconds in which a create must be accepted; a gateway may try several upstreams in them."""
POLL_DEADLINE: Final = 30.0
FETCH_DEADLINE: Final = 60.0
_NOT_YET: Final = frozenset({400, 404, 409, 425})
"""How some gateways serve an artifact for a few seconds after they called it completed."""
_READINGS: Final = 3
"""Parts of an artifact beside its beginning that are read to learn its length."""
_PATIENCE: Final = (4.0, 4.0, 8.0)
"""Seconds between looks at an artifact that is not there yet."""


@lru_cache(maxsize=256)
def _reach(deadline: float, limit: int | None = None) -> ResponseLimits:
    """One object for all targets with the same deadline."""
    return ResponseLimits(deadline) if limit is None else ResponseLimits(deadline, limit)


@lru_cache(maxsize=256)
def _only(model: str) -> frozenset[str]:
    """One object for all targets of a model."""
    return frozenset({model})


class Wired(Dialect):
    """A dialect with its connections."""

    wanted: ClassVar[tuple[Media, ...]] = (Media.VIDEO,)
    """What its artifacts may be."""

    def __init__(self, spec: Spec, http: Http, fetcher: Fetcher) -> None:
        self.spec = spec
        self.http = http
        self.fetcher = fetcher
        self.catalog_reach = _reach(spec.catalog_deadline)
        self.validation_reach = _reach(spec.validation_deadline)
        self.create_reach = _reach(min(spec.generation_deadline, CREATE_DEADLINE))
        self.poll_reach = _reach(min(spec.generation_deadline, POLL_DEADLINE))
        self._credential = CredentialReader(http)

    async def prepare(self, order: GenerationRequest) -> None:
        """See `Dialect.prepare`; most orders are written in no time."""

    async def verify(self, artifact: str) -> Reading:
        """See `Dialect.verify`."""
        deadline = min(self.spec.generation_deadline, FETCH_DEADLINE)
        fetched = await self.fetcher.fetch(artifact, deadline)
        for pause in _PATIENCE:
            if not _not_yet(fetched) or refuses_us(fetched.exchanges[-1], self.spec):
                break
            await asyncio.sleep(pause)
            fetched = await self.fetcher.fetch(artifact, deadline)
        reading = read_artifact(fetched, self.wanted, self.spec)
        if reading.reason is not Reason.OK:
            return reading
        return replace(reading, delivered=await self._measured(artifact, fetched, deadline))

    async def _measured(self, artifact: str, fetched: Fetched, deadline: float) -> Measures | None:
        """Read on where the file says its length further on; what cannot be read is no fault of it."""
        found, whole = measure(fetched.data), fetched.size
        for _ in range(_READINGS):
            if not isinstance(found, int) or whole is None or found >= whole:
                break
            further = await self.fetcher.fetch(artifact, deadline, found)
            last = further.exchanges[-1].answer if further.exchanges else None
            if last is None or last.status != httpx2.codes.PARTIAL_CONTENT or not further.data:
                return None
            found = measure(further.data, found)
        return None if isinstance(found, int) else found

    async def delete(self, ticket: AcceptedJob) -> None:
        """See `Dialect.delete`; most APIs cannot."""

    async def credential(self) -> Credential | None:
        """See `Dialect.credential`."""
        return await self._credential.read()

    async def aclose(self) -> None:
        """See `Dialect.aclose`."""
        await self.http.aclose()

    def address(self, url: str) -> str:
        """What an answer names, made absolute; what is no address is refused when it is fetched."""
        try:
            return str(self.http.base_url.join(url)) if url.startswith("/") else url
        except (httpx2.InvalidURL, ValueError):
            return f"no address: {url[:100]}"

    def post_json(self, path: str, body: bytes, headers: Mapping[str, str] | None = None) -> Call:
        """Prepare a POST of JSON."""
        return self.http.call(
            "POST", path, headers={"content-type": "application/json", **(headers or {})}, body=body
        )


def _not_yet(fetched: Fetched) -> bool:
    if fetched.foreign or not fetched.exchanges:
        return False
    answer = fetched.exchanges[-1].answer
    return answer.transport is Transport.HTTP and answer.status in _NOT_YET


class Modelled(Wired):
    """Catalog of `/models`, and validation by a create that must be refused."""

    def __init__(self, spec: Spec, http: Http, fetcher: Fetcher) -> None:
        super().__init__(spec, http, fetcher)
        self._catalog = self.catalog_call()
        self._refused = self.refused_call()
        self.catalog_reach = _reach(spec.catalog_deadline, LIST_LIMIT)
        self._list = ListReader(self.names)

    @property
    def names(self) -> frozenset[str]:
        """What a catalog may call the model."""
        return _only(self.spec.model)

    def catalog_call(self) -> Call:
        """The question for the model, or for all of them, prepared once."""
        one = f"/{quote(self.spec.model, safe='')}" if self.spec.at_vendor else ""
        return self.http.call("GET", f"/models{one}")

    @abstractmethod
    def refused_call(self) -> Call:
        """The create that must be refused, prepared once."""

    @property
    @abstractmethod
    def refused_name(self) -> re.Pattern[str]:
        """What the awaited refusal names."""

    async def catalog(self) -> Reading:
        """See `Dialect.catalog`."""
        exchange = await self.http.ask(self._catalog, self.catalog_reach)
        if self.spec.at_vendor:
            return read_model(exchange, self.names, self.http.clock.time())
        return self._list.read(exchange)

    async def validation(self) -> Reading:
        """See `Dialect.validation`."""
        exchange = await self.http.ask(self._refused, self.validation_reach)
        return read_awaited_refusal(exchange, self.refused_name, reached=self.spec.asks_vendor)


class OpenAI(Modelled):
    """The same with requests that OpenAI's SDK composes."""

    def __init__(self, spec: Spec, http: Http, fetcher: Fetcher) -> None:
        self.composer = Composer(http, spec.generation_deadline)
        super().__init__(spec, http, fetcher)

    @abstractmethod
    async def create_call(self, order: GenerationRequest) -> Call:
        """The paid create."""

    async def prepare(self, order: GenerationRequest) -> None:
        """See `Dialect.prepare`: the SDK's first request takes a second of imports."""
        await self.create_call(order)
