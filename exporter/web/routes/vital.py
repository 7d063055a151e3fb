"""`/metrics`, `/-/healthy` and `/-/ready`: what is answered from the board alone."""

from collections.abc import Awaitable, Callable
from math import isfinite, nan

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from exporter.core.board import Board
from exporter.exposition import Snapshots
from exporter.exposition.text import content_type, wants_gzip, wants_openmetrics
from exporter.web.pieces import written

HEADER = "x-prometheus-scrape-timeout-seconds"
_MARGIN = 0.5
"""Seconds kept back for the answer's way home."""
_SCRAPE_UNHURRIED = 9.5
"""Seconds for probes on a scrape that does not say how long it waits: less than Prometheus's default."""
HEALTHY = "/-/healthy"
READY = "/-/ready"


def deadline(request: Request, default: float) -> float:
    """Seconds until the answer must leave; `default` without the header.

    Raises:
        ValueError: when the header is no positive number.
    """
    text = request.headers.get(HEADER)
    if text is None:
        return default
    try:
        seconds = float(text)
    except ValueError:
        seconds = nan
    if not (isfinite(seconds) and seconds > 0):
        raise ValueError(f"{HEADER} is no positive number")
    return max(seconds - _MARGIN, seconds / 2)


def routes(
    board: Callable[[], Board],
    telemetry: str,
    snapshots: Snapshots,
    before_scrape: Callable[[float], Awaitable[None]] | None = None,
) -> list[Route]:
    """The routes that need a board and nothing else. `before_scrape` is given the seconds it may take."""

    async def metrics(request: Request) -> Response:
        try:
            seconds = deadline(request, _SCRAPE_UNHURRIED)
        except ValueError as error:
            return PlainTextResponse(f"{error}\n", 400)
        if before_scrape is not None:
            await before_scrape(seconds)
        openmetrics = wants_openmetrics(request.headers.get("accept", ""))
        gzip = wants_gzip(request.headers.get("accept-encoding", ""))
        parts = await snapshots.parts(board(), openmetrics=openmetrics, gzip=gzip)
        headers = {"vary": "accept, accept-encoding"} | ({"content-encoding": "gzip"} if gzip else {})
        return written(parts, content_type(openmetrics=openmetrics), headers)

    async def healthy(_request: Request) -> Response:
        """It answers; were the engine dead, nobody would."""
        return PlainTextResponse("healthy\n")

    async def ready(_request: Request) -> Response:
        """Every target has been probed once."""
        if not board().ready:
            return PlainTextResponse("not every target has been probed yet\n", 503)
        return PlainTextResponse("ready\n")

    return [
        Route(telemetry, metrics, methods=["GET"]),
        Route(HEALTHY, healthy, methods=["GET"]),
        Route(READY, ready, methods=["GET"]),
    ]
