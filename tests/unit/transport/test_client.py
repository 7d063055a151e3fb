"""A target's HTTP client over an upstream in process, in virtual time."""

import asyncio
import gzip
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from exporter.clock import LoopClock, run_virtual
from exporter.core.answer import Cause, Transport
from exporter.transport import Exchange, Http, Key, ResponseLimits, recording
from tests.support.in_process_http import BASE, KEY, InProcess, http_over


def ask(answer: Any, reach: ResponseLimits | None = None, method: str = "GET") -> Exchange:
    """One request to `/x` in virtual time."""

    async def main() -> Exchange:
        http = http_over(InProcess().on(f"{method} /v1/x", answer))
        return await http.send(http.call(method, "/x?token=1"), reach or ResponseLimits(20.0))

    return run_virtual(main())


def after(seconds: float, response: httpx2.Response | BaseException) -> Callable[[httpx2.Request], Any]:
    async def answer(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(seconds)
        if isinstance(response, BaseException):
            raise response
        return response

    return answer


def pausing(*pieces: tuple[float, bytes]) -> httpx2.Response:
    async def body() -> Any:
        for pause, piece in pieces:
            await asyncio.sleep(pause)
            yield piece

    return httpx2.Response(200, content=body())


def test_an_answer_is_as_raw_as_it_came() -> None:
    exchange = ask(
        httpx2.Response(418, headers={"X-One": "1", "Retry-After": "7"}, content=b"short and stout")
    )
    assert exchange.answer.transport is Transport.HTTP
    assert exchange.answer.status == 418
    assert exchange.answer.body == "short and stout"
    assert exchange.answer.headers["x-one"] == "1"
    assert exchange.answer.headers["retry-after"] == "7"
    assert not exchange.ok


def test_time_is_taken_from_the_clock_that_was_given() -> None:
    exchange = ask(after(3.0, pausing((0.0, b"a"), (2.0, b"b"))))
    assert exchange.seconds == pytest.approx(5.0)
    assert exchange.phases == {"first_byte": pytest.approx(3.0), "transfer": pytest.approx(2.0)}


def test_a_deadline_covers_the_whole_request() -> None:
    exchange = ask(after(30.0, httpx2.Response(200)), ResponseLimits(20.0))
    assert exchange.answer.exception == "TimeoutError: timed out after 20 s before the first byte"
    assert exchange.answer.status is None
    assert not exchange.first_byte
    assert exchange.sent
    assert exchange.seconds == pytest.approx(20.0)


def test_a_deadline_in_the_body_keeps_what_had_come() -> None:
    exchange = ask(pausing((0.0, b"half"), (30.0, b"rest")), ResponseLimits(20.0))
    assert exchange.answer.exception == "TimeoutError: timed out after 20 s in the body"
    assert (exchange.answer.status, exchange.answer.body) == (200, "half")
    assert exchange.first_byte
    assert not exchange.ok


def test_a_pause_that_is_too_long_ends_a_stream() -> None:
    exchange = ask(
        pausing((0.0, b"a"), (90.0, b"b"), (90.0, b"c"), (200.0, b"d")), ResponseLimits(900.0, idle=120.0)
    )
    assert exchange.answer.exception == "TimeoutError: timed out, no data for 120 s in the body"
    assert exchange.answer.body == "abc"
    assert exchange.seconds == pytest.approx(300.0)


def test_pauses_do_not_extend_the_deadline() -> None:
    exchange = ask(pausing(*[(90.0, b".")] * 20), ResponseLimits(400.0, idle=120.0))
    assert exchange.answer.exception == "TimeoutError: timed out after 400 s in the body"
    assert exchange.answer.body == "...."


def test_no_more_is_read_than_asked_for() -> None:
    exchange = ask(
        pausing((0.0, b"x" * 700), (0.0, b"y" * 700), (1000.0, b"never")), ResponseLimits(20.0, limit=1000)
    )
    assert exchange.answer.body == "x" * 700 + "y" * 300
    assert exchange.ok


def test_a_sink_hears_text_as_it_comes_however_it_is_cut() -> None:
    heard: list[str] = []
    snowman = "☃".encode()
    ask(pausing((0.0, b"a" + snowman[:1]), (0.0, snowman[1:])), ResponseLimits(20.0, sink=heard.append))
    assert heard == ["a", "☃"]


def test_compressed_answers_are_read() -> None:
    packed = httpx2.Response(
        200, headers={"content-encoding": "gzip"}, stream=httpx2.ByteStream(gzip.compress(b"plain"))
    )
    assert ask(packed).answer.body == "plain"


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        ("text/html; charset=gbk", "风控".encode("gbk"), "风控"),
        ("text/plain; charset=nonsense", b"plain", "plain"),
        ("application/json", b"\xff\xfe{}", "��{}"),
    ],
)
def test_decoding_is_lenient(content_type: str, body: bytes, text: str) -> None:
    assert ask(httpx2.Response(200, headers={"content-type": content_type}, content=body)).answer.body == text


