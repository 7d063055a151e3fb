"""Reading the fields of a request's body: JSON, multipart and URL-encoded forms."""

import json
from urllib.parse import parse_qsl

from exporter.simulator.wire import SimRequest

Fields = dict[str, object]
FILE = "<file>"
"""Stands for the content of an uploaded file."""


def read_fields(request: SimRequest) -> Fields | None:
    """The body's top-level fields; None when it is not what its content type says."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return _multipart(request.body, kind)
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True))
    try:
        value = json.loads(request.body or b"{}")
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _multipart(body: bytes, kind: str) -> Fields | None:
    _, found, boundary = kind.partition("boundary=")
    if not found:
        return None
    fields: Fields = {}
    for part in body.split(b"--" + boundary.strip('"').encode())[1:-1]:
        head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
        name = _parameter(head, b"name")
        if name:
            fields[name] = FILE if _parameter(head, b"filename") else content.decode(errors="replace")
    return fields


def _parameter(head: bytes, name: bytes) -> str | None:
    _, found, rest = head.partition(b" " + name + b'="')
    return rest.partition(b'"')[0].decode(errors="replace") if found else None
