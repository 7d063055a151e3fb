"""Upstreams in process: what tests answer with, and what they were asked."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from exporter.clock import Clock, LoopClock
from exporter.core.vocabulary import Channel, Upstream
from exporter.dialects.base import Spec
from exporter.transport import Fetcher, Http, Key

FIXTURES = Path(__file__).parents[1] / "fixtures"
KEY = "sk-marked-secret-4711"
BASE = "https://api.example/v1"


def fixture(name: str) -> Any:
    """A captured or documented payload."""
    return json.loads((FIXTURES / f"{name}.json").read_text())


def stream_of(name: str) -> str:
    """A captured event stream as text."""
    events = fixture(name)
    return events["separator"].join(events["events"]) + events["separator"]


Answerer = Callable[[httpx2.Request], httpx2.Response]


@dataclass
class InProcess(httpx2.AsyncBaseTransport):
    """Answers by `METHOD path`, the answers of one route in turn; the last one stays."""

    routes: dict[str, list[Any]] = field(default_factory=dict)
    requests: list[httpx2.Request] = field(default_factory=list)

    def on(self, route: str, *answers: Any) -> "InProcess":
        """Each answer is a response, a value for a JSON body, an exception, or a function of the request."""
        self.routes[route] = list(answers)
        return self

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        self.requests.append(request)
        answers = self.routes.get(f"{request.method} {request.url.path}")
        if answers is None:
            return httpx2.Response(404, json={"error": {"message": f"no route {request.url.path}"}})
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, BaseException):
            raise answer
        if callable(answer):
            answer = answer(request)
            if hasattr(answer, "__await__"):
                answer = await answer
        return answer if isinstance(answer, httpx2.Response) else httpx2.Response(200, json=answer)

    @property
    def asked(self) -> list[str]:
        """`METHOD path` of every request so far."""
        return [f"{request.method} {request.url.path}" for request in self.requests]


def http_over(transport: httpx2.AsyncBaseTransport, *, base: str = BASE, clock: Clock | None = None) -> Http:
    """A target's connections over an upstream in process."""
    return Http(base, clock=clock or LoopClock(0.0), key=Key.bearer(lambda: KEY), transport=transport)


async def resolve_public(host: str) -> tuple[str, ...]:
    """Every name leads to a public address."""
    return ("203.0.114.7",)


def wire(
    kind: Callable[[Spec, Http, Fetcher], Any],
    transport: httpx2.AsyncBaseTransport,
    *,
    upstream: Upstream = Upstream.GATEWAY,
    channel: Channel = Channel.OFFICIAL,
    model: str = "sora-2",
    base: str = BASE,
    clock: Clock | None = None,
    **spec: Any,
) -> Any:
    """A dialect over an upstream in process."""
    http = http_over(transport, base=base, clock=clock)
    return kind(
        Spec(model=model, channel=channel, upstream=upstream, **spec),
        http,
        Fetcher(http, resolve=resolve_public),
    )


def streamed(pieces: Iterable[bytes], content_type: str = "text/event-stream") -> httpx2.Response:
    """A 200 whose body comes in these pieces."""

    async def body() -> Any:
        for piece in pieces:
            yield piece

    return httpx2.Response(200, headers={"content-type": content_type}, content=body())
