"""What is sent and what came of it, redirects too, fit to be shown: nothing here holds a credential."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import httpx2

from exporter import __version__
from exporter.core.answer import Answer, Cause, Transport

USER_AGENT: Final = f"sora-exporter/{__version__}"
SECRET: Final = "<secret>"  # noqa: S105 - what is shown in the place of one
SHOWN_BODY: Final = 2000
"""Characters of a request body that are shown."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header that the configuration adds; one that is `secret` is never shown."""

    name: str
    reveal: Callable[[], str]
    secret: bool = True


@dataclass(frozen=True, slots=True)
class Key:
    """What a target's own origin is shown, and nobody else.

    A credential and the headers that carry it (`{}` in a header's value stands for it), and further headers,
    which take the place of whatever a request has under their names.
    """

    reveal: Callable[[], str]
    headers: tuple[tuple[str, str], ...]
    further: tuple[Header, ...] = ()

    @classmethod
    def bearer(cls, reveal: Callable[[], str]) -> "Key":
        """As nearly every API wants it."""
        return cls(reveal, (("authorization", "Bearer {}"),))


NO_KEY: Final = Key(lambda: "", ())


@dataclass(frozen=True, slots=True)
class Call:
    """A request prepared once and sent often. Credentials are added when it is sent."""

    method: str
    url: httpx2.URL
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    shown_url: str = ""
    """The address without user and query."""
    shown_headers: Mapping[str, str] = field(default_factory=dict)
    shown_body: str = ""
    flaw: str | None = None
    """Why it can never be sent."""

    @property
    def repeatable(self) -> bool:
        """Asking twice does no more than asking once."""
        return self.method == "GET"


def prepare(method: str, url: httpx2.URL, headers: Mapping[str, str], body: bytes, key: Key) -> Call:
    """Make a call; `headers` in lower case, without those that carry the key.

    Where no header of the configuration's own is in it, equal calls are one object: hundreds of targets
    behind one gateway ask the same, and to build a call takes a quarter of a millisecond.
    """
    if key.further:
        return _prepare(method, url, tuple(headers.items()), body, key)
    return _shared(method, url, tuple(headers.items()), body, key.headers)


@lru_cache(maxsize=1024)
def _shared(
    method: str,
    url: httpx2.URL,
    headers: tuple[tuple[str, str], ...],
    body: bytes,
    carrying: tuple[tuple[str, str], ...],
) -> "Call":
    return _prepare(method, url, headers, body, Key(NO_KEY.reveal, carrying))


def _prepare(
    method: str, url: httpx2.URL, given: tuple[tuple[str, str], ...], body: bytes, key: Key
) -> "Call":
    headers = {"user-agent": USER_AGENT, "accept-encoding": "gzip, deflate", **dict(given)}
    shown = headers | {name: value.format(SECRET) for name, value in key.headers}
    shown |= {each.name: SECRET if each.secret else each.reveal() for each in key.further}
    text = body[: SHOWN_BODY * 4].decode("utf-8", "replace")
    return Call(
        method=method,
        url=url,
        headers=tuple(headers.items()),
        body=body,
        shown_url=show_url(url),
        shown_headers=shown,
        shown_body=text if len(text) <= SHOWN_BODY else f"{text[:SHOWN_BODY]}…",
    )


def show_url(url: httpx2.URL) -> str:
    """An address without user, password, query and fragment: those may be secrets."""
    return str(url.copy_with(username=None, password=None, query=None, fragment=None))


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer."""

    method: str
    url: str
    request_headers: Mapping[str, str]
    request_body: str
    answer: Answer
    seconds: float
    """From the first step on the wire (name resolution, on a new connection) to the end of the body.

    Over the lean send path that is the time for which the other side was waited for, and no other.
    """
    phases: Mapping[str, float] = field(default_factory=dict)
    """Seconds by part: `connect` (name resolution included), `tls`, `first_byte`, `transfer`."""
    first_byte: bool = False
    """The head of the answer had arrived, whatever happened then."""
    sent: bool = True
    """The request began to leave; if not, the upstream cannot have acted on it."""

    @property
    def cause(self) -> Cause | None:
        """What is known of a failure beside its text."""
        return self.answer.cause

    @property
    def ok(self) -> bool:
        """A whole answer with a 2xx status."""
        whole = self.answer.transport is not Transport.EXCEPTION
        return whole and self.answer.status is not None and self.answer.status // 100 == 2


_record: ContextVar[list[Exchange] | None] = ContextVar("exchanges", default=None)


@contextmanager
def recording() -> Iterator[list[Exchange]]:
    """Collect every exchange made inside, in order; for explanations."""
    exchanges: list[Exchange] = []
    token = _record.set(exchanges)
    try:
        yield exchanges
    finally:
        _record.reset(token)


def record(exchange: Exchange) -> None:
    """Hand an exchange to whoever is recording."""
    if (exchanges := _record.get()) is not None:
        exchanges.append(exchange)


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
