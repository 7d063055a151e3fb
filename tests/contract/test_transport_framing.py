"""Where an answer ends, whichever way it was asked for: every framing that servers use, whole and cut short."""

import asyncio
import contextlib
import gzip
import ssl
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import trustme

from exporter.clock import SystemClock
from exporter.core.answer import Cause
from exporter.transport import Egress, Exchange, Header, Http, Key, ResponseLimits
from tests.support.scripted import Asked, Cut, Script, chunk, head, said, scripted
from tests.support.send_paths import send_path as send_path

pytestmark = pytest.mark.usefixtures("send_path")
REACH = ResponseLimits(20.0)
CHUNKED = head() + chunk(b'{"id":') + chunk(b"1}") + chunk(b"")
TRAILED = CHUNKED[:-2] + b"x-trailer: y\r\n\r\n"
UNTIL_CLOSE = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"id":1}'


async def ask(script: Script, times: int = 1) -> tuple[list[Exchange], list[int]]:
    """What comes of asking so many times, and which connection each request came on."""
    async with scripted(lambda _: script) as server:
        http = Http(f"http://127.0.0.1:{server.port}/v1", clock=SystemClock())
        exchanges = [await http.send(http.call("GET", "/models"), REACH) for _ in range(times)]
        await http.aclose()
    return exchanges, [asked.connection for asked in server.asked]


