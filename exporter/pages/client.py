"""Fetching a status page's JSON: politely, within limits, and only when it has changed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import httpx2

from exporter import __version__
from exporter.pages.reading import NotJson, PageUnreadable
from exporter.transport import shared_tls

LARGEST: Final = 8 * 2**20
"""Bytes of a decoded answer; a longer one is refused."""
SLOWEST: Final = 10.0
"""Seconds to connect, and between two pieces of an answer."""
_NOT_HERE: Final = frozenset({404, 410})

Keep = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The last answer at an address, reduced, and what the server needs to say that it still holds."""

    validators: dict[str, str]
    digest: bytes
    value: object


class _Borrowed(httpx2.AsyncBaseTransport):
    """A transport that belongs to somebody else: closing the client leaves it open."""

    def __init__(self, transport: httpx2.AsyncBaseTransport) -> None:
        self._transport = transport

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return await self._transport.handle_async_request(request)


def open_client(transport: httpx2.AsyncBaseTransport | None = None) -> httpx2.AsyncClient:
    """A client for a status page; `transport` replaces the network, and is not closed with the client."""
    return httpx2.AsyncClient(
        transport=None if transport is None else _Borrowed(transport),
        verify=shared_tls() if transport is None else False,
        timeout=SLOWEST,
        follow_redirects=True,
        headers={"user-agent": f"sora-exporter/{__version__}", "accept": "application/json"},
    )


def _as_it_is(payload: object) -> object:
    return payload


class PageClient:
    """One status page's address, and what was last read below it."""

    def __init__(self, http: httpx2.AsyncClient, url: str) -> None:
        self.url = httpx2.URL(url.rstrip("/"))
        self._http = http
        self._kept: dict[str, _Kept] = {}
        self._hourly: dict[str, tuple[float, object | None]] = {}

    async def get(self, path: str, keep: Keep = _as_it_is) -> object | None:
        """The JSON at `path`, reduced by `keep`; None where the page has no such thing.

        `keep` runs only on answers that differ from the last one; the reduced value is what stays in memory.

        Raises:
            PageUnreadable: no answer, another status, not JSON, or too large.
        """
        try:
            return await self._ask(path, keep)
        except httpx2.HTTPError as error:
            raise PageUnreadable(f"{path}: {type(error).__name__}") from error

    async def optional(self, path: str, keep: Keep = _as_it_is) -> object | None:
        """As `get`, but None also where the page cannot be read."""
        try:
            return await self.get(path, keep)
        except PageUnreadable:
            return None

    async def hourly(self, path: str, now: float, query: str = "", keep: Keep = _as_it_is) -> object | None:
        """As `optional`, but asked once in an hour at most; `query` may change from hour to hour."""
        hour = now // 3600
        if path not in self._hourly or self._hourly[path][0] != hour:
            address = f"{path}?{query}" if query else path
            self._hourly[path] = hour, await self.optional(address, keep)
            self._kept.pop(address, None)
        return self._hourly[path][1]

    async def _ask(self, path: str, keep: Keep) -> object | None:
        kept = self._kept.get(path)
        headers = kept.validators if kept is not None else {}
        async with self._http.stream("GET", f"{self.url}{path}", headers=headers) as answer:
            if kept is not None and answer.status_code == httpx2.codes.NOT_MODIFIED:
                return kept.value
            if answer.status_code in _NOT_HERE:
                return None
            if answer.status_code != httpx2.codes.OK:
                raise PageUnreadable(f"{path}: HTTP {answer.status_code}")
            body = await _body(answer, path)
        digest = blake2b(body).digest()
        if kept is not None and kept.digest == digest:
            return kept.value
        value = keep(_json(body, path))
        self._kept[path] = _Kept(_validators(answer), digest, value)
        return value


async def _body(answer: httpx2.Response, path: str) -> bytes:
    body = bytearray()
    async for piece in answer.aiter_bytes():
        body += piece
        if len(body) > LARGEST:
            raise PageUnreadable(f"{path}: longer than {LARGEST >> 20} MiB")
    return bytes(body)


def _json(body: bytes, path: str) -> object:
    try:
        payload: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotJson(f"{path}: not JSON") from error
    return payload


def _validators(answer: httpx2.Response) -> dict[str, str]:
    pairs = (("if-none-match", "etag"), ("if-modified-since", "last-modified"))
    return {sent: answer.headers[told] for sent, told in pairs if told in answer.headers}
