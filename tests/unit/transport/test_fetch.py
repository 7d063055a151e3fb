"""Artifacts are fetched from public, pinned addresses, and no credentials leave the target's own origin."""

import socket
from collections.abc import Awaitable, Callable

import httpx2
import pytest

from exporter.clock import run_virtual
from exporter.core.answer import Transport
from exporter.transport import Fetched, Fetcher, Media, sniff
from exporter.transport.addresses import AddressRefused, Pinned
from exporter.transport.fetch import LIMIT
from tests.support.in_process_http import BASE, KEY, InProcess, http_over

MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(100)
CDN = "https://cdn.example/v.mp4"


def resolving(**names: str | tuple[str, ...]) -> Callable[[str], Awaitable[tuple[str, ...]]]:
    async def resolve(host: str) -> tuple[str, ...]:
        found = names.get(host.replace(".", "_").replace("-", "_"), "203.0.114.7")
        return (found,) if isinstance(found, str) else found

    return resolve


def fetch(address: str, upstream: InProcess, *, base: str = BASE, **names: str | tuple[str, ...]) -> Fetched:
    async def main() -> Fetched:
        return await Fetcher(http_over(upstream, base=base), resolve=resolving(**names)).fetch(address, 30.0)

    return run_virtual(main())


def keys_sent(upstream: InProcess) -> dict[str, str | None]:
    return {request.url.host: request.headers.get("authorization") for request in upstream.requests}


def moved(to: str, status: int = 302) -> httpx2.Response:
    return httpx2.Response(status, headers={"location": to})


def test_a_path_is_fetched_below_the_base_url_with_the_key() -> None:
    upstream = InProcess().on("GET /v1/videos/1/content", httpx2.Response(200, content=MP4))
    fetched = fetch("/videos/1/content", upstream)
    assert (fetched.data, fetched.size, fetched.foreign) == (MP4, len(MP4), False)
    assert keys_sent(upstream) == {"api.example": f"Bearer {KEY}"}


def test_another_host_gets_no_key() -> None:
    upstream = InProcess().on("GET /v.mp4", httpx2.Response(200, content=MP4))
    fetched = fetch(CDN, upstream)
    assert (fetched.data, fetched.foreign, fetched.refused) == (MP4, True, None)
    assert keys_sent(upstream) == {"cdn.example": None}


@pytest.mark.parametrize("address", ["https://api.example:8443/v.mp4", "http://api.example/v.mp4"])
def test_another_origin_of_the_own_host_is_fetched_without_the_key(address: str) -> None:
    upstream = InProcess().on("GET /v.mp4", httpx2.Response(200, content=MP4))
    assert fetch(address, upstream, api_example="10.0.0.1").data == MP4
    assert keys_sent(upstream) == {"api.example": None}


def test_a_private_address_is_fine_where_it_is_the_base_urls_own() -> None:
    upstream = InProcess().on("GET /tmp/1.mp4", httpx2.Response(200, content=MP4))
    fetched = fetch("http://10.0.0.5:8000/tmp/1.mp4", upstream, base="http://10.0.0.5:8000/v1")
    assert fetched.data == MP4


@pytest.mark.parametrize(
    ("address", "because"),
    [
        ("http://cdn.example/v.mp4", "not addressed by HTTPS"),
        ("ftp://cdn.example/v.mp4", "ftp addresses"),
        ("file:///etc/passwd", "file addresses"),
        ("gopher://cdn.example/", "gopher addresses"),
        ("data:video/mp4;base64,AAAA", "data addresses"),
        ("v.mp4", "no addresses"),
        ("https://h\ud800/v.mp4", "no address"),
        ("https://[::1/v.mp4", "no address"),
        ("https://cdn.example:99999/v.mp4", "https addresses like this"),
        ("https://me:pass@cdn.example/v.mp4", "holds credentials"),
        ("https://127.0.0.1/v.mp4", "not lead to a public"),
        ("https://[::1]/v.mp4", "not lead to a public"),
        ("https://[::ffff:169.254.169.254]/v.mp4", "not lead to a public"),
        ("https://169.254.169.254/latest/meta-data", "not lead to a public"),
        ("https://internal.example/v.mp4", "not lead to a public"),
        ("https://half.example/v.mp4", "not lead to a public"),
        ("https://nowhere.example/v.mp4", "not lead to a public"),
    ],
)
def test_dangerous_addresses_are_refused_before_anything_is_sent(address: str, because: str) -> None:
    upstream = InProcess().on("GET /v.mp4", httpx2.Response(200, content=MP4))
    names: dict[str, str | tuple[str, ...]] = {
        "internal_example": "10.1.2.3",
        "half_example": ("203.0.114.7", "192.168.0.1"),
        "nowhere_example": (),
        "127_0_0_1": "127.0.0.1",
        "::1": "::1",
        "::ffff:169_254_169_254": "::ffff:169.254.169.254",
        "169_254_169_254": "169.254.169.254",
    }
    fetched = fetch(address, upstream, **names)
    assert because in (fetched.refused or "")
    assert fetched.data == b""
    assert upstream.requests == []


def test_a_redirect_to_another_host_loses_the_key() -> None:
    upstream = (
        InProcess()
        .on("GET /v1/videos/1/content", moved(CDN))
        .on("GET /v.mp4", httpx2.Response(200, content=MP4))
    )
    fetched = fetch("/videos/1/content", upstream)
    assert fetched.data == MP4
    assert keys_sent(upstream) == {"api.example": f"Bearer {KEY}", "cdn.example": None}


