"""Whatever an upstream sends, over a real socket: an answer comes of it, in bounded time, and nothing raises."""

import asyncio
import gzip
import os
import random
import time
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from exporter.clock import SystemClock
from exporter.core.answer import Cause, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Upstream
from exporter.dialects.base import Spec
from exporter.dialects.shared.artifacts import read_artifact
from exporter.pages.client import PageClient
from exporter.pages.reading import PageUnreadable
from exporter.transport import Exchange, Fetcher, Http, Media, ResponseLimits, tell_redirect
from exporter.transport.response import decoded

SECONDS = float(os.environ.get("FUZZ_SECONDS", "4"))
SEED = 20261129
SPEC = Spec("sora-2", Channel.OFFICIAL, Upstream.GATEWAY)
CHARSETS = [
    "utf-8",
    "utf8",
    "UTF-16",
    "utf-16le",
    "utf-32",
    "latin1",
    "iso-8859-15",
    "windows-1252",
    "gbk",
    "GB18030",
    "gb2312",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "koi8-r",
    "punycode",
    "idna",
    "undefined",
    "rot13",
    "rot_13",
    "base64",
    "hex",
    "zlib",
    "bz2",
    "uu",
    "quopri",
    "unicode_escape",
    "raw_unicode_escape",
    "mbcs",
    "oem",
    "utf-7",
    "utf_8_sig",
    "hz",
    "iso2022_jp",
    "../../etc",
    "none",
    "\x00",
    "''",
]
ADDRESSES = (
    "/x", "//[::1", "///", "http://", "https://h:99999/", "https://h:-1/", "https://h:0/", "https://\udcff/", "\x00",
    "https://xn--a\u2028/", "https://" + "a" * 300 + ".example/", "https://" + "ü." * 200, "https://\u2100.example/",
    "https://a b/", "javascript:1", "https://u:p@h/", "https://%00/", "?" * 70_000, "https://1.2.3/", "https://[v1.x]/",
    "https://127.0.0.1:\u0663/", "\ud800", "http:\\\\h\\x", "https://h/%zz", "https://h/" + "/.." * 9000,
)  # fmt: skip
NAMES = (
    "content-type", "content-length", "content-encoding", "transfer-encoding", "location", "retry-after", "connection",
    "content-range", "set-cookie", "link", "x-\x80", "", " ", "a" * 3000,
)  # fmt: skip


def mangled(rng: random.Random) -> bytes:
    """An answer that is nearly one."""
    body = rng.choice(
        (b"{}", b'{"id":"' + b"x" * rng.randrange(2000) + b'"}', rng.randbytes(rng.randrange(3000)), b"")
    )
    coding = rng.choice(
        ("", "", "", "gzip", "deflate", "br", "gzip, gzip", ", ".join(["gzip"] * 2000), "\xff")
    )
    if coding and rng.random() < 0.6:
        body = rng.choice((gzip.compress, zlib.compress))(body)
    if rng.random() < 0.2:
        body = bytearray(body) + rng.randbytes(3)
        body[rng.randrange(len(body))] = rng.randrange(256)
    headers = [("content-type", f"text/html; charset={rng.choice(CHARSETS)}"), ("content-encoding", coding)]
    headers += [(rng.choice(NAMES), _value(rng)) for _ in range(rng.choice((0, 1, 2, 5, 300)))]
    framed = rng.random()
    if framed < 0.4:
        headers.append(("content-length", str(max(0, len(body) + rng.choice((0, 0, 0, -1, 1, 10**6))))))
    elif framed < 0.8:
        headers.append(("transfer-encoding", "chunked"))
        size = rng.choice((1, 7, 4096))
        body = b"".join(_chunk(rng, body[at : at + size]) for at in range(0, len(body), size)) + b"0\r\n\r\n"
    status = rng.choice((200, 200, 200, 204, 301, 302, 307, 404, 503, 99, 0, 1000, 600, 999, 101, 100, 103))
    first = rng.choice(
        (f"HTTP/1.1 {status} OK", f"HTTP/1.0 {status}", f"HTTP/2 {status}", "HTTP/1.1", f"{status}")
    )
    lines = [first, *(f"{name}: {value}" for name, value in headers if name or rng.random() < 0.1)]
    raw = "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n" + bytes(body)
    if rng.random() < 0.15:
        raw = raw[: rng.randrange(len(raw) + 1)]
    return b"HTTP/1.1 103 Early\r\n\r\n" * rng.choice((0, 0, 0, 1, 50, 9000)) + raw


def _value(rng: random.Random) -> str:
    return rng.choice(
        (rng.choice(ADDRESSES), str(rng.randrange(-5, 10**20)), rng.randbytes(20).decode("latin-1"), "é错")
    )


