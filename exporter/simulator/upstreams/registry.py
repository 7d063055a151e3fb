"""Which upstream answers for which API shape; the plain web service is here."""

from collections.abc import Mapping
from typing import Final

from exporter.core.vocabulary import Api, Channel, Reason, Source, Upstream
from exporter.simulator.call import Family, SimCall, deliver
from exporter.simulator.failures.gateway import GATEWAY
from exporter.simulator.failures.openai import OPENAI, POOL
from exporter.simulator.script import Flavor, SimTarget
from exporter.simulator.upstreams import (
    gateway,
    gateway_chat,
    gateway_site,
    gateway_videos,
    google_video,
    openai,
    openai_videos,
    reverse_async,
)
from exporter.simulator.upstreams.sora2api import sora2api
from exporter.simulator.wire import HTML, NOT_MEDIA, SimResponse, png

_SILENT_ABOUT: Final = frozenset({None, Reason.SLOW})


def plain(call: SimCall) -> SimResponse:
    """Any path, any method. Nobody knows what its body should be: a bad answer is one with a bad status."""
    site = call.site
    site.count(call.method, "/", "catalog")
    fate = site.fate(Source.CATALOG)
    delay = site.wait("free", fate) if site.target.upstream is Upstream.VENDOR else site.own_wait()
    silence = site.wordless(fate)
    if silence is not None and fate is not Reason.BAD_RESPONSE:
        return silence
    if not call.key_is_good(call.bearer()):
        fate = Reason.INVALID_KEY
    if fate in _SILENT_ABOUT or fate is None:
        return SimResponse(200, (("content-type", "text/plain; charset=utf-8"),), b"OK\n", delay=delay)
    vendors = (OPENAI, POOL, GATEWAY["en"])
    said = vendors if site.target.upstream is Upstream.VENDOR else (GATEWAY["en"], OPENAI, POOL)
    return site.say(site.failure(fate, *said), (), delay)


def family_of(target: SimTarget) -> Family:
    """The family that answers for a target."""
    if target.api is Api.HTTP:
        return plain
    if target.upstream is Upstream.SORA2API:
        return sora2api
    if target.upstream is Upstream.GATEWAY:
        return _gateway
    return google_video.google if target.api is Api.GEMINI_VIDEO else _openai


def _openai(call: SimCall) -> SimResponse:
    match call.parts[1:2]:
        case ("models",) if call.method == "GET":
            return openai.models(call)
        case ("videos",):
            return openai_videos.videos(call)
        case ("images",) if call.method == "POST":
            return openai.images(call)
        case ("chat",) if call.method == "POST":
            return openai.chat(call)
        case _:
            return openai.no_route(call)


def _gateway(call: SimCall) -> SimResponse:
    reading = call.method == "GET" and "operations" not in call.parts
    match call.parts[:2]:
        case ("v1" | "v1beta", "models") if reading:
            return gateway.models(call)
        case ("v1", route):
            return _GATEWAY_ROUTES.get((call.method, route), gateway.no_route)(call)
        case ("v1beta" | "download", _):
            return gateway_chat.gemini(call)
        case ("api", _) | ("key", "info"):
            return gateway_site.api(call)
        case _:
            return gateway.no_route(call)


def _gateway_videos(call: SimCall) -> SimResponse:
    target = call.site.target
    flavor = target.quirks.flavor
    if flavor is Flavor.USUAL and target.channel is Channel.REVERSE and not gateway_videos.is_veo(call.site):
        flavor = Flavor.APIYI
    return reverse_async.videos(call) if flavor is Flavor.APIYI else gateway_videos.videos(call)


_GATEWAY_ROUTES: Final[Mapping[tuple[str, str], Family]] = {
    ("GET", "videos"): _gateway_videos,
    ("POST", "videos"): _gateway_videos,
    ("GET", "video"): _gateway_videos,
    ("POST", "video"): _gateway_videos,
    ("POST", "chat"): gateway_chat.chat,
    ("POST", "images"): gateway_chat.images,
    ("GET", "dashboard"): gateway_site.api,
}


def files(call: SimCall) -> SimResponse:
    """`/files/{job}.mp4` and `.png`: where the chat families put what they made."""
    site = call.site
    site.count("GET", "/files/{id}", "content")
    name, _, ending = call.parts[-1].partition(".")
    job = site.queue.find(name)
    delay = site.wait("fetch")
    if job is None or site.now() < job.ends or not job.delivers:
        return SimResponse(404, HTML, NOT_MEDIA, delay=delay)
    if ending == "png" and job.fate is not Reason.ARTIFACT_INVALID:
        return SimResponse(200, (("content-type", "image/png"),), png(), delay=delay)
    return deliver(job, delay)
