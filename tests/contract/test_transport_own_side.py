"""Our own side of the wire: proxies and trust stores of our environment are never the upstream's fault."""

import asyncio
import json
import os
import ssl
import sys
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from exporter.clock import SystemClock
from exporter.core.answer import Cause, Verdict
from exporter.core.board import Board
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State
from exporter.engine.network_guard import NetworkGuard
from exporter.transport import Exchange, Fetcher, Http, Key, ResponseLimits
from tests.support.scripted import Asked, Cut, Script, said, scripted
from tests.support.send_paths import send_path as send_path

pytestmark = pytest.mark.usefixtures("send_path")

ROOT = Path(__file__).parents[2]
MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(100)


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


async def ask(url: str, deadline: float = 20.0, method: str = "GET", **more: Any) -> Exchange:
    http = Http(url, clock=SystemClock(), key=Key.bearer(lambda: "sk-0123456789"), **more)
    exchange = await http.send(http.call(method, "/models"), ResponseLimits(deadline))
    await http.aclose()
    return exchange


async def counted(exchange: Exchange, *, others: bool = False) -> Verdict:
    """What it counts as where nobody else is probed, or another provider answers."""
    guard = NetworkGuard(Board(0.0), SystemClock())
    first = classify(exchange.answer, Channel.OFFICIAL)
    if others:
        await guard.review(first, "other", 60.0, first_byte=True)
    return await guard.review(first, "only", 60.0, first_byte=exchange.first_byte, cause=exchange.cause)


def is_ours(verdict: Verdict, reason: Reason) -> bool:
    return (verdict.outcome, verdict.reason, verdict.fault) == (State.UNKNOWN, reason, Fault.OURS)


def garbage(asked: Asked) -> Script:
    return (b"\x16\x03\x01 what is this?\r\n\r\n",)


