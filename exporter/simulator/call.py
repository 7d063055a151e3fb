"""One request to a simulated upstream: its fields, however they are encoded, and what is delivered for it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from exporter.core.vocabulary import Reason
from exporter.simulator.jobs import SimJob
from exporter.simulator.site import Site
from exporter.simulator.wire import HTML, JSON, NOT_MEDIA, Breakage, Headers, SimRequest, SimResponse, mp4

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


_UNASKED = 15.0
"""Seconds of a clip whose length nobody orders."""
JOB_FATES = frozenset(
    {
        Reason.ARTIFACT_MISMATCH,
        Reason.SLOW,
        Reason.QUEUE_STUCK,
        Reason.UNKNOWN_STATUS,
        Reason.GENERATION_FAILED,
        Reason.CONTENT_POLICY,
        Reason.ARTIFACT_INVALID,
        Reason.TRUNCATED,
    }
)
"""Fates that show only after an order was taken."""


@dataclass(slots=True)
class SimCall:
    """One request at one site."""

    site: Site
    request: SimRequest
    parts: tuple[str, ...]
    """The path below the site's root, split at the slashes."""
    fields: Fields | None = field(default_factory=dict)
    """The body's fields, once `read` was called; None for a body that cannot be read."""

    @property
    def method(self) -> str:
        return self.request.method

    @property
    def root(self) -> str:
        """Address of the site's root, for addresses of artifacts."""
        return f"{self.request.origin}/u/{self.site.target.name}"

    def read(self) -> Fields:
        """The body's fields; empty when it cannot be read."""
        self.fields = read_fields(self.request)
        return self.fields or {}

    def text(self, name: str) -> str:
        """A field as text; empty when it is missing or null."""
        value = (self.fields or {}).get(name)
        return "" if value is None else str(value)

    def bearer(self) -> str | None:
        """The key the client showed in `Authorization`, with or without `Bearer`."""
        shown = self.request.headers.get("authorization", "")
        return shown.removeprefix("Bearer ").strip() or None

    def key_is_good(self, shown: str | None) -> bool:
        """Whether this key opens the site."""
        return self.site.target.key is None or shown == self.site.target.key


Family = Callable[[SimCall], SimResponse]


def measures(job: SimJob) -> tuple[float, int, int]:
    """Seconds, width and height of what a job makes: as ordered, half of it where less is its fate."""
    part = 0.5 if job.fate is Reason.ARTIFACT_MISMATCH else 1.0
    width, by, height = job.size.partition("x")
    sized = bool(by) and width.isdigit() and height.isdigit()
    across, down = (int(width), int(height)) if sized else (1280, 720)
    seconds = float(job.seconds) if job.seconds.isdigit() else _UNASKED
    return seconds * part, max(1, int(across * part)), max(1, int(down * part))


def clip(job: SimJob) -> bytes:
    """The video that a job makes."""
    return mp4(*measures(job))


def deliver(job: SimJob, delay: float, headers: Headers = ()) -> SimResponse:
    """A finished job's video, or what is left of it."""
    whole = clip(job)
    kind: Headers = (("content-type", "video/mp4"),)
    if job.fate is Reason.ARTIFACT_INVALID:
        lost = ((HTML, NOT_MEDIA), (kind, b""), (JSON, b'{"error":"file not found"}'))
        kind, body = lost[job.manner % len(lost)]
        return SimResponse(200, (*kind, *headers), body, delay=delay)
    if job.fate is Reason.TRUNCATED:
        half = whole[: len(whole) // 2]
        return SimResponse(
            200, (*kind, *headers), half, delay=delay, breakage=Breakage.TRUNCATED, promised=len(whole)
        )
    return SimResponse(200, (*kind, *headers), whole, delay=delay)
