"""The ways that a request can take: directly, through a proxy, or none at all."""

import functools
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from math import inf
from typing import Final, NoReturn

import httpcore2
import httpx2

from exporter.core.answer import Cause
from exporter.log import Seldom
from exporter.transport.causes import OUR_STORE
from exporter.transport.egress import USUAL, Egress
from exporter.transport.exchange import NO_KEY, Key
from exporter.transport.wire import Backend

SUPPORTED: Final = ("http", "https")


_log = logging.getLogger(__name__)
_blocked = Seldom(inf)
_TLS: Final = "https"


class Way(Enum):
    """What stands between us and the upstream."""

    DIRECT = "direct"
    FORWARD = "forward"
    """A proxy that is handed the request."""
    TUNNEL = "tunnel"
    """A proxy that connects us (CONNECT)."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way one request takes."""

    transport: httpx2.AsyncBaseTransport
    key: Key = NO_KEY
    way: Way = Way.DIRECT
    tls: ssl.SSLContext | None = None
    """What its certificates are checked with."""
    own_trust: bool = False
    """That is a trust store of the target's own."""
    server_name: str | None = None
    """What its certificate must be for; None for the host of the address."""
    proxy: httpcore2.Proxy | None = field(default=None, repr=False)
    """What it leads through."""


@functools.cache
def shared_tls() -> ssl.SSLContext:
    """The one TLS context of the process: loading the trust store costs 25 ms and 0.8 MB each time.

    Raises:
        OSError: the environment names a trust store that cannot be read.
    """
    return httpx2.create_ssl_context()


class Network(httpx2.AsyncHTTPTransport):
    """Requests over sockets, with what comes in counted (see `wire`). Connections are made on demand."""

    def __init__(
        self, tls: ssl.SSLContext | None, limits: httpx2.Limits, proxy: httpcore2.Proxy | None
    ) -> None:
        self._using = tls, limits, proxy

    @functools.cached_property
    def _pool(self) -> httpcore2.AsyncConnectionPool:  # type: ignore[override]
        """Where the base class looks for connections. Most targets never send anything on this way."""
        tls, limits, proxy = self._using
        return httpcore2.AsyncConnectionPool(
            ssl_context=tls,
            proxy=proxy,
            max_connections=limits.max_connections,
            max_keepalive_connections=limits.max_keepalive_connections,
            keepalive_expiry=limits.keepalive_expiry,
            network_backend=Backend(),
        )

    async def aclose(self) -> None:
        if "_pool" in vars(self):
            await super().aclose()


class NoWay(Exception):
    """There is no way to the upstream, for a cause on our own side; nothing was sent.

    The message is the text of the failure as classify reads it: `module.ClassName: message`.
    """

    def __init__(self, cause: Cause, text: str) -> None:
        super().__init__(text)
        self.cause = cause


class Blocked(httpx2.AsyncBaseTransport):
    """In the place of connections that cannot be had."""

    def __init__(self, why: NoWay) -> None:
        self._why = why

    async def handle_async_request(self, request: httpx2.Request) -> NoReturn:
        raise NoWay(self._why.cause, str(self._why))


@dataclass(frozen=True, slots=True)
class Connecting:
    """What connections are made with. `own` is whether they lead to the target's own host."""

    limits: httpx2.Limits
    tls: Callable[[], ssl.SSLContext]
    egress: Egress = USUAL
    own: bool = True


def network_route(url: httpx2.URL, key: Key, using: Connecting) -> Route:
    """A way to `url` over sockets; one that is blocked where our own side of the wire allows none."""
    egress, own = using.egress, using.own
    encrypted = url.scheme == _TLS
    try:
        proxy = _proxy(url, egress, egress.trust(using.tls, own=False))
        context = _trusted(egress.trust(using.tls, own=own)) if encrypted else None
        network = Network(context, using.limits, proxy)
    except NoWay as why:
        _tell(str(why))
        return Route(Blocked(why), key)
    return Route(
        network,
        key,
        Way.DIRECT if proxy is None else Way.TUNNEL if encrypted else Way.FORWARD,
        context,
        own_trust=own and egress.authorities is not None,
        server_name=egress.server_name if own else None,
        proxy=proxy,
    )


def _proxy(url: httpx2.URL, egress: Egress, tls: Callable[[], ssl.SSLContext]) -> httpcore2.Proxy | None:
    try:
        address = egress.proxy_for(url)
        if address is None:
            return None
        if address.scheme not in SUPPORTED:
            raise NoWay(Cause.PROXY, f"httpx2.ProxyError: proxies of kind {address.scheme} are not supported")
        known = httpx2.Proxy(address)
        return httpcore2.Proxy(
            httpcore2.URL(
                scheme=known.url.raw_scheme,
                host=known.url.raw_host,
                port=known.url.port,
                target=known.url.raw_path,
            ),
            auth=known.raw_auth,
            ssl_context=_trusted(tls) if address.scheme == _TLS else None,
        )
    except (httpx2.InvalidURL, ValueError):
        who = "the environment" if egress.proxy is None else "proxy_url"
        raise NoWay(Cause.PROXY, f"httpx2.ProxyError: {who} names a proxy whose address is none") from None


def _trusted(tls: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    try:
        return tls()
    except OSError as error:
        named = " or ".join(OUR_STORE)
        why = error.strerror or type(error).__name__
        raise NoWay(
            Cause.TRUST_STORE, f"ssl.SSLError: the trust store that {named} names cannot be read ({why})"
        ) from None


def _tell(why: str) -> None:
    """Say once for the process what every probe would say again."""
    if _blocked.due(0.0, why) is not None:
        _log.error("requests cannot leave: %s", why)
