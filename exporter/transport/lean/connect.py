"""New connections: to the first address of a name that answers."""

import asyncio
import socket
from asyncio.staggered import staggered_race
from functools import partial
from itertools import chain, zip_longest
from time import perf_counter
from typing import Any, Final

import httpx2

from exporter.lookup import stream_places
from exporter.transport.lean.arrival import Stamped
from exporter.transport.lean.connection import LeanConnection
from exporter.transport.phases import Marks

_AHEAD: Final = 0.25
"""Seconds after which the next address is tried beside those that have not answered yet (RFC 8305)."""
_FAILED: Final = "All connection attempts failed"
Place = tuple[Any, ...]
"""Family, type, protocol, name and address: what `getaddrinfo` gives."""


async def connect(host: str, port: int, marks: Marks) -> LeanConnection:
    """A connection to one of the addresses of `host`; `marks` are held where it came about.

    Raises:
        httpx2.ConnectError: there is no address, or none answers.
    """
    loop = asyncio.get_running_loop()
    try:
        places, came = await stream_places(host, port)
        marks.hold(came)
        marks.go_on()
        sock = await _first(places)
        marks.hold(sock.arrived)
        try:
            _, connection = await loop.create_connection(partial(LeanConnection, sock), sock=sock)
        except BaseException:
            sock.close()
            raise
    except (OSError, UnicodeError) as error:
        raise httpx2.ConnectError(str(error)) from error
    return connection


async def _first(places: list[Place]) -> Stamped:
    if len(places) == 1:
        try:
            return await _open(places[0])
        except OSError as error:
            raise OSError(_FAILED) from error
    attempts = [partial(_open, place) for place in _alternating(places)]
    sock: Stamped | None
    sock, _, failed = await staggered_race(attempts, _AHEAD)
    if sock is None:
        told = [error for error in failed if isinstance(error, Exception)]
        raise OSError(_FAILED) from ExceptionGroup("multiple connection attempts failed", told)
    return sock


def _alternating(places: list[Place]) -> list[Place]:
    """IPv6 and IPv4 in turns, so that one protocol that leads nowhere costs one wait."""
    six = [place for place in places if place[0] is socket.AF_INET6]
    four = [place for place in places if place[0] is not socket.AF_INET6]
    return [place for place in chain.from_iterable(zip_longest(six, four)) if place is not None]


async def _open(place: Place) -> Stamped:
    family, kind, proto, _, address = place
    sock = Stamped(family, kind, proto)
    try:
        sock.setblocking(False)
        began = perf_counter()
        await asyncio.get_running_loop().sock_connect(sock, address)
        sock.connected(began)
    except BaseException:
        sock.close()
        raise
    return sock
