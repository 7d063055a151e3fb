"""Where the exporter answers, who hands it its sockets, and whom it tells: as a process, over real sockets."""

import asyncio
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import yaml

from tests.support.processes import ROOT, Exporter, exporter, free_port, run, until

HANDING_OVER = """
import os, sys
number = int(sys.argv[1])
os.dup2(number, 3)
os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1")
os.execv(sys.executable, [sys.executable, "-m", "exporter", *sys.argv[2:]])
"""


def written(folder: Path, title: str = "one", **more: Any) -> Path:
    target = {
        "name": "t", "title": title, "provider": "p", "channel": "official", "model": "m", "api": "http",
        "base_url": "http://127.0.0.1:1", **more,
    }  # fmt: skip
    file = folder / "config.yml"
    file.write_text(yaml.safe_dump({"targets": [target]}))
    return file


async def answers(running: Exporter, path: str) -> httpx2.Response:
    """The answer of a path, once anybody answers."""
    assert running.process is not None

    async def asked() -> httpx2.Response | None:
        assert running.process is not None
        assert running.process.returncode is None, running.log.read_text()
        try:
            return await running.web.get(path)
        except httpx2.TransportError:
            return None

    found: httpx2.Response = await until(asked)
    return found


@asynccontextmanager
async def started(folder: Path, *options: str, **environment: str) -> AsyncIterator[Exporter]:
    async with exporter(written(folder), folder / "data", *options) as running:
        running.environment = environment
        await running.start()
        yield running


async def test_everything_is_under_the_prefix_and_links_lead_there(tmp_path: Path) -> None:
    options = ("--web.external-url=https://example.com/sora/", "--web.telemetry-path=/m")
    async with started(tmp_path, *options) as running:
        assert (await answers(running, "/sora/-/healthy")).text == "healthy\n"
        assert (await answers(running, "/-/healthy")).status_code == 200

        async def watched() -> bool:
            return bool((await running.web.get("/sora/api/v1/targets")).json()["targets"])

        await until(watched)
        statuses = {
            path: (await running.web.get(path)).status_code
            for path in (
                "/sora/",
                "/sora/m",
                "/sora/metrics",
                "/metrics",
                "/config",
                "/sorad",
                "/api/v1/targets",
            )
        }
        moved = [
            (await running.web.get(path)).headers["location"] for path in ("/", "/sora", "/sora/config/")
        ]
        pages = [(await running.web.get(path)).text for path in ("/sora/", "/sora/targets/t")]
        feed = (await running.web.get("/sora/feed.json")).json()
        atom = (await running.web.get("/sora/feed.atom")).text
        found = (await running.web.get("/sora/sd")).json()
        document = (await running.web.get("/sora/api/openapi.json")).json()
        links = {unescape(link) for page in pages for link in re.findall(r'href="([^"#?][^"]*)"', page)}
        own = {link for link in links if not link.startswith("data:")}
        reached = {link: (await running.web.get(link)).status_code for link in own}
    assert statuses == {
        "/sora/": 200, "/sora/m": 200, "/sora/metrics": 404, "/metrics": 404, "/config": 404, "/sorad": 404,
        "/api/v1/targets": 404,
    }  # fmt: skip
    assert [urlsplit(location).path for location in moved] == ["/sora/", "/sora/", "/sora/config"]
    assert len(own) >= 6
    assert all(link.startswith("/sora/") for link in own)
    assert set(reached.values()) == {200}
    assert feed["home_page_url"] == "https://example.com/sora/"
    assert feed["feed_url"] == "https://example.com/sora/feed.json"
    assert 'href="https://example.com/sora/feed.atom"' in atom
    assert found[0]["labels"]["__metrics_path__"] == "/sora/probe"
    assert document["servers"] == [{"url": "/sora"}]


async def test_a_proxy_that_takes_the_path_away(tmp_path: Path) -> None:
    options = ("--web.external-url=https://example.com/sora", "--web.route-prefix=/")
    async with started(tmp_path, *options) as running:
        page = await answers(running, "/")
        direct = (await running.web.get("/sd")).json()
        outside = (await running.web.get("/sd", headers={"host": "example.com"})).json()
    assert 'href="/sora/metrics"' in page.text
    assert direct[0]["labels"]["__metrics_path__"] == "/probe"
    assert outside[0]["labels"]["__metrics_path__"] == "/sora/probe"


