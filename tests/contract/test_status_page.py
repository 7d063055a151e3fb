"""A status page over a real socket: compression, redirects, conditional requests and the size limit."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from exporter.clock import SystemClock
from exporter.pages import google_cloud
from exporter.pages.client import LARGEST, PageClient
from exporter.pages.reading import PageUnreadable
from tests.support.page_server import Settings, Watch, fixture

VERTEX = Watch("vertex", "^Vertex Gemini API$", ("veo",))
Answer = Callable[[str], bytes]
"""The bytes that answer a request's head."""


@asynccontextmanager
async def page(answer: Answer) -> AsyncIterator[tuple[PageClient, list[str]]]:
    """A client of a page that answers so, and the heads of the requests that it got."""
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(answer(heads[-1]))
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = PageClient(f"http://127.0.0.1:{port}/dashboard", SystemClock())
    async with server:
        yield client, heads
    await client.aclose()


def reply(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(body)}", "connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def dashboard(head: str) -> bytes:
    path = head.split()[1]
    if path == "/dashboard/incidents.json":
        return reply("302 Found", location="/moved/incidents.json")
    if path != "/moved/incidents.json":
        return reply("404 Not Found", b"<html>", content_type="text/html")
    if 'if-none-match: "v1"' in head.lower():
        return reply("304 Not Modified", etag='"v1"')
    body = gzip.compress(json.dumps(fixture("gcp_incidents")).encode())
    return reply("200 OK", body, content_encoding="gzip", etag='"v1"')


async def test_a_page_is_read_compressed_by_way_of_a_redirect_and_not_sent_twice() -> None:
    async with page(dashboard) as (client, heads):
        readings = [await google_cloud.read(client, Settings((VERTEX,)), now) for now in (0.0, 60.0)]
    assert [reading.components[0].state for reading in readings] == ["partial_outage"] * 2
    assert [head.split()[1] for head in heads] == [
        "/dashboard/incidents.json",
        "/moved/incidents.json",
        "/dashboard/products.json",
        "/dashboard/incidents.json",
        "/moved/incidents.json",
    ]
    assert 'if-none-match: "v1"' in heads[-1].lower()


async def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused() -> None:
    bomb = gzip.compress(b" " * (LARGEST + 1))
    async with page(lambda _: reply("200 OK", bomb, content_encoding="gzip")) as (client, _):
        with pytest.raises(PageUnreadable, match="longer than 8 MiB"):
            await client.get("/incidents.json")


async def test_a_page_that_breaks_off_or_is_not_there_is_not_read() -> None:
    async with page(lambda _: reply("200 OK", b"[]")[:-1]) as (client, _):
        with pytest.raises(PageUnreadable, match="RemoteProtocolError"):
            await client.get("/incidents.json")
        address = str(client.url)
    with pytest.raises(PageUnreadable, match="ConnectError"):
        await PageClient(address, SystemClock()).get("/incidents.json")
