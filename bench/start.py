"""Cold start: from exec to the first answered /metrics, and what `check` costs. Prints milliseconds."""

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.e2e.servers import free_port

ROUNDS = 7
CONFIG = """
targets:
  - {name: one, provider: nobody, channel: official, model: sora-2, api: openai_videos,
     base_url: "http://127.0.0.1:9/v1", upstream: vendor}
"""


def first_metrics(config: Path, folder: Path) -> float:
    """Milliseconds until /metrics answers."""
    port = free_port()
    command = [sys.executable, "-m", "exporter", "serve", f"--config.file={config}"]
    command += [f"--web.listen-address=127.0.0.1:{port}", f"--storage.path={folder}", "--log.level=error"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5).read()
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.005)
                continue
            return (time.perf_counter() - began) * 1000
    finally:
        process.terminate()
        process.wait()


def check(config: Path) -> float:
    """Milliseconds of `sora-exporter check`."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "exporter", "check", str(config)], check=True, capture_output=True)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "config.yml"
        config.write_text(CONFIG)
        starts = [first_metrics(config, folder / f"store{n}") for n in range(ROUNDS)]
        checks = [check(config) for _ in range(ROUNDS)]
    for what, times in (("exec to first /metrics", starts), ("sora-exporter check", checks)):
        print(f"{what}: median {statistics.median(times):.0f} ms, {min(times):.0f} to {max(times):.0f} ms")


if __name__ == "__main__":
    main()
