"""Videos and images: their address in a text, and the first bytes by which they are known."""

import base64
import binascii
import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final

ENOUGH: Final = 12
"""Bytes that `sniff` needs."""
_STILLS: Final = frozenset({b"avif", b"avis", b"heic", b"heix", b"mif1"})
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)


class Media(StrEnum):
    """What an artifact can be."""

    VIDEO = "video"
    IMAGE = "image"


def sniff(data: bytes) -> tuple[Media, str] | None:
    """Family and format of a file that begins with `data`; None for anything else."""
    if len(data) < ENOUGH:
        return None
    if data[4:8] == b"ftyp":
        return (Media.IMAGE, "avif") if data[8:12] in _STILLS else (Media.VIDEO, "mp4")
    if data.startswith(b"\x1a\x45\xdf\xa3"):
        return Media.VIDEO, "webm"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Media.IMAGE, "webp"
    return next(((Media.IMAGE, name) for start, name in _STARTS if data.startswith(start)), None)


_SEARCHED: Final = 32_768
_EXTENSIONS: Final = r"(?i:mp4|webm|mov|m4v|png|jpe?g|webp|gif)"
_INSIDE: Final = r"[^\s\"'<>()\[\]\\`\u0080-\U0010ffff]"
"""What stands in an address; text in Chinese may follow it without a space. Never with IGNORECASE, for
which a few letters beyond ASCII are the same as `s` and `k`."""
_NAMED: Final = re.compile(
    rf"https?://{_INSIDE}{{1,2000}}?\.{_EXTENSIONS}(?:\?{_INSIDE}*)?(?!\.?[A-Za-z0-9_/])"
)
_MARKED: Final = re.compile(r"(?:\]\(|src=['\"]|href=['\"])(https?://[^\s\"'<>()\\]+)", re.IGNORECASE)
_INLINE: Final = re.compile(r"data:(?:image|video)/[\w.+-]+;base64,([A-Za-z0-9+/=]{16,})")
_FAILURE: Final = re.compile(
    r"失败|违反|错误|❌|\bfail|violat|polic(?:y|ies)|\berror\b|rejected", re.IGNORECASE
)


def media_link(text: str) -> str | None:
    """The last address of a media file; without one, the last link of a text that tells of no failure.

    Only the end of a long text is searched: that is where results stand, and a search of the whole could
    be made to take long.
    """
    text = text[-_SEARCHED:]
    named = _NAMED.findall(text)
    if named:
        return str(named[-1])
    marked = None if tells_failure(text) else _MARKED.findall(text)
    return str(marked[-1]) if marked else None


def inline_media(text: str) -> str | None:
    """The base64 of a `data:` address."""
    found = _INLINE.search(text)
    return None if found is None else found.group(1)


def tells_failure(text: str) -> bool:
    """Whether a text has words of failure."""
    return _FAILURE.search(text) is not None


_HEAD: Final = 4096
"""Characters of base64 that are decoded to look at the first bytes."""


def is_inline(text: str, wanted: Collection[Media]) -> bool:
    """Whether base64 begins like a file of a wanted family."""
    head = text[:_HEAD]
    try:
        data = base64.b64decode(head[: len(head) // 4 * 4], validate=True)
    except (binascii.Error, ValueError):
        return False
    found = sniff(data)
    return found is not None and found[0] in wanted
