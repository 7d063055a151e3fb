"""One attempt at a request: sent, read, and made an exchange of, whatever comes of it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

import httpx2

from exporter.core.answer import Answer, Cause, Transport
from exporter.log import Seldom
from exporter.transport.addresses import AddressRefused
from exporter.transport.causes import Reached, cause_of
from exporter.transport.errors import (
    BROKEN,
    FOREIGN,
    NEVER_SENT,
    STALE,
    UNSENDABLE,
    chain,
    describe,
    silent_proxy,
    timed_out,
    unusable_proxy,
)
from exporter.transport.exchange import SECRET, Call, Exchange
from exporter.transport.lean import Pool
from exporter.transport.phases import Marks
from exporter.transport.reply import Message, StreamedReply, carry_by_httpx
from exporter.transport.response import Alarm, ResponseLimits, ResponseReader
from exporter.transport.routes import NoWay, Route, Way

_log = logging.getLogger(__name__)
_SHORTEST_SECRET: Final = 6
"""Characters; a shorter key would be found in innocent words."""
_NOT_WELL: Final = frozenset({408, 421})
"""Answers below 500 after which a connection is of no further use."""
_bugs = Seldom(inf)
"""Bugs are logged with their traceback once; the next of the same kind are counted by the probes."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of an attempt."""

    exchange: Exchange
    data: bytes
    stale: bool
    """It failed on a connection that the other side had closed meanwhile."""


@dataclass(slots=True)
class Attempt:
    """One request on its way."""

    call: Call
    reach: ResponseLimits
    route: Route
    now: Callable[[], float]
    pool: Pool | None = None
    """Sends in the place of the route's transport."""
    last: bool = False
    """Nothing else is to be sent over its connection."""

    async def run(self) -> Tried:
        """Send and read. What goes wrong stands in the exchange; only cancellation passes.

        Raises:
            Refused: by a pinned route, before anything is sent.
        """
        marks, intake = Marks(self.now, self.route.way), ResponseReader(self.reach)
        failure: _AttemptFailure | None = None
        secrets: list[str] = []
        alarm = asyncio.timeout(self.reach.deadline)
        try:
            async with alarm:
                await self._carry(secrets, marks, intake, Alarm(self.reach, alarm))
        except AddressRefused:
            raise
        except Exception as error:  # noqa: BLE001 - no probe may fail by what an upstream sends
            late = isinstance(error, TimeoutError) and alarm.expired()
            failure = self._read(error, marks, timed_out(self.reach, marks) if late else None)
        marks.end()
        stale = failure is not None and failure.stale and marks.reused and marks.head is None
        return Tried(self._exchange(marks, intake, failure, secrets), intake.data, stale)

    def _headers(self, secrets: list[str]) -> list[tuple[str, str]]:
        """What is sent; the secrets among it are added to `secrets`."""
        key = self.route.key
        secret = key.reveal() if key.headers else ""
        further = {header.name: header.reveal() for header in key.further}
        secrets += [secret, *(further[header.name] for header in key.further if header.secret)]
        credentials = [(name, value.format(secret)) for name, value in key.headers] if secret else []
        of_call = [(name, value) for name, value in self.call.headers if name not in further]
        closing = (("connection", "close"),) if self.last else ()
        return [*of_call, *further.items(), *credentials, *closing]

    async def _carry(self, secrets: list[str], marks: Marks, intake: ResponseReader, alarm: Alarm) -> None:
        if self.call.flaw is not None:
            raise httpx2.InvalidURL(self.call.flaw)
        message = Message(self.call, self._headers(secrets), self.reach.limit, self.last)
        reply = await self._send(message, marks)
        well = False
        try:
            marks.got_head()
            intake.head(reply)
            if self.route.way is Way.FORWARD and intake.status == httpx2.codes.PROXY_AUTHENTICATION_REQUIRED:
                raise httpx2.ProxyError("407 from the proxy itself")
            await intake.body(reply, alarm)
            marks.end()
            well = reply.status < httpx2.codes.INTERNAL_SERVER_ERROR and reply.status not in _NOT_WELL
        finally:
            await reply.end(well=well)

    async def _send(self, message: Message, marks: Marks) -> StreamedReply:
        if self.pool is not None:
            return await self.pool.carry(message, marks)
        return await carry_by_httpx(self.route.transport, message, marks, self.route.server_name)

    def _read(self, error: Exception, marks: Marks, late: str | None) -> "_AttemptFailure":
        if isinstance(error, NoWay):
            return _AttemptFailure(str(error), error.cause, sent=False)
        sent = marks.sent if marks.traced else not isinstance(error, NEVER_SENT)
        sent = sent and not isinstance(error, UNSENDABLE)
        text = late or describe(error)
        if isinstance(error, httpx2.ProxyError):
            return _AttemptFailure(text, Cause.PROXY, sent=False)
        if marks.proxy_failed:
            return _AttemptFailure(unusable_proxy(text, marks), Cause.PROXY, sent=False)
        if self.route.way is Way.FORWARD and marks.head is None and isinstance(error, BROKEN):
            # A proxy says 502 where the upstream fails. The request has left all the same.
            return _AttemptFailure(silent_proxy(text), Cause.PROXY, sent, isinstance(error, STALE))
        if not isinstance(error, FOREIGN):
            _tell(error)
            return _AttemptFailure(text, Cause.INTERNAL, sent)
        reached = Reached(sent, marks.head is not None, late is not None)
        tls = None if self.route.own_trust else self.route.tls
        cause = cause_of(list(chain(error)), reached, tls)
        return _AttemptFailure(text, cause, sent, isinstance(error, STALE))

    def _exchange(
        self, marks: Marks, intake: ResponseReader, failure: "_AttemptFailure | None", secrets: Sequence[str]
    ) -> Exchange:
        def clean(text: str) -> str:
            for secret in secrets:
                if len(secret) >= _SHORTEST_SECRET and secret in text:
                    text = text.replace(secret, SECRET)
            return text

        answer = Answer(
            transport=Transport.HTTP if failure is None else Transport.EXCEPTION,
            status=intake.status,
            headers={name: clean(value) for name, value in intake.headers.items()},
            body=clean(intake.text()),
            exception=None if failure is None else clean(failure.text),
            cause=None if failure is None else failure.cause,
        )
        return Exchange(
            method=self.call.method,
            url=self.call.shown_url,
            request_headers=self.call.shown_headers,
            request_body=self.call.shown_body,
            answer=answer,
            seconds=marks.seconds,
            phases=marks.phases(),
            first_byte=marks.head is not None,
            sent=failure is None or failure.sent,
        )


@dataclass(frozen=True, slots=True)
class _AttemptFailure:
    """Why an attempt failed, and whether the request had left."""

    text: str
    cause: Cause | None
    sent: bool
    stale: bool = False


def _tell(error: Exception) -> None:
    """Log a bug of ours with its traceback, each kind once."""
    if _bugs.due(0.0, type(error).__qualname__) is not None:
        _log.error("a request failed by a bug", exc_info=error)
