"""Status pages for tests: fixtures by path, served in process."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from exporter.clock import SystemClock
from exporter.pages.client import PageClient

FIXTURES = Path(__file__).parents[1] / "pages"
HOST = "https://status.example.com"


def fixture(name: str) -> Any:
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Watch:
    """A watched component as the configuration has it."""

    name: str
    match: str
    targets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """A status page as the configuration has it."""

    components: tuple[Watch, ...] = ()
    name: str = "vendor"
    kind: str = "statuspage"
    url: str = HOST
    interval: float = 60.0


Reply = httpx2.Response | Exception | Callable[[httpx2.Request], httpx2.Response]


@dataclass
class PageServer:
    """Answers by path: JSON for whatever is not a reply itself, 404 for what it does not know."""

    answers: dict[str, Any]
    asked: list[httpx2.Request] = field(default_factory=list)

    def client(self, url: str = HOST) -> PageClient:
        return PageClient(url, SystemClock(), httpx2.MockTransport(self))

    def paths(self) -> list[str]:
        return [request.url.path for request in self.asked]

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        reply = self.answers.get(request.url.path, httpx2.Response(404, json={"error": "not found"}))
        if isinstance(reply, Exception):
            raise reply
        if callable(reply):
            reply = reply(request)
        return reply if isinstance(reply, httpx2.Response) else httpx2.Response(200, json=reply)
