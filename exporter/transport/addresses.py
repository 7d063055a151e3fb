"""Which addresses a foreign name may lead to: public ones only, however they are dressed up."""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable
from typing import Final

import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str], Awaitable[tuple[str, ...]]]
"""Addresses of a host name; raises OSError where there are none."""
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
"""All that IANA has ever given out for everybody; what it reserves for special purposes inside is below."""
_SPECIAL_V6: Final = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_SPECIAL_V4: Final = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
"""IANA's registry of special addresses; Python's own list lacks some, and differs between its versions."""
_NAME: Final = re.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\.?"
)
_INTERNAL: Final = frozenset(
    {"local", "localhost", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "arpa"}
)
"""Last labels of names that mean something inside one network only."""


async def resolve_host(host: str) -> tuple[str, ...]:
    """Ask the system's resolver, in the order in which it would be connected to."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """Whether an IP address is reachable for everybody, its embedded IPv4 address included."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return _public(address)
    if (inner := _embedded(address)) is not None:
        return _public(inner)
    return address in _UNICAST and address.scope_id is None and not any(address in n for n in _SPECIAL_V6)


def may_be_public(host: str) -> bool:
    """Whether a host that a proxy resolves for us can be a public one: a public address or such a name.

    A name with a dot and a last label of letters, so none of the other spellings of an IPv4 address.
    """
    if is_public(host):
        return True
    named = len(host) <= 253 and _NAME.fullmatch(host) is not None
    return named and host.rstrip(".").rpartition(".")[2] not in _INTERNAL


def _public(address: ipaddress.IPv4Address) -> bool:
    return not any(address in network for network in _SPECIAL_V4)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    # Mapped, 6to4, NAT64 and Teredo addresses are delivered to the IPv4 address inside.
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None if address.teredo is None else address.teredo[1]


_TRIES: Final = 2
"""Addresses that are tried, so that one dead protocol version does not fail a fetch."""


class AddressRefused(Exception):
    """An address that is not connected to; the message says why and holds no path and no query."""


class Pinned(httpx2.AsyncBaseTransport):
    """Resolves the name once, refuses it unless all its addresses are public, and connects to one of them.

    TLS and the Host header keep the name. Without `rewrite` the inner transport, which has no network,
    gets the request as it was.
    """

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport,
        resolve: Resolve,
        public: Callable[[str], bool],
        *,
        rewrite: bool,
    ) -> None:
        self._inner = inner
        self._resolve = resolve
        self._public = public
        self._rewrite = rewrite

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send to the first address that answers.

        Raises:
            Refused: when an address of the name is not public.
            OSError: when there is none.
        """
        host = request.url.raw_host.decode("ascii")
        addresses = await self._resolve(host)
        if not addresses or not all(map(self._public, addresses)):
            raise AddressRefused(f"{host} does not lead to a public address")
        if not self._rewrite:
            return await self._inner.handle_async_request(request)
        *others, last = addresses[:_TRIES]
        for address in others:
            try:
                return await self._inner.handle_async_request(_pin(request, host, address))
            except httpx2.ConnectError:
                continue
        return await self._inner.handle_async_request(_pin(request, host, last))

    async def aclose(self) -> None:
        await self._inner.aclose()


def _pin(request: httpx2.Request, host: str, address: str) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": host},
    )
