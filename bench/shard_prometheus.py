"""What a Prometheus needs for a series, measured, and what 300,000 targets would be."""

import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from exporter.core.thresholds import DAY
from tests.e2e.servers import free_port

SCRAPES = 20
"""A second apart, before its memory is read."""
PATIENCE = 180.0


def page(url: str) -> str:
    """The text at an address."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        text: str = answer.read().decode()
    return text


def sample(text: str, name: str) -> float:
    """The value of a series, named with its labels."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Until it answers 200."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        try:
            page(url)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
            continue
        return
    raise RuntimeError(f"{url} did not answer")


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
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        (folder / "p.yml").write_text(
            "global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n"
            f"- {{job_name: a, static_configs: [{{targets: ['127.0.0.1:{server.server_port}']}}]}}\n"
        )
        binary = shutil.which("prometheus")
        assert binary, "no prometheus: run `make servers`"
        command = [binary, f"--config.file={folder}/p.yml", f"--storage.tsdb.path={folder}/tsdb"]
        command += [f"--web.listen-address=127.0.0.1:{port}", "--log.level=error"]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/-/ready", process)
            time.sleep(SCRAPES)
            told = page(f"http://127.0.0.1:{port}/metrics")
            series = int(sample(told, "prometheus_tsdb_head_series"))
            return series, sample(told, "process_resident_memory_bytes")
        finally:
            process.kill()
            process.wait()
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
