"""`GET /api/v1/route`: the order in which to try a model's targets, and why."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exporter.config import TargetConfig
from exporter.core.board import Entry
from exporter.core.capability import LONGEST, SIZE
from exporter.core.route import SCENARIOS, RouteQuery
from exporter.core.vocabulary import Channel
from exporter.turns import in_turns
from exporter.web.context import WebContext, refuse
from exporter.web.etag import conditional
from exporter.web.lists import Rows, json_text, used_up
from exporter.web.pieces import written
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
        configured, rows = await _rows(site, asked["model"])
        if not configured:
            models = dict.fromkeys(target.model for target in site.facade.config.targets)
            return refuse(404, f"no target of that model is configured; there are: {', '.join(models)}")
        if not rows:
            return refuse(503, "the exporter is still starting", retry_after="1")
        wanted = RouteQuery(
            prefer=Channel(asked["prefer"]) if "prefer" in asked else None,
            scenario=asked.get("scenario"),
            seconds=asked.get("seconds"),
            size=asked.get("size"),
            everything=asked.get("all") == "true",
        )
        answer = await route_answer(asked["model"], rows, wanted, site.clock.time(), site.conceal)
        return written(await _written(answer))

    return [Route(PATH, conditional(route), methods=["GET"])]


async def _rows(site: WebContext, model: str) -> tuple[int, list[tuple[TargetConfig, Entry]]]:
    """How many targets of a model are configured, and those that are watched."""
    configured, rows, entries = 0, [], site.facade.board.entries
    async for target in in_turns(site.facade.config.targets):
        if target.model == model:
            configured += 1
            if target.name in entries:
                rows.append((target, entries[target.name]))
    return configured, rows


async def _written(answer: dict[str, Any]) -> list[bytes]:
    """The answer as JSON: its two lists may be long, and stand last."""
    tried, left_out = answer.pop("targets"), answer.pop("left_out")
    text = Rows(f'{json_text(answer)[:-1]},"targets":[')
    async for row in in_turns(used_up(tried)):
        text.add(row)
    text.begin('],"left_out":[')
    async for row in in_turns(used_up(left_out)):
        text.add(row)
    return text.end("]}")
