"""The simulated host over sockets: a plain ASGI application with a route to change the script by hand."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from exporter.core.vocabulary import Reason, State
from exporter.simulator.failures.failure import FRONT_DOOR
from exporter.simulator.script import Step
from exporter.simulator.site import Site
from exporter.simulator.wire import HTML, JSON, NEVER, Breakage, SimRequest, SimResponse, encode
from exporter.simulator.world import World

CONTROL: Final = "/control"
_FOREVER: Final = 10.0 * 365 * 86400
_YAML: Final = (("content-type", "application/yaml"),)
_KEYS: Final = frozenset({"state", "success_rate", "latency", "reasons"})


class _BadRequest(Exception):
    """What a control request cannot have; the message is for whoever sent it."""


ConfigOf = Callable[[str], str]
"""The configuration for an exporter that reaches the simulator at an origin (`http://host:port`)."""


def control(world: World, request: SimRequest, config_of: ConfigOf | None = None) -> SimResponse:
    """Answer one request to the control route: 200 with the whole picture, or 4xx with `error`."""
    parts = request.path.removeprefix(CONTROL).strip("/").split("/")
    try:
        match request.method, parts:
            case "GET", [""]:
                pass
            case "GET", ["config"] if config_of is not None:
                return SimResponse(200, _YAML, config_of(request.origin).encode())
            case "POST", ["targets", name]:
                _change(world, name, _fields(request))
            case "POST", ["network"]:
                _network(world, _fields(request))
            case _:
                return _error(404, "GET /control, POST /control/targets/NAME, POST /control/network")
    except _BadRequest as refused:
        return _error(400, str(refused))
    return SimResponse(200, JSON, encode(picture(world)))


def picture(world: World) -> dict[str, object]:
    """Every target's state and books, and whether the network is up."""
    books = world.books
    return {
        "offset_seconds": round(world.offset, 3),
        "network": "down" if world.network_is_down else "up",
        "targets": {name: _target(site, books[name].usd()) for name, site in world.sites.items()},
        "pages": sorted(world.pages),
    }


def _target(site: Site, usd: float) -> dict[str, object]:
    step, books = site.step, site.queue.books
    return {
        "api": site.target.api.value,
        "upstream": site.target.upstream.value,
        "channel": site.target.channel.value,
        "model": site.target.model,
        "state": step.state.value,
        "success_rate": step.success_rate,
        "latency": step.latency,
        "reasons": [reason.value for reason in step.reasons],
        "requests": {
            f"{method} {route} {kind}": count for (method, route, kind), count in books.requests.items()
        },
        "jobs": books.jobs,
        "jobs_open": books.open_jobs,
        "accidents": books.accidents,
        "bill_usd": {"total": usd, **books.by_day()},
    }


def _error(status: int, message: str) -> SimResponse:
    return SimResponse(status, JSON, encode({"error": message}))


def _fields(request: SimRequest) -> dict[str, object]:
    try:
        value = json.loads(request.body or b"{}")
    except ValueError as error:
        raise _BadRequest("the body is not JSON") from error
    if not isinstance(value, dict):
        raise _BadRequest("the body is not an object")
    return value


def _change(world: World, name: str, fields: dict[str, object]) -> None:
    if name not in world.sites:
        raise _BadRequest(f"no target is called {name}")
    unknown = set(fields) - _KEYS
    if unknown:
        raise _BadRequest(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(sorted(_KEYS))}")
    world.change(name, _step(world.offset, fields))


def _step(at: float, fields: dict[str, object]) -> Step:
    reasons = fields.get("reasons", [])
    if not isinstance(reasons, list):
        raise _BadRequest("reasons: is not a list")
    try:
        share, latency = fields.get("success_rate"), fields.get("latency", 1.0)
        return Step.of(
            at,
            State(str(fields.get("state"))),
            None if share is None else _number("success_rate", share, 1.0),
            _number("latency", latency, 1000.0),
            [Reason(str(reason)) for reason in reasons],
        )
    except ValueError as error:
        raise _BadRequest(str(error)) from error


def _number(name: str, value: object, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise _BadRequest(f"{name}: is not a number from 0 to {most:g}")
    return float(value)


def _network(world: World, fields: dict[str, object]) -> None:
    now = world.offset
    if fields.get("down") is not True:
        world.cuts = [(start, min(end, now)) for start, end in world.cuts if start < now]
        return
    seconds = _number("seconds", fields.get("seconds", _FOREVER), _FOREVER)
    world.network_down(now, now + seconds)


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
