"""Headers, trust store, proxy and TLS name of one target: on every request of it, and on no other."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from exporter.clock import SystemClock
from exporter.config import Config, load
from exporter.core.answer import Cause
from exporter.core.board import Board
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason
from exporter.dialects.registry import build
from exporter.dialects.shared.base import Wired
from exporter.engine.network_guard import NetworkGuard
from exporter.transport import Exchange, recording
from tests.support.processes import exporter, until
from tests.support.scripted import Asked, Script, said, scripted

SECRET = "hdr-secret-0123456789"
MODELS = '{"object":"list","data":[{"id":"m","object":"model"}]}'


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def target(base_url: str, **more: Any) -> dict[str, Any]:
    return {
        "name": "t", "provider": "p", "channel": "official", "model": "m", "api": "openai_videos",
        "base_url": base_url, "upstream": "gateway", **more,
    }  # fmt: skip


def written(folder: Path, *targets: dict[str, Any]) -> Path:
    file = folder / "config.yml"
    file.write_text(yaml.safe_dump({"targets": list(targets)}))
    return file


def configured(folder: Path, base_url: str, **more: Any) -> Config:
    return load(written(folder, target(base_url, **more)), {"PORTKEY": SECRET})


async def catalog(config: Config) -> Exchange:
    dialect = build(config.targets[0], transport=None, clock=SystemClock())
    with recording() as exchanges:
        await dialect.catalog()
    await dialect.aclose()
    return exchanges[-1]


def serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


class Proxy:
    """A small real proxy: it connects (CONNECT) wherever `leads` says, and hands requests on."""

    def __init__(self, leads: int) -> None:
        self.leads = leads
        self.asked: list[str] = []
        self.passwords: list[str] = []
        self.port = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        self.asked.append(lines[0])
        self.passwords += [line for line in lines if line.lower().startswith("proxy-authorization")]
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.leads)
        if lines[0].startswith("CONNECT"):
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            far_writer.write(head)

        async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                sink.write(data)
            sink.close()

        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(pump(reader, far_writer))
                tasks.create_task(pump(far_reader, writer))
        except* ConnectionError:
            pass
        finally:
            writer.close()
            far_writer.close()


@asynccontextmanager
async def proxied(leads: int) -> AsyncIterator[Proxy]:
    proxy = Proxy(leads)
    server = await asyncio.start_server(proxy.handle, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()


async def test_headers_are_on_every_request_and_secrets_are_shown_nowhere(tmp_path: Path) -> None:
    (tmp_path / "team").write_text("file-secret-0123\n")
    headers = {
        "X-Team": {"value": "video"},
        "User-Agent": {"value": "OpenAI/Python 3.20"},
        "x-portkey-api-key": {"env": "PORTKEY"},
        "x-signed": {"file": "team"},
    }
    job = '{"id":"video_1","object":"video","status":"queued","progress":0,"model":"m","seconds":"4"}'

    def answer(asked: Asked) -> Script:
        echo = f"{asked.headers.get('x-portkey-api-key')} {asked.headers.get('x-signed')}"
        return (said(200, MODELS if asked.target.endswith("/models") else job, x_echo=echo),)

    async with scripted(answer) as server:
        config = configured(tmp_path, f"http://127.0.0.1:{server.port}/v1", headers=headers)
        dialect = build(config.targets[0], transport=None, clock=SystemClock())
        assert isinstance(dialect, Wired)
        with recording() as exchanges:
            await dialect.catalog()
            await dialect.validation()
            await dialect.http.send(dialect.http.call("GET", "/videos/video_1"), dialect.poll_reach)
            await dialect.fetcher.fetch("/videos/video_1/content", 10.0)
            (tmp_path / "team").write_text("file-rotated-4567\n")
            await dialect.catalog()
        await dialect.aclose()
    assert len(server.asked) == 5
    for asked in server.asked:
        assert asked.headers["x-team"] == "video"
        assert asked.headers["user-agent"] == "OpenAI/Python 3.20"
        assert asked.headers["x-portkey-api-key"] == SECRET
    assert [asked.headers["x-signed"] for asked in server.asked] == ["file-secret-0123"] * 4 + [
        "file-rotated-4567"
    ]
    shown = str(exchanges)
    assert "video" in exchanges[0].request_headers["x-team"]
    assert exchanges[0].request_headers["x-portkey-api-key"] == "<secret>"
    assert not [secret for secret in (SECRET, "file-secret", "file-rotated") if secret in shown]


async def test_other_hosts_never_get_the_headers(tmp_path: Path) -> None:
    """The same machine at another port and under another name; a redirect leads there."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    async with scripted(lambda _: (said(200, "x"),), serving(authority, "127.0.0.1")) as other:
        moved = said(302, "", location=f"https://127.0.0.1:{other.port}/v.mp4")
        async with scripted(lambda _: (moved,), serving(authority, "127.0.0.1")) as own:
            config = configured(
                tmp_path, f"https://127.0.0.1:{own.port}/v1", ca_file="ca.pem",
                headers={"x-portkey-api-key": {"env": "PORTKEY"}},
            )  # fmt: skip
            dialect = build(config.targets[0], transport=None, clock=SystemClock())
            assert isinstance(dialect, Wired)
            await dialect.fetcher.fetch("/videos/1/content", 10.0)
            await dialect.aclose()
    assert own.asked[0].headers["x-portkey-api-key"] == SECRET
    assert "x-portkey-api-key" not in other.asked[0].headers


