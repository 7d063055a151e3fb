"""Senders that mean harm: nothing they send raises, holds the loop, or is taken in without end."""

import asyncio
import gzip
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from exporter.clock import SystemClock
from exporter.core.answer import Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason
from exporter.transport import Exchange, Http, ResponseLimits
from exporter.transport.wire import BODY_PORTION, HEAD_LIMIT
from tests.support.scripted import said, scripted
from tests.support.send_paths import send_path as send_path

pytestmark = pytest.mark.usefixtures("send_path")

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
DRIPPING = b"1\r\nx\r\n" * 5000
INTERIM = b"HTTP/1.1 103 X\r\n\r\n" * 2000
EXTENDED = (b"1;" + b"e" * 60_000 + b"\r\nx\r\n") * 4
EMPTY_DEFLATE = b"5\r\n\x00\x00\x00\xff\xff\r\n"
REACH = ResponseLimits(20.0)


@asynccontextmanager
async def flooding(first: bytes, again: bytes) -> AsyncIterator[tuple[int, list[int]]]:
    """A server that sends `first`, and then `again` for as long as it is read from; how often it could."""
    sent: list[int] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(first)
            while not writer.is_closing():
                writer.write(again)
                await writer.drain()
                sent.append(len(again))
                await asyncio.sleep(0)
        writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], sent


async def ask(port: int, reach: ResponseLimits = REACH) -> Exchange:
    http = Http(f"http://127.0.0.1:{port}/v1", clock=SystemClock())
    exchange = await http.send(http.call("GET", "/models"), reach)
    await http.aclose()
    return exchange


def flooded(first: bytes) -> bytes:
    """A gzip body that never yields a byte."""
    return (
        first.replace(b"\r\n\r\n", b"\r\ncontent-encoding: gzip\r\n\r\n")
        + b"a\r\n"
        + gzip.compress(b"")[:10]
        + b"\r\n"
    )


@pytest.mark.parametrize(
    ("first", "again"),
    [
        pytest.param(HEAD, DRIPPING, id="a body cut into single bytes"),
        pytest.param(b"", INTERIM, id="interim answers without end"),
        pytest.param(b"HTTP/1.1 200 OK\r\n", b"x-filler: y\r\n" * 1000, id="headers without end"),
        pytest.param(b"HTTP/1.1 200 ", b"y" * 8192, id="a status line without end"),
        pytest.param(HEAD, EXTENDED, id="framing that outweighs the body"),
        pytest.param(flooded(HEAD), EMPTY_DEFLATE * 1000, id="compressed nothing without end"),
    ],
)
async def test_a_flood_is_ended_and_told_as_a_bad_response(first: bytes, again: bytes) -> None:
    async with flooding(first, again) as (port, _):
        exchange = await ask(port)
    assert "Flood: " in (exchange.answer.exception or "")
    verdict = classify(exchange.answer, Channel.OFFICIAL)
    assert (verdict.reason, verdict.fault) == (Reason.BAD_RESPONSE, Fault.UPSTREAM)
    assert verdict.rule == "cause.flood"


async def test_a_bomb_is_read_up_to_the_limit_only() -> None:
    packed = gzip.compress(bytes(64 * 1024 * 1024))
    async with scripted(lambda _: (said(200, packed, content_encoding="gzip"),)) as server:
        exchange = await ask(server.port, ResponseLimits(20.0, limit=100_000))
    assert exchange.answer.transport is Transport.HTTP
    assert len(exchange.answer.body) == 100_000


async def test_others_are_served_while_floods_come_in(send_path: str) -> None:
    """How often the loop turns is counted, not how fast: a flood takes a few pieces at a time.

    llhttp takes a portion of the wire apart in less time than h11 takes for a hundredth of it.
    """
    turns, at_once = 0, {"httpx2": 32, "lean": BODY_PORTION // len(b"1\r\nx\r\n")}[send_path]

    async def turning() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with flooding(HEAD, DRIPPING) as (port, _):
        other = asyncio.create_task(turning())
        exchanges = await asyncio.gather(*(ask(port) for _ in range(4)))
        other.cancel()
    assert all("Flood: " in (exchange.answer.exception or "") for exchange in exchanges)
    pieces = sum(len(exchange.answer.body) for exchange in exchanges)
    assert turns > pieces / at_once / len(exchanges)


async def test_a_service_that_streams_small_events_over_time_is_no_flood() -> None:
    event = b'data: {"choices":[{"delta":{"content":"x"}}]}\n\n'
    body = b"".join(b"%x\r\n%b\r\n" % (len(event), event) for _ in range(3000)) + b"0\r\n\r\n"
    async with scripted(lambda _: (HEAD + body,)) as server:
        exchange = await ask(server.port)
    assert exchange.ok
    assert len(exchange.answer.body) == 3000 * len(event)


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "undefined", "rot13", "base64", "unicode_escape", "mbcs", "x" * 9000]
)
async def test_a_codec_that_is_no_charset_is_not_used(charset: str) -> None:
    body = "中-é-" * 40_000
    async with scripted(lambda _: (said(200, body, f"text/html; charset={charset}"),)) as server:
        began = time.process_time()
        exchange = await ask(server.port)
    assert exchange.answer.body == body
    assert time.process_time() - began < 5.0


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("GBK", "gbk"),
        ('"gb2312"', "gb2312"),
        ("big5", "big5"),
        ("Shift_JIS", "shift_jis"),
        ("euc-kr", "euc_kr"),
        ("utf-16", "utf-16"),
        ("UTF-16BE", "utf-16-be"),
        ("windows-1251", "cp1251"),
    ],
)
async def test_what_servers_really_use_is_decoded(charset: str, encoding: str) -> None:
    text = {"cp1251": "ошибка", "euc_kr": "오류", "shift_jis": "エラー"}.get(encoding, "中文")
    answer = said(200, text.encode(encoding), f"text/html; Charset={charset}")
    async with scripted(lambda _: (answer,)) as server:
        assert (await ask(server.port)).answer.body == text


