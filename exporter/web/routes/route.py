"""`GET /api/v1/route`: the order in which to try a model's targets, and why."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.core.capability import LONGEST, SIZE
from exporter.core.route import SCENARIOS, RouteQuery
from exporter.core.vocabulary import Channel
from exporter.web.context import WebContext, refuse
from exporter.web.etag import conditional
from exporter.web.route_answer import route_answer

PATH: Final = "/api/v1/route"


class _BadQuery(Exception):
    """What is wrong with the query, as a sentence for its sender."""


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return value

    return read


def _seconds(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1 <= int(value[:9]) <= LONGEST):
        raise ValueError(f"whole seconds from 1 to {LONGEST}")
    return int(value)


def _size(value: str) -> str:
    if SIZE.fullmatch(value) is None:
        raise ValueError("WIDTHxHEIGHT in pixels, such as 1280x720")
    return value


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "model": str,
    "prefer": _one_of(tuple(Channel)),
    "scenario": _one_of(SCENARIOS),
    "seconds": _seconds,
    "size": _size,
    "all": _one_of(("true", "false")),
}
"""Every name that may be asked for, and how its value is read; a `ValueError` says what is expected."""


def _read(request: Request) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name not in _READERS:
            raise _BadQuery(f"only these can be asked for: {', '.join(_READERS)}")
        if name in asked:
            raise _BadQuery(f"{name} is given more than once")
        try:
            asked[name] = _READERS[name](value)
        except ValueError as error:
            raise _BadQuery(f"{name} must be {error}") from error
    if not asked.get("model"):
        raise _BadQuery(f"name a model: {PATH}?model=MODEL")
    return asked


def routes(site: WebContext) -> list[Route]:
    """The one route."""

    async def route(request: Request) -> Response:
        try:
            asked = _read(request)
        except _BadQuery as bad:
            return refuse(400, str(bad))
        board, config = site.facade.board, site.facade.config
        targets = [target for target in config.targets if target.model == asked["model"]]
        if not targets:
            models = dict.fromkeys(target.model for target in config.targets)
            return refuse(404, f"no target of that model is configured; there are: {', '.join(models)}")
        rows = [(target, board.entries[target.name]) for target in targets if target.name in board.entries]
        if not rows:
            return refuse(503, "the exporter is still starting", retry_after="1")
        wanted = RouteQuery(
            prefer=Channel(asked["prefer"]) if "prefer" in asked else None,
            scenario=asked.get("scenario"),
            seconds=asked.get("seconds"),
            size=asked.get("size"),
            everything=asked.get("all") == "true",
        )
        return JSONResponse(route_answer(asked["model"], rows, wanted, site.clock.time(), site.conceal))

    return [Route(PATH, conditional(route), methods=["GET"])]