@pytest.mark.parametrize(
    ("error", "sent"),
    [
        (httpx2.ConnectError("refused"), False),
        (httpx2.ConnectTimeout("late"), False),
        (httpx2.ProxyError("407"), False),
        (httpx2.ReadError("reset"), True),
        (httpx2.RemoteProtocolError("gone"), True),
        (httpx2.ReadTimeout("late"), True),
        (OSError("network is unreachable"), True),
    ],
)
def test_what_an_upstream_does_never_raises(error: Exception, sent: bool) -> None:
    exchange = ask(error)
    assert exchange.answer.transport is Transport.EXCEPTION
    assert str(error) in (exchange.answer.exception or "")
    assert exchange.sent is sent


def test_a_bug_of_ours_is_an_answer_too() -> None:
    exchange = ask(KeyError("ours"))
    assert exchange.answer.exception == "KeyError: 'ours'"
    assert exchange.cause is Cause.INTERNAL


def test_cancellation_passes_through() -> None:
    async def main() -> None:
        http = http_over(InProcess().on("GET /v1/x", after(100.0, httpx2.Response(200))))
        async with asyncio.timeout(5.0):
            await http.send(http.call("GET", "/x"), ResponseLimits(20.0))

    with pytest.raises(TimeoutError):
        run_virtual(main())


def test_nothing_shown_holds_the_key_or_a_query() -> None:
    echo = httpx2.Response(401, json={"error": f"bad key {KEY}"}, headers={"set-cookie": "session=1"})
    for answer in (echo, httpx2.ReadError(f"{KEY} at https://api.example/x?key={KEY}")):
        exchange = ask(answer)
        assert KEY not in repr(exchange)
        assert "token=1" not in repr(exchange)
        assert "session" not in repr(exchange)
        assert exchange.request_headers["authorization"] == "Bearer <secret>"


def test_the_key_is_asked_for_at_every_request() -> None:
    keys = iter(["first-key", "second-key"])
    upstream = InProcess().on("GET /v1/x", {})

    async def main() -> None:
        http = Http(BASE, clock=LoopClock(0.0), key=Key.bearer(lambda: next(keys)), transport=upstream)
        call = http.call("GET", "/x")
        await http.send(call, ResponseLimits(1.0))
        await http.send(call, ResponseLimits(1.0))

    run_virtual(main())
    shown = [request.headers["authorization"] for request in upstream.requests]
    assert shown == ["Bearer first-key", "Bearer second-key"]


def test_every_request_says_who_asks() -> None:
    upstream = InProcess().on("GET /v1/x", {})

    async def main() -> None:
        http = http_over(upstream)
        await http.send(http.call("GET", "/x"), ResponseLimits(1.0))

    run_virtual(main())
    assert upstream.requests[0].headers["user-agent"].startswith("sora-exporter/")


def test_redirects_are_not_followed() -> None:
    exchange = ask(httpx2.Response(302, headers={"location": "https://elsewhere.example/"}))
    assert exchange.answer.status == 302


def test_exchanges_can_be_recorded() -> None:
    async def main() -> list[Exchange]:
        http = http_over(InProcess().on("GET /v1/x", {}))
        await http.send(http.call("GET", "/x"), ResponseLimits(1.0))
        with recording() as exchanges:
            await http.send(http.call("GET", "/x"), ResponseLimits(1.0))
            await http.send(http.call("POST", "/y", body=b"?"), ResponseLimits(1.0))
        await http.send(http.call("GET", "/x"), ResponseLimits(1.0))
        return exchanges

    assert [(each.method, each.url) for each in run_virtual(main())] == [
        ("GET", f"{BASE}/x"),
        ("POST", f"{BASE}/y"),
    ]
