"""`/api/v1`: targets, their history, and what probing may cost."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.core.board import Entry, Money
from exporter.core.money import day_of
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, State
from exporter.settings import parse_duration
from exporter.store import CheckRow
from exporter.turns import in_turns
from exporter.web.changes import exact, moment
from exporter.web.context import EpisodeLike, WebContext, refuse, stamp
from exporter.web.etag import conditional
from exporter.web.lists import Rows, json_text
from exporter.web.pieces import written
from exporter.web.query import BadQuery, Readers, one_of, query, whole
from exporter.web.serialize import Conceal, as_json, explanation_json, not_understood, share, view

_MOST_CHECKS: Final = 1000
_USUAL_CHECKS: Final = 200
_CHOICE: Final[Readers] = {
    "channel": one_of(tuple(Channel)),
    "provider": str,
    "model": str,
    "state": one_of(tuple(State)),
    "limit": whole(1000),
    "after": str,
}
_UNKNOWN = "no target of that name is configured"


class ApiRoutes:
    """The routes that read."""

    def __init__(self, site: WebContext) -> None:
        self._site = site

    async def targets(self, request: Request) -> Response:
        """The targets that are asked for, in the order of the configuration; with `limit` a page of them."""
        asked = query(request, _CHOICE)
        limit, after = asked.get("limit"), asked.get("after")
        found: list[Entry] | None = [] if after is None else None
        async for entry in in_turns([*self._site.facade.board.entries.values()]):
            if not _chosen(entry, asked):
                continue
            if found is not None:
                found.append(entry)
                if limit is not None and len(found) > limit:
                    break
            elif entry.facts.target == after:
                found = []
        if found is None:
            return refuse(404, "after names no target that is among those asked for")
        if limit is None:
            return written(await _rows(found, self._site, ""))
        more = found[limit - 1].facts.target if len(found) > limit else None
        return written(await _rows(found[:limit], self._site, f',"next":{json_text(more)}'))

    async def target(self, request: Request) -> Response:
        """One target and why it is in its state."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse(404, _UNKNOWN)
        asked = query(request, {"window": str})
        now = self._site.clock.time()
        row = as_json(view(entry, now))
        if "window" in asked:
            name, seconds = asked["window"], _window(asked["window"])
            timeline = await self._site.facade.timeline(entry.facts.target, now - seconds)
            ratio = timeline.ratio(now, seconds)
            row["availability"][name] = share(ratio.availability)
            row["coverage"][name] = share(ratio.coverage)
        story = self._site.facade.explain(entry.facts.target)
        return JSONResponse(row | {"explanation": explanation_json(story, self._site.conceal)})

    async def history(self, request: Request) -> Response:
        """One target's episodes."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse(404, _UNKNOWN)
        now = self._site.clock.time()
        since = query(request, {"since": moment(now)}).get("since", now - DAY)
        episodes = await self._site.facade.history(entry.facts.target, since)
        return JSONResponse(
            {
                "target": entry.facts.target,
                "since": stamp(max(since, 0.0)),
                "episodes": [_episode(episode) for episode in episodes],
            }
        )

    async def unrecognised(self, request: Request) -> Response:
        """Answers that no rule, code or structure decided, the latest of each target first."""
        query(request, {})
        rows = Rows('{"unrecognised":[')
        async for name, entry in in_turns([*self._site.facade.board.entries.items()]):
            for seen in entry.unrecognised.kept:
                rows.add({"target": name, **not_understood(seen, self._site.conceal)})
        return written(rows.end("]}"))

    async def checks(self, request: Request) -> Response:
        """One target's newest checks, and where to go on."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse(404, _UNKNOWN)
        now = self._site.clock.time()
        readers: Readers = {"since": moment(now), "until": moment(now), "limit": whole(_MOST_CHECKS)}
        asked = query(request, readers)
        since, limit = asked.get("since", now - DAY), asked.get("limit", _USUAL_CHECKS)
        found = await self._site.facade.checks(entry.facts.target, since, limit, asked.get("until"))
        return JSONResponse(
            {
                "target": entry.facts.target,
                "since": stamp(max(since, 0.0)),
                "checks": [_check(check, self._site.conceal) for check in found],
                "next": exact(found[-1].at) if len(found) == limit else None,
            }
        )

    async def budget(self, request: Request) -> Response:
        """What probing may cost this UTC day and what is booked: in all, and for each target that can pay."""
        query(request, {})
        site = self._site
        whole = {"day": day_of(site.clock.time()).isoformat(), **_money(site.facade.board.budget)}
        rows = Rows(f'{json_text(whole)[:-1]},"targets":{{')
        async for name, entry in in_turns([*site.facade.board.entries.items()]):
            if _pays(entry):
                rows.add(_money(entry.budget), name)
        return written(rows.end("}}"))


def _chosen(entry: Entry, asked: Mapping[str, Any]) -> bool:
    facts = entry.facts
    return (
        asked.get("channel") in (None, facts.channel)
        and asked.get("provider") in (None, facts.provider)
        and asked.get("model") in (None, facts.model)
        and asked.get("state") in (None, entry.health.state)
    )


def _window(text: str) -> float:
    try:
        seconds = parse_duration(text)
    except ValueError as error:
        raise BadQuery(f"window: {error}") from error
    if seconds <= 0:
        raise BadQuery("window must be longer than 0s")
    return seconds


async def _rows(entries: Sequence[Entry], site: WebContext, rest: str) -> list[bytes]:
    rows, now = Rows('{"targets":['), site.clock.time()
    async for entry in in_turns(entries):
        rows.add(as_json(view(entry, now)))
    return rows.end(f"]{rest}}}")


def _pays(entry: Entry) -> bool:
    may = any(source.paid for source in entry.facts.probes)
    return may or entry.budget.limit_usd is not None or entry.budget.spent_usd > 0


def _money(money: Money) -> dict[str, float | None]:
    return {"limit_usd": money.limit_usd, "spent_usd": money.spent_usd}


def _episode(episode: EpisodeLike) -> dict[str, object]:
    return {
        "state": episode.state,
        "reason": episode.reason,
        "start": stamp(episode.start),
        "end": stamp(episode.end),
    }


def _check(check: CheckRow, conceal: Conceal) -> dict[str, object]:
    return {
        "time": exact(check.at),
        "probe": check.probe,
        "outcome": check.outcome,
        "reason": check.reason,
        "fault": check.fault,
        "latency_seconds": check.latency,
        "rule": check.rule,
        "detail": conceal(check.detail),
    }


def routes(site: WebContext) -> list[Route]:
    """The routes of the api, the order to try and observations apart."""
    api = ApiRoutes(site)
    return [
        Route("/api/v1/targets", conditional(api.targets), methods=["GET"]),
        Route("/api/v1/targets/{name}", conditional(api.target), methods=["GET"]),
        Route("/api/v1/targets/{name}/history", conditional(api.history), methods=["GET"]),
        Route("/api/v1/unrecognised", conditional(api.unrecognised), methods=["GET"]),
        Route("/api/v1/targets/{name}/checks", conditional(api.checks), methods=["GET"]),
        Route("/api/v1/budget", conditional(api.budget), methods=["GET"]),
    ]
