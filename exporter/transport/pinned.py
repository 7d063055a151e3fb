"""A connection that goes to the very address that was checked, whatever the name resolves to later."""

from collections.abc import Callable
from typing import Final

import httpx2

from exporter.transport.addresses import Resolve

_TRIES: Final = 2
"""Addresses that are tried, so that one dead protocol version does not fail a fetch."""


class Refused(Exception):
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
            raise Refused(f"{host} does not lead to a public address")
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
