"""One target's HTTP client: its own small pool, no blind retries, a deadline for every request."""

import asyncio
import functools
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import httpx2

from exporter.clock import Clock
from exporter.core.answer import Answer, Transport
from exporter.transport.exchange import NO_KEY, SECRET, Call, Exchange, Key, prepare, record
from exporter.transport.intake import Alarm, Intake, Reach
from exporter.transport.phases import Marks
from exporter.transport.proxies import SUPPORTED, UnsupportedProxy, proxy_for
from exporter.transport.slots import slots
from exporter.transport.translation import FOREIGN, NEVER_SENT, STALE, describe, timed_out, unreachable_proxy

FRESH_EVERY: Final = 20
"""Every so many requests the connection is given up, so that DNS and certificates are looked at again."""
_SHORTEST_SECRET: Final = 6
"""Characters; a shorter key would be found in innocent words."""


@functools.cache
def shared_tls() -> ssl.SSLContext:
    """The one TLS context of the process: loading the trust store costs 25 ms and 0.8 MB each time."""
    return httpx2.create_ssl_context()


@dataclass(frozen=True, slots=True)
class Route:
    """The way one request takes."""

    transport: httpx2.AsyncBaseTransport
    key: Key = NO_KEY
    proxied: bool = False


class Http:
    """The connections of one target; none is opened before the first request.

    `transport` replaces the network (simulator, tests); time is then taken from `clock`, because it may
    be virtual. `keepalive` is how long, in seconds, an idle connection is kept.
    """

    def __init__(
        self,
        base_url: str,
        *,
        clock: Clock,
        key: Key = NO_KEY,
        transport: httpx2.AsyncBaseTransport | None = None,
        keepalive: float = 75.0,
        tls: Callable[[], ssl.SSLContext] = shared_tls,
    ) -> None:
        self.base_url = httpx2.URL(base_url.rstrip("/"))
        self.clock = clock
        self.key = key
        self.injected = transport
        self._tls = tls
        self._now = time.perf_counter if transport is None else clock.monotonic
        self._keepalive = keepalive
        self._route: Route | None = None
        self._keeps = False
        self._count = 0

    def call(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Call:
        """Prepare a request below the base address; `path` begins with `/` and is already quoted."""
        return prepare(method, httpx2.URL(f"{self.base_url}{path}"), headers or {}, body, self.key)

    def call_at(self, method: str, url: httpx2.URL) -> Call:
        """Prepare a request to another path of the target's own origin. It will carry the key."""
        return prepare(method, url, {}, b"", self.key)

    async def send(self, call: Call, reach: Reach) -> Exchange:
        """Send over the target's own connections, with its key. Never raises for what an upstream does."""
        exchange, _ = await self.perform(call, reach, self.own_route())
        return exchange

    async def perform(self, call: Call, reach: Reach, route: Route) -> tuple[Exchange, bytes]:
        """The exchange and the raw body. Never raises for what an upstream does."""
        exchange, data, stale = await self._attempt(call, reach, route)
        if stale and call.repeatable:
            # The upstream had closed the idle connection: that is no outage. At most one idle connection
            # is kept, so the second attempt is on a new one.
            exchange, data, _ = await self._attempt(call, reach, route)
        record(exchange)
        return exchange, data

    def own_route(self) -> Route:
        """The target's pool, with its key."""
        if self._route is None:
            self._route = self._build_route()
        return self._route

    def keyless_route(self, url: httpx2.URL) -> Route:
        """A connection of its own, without any key. Whoever asks for it closes the transport."""
        if self.injected is not None:
            return Route(self.injected)
        return self._network_route(url, httpx2.Limits(max_connections=1, max_keepalive_connections=0), NO_KEY)

    async def aclose(self) -> None:
        """Close what is open; an injected transport belongs to whoever injected it."""
        route, self._route = self._route, None
        if self._keeps:
            self._keeps = False
            slots().give_up()
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
        return self._network_route(self.base_url, limits, self.key)

    def _network_route(self, url: httpx2.URL, limits: httpx2.Limits, key: Key) -> Route:
        proxy = proxy_for(url)
        if proxy is not None and proxy.scheme not in SUPPORTED:
            return Route(UnsupportedProxy(proxy.scheme), key)
        transport = httpx2.AsyncHTTPTransport(verify=self._tls(), limits=limits, proxy=proxy)
        return Route(transport, key, proxy is not None)

    async def _attempt(self, call: Call, reach: Reach, route: Route) -> tuple[Exchange, bytes, bool]:
        secret = route.key.reveal() if route.key.headers else ""
        marks, intake = Marks(self._now, route.proxied), Intake(reach)
        failure: str | None = None
        sent = stale = False
        alarm = asyncio.timeout(reach.deadline)
        try:
            async with alarm:
                await self._carry(call, route, secret, marks, intake, Alarm(reach, alarm))
            sent = True
        except FOREIGN as error:
            late = isinstance(error, TimeoutError) and alarm.expired()
            failure = timed_out(reach, marks) if late else describe(error)
            failure = unreachable_proxy(failure) if marks.proxy_failed else failure
            sent = marks.sent if marks.traced else not isinstance(error, NEVER_SENT)
            stale = isinstance(error, STALE) and marks.reused and marks.head is None
        marks.end()
        return _exchange(call, marks, intake, _Outcome(failure, sent, secret)), intake.data, stale

    async def _carry(
        self, call: Call, route: Route, secret: str, marks: Marks, intake: Intake, alarm: Alarm
    ) -> None:
        credentials = [(name, value.format(secret)) for name, value in route.key.headers] if secret else []
        request = httpx2.Request(
            call.method,
            call.url,
            headers=[*call.headers, *credentials, *self._freshness()],
            content=call.body or None,
            extensions={"timeout": {}, "trace": marks.trace},
        )
        response = await route.transport.handle_async_request(request)
        try:
            marks.got_head()
            intake.head(response)
            await intake.body(response, alarm)
            marks.end()
        finally:
            await response.aclose()

    def _freshness(self) -> tuple[tuple[str, str], ...]:
        self._count += 1
        return (("connection", "close"),) if self.injected is None and self._count % FRESH_EVERY == 0 else ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How an attempt ended: why it failed, whether it had left, and the secret to keep out of sight."""

    failure: str | None
    sent: bool
    secret: str

    def clean(self, text: str) -> str:
        hide = len(self.secret) >= _SHORTEST_SECRET and self.secret in text
        return text.replace(self.secret, SECRET) if hide else text


def _exchange(call: Call, marks: Marks, intake: Intake, outcome: _Outcome) -> Exchange:
    failure = outcome.failure
    answer = Answer(
        transport=Transport.HTTP if failure is None else Transport.EXCEPTION,
        status=intake.status,
        headers=intake.headers,
        body=outcome.clean(intake.text()),
        exception=None if failure is None else outcome.clean(failure),
    )
    return Exchange(
        method=call.method,
        url=call.shown_url,
        request_headers=call.shown_headers,
        request_body=call.shown_body,
        answer=answer,
        seconds=marks.seconds,
        phases=marks.phases(),
        first_byte=marks.head is not None,
        sent=outcome.sent,
    )
