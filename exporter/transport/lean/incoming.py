"""One answer as it comes in, cut into head and body by llhttp, and held against what services send."""

from typing import Final

import httptools
import httpx2

from exporter.transport.phases import HEAD, Marks
from exporter.transport.wire import HEAD_LIMIT, WireMeter, body_meter, wire_meter

_SWITCHED: Final = 101
"""What follows is another protocol, and nobody has asked for one."""
_AHEAD: Final = 64 * 1024
"""Bytes of a body that wait to be read before no more is taken from the socket."""
_ENDED: Final = "Server disconnected without sending a response."
_CUT: Final = "peer closed connection without sending complete message body"


class Incoming:
    """The answer to one request. `limit`: bytes of its body that are wanted, decompressed."""

    __slots__ = (
        "_chunked", "_interim", "_length", "_limit", "_parser", "_pieces", "_received", "_tunnel",
        "_waiting", "_wire", "_within", "complete", "headed", "headers", "marks", "reason", "reusable",
        "status",
    )  # fmt: skip

    def __init__(self, limit: int, marks: Marks, *, tunnel: bool = False) -> None:
        self._limit = limit
        self.marks = marks
        self._tunnel = tunnel
        """It answers a CONNECT: what follows its head is not its body."""
        self._parser: httptools.HttpResponseParser | None = httptools.HttpResponseParser(self)
        # As lenient as h11, which reads the answers of httpx2 and of the OpenAI SDK.
        self._parser.set_dangerous_leniencies(
            lenient_headers=True, lenient_chunked_length=True, lenient_optional_cr_before_lf=True
        )
        self._wire = WireMeter("the head of the answer", HEAD_LIMIT)
        self._within: WireMeter | None = None
        self._pieces: list[bytes] = []
        self._received = 0
        self._waiting = 0
        self._length: int | None = None
        self._chunked = self._interim = False
        self.status = 0
        self.reason = ""
        self.headers: list[tuple[bytes, bytes]] = []
        self.headed = False
        """The head is complete; those of interim answers do not count."""
        self.complete = False
        self.reusable = False
        """The connection can serve another request once this answer is complete."""

    @property
    def ahead(self) -> bool:
        """More has come than is good to hold."""
        return self._waiting > _AHEAD

    def feed(self, data: memoryview | bytes) -> None:
        """Take in what came next.

        Raises:
            Flood: it is more, or in more pieces, than any service sends.
            httpx2.RemoteProtocolError: it is no HTTP.
        """
        if self._parser is None:
            self.reusable = False  # nobody has asked for that
            return
        self._wire.count(len(data))
        before = len(self._pieces)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            if not self.complete:
                raise httpx2.RemoteProtocolError(_what(error)) from error
            self.reusable = False
        if self._within is not None and len(self._pieces) > before:
            came = sum(map(len, self._pieces[before:]))
            self._received += came
            self._waiting += came
            self._within.count(came, len(self._pieces) - before)
        if self.complete:
            self.drop()

    def end(self) -> str | None:
        """The connection has ended; what is wrong about that, None where the answer is complete."""
        self.reusable = False
        if self.complete:
            return None
        if not self.headed:
            return _ENDED
        if self._chunked:
            return f"{_CUT} (incomplete chunked read)"
        if self._length is not None:
            return f"{_CUT} (received {self._received} bytes, expected {self._length})"
        self._finish(reusable=False)
        return None

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self._parser = None  # it knows this answer, and so both would wait for the garbage collector

    def take(self) -> bytes:
        """The body as far as it came and was not taken."""
        pieces, self._pieces, self._waiting = self._pieces, [], 0
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def on_status(self, reason: bytes) -> None:
        """Called by the parser: a part of the reason phrase."""
        self.reason += reason.decode("ascii", "ignore")

    def on_header(self, name: bytes, value: bytes) -> None:
        """Called by the parser: a header, or a trailer, which nobody asks for."""
        if self.headed:
            return
        self.headers.append((name, value))
        lower = name.lower()
        if lower == b"content-length":
            self._length = int(value) if value.isdigit() else None
        elif lower == b"transfer-encoding":
            self._chunked = b"chunked" in value.lower()

    def on_headers_complete(self) -> None:
        """Called by the parser: the head is complete."""
        if self.complete or self._parser is None:
            return
        self.status = self._parser.get_status_code()
        if self.status == _SWITCHED:
            raise httptools.HttpParserError("an upgrade that nobody has asked for")
        self._interim = self.status // 100 == 1
        if self._interim:
            self.headers, self.reason = [], ""
            return
        self.marks.note(f"{HEAD}.complete")
        self.headed = True
        self._wire, self._within = wire_meter(self._limit), body_meter(self._limit)
        if self._tunnel:
            self._finish(reusable=False)

    def on_body(self, data: bytes) -> None:
        """Called by the parser: a piece of the body."""
        if not self.complete:
            self._pieces.append(data)

    def on_message_complete(self) -> None:
        """Called by the parser: the answer is complete."""
        if self._interim:
            self._interim = False
        elif self.complete:
            self.reusable = False  # a second answer to one request
        elif self._parser is not None:
            self._finish(reusable=self._parser.should_keep_alive())

    def _finish(self, *, reusable: bool) -> None:
        self.complete = True
        self.reusable = reusable
        if not self._tunnel:
            self.marks.end()


def _what(error: httptools.HttpParserError) -> str:
    """What is wrong: an error that `on_...` raises is told by its own words."""
    return str(error.__context__ if isinstance(error, httptools.HttpParserCallbackError) else error)
