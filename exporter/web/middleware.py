"""The guard around every route: who may come in, how often, and what browsers may do with what they get."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exporter.web.auth import TokenBucket, TooMany, Users
from exporter.web.routes.observations import PATH as OBSERVATIONS

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


__all__ = ["OPEN", "CrossOriginReaders", "GuardMiddleware", "Terms", "Users"]
