"""The one place where foreign exceptions become text that classify can read and anybody may see."""

import asyncio
import re
from collections.abc import Iterator
from typing import Final

import httpx2

from exporter.transport.phases import Marks
from exporter.transport.response import ResponseLimits
from exporter.transport.wire import Flood

FOREIGN: Final = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, UnicodeError, Flood)
"""What a request may raise. Anything else is a bug of ours."""
NEVER_SENT: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.InvalidURL,
)
UNSENDABLE: Final = (httpx2.LocalProtocolError, UnicodeError)
"""What cannot be written as a request; it may be noticed when the sending has begun."""
STALE: Final = (httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError)
"""How a connection that the other side had closed shows itself."""
BROKEN: Final = (httpx2.NetworkError, httpx2.RemoteProtocolError)
"""How a peer that ends the connection, or speaks no HTTP, shows itself."""
_LONGEST: Final = 300
_QUERY: Final = re.compile(r"(https?://[^\s'\"?<>]+)\?[^\s'\"<>)]*")
_USER: Final = re.compile(r"(\w://)[^\s/@'\"]+@")


def describe(error: BaseException) -> str:
    """`module.ClassName: message`, causes appended with ` <- `; no query and no user of any address."""
    parts: dict[tuple[str, str], str] = {}
    for link in chain(error):
        message = without_addresses(" ".join(str(link)[:_LONGEST].split()))
        # The layers of the HTTP library repeat one another under the same class name.
        parts.setdefault(
            (type(link).__qualname__, message), f"{_name(type(link))}: {message}".removesuffix(": ")
        )
    return " <- ".join(parts.values())


def timed_out(reach: ResponseLimits, marks: Marks) -> str:
    """The text of our own deadline."""
    if reach.idle is not None and marks.head is not None and marks.elapsed < reach.deadline:
        return f"TimeoutError: timed out, no data for {reach.idle:g} s in the body"
    return f"TimeoutError: timed out after {reach.deadline:g} s {marks.doing}"


def unusable_proxy(cause: str, marks: Marks) -> str:
    """The text of a proxy that cannot be reached or used: our own network, not the upstream."""
    what = "gives no connection" if marks.proxy_reached else "cannot be reached"
    return f"httpx2.ProxyError: the proxy {what} <- {cause}"


def silent_proxy(cause: str) -> str:
    """The text of a proxy that takes a request and gives no answer of HTTP to it."""
    return f"httpx2.ProxyError: the proxy gives no answer <- {cause}"


def without_addresses(text: str) -> str:
    """Strip users and queries of addresses: both carry credentials."""
    return _USER.sub(r"\1", _QUERY.sub(r"\1", text))


def chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and everything that led to it."""
    # httpcore2 ends with `raise … from None`, which hides the cause but leaves it as the context.
    seen: set[int] = set()
    todo: list[BaseException] = [error]
    while todo:
        link = todo.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        if isinstance(link, BaseExceptionGroup):
            todo.extend(link.exceptions)
        elif not isinstance(link, asyncio.CancelledError):
            yield link
        following = link.__cause__ or link.__context__
        if following is not None:
            todo.append(following)


def _name(kind: type[BaseException]) -> str:
    module = kind.__module__.partition("._")[0]
    return kind.__qualname__ if module == "builtins" else f"{module}.{kind.__qualname__}"
