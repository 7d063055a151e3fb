"""The exporter's advice in which order to try the targets: asked seldom, kept, and never waited for long."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from exporter.core.wire.payload import objects_at, text_at
from exporter.failover import clock
from exporter.failover.steps import Flow, Send
from exporter.failover.targets import Wanted

PATIENCE: Final = 2.0
"""Seconds that a create waits for the exporter."""
_VALID: Final = 30.0
"""Seconds an answer is good for where it does not say."""
_LONGEST: Final = 600.0
_AGAIN: Final = 15.0
"""Seconds until an exporter that did not answer is asked again."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Names of targets, the best first, and of those that are not worth a request now."""

    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _KeptAdvice:
    advice: Advice
    until: float
    etag: str | None


class Advisor:
    """The route API of one exporter, or none. Safe to use from many threads."""

    def __init__(self, exporter: str | None, model: str) -> None:
        self._base = None if exporter is None else exporter.rstrip("/")
        self._model = model
        self._lock = threading.Lock()
        self._kept: dict[str, _KeptAdvice] = {}

    def advice(self, wanted: Wanted, prefer: str | None, scenario: str | None) -> Flow[Advice]:
        """The exporter's advice: fresh, else the last one, else none. An exporter that errs does no harm."""
        if self._base is None:
            return Advice()
        query = {"model": self._model, "prefer": prefer, "scenario": scenario}
        query |= {"seconds": wanted.seconds, "size": wanted.size}
        url = f"{self._base}/api/v1/route?{urlencode({k: v for k, v in query.items() if v is not None})}"
        with self._lock:
            kept = self._kept.get(url)
            if kept is not None and clock.monotonic() < kept.until:
                return kept.advice
            # The others go by the old advice meanwhile.
            self._keep(url, Advice() if kept is None else kept.advice, PATIENCE, kept.etag if kept else None)
        headers = {"if-none-match": kept.etag} if kept is not None and kept.etag else {}
        reply = yield Send(
            "GET", url, headers=headers, patience=PATIENCE, deadline=clock.monotonic() + PATIENCE
        )
        value = reply.value if reply.ok else None
        with self._lock:
            old = self._kept[url]
            if isinstance(value, dict) and isinstance(value.get("targets"), list):
                return self._keep(url, _read(value), _valid(value), reply.headers.get("etag"))
            fresh = reply.status == 304 and reply.whole
            return self._keep(url, old.advice, _VALID if fresh else _AGAIN, old.etag)

    def _keep(self, url: str, advice: Advice, seconds: float, etag: str | None) -> Advice:
        self._kept[url] = _KeptAdvice(advice, clock.monotonic() + seconds, etag)
        if len(self._kept) > 100:
            del self._kept[next(iter(self._kept))]
        return advice


def _read(value: Mapping[str, Any]) -> Advice:
    names = (text_at(item, "target") for item in objects_at(value, "targets"))
    out = (text_at(item, "target") for item in objects_at(value, "left_out"))
    return Advice(tuple(filter(None, names)), tuple(filter(None, out)))


def _valid(value: Mapping[str, Any]) -> float:
    seconds = value.get("valid_for_seconds")
    sane = isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 <= seconds <= _LONGEST
    return float(seconds) if sane and seconds is not None else _VALID
