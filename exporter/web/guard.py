"""What `--web.config.file` asks for, read and taken whole, and the middleware that enforces it."""

import ssl
from collections.abc import Mapping
from dataclasses import field
from math import ceil
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exporter.clock import Clock, SystemClock
from exporter.config import webconfig
from exporter.config.webconfig import ClientAuth, Loaded, WebConfig
from exporter.core.records import dataclass
from exporter.web import tls
from exporter.web.auth import TokenBucket, TooMany, Users
from exporter.web.paths import OBSERVATIONS

OPEN: Final = frozenset({"/-/healthy", "/-/ready"})
"""Paths that nobody is kept from: whoever restarts what does not answer has no password."""
_FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
_UNLESS_SET = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(slots=True)
class Terms:
    """What the web configuration asks of requests and answers; changed by its reloads."""

    headers: Mapping[str, str] = field(default_factory=dict)
    """Set on every answer, over whatever else would stand there."""
    bucket: TokenBucket | None = None
    """Holds a token for every request that may come in now; None: there is no limit."""


class GuardMiddleware:
    """Lets nobody past without a password where passwords are configured, and labels what goes out."""

    def __init__(self, app: ASGIApp, users: Users, terms: Terms) -> None:
        self._app = app
        self._users = users
        self._terms = terms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        inside = await self._refusal(scope) or self._app
        await inside(scope, receive, _labelled(send, self._terms.headers))

    async def _refusal(self, scope: Scope) -> ASGIApp | None:
        if scope["path"] in OPEN:
            return None
        if self._terms.bucket is not None:
            wait = self._terms.bucket.wait_for(1)
            if wait > 0:
                return _later("too many requests", wait)
            self._terms.bucket.take(1)
        try:
            return None if await self._may_enter(scope) else _LOCKED
        except TooMany as too_many:
            return _later("too many wrong passwords", too_many.seconds)

    async def _may_enter(self, scope: Scope) -> bool:
        if not self._users.known:
            return True
        authorization = Headers(scope=scope).get("authorization", "")
        if scope["path"] == OBSERVATIONS and authorization[:7].lower() == "bearer ":
            return True  # a request has room for one credential, and that route checks its token itself
        client = scope.get("client")
        return await self._users.admit(authorization, client[0] if client else "")


class CrossOriginReaders:
    """Lets pages of other origins read what lies under `/api/` (CORS), by GET and nothing else."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self._app = app
        self._api = CORSMiddleware(
            app,
            allow_origin_regex=origin,
            allow_methods=["GET"],
            allow_headers=["authorization", "if-none-match"],
            expose_headers=["etag", "retry-after"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        read = scope["type"] == "http" and scope["path"].startswith("/api/")
        await (self._api if read else self._app)(scope, receive, send)


_LOCKED = PlainTextResponse(
    "a user and a password are needed\n",
    401,
    {"www-authenticate": 'Basic realm="sora-exporter", charset="UTF-8"'},
)


def _later(why: str, seconds: float) -> PlainTextResponse:
    wait = max(1, ceil(seconds))
    return PlainTextResponse(f"{why}; try again in {wait} s\n", 429, {"retry-after": str(wait)})


def _labelled(send: Send, asked: Mapping[str, str]) -> Send:
    async def labelled(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_FIXED)
            for name, value in _UNLESS_SET.items():
                headers.setdefault(name, value)
            headers.update(asked)
        await send(message)

    return labelled


Stamp = tuple[tuple[int, ...] | None, ...]
"""What tells whether files have changed."""


@dataclass(frozen=True, slots=True)
class WebConfigReading:
    """A web configuration that can be used, with what its TLS is spoken with."""

    loaded: Loaded = field(default_factory=lambda: Loaded(WebConfig.model_construct()))
    context: ssl.SSLContext | None = None
    stamp: Stamp = ()

    @property
    def files(self) -> list[Path]:
        """The files that it names."""
        settings = self.loaded.config.tls_server_config
        return [] if settings is None else list(settings.files.values())


class WebGuard:
    """Users, TLS and terms of the exporter's own address; all empty without a file."""

    def __init__(self, path: Path | None, clock: Clock | None = None) -> None:
        """Read the file.

        Raises:
            ConfigError: it cannot be used.
        """
        self._path = path
        self._clock = clock or SystemClock()
        self._now = WebConfigReading()
        self.users = Users({}, self._clock)
        self.terms = Terms()
        self.take(self.read())

    @property
    def context(self) -> ssl.SSLContext | None:
        """What new connections are spoken with; None: without TLS."""
        return self._now.context

    @property
    def sans(self) -> tuple[str, ...] | None:
        """Names of which a client's certificate must have one; None: any."""
        settings = self._now.loaded.config.tls_server_config
        return None if settings is None else settings.client_allowed_sans

    @property
    def guarded(self) -> bool:
        """Whether callers must show who they are."""
        settings = self._now.loaded.config.tls_server_config
        return self.users.known or (settings is not None and settings.client_auth_type is ClientAuth.REQUIRED)

    @property
    def has_file(self) -> bool:
        """Whether there is anything to read anew."""
        return self._path is not None

    @property
    def read_at(self) -> Stamp:
        """What told of a change when what is in force was read."""
        return self._now.stamp

    def stamp(self) -> Stamp:
        """What tells whether the file, or one that it names, is another than before. Blocks a little."""
        return () if self._path is None else stamps([self._path, *self._now.files])

    def read(self) -> WebConfigReading:
        """Read the file and all that it names. Changes nothing, and blocks.

        Raises:
            ConfigError: it cannot be used.
        """
        if self._path is None:
            return self._now
        # Looked at before they are read: what is written in between is a change.
        stamp = self.stamp()
        loaded = webconfig.load_whole(self._path)
        files = WebConfigReading(loaded).files
        if files != self._now.files:
            stamp = stamps([self._path, *files])
            loaded = webconfig.load_whole(self._path)
        old = self._now.loaded
        new_tls = (loaded.config.tls_server_config, loaded.material)
        same = new_tls == (old.config.tls_server_config, old.material)
        return WebConfigReading(loaded, self._now.context if same else tls.context(loaded), stamp)

    def take(self, reading: WebConfigReading) -> bool:
        """Go by another reading from now on; whether its words differ. Cannot fail."""
        old, self._now = self._now, reading
        config = reading.loaded.config
        self.users.replace(config.basic_auth_users)
        self.terms.headers = config.http_server_config.headers.given
        limit = config.rate_limit
        if limit != old.loaded.config.rate_limit:
            held = limit is not None and limit.interval > 0
            self.terms.bucket = (
                TokenBucket(self._clock, 1 / limit.interval, limit.burst) if limit and held else None
            )
        return config != old.loaded.config


def stamps(paths: list[Path]) -> Stamp:
    """What tells whether any of these files has changed."""
    return tuple(map(_stamp, paths))


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        known = path.stat()
    except (OSError, ValueError):
        return None
    return (known.st_dev, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns)
