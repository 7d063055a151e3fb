"""What answers before the rest is loaded: how long the rest waits for it."""

import asyncio
import contextlib

import pytest
from starlette.types import Message

from exporter.config import parse
from exporter.core.board import Board
from exporter.exposition import Snapshots
from exporter.web.front import Early, Front

CONFIG = """
targets: [{name: one, provider: p, channel: official, model: m, api: http, base_url: "https://a.example"}]
"""
SCOPE = {
    "type": "http",
    "method": "GET",
    "path": "/metrics",
    "raw_path": b"/metrics",
    "root_path": "",
    "query_string": b"",
    "headers": [],
    "http_version": "1.1",
    "scheme": "http",
}


class Reader:
    """Asks for /metrics, and takes what is sent only once it is let go on."""

    def __init__(self, front: Front) -> None:
        self.go_on = asyncio.Event()
        self.begun = asyncio.Event()
        self.asking = asyncio.create_task(front(dict(SCOPE), self._receive, self._send))

    async def _receive(self) -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def _send(self, _message: Message) -> None:
        self.begun.set()
        await self.go_on.wait()


@pytest.fixture
def front() -> Front:
    def prepare() -> None:
        raise AssertionError("nothing is loaded here")

    early = Early(Board(started=0.0), parse(CONFIG), prepare)
    return Front(early, "/metrics", Snapshots(), lambda _app: contextlib.nullcontext())


async def test_the_rest_waits_for_every_answer_that_is_under_way(front: Front) -> None:
    await front.answered(60)
    one, other = Reader(front), Reader(front)
    await asyncio.gather(one.begun.wait(), other.begun.wait())
    rest = asyncio.create_task(front.answered(60))
    one.go_on.set()
    await one.asking
    await asyncio.sleep(0)
    assert not rest.done()
    other.go_on.set()
    await other.asking
    await rest


async def test_the_rest_does_not_wait_for_ever(front: Front) -> None:
    reader = Reader(front)
    await reader.begun.wait()
    await front.answered(0.01)
    reader.asking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await reader.asking
    await front.answered(60)
