"""Every dialect, one line each, and how a target gets its own."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

import httpx2

from exporter.clock import Clock
from exporter.config import TargetConfig
from exporter.config.connection import is_secretive
from exporter.core.vocabulary import Api, Upstream
from exporter.dialects.base import Dialect, Spec
from exporter.dialects.gemini_video import GeminiVideo, is_vertex
from exporter.dialects.http import PlainHttp
from exporter.dialects.openai_chat import OpenAIChat
from exporter.dialects.openai_images import OpenAIImages
from exporter.dialects.openai_videos import OpenAIVideos
from exporter.dialects.shared.base import Wired
from exporter.transport import NO_KEY, Egress, Fetcher, Header, Http, Key, resolve_host

DIALECTS: Final[dict[Api, type[Wired]]] = {
    Api.OPENAI_VIDEOS: OpenAIVideos,
    Api.OPENAI_CHAT: OpenAIChat,
    Api.OPENAI_IMAGES: OpenAIImages,
    Api.GEMINI_VIDEO: GeminiVideo,
    Api.HTTP: PlainHttp,
}
_KEEPALIVE: Final = (30.0, 120.0)
"""Seconds: a connection is kept over the interval, but not so long that something in between forgets it."""
_ANYWHERE: Final = ("203.0.114.1",)
"""What every name leads to where there is no network: a public address that nobody connects to."""


def build(target: TargetConfig, *, transport: httpx2.AsyncBaseTransport | None, clock: Clock) -> Dialect:
    """The dialect of one target. `transport` replaces the network; whoever injects it closes it."""
    http = Http(
        target.base_url,
        clock=clock,
        key=_key(target),
        transport=transport,
        keepalive=_keepalive(target),
        egress=Egress(target.proxy_url, target.no_proxy, target.authorities, target.tls_server_name),
    )
    fetcher = Fetcher(http, resolve=resolve_host if transport is None else _resolve_anywhere)
    return DIALECTS[target.api](_spec(target), http, fetcher)


def _spec(target: TargetConfig) -> Spec:
    probes = target.probes
    catalog, validation, generation = probes.catalog, probes.validation, probes.generation
    return Spec(
        model=target.upstream_model,
        channel=target.channel,
        upstream=target.upstream,
        own_dialect=target.own_dialect,
        reach_upstream=validation is not None and validation.reach == "upstream",
        catalog_deadline=target.timeout if catalog is None else catalog.timeout,
        validation_deadline=target.timeout if validation is None else validation.timeout,
        generation_deadline=900.0 if generation is None else generation.timeout,
    )


def _key(target: TargetConfig) -> Key:
    """What the target's own origin is shown: the key, and the headers of the configuration."""
    return replace(_credential(target), further=tuple(_headers(target)))


def _headers(target: TargetConfig) -> Iterator[Header]:
    for name, header in target.headers.items():
        if header.secret is not None:
            yield Header(name, header.secret.reveal)
        elif header.value is not None:
            yield Header(name, partial(str, header.value), secret=is_secretive(name))


def _credential(target: TargetConfig) -> Key:
    if target.api_key is None:
        return NO_KEY
    reveal = target.api_key.reveal
    if target.api is not Api.GEMINI_VIDEO or is_vertex(target.base_url):
        return Key.bearer(reveal)
    google = ("x-goog-api-key", "{}")
    # Relays take the key in either header; Google itself refuses a request with both.
    relayed = () if target.upstream is Upstream.VENDOR else (("authorization", "Bearer {}"),)
    return Key(reveal, (google, *relayed))


def _keepalive(target: TargetConfig) -> float:
    free = [
        probe.interval for probe in (target.probes.catalog, target.probes.validation) if probe is not None
    ]
    shortest, longest = _KEEPALIVE
    return min(max([shortest, *(interval * 1.25 for interval in free)]), longest)


async def _resolve_anywhere(host: str) -> tuple[str, ...]:
    del host
    return _ANYWHERE
