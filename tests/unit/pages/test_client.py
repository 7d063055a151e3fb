"""Fetching a page's JSON: conditional, bounded, and clear about what cannot be read."""

import httpx2
import pytest

from exporter.pages.client import LARGEST
from exporter.pages.reading import PageUnreadable
from tests.support.page_server import PageServer

CHALLENGE = "<!DOCTYPE html><html><title>Just a moment...</title></html>"


def html(status: int) -> httpx2.Response:
    return httpx2.Response(status, html=CHALLENGE)


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (html(405), "/x: HTTP 405"),
        (html(403), "/x: HTTP 403"),
        (html(200), "/x: not JSON"),
        (httpx2.Response(200, text=""), "/x: not JSON"),
        (httpx2.Response(200, text="[" * 100_000), "/x: not JSON"),
        (httpx2.Response(200, content=b"\xff\xfe\x00"), "/x: not JSON"),
        (httpx2.Response(500, json={}), "/x: HTTP 500"),
        (httpx2.Response(304), "/x: HTTP 304"),
        (httpx2.ConnectError("refused"), "/x: ConnectError"),
        (httpx2.ReadTimeout("slow"), "/x: ReadTimeout"),
        (httpx2.Response(200, content=b" " * (LARGEST + 1)), "/x: longer than 8 MiB"),
    ],
)
async def test_what_cannot_be_read_says_why_and_repeats_no_text_of_the_page(
    reply: httpx2.Response | Exception, sentence: str
) -> None:
    client = PageServer({"/x": reply}).client()
    with pytest.raises(PageUnreadable) as caught:
        await client.get("/x")
    assert str(caught.value) == sentence
    assert await client.optional("/x") is None


@pytest.mark.parametrize("status", [404, 410])
async def test_what_a_page_does_not_have_is_none(status: int) -> None:
    assert await PageServer({"/x": httpx2.Response(status)}).client().get("/x") is None


async def test_paths_go_below_the_pages_address_and_the_request_says_who_asks() -> None:
    server = PageServer({"/appsstatus/dashboard/incidents.json": []})
    client = server.client("https://www.example.com/appsstatus/dashboard/")
    assert await client.get("/incidents.json") == []
    assert server.asked[0].headers["user-agent"].startswith("sora-exporter/")
    assert server.asked[0].headers["accept"] == "application/json"


async def test_redirects_are_followed() -> None:
    moved = httpx2.Response(301, headers={"location": "/y"})
    assert await PageServer({"/x": moved, "/y": [1]}).client().get("/x") == [1]


class Tagged:
    """A server that knows whether its answer has changed."""

    def __init__(self, header: str, condition: str) -> None:
        self.header, self.condition = header, condition
        self.value, self.payload, self.unchanged = "one", "[1]", 0

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.headers.get(self.condition) == self.value:
            self.unchanged += 1
            return httpx2.Response(304)
        return httpx2.Response(200, text=self.payload, headers={self.header: self.value})


@pytest.mark.parametrize(
    ("header", "condition"), [("etag", "if-none-match"), ("last-modified", "if-modified-since")]
)
async def test_an_unchanged_answer_is_neither_sent_nor_reduced_again(header: str, condition: str) -> None:
    tagged = Tagged(header, condition)
    reduced: list[object] = []

    def keep(payload: object) -> object:
        reduced.append(payload)
        return f"kept {payload}"

    client = PageServer({"/x": tagged}).client()
    assert [await client.get("/x", keep) for _ in range(3)] == ["kept [1]"] * 3
    assert (tagged.unchanged, reduced) == (2, [[1]])
    tagged.value, tagged.payload = "two", "[2]"
    assert await client.get("/x", keep) == "kept [2]"


async def test_an_answer_that_is_the_same_without_saying_so_is_not_reduced_again() -> None:
    reduced: list[object] = []
    client = PageServer({"/x": [1]}).client()
    for _ in range(3):
        await client.get("/x", reduced.append)
    assert reduced == [[1]]


async def test_an_hourly_answer_is_asked_for_once_an_hour_also_when_it_fails() -> None:
    server = PageServer({"/x": html(500)})
    client = server.client()
    assert [await client.hourly("/x", now, query=f"at={now:.0f}") for now in (0.0, 3599.0)] == [None, None]
    server.answers = {"/x": [1]}
    assert [await client.hourly("/x", now, query=f"at={now:.0f}") for now in (3600.0, 7000.0)] == [[1], [1]]
    assert [request.url.query for request in server.asked] == [b"at=0", b"at=3600"]
