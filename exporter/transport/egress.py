"""How one target's requests leave: what its configuration says comes before what the environment says."""

import ipaddress
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.request import getproxies_environment, proxy_bypass

import httpx2

_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Egress:
    """A proxy, exceptions from it, a trust store and a name for TLS; what is not given is as usual."""

    proxy: str | None = field(default=None, repr=False)
    """Its URL, with user and password if it asks for them."""
    no_proxy: tuple[str, ...] = ()
    """Hosts, domains, addresses and networks, each with a port or for all; `*` for everything."""
    authorities: str | None = field(default=None, repr=False)
    """Certificates (PEM) that take the place of the usual trust store at the target's own host."""
    server_name: str | None = None
    """What the certificate of the target's own host must be for."""

    def proxy_for(self, url: httpx2.URL) -> httpx2.URL | None:
        """The proxy on the way to `url`; None for a direct connection.

        Without one of its own it is the environment's: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.

        Raises:
            httpx2.InvalidURL: what is named is no address.
        """
        if any(_matches(url, exempt) for exempt in self.no_proxy):
            return None
        if self.proxy is not None:
            return httpx2.URL(self.proxy)
        proxies = getproxies_environment()
        address = proxies.get(url.scheme) or proxies.get("all")
        if not address or proxy_bypass(url.netloc.decode("ascii"), proxies):
            return None
        found = httpx2.URL(address if "://" in address else f"http://{address}")
        if not found.host:
            raise httpx2.InvalidURL("it has no host")
        return found

    def trust(self, usual: Callable[[], ssl.SSLContext], *, own: bool) -> Callable[[], ssl.SSLContext]:
        """What certificates are checked with: of the target's own host, or of any other and of proxies.

        Other hosts (of artifacts, say) are checked with the usual store and the target's together.
        """
        if self.authorities is None:
            return usual
        pem = self.authorities
        return (lambda: ssl.create_default_context(cadata=pem)) if own else (lambda: _with(pem))


USUAL: Final = Egress()


def _with(pem: str) -> ssl.SSLContext:
    context = httpx2.create_ssl_context()
    context.load_verify_locations(cadata=pem)
    return context


def _matches(url: httpx2.URL, exempt: str) -> bool:
    """As Prometheus and Go read it: a domain holds for what is below it too, `.domain` only for that."""
    if exempt == "*":
        return True
    host = url.host.lower().rstrip(".")
    if "/" in exempt:
        try:
            return ipaddress.ip_address(host) in ipaddress.ip_network(exempt, strict=False)
        except ValueError:
            return False
    name, port = _split(exempt.lower())
    if port is not None and port != (url.port or _PORTS.get(url.scheme)):
        return False
    name = name.removeprefix("*")
    return host.endswith(name) if name.startswith(".") else host == name or host.endswith(f".{name}")


def _split(exempt: str) -> tuple[str, int | None]:
    try:
        return str(ipaddress.ip_address(exempt.strip("[]"))), None
    except ValueError:
        name, colon, port = exempt.rpartition(":")
        return (name.strip("[]"), int(port)) if colon else (exempt, None)
