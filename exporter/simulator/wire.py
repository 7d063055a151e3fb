"""What goes over the simulated wire: requests, answers in timed chunks, breakages, made artifacts."""

import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from random import Random
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


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


@cache
def mp4(seconds: float = 15.0, width: int = 1280, height: int = 720) -> bytes:
    """A minimal MP4 file of a few kilobytes: `ftyp`, the headers, and media data nobody will look at."""
    length = int(seconds * 1000)
    header = struct.pack(">IIIII", 0, 0, 0, 1000, length) + struct.pack(">IH10x", 0x00010000, 0x0100)
    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    track = struct.pack(">IIIII I", 3, 0, 0, 1, 0, length) + bytes(16) + matrix
    track += struct.pack(">II", width << 16, height << 16)
    movie = _box(
        b"moov",
        _box(b"mvhd", header + matrix + bytes(24) + struct.pack(">I", 2))
        + _box(b"trak", _box(b"tkhd", track)),
    )
    kind = _box(b"ftyp", b"isom" + struct.pack(">I", 512) + b"isomiso2avc1mp41")
    return kind + movie + _box(b"mdat", _noise(4096))


@cache
def png(least: int = 0, width: int = 1024, height: int = 1024) -> bytes:
    """A black PNG of that size; of noise, and as high as it takes, for at least so many bytes."""
    if least == 0:
        rows = (b"\0" + bytes(3 * width)) * height
    else:
        height = max(height, least // (3 * width) + 1)
        rows = b"".join(b"\0" + _noise(3 * width, row) for row in range(height))
    size = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", size), _chunk(b"IDAT", zlib.compress(rows, 1)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _noise(size: int, seed: int = 0) -> bytes:
    return Random(seed).randbytes(size)  # noqa: S311  filler that does not compress


WEBP = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
"""A WebP image of one pixel."""
NOT_MEDIA = (
    b"<!DOCTYPE html>\n<html><head><title>Error</title></head>"
    b"<body><h1>This file could not be found</h1></body></html>\n"
)
"""What stands in the place of a video or image that was lost."""
