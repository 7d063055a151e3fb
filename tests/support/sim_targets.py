"""Every kind of simulated target, and the requests that a client makes of each, for tests."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from exporter.core.vocabulary import Api, Channel, Reason, Source, State, Upstream
from exporter.simulator.script import Flavor, Quirks, SimTarget, Step
from exporter.simulator.wire import SimRequest, SimResponse
from exporter.simulator.world import World

EPOCH = 1767225600.0
KEY = "sk-test"
PROMPT = "A paper boat on a pond"
ORIGIN = "http://simulator.test"


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self, now: float = EPOCH) -> None:
        self.now = now

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now


@dataclass(frozen=True)
class Kind:
    """One family: a target of it, and its three requests."""

    target: SimTarget
    catalog: SimRequest
    validation: SimRequest | None
    generation: SimRequest | None

    def request(self, source: Source) -> SimRequest | None:
        return getattr(self, source.value)


def request(
    method: str, path: str, body: object = None, key: str | None = KEY, query: str = ""
) -> SimRequest:
    headers = {} if key is None else {"authorization": f"Bearer {key}"}
    data = b""
    if body is not None:
        headers["content-type"] = "application/json"
        data = json.dumps(body).encode()
    return SimRequest(method, path, headers, data, query, ORIGIN)


def form(path: str, **fields: str) -> SimRequest:
    """A multipart create, as the SDK writes it."""
    parts = [
        f'--B0und\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    body = ("".join(parts) + "--B0und--\r\n").encode()
    headers = {"authorization": f"Bearer {KEY}", "content-type": "multipart/form-data; boundary=B0und"}
    return SimRequest("POST", path, headers, body, "", ORIGIN)


def target(
    name: str,
    api: Api,
    upstream: Upstream,
    channel: Channel,
    model: str,
    flavor: Flavor = Flavor.USUAL,
) -> SimTarget:
    return SimTarget(name, api, upstream, channel, model, key=KEY, quirks=Quirks(flavor=flavor))


def _videos(
    name: str, upstream: Upstream, channel: Channel, model: str, flavor: Flavor = Flavor.USUAL
) -> Kind:
    path = f"/u/{name}/v1/videos"
    vendor = upstream is Upstream.VENDOR
    return Kind(
        target(name, Api.OPENAI_VIDEOS, upstream, channel, model, flavor),
        request("GET", f"/u/{name}/v1/models/{model}" if vendor else f"/u/{name}/v1/models"),
        form(path, model=model, prompt=PROMPT, seconds="5") if vendor else form(path, model=model),
        form(path, model=model, prompt=PROMPT, seconds="4", size="720x1280"),
    )


def _chat(name: str, upstream: Upstream, channel: Channel, model: str, flavor: Flavor = Flavor.USUAL) -> Kind:
    path = f"/u/{name}/v1/chat/completions"
    asked = [{"role": "user", "content": PROMPT}]
    free = {"model": model, "stream": False, "messages": asked if upstream is Upstream.SORA2API else []}
    vendor = upstream is Upstream.VENDOR
    return Kind(
        target(name, Api.OPENAI_CHAT, upstream, channel, model, flavor),
        request("GET", f"/u/{name}/v1/models/{model}" if vendor else f"/u/{name}/v1/models"),
        request("POST", path, free),
        request("POST", path, {"model": model, "stream": True, "messages": asked}),
    )


def _images(name: str, upstream: Upstream, channel: Channel, model: str) -> Kind:
    path = f"/u/{name}/v1/images/generations"
    vendor = upstream is Upstream.VENDOR
    free = {"model": model, "prompt": PROMPT, "size": "123x456"} if vendor else {"model": model}
    return Kind(
        target(name, Api.OPENAI_IMAGES, upstream, channel, model),
        request("GET", f"/u/{name}/v1/models/{model}" if vendor else f"/u/{name}/v1/models"),
        request("POST", path, free),
        request("POST", path, {"model": model, "prompt": PROMPT, "size": "1024x1024"}),
    )


def _gemini(name: str, upstream: Upstream, model: str, flavor: Flavor = Flavor.USUAL) -> Kind:
    vertex = "v1/projects/example/locations/us-central1/publishers/google"
    root = f"/u/{name}/{vertex if flavor is Flavor.VERTEX else 'v1beta'}"
    vendor = upstream is Upstream.VENDOR
    free = {"instances": [{"prompt": PROMPT}], "parameters": {"durationSeconds": 1}} if vendor else {}
    paid = {"instances": [{"prompt": PROMPT}], "parameters": {"durationSeconds": 4}}
    return Kind(
        target(name, Api.GEMINI_VIDEO, upstream, Channel.OFFICIAL, model, flavor),
        request("GET", f"{root}/models/{model}" if vendor else f"{root}/models"),
        request("POST", f"{root}/models/{model}:predictLongRunning", free),
        request("POST", f"{root}/models/{model}:predictLongRunning", paid),
    )


def _http(name: str, upstream: Upstream) -> Kind:
    known = target(name, Api.HTTP, upstream, Channel.OFFICIAL, "page")
    return Kind(known, request("GET", f"/u/{name}/"), None, None)


_V, _G, _O, _R = Upstream.VENDOR, Upstream.GATEWAY, Channel.OFFICIAL, Channel.REVERSE
KINDS = {
    kind.target.name: kind
    for kind in (
        _videos("vendor-videos", _V, _O, "sora-2"),
        _images("vendor-images", _V, _O, "gpt-image-2"),
        _chat("vendor-chat", _V, _O, "sora-chat"),
        _gemini("vendor-gemini", _V, "veo-3.1-generate-preview"),
        _gemini("vendor-vertex", _V, "veo-3.1-generate-001", Flavor.VERTEX),
        _http("vendor-http", _V),
        _videos("gateway-official", _G, _O, "sora-2"),
        _videos("gateway-veo", _G, _O, "veo-3.1-fast", Flavor.VEO),
        _videos("gateway-async", _G, _R, "sora-2"),
        _chat("gateway-tokens", _G, _R, "sora_video2"),
        _chat("gateway-piapi", _G, _R, "sora-2", Flavor.PIAPI),
        _chat("gateway-image-chat", _G, _R, "sora_image"),
        _images("gateway-images", _G, _O, "gpt-image-2"),
        _gemini("gateway-gemini", _G, "veo-3.1-generate-preview"),
        _http("gateway-http", _G),
        _chat("sora2api", Upstream.SORA2API, _R, "sora2-landscape-10s"),
        _videos("sora2api-videos", Upstream.SORA2API, _R, "sora2-landscape-10s"),
    )
}


def failing(*reasons: Reason, success_rate: float = 0.0, state: State = State.DEGRADED) -> Step:
    return Step.of(0.0, state, success_rate, reasons=reasons)


def world_of(
    kind: str, *steps: Step, seed: int = 1, clock: SetClock | None = None, **changes: object
) -> World:
    """A world with one target of a kind; `quirks` are given as a dict."""
    quirks = changes.pop("quirks", None)
    known = replace(KINDS[kind].target, timeline=steps, **changes)  # type: ignore[arg-type]
    if quirks is not None:
        known = replace(known, quirks=replace(known.quirks, **quirks))  # type: ignore[arg-type]
    world = World(clock or SetClock(), seed)
    world.add(known)
    return world


def ask(world: World, kind: str, source: Source) -> SimResponse:
    """What one probe of a kind gets."""
    wanted = KINDS[kind].request(source)
    assert wanted is not None
    return world.answer(wanted)


def whole(response: SimResponse) -> str:
    """The body as text, chunks joined."""
    chunks = b"".join(chunk.data for chunk in response.chunks[:200])
    return (response.body + chunks).decode(errors="replace")


def value(response: SimResponse) -> dict[str, object]:
    found = json.loads(response.body)
    assert isinstance(found, dict)
    return found


def events(response: SimResponse) -> list[dict[str, object]]:
    """The JSON events of a stream."""
    lines = [line[6:] for line in whole(response).split("\n") if line.startswith("data: ")]
    return [json.loads(line) for line in lines if not line.startswith("[DONE]")]


def seeds(number: int) -> Iterable[int]:
    return (seed for seed, _ in zip(count(1), range(number), strict=False))
