"""What every route works with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from exporter.clock import Clock
from exporter.core.board import Entry
from exporter.exposition import Snapshots
from exporter.web.protocols import EngineProtocol


@dataclass(frozen=True, slots=True)
class WebContext:
    """The engine, the time, and how this exporter is served."""

    facade: EngineProtocol
    clock: Clock
    lifecycle: bool = False
    """Reload over HTTP is allowed."""
    loopback: bool = False
    """Only this machine can connect."""
    guarded: Callable[[], bool] = lambda: False
    """Whether callers show a password or a certificate."""
    reload: Callable[[], Awaitable[None]] | None = None
    """Reads all configurations anew; raises `ConfigError`. None: there is the engine's only."""
    play_money: bool = False
    """The money on the page is not real."""
    cors_origin: str | None = None
    """Pages of origins that this expression matches whole may read the API; None: nobody's may."""
    snapshots: Snapshots = field(default_factory=Snapshots)

    def entry(self, name: str) -> Entry | None:
        """The row of a target, if it is configured and watched."""
        return self.facade.board.entries.get(name)

    def configured(self, name: str) -> bool:
        """Whether the configuration names that target."""
        return self.facade.config.target(name) is not None

    def conceal(self, text: str) -> str:
        """Upstream text without our secrets, which upstreams like to repeat."""
        return self.facade.config.concealer.conceal(text)


Handler = Callable[[Request], Any]


def stamp(at: float | None) -> str | None:
    """Unix seconds as RFC 3339 in UTC, to the millisecond."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def refuse(status: int, sentence: str, **headers: str) -> JSONResponse:
    """An error of the JSON api: a problem as RFC 9457 describes it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": sentence,
    }
    return JSONResponse(problem, status, named, media_type="application/problem+json")


def refuse_plainly(status: int, sentence: str, **headers: str) -> PlainTextResponse:
    """An error of a route that answers in text."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return PlainTextResponse(f"{sentence}\n", status, named)
