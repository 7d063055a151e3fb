"""The bytes of a request. What would not be a request, or more than one, is not made."""

import base64
import re
from collections.abc import Iterable
from typing import Final

import httpx2

_LINE: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+: (?:[^\s\0](?:[^\r\n\0]*[^\s\0])?)?")
_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH"})
_END: Final = "\r\n"


def packed(method: str, url: httpx2.URL, headers: Iterable[tuple[str, str]], body: bytes) -> bytes:
    """A whole request.

    Raises:
        httpx2.LocalProtocolError: a header is none, or would be two.
        UnicodeError: one holds what is not ASCII.
    """
    lines = [f"{name}: {value}" for name, value in headers]
    if not all(map(_LINE.fullmatch, lines)):
        raise httpx2.LocalProtocolError("Illegal header")
    if body or method in _WITH_BODY:
        lines.append(f"Content-Length: {len(body)}")
    target, host = url.raw_path.decode("ascii"), url.netloc.decode("ascii")
    return _END.join((f"{method} {target} HTTP/1.1", f"Host: {host}", *lines, _END)).encode("ascii") + body


def to_connect(host: str, port: int, credentials: tuple[bytes, bytes] | None) -> bytes:
    """The request that asks a proxy for a connection; `credentials`: user and password."""
    place = f"{host}:{port}"
    lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}", "Accept: */*"]
    if credentials is not None:
        word = base64.b64encode(b":".join(credentials)).decode("ascii")
        lines.append(f"Proxy-Authorization: Basic {word}")
    return _END.join((*lines, _END)).encode("ascii")
