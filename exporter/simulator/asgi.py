"""The simulated host over sockets: a plain ASGI application with a route to change the script by hand."""

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from exporter.simulator.control import CONTROL, ConfigOf, control
from exporter.simulator.failures.edge import FRONT_DOOR
from exporter.simulator.wire import HTML, NEVER, Breakage, SimRequest, SimResponse
from exporter.simulator.world import World

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""SO_LINGER on with no time: closing sends a reset."""

_NOTICED: Final = 5.0
"""Seconds within which a server notices that a connection is gone."""


def asgi_app(world: World, config_of: ConfigOf | None = None) -> Application:
    """An application for any ASGI server; `config_of` answers `GET /control/config`.

    Refused, unresolved and untrusted connections cannot be shown per target where all share one socket:
    in their place a proxy in front says what became of the connection behind it. Resets are real.
    """

    async def app(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            request = await _read(scope, receive)
            if request.path.startswith(CONTROL):
                await _send(control(world, request, config_of), send)
            else:
                await _answer(world.answer(request), receive, send)

    return app


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _read(scope: MutableMapping[str, Any], receive: Receive) -> SimRequest:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return SimRequest(
        method=scope["method"],
        path=scope["path"],
        headers=headers,
        body=body,
        query=scope["query_string"].decode("latin-1"),
        origin=f"{scope['scheme']}://{headers.get('host', 'simulator.invalid')}",
    )


async def _answer(response: SimResponse, receive: Receive, send: Send) -> None:
    """Answer, unless the client hangs up first: then nobody goes on waiting for it."""

    async def listen() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        raise _HungUp

    try:
        async with asyncio.TaskGroup() as group:
            listener = group.create_task(listen())
            await _perform(response, send)
            listener.cancel()
    except* _HungUp:
        pass


class _HungUp(Exception):
    """The client is gone."""


async def _perform(response: SimResponse, send: Send) -> None:
    if response.breakage is not None and response.status is None:
        await _front_door(response, send)
        return
    await asyncio.sleep(response.delay)
    await _send(response, send)


async def _front_door(response: SimResponse, send: Send) -> None:
    if response.breakage is Breakage.CONNECT_TIMEOUT:
        await asyncio.sleep(NEVER)
    await asyncio.sleep(response.delay)
    said = FRONT_DOOR.get(response.breakage or Breakage.RESET)
    if said is None:
        await _reset(send)
        return
    body = (said.raw or "").encode()
    await _send(SimResponse(said.status, (*HTML, *said.headers), body), send)


async def _send(response: SimResponse, send: Send) -> None:
    headers = [(name.encode(), value.encode()) for name, value in response.headers]
    length = response.promised if response.breakage is not None else len(response.body)
    if not response.chunks and length is not None:
        headers.append((b"content-length", str(length).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body, "more_body": True})
    for chunk in response.chunks:
        await asyncio.sleep(chunk.after)
        await send({"type": "http.response.body", "body": chunk.data, "more_body": True})
    if response.breakage is not None:
        await _close(send)
    else:
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _transport(send: Send) -> asyncio.Transport | None:
    """The connection below: ASGI has no word for breaking it, so the server's own object is asked."""
    found = getattr(getattr(send, "__self__", None), "transport", None)
    return found if isinstance(found, asyncio.Transport) else None


async def _close(send: Send) -> None:
    """Close in the middle of a body, and wait until the server has noticed."""
    transport = _transport(send)
    if transport is not None:
        transport.close()
        await asyncio.sleep(_NOTICED)


async def _reset(send: Send) -> None:
    """Close so that the client's system reports a reset."""
    transport = _transport(send)
    if transport is None:
        return
    sock = transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    transport.abort()
    await asyncio.sleep(_NOTICED)
