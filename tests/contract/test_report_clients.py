"""Clients that are watched: their calls are as before, and every one that is evidence is told."""

import asyncio
import gzip
import json
import time
from collections.abc import Iterator

import httpx2
import openai
import pytest
from openai import AsyncOpenAI, OpenAI

from exporter import report
from tests.support.answering import RESET, Answer, Answering, Request, accepting, answering
from tests.support.processes import free_port

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API is scheduled:DeprecationWarning")
PROMPT = "A lonely lighthouse keeper paints the sea"
JSON = {"content-type": "application/json"}
KEY = "sk-proj-0123456789abcdefghij"
EVENTS = [b'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":'
          b'{"content":"https://cdn.example/v.mp4"},"finish_reason":null}]}\n\n',
          b'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":'
          b'{},"finish_reason":"stop"}]}\n\n', b"data: [DONE]\n\n"]  # fmt: skip


def vendor(asked: Request) -> Answer | str:
    """Answers by the path, and by the model's name in the body."""
    if b"reset" in asked.body:
        return RESET
    if b"busy" in asked.body:
        error = {"error": {"message": f"no room for: {PROMPT}", "code": "rate_limit_exceeded"}}
        return 429, JSON | {"retry-after": "7"}, json.dumps(error).encode()
    if b"cut" in asked.body:
        return 200, JSON | {"content-length": "400"}, b'{"id": "video_1", "sta'
    if asked.path.endswith("/chat/completions"):
        return 200, {"content-type": "text/event-stream"}, EVENTS
    status = "queued" if asked.method == "POST" else "completed"
    video = {
        "id": "video_1",
        "object": "video",
        "status": status,
        "model": "sora-2",
        "created_at": 1790000000,
    }
    return 200, JSON, json.dumps(video | {"progress": 0, "seconds": "4", "size": "720x1280"}).encode()


@pytest.fixture
def upstream() -> Iterator[Answering]:
    with answering(vendor) as it:
        yield it


@pytest.fixture
def board() -> Iterator[Answering]:
    with answering(accepting) as it:
        yield it


@pytest.fixture
def reporter(board: Answering) -> Iterator[report.TrafficReporter]:
    made = report.TrafficReporter(board.url, "token", name="app")
    yield made
    made.close(0)


def told(board: Answering, reporter: report.TrafficReporter) -> list[dict]:
    """What has arrived; none of it tells what is nobody's business."""
    assert reporter.flush(10)
    text = json.dumps(board.observations)
    assert "lighthouse" not in text
    assert "cdn.example" not in text
    assert KEY not in text
    return board.observations


def short(one: dict) -> tuple:
    return one.get("outcome"), one.get("transport"), one.get("status")


OK, BUSY, THROWN = ("operational", None, None), (None, "http", 429), (None, "exception", None)


def test_an_openai_client(upstream, board, reporter):
    client = OpenAI(base_url=f"{upstream.url}/v1", api_key=KEY, max_retries=0)
    assert reporter.watch(client, "official") is client
    video = client.videos.create(model="sora-2", prompt=PROMPT, seconds="4")
    assert told(board, reporter) == []
    assert client.videos.retrieve(video.id).status == "completed"
    client.videos.retrieve(video.id)
    with pytest.raises(openai.RateLimitError, match="no room"):
        client.videos.create(model="busy", prompt=PROMPT)
    with pytest.raises(openai.APIConnectionError):
        client.videos.create(model="reset", prompt=PROMPT)
    with pytest.raises(openai.APIConnectionError):
        client.videos.create(model="cut", prompt=PROMPT)
    seen = told(board, reporter)
    assert [short(one) for one in seen] == [OK, BUSY, THROWN, THROWN]
    assert {one["target"] for one in seen} == {"official"}
    assert seen[1]["headers"]["retry-after"] == "7"
    assert "httpx2.ReadError" in seen[2]["exception"]
    assert "httpx2.RemoteProtocolError" in seen[3]["exception"]


def test_a_stream_that_is_read_to_its_last_event(upstream, board, reporter):
    client = reporter.watch(OpenAI(base_url=upstream.url, api_key=KEY, max_retries=0), "reverse")
    asked = {"model": "sora-2", "messages": [{"role": "user", "content": PROMPT}]}
    pieces = list(client.chat.completions.create(**asked, stream=True))
    assert len(pieces) == 2
    assert [short(one) for one in told(board, reporter)] == [OK]
    with client.chat.completions.create(**asked, stream=True) as left:
        next(iter(left))
    assert len(told(board, reporter)) == 1


async def test_an_async_openai_client(upstream, board, reporter):
    async with AsyncOpenAI(base_url=upstream.url, api_key=KEY, max_retries=0) as client:
        reporter.watch(client, {"sora-2": "official", "busy": "other"})
        video = await client.videos.create(model="sora-2", prompt=PROMPT)
        await client.videos.retrieve(video.id)
        with pytest.raises(openai.RateLimitError):
            await client.videos.create(model="busy", prompt=PROMPT)
        stream = await client.chat.completions.create(model="sora-2", messages=[], stream=True)
        assert len([piece async for piece in stream]) == 2
    seen = await asyncio.to_thread(told, board, reporter)
    assert [(one["target"], *short(one)) for one in seen] == [
        ("official", *OK),
        ("other", *BUSY),
        ("official", *OK),
    ]


