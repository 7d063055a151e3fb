"""Fetching a result: streamed, checked, resumed where it broke off, and renamed when it is whole."""

import base64
import binascii
import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx2

from exporter.core.vocabulary import Reason
from exporter.failover import clock
from exporter.failover.apis import DIALECTS
from exporter.failover.follow import Watch
from exporter.failover.part import NotMedia, PartFile
from exporter.failover.session import Session
from exporter.failover.state import JobState
from exporter.failover.steps import Flow, Reply, Send, Sleep
from exporter.failover.targets import Target

PATIENCE: Final = 60.0
"""Seconds in which a download may bring nothing."""
_REDIRECTS: Final = 5
_ROUNDS: Final = 8
"""Rounds over all places without a single new byte after which it is given up."""
_FIRST: Final = 0.3
_LONGEST: Final = 8.0
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_NO_RANGE: Final = 416


@dataclass(frozen=True, slots=True)
class NoResult:
    """Why there is no file."""

    reason: str
    error: Exception | None = None
    status: int | None = None


def download(session: Session, state: JobState, path: Path, timeout: float) -> Flow[Path | NoResult]:
    """The file of a job that is completed, or why there is none. An interrupted one leaves its part behind.

    Raises:
        OSError: the file cannot be written.
    """
    target = session.target_of(state)
    part = PartFile(path, f"{state.target} {state.id}", DIALECTS[target.dialect].media)
    try:
        inline = _inline(state)
        if inline is not None:
            part.begin(200, {"content-length": str(len(inline))})
            with contextlib.suppress(NotMedia):
                part.write(inline)
            return part.finish() if part.whole else NoResult(Reason.ARTIFACT_INVALID)
        return (yield from _fetched(session, state, part, timeout))
    finally:
        part.close()


def _fetched(session: Session, state: JobState, part: PartFile, timeout: float) -> Flow[Path | NoResult]:
    target, deadline = session.target_of(state), clock.monotonic() + timeout
    dry, most, last = 0, part.size, Reply()
    while dry < _ROUNDS and clock.monotonic() < deadline:
        for place in _places(state, target):
            last = yield from _get(place, target, part, deadline)
            if last.status == _NO_RANGE and not part.is_all(last.headers):
                last = yield from _get(place, target, part, deadline)
            if part.whole and (last.ok or last.status == _NO_RANGE):
                return part.finish()
        grown, most = part.size > most, max(most, part.size)
        dry = 0 if grown else dry + 1
        if not grown:
            yield Sleep(min(_LONGEST, _FIRST * 2.0 ** (dry - 1), max(0.0, deadline - clock.monotonic())))
            # An address that has expired is given anew with the job.
            yield from Watch(session, state, None).refresh()
    broken = part.size > 0 or (last.status is not None and not last.whole)
    truncated = broken and not isinstance(last.error, NotMedia)
    return NoResult(Reason.TRUNCATED if truncated else Reason.ARTIFACT_INVALID, last.error, last.status)


def _places(state: JobState, target: Target) -> Iterator[httpx2.URL | str]:
    """Where it may lie: at the address that the job names, then at the path of the API."""
    address = _joined(target.client.base_url, state.url)
    if address is not None:
        yield address
    path = DIALECTS[target.dialect].content(state.id)
    if path is not None and not state.in_call:
        yield path


def _get(place: httpx2.URL | str, target: Target, part: PartFile, deadline: float) -> Flow[Reply]:
    """One download; the target's key goes to its own origin and nowhere else."""
    reply = Reply()
    for _ in range(_REDIRECTS + 1):
        own = isinstance(place, str) or _origin(place) == _origin(target.client.base_url)
        headers: dict[str, Any] = {**part.headers()}
        if own:
            headers |= DIALECTS[target.dialect].key_headers(target)
        reply = yield Send(
            "GET",
            str(place),
            target if own else None,
            headers=headers,
            patience=PATIENCE,
            deadline=deadline,
            sink=_into(part),
        )
        location = reply.headers.get("location") if reply.status in _MOVED else None
        if location is None:
            return reply
        before = target.client.base_url.join(place.lstrip("/")) if isinstance(place, str) else place
        following = _joined(before, location)
        if following is None:
            return reply
        place = following
    return reply


def _into(part: PartFile) -> Callable[[int, Mapping[str, str]], Callable[[bytes], None]]:
    def begin(status: int, headers: Mapping[str, str]) -> Callable[[bytes], None]:
        part.begin(status, headers)
        return part.write

    return begin


def _joined(base: httpx2.URL, address: str | None) -> httpx2.URL | None:
    """A whole address of HTTP; None for what is none."""
    if not address:
        return None
    try:
        url = base.join(address)
    except (httpx2.InvalidURL, ValueError):
        return None
    return url if url.scheme in ("http", "https") and url.host else None


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    usual = {"https": 443, "http": 80}
    return url.scheme, url.host, url.port or usual.get(url.scheme)


def _inline(state: JobState) -> bytes | None:
    """The result that came in the answer itself."""
    text = state.inline
    if text is None and state.url is not None and state.url.startswith("data:"):
        text = state.url.partition(",")[2]
    if text is None:
        return None
    try:
        return base64.b64decode(text, validate=False)
    except (binascii.Error, ValueError):
        return b""
