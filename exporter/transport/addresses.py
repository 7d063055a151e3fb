"""Which addresses a foreign name may lead to: public ones only, however they are dressed up."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str], Awaitable[tuple[str, ...]]]
"""Addresses of a host name; raises OSError where there are none."""
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


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
    if isinstance(address, ipaddress.IPv6Address) and (inner := _embedded(address)) is not None:
        return _public(inner)
    return _public(address)


def _public(address: Address) -> bool:
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    )


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    # Mapped, 6to4, NAT64 and Teredo addresses are delivered to the IPv4 address inside.
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None if address.teredo is None else address.teredo[1]
