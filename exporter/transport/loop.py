"""The event loop of the exporter: asyncio's own, but for how names are looked up."""

import asyncio
import ipaddress
import socket
from typing import Any

from exporter.descriptors import shares
from exporter.transport.lookup import Lookups


class Loop(asyncio.SelectorEventLoop):
    """Every name that anybody in the process connects to is looked up by `Lookups`."""

    def __init__(self) -> None:
        super().__init__()
        self._lookups = Lookups(self, shares().lookups)

    async def getaddrinfo(
        self,
        host: Any,
        port: Any,
        *,
        family: int = 0,
        type: int = 0,  # noqa: A002 - asyncio's name
        proto: int = 0,
        flags: int = 0,
    ) -> list[Any]:
        """See `socket.getaddrinfo`; addresses are answered at once."""
        name = host.decode("idna") if isinstance(host, bytes) else host
        if not name or _is_address(name) or not (port is None or isinstance(port, int)):
            # Nothing is asked of anybody for these; a port by its name is read from a file.
            return list(socket.getaddrinfo(host, port, family, type, proto, flags))
        found = await self._lookups.find(name, family, type, proto, flags)
        return [(*rest, (address[0], port or 0, *address[2:])) for *rest, address in found]


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