@pytest.mark.parametrize("by", ["client", "transport"])
def test_an_httpx2_client(upstream, board, reporter, by: str):
    transport = httpx2.HTTPTransport()
    if by == "transport":
        reporter.watch(transport, "t")
    with httpx2.Client(transport=transport, base_url=upstream.url) as client:
        if by == "client":
            reporter.watch(client, "t")
        body = {"model": "busy", "prompt": PROMPT}
        answer = client.post("/v1/videos", json=body)
        assert (answer.status_code, "no room" in answer.text) == (429, True)
        with client.stream("POST", "/v1/videos", json=body) as streamed:
            assert b"no room" in b"".join(streamed.iter_bytes())
        with client.stream("POST", "/v1/videos", json=body):
            pass  # left without a look at the body: the status alone tells
        with pytest.raises(httpx2.ReadError):
            client.post("/v1/videos", json={"model": "reset", "prompt": PROMPT})
        with client.stream("POST", "/chat/completions", json={"messages": []}) as streamed:
            assert len(list(streamed.iter_lines())) == 6
    assert [short(one) for one in told(board, reporter)] == [BUSY, BUSY, BUSY, THROWN, OK]


@pytest.mark.parametrize("by", ["client", "transport"])
async def test_an_async_httpx2_client(upstream, board, reporter, by: str):
    transport = httpx2.AsyncHTTPTransport()
    if by == "transport":
        reporter.watch(transport, "t")
    async with httpx2.AsyncClient(transport=transport, base_url=upstream.url) as client:
        if by == "client":
            reporter.watch(client, "t")
        body = {"model": "busy", "prompt": PROMPT}
        assert (await client.post("/v1/videos", data=body)).status_code == 429
        async with client.stream("POST", "/v1/videos", json=body) as streamed:
            assert b"no room" in await streamed.aread()
        with pytest.raises(httpx2.ReadError):
            await client.post("/v1/videos", json={"model": "reset"})
        task = asyncio.create_task(client.post("/v1/videos", json=body))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    seen = await asyncio.to_thread(told, board, reporter)
    assert [short(one) for one in seen] == [BUSY, BUSY, THROWN]


def test_a_compressed_stream_is_read(upstream, board, reporter):
    error = gzip.compress(json.dumps({"error": {"code": "insufficient_quota", "message": PROMPT}}).encode())
    upstream.answer = lambda _: (402, JSON | {"content-encoding": "gzip"}, [error[:20], error[20:]])
    client = reporter.watch(httpx2.Client(), "t")
    with client, client.stream("POST", upstream.url, json={"prompt": PROMPT}) as streamed:
        assert b"insufficient_quota" in streamed.read()
    (one,) = told(board, reporter)
    assert json.loads(one["body"])["error"]["code"] == "insufficient_quota"


def test_of_a_request_that_cannot_be_read_only_codes_are_told(upstream, board, reporter):
    client = reporter.watch(httpx2.Client(base_url=upstream.url), "t")
    with client:
        client.post("/v1/videos", content=iter([b"busy ", PROMPT.encode()]))
        client.post("/v1/videos", content=f"busy {PROMPT}")
    seen = told(board, reporter)
    assert [json.loads(one["body"])["error"] for one in seen] == [
        {"message": "", "code": "rate_limit_exceeded"}
    ] * 2


def test_only_calls_below_the_clients_own_address_are_told(upstream, board, reporter):
    shared = httpx2.Client()
    one = reporter.watch(
        OpenAI(base_url=f"{upstream.url}/a/v1", api_key=KEY, http_client=shared, max_retries=0), "a"
    )
    two = reporter.watch(
        OpenAI(base_url=f"{upstream.url}/b/v1", api_key=KEY, http_client=shared, max_retries=0), "b"
    )
    for client in (one, two):
        with pytest.raises(openai.RateLimitError):
            client.videos.create(model="busy", prompt=PROMPT)
    shared.post(f"{upstream.url}/c", json={"model": "busy"})
    shared.close()
    assert [each["target"] for each in told(board, reporter)] == ["a", "b"]


def test_an_exporter_that_is_away_or_hangs_delays_nothing(upstream):
    # Nobody answers at either: one port is closed, at the other a server accepts and says nothing.
    with answering(lambda _: time.sleep(3600) or RESET) as silent:
        for url in (f"http://127.0.0.1:{free_port()}", silent.url):
            away = report.TrafficReporter(url, "token", capacity=50)
            client = away.watch(httpx2.Client(base_url=upstream.url), "t")
            for _ in range(100):
                assert client.post("/v1/videos", json={"model": "busy"}).status_code == 429
            client.close()
            assert not away.flush(0)
            assert away.sender.counts.sent == 0
            away.close(0)


def test_what_cannot_be_watched_is_refused_by_name(reporter):
    with pytest.raises(TypeError, match="dict is no client"):
        reporter.watch({}, "t")


def test_one_line_is_enough(upstream, board):
    client = report.watch(
        OpenAI(base_url=upstream.url, api_key=KEY, max_retries=0), "official", exporter=board.url, token="t"
    )
    again = report.watch(httpx2.Client(base_url=upstream.url), "other", exporter=board.url, token="t")
    with pytest.raises(openai.RateLimitError):
        client.videos.create(model="busy", prompt=PROMPT)
    again.post("/v1/videos", json={"model": "busy", "prompt": PROMPT})
    again.close()
    shared = report._reporter(board.url, "t", None)
    assert [one["target"] for one in told(board, shared)] == ["official", "other"]
    shared.close(0)