@pytest.mark.parametrize(
    "target", ["http://cdn.example/v.mp4", "https://internal.example/x", "//internal.example/x"]
)
def test_every_redirect_is_checked_again(target: str) -> None:
    upstream = InProcess().on("GET /v.mp4", moved(target))
    fetched = fetch(CDN, upstream, internal_example="192.168.7.7")
    assert fetched.refused
    assert upstream.asked == ["GET /v.mp4"]


def test_relative_redirects_stay_where_they_are() -> None:
    upstream = (
        InProcess()
        .on("GET /a/v.mp4", moved("../b/v.mp4"))
        .on("GET /b/v.mp4", httpx2.Response(200, content=MP4))
    )
    assert fetch("https://cdn.example/a/v.mp4", upstream).data == MP4


def hops(count: int) -> InProcess:
    upstream = InProcess()
    for number in range(count):
        upstream.on(f"GET /{number}", moved(f"/{number + 1}", status=307))
    return upstream.on(f"GET /{count}", httpx2.Response(200, content=MP4))


def test_three_redirects_are_followed() -> None:
    assert fetch("https://cdn.example/0", hops(3)).data == MP4


def test_a_fourth_redirect_is_not() -> None:
    upstream = hops(4)
    fetched = fetch("https://cdn.example/0", upstream)
    assert fetched.refused == "more than 3 redirects"
    assert len(upstream.requests) == 4


def test_only_the_beginning_is_read_and_the_size_is_the_whole() -> None:
    long = httpx2.Response(
        206, headers={"content-range": "bytes 0-65535/5000000"}, content=bytes(LIMIT + 4096)
    )
    upstream = InProcess().on("GET /v.mp4", long)
    fetched = fetch(CDN, upstream)
    assert (len(fetched.data), fetched.size) == (LIMIT, 5_000_000)
    assert upstream.requests[0].headers["range"] == f"bytes=0-{LIMIT - 1}"
    assert upstream.requests[0].headers.get_list("accept-encoding") == ["identity"]


def test_a_name_that_does_not_resolve_is_an_answer_and_no_exception() -> None:
    async def unknown(host: str) -> tuple[str, ...]:
        raise socket.gaierror(-2, "Name or service not known")

    async def main() -> Fetched:
        return await Fetcher(http_over(InProcess()), resolve=unknown).fetch(CDN, 5.0)

    answer = run_virtual(main()).exchanges[0].answer
    assert answer.transport is Transport.EXCEPTION
    assert answer.exception == "socket.gaierror: [Errno -2] Name or service not known"


def pinned_request(addresses: tuple[str, ...], inner: InProcess) -> httpx2.Response:
    async def main() -> httpx2.Response:
        transport = Pinned(inner, resolving(cdn_example=addresses), lambda _: True, rewrite=True)
        return await transport.handle_async_request(httpx2.Request("GET", "https://cdn.example/v.mp4?sig=1"))

    return run_virtual(main())


def test_the_checked_address_is_the_one_that_is_connected_to() -> None:
    inner = InProcess().on("GET /v.mp4", httpx2.Response(200, content=MP4))
    pinned_request(("203.0.114.9",), inner)
    request = inner.requests[0]
    assert request.url == "https://203.0.114.9/v.mp4?sig=1"
    assert request.headers["host"] == "cdn.example"
    assert request.extensions["sni_hostname"] == "cdn.example"


def test_an_ipv6_address_is_pinned_too() -> None:
    inner = InProcess().on("GET /v.mp4", httpx2.Response(200, content=MP4))
    pinned_request(("2606:4700::1",), inner)
    assert inner.requests[0].url.host == "2606:4700::1"


def test_the_second_address_is_tried_where_the_first_does_not_connect() -> None:
    inner = InProcess().on("GET /v.mp4", httpx2.ConnectError("refused"), httpx2.Response(200, content=MP4))
    assert pinned_request(("203.0.114.9", "203.0.114.10", "203.0.114.11"), inner).status_code == 200
    assert [request.url.host for request in inner.requests] == ["203.0.114.9", "203.0.114.10"]


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    async def main() -> None:
        resolve = resolving(cdn_example=("203.0.114.9", "10.0.0.1"))
        transport = Pinned(InProcess(), resolve, lambda address: not address.startswith("10."), rewrite=True)
        await transport.handle_async_request(httpx2.Request("GET", CDN))

    with pytest.raises(AddressRefused):
        run_virtual(main())


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (MP4, (Media.VIDEO, "mp4")),
        (b"\x1a\x45\xdf\xa3" + bytes(20), (Media.VIDEO, "webm")),
        (b"\x89PNG\r\n\x1a\n" + bytes(8), (Media.IMAGE, "png")),
        (b"\xff\xd8\xff\xe0" + bytes(12), (Media.IMAGE, "jpeg")),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", (Media.IMAGE, "webp")),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", None),
        (b"GIF89a" + bytes(10), (Media.IMAGE, "gif")),
        (b"\x00\x00\x00\x1cftypavif" + bytes(8), (Media.IMAGE, "avif")),
        (b"<!doctype html><html>", None),
        (b'{"error": "expired"}', None),
        (b"\x89PNG", None),
        (b"", None),
    ],
)
def test_files_are_known_by_their_first_bytes(data: bytes, found: tuple[Media, str] | None) -> None:
    assert sniff(data) == found
