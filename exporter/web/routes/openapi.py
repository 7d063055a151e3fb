"""`/api/openapi.json`: what everything under `/api/` takes and answers."""

import asyncio
import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exporter.web.context import WebContext
from exporter.web.etag import conditional


def routes(site: WebContext) -> list[Route]:
    """The one route. The document is written once, when it is first asked for."""
    written: list[bytes] = []

    async def openapi(_request: Request) -> Response:
        if not written:
            written.append(await asyncio.to_thread(_document, site.paths.base))
        return Response(written[0], media_type="application/json")

    return [Route("/api/openapi.json", conditional(openapi), methods=["GET"])]


def _document(base: str) -> bytes:
    # Building the models of the answers takes longer than an exporter's first scrape may wait, and than the
    # event loop may be held.
    from exporter.web.openapi import document

    servers = {"servers": [{"url": base}]} if base else {}
    return json.dumps({**document(), **servers}).encode()
