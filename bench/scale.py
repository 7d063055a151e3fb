"""Many targets on one core at the default log level: ready, scraped, ended. Prints seconds.

Run as `python -m bench.scale [targets] [seconds to watch]`.
"""

import asyncio
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.e2e.servers import free_port

MODELS = b'{"object":"list","data":[{"id":"sora-2","object":"model"}]}'
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(MODELS)
PROVIDERS = 50
PATIENCE = 180.0


class Gateway(asyncio.Protocol):
    """Answers every request with the same list of models."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.transport.write((ANSWER + MODELS) * data.count(b"\r\n\r\n"))


async def answer(port: int) -> None:
    """The upstream of all targets, for ever."""
    server = await asyncio.get_running_loop().create_server(Gateway, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


def configuration(folder: Path, targets: int, port: int) -> Path:
    """So many targets at one address, with a free probe a minute each."""
    file = folder / "config.yml"
    common = (
        "channel: official, model: sora-2, api: openai_videos, upstream: gateway, "
        f'base_url: "http://127.0.0.1:{port}/v1", interval: 60s, probes: {{catalog: {{}}}}'
    )
    lines = [
        f"  - {{name: target-{i:05}, provider: provider-{i % PROVIDERS}, {common}, "
        f"api_key_env: SCALE_KEY_{i % PROVIDERS}}}"
        for i in range(targets)
    ]
    file.write_text("\n".join(["targets:", *lines]))
    return file


def fetch(url: str) -> bytes:
    """What an address answers."""
    request = urllib.request.Request(url, headers={"accept-encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        body: bytes = answer.read()
    return body


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Until it answers 200."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        try:
            fetch(url)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
            continue
        return
    raise RuntimeError(f"{url} did not answer")


def pinned() -> None:
    """On one core, with as many descriptors as allowed."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def watch(config: Path, folder: Path, seconds: float) -> None:
    """Start an exporter, scrape it, end it, and say how long each took."""
    url = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "exporter", "serve", f"--config.file={config}"]
    command += [f"--web.listen-address={url.removeprefix('http://')}", f"--storage.path={folder / 'data'}"]
    keys = {f"SCALE_KEY_{i}": f"sk-scale-{i:040}" for i in range(PROVIDERS)}
    log = folder / "log"
    began = time.monotonic()
    with log.open("wb") as errors:
        process = subprocess.Popen(command, stderr=errors, env={**os.environ, **keys}, preexec_fn=pinned)
    try:
        wait_for(f"{url}/-/healthy", process)
        print(f"healthy after {time.monotonic() - began:.1f} s")
        took = []
        ready = None
        while ready is None or time.monotonic() - began < seconds:
            before = time.monotonic()
            size = len(fetch(f"{url}/metrics"))
            took.append(time.monotonic() - before)
            try:
                fetch(f"{url}/-/ready")
                ready = ready or time.monotonic() - began
            except urllib.error.URLError:
                pass
            if time.monotonic() - began > PATIENCE:
                break
            time.sleep(5)
        print(f"ready after {ready and round(ready, 1)} s")
        print(
            f"scrapes: {', '.join(f'{s:.2f}' for s in took)} s; median {statistics.median(took):.2f} s, {size / 1e3:.0f} kB gzip"
        )
        report(url, process.pid)
        before = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(60)
        print(
            f"ended by SIGTERM after {time.monotonic() - before:.1f} s with {code}; log of {log.stat().st_size / 1e3:.0f} kB, {len(log.read_bytes().splitlines())} lines"
        )
    finally:
        process.kill()
        process.wait()


def report(url: str, pid: int) -> None:
    """What the metrics say of the process."""
    request = urllib.request.urlopen(f"{url}/metrics", timeout=60)
    with request as answer:
        text = answer.read().decode()
    wanted = "sora_exporter_probe_lag|sora_exporter_loop_stall|process_cpu|process_resident|process_open"
    print("\n".join(line for line in text.splitlines() if re.match(wanted, line)))
    states = [line for line in text.splitlines() if line.startswith("service_state{") and line.endswith(" 1")]
    counts: dict[str, int] = {}
    for line in states:
        found = re.search(r'state="(\w+)"', line)
        assert found
        counts[found[1]] = counts.get(found[1], 0) + 1
    print(counts)


def main() -> None:
    targets = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 150.0
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    port = free_port()
    upstream = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import asyncio; from bench.scale import answer; asyncio.run(answer({port}))",
        ]
    )
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            watch(configuration(folder, targets, port), folder, seconds)
    finally:
        upstream.kill()
        upstream.wait()


if __name__ == "__main__":
    main()
