"""Carrying out what flows ask for: over the clients that were given, in a thread or on an event loop."""

import asyncio
import threading
from collections.abc import Mapping
from typing import Any, Final, cast

import httpx2
from openai import AsyncOpenAI, AsyncStream, OpenAI, Stream

from exporter.failover import clock
from exporter.failover.reader import AnswerReader
from exporter.failover.steps import Flow, Reply, Send, Sleep, T

_RAW: Final = httpx2.Response
"""Asked to cast to this, the SDK hands out the response as it is, whatever its types say."""
_PLAIN_TIMEOUT: Final = httpx2.Timeout(30.0, connect=10.0)


class SyncWire:
    """Sends in the calling thread. Safe to use from many threads."""

    def __init__(self, clients: Mapping[str, OpenAI]) -> None:
        self._clients = {name: client.with_options(max_retries=0) for name, client in clients.items()}
        self._lock = threading.Lock()
        self._own: httpx2.Client | None = None

    def close(self) -> None:
        """Close what was opened here; the clients that were given belong to the caller."""
        if self._own is not None:
            self._own.close()

    @property
    def _plain(self) -> httpx2.Client:
        """For addresses that are shown no key. Made when needed: reading the trust store takes a while."""
        with self._lock:
            if self._own is None:
                self._own = httpx2.Client(timeout=_PLAIN_TIMEOUT)
            return self._own

    def run(self, flow: Flow[T]) -> T:
        """Drive a flow to its end."""
        reply: Reply | None = None
        try:
            step = next(flow)
            while True:
                try:
                    reply = self._perform(step)
                except BaseException as error:  # noqa: BLE001 - an interrupt belongs to the flow, which knows what was sent
                    step = flow.throw(error)
                else:
                    step = flow.send(reply)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]

    def _perform(self, step: Send | Sleep) -> Reply:
        if isinstance(step, Sleep):
            clock.sleep(step.seconds)
            return Reply()
        reader, response = AnswerReader(step), None
        try:
            response = self._open(step)
            reader.head(response)
            for chunk in response.iter_bytes():
                reader.take(chunk)
        except Exception as error:  # noqa: BLE001 - whatever a client raises is an outcome
            return reader.failed(error)
        finally:
            if response is not None:
                response.close()
        return reader.reply()

    def _open(self, step: Send) -> httpx2.Response:
        if step.target is None:
            request = self._plain.build_request(
                step.method, step.url, headers=_texts(step.headers), timeout=_timeout(_PLAIN_TIMEOUT, step)
            )
            return self._plain.send(request, stream=True)
        client = self._clients[step.target.name]
        options = _options(step, client.timeout)
        kind = Stream[object]
        if step.method == "GET":
            got = client.get(step.url, cast_to=_RAW, options=options, stream=True, stream_cls=kind)
        else:
            got = client.post(
                step.url,
                cast_to=_RAW,
                body=step.fields,
                files=_files(step),
                options=options,
                stream=True,
                stream_cls=kind,
            )
        return cast("httpx2.Response", got)


class AsyncWire:
    """Sends on the running event loop."""

    def __init__(self, clients: Mapping[str, AsyncOpenAI]) -> None:
        self._clients = {name: client.with_options(max_retries=0) for name, client in clients.items()}
        self._own: httpx2.AsyncClient | None = None

    async def close(self) -> None:
        """Close what was opened here; the clients that were given belong to the caller."""
        if self._own is not None:
            await self._own.aclose()

    @property
    def _plain(self) -> httpx2.AsyncClient:
        """For addresses that are shown no key."""
        if self._own is None:
            self._own = httpx2.AsyncClient(timeout=_PLAIN_TIMEOUT)
        return self._own

    async def run(self, flow: Flow[T]) -> T:
        """Drive a flow to its end."""
        reply: Reply | None = None
        try:
            step = next(flow)
            while True:
                try:
                    reply = await self._perform(step)
                except BaseException as error:  # noqa: BLE001 - a cancellation belongs to the flow, which knows what was sent
                    step = flow.throw(error)
                else:
                    step = flow.send(reply)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]

    async def _perform(self, step: Send | Sleep) -> Reply:
        if isinstance(step, Sleep):
            await asyncio.sleep(step.seconds)
            return Reply()
        reader, response = AnswerReader(step), None
        left = None if step.deadline is None else max(0.0, step.deadline - clock.monotonic())
        try:
            async with asyncio.timeout(left):
                response = await self._open(step)
                reader.head(response)
                async for chunk in response.aiter_bytes():
                    reader.take(chunk)
        except Exception as error:  # noqa: BLE001 - whatever a client raises is an outcome
            return reader.failed(error)
        finally:
            if response is not None:
                await response.aclose()
        return reader.reply()

    async def _open(self, step: Send) -> httpx2.Response:
        if step.target is None:
            request = self._plain.build_request(
                step.method, step.url, headers=_texts(step.headers), timeout=_timeout(_PLAIN_TIMEOUT, step)
            )
            return await self._plain.send(request, stream=True)
        client = self._clients[step.target.name]
        options = _options(step, client.timeout)
        kind = AsyncStream[object]
        if step.method == "GET":
            got = await client.get(step.url, cast_to=_RAW, options=options, stream=True, stream_cls=kind)
        else:
            got = await client.post(
                step.url,
                cast_to=_RAW,
                body=step.fields,
                files=_files(step),
                options=options,
                stream=True,
                stream_cls=kind,
            )
        return cast("httpx2.Response", got)


def _options(step: Send, own: Any) -> Any:
    headers = dict(step.headers)
    if step.form:
        headers["Content-Type"] = "multipart/form-data"
    # A create that is moved elsewhere would become a GET. Looks may be moved; the SDK shows its key to the
    # same origin only, but knows nothing of keys in other headers.
    follows = step.method == "GET" and step.sink is None and not step.headers
    options: dict[str, Any] = {"headers": headers, "follow_redirects": follows}
    if step.patience is not None or step.deadline is not None:
        options["timeout"] = _timeout(own, step)
    return options


def _timeout(own: Any, step: Send) -> httpx2.Timeout:
    """The client's own limits, none of them longer than the step allows."""
    limits = [limit for limit in (step.patience,) if limit is not None]
    if step.deadline is not None:
        limits.append(max(0.05, step.deadline - clock.monotonic()))
    given = (getattr(own, name, own) for name in ("connect", "read", "write", "pool"))
    connect, read, write, pool = (
        min([*limits, *([float(each)] if isinstance(each, int | float) else [])], default=None)
        for each in given
    )
    return httpx2.Timeout(connect=connect, read=read, write=write, pool=pool)


def _files(step: Send) -> Any:
    return None if step.file is None else [step.file]


def _texts(headers: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if isinstance(value, str)}
