"""Observations on their way to the exporter: a bounded queue and one thread that empties it.

Whoever puts something in neither waits nor fails, whatever becomes of the exporter. What does not fit, and
what the exporter refuses, is dropped and counted.
"""

import atexit
import json
import logging
import os
import threading
import urllib.error
import urllib.request
import weakref
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from exporter.report import clock

Observation = Mapping[str, Any]
Made = Callable[[], Sequence[Observation]]
"""Work that was put off: it is done in the sender's thread and gives what is to be sent."""
PATH: Final = "/api/v1/observations"
_MOST: Final = 200
"""Observations in one request."""
_LARGEST: Final = 1 << 19
"""Bytes of one request; the exporter takes twice as many."""
_TIMEOUT: Final = 10.0
_PAUSES: Final = (0.5, 60.0)
"""Seconds before the first attempt after a failed one, doubled each time up to the second."""
_AT_EXIT: Final = 2.0
"""Seconds that the end of the process waits for what is still queued."""
_HOPELESS: Final = frozenset({301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 413})
"""Statuses with which the same request would be answered again."""
_log = logging.getLogger("exporter.report")


@dataclass(slots=True)
class Counts:
    """What has become of observations."""

    sent: int = 0
    dropped: int = 0


class Sender:
    """Sends to one exporter. Safe to use from many threads and event loops, and after a fork.

    Args:
        url: the exporter, such as `http://127.0.0.1:9847`.
        token: the bearer token of `global.observations.token_file`.
        capacity: observations that wait at most; the oldest make room for new ones.
    """

    def __init__(self, url: str, token: str, *, capacity: int = 1000) -> None:
        if not url.startswith(("http://", "https://")):
            message = f"{url!r} is no address of an exporter; it begins with http:// or https://"
            raise ValueError(message)
        if not token or not token.isascii() or not token.isprintable():
            raise ValueError("the token is empty, or holds what no header can")
        self.counts = Counts()
        self._address = url.rstrip("/") + PATH
        self._token = token
        self._opener = urllib.request.build_opener(_NoRedirects)
        self._queue: deque[Made] = deque(maxlen=capacity)
        self._begin()
        os.register_at_fork(after_in_child=_forked(weakref.WeakMethod(self._begin)))
        atexit.register(_ended, weakref.WeakMethod(self.flush))

    def _begin(self) -> None:
        """With nothing queued and no thread: at the start, and in the child of a fork."""
        self._queue.clear()
        self._waiting: deque[Observation] = deque(maxlen=self._queue.maxlen)
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._busy = self._ending = False
        self._warned = False

    def put(self, *observations: Observation) -> None:
        """Queue observations; drops the oldest when there is no room. Never waits, never raises."""
        self.put_off(lambda: observations)

    def put_off(self, made: Made) -> None:
        """Queue work whose result is sent; what it raises is logged once and dropped."""
        try:
            with self._changed:
                self.counts.dropped += len(self._queue) == self._queue.maxlen
                self._queue.append(made)
                self._changed.notify_all()
                if self._thread is None or not self._thread.is_alive():
                    self._thread = threading.Thread(
                        target=self._run, name="sora-exporter-report", daemon=True
                    )
                    self._thread.start()
        except RuntimeError as error:  # no thread can be started: the interpreter ends, or there are too many
            self._warn(f"cannot report: {error}")

    def flush(self, timeout: float = _AT_EXIT) -> bool:
        """Wait up to `timeout` seconds until everything is sent or dropped; whether it was."""
        with self._changed:
            return self._changed.wait_for(lambda: not (self._queue or self._waiting or self._busy), timeout)

    def close(self, timeout: float = _AT_EXIT) -> None:
        """Wait as `flush` does, then end the thread; what is put in later starts it again."""
        self.flush(timeout)
        with self._changed:
            thread, self._ending = self._thread, True
            self._changed.notify_all()
        if thread is not None:
            thread.join(timeout)

    def _run(self) -> None:
        pause, due = _PAUSES[0], 0.0
        while True:
            with self._changed:
                left = max(0.0, due - clock.monotonic())
                self._changed.wait_for(lambda: self._queue or self._ending, left if self._waiting else None)
                if self._ending:
                    self._ending, self._thread = False, None
                    return
                self._busy = True
                made = list(self._queue)
                self._queue.clear()
            # At once, whatever becomes of the exporter: what waits to be read may hold much.
            for one in made:
                self._make(one)
            if self._waiting and clock.monotonic() >= due:
                sent = self._send()
                due = 0.0 if sent else clock.monotonic() + pause
                pause = _PAUSES[0] if sent else min(2 * pause, _PAUSES[1])
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _make(self, made: Made) -> None:
        try:
            observations = made()
        except Exception as error:  # noqa: BLE001 - a report must never harm the program that it is about
            self._warn(f"cannot read what was answered: {type(error).__name__}")
            return
        for one in observations:
            self.counts.dropped += len(self._waiting) == self._waiting.maxlen
            self._waiting.append(one)

    def _send(self) -> bool:
        """Send what waits, once; False where it has to be tried again."""
        batch: list[Observation] = []
        size = 0
        for one in self._waiting:
            size += len(json.dumps(one, default=str))
            if batch and (size > _LARGEST or len(batch) == _MOST):
                break
            batch.append(one)
        try:
            refused = self._post(batch)
        except Exception as error:  # noqa: BLE001 - whatever answers there is no exporter today
            self._warn(f"the exporter cannot be reached: {type(error).__name__}")
            return False
        for _ in batch:
            self._waiting.popleft()
        self.counts.sent += len(batch) - len(refused)
        self.counts.dropped += len(refused)
        if refused and len(refused) < len(batch):
            # All or nothing: the others are sent again without them.
            self.counts.sent -= len(batch) - len(refused)
            self._waiting.extendleft(one for i, one in reversed([*enumerate(batch)]) if i not in refused)
        return True

    def _post(self, batch: Sequence[Observation]) -> set[int]:
        """The places of those that the exporter will never take.

        Raises:
            OSError: it may take them later.
        """
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked where the address is given
            self._address,
            json.dumps({"observations": batch}, default=str).encode(),
            {"authorization": f"Bearer {self._token}", "content-type": "application/json"},
        )
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 422:
                    return self._faulty(error.read(_LARGEST), len(batch))
                if error.code not in _HOPELESS:
                    raise
                self._warn(f"the exporter refuses observations with {error.code}")
            return set(range(len(batch)))
        self._warned = False
        return set()

    def _faulty(self, body: bytes, count: int) -> set[int]:
        errors = json.loads(body).get("errors", [])
        said = sorted({f"{one.get('field')}: {one.get('message')}" for one in errors})
        self._warn(f"the exporter refuses observations: {'; '.join(said[:3])}")
        named = {one["index"] for one in errors if isinstance(one.get("index"), int)}
        return named or set(range(count))

    def _warn(self, message: str) -> None:
        """Once until something is sent again: who reports much would fill a log otherwise."""
        if not self._warned:
            self._warned = True
            _log.warning(message)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token elsewhere."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def _forked(begin: "weakref.WeakMethod[Callable[[], None]]") -> Callable[[], None]:
    def run() -> None:
        method = begin()
        if method is not None:
            method()

    return run


def _ended(flush: "weakref.WeakMethod[Callable[[], bool]]") -> None:
    method = flush()
    if method is not None:
        method()
