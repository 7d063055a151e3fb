"""Asking a gateway or vendor which models it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlsplit

from exporter.clock import SystemClock
from exporter.config.target import default_upstream
from exporter.core.printable import printable
from exporter.core.redact import Concealer
from exporter.core.vocabulary import Upstream
from exporter.core.wire.payload import parse, text_at
from exporter.dialects.shared.base import LIST_LIMIT, listed_models, shutdown_of
from exporter.dialects.shared.known_models import ListedModel, is_sora2api
from exporter.errors import ExporterError
from exporter.transport import Exchange, Http, Key, ResponseLimits

_DEADLINE: Final = 20.0
_GOOGLE: Final = "generativelanguage.googleapis.com"
_SHOWN: Final = 200
_MOST_PAGES: Final = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """The models behind one base URL."""

    base_url: str
    upstream: Upstream
    models: tuple[ListedModel, ...]
    shutdowns: Mapping[str, float]
    """When models say that they will be shut down, unix seconds, by name."""


async def listing(base_url: str, key: str) -> Listing:
    """What is listed at `GET BASE_URL/models`, and where it has no path and no list, at `/v1` below it.

    Raises:
        ExporterError: no list of models came back; says what did, without the key.
    """
    base_url = base_url.rstrip("/")
    found = await _ask(base_url, key)
    if isinstance(found, Exchange) and found.answer.status and not urlsplit(base_url).path:
        # A gateway's own web page answers everything beside its api.
        below = await _ask(f"{base_url}/v1", key)
        base_url, found = (base_url, found) if isinstance(below, Exchange) else (f"{base_url}/v1", below)
    if isinstance(found, Exchange):
        raise ExporterError(_said(base_url, found, key))
    models = tuple(_model(one) for one in found if _name(one))
    upstream = default_upstream(base_url)
    if upstream is Upstream.GATEWAY and is_sora2api(models):
        upstream = Upstream.SORA2API
    shutdowns = {_name(one): at for one in found if (at := shutdown_of(one)) is not None}
    return Listing(base_url, upstream, models, shutdowns)


async def _ask(base_url: str, key: str) -> list[dict[str, Any]] | Exchange:
    """Every model that is listed, or the answer that is no list."""
    gemini = speaks_gemini(base_url)
    http = Http(base_url, clock=SystemClock(), key=_shown(base_url, key))
    models: list[dict[str, Any]] = []
    token = ""
    try:
        for _ in range(_MOST_PAGES):
            query = "" if not gemini else "?pageSize=1000" + (f"&pageToken={token}" if token else "")
            exchange = await http.send(
                http.call("GET", f"/models{query}"), ResponseLimits(_DEADLINE, LIST_LIMIT)
            )
            body = parse(exchange.answer.body)
            page = listed_models(body) if exchange.ok else None
            if page is None:
                return exchange
            models += page
            following = text_at(body, "nextPageToken") if gemini and isinstance(body, dict) else None
            if not following:
                break
            token = quote(following, safe="")
    finally:
        await http.aclose()
    return models


def speaks_gemini(base_url: str) -> bool:
    """Whether Google's own API is spoken there: at Google, and where a gateway imitates it."""
    url = urlsplit(base_url)
    return url.hostname == _GOOGLE or url.path.endswith("/v1beta")


def _shown(base_url: str, key: str) -> Key:
    if not speaks_gemini(base_url):
        return Key.bearer(lambda: key)
    google = ("x-goog-api-key", "{}")
    # Relays take the key in either header; Google itself refuses a request with both.
    at_google = urlsplit(base_url).hostname == _GOOGLE
    return Key(lambda: key, (google,) if at_google else (google, ("authorization", "Bearer {}")))


def _model(one: dict[str, Any]) -> ListedModel:
    told = [one.get("supported_endpoint_types"), one.get("supportedGenerationMethods")]
    methods = [each for some in told if isinstance(some, list) for each in some if isinstance(each, str)]
    return ListedModel(_name(one), frozenset(methods))


def _name(one: dict[str, Any]) -> str:
    name = text_at(one, "id") or text_at(one, "name") or ""
    return name.removeprefix("models/") if name.isprintable() else ""


def _said(base_url: str, exchange: Exchange, key: str) -> str:
    answer = exchange.answer
    said = " ".join((answer.exception or answer.body[:2000]).split())
    said = printable(Concealer([key]).conceal(said))
    short = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
    status = "" if answer.status is None else f"HTTP {answer.status}: "
    hint = "" if urlsplit(base_url).path else " Most base URLs end in /v1."
    return f"{base_url}/models gives no list of models ({status}{short or 'an empty body'}).{hint}"