@pytest.mark.parametrize(
    "declared", ["", "; charset=utf-8", "; charset=gbk", "; charset=utf-16", "; charset=utf-32"]
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
async def test_a_byte_order_mark_counts_more_than_the_declaration(encoding: str, declared: str) -> None:
    answer = said(200, '{"id":"中"}'.encode(encoding), f"application/json{declared}")
    async with scripted(lambda _: (answer,)) as server:
        assert (await ask(server.port)).answer.body == '{"id":"中"}'


@pytest.mark.parametrize("charset", ["utf-16", "utf-16le", "utf-16be", "utf-32"])
async def test_a_wide_charset_that_is_declared_by_mistake_is_not_believed(charset: str) -> None:
    answer = said(200, b'{"id":"job"}', f"application/json; charset={charset}")
    async with scripted(lambda _: (answer,)) as server:
        assert (await ask(server.port)).answer.body == '{"id":"job"}'


async def test_headers_are_capped_and_hold_no_control_characters() -> None:
    many = b"".join(b"x-%d: y\r\n" % n for n in range(500))
    odd = b"x-esc: a\x1b]0;b\x9cc\r\nx-utf: " + "错误".encode() + b"\r\nx-long: " + b"z" * 20_000 + b"\r\n"
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n" + odd + many + b"\r\n{}"
    assert len(answer) < HEAD_LIMIT
    async with scripted(lambda _: (answer,)) as server:
        headers = (await ask(server.port)).answer.headers
    assert headers["x-utf"] == "错误"
    assert len(headers) == 100
    assert max(map(len, headers.values())) == 8192
    assert all(value.isprintable() for value in headers.values())


@pytest.mark.parametrize("job", ["x" * 300_000, "a\x00b\x1b", "../../x?y#z", "\ud800", "%", "x" * 70_000])
async def test_an_id_that_cannot_stand_in_an_address_is_an_answer_and_no_error(job: str) -> None:
    async with scripted(lambda _: (said(200, "{}"),)) as server:
        http = Http(f"http://127.0.0.1:{server.port}/v1", clock=SystemClock())
        exchange = await http.send(http.call("GET", f"/videos/{job}"), REACH)
        await http.aclose()
    if exchange.answer.exception is not None:
        assert not exchange.sent
        assert server.asked == []


@pytest.mark.parametrize("status", [500, 502, 503, 504, 529, 408, 421])
async def test_a_connection_is_given_up_after_an_answer_that_tells_of_trouble(status: int) -> None:
    async with scripted(lambda asked: (said(status if asked.connection == 1 else 200, "{}"),)) as server:
        http = Http(f"http://127.0.0.1:{server.port}/v1", clock=SystemClock())
        statuses = [(await http.send(http.call("GET", "/models"), REACH)).answer.status for _ in range(3)]
        await http.aclose()
    assert statuses == [status, 200, 200]
    assert [asked.connection for asked in server.asked] == [1, 2, 2]


async def test_a_name_that_has_moved_is_looked_up_again_after_a_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The old address answers 503 and keeps its connections; the name leads to another one by now."""
    loop = asyncio.get_running_loop()
    looked_up = loop.getaddrinfo
    leads = {"to": "127.0.0.1"}

    async def lookup(host: object, port: object, **more: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        return await looked_up(leads["to"] if name == "api.test" else name, port, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(loop, "getaddrinfo", lookup)
    async with scripted(lambda _: (said(503, "{}"),)) as old:
        well = await asyncio.start_server(_well, "127.0.0.2", old.port)
        http = Http(f"http://api.test:{old.port}/v1", clock=SystemClock())
        first = await http.send(http.call("GET", "/models"), REACH)
        leads["to"] = "127.0.0.2"
        second = await http.send(http.call("GET", "/models"), REACH)
        await http.aclose()
        well.close()
    assert (first.answer.status, second.answer.status) == (503, 200)


async def _well(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(said(200, "{}"))
    writer.close()
