"""Real servers for end-to-end tests: started on free ports, waited for by condition, always stopped."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def needed(program: str) -> str:
    """The path of a program; without it the test is skipped, which is a failure in CI."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def wait_for(what: str, condition: Callable[[], Any], within: float = 60.0) -> Any:
    """Poll until a condition holds; its value."""
    end = time.monotonic() + within
    last: Any = None
    while time.monotonic() < end:
        try:
            last = condition()
        except OSError as error:
            last = error
        if last and not isinstance(last, OSError):
            return last
        time.sleep(0.1)
    raise AssertionError(f"{what}: not within {within:g} s; last: {last!r}")


def get(url: str, **headers: str) -> bytes:
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return bytes(answer.read())


def get_json(url: str) -> Any:
    return json.loads(get(url))


@contextmanager
def running(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is stopped at the end, and whose output stands in a file."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def exporter(arguments: list[str], folder: Path, name: str = "exporter") -> Iterator[str]:
    """A sora-exporter command that serves; its address once it is healthy."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "exporter", *arguments, f"--web.listen-address={address}"]
    with running(command, folder / f"{name}.log") as process:

        def healthy() -> bool:
            assert process.poll() is None, (folder / f"{name}.log").read_text()
            return get(f"http://{address}/-/healthy") is not None

        wait_for("the exporter is healthy", healthy)
        yield address


@contextmanager
def prometheus(config: str, folder: Path) -> Iterator[str]:
    """A real Prometheus with a configuration; its base URL once it is ready."""
    (folder / "prometheus.yml").write_text(config)
    address = f"127.0.0.1:{free_port()}"
    command = [
        needed("prometheus"),
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'tsdb'}",
        f"--web.listen-address={address}",
    ]
    with running(command, folder / "prometheus.log"):
        wait_for("Prometheus is ready", lambda: get(f"http://{address}/-/ready"))
        yield f"http://{address}"


def query(base: str, expression: str) -> list[dict[str, Any]]:
    """The result of an instant query."""
    answer = get_json(f"{base}/api/v1/query?query={quote(expression)}")
    assert answer["status"] == "success"
    result: list[dict[str, Any]] = answer["data"]["result"]
    return result


def browse(url: str, folder: Path, *more: str) -> str:
    """What a real browser makes of a page: its document after scripts have run."""
    command = [
        needed("chromium"),
        *CHROMIUM,
        f"--user-data-dir={folder / 'chromium'}",
        *more,
        "--dump-dom",
        url,
    ]
    done = subprocess.run(command, capture_output=True, timeout=90, check=True)
    return done.stdout.decode()
