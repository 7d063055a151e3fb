"""A new-api-like gateway's front: the nine stages of a create in their order, the models, the errors."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import Channel, Reason, Source
from exporter.simulator.call import JOB_FATES, SimCall
from exporter.simulator.failures.failure import Failure, Table
from exporter.simulator.failures.gateway import (
    FORBIDDEN,
    GATEWAY,
    INVALID_TOKEN,
    NO_CHANNEL,
    NO_MODEL_NAME,
    NO_TOKEN,
    UNPRICED,
)
from exporter.simulator.failures.openai import OPENAI, POOL
from exporter.simulator.script import Lenience
from exporter.simulator.site import SPA, Site
from exporter.simulator.wire import HTML, JSON, Headers, SimResponse, encode

VERSION: Final = "v0.9.25"
CREATED: Final = 1626777600


def request_id(number: int) -> str:
    """A request id as the gateway forms them: digits of the time, then letters."""
    return f"202601010000{number:014d}AbCdEfGh"


def headers(number: int) -> Headers:
    """The fingerprints on every answer."""
    return (("x-new-api-version", VERSION), ("x-oneapi-request-id", request_id(number)))


def refused(site: Site, failure: Failure, delay: float) -> SimResponse:
    """A refusal in the envelope it brings along, the request id filled in."""
    number = site.serial()
    return site.say(failure, headers(number), delay, request_id(number))


def said(site: Site, value: object, delay: float, extra: Headers = ()) -> SimResponse:
    """A good answer."""
    return SimResponse(200, (*JSON, *headers(site.serial()), *extra), encode(value), delay=delay)


def no_route(call: SimCall) -> SimResponse:
    """Unknown paths: an error below /v1 and /api, the web page everywhere else."""
    site = call.site
    path = "/" + "/".join(call.parts)
    site.count(call.method, path, "other")
    delay = site.wait("look")
    if call.parts and call.parts[0] in ("v1", "v1beta", "api"):
        error = {
            "message": f"Invalid URL ({call.method} {path})",
            "type": "invalid_request_error",
            "param": "",
            "code": "",
        }
        return SimResponse(404, (*JSON, *headers(site.serial())), encode({"error": error}), delay=delay)
    return SimResponse(200, (*HTML, *headers(site.serial())), SPA, delay=delay)


@dataclass(frozen=True, slots=True)
class Admission:
    """What a create looks like to the gateway."""

    route: str
    model: str
    complaint: Failure | None = None
    """What the gateway's own validation refuses (the sixth stage)."""
    beyond: Failure | None = None
    """What only the upstream refuses: the gateway passes it on."""

    def kind(self, lenient: Lenience) -> Source:
        """Whether this is an order, to the best of anybody's knowledge."""
        if self.accident(lenient) or self.complaint or self.beyond:
            return Source.VALIDATION
        return Source.GENERATION

    def accident(self, lenient: Lenience) -> bool:
        """A validation that this upstream takes for an order."""
        if self.complaint is not None:
            return lenient is Lenience.ALL
        return self.beyond is not None and bool(lenient)


@dataclass(slots=True)
class Passed:
    """What the eighth stage hands to the ninth."""

    fate: Reason | None
    delay: float
    accident: bool = False


def token_fault(call: SimCall, shown: str | None, fate: Reason | None = None) -> Failure | None:
    """The second stage."""
    lang = call.site.target.quirks.lang
    if call.site.target.key is not None and shown is None:
        return NO_TOKEN[lang]
    wrong = fate is Reason.INVALID_KEY or not call.key_is_good(shown)
    return INVALID_TOKEN[lang] if wrong else None


def _first_stages(call: SimCall, intake: Admission, fate: Reason | None) -> Failure | None:
    """Token, model name, allow-list, channel: stages two to five."""
    quirks = call.site.target.quirks
    fault = token_fault(call, shown_key(call), fate)
    if fault is not None:
        return fault
    if not intake.model:
        return NO_MODEL_NAME[quirks.lang]
    if quirks.forbidden:
        return FORBIDDEN[quirks.lang]
    if intake.model != call.site.target.model:
        return NO_CHANNEL[quirks.lang].about(intake.model)
    return None


def _last_stages(call: SimCall, intake: Admission, fate: Reason | None) -> Failure | None:
    """The gateway's own words for a fate, validation, price: up to stage eight."""
    quirks = call.site.target.quirks
    own = GATEWAY[quirks.lang]
    if fate is not None and fate in own and fate not in _BEHIND_VALIDATION:
        return call.site.failure(fate, own)
    if intake.complaint is not None and not intake.accident(quirks.lenient):
        return intake.complaint
    if quirks.unpriced:
        return UNPRICED[quirks.lang]
    if fate is not None and fate in _BEHIND_VALIDATION:
        return call.site.failure(fate, own)
    return None


_BEHIND_VALIDATION: Final = frozenset(
    {Reason.INSUFFICIENT_QUOTA, Reason.PERMISSION_DENIED, Reason.REGION_BLOCKED}
)
"""What a gateway refuses of its own, but only what would cost something."""


