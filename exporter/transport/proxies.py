"""The proxy that the environment prescribes for an address, as every exporter honours it."""

from typing import Final, NoReturn
from urllib.request import getproxies_environment, proxy_bypass

import httpx2

SUPPORTED: Final = ("http", "https")


def proxy_for(url: httpx2.URL) -> httpx2.URL | None:
    """From HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY; None for a direct connection."""
    proxies = getproxies_environment()
    address = proxies.get(url.scheme) or proxies.get("all")
    if not address or proxy_bypass(url.netloc.decode("ascii"), proxies):
        return None
    return httpx2.URL(address if "://" in address else f"http://{address}")


class UnsupportedProxy(httpx2.AsyncBaseTransport):
    """In the place of a connection that the prescribed proxy cannot give."""

    def __init__(self, scheme: str) -> None:
        self._scheme = scheme

    async def handle_async_request(self, request: httpx2.Request) -> NoReturn:
        """Fail as a proxy fails."""
        raise httpx2.ProxyError(f"proxies of kind {self._scheme} are not supported", request=request)
