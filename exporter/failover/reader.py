"""Taking an answer in, and telling what came of a request."""

from typing import Any, Final

import httpx2
from openai import APIError, APIStatusError, OpenAIError

from exporter.failover import clock
from exporter.failover.steps import BODY_LIMIT, Reply, Send

NEVER_SENT: Final = frozenset(
    {"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol", "InvalidURL"}
)
"""Exceptions of httpx2, and of the older httpx, before the first byte of a request has left."""


class AnswerReader:
    """Takes an answer in, and tells what came of it."""

    def __init__(self, step: Send) -> None:
        self._step = step
        self._begun = clock.monotonic()
        self._status: int | None = None
        self._headers: dict[str, str] = {}
        self._pieces: list[bytes] = []
        self._size = 0
        self._write: Any = None
        self._disk: Exception | None = None

    def head(self, response: httpx2.Response) -> None:
        """Status and headers are there."""
        self._status = response.status_code
        self._headers = {name.lower(): value for name, value in response.headers.items()}
        if self._step.sink is not None and response.status_code // 100 == 2:
            try:
                self._write = self._step.sink(response.status_code, self._headers)
            except OSError as error:
                self._disk = error
                raise

    def take(self, chunk: bytes) -> None:
        """Some of the body is there. Raises what ends the reading."""
        if self._step.deadline is not None and clock.monotonic() > self._step.deadline:
            raise TimeoutError("timed out: the answer takes too long")
        if self._write is not None:
            try:
                self._write(chunk)
            except OSError as error:
                self._disk = error
                raise
            return
        self._size += len(chunk)
        if self._size > BODY_LIMIT:
            message = f"the answer is longer than {BODY_LIMIT} bytes"
            raise OverflowError(message)
        self._pieces.append(chunk)

    def reply(self) -> Reply:
        """The answer has come to its end."""
        error = None
        if self._status is not None and self._status // 100 != 2:
            error = OSError(f"HTTP {self._status}")
        return Reply(self._status, self._headers, b"".join(self._pieces), error, seconds=self._seconds)

    def failed(self, error: Exception) -> Reply:
        """What the client raised ended it. Raises what is no trouble of the wire: a full disk."""
        if error is self._disk:
            raise error
        if isinstance(error, APIStatusError):
            response = error.response
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status_code, headers, response.content, error, seconds=self._seconds)
        return Reply(
            self._status,
            self._headers,
            b"".join(self._pieces),
            error,
            sent=not _never_sent(error),
            whole=False,
            seconds=self._seconds,
        )

    @property
    def _seconds(self) -> float:
        return clock.monotonic() - self._begun


def _never_sent(error: BaseException) -> bool:
    """The request has certainly not left."""
    if isinstance(error, OpenAIError) and not isinstance(error, APIError):
        return True  # the client could not even compose it: no key, for instance
    link: BaseException | None = error
    while link is not None:
        if type(link).__name__ in NEVER_SENT and type(link).__module__.startswith("httpx"):
            return True
        link = link.__cause__
    return False
