"""What an operator and Prometheus meet first, over real processes: the line at the start, a taken port, `/probe`."""

import asyncio
import os
import re
import socket
from pathlib import Path

from exporter import __version__
from tests.support.processes import exporter, run, until

TARGET = """
targets:
  - {{name: one, provider: p, channel: official, model: m, api: http, base_url: {url}, {more}}}
"""


def relative(path: Path) -> Path:
    return Path(os.path.relpath(path))


async def test_serve_says_what_it_is_where_it_is_and_where_its_storage_is(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(TARGET.format(url="https://relay.example", more="probing: passive"))
    storage = tmp_path / "data"
    async with exporter(config, relative(storage)) as it:
        it.log = tmp_path / "log"
        await it.up()
        (line,) = [one for one in it.log.read_text().splitlines() if "msg=serving" in one]
    for said in (f"version={__version__}", f"address={it.url}", "targets=1", f"storage={storage.resolve()}"):
        assert said in line


async def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = await run("demo", f"--web.listen-address=127.0.0.1:{port}")
    assert (code, out) == (1, "")
    assert err == (
        f"Error: cannot listen on 127.0.0.1:{port}: Address already in use; "
        "choose another with --web.listen-address\n"
    )


async def test_a_probe_cut_by_the_deadline_of_its_scrape_is_told_as_blackbox_does(tmp_path: Path) -> None:
    ended = asyncio.Event()

    async def silent(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await ended.wait()
        writer.close()

    config = tmp_path / "config.yml"
    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    config.write_text(TARGET.format(url=f"http://127.0.0.1:{port}", more="interval: 60s"))
    async with server, exporter(config, tmp_path / "data") as it:
        await it.up()
        answer = await it.web.get("/probe?target=one", headers={"X-Prometheus-Scrape-Timeout-Seconds": "1"})
        assert answer.status_code == 200
        assert re.search(r'^probe_success\{target="one".*\} 0$', answer.text, re.MULTILINE)
        assert re.search(r"^probe_duration_seconds\{.*\} 0\.5", answer.text, re.MULTILINE)
        await until(lambda: it.metric("probe_skipped_total", reason="deadline"))
        assert await it.metric("probe_results_total") == 0
        ended.set()
