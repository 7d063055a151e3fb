"""Cold start: from exec to the first answered /metrics, and what `check` costs. Prints milliseconds.

Every round also starts an interpreter that imports asyncio, ssl and sqlite3, which no exporter of this kind can do
without: on a machine of another speed the ratio to it stays about the same. Bytecode is there before the first
round, as it is wherever pip has installed the package.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.e2e.servers import free_port

ROOT = Path(__file__).parents[1]
ROUNDS = 7
TARGETS = 10
CONFIG = "targets:\n" + "".join(
    f"""  - {{name: t{n}, provider: nobody, channel: official, model: sora-2, api: openai_videos,
     base_url: "http://127.0.0.1:9/v1", upstream: vendor}}\n"""
    for n in range(TARGETS)
)
FLOOR = ("-c", "import asyncio, ssl, sqlite3")


def first_metrics(config: Path, folder: Path) -> float:
    """Milliseconds until /metrics answers with every target."""
    port = free_port()
    command = [sys.executable, "-m", "exporter", "serve", f"--config.file={config}"]
    command += [f"--web.listen-address=127.0.0.1:{port}", f"--storage.path={folder}", "--log.level=error"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                    text = answer.read().decode()
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.002)
                continue
            took = (time.perf_counter() - began) * 1000
            assert text.count("\nservice_info{") == TARGETS
            return took
    finally:
        process.terminate()
        process.wait()


def python(*arguments: str) -> float:
    """Milliseconds of an interpreter from its start to its end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(ROOT / "exporter", quiet=1)
    floors, starts, checks = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "config.yml"
        config.write_text(CONFIG)
        for n in range(ROUNDS):
            floors.append(python(*FLOOR))
            starts.append(first_metrics(config, folder / f"store{n}"))
            checks.append(python("-m", "exporter", "check", str(config)))
    floor = statistics.median(floors)
    print(
        f"python that imports asyncio, ssl and sqlite3: median {floor:.0f} ms, {min(floors):.0f} to {max(floors):.0f} ms"
    )
    for what, times in (("exec to first /metrics", starts), ("sora-exporter check", checks)):
        median = statistics.median(times)
        spread = f"{min(times):.0f} to {max(times):.0f} ms"
        print(f"{what}: median {median:.0f} ms, {spread}, {median / floor:.1f} times as long")


if __name__ == "__main__":
    main()
