"""Fetching the beginning of an artifact, from public addresses only; whether it is a video or an image."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

import httpx2

from exporter.transport.addresses import (
    AddressRefused,
    Pinned,
    Resolve,
    is_public,
    may_be_public,
    resolve_host,
)
from exporter.transport.client import Http
from exporter.transport.exchange import Exchange, location, prepare
from exporter.transport.response import ResponseLimits
from exporter.transport.routes import Route, Way

_LAST_PORT = 65535


def check_address(url: httpx2.URL) -> None:
    """Whether it is an address that can be fetched from at all.

    Raises:
        Refused: it is not.
    """
    if url.scheme not in ("http", "https") or not url.host or not 0 < (url.port or 1) <= _LAST_PORT:
        raise AddressRefused(f"{url.scheme or 'no'} addresses like this are not fetched")
    if url.userinfo:
        raise AddressRefused("the address holds credentials")


def foreign_route(http: Http, url: httpx2.URL, resolve: Resolve, public: Callable[[str], bool]) -> Route:
    """A way to another host than `http`'s own; whoever asks for it closes it (`Http.close_route`).

    A direct connection goes to the very address that was checked. Through a proxy the name is left to it:
    it may know names that we do not, and what it lets us reach is its own decision.

    Raises:
        Refused: not HTTPS, or the host cannot be a public one.
    """
    if url.scheme != "https":
        raise AddressRefused(f"{url.host} is another host and not addressed by HTTPS")
    route = http.keyless_route(url)
    if route.way is Way.DIRECT:
        pinned = Pinned(route.transport, resolve, public, rewrite=http.injected is None)
        return replace(route, transport=pinned)
    host = url.raw_host.decode("ascii")
    if not may_be_public(host):
        raise AddressRefused(f"{host} does not lead to a public address")
    return route


LIMIT: Final = 64 * 1024
"""Bytes of an artifact that are read."""
_SHOWN: Final = 4096
"""Bytes of those that are also kept as text: an error page, where it is none."""
REDIRECTS: Final = 3
_HEADERS: Final = {"accept": "*/*", "accept-encoding": "identity"}
_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class Fetched:
    """The beginning of an artifact, or why there is none."""

    exchanges: tuple[Exchange, ...] = ()
    """Redirects first; empty when the very first address was refused."""
    data: bytes = b""
    size: int | None = None
    """Bytes of the whole artifact, as announced."""
    refused: str | None = None
    """Why the last address was not fetched from."""
    foreign: bool = False
    """The last address was not at the base URL's own host."""


class Fetcher:
    """Fetches for one target: HTTPS only, public addresses only and pinned, unless at the target's own host.

    The key goes to the target's own origin and nowhere else.
    """

    def __init__(
        self, http: Http, *, resolve: Resolve = resolve_host, public: Callable[[str], bool] = is_public
    ) -> None:
        self._http = http
        self._resolve = resolve
        self._public = public

    async def fetch(self, address: str, deadline: float, begin: int = 0) -> Fetched:
        """Follow `address` (absolute, or a path below the base address) for at most `deadline` seconds.

        From byte `begin` on; a server that knows no ranges sends the beginning all the same (status 200).
        """
        ends = asyncio.get_running_loop().time() + deadline
        fetched = Fetched()
        try:
            url = self._absolute(address)
            for _ in range(REDIRECTS + 1):
                fetched = await self._hop(url, fetched, ends, begin)
                further = location(fetched.exchanges[-1])
                if further is None:
                    return fetched
                url = url.join(further)
        except AddressRefused as error:
            return replace(fetched, refused=str(error), data=b"")
        except (httpx2.InvalidURL, ValueError):
            return replace(fetched, refused="it is no address", data=b"")
        return replace(fetched, refused=f"more than {REDIRECTS} redirects", data=b"")

    async def _hop(self, url: httpx2.URL, before: Fetched, ends: float, begin: int) -> Fetched:
        foreign = url.host != self._http.base_url.host
        route = self._route(url, foreign)
        left = max(0.001, ends - asyncio.get_running_loop().time())
        headers = {**_HEADERS, "range": f"bytes={begin}-{begin + LIMIT - 1}"}
        call = prepare("GET", url.copy_with(fragment=None), headers, b"", route.key)
        try:
            exchange, data = await self._http.perform(
                call, ResponseLimits(left, LIMIT, text_limit=_SHOWN), route
            )
        finally:
            with suppress(OSError):
                await self._http.close_route(route)
        return Fetched((*before.exchanges, exchange), data, _size(exchange), foreign=foreign)

    def _route(self, url: httpx2.URL, foreign: bool) -> Route:
        base = self._http.base_url
        check_address(url)
        if foreign:
            return foreign_route(self._http, url, self._resolve, self._public)
        if (url.scheme, url.port) == (base.scheme, base.port):
            return self._http.own_route()
        return self._http.keyless_route(url)

    def _absolute(self, address: str) -> httpx2.URL:
        return httpx2.URL(f"{self._http.base_url}{address}" if address.startswith("/") else address)


def _size(exchange: Exchange) -> int | None:
    headers = exchange.answer.headers
    part = exchange.answer.status == httpx2.codes.PARTIAL_CONTENT
    announced = (
        headers.get("content-range", "").rpartition("/")[2] if part else headers.get("content-length", "")
    )
    known = announced.isascii() and announced.isdigit() and len(announced) <= _DIGITS
    return int(announced) if known else None
