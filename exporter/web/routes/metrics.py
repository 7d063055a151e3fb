"""`/metrics`."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from exporter.exposition.text import content_type, wants_gzip, wants_openmetrics
from exporter.web.context import WebContext, refuse_plainly
from exporter.web.routes.probe import deadline

_UNHURRIED = 9.5
"""Seconds for probes on a scrape that does not say how long it waits: less than Prometheus's default."""


def routes(site: WebContext) -> list[Route]:
    """The route of the metrics."""

    async def metrics(request: Request) -> Response:
        try:
            seconds = deadline(request, _UNHURRIED)
        except ValueError as error:
            return refuse_plainly(400, str(error))
        await site.facade.before_scrape(seconds)
        openmetrics = wants_openmetrics(request.headers.get("accept", ""))
        gzip = wants_gzip(request.headers.get("accept-encoding", ""))
        parts = await site.snapshots.parts(site.facade.board, openmetrics=openmetrics, gzip=gzip)
        headers = {"content-length": str(sum(map(len, parts))), "vary": "accept, accept-encoding"}
        if gzip:
            headers["content-encoding"] = "gzip"
        return StreamingResponse(_each(parts), 200, headers, content_type(openmetrics=openmetrics))

    return [Route("/metrics", metrics, methods=["GET"])]


async def _each(parts: list[bytes]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
