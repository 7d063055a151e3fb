"""Telling requests that some web page made from those that somebody meant."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

_OWN_SITE = frozenset({"same-origin", "none"})


def cross_site(request: Request) -> bool:
    """Whether a browser sends this on behalf of another site."""
    fetch = request.headers.get("sec-fetch-site")
    if fetch is not None and fetch not in _OWN_SITE:
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()


def foreign_name(request: Request) -> bool:
    """Whether the request names a host that is neither an address nor this machine.

    A page whose name was made to point at 127.0.0.1 (DNS rebinding) is its own origin for the browser; only
    the name gives it away.
    """
    host = _host(request.headers.get("host", ""))
    if host in {"", "localhost"} or host.endswith(".localhost"):
        return False
    try:
        ip_address(host)
    except ValueError:
        return True
    return False


def _host(named: str) -> str:
    """The host of a `Host` header, without port and brackets, in lower case."""
    try:
        return urlsplit(f"//{named}").hostname or ""
    except ValueError:
        return named
