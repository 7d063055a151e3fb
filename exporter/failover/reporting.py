"""Telling an exporter what real requests met: in the background, and never at a call's expense.

Prompts and results are not told. What an upstream said is, without keys and without the prompt, because the
exporter classifies it.
"""

import atexit
import json
import logging
import os
import threading
import weakref
from collections import deque
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import httpx2

from exporter.core.answer import Answer, Transport
from exporter.core.redact import conceal
from exporter.core.wire.chat_stream import ChatStream
from exporter.failover import clock

MOST_WAITING: Final = 1000
"""Observations that are kept while the exporter cannot be reached; older ones are dropped."""
_AT_ONCE: Final = 100
_BODY: Final = 4000
"""Characters of an answer that are told."""
_READ: Final = 1_000_000
_STREAM: Final = ("data:", "event:", ":")
_QUOTED: Final = 3
"""Layers of JSON in which a prompt may be quoted."""
_PATIENCE: Final = 5.0
_PAUSES: Final = (1.0, 5.0, 15.0, 60.0)
"""Seconds until the next try, by the tries in a row that failed."""
_IDLE: Final = 30.0
"""Seconds without a report after which the thread ends."""
_AGAIN: Final = 0.2
"""Seconds between two tries while the program ends."""
_CLOSING: Final = 2.0
"""Seconds in which the last ones are sent when the program ends."""
_TELLING: Final = frozenset(
    {"content-type", "retry-after", "retry-after-ms", "server", "cf-ray", "cf-mitigated", "x-should-retry"}
    | {"x-new-api-version", "x-oneapi-request-id", "x-request-id", "x-amzn-waf-action", "x-maintenance-mode"}
)
"""Headers that say who speaks, and nothing of the caller."""
_log: Final = logging.getLogger(__name__)


