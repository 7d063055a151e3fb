"""Ways to hosts that somebody else named: encrypted, to public addresses, and without any key."""

from collections.abc import Callable
from dataclasses import replace

import httpx2

from exporter.transport.addresses import AddressRefused, Pinned, Resolve, may_be_public
from exporter.transport.client import Http
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
