"""`/probe`: one probe on demand, within the time that Prometheus says it waits."""

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from exporter.core.board import Entry, Run
from exporter.core.printable import printable
from exporter.core.vocabulary import PROBES, Source
from exporter.exposition.render import render_probe
from exporter.exposition.text import content_type, wants_openmetrics
from exporter.web.context import WebContext, refuse_plainly, stamp
from exporter.web.routes.vital import deadline
from exporter.web.serialize import explanation_text

_UNHURRIED = 120.0
"""Seconds for a probe where nobody says how long they wait; its own timeout ends it before."""


class ProbeRefused(Exception):
    """The request cannot be met: a status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def routes(site: WebContext) -> list[Route]:
    """The route of single probes."""

    async def probe(request: Request) -> Response:
        try:
            entry = _entry(site, request.query_params)
            source = _source(entry, request.query_params)
            seconds = _deadline(request)
        except ProbeRefused as refused:
            return refuse_plainly(refused.status, refused.sentence)
        began = site.clock.monotonic()
        run = await site.facade.probe_now(entry.facts.target, source, seconds)
        took = site.clock.monotonic() - began
        if request.query_params.get("debug") in {"true", "1"}:
            return PlainTextResponse(printable(_debug(site, entry, source, run, took)))
        openmetrics = wants_openmetrics(request.headers.get("accept", ""))
        body = render_probe(entry, run, openmetrics=openmetrics, seconds=took)
        return Response(body, media_type=content_type(openmetrics=openmetrics))

    return [Route("/probe", probe, methods=["GET"])]


def _entry(site: WebContext, query: QueryParams) -> Entry:
    name = query.get("target")
    if not name:
        raise ProbeRefused(400, "name a target: /probe?target=NAME")
    if not site.configured(name):
        raise ProbeRefused(404, "no target of that name is configured")
    entry = site.entry(name)
    if entry is None:
        raise ProbeRefused(503, "the exporter is still starting")
    return entry


def _source(entry: Entry, query: QueryParams) -> Source:
    """The probe that was asked for; unless named, the deepest free one that is not off."""
    own = entry.facts.probes
    free = [source for source in own if not source.paid]
    kind = query.get("probe")
    if kind is None:
        if not free:
            raise ProbeRefused(403, "this target has no free probe")
        source = next((s for s in reversed(free) if not _off(entry, s)), free[-1])
    elif kind not in {str(source) for source in PROBES}:
        raise ProbeRefused(
            400, f"probe must be one of {', '.join(source for source in PROBES if not source.paid)}"
        )
    else:
        source = Source(kind)
    if source.paid:
        raise ProbeRefused(403, f"{source} costs money and does not run on demand over HTTP")
    if source not in own:
        raise ProbeRefused(404, f"this target has no {source} probe")
    if why := _off(entry, source):
        raise ProbeRefused(403, f"{source} is off for this target: {why}")
    return source


def _off(entry: Entry, source: Source) -> str | None:
    """Why a probe does not run for now."""
    beat = entry.beats.get(source)
    return None if beat is None else beat.disabled


def _deadline(request: Request) -> float:
    try:
        return deadline(request, _UNHURRIED)
    except ValueError as error:
        raise ProbeRefused(400, str(error)) from error


def _debug(site: WebContext, entry: Entry, source: Source, run: Run | None, took: float) -> str:
    """The run and the state it led to, for people."""
    name = entry.facts.target
    known = site.entry(name) is not None  # a reload may have taken the target away meanwhile
    said = [f"target:   {name}", f"probe:    {source}"]
    if run is None:
        said.append(f"skipped:  no result within the scrape's {took:.3f} s; it is no evidence")
    else:
        said += [
            f"began:    {stamp(run.began)}",
            f"took:     {run.latency:.3f} s",
            f"outcome:  {run.outcome}",
            f"reason:   {run.reason}",
            f"rule:     {run.rule}",
            f"answer:   {site.conceal(run.detail) or '-'}",
        ]
    said += ["", explanation_text(site.facade.explain(name), site.conceal) if known else ""]
    return "\n".join(said) + "\n" + render_probe(entry, run, openmetrics=False, seconds=took).decode()