@pytest.mark.parametrize(
    ("script", "connections"),
    [
        pytest.param((said(200, '{"id":1}'),), [1, 1], id="length"),
        pytest.param((TRAILED,), None, id="chunks and a trailer"),
        pytest.param((CHUNKED[:70], CHUNKED[70:]), [1, 1], id="cut anywhere"),
        pytest.param((UNTIL_CLOSE, Cut.CLOSE), [1, 2], id="until the connection ends"),
        pytest.param((said(200, '{"id":1}', connection="close"),), [1, 2], id="connection: close"),
        pytest.param((b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n" * 3 + CHUNKED,), [1, 1], id="interim"),
        pytest.param((said(200, '{"id":1}').replace(b"\r\n", b"\n"),), [1, 1], id="bare line feeds"),
        pytest.param(
            (said(200, gzip.compress(b'{"id":1}'), content_encoding="gzip"),), [1, 1], id="gzip"
        ),
        pytest.param(
            (said(200, zlib.compress(b'{"id":1}'), content_encoding="deflate"),), [1, 1], id="deflate"
        ),
    ],
)  # fmt: skip
async def test_an_answer_ends_where_its_framing_says(script: Script, connections: list[int] | None) -> None:
    exchanges, asked = await ask(script, 2)
    assert [exchange.answer.body for exchange in exchanges] == ['{"id":1}'] * 2
    assert all(exchange.ok for exchange in exchanges)
    assert "x-trailer" not in exchanges[0].answer.headers
    assert "link" not in exchanges[0].answer.headers
    assert connections is None or asked == connections


async def test_an_answer_that_has_no_body_ends_with_its_head() -> None:
    exchanges, asked = await ask((b"HTTP/1.1 204 X\r\n\r\n",), 2)
    assert [exchange.answer.status for exchange in exchanges] == [204, 204]
    assert asked == [1, 1]


@pytest.mark.parametrize(
    ("script", "cause", "body"),
    [
        pytest.param((said(200, '{"id":1}')[:-3], Cut.CLOSE), Cause.CUT, '{"id"', id="length"),
        pytest.param((CHUNKED[:-6], Cut.CLOSE), Cause.CUT, '{"id":1}', id="chunks"),
        pytest.param((said(200, '{"id":1}')[:-3], Cut.RESET), Cause.RESET, None, id="reset"),
        pytest.param((b"HTTP/1.1 200 OK\r\ncontent-ty", Cut.CLOSE), Cause.RESET, "", id="in the head"),
        pytest.param((b"SSH-2.0-OpenSSH_9.2\r\n\r\n",), Cause.PROTOCOL, "", id="another protocol"),
        pytest.param((head() + b"zz\r\n",), Cause.CUT, "", id="a chunk without a size"),
        pytest.param(
            (said(200, b"no gzip at all", content_encoding="gzip"),), Cause.CUT, "", id="no gzip"
        ),
    ],
)  # fmt: skip
async def test_an_answer_that_is_not_whole_is_told(script: Script, cause: Cause, body: str | None) -> None:
    (exchange,), _ = await ask(script)
    assert exchange.cause is cause
    assert exchange.sent
    assert body is None or exchange.answer.body == body
    assert not exchange.ok


@pytest.mark.parametrize("named", [b"connection: upgrade\r\nupgrade: websocket\r\n", b""])
async def test_a_protocol_that_nobody_asked_for_is_no_answer(named: bytes) -> None:
    (exchange,), _ = await ask((b"HTTP/1.1 101 X\r\n" + named + b"\r\n\x81\x05hello",))
    assert exchange.cause is Cause.PROTOCOL
    assert exchange.sent


@pytest.mark.parametrize("send_path", ["lean"], indirect=True)
@pytest.mark.parametrize("extra", [said(500, "{}"), b"garbage\r\n"])
async def test_what_follows_an_answer_is_never_taken_for_the_next_one(extra: bytes) -> None:
    exchanges, asked = await ask((said(200, '{"id":1}') + extra,), 2)
    assert [exchange.answer.body for exchange in exchanges] == ['{"id":1}'] * 2
    assert asked == [1, 2]


@pytest.mark.parametrize("value", ["a\r\nx-injected: 1", "a\nb", "a\0b", "é", " a"])
async def test_a_header_that_would_be_another_is_never_sent(value: str) -> None:
    key = Key(lambda: "", (), (Header("x-own", lambda: value),))
    async with scripted(lambda _: (said(200, "{}"),)) as server:
        http = Http(f"http://127.0.0.1:{server.port}/v1", clock=SystemClock(), key=key)
        exchange = await http.send(http.call("GET", "/models"), REACH)
        await http.aclose()
    assert (server.asked, exchange.cause, exchange.sent) == ([], Cause.UNSENDABLE, False)


async def test_a_peer_that_ends_the_handshake_was_sent_nothing() -> None:
    async def end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.close()

    async with await asyncio.start_server(end, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        http = Http(f"https://127.0.0.1:{port}/v1", clock=SystemClock(), tls=ssl.create_default_context)
        exchange = await http.send(http.call("POST", "/videos", body=b"{}"), REACH)
        await http.aclose()
    assert exchange.cause is Cause.RESET
    assert not exchange.sent


async def test_an_address_that_answers_is_found_behind_one_that_refuses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loop = asyncio.get_running_loop()
    looked_up = loop.getaddrinfo

    async def lookup(host: object, port: object, **more: object) -> list[object]:
        if host not in ("api.test", b"api.test"):
            return await looked_up(host, port, **more)  # type: ignore[arg-type, return-value]
        both = [await looked_up(each, port, **more) for each in ("127.0.0.9", "127.0.0.1")]  # type: ignore[arg-type]
        return [place for places in both for place in places]

    monkeypatch.setattr(loop, "getaddrinfo", lookup)
    async with scripted(lambda _: (said(200, "{}"),)) as server:
        http = Http(f"http://api.test:{server.port}/v1", clock=SystemClock())
        exchange = await http.send(http.call("GET", "/models"), REACH)
        await http.aclose()
    assert exchange.ok
    monkeypatch.setattr(loop, "getaddrinfo", lookup)
    gone = Http(f"http://api.test:{server.port}/v1", clock=SystemClock())
    refused = await gone.send(gone.call("GET", "/models"), REACH)
    await gone.aclose()
    assert refused.cause is Cause.REFUSED


@asynccontextmanager
async def tunnelling(to: int) -> AsyncIterator[tuple[int, list[str]]]:
    """A proxy that connects everybody to that port; its port, and the heads of what it was asked."""
    heads: list[str] = []
    opened: list[asyncio.StreamWriter] = []

    async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        far, away = await asyncio.open_connection("127.0.0.1", to)
        opened.extend((writer, away))
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(pipe(reader, away), pipe(far, writer))

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], heads
        for writer in opened:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


async def test_a_tunnel_is_made_once_and_serves_one_request_after_another() -> None:
    authority, seen = trustme.CA(), list[Asked]()
    server_tls, client_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("api.invalid").configure_cert(server_tls)
    authority.configure_trust(client_tls)

    def answer(asked: Asked) -> Script:
        seen.append(asked)
        return (said(200, "{}"),)

    async with scripted(answer, server_tls) as server, tunnelling(server.port) as (port, heads):
        egress = Egress(proxy=f"http://user:pass@127.0.0.1:{port}")
        http = Http("https://api.invalid/v1", clock=SystemClock(), tls=lambda: client_tls, egress=egress,
                    key=Key.bearer(lambda: "sk-0123456789"))  # fmt: skip
        first, second = [await http.send(http.call("GET", "/models"), REACH) for _ in range(2)]
        await http.aclose()
    assert (first.ok, second.ok, len(heads)) == (True, True, 1)
    assert heads[0].startswith("CONNECT api.invalid:443 HTTP/1.1\r\n")
    assert "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n" in heads[0]
    assert "sk-0123456789" not in heads[0]
    assert [asked.headers["host"] for asked in seen] == ["api.invalid", "api.invalid"]
    assert set(first.phases) == {"connect", "tls", "first_byte", "transfer"}
    assert set(second.phases) == {"first_byte", "transfer"}