async def test_a_trust_store_of_the_target_is_used_and_its_lack_is_ours(tmp_path: Path) -> None:
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    stranger.cert_pem.write_to_path(tmp_path / "other.pem")
    async with scripted(lambda _: (said(200, MODELS),), serving(authority, "127.0.0.1")) as server:
        url = f"https://127.0.0.1:{server.port}/v1"
        trusted = await catalog(configured(tmp_path, url, ca_file="ca.pem"))
        refused = await catalog(configured(tmp_path, url, ca_file="other.pem"))
    assert trusted.ok
    assert refused.cause is Cause.TRUST_STORE


async def test_the_name_for_tls_is_the_configured_one_directly_and_through_a_proxy(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    names: list[str | None] = []
    context = serving(authority, "gateway.internal")
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    async with scripted(lambda _: (said(200, MODELS),), context) as server, proxied(server.port) as proxy:
        url = f"https://localhost:{server.port}/v1"
        named = {"ca_file": "ca.pem", "tls_server_name": "gateway.internal"}
        direct = await catalog(configured(tmp_path, url, **named))
        tunnel = await catalog(configured(tmp_path, url, **named, proxy_url=f"http://127.0.0.1:{proxy.port}"))
        unnamed = await catalog(configured(tmp_path, url, ca_file="ca.pem"))
    assert direct.ok
    assert tunnel.ok
    assert not unnamed.ok
    assert names == ["gateway.internal", "gateway.internal", "localhost"]
    assert server.asked[0].headers["host"] == f"localhost:{server.port}"


async def test_a_proxy_of_the_target_comes_before_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "*")
    async with scripted(lambda _: (said(200, MODELS),)) as server, proxied(server.port) as proxy:
        config = configured(
            tmp_path, "http://api.invalid/v1", proxy_url=f"http://user:pr%40xy-pass@127.0.0.1:{proxy.port}"
        )
        exchange = await catalog(config)
    assert exchange.ok
    assert proxy.asked == ["GET http://api.invalid/v1/models HTTP/1.1"]
    assert len(proxy.passwords) == 1
    assert config.concealer.conceal("said pr@xy-pass") == "said <secret>"


@pytest.mark.parametrize(
    ("exempt", "direct"),
    [
        ("127.0.0.1", True), ("127.0.0.0/8", True), ("10.0.0.0/8, 127.0.0.1", True), ("*", True),
        ("10.0.0.0/8", False), ("example.com", False), ("127.0.0.1:1", False), ([".example.com", "127.0.0.1"], True),
    ],
)  # fmt: skip
async def test_exceptions_from_the_proxy(
    exempt: Any, direct: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the target's own proxy, and of the environment's where it has none."""
    async with scripted(lambda _: (said(200, MODELS),)) as server, proxied(server.port) as proxy:
        url, address = f"http://127.0.0.1:{server.port}/v1", f"http://127.0.0.1:{proxy.port}"
        assert (await catalog(configured(tmp_path, url, no_proxy=exempt, proxy_url=address))).ok
        monkeypatch.setenv("HTTP_PROXY", address)
        assert (await catalog(configured(tmp_path, url, no_proxy=exempt))).ok
    assert len(proxy.asked) == (0 if direct else 2)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_proxy_of_the_target_that_fails_is_ours(scheme: str, tmp_path: Path) -> None:
    async with scripted(lambda _: (said(407, ""),)) as proxy:
        for address in ("http://127.0.0.1:1", f"http://127.0.0.1:{proxy.port}"):
            exchange = await catalog(configured(tmp_path, f"{scheme}://api.invalid/v1", proxy_url=address))
            assert exchange.cause is Cause.PROXY
            guard = NetworkGuard(Board(0.0), SystemClock())
            first = classify(exchange.answer, Channel.OFFICIAL)
            await guard.review(first, "other", 60.0, first_byte=True)
            verdict = await guard.review(first, "p", 60.0, first_byte=False, cause=exchange.cause)
            assert (verdict.reason, verdict.fault) == (Reason.PROXY, Fault.OURS)


async def test_a_reload_applies_and_the_configuration_shows_no_secret(tmp_path: Path) -> None:
    seen: list[dict[str, str]] = []

    def answer(asked: Asked) -> Script:
        seen.append(asked.headers)
        return (said(200, MODELS),)

    async def team(name: str) -> None:
        await until(lambda: any(headers.get("x-team") == name for headers in seen))

    async with scripted(answer) as server:
        url = f"http://127.0.0.1:{server.port}/v1"

        def rewrite(team: str) -> Path:
            headers = {"x-team": {"value": team}, "x-token": {"env": "PORTKEY"}}
            one = target(
                url,
                headers=headers,
                interval="1s",
                no_proxy="127.0.0.1",
                proxy_url="http://u:pw-secret-1@h:1",
            )
            return written(tmp_path, one)

        async with exporter(rewrite("one"), tmp_path / "data", "--web.enable-lifecycle") as running:
            running.environment = {
                "PORTKEY": SECRET,
                "HTTPS_PROXY": "http://me:env-secret-2@proxy.example:3128",
            }
            await running.up()
            await team("one")
            shown = (await running.web.get("/config")).text
            rewrite("two")
            assert (await running.web.post("/-/reload")).status_code == 200
            await team("two")
            log = running.log.read_text()
    data = yaml.safe_load(shown)
    one = data["targets"][0]
    assert one["headers"] == {"x-team": {"value": "one"}, "x-token": {"env": "PORTKEY", "value": "<secret>"}}
    assert one["proxy_url"] == "http://<secret>@h:1"
    assert data["environment"]["HTTPS_PROXY"] == "http://<secret>@proxy.example:3128"
    assert not [s for s in (SECRET, "pw-secret", "env-secret") if s in shown + log]