def _chunk(rng: random.Random, data: bytes) -> bytes:
    size = f"{len(data) + (rng.random() < 0.002):x}"
    return f"{size}{rng.choice(('', '', ';a=b', ';' + 'e' * 5000, ' '))}\r\n".encode() + data + b"\r\n"


@asynccontextmanager
async def serving(answer: Callable[[], bytes]) -> AsyncIterator[int]:
    """A server that sends these bytes to every request, and then closes or waits for the next."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer())
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def checked(exchange: Exchange, base: str) -> None:
    """An answer that everything after the transport can take."""
    assert exchange.cause is not Cause.INTERNAL, exchange.answer.exception
    assert (exchange.answer.exception is None) == (exchange.answer.transport is Transport.HTTP)
    assert sum(map(len, exchange.answer.headers.values())) < 100 * 1024
    assert all(name.isprintable() and value.isprintable() for name, value in exchange.answer.headers.items())
    exchange.answer.body.encode()
    classify(exchange.answer, Channel.REVERSE)
    tell_redirect(exchange, base)


async def test_answers_of_any_shape() -> None:
    rng, ends = random.Random(SEED), time.monotonic() + SECONDS
    last = b""

    def answer() -> bytes:
        nonlocal last
        last = mangled(rng)
        return last

    async with serving(answer) as port:
        base = f"http://127.0.0.1:{port}/v1"
        http = Http(base, clock=SystemClock())
        fetcher, page = Fetcher(http), PageClient(f"http://127.0.0.1:{port}", SystemClock())
        while time.monotonic() < ends:
            try:
                checked(await http.send(http.call("GET", "/x"), ResponseLimits(10.0)), base)
                fetched = await fetcher.fetch("/videos/1/content", 10.0)
                read_artifact(fetched, (Media.VIDEO,), SPEC)
                with suppress(PageUnreadable):
                    await page.get("/x")
            except BaseException as error:
                error.add_note(f"the answer was {last[:3000]!r}")
                raise
        await http.aclose()
        await page.aclose()


async def test_addresses_of_any_shape() -> None:
    async def nowhere(host: str) -> tuple[str, ...]:
        return ()

    rng, ends = random.Random(SEED), time.monotonic() + SECONDS / 2
    http = Http("http://127.0.0.1:1/v1", clock=SystemClock())
    fetcher = Fetcher(http, resolve=nowhere)
    pieces = (
        *ADDRESSES,
        "https://",
        "@",
        ":",
        "/",
        "#",
        "[",
        "]",
        "\\",
        "%",
        "é",
        "。",
        "\u00ad",
        "xn--",
        "127.0.0.1",
    )
    while time.monotonic() < ends:
        address = "".join(rng.choices(pieces, k=rng.randrange(1, 5)))
        fetched = await fetcher.fetch(address, 5.0)
        assert fetched.refused or fetched.exchanges, address
        assert not any(exchange.cause is Cause.INTERNAL for exchange in fetched.exchanges), address
        exchange = await http.send(http.call("GET", f"/videos/{address}"), ResponseLimits(5.0))
        assert exchange.answer.exception is not None
        assert exchange.cause is not Cause.INTERNAL, (address, exchange.answer.exception)
    await http.aclose()


def test_charsets_of_any_name_in_bounded_time() -> None:
    rng, ends = random.Random(SEED), time.monotonic() + SECONDS / 4
    while time.monotonic() < ends:
        name = rng.choice(
            (rng.choice(CHARSETS), rng.randbytes(8).decode("latin-1"), "utf-" + "8" * rng.randrange(50))
        )
        data = rng.choice(
            (
                rng.randbytes(300),
                b"\xff" * 200_000,
                b"\x81" * 200_000,
                "中-".encode() * 50_000,
                b"\x00\xd8" * 9,
            )
        )
        began = time.process_time()
        text = decoded(data, f"{rng.choice(('text/html', 'x' * 9000))}; charset={name}")
        assert time.process_time() - began < 2.0, name
        text.encode()


@pytest.mark.parametrize("depth", [1, 2, 3])
async def test_layers_of_compression(depth: int) -> None:
    body = bytes(1024 * 1024)
    for _ in range(depth):
        body = gzip.compress(body)
    coding = ", ".join(["gzip"] * depth)
    head = f"HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    async with serving(lambda: head + body) as port:
        http = Http(f"http://127.0.0.1:{port}", clock=SystemClock())
        exchange = await http.send(http.call("GET", "/x"), ResponseLimits(10.0, limit=1000))
        await http.aclose()
    assert exchange.ok
    assert len(exchange.answer.body) <= 1000
