"""Three shards against one exporter: processor time, memory and lag for each target; and Prometheus per series.

Run as `python -m bench.shards [targets of one] [seconds to watch]` (10,000 and 120 unless given): one exporter
with so many targets, then three shards of three times as many, all on this machine's cores before one upstream.
Then a Prometheus scrapes 1,000 and 10,000 targets' worth of series, and its memory is read.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench.scale import PROVIDERS, configuration, wait_for
from exporter.core.thresholds import DAY
from tests.e2e.servers import free_port

SHARDS = 3
SCRAPES = 20
"""Of a Prometheus, a second apart, before its memory is read."""


@dataclass
class Measured:
    """What one process's metrics said at the end, and the processor time between the two looks at it."""

    targets: float
    cpu: float
    resident: float
    lag: float
    """The share of probes that began more than 50 ms late."""
    series: int


def started(
    config: Path, folder: Path, shard: tuple[int, int] | None
) -> "tuple[subprocess.Popen[bytes], str]":
    """An exporter, or a shard of it, on a storage of its own."""
    url = f"http://127.0.0.1:{free_port()}"
    index, total = shard or (0, 1)
    command = [sys.executable, "-m", "exporter", "serve", f"--config.file={config}"]
    command += [
        f"--web.listen-address={url.removeprefix('http://')}",
        f"--storage.path={folder}/data-{index}",
    ]
    command += [f"--shard.index={index}", f"--shard.total={total}"]
    keys = {f"SCALE_KEY_{i}": f"sk-scale-{i:040}" for i in range(PROVIDERS)}
    with (folder / f"log-{index}").open("wb") as errors:
        return subprocess.Popen(command, stderr=errors, env={**os.environ, **keys}), url


def page(url: str) -> str:
    """The text at an address."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        text: str = answer.read().decode()
    return text


def sample(text: str, name: str) -> float:
    """The value of a series without labels, or with these."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def measure(urls: list[str], seconds: float) -> list[Measured]:
    """Let the exporters work, scraped every 15 s; what each needed."""

    def look() -> list[str]:
        return [page(f"{url}/metrics") for url in urls]

    before, began = look(), time.monotonic()
    while time.monotonic() - began < seconds:
        time.sleep(15)
        after = look()
    took = time.monotonic() - began
    return [_measured(one, two, took) for one, two in zip(before, after, strict=True)]


def _measured(before: str, after: str, seconds: float) -> Measured:
    def grown(name: str) -> float:
        return sample(after, name) - sample(before, name)

    probes = grown("sora_exporter_probe_lag_seconds_count")
    quick = grown('sora_exporter_probe_lag_seconds_bucket{le="0.05"}')
    return Measured(
        sample(after, "sora_exporter_targets"),
        grown("process_cpu_seconds_total") / seconds,
        sample(after, "process_resident_memory_bytes"),
        0.0 if not probes else 1 - quick / probes,
        sum(not line.startswith("#") for line in after.splitlines()),
    )


def watch(config: Path, folder: Path, total: int, seconds: float) -> list[Measured]:
    """Start so many shards, wait until all are ready, and measure them."""
    with ExitStack() as stack:
        urls = []
        for index in range(total):
            process, url = started(config, folder, (index, total))
            stack.callback(process.wait)
            stack.callback(process.kill)
            urls.append(url)
            wait_for(f"{url}/-/healthy", process)
        for url in urls:
            wait_for(f"{url}/-/ready", process)
        return measure(urls, seconds)


def tell(name: str, found: list[Measured]) -> tuple[float, float]:
    """Print what some processes needed; processor seconds a second and bytes, for each target."""
    targets = sum(each.targets for each in found)
    cpu = sum(each.cpu for each in found) / targets
    memory = sum(each.resident for each in found) / targets
    late = max(each.lag for each in found)
    parts = ", ".join(f"{each.targets:.0f}" for each in found)
    print(f"{name}: {targets:.0f} targets ({parts}), {sum(each.series for each in found)} series")
    print(f"  processor {1e6 * cpu:.0f} us a second and target, {memory / 1e3:.1f} kB a target, "
          f"{100 * late:.1f} % of probes over 50 ms late at most")  # fmt: skip
    return cpu, memory


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


def main() -> None:
    arguments = [each for each in sys.argv[1:] if each != "--shards"]
    targets = int(arguments[0]) if arguments else 10_000
    seconds = float(arguments[1]) if len(arguments) > 1 else 120.0
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    port = free_port()
    program = f"import asyncio; from bench.scale import answer; asyncio.run(answer({port}))"
    upstream = subprocess.Popen([sys.executable, "-c", program])
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    try:
        with tempfile.TemporaryDirectory() as name:
            one, many = Path(name, "one"), Path(name, "many")
            one.mkdir()
            many.mkdir()
            alone = watch(configuration(one, targets, port), one, 1, seconds)
            cpu, memory = tell("one exporter", alone)
            shards = watch(configuration(many, SHARDS * targets, port), many, SHARDS, seconds)
            cpu_of_three, memory_of_three = tell(f"{SHARDS} shards", shards)
            print(f"ratio: processor {cpu_of_three / cpu:.2f}, memory {memory_of_three / memory:.2f}")
            process, url = started(configuration(one, 1, port), one, None)
            try:
                wait_for(f"{url}/-/ready", process)
                text = page(f"{url}/metrics")
            finally:
                process.kill()
                process.wait()
        plan(text)
    finally:
        upstream.kill()
        upstream.wait()


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


if __name__ == "__main__":
    main()
