"""The simulated host in process, as a transport of httpx2: no sockets, and time is whatever the loop says."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from typing import Final, NoReturn

import httpx2

from exporter.simulator.wire import Breakage, SimRequest, SimResponse
from exporter.simulator.world import World

_VERIFY: Final = (
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)"
)


_INCOMPLETE: Final = "peer closed connection without sending complete message body"
Made = tuple[type[httpx2.TransportError], str, BaseException | None]
"""An exception's class and message, and its cause."""


def _refused() -> Made:
    return (
        httpx2.ConnectError,
        "All connection attempts failed",
        ConnectionRefusedError(111, "Connection refused"),
    )


def _dns() -> Made:
    cause = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return httpx2.ConnectError, str(cause), cause


def _no_names() -> Made:
    cause = socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return httpx2.ConnectError, str(cause), cause


def _tls() -> Made:
    return httpx2.ConnectError, _VERIFY, ssl.SSLCertVerificationError(1, _VERIFY)


def _proxy() -> Made:
    return (
        httpx2.ProxyError,
        "407 Proxy Authentication Required",
        OSError("407 Proxy Authentication Required"),
    )


def _unreachable() -> Made:
    cause = OSError(101, "Network is unreachable")
    return httpx2.ConnectError, "All connection attempts failed", cause


def _connect_timeout() -> Made:
    return httpx2.ConnectTimeout, "", TimeoutError()


def _truncated() -> Made:
    return httpx2.RemoteProtocolError, f"{_INCOMPLETE} (incomplete chunked read)", None


def _reset() -> Made:
    return httpx2.ReadError, "", ConnectionResetError(104, "Connection reset by peer")


_ERRORS: Final[dict[Breakage, Callable[[], Made]]] = {
    Breakage.REFUSED: _refused,
    Breakage.DNS: _dns,
    Breakage.NO_NAMES: _no_names,
    Breakage.TLS: _tls,
    Breakage.PROXY: _proxy,
    Breakage.UNREACHABLE: _unreachable,
    Breakage.CONNECT_TIMEOUT: _connect_timeout,
    Breakage.RESET: _reset,
    Breakage.TRUNCATED: _truncated,
}
"""The exceptions that the real stack raises, with the causes it gives them."""


class SimulatorTransport(httpx2.AsyncBaseTransport):
    """Every host leads to the simulated one."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer as the simulated host does, or raise what the network would."""
        limits = request.extensions.get("timeout", {})
        answer = self._world.answer(await _read(request))
        await _wait(answer.delay, limits.get("read"))
        if answer.status is None:
            await _break(answer.breakage, limits.get("connect"))
        stream = _ResponseStream(answer, limits.get("read"))
        headers = [*answer.headers, *_length(answer)]
        return httpx2.Response(answer.status, headers=headers, stream=stream, request=request)


async def _read(request: httpx2.Request) -> SimRequest:
    url = request.url
    return SimRequest(
        method=request.method,
        path=url.path,
        headers={
            name.lower().decode("ascii"): value.decode("latin-1") for name, value in request.headers.raw
        },
        body=await request.aread(),
        query=url.query.decode("ascii"),
        origin=f"{url.scheme}://{url.netloc.decode('ascii')}",
    )


def _length(answer: SimResponse) -> list[tuple[str, str]]:
    if answer.chunks or answer.breakage is not None:
        return [] if answer.promised is None else [("content-length", str(answer.promised))]
    return [("content-length", str(len(answer.body)))]


async def _wait(seconds: float, limit: float | None) -> None:
    """Be silent for so long, or until the client's own limit (seconds) is over."""
    if limit is not None and seconds > limit:
        await asyncio.sleep(limit)
        raise httpx2.ReadTimeout("") from TimeoutError()
    if seconds > 0:
        await asyncio.sleep(seconds)


async def _break(breakage: Breakage | None, connect_limit: float | None) -> NoReturn:
    if breakage is Breakage.CONNECT_TIMEOUT:
        await asyncio.sleep(_PATIENCE if connect_limit is None else connect_limit)
    raise error_of(breakage or Breakage.RESET)


def error_of(breakage: Breakage) -> httpx2.TransportError:
    """The exception of a broken connection, its cause attached."""
    kind, message, cause = _ERRORS[breakage]()
    error = kind(message)
    error.__cause__ = cause
    return error


_PATIENCE: Final = 127.0
"""Seconds after which the system gives up connecting."""


class _ResponseStream(httpx2.AsyncByteStream):
    """A body in timed pieces, perhaps cut short."""

    def __init__(self, answer: SimResponse, limit: float | None) -> None:
        self._answer = answer
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        answer = self._answer
        sent = len(answer.body)
        if answer.body:
            yield answer.body
        for chunk in answer.chunks:
            await _wait(chunk.after, self._limit)
            sent += len(chunk.data)
            yield chunk.data
        if answer.breakage is Breakage.TRUNCATED:
            missing = f"(received {sent} bytes, expected {answer.promised})"
            how = "(incomplete chunked read)" if answer.promised is None else missing
            raise httpx2.RemoteProtocolError(f"{_INCOMPLETE} {how}")
        if answer.breakage is not None:
            await _break(answer.breakage, self._limit)
