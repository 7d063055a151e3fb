"""How long a video is and how large a picture, as its bytes say; and whether that is less than ordered.

Theory of operation. Images say their size in their first bytes. An MP4 says length and size in its box
`moov`, which lies before the media or after it: what has been read is walked box by box, and where `moov`
lies further on, its offset is given, to be read from there. Nothing here trusts a length that a file states.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

from exporter.core.records import dataclass

SLACK_SECONDS: Final = 0.5
"""A clip may be shorter by so much: encoders end at whole frames."""
SLACK_SIZE: Final = 0.95
"""A side may be shorter by this factor: encoders round to multiples of 16."""
_UNKNOWN_LENGTH: Final = frozenset({0, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF})
_SIZE: Final = re.compile(r"(\d{2,5}) ?[x×*:] ?(\d{2,5})", re.IGNORECASE | re.ASCII)
_LINES: Final = re.compile(r"(\d{3,4})p", re.IGNORECASE | re.ASCII)
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers that a frame's size follows."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What was delivered; None where the file does not say."""

    seconds: float | None = None
    width: int | None = None
    height: int | None = None


def measure(data: bytes, at: int = 0) -> Measures | int | None:
    """The measures of a file of which `data` was read, from byte `at` on.

    An offset instead of measures is where to read on; None where nothing is to be learned.
    """
    if at or data[4:8] == b"ftyp":
        return _mp4(data, at)
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and len(data) >= 24:
        return _sized(*struct.unpack_from(">II", data, 16))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp(data)
    return None


def shortfall(delivered: Measures, seconds: float, size: str | None) -> str | None:
    """In what less was delivered than ordered: `shorter`, `smaller`; None for neither, or not known.

    A clip that stands upright is not smaller than one that lies.
    """
    if seconds and delivered.seconds is not None and delivered.seconds + SLACK_SECONDS < seconds:
        return "shorter"
    wanted = _ordered(size)
    if wanted is None or delivered.width is None or delivered.height is None:
        return None
    sides = sorted((delivered.width, delivered.height))
    less = any(side < least * SLACK_SIZE for side, least in zip(sides, wanted, strict=True))
    return "smaller" if less else None


def _ordered(size: str | None) -> tuple[int, int] | None:
    """The shorter and the longer side that were ordered; 0 for one that was not."""
    found = _SIZE.fullmatch(size or "")
    if found is not None:
        low, high = sorted(map(int, found.groups()))
        return low, high
    lines = _LINES.fullmatch(size or "")
    return None if lines is None else (int(lines[1]), 0)


def _sized(width: int, height: int) -> Measures | None:
    return Measures(None, width, height) if width and height else None


def _boxes(data: bytes, begin: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, begin of the content and end of every box whose head lies in `data[begin:end]`."""
    while begin + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, begin)
        head = 8
        if size == 1 and begin + 16 <= end:
            (size,) = struct.unpack_from(">Q", data, begin + 8)
            head = 16
        if size < head:
            return  # to the end of the file, or no box at all
        yield kind, begin + head, begin + size
        begin += size


def _mp4(data: bytes, at: int) -> Measures | int | None:
    end = 0
    for kind, begin, end in _boxes(data, 0, len(data)):
        if kind == b"moov":
            whole = end <= len(data) or begin <= 16
            return _movie(data, begin, min(end, len(data))) if whole else at + begin - 8
    return at + end if end >= len(data) and end > 0 else None


def _movie(data: bytes, begin: int, end: int) -> Measures:
    seconds, sides = None, (0, 0)
    for kind, inner, ends in _boxes(data, begin, end):
        if kind == b"mvhd":
            seconds = _length(data[inner : min(ends, end)])
        elif kind == b"trak":
            for below, start, stop in _boxes(data, inner, min(ends, end)):
                if below == b"tkhd" and stop <= end and stop - start >= 84:
                    width, height = struct.unpack_from(">II", data, stop - 8)
                    sides = max(sides, (width >> 16, height >> 16))
    return Measures(seconds, sides[0] or None, sides[1] or None)


def _length(header: bytes) -> float | None:
    long = header[:1] == b"\x01"
    if len(header) < (32 if long else 20):
        return None
    scale, length = struct.unpack_from(">IQ", header, 20) if long else struct.unpack_from(">II", header, 12)
    return None if not scale or length in _UNKNOWN_LENGTH else length / scale


def _jpeg(data: bytes) -> Measures | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return _sized(width, height)
        padding = marker == 0xFF
        at += 1 if padding else 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None


def _webp(data: bytes) -> Measures | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return _sized(1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little"))
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return _sized(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return _sized(width & 0x3FFF, height & 0x3FFF)
    return None