class Reporter:
    """A queue and a thread that empties it. After a fork each process has a queue and a thread of its own."""

    def __init__(
        self, exporter: str | None, token: str | None, reporter: str, secrets: Collection[str] = ()
    ) -> None:
        self._secrets = (*secrets, *([token] if token else []))
        self._url = None
        if exporter is not None and token is not None:
            base = httpx2.URL(exporter.rstrip("/") + "/api/v1/observations")
            # A request has room for one credential, and here that is the token.
            self._url = base.copy_with(username=None, password=None)
        self._token = token
        self._reporter = reporter
        self._begin()
        if self._url is not None:
            me = weakref.ref(self)
            atexit.register(_flush, me)

    def _begin(self) -> None:
        self._pid = os.getpid()
        self._waiting: deque[dict[str, Any]] = deque(maxlen=MOST_WAITING)
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing: float | None = None
        """Monotonic seconds at which the thread gives up."""
        self._busy = 0

    def success(self, target: str, seconds: float) -> None:
        """A video or image came out, `seconds` after it was asked for."""
        self._put({"target": target, "latency_seconds": seconds, "outcome": "operational"})

    def failure(self, target: str, seconds: float, answer: Answer, hidden: str = "") -> None:
        """What came instead; `hidden`, the prompt, is taken out of it."""
        told: dict[str, Any] = {"transport": answer.transport, "latency_seconds": seconds}
        if answer.transport is Transport.EXCEPTION:
            told["exception"] = self._plain(answer.exception or "unknown", hidden)
        else:
            told["status"] = answer.status
        told["headers"] = {name: value for name, value in answer.headers.items() if name in _TELLING}
        body = answer.body
        if body.lstrip().startswith(_STREAM):
            body = _one_piece(body, lambda said: self._plain(said, hidden))
            told["transport"] = Transport.SSE if answer.transport is Transport.HTTP else answer.transport
        told["body"] = self._plain(body[:_READ], hidden)[: 2 * _BODY]
        self._put({"target": target, **told})

    def _put(self, told: Mapping[str, Any]) -> None:
        if self._url is None:
            return
        if os.getpid() != self._pid:
            self._begin()
        item = {"reporter": self._reporter, "time": clock.stamp(clock.wall()), **told}
        with self._wake:
            self._waiting.append(item)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="failover-reports", daemon=True)
                self._thread.start()
            self._wake.notify()

    def close(self, timeout: float = _CLOSING) -> None:
        """Send what waits, for at most `timeout` seconds, and end the thread."""
        if os.getpid() != self._pid:
            return
        with self._wake:
            thread = self._thread
            self._closing = clock.monotonic() + timeout
            self._wake.notify()
        if thread is not None:
            thread.join(timeout)
        with self._wake:
            self._closing = None

    def _work(self) -> None:
        with httpx2.Client(timeout=_PATIENCE) as web:
            failures = 0
            while True:
                batch = self._next(failures)
                if not batch:
                    return
                failures = 0 if self._send(web, batch) else failures + 1

    def _next(self, failures: int) -> list[dict[str, Any]]:
        """The next ones to send, once there are some and the pause is over; empty at the end."""
        with self._wake:
            if failures and self._closing is None:
                pause = _PAUSES[min(failures, len(_PAUSES)) - 1]
                self._wake.wait_for(lambda: self._closing is not None, pause)
            elif failures:
                self._wake.wait(_AGAIN)
            late = failures and self._closing is not None and clock.monotonic() >= self._closing
            if not late and self._wake.wait_for(lambda: self._waiting or self._closing is not None, _IDLE):
                batch = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
                if batch:
                    return batch
            # Under the lock: the next report starts a thread of its own.
            self._thread = None
            return []

    def _send(self, web: httpx2.Client, batch: list[dict[str, Any]]) -> bool:
        """Whether the exporter is done with them; if not they wait again."""
        left = _PATIENCE if self._closing is None else max(0.1, self._closing - clock.monotonic())
        try:
            answer = web.post(
                self._url or "",
                content=json.dumps({"observations": batch}),
                headers={"authorization": f"Bearer {self._token}", "content-type": "application/json"},
                timeout=min(left, _PATIENCE),
            )
        except Exception as error:  # noqa: BLE001 - a report may never fail anything else
            _log.debug("observations wait: %s", type(error).__name__)
            status = None
        else:
            status = answer.status_code
        if status is not None and status // 100 == 2:
            return True
        if status in (422, 413) and len(batch) > 1:
            # All or nothing: one that is not taken must not take the others with it.
            alone = [self._send(web, [item]) for item in batch]
            return all(alone)
        if status is not None and status // 100 == 4 and status != 429:
            _log.warning("the exporter takes no observations: HTTP %d", status)
            return True
        with self._wake:
            self._waiting.extendleft(reversed(batch[: MOST_WAITING - len(self._waiting)]))
        return False

    def _plain(self, text: str, hidden: str) -> str:
        """Without keys and without the prompt, however often it is quoted as JSON in JSON."""
        spelled = {hidden}
        for _ in range(_QUOTED):
            spelled |= {
                json.dumps(each, ensure_ascii=plain)[1:-1] for each in spelled for plain in (True, False)
            }
        for each in sorted(filter(None, spelled), key=len, reverse=True):
            text = text.replace(each, "<prompt>")
        return conceal(text, self._secrets)


def _one_piece(stream: str, hide: Callable[[str], str]) -> str:
    """A stream of a chat as one event with all that was said: words that were cut in two are whole in it.

    Events of an error stay as they are. Only the end is kept: there it says what came of it.
    """
    heard = ChatStream(lambda _phase, _ratio: None)
    heard.feed(stream)
    heard.close()
    errors = [line for line in stream.splitlines() if line.startswith("data:") and '"error"' in line]
    said = {"choices": [{"index": 0, "delta": {"content": hide(heard.text[-_READ:])[-_BODY:]}}]}
    end = ["data: [DONE]"] if heard.ended else []
    return "\n\n".join([f"data: {json.dumps(said, ensure_ascii=False)}", *errors[-3:], *end, ""])


def _flush(reporter: "weakref.ref[Reporter]") -> None:
    alive = reporter()
    if alive is not None:
        alive.close()
