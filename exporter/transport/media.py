"""Whether bytes are a video or an image, by how they begin."""

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
