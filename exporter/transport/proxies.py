"""The proxy that the environment prescribes for an address, as every exporter honours it."""

from typing import Final
from urllib.request import getproxies_environment, proxy_bypass

import httpx2

SUPPORTED: Final = ("http", "https")


def proxy_for(url: httpx2.URL) -> httpx2.URL | None:
    """From HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY; None for a direct connection.

    Raises:
        httpx2.InvalidURL: what the environment names is no address.
    """
    proxies = getproxies_environment()
    address = proxies.get(url.scheme) or proxies.get("all")
    if not address or proxy_bypass(url.netloc.decode("ascii"), proxies):
        return None
    found = httpx2.URL(address if "://" in address else f"http://{address}")
    if not found.host:
        raise httpx2.InvalidURL("it has no host")
    return found
