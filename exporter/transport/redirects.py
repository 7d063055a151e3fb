"""Redirects: where an answer sends us, and how that is told to people."""

from typing import Final

import httpx2

from exporter.transport.exchange import Exchange, show_url

_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_LONGEST: Final = 200
"""Characters of an address that are shown."""


def location(exchange: Exchange) -> str | None:
    """The address that an answer redirects to, as it was spelled; None where it does not redirect."""
    return exchange.answer.headers.get("location") if exchange.answer.status in _MOVED else None


def tell_redirect(exchange: Exchange, base_url: str) -> str | None:
    """A sentence on where an answer redirects to, without queries and users; None where it does not.

    Where the same request would do at another base address, the sentence names that address.
    """
    spelled = location(exchange)
    if spelled is None:
        return None
    try:
        shown = show_url(httpx2.URL(exchange.url).join(spelled))
    except (httpx2.InvalidURL, ValueError):
        return "answers with a redirect to what is no address"
    below = exchange.url.removeprefix(base_url.rstrip("/"))
    if below != exchange.url and below.startswith("/") and shown.rstrip("/").endswith(below):
        base = shown.rstrip("/").removesuffix(below)
        if base.rstrip("/") != base_url.rstrip("/") and len(base) <= _LONGEST:
            return f"answers with a redirect to {base}: set base_url to it"
    return f"answers with a redirect to {shown[:_LONGEST]}"