def admit(call: SimCall, intake: Admission) -> SimResponse | Passed:
    """Stages one to eight: a refusal, or the fate that awaits the order at the upstream."""
    site = call.site
    lenient = site.target.quirks.lenient
    kind = intake.kind(lenient)
    free = kind is Source.VALIDATION
    site.count("POST", intake.route, kind.value)
    reaches = intake.complaint is None and intake.beyond is not None
    fate = site.fate(kind, reaches_upstream=reaches)
    delay = site.own_wait() if free and not reaches else site.wait("free" if free else "create", fate)
    silence = site.wordless(fate)
    if silence is not None:
        return silence
    if fate is Reason.MAINTENANCE_WINDOW:
        return refused(site, site.failure(fate, GATEWAY[site.target.quirks.lang]), delay)
    if site.door_full():
        return SimResponse(429, headers(site.serial()), b"", delay=delay)
    fault = _first_stages(call, intake, fate) or _last_stages(call, intake, fate)
    if fault is not None:
        return refused(site, fault, delay)
    return Passed(fate, delay, accident=intake.accident(lenient))


Envelope = Callable[[Site, Failure], Failure]
"""How a route wraps what the upstream said; the upstream's words are already filled in."""


def voices(site: Site) -> tuple[Table, ...]:
    """Who speaks behind this gateway."""
    official = site.target.channel is Channel.OFFICIAL
    return (OPENAI, POOL) if official else (POOL, OPENAI)


def upstream_fault(
    site: Site, passed: Passed, intake: Admission, envelope: Envelope, tables: tuple[Table, ...] = ()
) -> SimResponse | None:
    """The ninth stage: what the upstream refuses at once, in the route's envelope; None: it does not."""
    fate = passed.fate
    said_upstream = intake.beyond if not passed.accident else None
    if fate is not None and fate not in JOB_FATES:
        said_upstream = site.failure(fate, *(tables or voices(site)))
    if said_upstream is None:
        return None
    wrapped = envelope(site, said_upstream.about(site.target.model))
    return refused(site, wrapped, passed.delay)


def shown_key(call: SimCall) -> str | None:
    """The key in any of the places the gateway looks for one."""
    return call.bearer() or call.request.headers.get("x-goog-api-key") or _query_key(call.request.query)


def _query_key(query: str) -> str | None:
    for pair in query.split("&"):
        if pair.startswith("key="):
            return pair[4:]
    return None


def models(call: SimCall) -> SimResponse:
    """`GET /v1/models`, its sibling for Gemini clients, and the useless `GET /v1/models/{model}`."""
    site = call.site
    gemini = call.parts[0] == "v1beta"
    one = not gemini and len(call.parts) > 2
    site.count("GET", f"/{call.parts[0]}/models" + ("/{model}" if one else ""), "catalog")
    fate = site.fate(Source.CATALOG)
    silence = site.wordless(fate)
    if silence is not None:
        return silence
    delay = site.own_wait()
    fault = _catalog_fault(call, fate)
    if fault is not None:
        return refused(site, fault, delay)
    if one:
        return _one_model(site, call.parts[2], delay)
    lost = fate in (Reason.NO_CHANNEL, Reason.CHANNEL_DISABLED, Reason.MODEL_NOT_FOUND)
    body = _listing(site, gemini=gemini, lost=lost)
    return SimResponse(200, (*JSON, *headers(site.serial())), body, delay=delay)


def _catalog_fault(call: SimCall, fate: Reason | None) -> Failure | None:
    if fate is Reason.MAINTENANCE_WINDOW:
        return call.site.failure(fate, GATEWAY[call.site.target.quirks.lang])
    return token_fault(call, shown_key(call), fate)


def _one_model(site: Site, model: str, delay: float) -> SimResponse:
    """Known names come from a static table whatever their channels; unknown ones are an error with 200."""
    if model == site.target.model:
        return said(site, _entry(site, model), delay)
    error = {
        "message": f"The model '{model}' does not exist",
        "type": "invalid_request_error",
        "param": "model",
        "code": "model_not_found",
    }
    return said(site, {"error": error}, delay)


def _listing(site: Site, *, gemini: bool, lost: bool) -> bytes:
    name = f"models/{gemini}/{lost}"
    if name not in site.cache:
        names = ["gpt-5.2", "gpt-image-2", "kling-v2"]
        names += [] if lost else [site.target.model]
        site.cache[name] = encode(_gemini_list(names) if gemini else _openai_list(site, names))
    return site.cache[name]


def _openai_list(site: Site, names: list[str]) -> dict[str, object]:
    return {"data": [_entry(site, name) for name in names], "object": "list", "success": True}


def _gemini_list(names: list[str]) -> dict[str, object]:
    return {"models": [{"name": name, "displayName": name} for name in names], "nextPageToken": None}


def _entry(site: Site, model: str) -> dict[str, object]:
    official = site.target.channel is Channel.OFFICIAL
    kinds = ["openai-video"] if site.target.api.value == "openai_videos" else ["openai"]
    return {
        "id": model,
        "object": "model",
        "created": CREATED,
        "owned_by": "openai" if official else "custom",
        "supported_endpoint_types": kinds,
    }
