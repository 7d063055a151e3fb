"""`GET /api/v1/route`: the order in which to try a model's targets, and why."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.core.capability import LONGEST, SIZE
from exporter.core.route import SCENARIOS, RouteQuery
from exporter.core.vocabulary import Channel
from exporter.web.context import WebContext, refuse
from exporter.web.etag import conditional
from exporter.web.query import BadQuery, Readers, one_of, query, whole
from exporter.web.route_answer import route_answer

PATH: Final = "/api/v1/route"


def _size(value: str) -> str:
    if SIZE.fullmatch(value) is None:
        raise ValueError("WIDTHxHEIGHT in pixels, such as 1280x720")
    return value


_READERS: Final[Readers] = {
    "model": str,
    "prefer": one_of(tuple(Channel)),
    "scenario": one_of(SCENARIOS),
    "seconds": whole(LONGEST, "whole seconds"),
    "size": _size,
    "all": one_of(("true", "false")),
}


def routes(site: WebContext) -> list[Route]:
    """The one route."""

    async def route(request: Request) -> Response:
        asked = query(request, _READERS)
        if not asked.get("model"):
            raise BadQuery(f"name a model: {PATH}?model=MODEL")
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
