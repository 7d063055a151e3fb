"""ETags: a client that has the answer already is told so, and not told it again."""

from collections.abc import Awaitable, Callable
from functools import wraps
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

from exporter.turns import in_turns
from exporter.web.pieces import InPieces

Answering = Callable[[Request], Awaitable[Response]]


def conditional(answering: Answering) -> Answering:
    """The same route with an ETag on what it answers, and 304 to `If-None-Match` that names it."""

    @wraps(answering)
    async def answered(request: Request) -> Response:
        response = await answering(request)
        if response.status_code != 200:
            return response
        digest = blake2b(digest_size=16)
        if isinstance(response, InPieces):
            async for piece in in_turns(response.pieces):
                digest.update(piece)
        else:
            digest.update(response.body)
        tag = f'"{digest.hexdigest()}"'
        if _names(request.headers.getlist("if-none-match"), tag):
            return Response(status_code=304, headers={"etag": tag})
        response.headers["etag"] = tag
        return response

    return answered


def _names(asked: list[str], tag: str) -> bool:
    """Whether the header names the tag; compared weakly, as RFC 9110 asks for with this header."""
    tags = [one.strip().removeprefix("W/") for line in asked for one in line.split(",")]
    return tag in tags or "*" in tags
