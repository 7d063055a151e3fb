"""Fetching a status page's JSON: politely, within limits, and only when it has changed."""

import json
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import httpx2

from exporter.clock import Clock
from exporter.pages.reading import NotJson, PageUnreadable
from exporter.transport import (
    NO_KEY,
    AddressRefused,
    Call,
    Exchange,
    Http,
    Resolve,
    ResponseLimits,
    Route,
    check_address,
    foreign_route,
    is_public,
    location,
    prepare,
    resolve_host,
    shared_tls,
)

LARGEST: Final = 8 * 2**20
"""Bytes of a decoded answer; a longer one is refused."""
SLOWEST: Final = 10.0
"""Seconds between two pieces of an answer."""
_LONGEST: Final = 60.0
"""Seconds for one request, its whole answer included; who reads a page waits less."""
_REDIRECTS: Final = 3
_NOT_HERE: Final = frozenset({404, 410})

Keep = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The last answer at an address, reduced, and what the server needs to say that it still holds."""

    validators: dict[str, str]
    digest: bytes
    value: object


def _as_it_is(payload: object) -> object:
    return payload


class PageClient:
    """One status page's address, and what was last read below it.

    `transport` replaces the network, and stays open when the client is closed. The address itself is the
    operator's word; redirects from it are followed only as far as `_route` says. `resolve` and `public` say
    where names lead and which addresses are everybody's.
    """

    def __init__(
        self,
        url: str,
        clock: Clock,
        transport: httpx2.AsyncBaseTransport | None = None,
        *,
        resolve: Resolve = resolve_host,
        public: Callable[[str], bool] = is_public,
        tls: Callable[[], ssl.SSLContext] = shared_tls,
    ) -> None:
        self._http = Http(url, clock=clock, transport=transport, tls=tls)
        self.url = self._http.base_url
        self._resolve = resolve
        self._public = public
        self._kept: dict[str, _Kept] = {}
        self._hourly: dict[str, tuple[float, object | None]] = {}

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def get(self, path: str, keep: Keep = _as_it_is) -> object | None:
        """The JSON at `path`, reduced by `keep`; None where the page has no such thing.

        `keep` runs only on answers that differ from the last one; the reduced value is what stays in memory.

        Raises:
            PageUnreadable: no answer, another status, not JSON, or too large.
        """
        kept = self._kept.get(path)
        headers = {"accept": "application/json", **(kept.validators if kept is not None else {})}
        exchange, body = await self._fetch(path, headers)
        if kept is not None and exchange.answer.status == httpx2.codes.NOT_MODIFIED:
            return kept.value
        if exchange.answer.status in _NOT_HERE:
            return None
        if exchange.answer.status != httpx2.codes.OK:
            raise PageUnreadable(f"{path}: HTTP {exchange.answer.status}")
        digest = blake2b(body).digest()
        if kept is not None and kept.digest == digest:
            return kept.value
        value = keep(_json(body, path))
        self._kept[path] = _Kept(_validators(exchange.answer.headers), digest, value)
        return value

    async def optional(self, path: str, keep: Keep = _as_it_is) -> object | None:
        """As `get`, but None also where the page cannot be read."""
        try:
            return await self.get(path, keep)
        except PageUnreadable:
            return None

    async def hourly(self, path: str, now: float, query: str = "", keep: Keep = _as_it_is) -> object | None:
        """As `optional`, but asked once in an hour at most; `query` may change from hour to hour."""
        hour = now // 3600
        if path not in self._hourly or self._hourly[path][0] != hour:
            address = f"{path}?{query}" if query else path
            self._hourly[path] = hour, await self.optional(address, keep)
            self._kept.pop(address, None)
        return self._hourly[path][1]

    async def _fetch(self, path: str, headers: Mapping[str, str]) -> tuple[Exchange, bytes]:
        """The last answer of a chain of redirects, and its body."""
        call = self._http.call("GET", path, headers=headers)
        for _ in range(_REDIRECTS + 1):
            try:
                exchange, body = await self._hop(call)
                further = location(exchange)
                if further is None:
                    break
                call = prepare("GET", call.url.join(further).copy_with(fragment=None), headers, b"", NO_KEY)
            except AddressRefused as error:
                raise PageUnreadable(
                    f"{path}: redirects to {call.shown_url}, not followed: {error}"
                ) from None
            except (httpx2.InvalidURL, ValueError):
                raise PageUnreadable(f"{path}: redirects to what is no address") from None
        else:
            raise PageUnreadable(f"{path}: more than {_REDIRECTS} redirects")
        if exchange.answer.exception is not None:
            raise PageUnreadable(f"{path}: {exchange.answer.exception.partition(':')[0].rpartition('.')[2]}")
        if len(body) > LARGEST:
            raise PageUnreadable(f"{path}: longer than {LARGEST >> 20} MiB")
        return exchange, body

    async def _hop(self, call: Call) -> tuple[Exchange, bytes]:
        route = self._route(call.url)
        try:
            reach = ResponseLimits(_LONGEST, LARGEST + 1, SLOWEST, text_limit=0)
            return await self._http.perform(call, reach, route)
        finally:
            with suppress(OSError):
                await self._http.close_route(route)

    def _route(self, url: httpx2.URL) -> Route:
        """To the origin as configured, to the same host at https, or on the same site if it is public."""
        check_address(url)
        own = self._http.base_url
        if (url.scheme, url.host, url.port) == (own.scheme, own.host, own.port):
            return self._http.own_route()
        if (url.scheme, url.host, url.port) == ("https", own.host, None) and own.port is None:
            return self._http.keyless_route(url)
        if not same_site(url.host, own.host):
            raise AddressRefused("it is another site; if that is the page, set url to it")
        return foreign_route(self._http, url, self._resolve, self._public)


def same_site(one: str, other: str) -> bool:
    """Whether two host names belong to one owner, as far as names tell without a list of public suffixes."""
    nested = one.endswith(f".{other}") or other.endswith(f".{one}")
    return nested or _owner(one) == _owner(other)


def _owner(host: str) -> str:
    labels = host.rstrip(".").split(".")
    if labels[-1].isdigit() or ":" in host:
        return host
    # `example.co.uk`: the last but one is a registry's, where both are short.
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


def _json(body: bytes, path: str) -> object:
    try:
        payload: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotJson(f"{path}: not JSON") from error
    return payload


def _validators(headers: Mapping[str, str]) -> dict[str, str]:
    pairs = (("if-none-match", "etag"), ("if-modified-since", "last-modified"))
    told = {sent: headers.get(name, "") for sent, name in pairs}
    return {sent: value for sent, value in told.items() if value and value.isascii()}
