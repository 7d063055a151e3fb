"""Connections as they really are: reused, stale, given up, encrypted, pinned, behind a proxy."""

import ssl

import pytest
import trustme

from exporter.clock import SystemClock
from exporter.core.answer import Transport
from exporter.transport import Fetcher, Http, Key, ResponseLimits
from exporter.transport.client import FRESH_EVERY
from tests.support.in_process_http import KEY
from tests.support.scripted import Asked, Cut, Script, said, scripted
from tests.support.send_paths import send_path as send_path

pytestmark = pytest.mark.usefixtures("send_path")

REACH = ResponseLimits(30.0)
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(100)


def client(
    port: int, scheme: str = "http", host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> Http:
    context = tls or ssl.create_default_context()
    return Http(
        f"{scheme}://{host}:{port}/v1", clock=SystemClock(), key=Key.bearer(lambda: KEY), tls=lambda: context
    )


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def fine(asked: Asked) -> Script:
    return (said(200, "{}"),)


async def test_one_connection_serves_one_request_after_another() -> None:
    async with scripted(fine) as server:
        http = client(server.port)
        first, second = [await http.send(http.call("GET", "/models"), REACH) for _ in range(2)]
        await http.aclose()
    assert server.connections == 1
    assert set(first.phases) == {"connect", "first_byte", "transfer"}
    assert set(second.phases) == {"first_byte", "transfer"}
    assert first.seconds + 1e-6 >= sum(first.phases.values()) > 0


async def test_a_new_connection_is_made_now_and_then() -> None:
    async with scripted(fine) as server:
        http = client(server.port)
        for _ in range(3 * FRESH_EVERY):
            assert (await http.send(http.call("GET", "/models"), REACH)).ok
        await http.aclose()
    last = [n for n, asked in enumerate(server.asked) if asked.headers.get("connection") == "close"]
    assert last[1] - last[0] == FRESH_EVERY
    assert server.asked[last[0] + 1].connection == server.asked[last[0]].connection + 1
    assert server.connections in {len(last), len(last) + 1}


def once_then_cut(cut: Cut) -> object:
    """The first request of the first connection is answered, its second one cut; later connections work."""

    def script(asked: Asked) -> Script:
        on_this = seen[asked.connection] = seen.get(asked.connection, 0) + 1
        return (cut,) if asked.connection == 1 and on_this == 2 else (said(200, "{}"),)

    seen: dict[int, int] = {}
    return script


@pytest.mark.parametrize("cut", [Cut.RESET, Cut.CLOSE])
async def test_a_get_on_a_stale_connection_is_asked_again_on_a_new_one(cut: Cut) -> None:
    async with scripted(once_then_cut(cut)) as server:
        http = client(server.port)
        exchanges = [await http.send(http.call("GET", "/models"), REACH) for _ in range(2)]
        await http.aclose()
    assert [exchange.ok for exchange in exchanges] == [True, True]
    assert [asked.connection for asked in server.asked] == [1, 1, 2]


async def test_a_create_is_never_asked_again() -> None:
    async with scripted(once_then_cut(Cut.RESET)) as server:
        http = client(server.port)
        await http.send(http.call("GET", "/models"), REACH)
        exchange = await http.send(http.call("POST", "/videos", body=b"{}"), REACH)
        await http.aclose()
    assert exchange.answer.transport is Transport.EXCEPTION
    assert exchange.sent
    assert len(server.asked) == 2


async def test_a_reset_on_a_new_connection_is_told() -> None:
    async with scripted(lambda asked: (Cut.RESET,)) as server:
        http = client(server.port)
        exchange = await http.send(http.call("GET", "/models"), REACH)
        await http.aclose()
    assert exchange.answer.transport is Transport.EXCEPTION
    assert not exchange.first_byte
    assert len(server.asked) == 1


async def test_a_connection_that_the_server_dropped_meanwhile_is_not_used() -> None:
    async with scripted(fine) as server:
        http = client(server.port)
        await http.send(http.call("GET", "/models"), REACH)
        await server.drop_connections()
        exchange = await http.send(http.call("POST", "/videos", body=b"{}"), REACH)
        await http.aclose()
    assert exchange.ok
    assert [asked.connection for asked in server.asked] == [1, 2]


async def test_a_handshake_is_a_phase_of_its_own(authority: trustme.CA) -> None:
    async with scripted(fine, serving(authority, "127.0.0.1")) as server:
        http = client(server.port, "https", tls=trusting(authority))
        exchange = await http.send(http.call("GET", "/models"), REACH)
        await http.aclose()
    assert set(exchange.phases) == {"connect", "tls", "first_byte", "transfer"}


async def test_a_refused_connection_never_sent_anything() -> None:
    async with scripted(fine) as server:
        port = server.port
    http = client(port)
    exchange = await http.send(http.call("POST", "/videos", body=b"{}"), REACH)
    await http.aclose()
    assert not exchange.sent
    assert "ConnectionRefusedError" in (exchange.answer.exception or "")


async def test_a_handshake_that_fails_never_sent_anything(authority: trustme.CA) -> None:
    async with scripted(fine, serving(authority, "127.0.0.1")) as server:
        http = client(server.port, "https")
        exchange = await http.send(http.call("POST", "/videos", body=b"{}"), REACH)
        await http.aclose()
    assert not exchange.sent
    assert "ssl.SSLCertVerificationError" in (exchange.answer.exception or "")


async def test_closing_a_client_that_never_connected_is_fine() -> None:
    await client(1).aclose()


async def fetch_from_elsewhere(
    authority: trustme.CA, certified: str
) -> tuple[bytes, list[Asked], str | None]:
    """Fetch from cdn.example, which the resolver leads to this machine."""

    async def resolve(host: str) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async with scripted(
        lambda asked: (said(200, MP4, "video/mp4"),), serving(authority, certified)
    ) as server:
        http = client(1, tls=trusting(authority))
        fetched = await Fetcher(http, resolve=resolve, public=lambda address: True).fetch(
            f"https://cdn.example:{server.port}/v.mp4?sig=1", 30.0
        )
        await http.aclose()
    return fetched.data, server.asked, fetched.exchanges[-1].answer.exception


async def test_an_artifact_comes_from_the_checked_address_under_its_own_name(authority: trustme.CA) -> None:
    data, asked, _ = await fetch_from_elsewhere(authority, "cdn.example")
    assert data == MP4
    assert asked[0].target == "/v.mp4?sig=1"
    assert asked[0].headers["host"].startswith("cdn.example:")
    assert "authorization" not in asked[0].headers


async def test_the_certificate_must_be_for_the_name_and_not_for_the_address(authority: trustme.CA) -> None:
    data, asked, exception = await fetch_from_elsewhere(authority, "127.0.0.1")
    assert (data, asked) == (b"", [])
    assert "SSLCertVerificationError" in (exception or "")


class TestProxy:
    """The environment's proxies are honoured, and their failures are told apart from the upstream's."""

    @pytest.fixture(autouse=True)
    def no_proxies_of_this_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.upper(), raising=False)

    async def test_requests_go_through_the_proxy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with scripted(fine) as proxy:
            monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
            http = client(80, host="api.invalid")
            exchange = await http.send(http.call("GET", "/models"), REACH)
            await http.aclose()
        assert exchange.ok
        assert proxy.asked[0].target.startswith("http://api.invalid")

    async def test_exceptions_from_the_proxy_are_honoured(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async with scripted(fine) as server:
            monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
            monkeypatch.setenv("NO_PROXY", "127.0.0.1")
            http = client(server.port)
            assert (await http.send(http.call("GET", "/models"), REACH)).ok
            await http.aclose()

    @pytest.mark.parametrize("status", [407, 502])
    async def test_a_proxy_that_refuses_is_our_own_network(
        self, status: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with scripted(lambda asked: (said(status, ""),)) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
            http = client(443, "https", "api.invalid")
            exchange = await http.send(http.call("POST", "/videos", body=b"{}"), REACH)
            await http.aclose()
        assert (exchange.answer.exception or "").startswith(f"httpx2.ProxyError: {status}")
        assert not exchange.sent
        assert proxy.asked[0].method == "CONNECT"
        assert KEY not in str(proxy.asked[0].headers)

    async def test_a_proxy_that_cannot_be_reached_is_our_own_network(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with scripted(fine) as gone:
            port = gone.port
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        http = client(443, "https", "api.invalid")
        exchange = await http.send(http.call("GET", "/models"), REACH)
        await http.aclose()
        assert (exchange.answer.exception or "").startswith(
            "httpx2.ProxyError: the proxy cannot be reached <- "
        )

    async def test_a_proxy_of_another_kind_is_said_to_be_unsupported(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
        http = client(443, "https", "api.invalid")
        exchange = await http.send(http.call("GET", "/models"), REACH)
        await http.aclose()
        assert exchange.answer.exception == "httpx2.ProxyError: proxies of kind socks5 are not supported"
        assert not exchange.sent
