"""The connectivity target: a host of somebody else's that tells whether our own network works."""

import httpx2

from exporter.clock import Clock
from exporter.core.answer import Transport
from exporter.transport import Http, Reach

_TIMEOUT = 5.0


class Control:
    """Asks one address; any answer at all means that the network works."""

    def __init__(self, url: str, clock: Clock, transport: httpx2.AsyncBaseTransport | None) -> None:
        self._http = Http(url, clock=clock, transport=transport)

    async def __call__(self) -> bool:
        """Whether something answered within 5 s."""
        call = self._http.call("GET", "")
        exchange = await self._http.send(call, Reach(_TIMEOUT, limit=1024))
        return exchange.answer.transport is not Transport.EXCEPTION

    async def aclose(self) -> None:
        """Close the connection."""
        await self._http.aclose()
