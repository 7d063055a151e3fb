"""The front door: who may come in, and what browsers may do with what they get."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import os
from collections import OrderedDict
from collections.abc import Mapping

import bcrypt
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exporter.web.observations import PATH as OBSERVATIONS

_REMEMBERED = 100
"""Passwords whose check is remembered."""
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


class Users:
    """Basic auth with bcrypt hashes. A check takes a tenth of a second of CPU: good ones are remembered."""

    def __init__(self, hashes: Mapping[str, str]) -> None:
        self._hashes = dict(hashes)
        self._good: OrderedDict[bytes, None] = OrderedDict()
        self._salt = os.urandom(32)
        self._one_at_a_time = asyncio.Lock()

    @property
    def known(self) -> bool:
        """Whether there is anybody who has to show a password."""
        return bool(self._hashes)

    def replace(self, hashes: Mapping[str, str]) -> None:
        """Go on with other users."""
        self._hashes = dict(hashes)
        self._good.clear()

    async def admit(self, authorization: str) -> bool:
        """Whether an `Authorization` header names a user with the right password."""
        shown = _credentials(authorization)
        if shown is None or not self._hashes:
            return False
        user, password = shown
        # Unknown users are checked against somebody's hash, so that they take as long as known ones.
        wanted = self._hashes.get(user) or next(iter(self._hashes.values()), "")
        key = hmac.digest(self._salt, b"\0".join((user.encode(), wanted.encode(), password)), hashlib.sha256)
        if key in self._good:
            self._good.move_to_end(key)
            return True
        async with self._one_at_a_time:  # a flood of wrong passwords must not take every core
            right = await asyncio.to_thread(_check, password, wanted)
        if not right or self._hashes.get(user) != wanted:
            return False
        self._good[key] = None
        if len(self._good) > _REMEMBERED:
            self._good.popitem(last=False)
        return True


def _credentials(authorization: str) -> tuple[str, bytes] | None:
    scheme, _, rest = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(rest.strip(), validate=True).partition(b":")
        return (user.decode(), password) if colon else None
    except (binascii.Error, UnicodeDecodeError):
        return None


def _check(password: bytes, wanted: str) -> bool:
    # Longer passwords were cut to 72 bytes by whoever hashed them.
    return bcrypt.checkpw(password[:72], wanted.encode())


class Door:
    """Lets nobody past without a password where passwords are configured, and labels what goes out."""

    def __init__(self, app: ASGIApp, users: Users) -> None:
        self._app = app
        self._users = users

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        inside = self._app if await self._may_enter(scope) else _LOCKED
        await inside(scope, receive, _labelled(send))

    async def _may_enter(self, scope: Scope) -> bool:
        if not self._users.known:
            return True
        authorization = Headers(scope=scope).get("authorization", "")
        if scope["path"] == OBSERVATIONS and authorization[:7].lower() == "bearer ":
            return True  # a request has room for one credential, and that route checks its token itself
        return await self._users.admit(authorization)


_LOCKED = PlainTextResponse(
    "a user and a password are needed\n",
    401,
    {"www-authenticate": 'Basic realm="sora-exporter", charset="UTF-8"'},
)


def _labelled(send: Send) -> Send:
    async def labelled(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_FIXED)
            for name, value in _UNLESS_SET.items():
                headers.setdefault(name, value)
        await send(message)

    return labelled
