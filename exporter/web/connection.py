"""A connection, spoken by uvicorn with a limit to how long a client may take over anything."""

import asyncio
import contextlib
from typing import Any, Final

import h11
from starlette.responses import PlainTextResponse
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from exporter.web.connections import Connections, Slot
from exporter.web.tls import allowed

HEAD_SECONDS: Final = 10.0
"""For a TLS handshake and the head of a request."""
BODY_SECONDS: Final = 30.0
"""For the body of a request."""
STALL_SECONDS: Final = 30.0
"""For taking `STALL_BYTES` of an answer that does not fit into the buffers."""
STALL_BYTES: Final = 1 << 17
_SECONDS: Final = {"head": HEAD_SECONDS, "body": BODY_SECONDS}
LARGEST_BODY: Final = 4 << 20
"""Bytes: no route takes more than a quarter of that; whoever sends on is cut off."""
_ENDING: Final = PlainTextResponse("the exporter is ending\n", 503, {"connection": "close"})


class Connection(H11Protocol):
    """Counts as quiet while no request of its client is being answered."""

    def __init__(
        self, slot: Slot, connections: Connections, sans: tuple[str, ...] | None, **uvicorn: Any
    ) -> None:
        super().__init__(**uvicorn)
        self._inside = self.app
        self.app = self._answer
        self._answering = 0
        self._lost = False
        self._slot = slot
        self._open = connections
        self._sans = sans
        self._awaits: str | None = "head"
        self._body = 0
        self._unsent: int | None = None
        """Bytes of an answer that the client had not taken when it was last looked at; None: it keeps up."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The connection is there, TLS and all."""
        super().connection_made(transport)
        self._slot.made = True
        self._slot.drop = transport.abort
        self._slot.retire = self.shutdown
        self._slot.more_time = self._more_time
        if self._sans is not None:
            encrypted = transport.get_extra_info("ssl_object")
            if encrypted is None or not allowed(encrypted.getpeercert(), self._sans):
                transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone; its place is free when the work for it is over."""
        self._lost = True
        if not self._answering:
            self._open.leave(self._slot)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something of a request has come."""
        if self.transport.is_closing():
            return
        self._body += len(data)
        super().data_received(data)
        self._expect()
        if self._awaits == "body" and self._body > LARGEST_BODY:
            self.transport.abort()

    def on_response_complete(self) -> None:
        """A request has been answered."""
        super().on_response_complete()
        self._expect()

    def shutdown(self) -> None:
        """End as soon as nothing is being answered."""
        with contextlib.suppress(h11.LocalProtocolError):  # what came was no HTTP, and has been refused
            super().shutdown()

    def pause_writing(self) -> None:
        """The client does not keep up."""
        super().pause_writing()
        self._unsent = self.transport.get_write_buffer_size()
        self._slot.deadline = self.loop.time() + STALL_SECONDS

    def resume_writing(self) -> None:
        """The client has taken nearly everything."""
        super().resume_writing()
        self._unsent = None
        self._slot.deadline = None

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        self._answering += 1
        try:
            await self._inside(scope, receive, send)
        except asyncio.CancelledError:  # the process ends; uvicorn would log it as a failure
            await self._cut_off(scope, receive, send)
        finally:
            self._answering -= 1
            if self._lost:
                self._open.leave(self._slot)

    async def _cut_off(self, scope: Any, receive: Any, send: Any) -> None:
        """There is no time left for the answer."""
        cycle = self.cycle
        if cycle.response_started:
            cycle.disconnected = True
            self.transport.abort()
        else:
            await _ENDING(scope, receive, send)

    def _more_time(self, now: float) -> float | None:
        """A client that takes its answer slowly may go on."""
        if self._unsent is None:
            return None
        unsent, self._unsent = self._unsent, self.transport.get_write_buffer_size()
        return now + STALL_SECONDS if unsent - self._unsent >= STALL_BYTES else None

    def _expect(self) -> None:
        """Note what is awaited of the client from now on, and whether it is being answered."""
        now = self.loop.time()
        cycle: RequestResponseCycle | None = self.cycle  # uvicorn leaves out the None
        answering = cycle is not None and not cycle.response_complete
        self._slot.asked = cycle is not None
        if answering:
            self._slot.quiet_since = None
        elif self._slot.quiet_since is None:
            self._open.quiet(self._slot, now)
        awaited = self._awaited()
        if awaited != "body":
            self._body = 0
        if awaited != self._awaits:
            self._awaits = awaited
            self._slot.deadline = None if awaited is None else now + _SECONDS[awaited]

    def _awaited(self) -> str | None:
        if self.conn.their_state is h11.SEND_BODY:
            return "body"
        begun = not self._slot.asked or bool(self.conn.trailing_data[0])
        return "head" if self.conn.their_state is h11.IDLE and begun else None