@pytest.mark.parametrize(
    ("script", "deadline"),
    [
        pytest.param(lambda _: (said(407, ""),), 20.0, id="407"),
        pytest.param(lambda _: (said(403, "<html>"),), 20.0, id="403"),
        pytest.param(lambda _: (said(502, ""),), 20.0, id="502"),
        pytest.param(lambda _: (said(503, ""),), 20.0, id="503"),
        pytest.param(garbage, 20.0, id="garbage"),
        pytest.param(lambda _: (Cut.CLOSE,), 20.0, id="closed"),
        pytest.param(lambda _: (Cut.RESET,), 20.0, id="reset"),
        pytest.param(lambda _: (Cut.HANG,), 0.3, id="silent"),
        pytest.param(lambda _: (b"HTTP/1.1 103 X\r\n\r\n" * 9000,), 20.0, id="interim answers"),
    ],
)
async def test_a_proxy_that_gives_no_connection_is_ours(
    script: Any, deadline: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with scripted(script) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:pass@127.0.0.1:{proxy.port}")
        exchange = await ask("https://api.invalid/v1", deadline, "POST")
    assert exchange.cause is Cause.PROXY
    assert not exchange.sent
    assert "user" not in str(exchange.answer)
    for others in (False, True):
        assert is_ours(await counted(exchange, others=others), Reason.PROXY)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    "proxy",
    [
        "http://127.0.0.1:1",
        "https://127.0.0.1:1",
        "socks5://127.0.0.1:1080",
        "socks5h://127.0.0.1:1080",
        "socks4://127.0.0.1:1080",
        "ftp://127.0.0.1:1",
        "http://127.0.0.1:99999",
        "http://[::1",
        "http://",
        "127.0.0.1:1",
        "http://a b",
    ],
)
async def test_a_proxy_that_cannot_be_used_is_ours(
    proxy: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    exchange = await ask(f"{scheme}://api.invalid/v1", method="POST")
    assert exchange.cause is Cause.PROXY
    assert not exchange.sent
    assert is_ours(await counted(exchange, others=True), Reason.PROXY)


async def test_a_proxy_that_wants_a_password_for_a_plain_request_is_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with scripted(lambda _: (said(407, "", proxy_authenticate="Basic"),)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        exchange = await ask("http://api.invalid/v1", method="POST")
    assert exchange.cause is Cause.PROXY
    assert not exchange.sent


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(lambda _: (Cut.CLOSE,), id="closed"),
        pytest.param(lambda _: (Cut.RESET,), id="reset"),
        pytest.param(garbage, id="garbage"),
    ],
)
async def test_a_forwarding_proxy_that_gives_no_answer_is_ours_and_a_create_had_left(
    script: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with scripted(script) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        exchange = await ask("http://api.invalid/v1", method="POST")
    assert exchange.sent
    assert exchange.cause is Cause.PROXY
    assert is_ours(await counted(exchange, others=True), Reason.PROXY)


async def test_an_upstream_that_is_slow_behind_a_forwarding_proxy_is_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with scripted(lambda _: (Cut.HANG,)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        exchange = await ask("http://api.invalid/v1", 0.3)
    assert exchange.cause is Cause.FIRST_BYTE_TIMEOUT
    assert (await counted(exchange)).fault is Fault.UPSTREAM


async def test_an_encrypted_proxy_that_we_do_not_trust_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    async with scripted(lambda _: (said(200, ""),), serving(trustme.CA(), "127.0.0.1")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"https://127.0.0.1:{proxy.port}")
        exchange = await ask("https://api.invalid/v1")
    assert exchange.cause is Cause.PROXY


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A trust store that knows somebody else."""
    file = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(file)
    return file


async def test_an_issuer_that_our_own_trust_store_lacks_is_ours(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    async with scripted(lambda _: (said(200, "{}"),), serving(trustme.CA(), "127.0.0.1")) as server:
        exchange = await ask(f"https://127.0.0.1:{server.port}/v1", tls=lambda: _loaded(bundle))
    assert exchange.cause is Cause.TRUST_STORE
    for others in (False, True):
        assert is_ours(await counted(exchange, others=others), Reason.TLS)


async def test_an_issuer_that_the_usual_store_lacks_is_theirs_only_where_others_answer() -> None:
    async with scripted(lambda _: (said(200, "{}"),), serving(trustme.CA(), "127.0.0.1")) as server:
        exchange = await ask(f"https://127.0.0.1:{server.port}/v1", tls=ssl.create_default_context)
    assert exchange.cause is Cause.UNKNOWN_ISSUER
    assert is_ours(await counted(exchange), Reason.TLS)
    theirs = await counted(exchange, others=True)
    assert (theirs.reason, theirs.fault) == (Reason.TLS, Fault.UPSTREAM)


async def test_a_certificate_for_another_name_is_theirs() -> None:
    authority = trustme.CA()
    context = ssl.create_default_context()
    authority.configure_trust(context)
    async with scripted(lambda _: (said(200, "{}"),), serving(authority, "elsewhere.example")) as server:
        exchange = await ask(f"https://127.0.0.1:{server.port}/v1", tls=lambda: context)
    assert exchange.cause is Cause.TLS
    assert (await counted(exchange)).fault is Fault.UPSTREAM


async def test_an_empty_trust_store_is_ours() -> None:
    async with scripted(lambda _: (said(200, "{}"),), serving(trustme.CA(), "127.0.0.1")) as server:
        empty = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        os.environ["SSL_CERT_DIR"] = "/nonexistent"
        try:
            exchange = await ask(f"https://127.0.0.1:{server.port}/v1", tls=lambda: empty)
        finally:
            del os.environ["SSL_CERT_DIR"]
    assert exchange.cause is Cause.TRUST_STORE


def _loaded(bundle: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(bundle))


async def probed(folder: Path, base_url: str, **environment: str) -> tuple[dict[str, Any], str]:
    """`sora-exporter probe` under an environment: its story and its log."""
    target = {
        "name": "t", "provider": "p", "channel": "official", "model": "m", "api": "openai_videos",
        "base_url": base_url, "api_key_env": "KEY",
    }  # fmt: skip
    file = folder / f"{'-'.join(environment)}{len(str(environment))}.yml"
    file.write_text(yaml.safe_dump({"targets": [target]}))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "exporter", "probe", "t", f"--config.file={file}", "--format=json",
        cwd=ROOT, env={**os.environ, "KEY": "sk-0123456789", **environment},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return json.loads(out), err.decode()


async def test_the_command_says_what_of_our_environment_is_at_fault(tmp_path: Path) -> None:
    certified = serving(trustme.CA(), "127.0.0.1")
    async with scripted(lambda _: (said(200, "{}"),), certified) as server:
        url = f"https://127.0.0.1:{server.port}/v1"
        stories = await asyncio.gather(
            probed(tmp_path, url, HTTPS_PROXY="http://127.0.0.1:1"),
            probed(tmp_path, url, SSL_CERT_FILE="/nonexistent.pem"),
        )
    assert [(story["outcome"], story["fault"], story["reason"]) for story, _ in stories] == [
        ("unknown", "ours", "proxy"),
        ("unknown", "ours", "tls"),
    ]
    assert not any("Traceback" in log for _, log in stories)
    assert stories[1][1].count("SSL_CERT_FILE") == 1


async def test_an_artifact_is_fetched_through_the_proxy_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy knows names that we do not; we look none of them up."""

    async def resolve(host: str) -> tuple[str, ...]:
        raise AssertionError(host)

    async with scripted(lambda _: (said(502, ""),)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        fetcher = Fetcher(Http("https://api.invalid/v1", clock=SystemClock()), resolve=resolve)
        fetched = await fetcher.fetch("https://cdn.only-the-proxy.invalid/v.mp4", 20.0)
        refused = [
            (await fetcher.fetch(f"https://{host}/v.mp4", 20.0)).refused
            for host in (
                "127.0.0.1", "10.0.0.1", "[::1]", "[fec0::1]", "localhost", "a.localhost", "metadata", "127.1",
                "0x7f.1", "2130706433", "metadata.google.internal", "db.local", "localhost.", "%31%32%37.0.0.1",
                "192.168.0.1.", "017700000001",
            )
        ]  # fmt: skip
    assert [asked.target for asked in proxy.asked] == ["cdn.only-the-proxy.invalid:443"]
    assert fetched.refused is None
    assert fetched.exchanges[0].cause is Cause.PROXY
    assert all("does not lead to a public address" in (why or "") for why in refused)
