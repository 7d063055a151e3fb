"""Which family plays which target."""

from collections.abc import Mapping
from typing import Final

from exporter.core.words import Api, Channel, Reason, Upstream
from exporter.simulator.artifacts import NOT_MEDIA, png
from exporter.simulator.call import Call, Family, deliver
from exporter.simulator.families import (
    gateway,
    gateway_chat,
    gateway_gemini,
    gateway_site,
    gateway_videos,
    google_video,
    openai_front,
    openai_images,
    openai_videos,
    reverse_async,
    vendor_chat,
)
from exporter.simulator.families.plain import plain
from exporter.simulator.families.sora2api import sora2api
from exporter.simulator.script import Flavor, SimTarget
from exporter.simulator.wire import HTML, SimResponse


def family_of(target: SimTarget) -> Family:
    """The family that answers for a target."""
    if target.api is Api.HTTP:
        return plain
    if target.upstream is Upstream.SORA2API:
        return sora2api
    if target.upstream is Upstream.GATEWAY:
        return _gateway
    return google_video.google if target.api is Api.GEMINI_VIDEO else _openai


def _openai(call: Call) -> SimResponse:
    match call.parts[1:2]:
        case ("models",) if call.method == "GET":
            return openai_front.models(call)
        case ("videos",):
            return openai_videos.videos(call)
        case ("images",) if call.method == "POST":
            return openai_images.images(call)
        case ("chat",) if call.method == "POST":
            return vendor_chat.chat(call)
        case _:
            return openai_front.no_route(call)


def _gateway(call: Call) -> SimResponse:
    reading = call.method == "GET" and "operations" not in call.parts
    match call.parts[:2]:
        case ("v1" | "v1beta", "models") if reading:
            return gateway.models(call)
        case ("v1", route):
            return _GATEWAY_ROUTES.get((call.method, route), gateway.no_route)(call)
        case ("v1beta" | "download", _):
            return gateway_gemini.gemini(call)
        case ("api", _):
            return gateway_site.api(call)
        case _:
            return gateway.no_route(call)


def _gateway_videos(call: Call) -> SimResponse:
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


def files(call: Call) -> SimResponse:
    """`/files/{job}.mp4` and `.png`: where the chat families put what they made."""
    site = call.site
    site.count("GET", "/files/{id}", "content")
    name, _, ending = call.parts[-1].partition(".")
    job = site.desk.find(name)
    delay = site.wait("fetch")
    if job is None or site.now() < job.ends or not job.delivers:
        return SimResponse(404, HTML, NOT_MEDIA, delay=delay)
    if ending == "png" and job.fate is not Reason.ARTIFACT_INVALID:
        return SimResponse(200, (("content-type", "image/png"),), png(), delay=delay)
    return deliver(job, delay)