async def test_it_listens_at_every_address_that_is_given(tmp_path: Path) -> None:
    other = free_port()
    async with started(tmp_path, f"--web.listen-address=127.0.0.1:{other}") as running:
        assert (await answers(running, "/-/healthy")).status_code == 200
        async with httpx2.AsyncClient() as web:
            assert (await web.get(f"http://127.0.0.1:{other}/-/healthy")).status_code == 200
        assert (await running.web.get("/metrics")).status_code == 200


@pytest.mark.parametrize("kind", ["tcp", "unix"])
async def test_it_takes_the_sockets_that_systemd_hands_over(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "sock"
    if kind == "tcp":
        listening = socket.create_server(("127.0.0.1", 0))
        url, transport = f"http://127.0.0.1:{listening.getsockname()[1]}", None
    else:
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(path))
        listening.listen()
        url, transport = "http://localhost", httpx2.AsyncHTTPTransport(uds=str(path))
    arguments = ("serve", f"--config.file={written(tmp_path)}", f"--storage.path={tmp_path / 'data'}")
    with listening:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", HANDING_OVER, str(listening.fileno()), *arguments, "--web.systemd-socket",
            pass_fds=[listening.fileno()], cwd=ROOT, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            # The socket listens already: the first request waits until the exporter takes it.
            async with httpx2.AsyncClient(transport=transport, timeout=30) as web:
                assert (await web.get(f"{url}/-/healthy")).text == "healthy\n"
        finally:
            process.terminate()
            await process.wait()
    assert process.returncode == 0


async def test_systemd_is_told_of_the_start_reloads_and_the_end_and_the_watchdog_is_kept_quiet(
    tmp_path: Path,
) -> None:
    told: list[str] = []
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
        sock.bind(str(path))
        sock.setblocking(False)
        loop = asyncio.get_running_loop()
        loop.add_reader(sock, lambda: told.append(sock.recv(4096).decode()))
        async with started(tmp_path, NOTIFY_SOCKET=str(path), WATCHDOG_USEC="100000") as running:
            assert running.process is not None
            await until(lambda: "READY=1" in told)
            assert (await answers(running, "/-/healthy")).status_code == 200
            await until(lambda: told.count("WATCHDOG=1") >= 3)
            told.clear()
            running.process.send_signal(signal.SIGHUP)
            await until(lambda: "READY=1" in told)
            assert re.fullmatch(
                r"RELOADING=1\nMONOTONIC_USEC=[0-9]+", next(t for t in told if "DOG" not in t)
            )
            running.process.terminate()
            await until(lambda: "STOPPING=1" in told)
            assert await running.process.wait() == 0
        loop.remove_reader(sock)


async def test_a_changed_configuration_is_taken_by_itself_and_a_bad_one_is_not(tmp_path: Path) -> None:
    async with started(tmp_path, "--config.enable-auto-reload") as running:
        await answers(running, "/-/healthy")
        written(tmp_path, "two")

        async def shows(text: str) -> bool:
            return text in (await running.web.get("/config")).text

        await until(lambda: shows("title: two"))
        (tmp_path / "config.yml").write_text("targets: nonsense\n")

        async def refused() -> bool:
            return await running.metric("sora_exporter_config_last_reload_successful") == 0

        await until(refused)
        assert await shows("title: two")


async def test_wrong_flags_end_with_2_and_their_name(tmp_path: Path) -> None:
    file = written(tmp_path)
    wrong = (
        ("--web.external-url=nonsense",),
        ("--web.telemetry-path=/",),
        ("--web.systemd-socket",),
        ("--web.systemd-socket", "--web.listen-address=:0"),
        ("--web.listen-address=127.0.0.1:0", "--web.listen-address=x"),
    )
    serve = ("serve", f"--config.file={file}")
    found = [await run(*serve, f"--storage.path={tmp_path / 'data'}", *flags) for flags in wrong]
    assert [code for code, _, _ in found] == [2] * 5
    names = ("--web.external-url", "--web.telemetry-path", "--web.systemd-socket", "--web.systemd-socket")
    for (_, _, err), name in zip(found, (*names, "--web.listen-address"), strict=True):
        assert name in err
        assert "Traceback" not in err
