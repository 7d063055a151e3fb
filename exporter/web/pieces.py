"""Answers of which all is known already, but too much to be sent at once."""

from collections.abc import Mapping, Sequence

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from exporter.turns import in_turns

_WHOLE = 1 << 18
"""Bytes up to which an answer is sent at once."""


class InPieces(Response):
    """Sends some pieces in each turn of the loop.

    To nobody, where the client has gone meanwhile: the server leaves out what it cannot send, and the end is
    near. Starlette's own streaming would notice, with a second task for each answer and a library to load.
    """

    def __init__(self, pieces: Sequence[bytes], headers: Mapping[str, str], media_type: str) -> None:
        size = str(sum(map(len, pieces)))
        super().__init__(headers={**headers, "content-length": size}, media_type=media_type)
        self.pieces = pieces

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async for piece in in_turns(self.pieces):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def written(
    pieces: Sequence[bytes], media_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    """An answer of these pieces; as one, where that is not much."""
    if sum(map(len, pieces)) <= _WHOLE:
        return Response(b"".join(pieces), headers=headers, media_type=media_type)
    return InPieces(pieces, headers or {}, media_type)
