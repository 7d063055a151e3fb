"""Redirects over real sockets: of a status page they lead to no internal address, of a base URL they are told."""

import asyncio
import ssl
from collections.abc import AsyncIterator

import pytest
import trustme

from exporter.clock import SystemClock
from exporter.core.board import Board
from exporter.core.vocabulary import Fault, Reason
from exporter.dialects.registry import build
from exporter.engine.network_guard import NetworkGuard
from exporter.engine.probing import Judge
from exporter.pages.client import PageClient, same_site
from exporter.pages.reading import PageUnreadable
from exporter.transport import Http, ResponseLimits, tell_redirect
from tests.support.scripted import Scripted, said, scripted
from tests.support.virtual_engine import config_of, target


@pytest.fixture
async def internal() -> AsyncIterator[Scripted]:
    async with scripted(lambda _: (said(200, '{"secret": 1}'),)) as server:
        yield server


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "127.1", "0x7f000001", "127.0.0.1.nip.test", "user:pass@127.0.0.1"],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_page_that_redirects_to_another_host_is_not_followed(
    host: str, scheme: str, internal: Scripted
) -> None:
    to = f"{scheme}://{host}:{internal.port}/latest/meta-data?token=t"
    async with scripted(lambda _: (said(302, "", location=to),)) as page:
        client = PageClient(f"http://127.0.0.1:{page.port}", SystemClock())
        with pytest.raises(PageUnreadable) as caught:
            await client.get("/api/v2/components.json")
        await client.aclose()
    assert internal.asked == []
    assert "/latest/meta-data, not followed: " in str(caught.value)
    assert "token" not in str(caught.value)
    assert "pass@" not in str(caught.value)


async def test_a_page_at_an_internal_address_is_the_operators_word(internal: Scripted) -> None:
    client = PageClient(f"http://127.0.0.1:{internal.port}", SystemClock())
    assert await client.get("/x") == {"secret": 1}
    await client.aclose()


@pytest.mark.parametrize(("public", "read"), [(True, True), (False, False)])
async def test_a_redirect_on_the_same_site_goes_to_the_address_that_was_checked(
    public: bool, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`status.example.com` sends us to `www.example.com`, which leads to this machine."""
    authority = trustme.CA()
    certified = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("www.example.com").configure_cert(certified)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    checked: list[str] = []
    loop = asyncio.get_running_loop()
    looked_up = loop.getaddrinfo

    async def lookup(host: str | bytes, port: object, **more: object) -> object:
        leads = "127.0.0.1" if host in ("status.example.com", b"status.example.com") else host
        return await looked_up(leads, port, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(loop, "getaddrinfo", lookup)

    async def resolve(host: str) -> tuple[str, ...]:
        checked.append(host)
        return ("127.0.0.1",)

    async with (
        scripted(lambda _: (said(200, "[1]"),), certified) as www,
        scripted(lambda _: (said(301, "", location=f"https://www.example.com:{www.port}/x"),)) as page,
    ):
        client = PageClient(
            f"http://status.example.com:{page.port}",
            SystemClock(),
            resolve=resolve,
            public=lambda _: public,
            tls=lambda: trusting,
        )
        got = await client.optional("/x")
        await client.aclose()
    assert checked == ["www.example.com"]
    assert got == ([1] if read else None)
    assert [asked.headers["host"] for asked in www.asked] == [f"www.example.com:{www.port}"] * read


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("status.example.com", "www.example.com", True),
        ("example.com", "status.example.com", True),
        ("x.ai", "status.x.ai", True),
        ("status.example.co.uk", "example.co.uk", True),
        ("one.co.uk", "other.co.uk", False),
        ("example.com", "example.org", False),
        ("example.com", "notexample.com", False),
        ("example.com.evil.org", "example.com", False),
        ("10.0.0.1", "10.0.0.2", False),
        ("1.0.0.1", "9.0.0.1", False),
    ],
)
def test_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same_site(other, one) is same


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("to", "told"),
    [
        (
            "https://new.example/v1/models?key=k",
            "answers with a redirect to https://new.example/v1: set base_url to it",
        ),
        ("https://u:p@new.example/login?next=x", "answers with a redirect to https://new.example/login"),
        ("/v2/models", "answers with a redirect to http://127.0.0.1:{port}/v2: set base_url to it"),
        ("https://[::1", "answers with a redirect to what is no address"),
    ],
)
async def test_a_redirect_of_the_base_url_says_where_to(status: int, to: str, told: str) -> None:
    async with scripted(lambda _: (said(status, "", location=to),)) as server:
        base = f"http://127.0.0.1:{server.port}/v1"
        http = Http(base, clock=SystemClock())
        exchange = await http.send(http.call("GET", "/models"), ResponseLimits(20.0))
        await http.aclose()
    assert tell_redirect(exchange, base) == told.format(port=server.port)


async def test_the_verdict_on_a_base_url_that_has_moved_says_where_to() -> None:
    async with scripted(lambda it: (said(301, "", location=f"https://new.example{it.target}"),)) as server:
        configured = config_of(target(base_url=f"http://127.0.0.1:{server.port}/v1")).targets[0]
        dialect = build(configured, transport=None, clock=SystemClock())
        reading = await dialect.catalog()
        await dialect.aclose()
    judge = Judge(configured, (), NetworkGuard(Board(0.0), SystemClock()), SystemClock())
    verdict = await judge.verdict(reading, 60.0, judge.stalls.mark(), ever_worked=False)
    assert verdict is not None
    assert (verdict.reason, verdict.fault) == (Reason.ENDPOINT_NOT_SUPPORTED, Fault.OURS)
    assert verdict.detail == "answers with a redirect to https://new.example/v1: set base_url to it"
