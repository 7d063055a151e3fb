"""Changing the script by hand while it runs: a game day.

`GET /control` tells everything, and `GET /control/config` is a configuration that points an exporter here.
`POST /control/targets/NAME` with `state` and, if wanted, `success_rate`,
`latency` (a factor) and `reasons` changes a target from now on; `POST /control/network` with `down: true`
and, if wanted, `seconds` cuts the whole network, `down: false` ends it.
"""

import json
from collections.abc import Callable
from typing import Final

from exporter.core.vocabulary import Reason, State
from exporter.simulator.script import Step
from exporter.simulator.site import Site
from exporter.simulator.wire import JSON, SimRequest, SimResponse, encode
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
