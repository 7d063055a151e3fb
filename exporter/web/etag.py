"""ETags: a client that has the answer already is told so, and not told it again."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import wraps
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from exporter.turns import in_turns

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


class InPieces(StreamingResponse):
    """An answer of which all is known already, but too much to be hashed and sent at once."""

    def __init__(self, pieces: Sequence[bytes], media_type: str) -> None:
        size = str(sum(map(len, pieces)))
        super().__init__(self._each(), headers={"content-length": size}, media_type=media_type)
        self.pieces = pieces

    async def _each(self) -> AsyncIterator[bytes]:
        async for piece in in_turns(self.pieces):
            yield piece


def written(pieces: Sequence[bytes], media_type: str = "application/json") -> Response:
    """An answer of these pieces; of one, as it usually is."""
    return Response(pieces[0], media_type=media_type) if len(pieces) == 1 else InPieces(pieces, media_type)


def _names(asked: list[str], tag: str) -> bool:
    """Whether the header names the tag; compared weakly, as RFC 9110 asks for with this header."""
    tags = [one.strip().removeprefix("W/") for line in asked for one in line.split(",")]
    return tag in tags or "*" in tags
