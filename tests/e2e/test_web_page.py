"""The page in a real browser: it shows what it should, refreshes itself, and says when nobody answers."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator

import httpx2
import pytest

from tests.support.served import PATIENCE, Served, served
from tests.unit.web.test_pages import Page

pytestmark = pytest.mark.e2e
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--enable-logging=stderr"),
)


async def browse(url: str, *, seconds: int) -> tuple[str, str]:
    """The page after so many seconds of the browser's own time, and what the browser logged."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = await asyncio.create_subprocess_exec(
            "chromium",
            *FLAGS,
            f"--user-data-dir={profile}",
            f"--virtual-time-budget={seconds * 1000}",
            "--dump-dom",
            url,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            async with asyncio.timeout(4 * PATIENCE):
                html, log = await browser.communicate()
        finally:
            with contextlib.suppress(ProcessLookupError):
                browser.kill()
    return html.decode(), log.decode()


@pytest.fixture
async def exporter(tmp_path) -> AsyncIterator[Served]:
    async with served(tmp_path) as it:
        yield it


async def test_the_six_services_are_shown_with_their_states(exporter):
    html, log = await browse(exporter.url, seconds=1)
    shown = Page(html)
    assert {name: card.split(name)[1].split()[0] for name, card in shown.cards.items()} == {
        "sora-2-official": "Operational",
        "sora-2-pro-official": "Operational",
        "sora-image-official": "Operational",
        "sora-2-reverse": "Risk",
        "sora-2-pro-reverse": "Suspended",
        "veo-3.1-reverse": "Operational",
    }
    assert "CONSOLE" not in log
    assert ("p", {"class": "lost", "role": "alert", "hidden": ""}) in shown.tags


async def test_the_page_refreshes_itself_with_its_own_script_only(exporter):
    html, log = await browse(f"{exporter.url}/targets/sora-2-reverse", seconds=40)
    assert "Sora 2" in html
    assert exporter.log.count("page written") >= 3
    assert "CONSOLE" not in log


async def test_a_page_whose_exporter_no_longer_answers_says_so(exporter):
    async with httpx2.AsyncClient() as web:
        page = (await web.get(exporter.url)).content
    asked = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked += 1
        await reader.readuntil(b"\r\n\r\n")
        head = "200 OK" if asked == 1 else "503 Service Unavailable"
        writer.write(
            f"HTTP/1.1 {head}\r\ncontent-type: text/html\r\ncontent-length: {len(page)}\r\n".encode()
        )
        writer.write(b"connection: close\r\n\r\n" + page)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        html, _ = await browse(f"http://127.0.0.1:{port}/", seconds=40)
    assert asked >= 2
    lost = [attrs for tag, attrs in Page(html).tags if attrs.get("class") == "lost"]
    assert lost == [{"class": "lost", "role": "alert"}]
