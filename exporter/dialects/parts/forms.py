"""Multipart forms with a fixed boundary, so that a prepared request stays the same."""

from collections.abc import Mapping
from typing import Final

_BOUNDARY: Final = "sora-exporter-7d3f0c5a9b"


def multipart(fields: Mapping[str, str]) -> tuple[str, bytes]:
    """Content type and body of a form of plain fields."""
    parts = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return f"multipart/form-data; boundary={_BOUNDARY}", f"{''.join(parts)}--{_BOUNDARY}--\r\n".encode()
