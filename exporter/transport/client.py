"""One target's HTTP client: its own small pool, no blind retries, a deadline for every request."""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import count
from typing import Final

import httpx2

from exporter.clock import Clock
from exporter.descriptors import slots
from exporter.transport.attempt import Attempt, Tried
from exporter.transport.egress import USUAL, Egress
from exporter.transport.exchange import NO_KEY, Call, Exchange, Key, prepare, record
from exporter.transport.lean import Pool, pool_along
from exporter.transport.response import ResponseLimits
from exporter.transport.routes import Blocked, Connecting, Route, network_route, shared_tls

FRESH_EVERY: Final = 20
"""Every so many requests the connection is given up, so that DNS and certificates are looked at again."""


_turns = count()
"""Clients begin with different counts, lest all targets make their new connections at once."""


@lru_cache(maxsize=1024)
def _address(text: str) -> httpx2.URL:
    """One object for all that ask there: parsing takes a tenth of a millisecond."""
    return httpx2.URL(text)


class Http:
    """The connections of one target; none is opened before the first request.

    `transport` replaces the network (simulator, tests); time is then taken from `clock`, because it may
    be virtual. `keepalive` is how long, in seconds, an idle connection is kept.
    """

    def __init__(  # noqa: PLR0913 - what a client is made of, by name
        self,
        base_url: str,
        *,
        clock: Clock,
        key: Key = NO_KEY,
        transport: httpx2.AsyncBaseTransport | None = None,
        keepalive: float = 75.0,
        tls: Callable[[], ssl.SSLContext] = shared_tls,
        egress: Egress = USUAL,
    ) -> None:
        self.base_url = _address(base_url.rstrip("/"))
        self.clock = clock
        self.key = key
        self.injected = transport
        self._tls = tls
        self._egress = egress
        self._now = time.perf_counter if transport is None else clock.monotonic
        self._keepalive = keepalive
        self._route: Route | None = None
        self._pool: Pool | None = None
        self._keeps = False
        self._left = FRESH_EVERY + next(_turns) % FRESH_EVERY

    def call(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Call:
        """Prepare a request below the base address; `path` begins with `/` and is already quoted.

        What cannot be an address (ids in paths come from answers) fails when it is sent, as a request does.
        """
        try:
            return prepare(method, _address(f"{self.base_url}{path}"), headers or {}, body, self.key)
        except (httpx2.InvalidURL, ValueError) as error:
            base = prepare(method, self.base_url, headers or {}, body, self.key)
            return replace(base, flaw=str(error) or "it is no address")

    def call_at(self, method: str, url: httpx2.URL) -> Call:
        """Prepare a request to another path of the target's own origin. It will carry the key."""
        return prepare(method, url, {}, b"", self.key)

    async def send(self, call: Call, reach: ResponseLimits) -> Exchange:
        """Send over the target's own connections, with its key. Raises nothing; only cancellation passes."""
        exchange, _ = await self.perform(call, reach, self.own_route())
        return exchange

    async def ask(self, call: Call, reach: ResponseLimits) -> Exchange:
        """The same for a free request, which is sent often: over the lean send path, where there is one."""
        route = self.own_route()
        exchange, _ = await self._perform(call, reach, route, self._pool)
        return exchange

    async def perform(self, call: Call, reach: ResponseLimits, route: Route) -> tuple[Exchange, bytes]:
        """The exchange and the raw body. Raises nothing but what a pinned route refuses."""
        return await self._perform(call, reach, route, None)

    def own_route(self) -> Route:
        """The target's pool, with its key."""
        if self._route is None:
            route = self._build_route()
            if isinstance(route.transport, Blocked):
                # Our environment may be mended meanwhile.
                return route
            self._route = route
            if self.injected is None:
                self._pool = pool_along(self.base_url, route, self._keepalive if self._keeps else 0.0)
        return self._route

    def keyless_route(self, url: httpx2.URL) -> Route:
        """A connection of its own, without any key. Whoever asks for it closes the transport."""
        if self.injected is not None:
            return Route(self.injected)
        limits = httpx2.Limits(max_connections=1, max_keepalive_connections=0)
        own = url.host == self.base_url.host
        return network_route(url, NO_KEY, Connecting(limits, self._tls, self._egress, own))

    async def close_route(self, route: Route) -> None:
        """Close a route that `keyless_route` gave, whatever was put around it."""
        if self.injected is None and route is not self._route:
            await route.transport.aclose()

    async def aclose(self) -> None:
        """Close what is open; an injected transport belongs to whoever injected it."""
        route, self._route = self._route, None
        pool, self._pool = self._pool, None
        if self._keeps:
            self._keeps = False
            slots().give_up()
        if pool is not None:
            await pool.aclose()
        if route is not None and self.injected is None:
            await route.transport.aclose()

    def _build_route(self) -> Route:
        if self.injected is not None:
            return Route(self.injected, self.key)
        # Queueing for a connection would be measured as the upstream's latency, so the pool has no
        # ceiling. One idle connection is enough, and a stale one cannot be followed by another; with more
        # targets than descriptors for them, some keep none.
        self._keeps = self._keeps or slots().keep()
        limits = httpx2.Limits(
            max_connections=None,
            max_keepalive_connections=int(self._keeps),
            keepalive_expiry=self._keepalive,
        )
        return network_route(self.base_url, self.key, Connecting(limits, self._tls, self._egress))

    async def _perform(
        self, call: Call, reach: ResponseLimits, route: Route, pool: Pool | None
    ) -> tuple[Exchange, bytes]:
        tried = await self._try(call, reach, route, pool)
        if tried.stale and call.repeatable:
            # The upstream had closed the idle connection: that is no outage. At most one idle connection
            # is kept, so the second attempt is on a new one.
            tried = await self._try(call, reach, route, pool)
        record(tried.exchange)
        return tried.exchange, tried.data

    async def _try(self, call: Call, reach: ResponseLimits, route: Route, pool: Pool | None) -> Tried:
        self._left -= 1
        last = self.injected is None and self._left == 0
        self._left = self._left or FRESH_EVERY
        return await Attempt(call, reach, route, self._now, pool, last).run()
