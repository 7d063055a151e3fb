"""A real Alertmanager on a free port, running the shipped configuration with other addresses, in a hurry."""

import json
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.rules.rulebook import ALERTMANAGER
from tests.rules.sinks import PATIENCE, free_port

SECRETS = "/etc/alertmanager/secrets"
_TIMES = frozenset({"group_wait", "group_interval", "repeat_interval"})
_UNITS = {"s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True)
class Alertmanager:
    """A running one, by its address."""

    url: str

    def post(self, *alerts: Mapping[str, Any]) -> None:
        """Send alerts as Prometheus does: each with `labels`, perhaps `annotations` and `endsAt`."""
        self._ask("/api/v2/alerts", json.dumps(alerts).encode())

    def alerts(self) -> list[dict[str, Any]]:
        """Every alert with its `status`."""
        found: list[dict[str, Any]] = json.loads(self._ask("/api/v2/alerts"))
        return found

    def ready(self) -> bool:
        try:
            self._ask("/-/ready")
        except urllib.error.URLError:
            return False
        return True

    def _ask(self, path: str, body: bytes | None = None) -> bytes:
        request = urllib.request.Request(self.url + path, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return bytes(answer.read())


def until(condition: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Return as soon as the condition holds. `patience` is in seconds.

    Raises:
        TimeoutError: when it does not come to hold.
    """
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def shipped(name: str, replace: Mapping[str, str], hurry: int) -> dict[str, Any]:
    """A shipped configuration with texts replaced and every time of grouping divided by `hurry`."""
    text = (ALERTMANAGER / name).read_text()
    for old, new in replace.items():
        assert old in text, old
        text = text.replace(old, new)
    config: dict[str, Any] = yaml.safe_load(text)
    _hasten(config["route"], hurry)
    if "templates" in config:
        config["templates"] = [str(ALERTMANAGER / pattern) for pattern in config["templates"]]
    return config


@contextmanager
def running(binary: str, config: Mapping[str, Any], folder: Path) -> Iterator[Alertmanager]:
    """Start it, wait until it is ready, and stop it at the end."""
    path = folder / "alertmanager.yml"
    path.write_text(yaml.safe_dump(dict(config)))
    address = f"127.0.0.1:{free_port()}"
    command = (
        binary,
        f"--config.file={path}",
        f"--storage.path={folder / 'data'}",
        f"--web.listen-address={address}",
        "--cluster.listen-address=",
        "--log.level=warn",
    )
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            server = Alertmanager(f"http://{address}")
            until(lambda: process.poll() is not None or server.ready())
            assert process.poll() is None, (folder / "log").read_text()
            yield server
        finally:
            process.terminate()


def _hasten(route: dict[str, Any], hurry: int) -> None:
    for key in _TIMES & route.keys():
        found = re.fullmatch(r"(\d+)([smh])", route[key])
        assert found, route[key]
        route[key] = f"{int(found[1]) * _UNITS[found[2]] * 1000 // hurry}ms"
    for child in route.get("routes", []):
        _hasten(child, hurry)
