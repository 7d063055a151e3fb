"""Looking names up in threads of their own, so that a resolver that hangs holds up nobody but who asked."""

import asyncio
import contextlib
import errno
import ipaddress
import os
import socket
import threading
from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import Any, Final

from exporter.core.records import dataclass
from exporter.descriptors import exhausted, shares

Found = list[tuple[Any, ...]]
"""What `socket.getaddrinfo` gives."""
Came = tuple[Found, float]
"""The same, and when it came, by `perf_counter`: the event loop may learn of it later."""
Question = tuple[Any, ...]
"""Host, family, type, protocol and flags."""
Ask = Callable[..., Found]
FRESH: Final = 5.0
"""Seconds for which an answer is not asked for again."""
STALE: Final = 900.0
"""Seconds for which an answer is better than none."""
_SERVE_STALE_AFTER: Final = 1.0
PATIENCE: Final = 10.0
"""Seconds after which a lookup without an earlier answer counts as failed."""
_DEFINITE: Final = frozenset({socket.EAI_NONAME, socket.EAI_NODATA})
"""The name server's word that there is no such host, or that it has no address."""
_YOUNG: Final = 2.0
"""Seconds for which a lookup counts as one that has just begun."""


@dataclass(frozen=True, slots=True)
class _LookupAnswer:
    at: float
    found: Found


class _Flight:
    """One lookup under way."""

    __slots__ = ("future", "question", "started", "young")

    def __init__(self, question: Question, future: "asyncio.Future[Came]") -> None:
        self.question = question
        self.future = future
        self.started = False
        self.young = False


class Lookups:
    """The lookups of one event loop; `most` at a time."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, most: int, ask: Ask | None = None, patience: float = PATIENCE
    ) -> None:
        self._loop = loop
        self._most = most
        self._ask = ask or socket.getaddrinfo
        self._patience = patience
        self._answers: dict[Question, _LookupAnswer] = {}
        self._flights: dict[Question, _Flight] = {}
        self._waiting: deque[_Flight] = deque()
        self._running = 0
        self._young = 0

    async def find(self, host: str, *how: int) -> Found:
        """The addresses of a host, with port 0; see `ask`."""
        found, _ = await self.ask(host, *how)
        return found

    async def ask(self, host: str, *how: int) -> Came:
        """The addresses of a host, with port 0. `how`: family, type, protocol and flags.

        Raises:
            OSError: there are none, or they cannot be had now.
        """
        question: Question = (host, *how)
        known = self._known(question)
        if known is not None and self._loop.time() - known.at < FRESH:
            return known.found, perf_counter()
        flight = self._flights.get(question) or self._begin(question)
        try:
            async with asyncio.timeout(self._patience if known is None else _SERVE_STALE_AFTER):
                return await asyncio.shield(flight.future)
        except TimeoutError:
            if known is not None:
                return known.found, perf_counter()
            raise self._too_late(flight) from None
        except OSError as error:
            if known is not None and error.errno not in _DEFINITE:
                return known.found, perf_counter()
            raise
        finally:
            # What was raised knows this frame; through the lookup that knows the error it would know itself.
            del flight

    def _known(self, question: Question) -> _LookupAnswer | None:
        answer = self._answers.get(question)
        if answer is not None and self._loop.time() - answer.at > STALE:
            del self._answers[question]
            return None
        return answer

    def _too_late(self, flight: _Flight) -> OSError:
        if not flight.started:
            return OSError(errno.EAGAIN, "too many names are being looked up")
        text = f"Temporary failure in name resolution: no answer within {self._patience:g} s"
        return socket.gaierror(socket.EAI_AGAIN, text)

    def _begin(self, question: Question) -> _Flight:
        flight = _Flight(question, self._loop.create_future())
        # Nobody may be waiting any more when it fails.
        flight.future.add_done_callback(lambda future: future.exception())
        self._flights[question] = flight
        self._waiting.append(flight)
        self._start_some()
        return flight

    def _start_some(self) -> None:
        while self._waiting and self._running < self._most and self._young < max(1, self._most // 2):
            flight = self._waiting.popleft()
            flight.started = flight.young = True
            self._running += 1
            self._young += 1
            self._loop.call_later(_YOUNG, self._aged, flight)
            name = f"lookup {flight.question[0]}"
            try:
                # A daemon: the end of the process does not wait for a resolver.
                threading.Thread(target=self._work, args=(flight,), name=name, daemon=True).start()
            except RuntimeError:
                self._ended(flight, None, OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)))

    def _aged(self, flight: _Flight) -> None:
        if flight.young:
            flight.young = False
            self._young -= 1
            self._start_some()

    def _work(self, flight: _Flight) -> None:
        host, family, kind, proto, flags = flight.question
        found: Found | None = None
        failed: Exception | None = None
        try:
            found = self._ask(host, 0, family, kind, proto, flags)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to those who wait
            # The resolver says of a missing descriptor no more than that it failed.
            failed = OSError(errno.EMFILE, os.strerror(errno.EMFILE)) if exhausted() else error
            failed = failed.with_traceback(None)  # it knows this frame, which knows the error
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(self._ended, flight, found, failed, perf_counter())

    def _ended(
        self, flight: _Flight, found: Found | None, failed: Exception | None, came: float = 0.0
    ) -> None:
        self._running -= 1
        self._young -= flight.young
        flight.young = False
        self._flights.pop(flight.question, None)
        if found is not None:
            self._answers[flight.question] = _LookupAnswer(self._loop.time(), found)
        if not flight.future.done():
            if failed is not None:
                flight.future.set_exception(failed)
            else:
                flight.future.set_result((found or [], came))
        self._start_some()


class Loop(asyncio.SelectorEventLoop):
    """Every name that anybody in the process connects to is looked up by `Lookups`."""

    def __init__(self) -> None:
        super().__init__()
        self._lookups = Lookups(self, shares().lookups)

    async def getaddrinfo(
        self,
        host: Any,
        port: Any,
        *,
        family: int = 0,
        type: int = 0,  # noqa: A002 - asyncio's name
        proto: int = 0,
        flags: int = 0,
    ) -> list[Any]:
        """See `socket.getaddrinfo`; addresses are answered at once."""
        found, _ = await self.look_up(host, port, family, type, proto, flags)
        return found

    async def look_up(self, host: Any, port: Any, *how: int) -> Came:
        """The same, and when it came. `how`: family, type, protocol and flags."""
        name = host.decode("idna") if isinstance(host, bytes) else host
        if not name or _is_address(name) or not (port is None or isinstance(port, int)):
            # Nothing is asked of anybody for these; a port by its name is read from a file.
            return socket.getaddrinfo(host, port, *how), perf_counter()
        found, came = await self._lookups.ask(name, *how)
        return [(*rest, (address[0], port or 0, *address[2:])) for *rest, address in found], came


async def stream_places(host: str, port: int) -> Came:
    """Where a stream to a host can be connected to, looked up by the running loop, whichever it is.

    Raises:
        OSError, UnicodeError: nowhere.
    """
    loop = asyncio.get_running_loop()
    if isinstance(loop, Loop):
        return await loop.look_up(host, port, 0, socket.SOCK_STREAM, 0, 0)
    return await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM), perf_counter()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
