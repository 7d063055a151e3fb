"""The picture that a video begins from, read once so that every target can be sent it."""

import os
from pathlib import Path
from typing import IO, Final

from exporter.core.wire.media import Media, sniff
from exporter.failover.targets import Reference

InputReference = str | os.PathLike[str] | bytes | IO[bytes] | tuple[str, bytes] | tuple[str, bytes, str]
_TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp", "gif": "image/gif"}


def read_reference(given: InputReference | None) -> Reference | None:
    """The picture as bytes; None where none is given.

    Raises:
        ValueError: it is no picture.
        OSError: its file cannot be read.
    """
    if given is None:
        return None
    name, media_type = "reference", None
    if isinstance(given, tuple):
        name, data = given[0], given[1]
        media_type = given[2] if len(given) > 2 else None
    elif isinstance(given, bytes):
        data = given
    elif isinstance(given, str | os.PathLike):
        name, data = Path(given).name, Path(given).read_bytes()
    else:
        name, data = Path(str(getattr(given, "name", name))).name, given.read()
    found = sniff(data)
    if media_type is None:
        if found is None or found[0] is not Media.IMAGE:
            message = f"input_reference: {name} is no picture that is known; give (name, bytes, media type)"
            raise ValueError(message)
        media_type = _TYPES.get(found[1], f"image/{found[1]}")
    return Reference(name, data, media_type)
