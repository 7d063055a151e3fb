"""What a Prometheus needs for a series, measured, and what 300,000 targets would be."""

import re
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench.measured import CORES, fetch, started, total
from bench.peer_servers import program
from exporter.core.thresholds import DAY
from tests.e2e.servers import free_port

SCRAPES = 20
"""A second apart, before its memory is read."""


class Page(BaseHTTPRequestHandler):
    """Serves one text."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Series)
        self.send_response(200)
        self.send_header("content-type", "text/plain; version=0.0.4")
        self.send_header("content-length", str(len(self.server.text)))
        self.end_headers()
        self.wfile.write(self.server.text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        pass


class Series(ThreadingHTTPServer):
    """A page of many targets."""

    text = b""


def of_targets(text: str, targets: int) -> bytes:
    """The samples of the first target of a page, as those of so many targets."""
    name = re.search(r'service_state\{target="([^"]+)"', text)
    assert name
    own = f'target="{name[1]}"'
    lines = [line for line in text.splitlines() if own in line]
    return "\n".join(
        line.replace(own, f'target="t{number:06}"') for number in range(targets) for line in lines
    ).encode() + b"\n"  # fmt: skip


def prometheus(text: str, targets: int) -> tuple[int, float]:
    """Series of so many targets, and the resident bytes of a Prometheus that holds them."""
    server = Series(("127.0.0.1", 0), Page)
    server.text = of_targets(text, targets)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder, port = Path(name), free_port()
            (folder / "p.yml").write_text(
                "global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n"
                f"- {{job_name: a, static_configs: [{{targets: ['127.0.0.1:{server.server_port}']}}]}}\n"
            )
            command = [program("prometheus"), f"--config.file={folder}/p.yml"]
            command += [f"--storage.tsdb.path={folder}/tsdb", f"--web.listen-address=127.0.0.1:{port}"]
            with started(command, folder, port, cores=frozenset(CORES)) as process:
                process.wait_for("/-/ready")
                time.sleep(SCRAPES)
                told = fetch(f"{process.url}/metrics").decode()
                return int(total(told, "prometheus_tsdb_head_series")), process.memory()
    finally:
        server.shutdown()


def plan(text: str) -> None:
    """What a Prometheus needs for a series, and what 300,000 targets would be."""
    (few, small), (lots, large) = (prometheus(text, targets) for targets in (1_000, 10_000))
    each = (large - small) / (lots - few)
    of_one = (lots - few) / 9_000
    print(
        f"Prometheus: {few} series {small / 1e6:.0f} MB, {lots} series {large / 1e6:.0f} MB: {each:.0f} bytes each"
    )
    series = 300_000 * of_one
    for interval in (15, 60):
        rate = series / interval
        print(
            f"300,000 targets: {series / 1e6:.1f} million series, {rate / 1e3:.0f} thousand samples a second at "
            f"{interval} s, {series * each / 1e9:.0f} GB, {1.5 * rate * DAY / 1e9:.0f} GB on disk a day at 1.5 bytes"
        )
