"""Watching a client that is there already: httpx2, httpx, or an OpenAI client over either.

A client's `send`, or a transport's `handle_request`, is called as before and hands back the same response;
beside it a note is taken. A body that is read as a stream is noted as it passes. No library is imported:
only what all of them share is used.
"""

import inspect
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from functools import wraps
from typing import Any, Final, TypeVar

from exporter.report import clock
from exporter.report.calls import LARGEST, LARGEST_ASKED, WatchedCall, WatchedRequest

Watched = TypeVar("Watched")
Note = Callable[[WatchedCall], None]
_LAST_EVENT: Final = b"[DONE]"
_SENDS: Final = ("send", "handle_request", "handle_async_request")


def watch_client(client: Watched, note: Note) -> Watched:
    """Take notes of every call of this client or transport from now on; the client itself."""
    http, base = _inside(client)
    names = [name for name in _SENDS if callable(getattr(http, name, None))]
    if not names:
        message = (
            f"{type(client).__name__} is no client or transport of httpx2 or httpx, nor an OpenAI client"
        )
        raise TypeError(message)

    def noted(call: WatchedCall, url: str) -> None:
        if url.startswith(base):
            note(call)

    # A client has `send`; a transport may have both of the others.
    for name in names[:1] if names[0] == "send" else names:
        sending = getattr(http, name)
        setattr(http, name, (_awaited if inspect.iscoroutinefunction(sending) else _called)(sending, noted))
    return client


def _inside(client: Any) -> tuple[Any, str]:
    """The HTTP client of an OpenAI client and the address below which its calls lie."""
    inner = getattr(client, "_client", None)
    if inner is not None and hasattr(client, "base_url") and hasattr(inner, "send"):
        return inner, str(client.base_url).rstrip("/")
    return client, ""


Noted = Callable[[WatchedCall, str], None]


def _called(sending: Callable[..., Any], noted: Noted) -> Callable[..., Any]:
    @wraps(sending)
    def send(request: Any, *args: Any, **kwargs: Any) -> Any:
        taking = _Taking(request, noted)
        try:
            response = sending(request, *args, **kwargs)
        except Exception as error:
            taking.failed(error)
            raise
        return taking.answered(response)

    return send


def _awaited(sending: Callable[..., Any], noted: Noted) -> Callable[..., Any]:
    @wraps(sending)
    async def send(request: Any, *args: Any, **kwargs: Any) -> Any:
        taking = _Taking(request, noted)
        try:
            response = await sending(request, *args, **kwargs)
        except Exception as error:
            taking.failed(error)
            raise
        return taking.answered(response)

    return send


class _Taking:
    """The note on one call. Nothing here may raise into the program."""

    def __init__(self, request: Any, noted: Noted) -> None:
        self._noted = noted
        self._request = request
        self._began = clock.monotonic()
        self._response: Any = None
        self._pieces: list[bytes] = []
        self._size = 0
        self._done = False

    def failed(self, error: BaseException) -> None:
        self._end(error=error)

    def answered(self, response: Any) -> Any:
        """The same response; its stream is followed where its body has not been read."""
        self._response = response
        try:
            if response.is_stream_consumed or response.is_closed:
                body = response.content
                self._end(body=body[:LARGEST], whole=len(body) <= LARGEST)
            else:
                response.stream = _followed(response.stream, self)
        except Exception:  # noqa: BLE001 - a response of another kind: it goes unreported
            self._done = True
        return response

    def piece(self, chunk: bytes) -> None:
        if self._size < LARGEST:
            self._pieces.append(chunk)
        self._size += len(chunk)

    def streamed(self, error: BaseException | None = None, *, early: bool = False) -> None:
        """The stream has ended, broken, or was left `early`: then a success is not known to be one.

        A reader of events leaves after the last one, before the stream's end.
        """
        if early and not (self._is_error() or _LAST_EVENT in b"".join(self._pieces[-3:])):
            self._done = True
            return
        whole = error is None and self._size <= LARGEST
        body = b"".join(self._pieces)[:LARGEST]
        self._end(body=_decoded(body, self._response.headers), whole=whole, error=error)

    def _is_error(self) -> bool:
        return self._response is not None and self._response.status_code >= 400

    def _end(self, *, body: bytes = b"", whole: bool = True, error: BaseException | None = None) -> None:
        if self._done:
            return
        self._done = True
        try:
            response = self._response
            call = WatchedCall(
                _asked(self._request),
                clock.wall(),
                clock.monotonic() - self._began,
                None if response is None else response.status_code,
                {} if response is None else {k.lower(): v for k, v in response.headers.items()},
                body,
                whole,
                error,
            )
            self._noted(call, str(self._request.url))
        except Exception:  # noqa: BLE001 - a request of another kind: it goes unreported
            return


def _asked(request: Any) -> WatchedRequest:
    stream = request.stream
    fields = [(f.name, str(f.value)) for f in getattr(stream, "fields", ()) if hasattr(f, "value")]
    try:
        body = request.content if len(request.content) <= LARGEST_ASKED else None
    except Exception:  # noqa: BLE001 - a body that is a stream, which has gone
        body = None
    headers = {name.lower(): value for name, value in request.headers.items()}
    return WatchedRequest(request.method, request.url.path, headers, body, fields)


def _decoded(body: bytes, headers: Any) -> bytes:
    """What passed in a stream is as it came; of the encodings the usual one is undone."""
    encoding = headers.get("content-encoding", "identity").lower()
    if encoding == "identity":
        return body
    if encoding not in ("gzip", "deflate"):
        return b""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, LARGEST)
    except zlib.error:
        return b""


class _Followed:
    """A response's stream with a note beside it."""

    inner: Any
    taking: _Taking

    def __iter__(self) -> Iterator[bytes]:
        try:
            for chunk in self.inner:
                self.taking.piece(chunk)
                yield chunk
        except Exception as error:
            self.taking.streamed(error)
            raise
        self.taking.streamed()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self.inner:
                self.taking.piece(chunk)
                yield chunk
        except Exception as error:
            self.taking.streamed(error)
            raise
        self.taking.streamed()

    def close(self) -> None:
        self.taking.streamed(early=True)
        self.inner.close()

    async def aclose(self) -> None:
        self.taking.streamed(early=True)
        await self.inner.aclose()


def _followed(stream: Any, taking: _Taking) -> Any:
    """Of the kind that the stream's own library accepts."""
    kinds = tuple(
        kind for kind in type(stream).__mro__ if kind.__name__ in ("SyncByteStream", "AsyncByteStream")
    )
    followed = type("Followed", (_Followed, *kinds), {})()
    followed.inner, followed.taking = stream, taking
    return followed
