"""The client library under test: `Videos` in a thread and `AsyncVideos` on the loop, behind one face."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from openai import AsyncOpenAI, OpenAI

from sora_exporter import AsyncImages, AsyncVideos, Images, Target, Videos

KINDS = ("sync", "async")
TRUST = ssl.create_default_context()
"""Read once: a client takes a tenth of a second over it."""


class Asking:
    """Calls either of them; every method is awaited."""

    def __init__(self, subject: Any, *, threaded: bool) -> None:
        self.subject = subject
        self.threaded = threaded

    async def call(self, method: Any, *args: Any, **options: Any) -> Any:
        if self.threaded:
            return await asyncio.to_thread(method, *args, **options)
        return await method(*args, **options)

    async def create(self, prompt: str = "a pebble", **options: Any) -> Any:
        return await self.call(self.subject.create, prompt, **options)

    async def generate(self, prompt: str = "a pebble", **options: Any) -> Any:
        return await self.call(self.subject.generate, prompt, **options)

    async def wait(self, job: Any, timeout: float = 10.0) -> Any:
        return await self.call(job.wait, timeout)

    async def download(self, job: Any, path: Any, timeout: float = 10.0) -> Any:
        return await self.call(job.download, path, timeout)

    async def reconcile(self, unknown: Any, timeout: float = 1.0) -> Any:
        return await self.call(unknown.reconcile, timeout)

    async def updates(self, job: Any, timeout: float = 10.0) -> list[tuple[str, int]]:
        if self.threaded:
            return await asyncio.to_thread(
                lambda: [(str(j.status), j.progress) for j in job.updates(timeout)]
            )
        return [(str(seen.status), seen.progress) async for seen in job.updates(timeout)]


def client(url: str, kind: str, **options: Any) -> Any:
    """An openai client as anybody has it: with retries, which must not be used."""
    options = {"api_key": "sk-test-0123456789abcdef", "timeout": 5.0, **options}
    if kind == "sync":
        options.setdefault("http_client", httpx2.Client(verify=TRUST))
        return OpenAI(base_url=url, **options)
    options.setdefault("http_client", httpx2.AsyncClient(verify=TRUST))
    return AsyncOpenAI(base_url=url, **options)


def target(name: str, url: str, kind: str, *, timeout: float = 5.0, **options: Any) -> Target:
    """A target at a server."""
    options = {"model": "sora-2", **options}
    return Target(name, client=client(url, kind, timeout=timeout), **options)


@asynccontextmanager
async def asking(kind: str, *targets: Target, images: bool = False, **options: Any) -> AsyncIterator[Asking]:
    """A `Videos` or `AsyncVideos`, closed at the end with its clients."""
    options = {"poll_interval": 0.01, **options}
    if kind == "sync":
        subject: Any = (Images if images else Videos)(list(targets), **options)
        try:
            yield Asking(subject, threaded=True)
        finally:
            await asyncio.to_thread(subject.close)
            for each in targets:
                each.client.close()
    else:
        subject = (AsyncImages if images else AsyncVideos)(list(targets), **options)
        try:
            yield Asking(subject, threaded=False)
        finally:
            await subject.close()
            for each in targets:
                await each.client.close()  # type: ignore[misc]
