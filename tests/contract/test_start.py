"""What an operator and Prometheus meet first, over real processes: the line at the start, a taken port, `/probe`."""

import asyncio
import json
import os
import re
import signal
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


async def test_a_hangup_while_it_starts_is_a_reload_and_no_end(tmp_path: Path) -> None:
    begun, go, config = tmp_path / "begun", tmp_path / "go", tmp_path / "config.yml"
    script = f"touch {begun}; until [ -e {go} ]; do sleep 0.02; done; echo key-0123456789"
    command = ["sh", "-c", script]
    config.write_text(
        TARGET.format(url="https://relay.example", more=f"probing: passive, api_key_command: {command}")
    )
    async with exporter(config, tmp_path / "data") as it:
        await it.start()
        assert it.process is not None
        await until(begun.exists)
        it.process.send_signal(signal.SIGHUP)
        go.touch()
        await until(lambda: "configuration reloaded" in it.log.read_text() or it.process.returncode)
        assert it.process.returncode is None


async def test_a_storage_that_cannot_be_is_one_clear_line(tmp_path: Path) -> None:
    config, file = tmp_path / "config.yml", tmp_path / "file"
    config.write_text(
        "targets:\n  - {name: one, provider: p, channel: official, model: m, api: openai_videos, "
        "base_url: 'http://127.0.0.1:9/v1', price: {usd_per_call: 1}}\n"
    )
    file.touch()
    for folder in (file, file / "in", Path("/proc/nothing")):
        code, out, err = await run("probe", "one", f"--config.file={config}", f"--storage.path={folder}")
        assert (code, out) == (1, "")
        assert err.startswith(f"Error: storage {folder} cannot be written")
        assert err.count("\n") == 1


async def test_a_name_that_was_not_found_cannot_steer_a_terminal(tmp_path: Path) -> None:
    async def evil(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = json.dumps({"targets": [{"target": "a\x1b]0;owned\x07\u202eb"}]}).encode()
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
        writer.close()

    async with await asyncio.start_server(evil, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        code, _, err = await run("status", "x", f"--url=http://127.0.0.1:{port}")
    assert code == 2
    assert "there are: a\\u001b]0;owned\\u0007\\u202eb" in err
