"""Where the time of a request went: marks taken inside the transport, not around it."""

from collections.abc import Callable, Mapping
from typing import Final

from exporter.transport.routes import Way

CONNECT: Final = "connection.connect_tcp"
TUNNEL: Final = "proxy.start_tls"
"""TLS to the upstream through a tunnel: its start shows that the proxy has made one."""
TLS: Final = "connection.start_tls"
"""The first encryption of a connection: to the upstream, or to a proxy."""
SEND: Final = "http11.send_request_headers"
HEAD: Final = "http11.receive_response_headers"


class Marks:
    """The moments of one request, in seconds of the stopwatch `now`.

    The lean transport holds it while nobody is waited for: from the arrival of what the other side has sent
    until something is sent to it. So what this process does meanwhile, and how late it gets round to reading,
    is in none of the figures.
    """

    __slots__ = ("_at", "_held", "_latest", "_now", "_own", "_way", "began", "ended", "head")

    def __init__(self, now: Callable[[], float], way: Way) -> None:
        self._now = now
        self._way = way
        self._at: dict[str, float] = {}
        self._held: float | None = None
        self._own = 0.0
        """Seconds for which it was held so far."""
        self.began = self._latest = now()
        self.ended: float | None = None
        self.head: float | None = None
        """When the head of the answer was complete."""

    async def trace(self, event: str, _info: Mapping[str, object]) -> None:
        """The `trace` extension of httpcore2: told of every step. Repeated steps keep the last moment."""
        self.note(event)

    def note(self, event: str) -> None:
        """A step of the lean transport, under the name that httpcore2 has for it."""
        self._at[event] = self._moment()

    def hold(self, at: float | None = None) -> None:
        """Stop at a moment of `now` that is not before the one of the last call; without one, at once."""
        self._latest = self._held = self._now() if at is None else max(at, self._latest)

    def go_on(self) -> None:
        """Something is sent: from now on somebody is waited for."""
        now = self._now()
        if self._held is not None:
            self._own += now - self._held
        self._latest, self._held = now, None

    def await_more(self) -> None:
        """The other side had not finished when the watch was held: it has never stood."""
        self._held = None

    def got_head(self) -> None:
        """The transport handed over the head of the answer."""
        self.head = self._at.get(f"{HEAD}.complete") or self._moment()

    def end(self) -> None:
        """The body is complete, or something ended it; the first time counts."""
        if self.ended is None:
            self.ended = self._moment()

    @property
    def traced(self) -> bool:
        """The transport tells its steps; one that works in process does not."""
        return bool(self._at)

    @property
    def proxy_failed(self) -> bool:
        """There is a proxy, and it gave no way to the upstream."""
        if self._way is Way.DIRECT or f"{CONNECT}.started" not in self._at:
            return False
        if self._way is Way.TUNNEL:
            return f"{TUNNEL}.started" not in self._at
        return not self.proxy_reached

    @property
    def proxy_reached(self) -> bool:
        """The connection to the proxy came about, encrypted where it is to be."""
        handshake = f"{TLS}.started" in self._at and f"{TLS}.complete" not in self._at
        return f"{CONNECT}.complete" in self._at and not handshake

    @property
    def doing(self) -> str:
        """What was under way, for the text of a timeout."""
        if self.head is not None:
            return "in the body"
        if self.sent or not self.traced:
            return "before the first byte"
        return "connecting"

    @property
    def sent(self) -> bool:
        """The request itself began to leave; a proxy's CONNECT does not count."""
        if (
            self._way is Way.TUNNEL
            and f"{TUNNEL}.complete" not in self._at
            and f"{CONNECT}.started" in self._at
        ):
            return False
        return f"{SEND}.started" in self._at

    @property
    def reused(self) -> bool:
        """The request left on a connection that had served another before."""
        return self.sent and f"{CONNECT}.started" not in self._at

    @property
    def seconds(self) -> float:
        """From the first step on the wire to the end."""
        ended = self._moment() if self.ended is None else self.ended
        return max(0.0, ended - next(iter(self._at.values()), self.began))

    @property
    def elapsed(self) -> float:
        """Since it was made, whoever was waited for."""
        return self._now() - self.began

    def phases(self) -> dict[str, float]:
        """Seconds of each phase that was completed."""
        phases: dict[str, float] = {}
        for name, steps in (("connect", (CONNECT,)), ("tls", (TUNNEL, TLS))):
            for step in steps:
                began, ended = self._at.get(f"{step}.started"), self._at.get(f"{step}.complete")
                if began is not None and ended is not None:
                    phases[name] = ended - began
        if self.head is not None:
            phases["first_byte"] = self.head - self._at.get(f"{SEND}.started", self.began)
            if self.ended is not None:
                phases["transfer"] = self.ended - self.head
        return phases

    def _moment(self) -> float:
        return (self._now() if self._held is None else self._held) - self._own
