"""Paid requests as the OpenAI SDK composes them, caught before they are sent."""

import asyncio
import sys
import warnings
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

import httpx2

from exporter.transport import Call, Http

_BOUNDARY: Final = "sora-exporter-7d3f0c5a9b"


def multipart(fields: Mapping[str, str]) -> tuple[str, bytes]:
    """Content type and body of a form of plain fields."""
    parts = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return f"multipart/form-data; boundary={_BOUNDARY}", f"{''.join(parts)}--{_BOUNDARY}--\r\n".encode()


if TYPE_CHECKING:
    from openai import AsyncOpenAI

_KEPT: Final = ("accept", "content-type")
_NO_KEY: Final = "added-when-sent"


class Composer:
    """Has the SDK compose a request once for each order, and keeps it: the next one costs nothing.

    The SDK is imported on first use. It neither sends nor parses: it would hide causes, take `{}` for
    success, and add headers from the environment that a reseller must not see.
    """

    def __init__(self, http: Http, deadline: float) -> None:
        self._http = http
        self._deadline = deadline
        self._catcher = _Catcher()
        self._sdk: AsyncOpenAI | None = None
        self._composed: dict[object, Call] = {}

    async def compose(self, order: object, ask: Callable[["AsyncOpenAI"], Awaitable[object]]) -> Call:
        """The request that `ask` makes of the SDK; `order` (hashable) is what it depends on."""
        if order not in self._composed:
            sdk = await self._client()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                await ask(sdk)
            self._composed = {order: self._adopt(self._catcher.caught())}
        return self._composed[order]

    async def _client(self) -> "AsyncOpenAI":
        if self._sdk is None:
            await _import_sdk()
            self._sdk = self._build()
        return self._sdk

    def _build(self) -> "AsyncOpenAI":
        from openai import AsyncOpenAI

        client = httpx2.AsyncClient(transport=self._catcher)
        sdk = AsyncOpenAI(
            api_key=_NO_KEY,
            base_url=str(self._http.base_url),
            max_retries=0,
            timeout=self._deadline,
            http_client=client,
        )
        # Otherwise it looks the platform up in a thread, for a header that is not sent.
        sdk._platform = "Unknown"  # noqa: SLF001
        return sdk

    def _adopt(self, request: httpx2.Request) -> Call:
        headers = {name: request.headers[name] for name in _KEPT if name in request.headers}
        path = request.url.raw_path.decode("ascii").removeprefix(
            self._http.base_url.raw_path.decode("ascii").rstrip("/")
        )
        return self._http.call(request.method, path, headers=headers, body=request.content)


async def _import_sdk() -> None:
    """Import it beside the loop, which must go on measuring for the second that it takes."""
    if "openai" in sys.modules:
        return
    try:
        await asyncio.get_running_loop().run_in_executor(None, import_module, "openai")
    except RuntimeError:
        # In virtual time there are no threads, and nothing is measured meanwhile either.
        import_module("openai")


class _Catcher(httpx2.AsyncBaseTransport):
    """Keeps the request that should have been sent."""

    def __init__(self) -> None:
        self._request: httpx2.Request | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        self._request = request
        return httpx2.Response(httpx2.codes.OK, content=b"{}")

    def caught(self) -> httpx2.Request:
        request, self._request = self._request, None
        if request is None:
            raise RuntimeError("the SDK sent no request")
        return request
