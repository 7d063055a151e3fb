"""`/api/v1`: targets, their history, and the order in which to try them."""

import asyncio
import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.core.board import Entry, Money
from exporter.core.money import day_of
from exporter.core.route import SCENARIOS, Candidate, order
from exporter.core.vocabulary import Channel
from exporter.errors import StoreError
from exporter.settings import parse_duration
from exporter.web.context import WebContext, refuse, stamp
from exporter.web.protocols import EpisodeLike
from exporter.web.serialize import WINDOWS, as_json, explanation_json, not_understood, price, view

_AT_ONCE = 10
"""Rows worked out between two pauses."""
_UNKNOWN = "no target of that name is configured"


class ApiRoutes:
    """The routes that read."""

    def __init__(self, site: WebContext) -> None:
        self._site = site

    async def targets(self, _request: Request) -> Response:
        """Every target."""
        return Response(await _rows(self._site), media_type="application/json")

    async def target(self, request: Request) -> Response:
        """One target and why it is in its state."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse(404, _UNKNOWN)
        story = self._site.facade.explain(entry.facts.target)
        row = as_json(view(entry, self._site.clock.time()))
        return JSONResponse(row | {"explanation": explanation_json(story, self._site.conceal)})

    async def history(self, request: Request) -> Response:
        """One target's episodes."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse(404, _UNKNOWN)
        try:
            seconds = parse_duration(request.query_params.get("since", "24h"))
        except ValueError as error:
            return refuse(400, f"since: {error}")
        since = self._site.clock.time() - seconds
        try:
            episodes = await self._site.facade.history(entry.facts.target, since)
        except StoreError:
            return refuse(503, "the storage cannot be read now", retry_after="15")
        return JSONResponse(
            {
                "target": entry.facts.target,
                "since": stamp(max(since, 0.0)),
                "episodes": [_episode(episode) for episode in episodes],
            }
        )

    async def route(self, request: Request) -> Response:
        """The order in which to try a model's targets."""
        model, prefer = request.query_params.get("model"), request.query_params.get("prefer")
        if not model:
            return refuse(400, "name a model: /api/v1/route?model=MODEL")
        scenario = request.query_params.get("scenario")
        if prefer is not None and prefer not in list(Channel):
            return refuse(400, f"prefer must be one of {', '.join(Channel)}")
        if scenario is not None and scenario not in SCENARIOS:
            return refuse(400, f"scenario must be one of {', '.join(SCENARIOS)}")
        entries = {name: e for name, e in self._site.facade.board.entries.items() if e.facts.model == model}
        if not entries:
            return refuse(404, "no target of that model is configured")
        now = self._site.clock.time()
        candidates = [_candidate(entry, now) for entry in entries.values()]
        choices = order(candidates, Channel(prefer) if prefer else None, scenario)
        rows = [_choice(entries[choice.target], choice.why) for choice in choices]
        return JSONResponse({"model": model, "prefer": prefer, "scenario": scenario, "targets": rows})

    async def unrecognised(self, _request: Request) -> Response:
        """Answers that no rule, code or structure decided, the latest of each target first."""
        conceal = self._site.conceal
        rows = [
            {"target": name, **not_understood(seen, conceal)}
            for name, entry in self._site.facade.board.entries.items()
            for seen in entry.unrecognised.kept
        ]
        return JSONResponse({"unrecognised": rows})

    async def budget(self, _request: Request) -> Response:
        """What probing may cost this UTC day and what is booked: in all, and for each target that can pay."""
        site = self._site
        paying = {name: e.budget for name, e in site.facade.board.entries.items() if _pays(e)}
        return JSONResponse(
            {
                "day": day_of(site.clock.time()).isoformat(),
                **_money(site.facade.board.budget),
                "targets": {name: _money(budget) for name, budget in paying.items()},
            }
        )


async def _rows(site: WebContext) -> bytes:
    """Every target's figures; a large board is read and written in pieces, so that probes get their turn."""
    rows: list[str] = []
    now = site.clock.time()
    for i, entry in enumerate(list(site.facade.board.entries.values()), start=1):
        rows.append(json.dumps(as_json(view(entry, now)), ensure_ascii=False, separators=(",", ":")))
        if i % _AT_ONCE == 0:
            await asyncio.sleep(0)
    return ('{"targets":[' + ",".join(rows) + "]}").encode()


def _pays(entry: Entry) -> bool:
    may = any(source.paid for source in entry.facts.probes)
    return may or entry.budget.limit_usd is not None or entry.budget.spent_usd > 0


def _money(money: Money) -> dict[str, float | None]:
    return {"limit_usd": money.limit_usd, "spent_usd": money.spent_usd}


def _candidate(entry: Entry, now: float) -> Candidate:
    facts, health = entry.facts, entry.health
    return Candidate(
        target=facts.target,
        channel=facts.channel,
        state=health.state,
        reason=health.reason,
        verified=health.verified,
        usd_per_second=facts.usd_per_second,
        usd_per_call=facts.usd_per_call,
        success=entry.timeline.ratio(now, WINDOWS["30d"]).availability,
    )


def _choice(entry: Entry, why: str) -> dict[str, object]:
    facts, health = entry.facts, entry.health
    return {
        "target": facts.target,
        "channel": facts.channel,
        "provider": facts.provider,
        "state": health.state,
        "verified": health.verified,
        "price": price(facts),
        "why": why,
    }


def _episode(episode: EpisodeLike) -> dict[str, object]:
    return {
        "state": episode.state,
        "reason": episode.reason,
        "start": stamp(episode.start),
        "end": stamp(episode.end),
    }


def routes(site: WebContext) -> list[Route]:
    """The routes of the api, observations apart."""
    api = ApiRoutes(site)
    return [
        Route("/api/v1/targets", api.targets, methods=["GET"]),
        Route("/api/v1/targets/{name}", api.target, methods=["GET"]),
        Route("/api/v1/targets/{name}/history", api.history, methods=["GET"]),
        Route("/api/v1/route", api.route, methods=["GET"]),
        Route("/api/v1/unrecognised", api.unrecognised, methods=["GET"]),
        Route("/api/v1/budget", api.budget, methods=["GET"]),
    ]
