"""Who may come in: passwords, cross-site requests (CSRF), foreign host names (DNS rebinding), rate limits."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import os
from collections import OrderedDict
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

import bcrypt
from starlette.requests import Request

from exporter.clock import Clock, SystemClock
from exporter.web.context import Workers

_OWN_SITE = frozenset({"same-origin", "none"})


def cross_site(request: Request) -> bool:
    """Whether a browser sends this on behalf of another site."""
    fetch = request.headers.get("sec-fetch-site")
    if fetch is not None and fetch not in _OWN_SITE:
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()


def foreign_name(request: Request) -> bool:
    """Whether the request names a host that is neither an address nor this machine.

    A page whose name was made to point at 127.0.0.1 (DNS rebinding) is its own origin for the browser; only
    the name gives it away.
    """
    host = _host(request.headers.get("host", ""))
    if host in {"", "localhost"} or host.endswith(".localhost"):
        return False
    try:
        ip_address(host)
    except ValueError:
        return True
    return False


def _host(named: str) -> str:
    """The host of a `Host` header, without port and brackets, in lower case."""
    try:
        return urlsplit(f"//{named}").hostname or ""
    except ValueError:
        return named


class TokenBucket:
    """Holds up to `size` tokens and gains `rate` of them a second."""

    def __init__(self, clock: Clock, rate: float, size: float) -> None:
        self._clock = clock
        self._rate = rate
        self._size = size
        self._tokens = size
        self._at = clock.monotonic()

    def wait_for(self, tokens: float) -> float:
        """Seconds until so many tokens could be taken; 0 takes nothing yet, see `take`."""
        now = self._clock.monotonic()
        self._tokens = min(self._size, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (tokens - self._tokens) / self._rate)

    def take(self, tokens: float) -> None:
        """Take tokens that are there."""
        self._tokens -= tokens


_REMEMBERED = 100
"""Passwords whose check is remembered."""
_ADDRESSES = 4096
"""Addresses whose wrong passwords are remembered: some 2 MB."""
_WRONG = 20
"""Wrong passwords that an address may show at once."""
_SECONDS = 3.0
"""After so many seconds it may show one more."""
_WAITING = 64
"""Checks that may wait for their turn."""


class TooMany(Exception):
    """No check now: too many wrong passwords came from that address, or too many checks wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:.0f} s")
        self.seconds = seconds


class _Caller:
    """One address: how many wrong passwords it may still show, and its turn; it has one check at a time."""

    def __init__(self, clock: Clock) -> None:
        self.chances = TokenBucket(clock, 1 / _SECONDS, _WRONG)
        self.turn = asyncio.Lock()


class Users:
    """Basic auth with bcrypt hashes.

    Right passwords are remembered, also over a reload that leaves their user's hash alone, and let in at once
    even where their address has shown too many wrong ones. Checks run in a thread of their own.
    """

    def __init__(self, hashes: Mapping[str, str], clock: Clock | None = None) -> None:
        self._hashes = dict(hashes)
        self._clock = clock or SystemClock()
        self._good: OrderedDict[bytes, None] = OrderedDict()
        self._callers: OrderedDict[str, _Caller] = OrderedDict()
        self._salt = os.urandom(32)
        self._workers = Workers("passwords")
        self._waiting = 0

    @property
    def known(self) -> bool:
        """Whether there is anybody who has to show a password."""
        return bool(self._hashes)

    def replace(self, hashes: Mapping[str, str]) -> None:
        """Go on with other users. What is remembered is remembered of a hash, and ends with it."""
        self._hashes = dict(hashes)

    def end(self) -> None:
        """Check nothing more."""
        self._workers.end()

    async def admit(self, authorization: str, address: str = "") -> bool:
        """Whether an `Authorization` header names a user with the right password.

        Raises:
            TooMany: nothing was checked, because of what `address` has sent before.
        """
        shown = _credentials(authorization)
        if shown is None or not self._hashes:
            return False
        user, password = shown
        costliest = max(self._hashes.values(), key=_cost)
        # Unknown users are checked against somebody's hash, so that they take as long as known ones.
        wanted = self._hashes.get(user, costliest)
        key = hmac.digest(self._salt, b"\0".join((user.encode(), wanted.encode(), password)), hashlib.sha256)
        if key in self._good and user in self._hashes:
            self._good.move_to_end(key)
            return True
        rounds = 1 << (_cost(costliest) - _cost(wanted))
        right = await self._check(password, wanted, rounds, _network(address))
        if not right or self._hashes.get(user) != wanted:
            return False
        self._good[key] = None
        if len(self._good) > _REMEMBERED:
            self._good.popitem(last=False)
        return True

    async def _check(self, password: bytes, wanted: str, rounds: int, network: str) -> bool:
        caller = self._caller(network)
        wait = caller.chances.wait_for(1)
        if wait > 0 or self._waiting >= _WAITING:
            raise TooMany(max(wait, 1.0))
        caller.chances.take(1)
        self._waiting += 1
        try:
            async with caller.turn:
                right = await self._workers.run(_matches, password, wanted, rounds)
        finally:
            self._waiting -= 1
        if right:
            caller.chances.take(-1)
        return right

    def _caller(self, network: str) -> _Caller:
        caller = self._callers.get(network)
        if caller is None:
            caller = self._callers[network] = _Caller(self._clock)
            if len(self._callers) > _ADDRESSES:
                self._callers.popitem(last=False)
        self._callers.move_to_end(network)
        return caller


def _credentials(authorization: str) -> tuple[str, bytes] | None:
    scheme, _, rest = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(rest.strip(), validate=True).partition(b":")
        return (user.decode(), password) if colon else None
    except (binascii.Error, ValueError):
        return None


def _network(address: str) -> str:
    """Whose address it is: of IPv6 everybody has 2⁶⁴."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or IPv6Address(int(known) >> 64 << 64))


def _cost(hashed: str) -> int:
    return int(hashed[4:6])


def _matches(password: bytes, wanted: str, rounds: int) -> bool:
    """Whether it is the password; a wrong one takes as long as a check at the costliest hash does.

    A hash that costs less is computed as often as makes up for it, or the time would tell which users exist.
    """
    # Longer passwords were cut to 72 bytes by whoever hashed them.
    hashed = wanted.encode()
    return any(bcrypt.checkpw(password[:72], hashed) for _ in range(rounds))
