"""What goes over the simulated wire: requests, answers in timed chunks, and broken connections."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

Headers = tuple[tuple[str, str], ...]
JSON: Headers = (("content-type", "application/json"),)
HTML: Headers = (("content-type", "text/html; charset=utf-8"),)
EVENT_STREAM: Headers = (("content-type", "text/event-stream"), ("cache-control", "no-cache"))
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
NEVER = 3600.0
"""Seconds until an answer that no client waits for."""


class Breakage(StrEnum):
    """How a connection breaks, in the place of an answer or at the end of its chunks."""

    REFUSED = "refused"
    DNS = "dns"
    TLS = "tls"
    PROXY = "proxy"
    UNREACHABLE = "unreachable"
    NO_NAMES = "no_names"
    """The resolver itself is out of reach: our network is down."""
    CONNECT_TIMEOUT = "connect_timeout"
    RESET = "reset"
    TRUNCATED = "truncated"
    """The peer closes before the body it promised is complete."""


@dataclass(frozen=True, slots=True)
class SimRequest:
    """One request as it reaches the simulated host."""

    method: str
    path: str
    """Decoded, without the query."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""
    query: str = ""
    origin: str = "http://simulator.invalid"
    """Scheme, host and port the client used; addresses of artifacts begin with it."""


@dataclass(frozen=True, slots=True)
class WireChunk:
    """A piece of a body, sent `after` seconds of silence."""

    data: bytes
    after: float = 0.0


@dataclass(slots=True)
class SimResponse:
    """An answer: after `delay` seconds the head, then the chunks, then perhaps a breakage.

    A breakage without a status comes in the place of an answer.
    """

    status: int | None
    headers: Headers = JSON
    body: bytes = b""
    chunks: tuple[WireChunk, ...] = ()
    """Used in the place of `body` when not empty."""
    delay: float = 0.0
    breakage: Breakage | None = None
    promised: int | None = None
    """Content-length of a body that breaks off; None: chunked."""


def encode(value: object) -> bytes:
    """Compact JSON, non-ASCII as it is: what the upstreams send."""
    return _ENCODER.encode(value).encode()


def broken(breakage: Breakage, delay: float = 0.0) -> SimResponse:
    """No answer at all."""
    return SimResponse(None, (), delay=delay, breakage=breakage)
