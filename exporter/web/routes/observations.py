"""`POST /api/v1/observations`: outcomes of real traffic, all of a request or none."""

import hmac
from math import ceil

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.errors import StoreError
from exporter.web.auth import TokenBucket
from exporter.web.context import WebContext, refuse
from exporter.web.observation_body import MOST, InvalidObservations, parse
from exporter.web.paths import OBSERVATIONS

LARGEST = 1 << 20
"""Bytes of one request's body."""
_REQUESTS = (50.0, 300.0)
"""Requests a second, and how many at once."""
_ITEMS = (500.0, 2.0 * MOST)
"""Observations a second, and how many at once."""


class ObservationRoutes:
    """The route; holds what tells traffic from a flood."""

    def __init__(self, site: WebContext) -> None:
        self._site = site
        self._requests = TokenBucket(site.clock, *_REQUESTS)
        self._items = TokenBucket(site.clock, *_ITEMS)

    async def __call__(self, request: Request) -> Response:
        token = self._token()
        if token is None:
            return refuse(404, "observations are off; configure global.observations.token_file")
        if not bears(request, token):
            return refuse(401, "show the token as Authorization: Bearer ...", www_authenticate="Bearer")
        try:
            body = await _body(request)
        except ClientDisconnect:
            return refuse(400, "the request ended before its body")
        if body is None:
            return refuse(413, f"at most {LARGEST} bytes in one request")
        return self._flood(self._requests, 1) or await self._take(body)

    async def _take(self, body: bytes) -> Response:
        targets = self._site.facade.board.entries
        if not targets:
            return refuse(503, "the exporter is still starting", retry_after="1")
        try:
            items = await parse(body, targets, self._site.clock.time())
        except InvalidObservations as unusable:
            faults = [
                {"index": fault.index, "field": fault.field, "message": fault.message}
                for fault in unusable.faults
            ]
            return JSONResponse({"errors": faults}, 422)
        flood = self._flood(self._items, len(items))
        if flood is not None:
            return flood
        try:
            return JSONResponse({"accepted": await self._site.facade.observe(items)})
        except StoreError:
            return refuse(
                503, "the storage does not take anything now; nothing was accepted", retry_after="15"
            )

    def _flood(self, bucket: TokenBucket, tokens: int) -> Response | None:
        seconds = bucket.wait_for(tokens)
        if seconds > 0:
            return refuse(429, "too many observations", retry_after=str(ceil(seconds)))
        bucket.take(tokens)
        return None

    def _token(self) -> str | None:
        observations = self._site.facade.config.global_.observations
        token = None if observations is None else observations.token
        return None if token is None else token.reveal() or None


def bears(request: Request, token: str) -> bool:
    """Whether the request shows this bearer token."""
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(shown.strip().encode(), token.encode())


async def _body(request: Request) -> bytes | None:
    """The body, or None when it is too large; it is never held beyond the limit."""
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > LARGEST:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def routes(site: WebContext) -> list[Route]:
    """The route of the observations."""
    return [Route(OBSERVATIONS, ObservationRoutes(site).__call__, methods=["POST"])]
