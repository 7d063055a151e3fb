"""A real Prometheus on a free port, over a folder of blocks."""

import json
import math
import socket
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.rules.alertmanager import until

PATIENCE = 90.0
"""Seconds; a month of blocks on a busy machine."""


@dataclass(frozen=True)
class Series:
    """One series of a result: its labels, and its values with their times. Values that are no number are left out."""

    labels: Mapping[str, str]
    points: tuple[tuple[float, float], ...]

    @property
    def value(self) -> float:
        """The last value."""
        return self.points[-1][1]


@dataclass(frozen=True)
class Prometheus:
    """A running one, by its address."""

    url: str

    def query(self, expr: str, time: float) -> list[Series]:
        """The series of an instant query that have a value.

        Raises:
            ValueError: what Prometheus says against the query.
        """
        return self._series("query", query=expr, time=time)

    def query_range(self, expr: str, start: float, end: float, step: float) -> list[Series]:
        """The series of a range query that have a value.

        Raises:
            ValueError: what Prometheus says against the query.
        """
        return self._series("query_range", query=expr, start=start, end=end, step=step)

    def unhealthy_rules(self) -> list[str]:
        """Rules that failed when they were last evaluated, with the error."""
        groups = self._ask("rules")["groups"]
        return [
            f"{rule['name']}: {rule.get('lastError')}"
            for group in groups
            for rule in group["rules"]
            if rule["health"] == "err"
        ]

    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/-/ready", timeout=5):
                return True
        except urllib.error.URLError:
            return False

    def _series(self, route: str, **parameters: Any) -> list[Series]:
        found = (_series(one) for one in self._ask(route, **parameters)["result"])
        return [one for one in found if one.points]

    def _ask(self, route: str, **parameters: Any) -> Any:
        body = urllib.parse.urlencode(parameters).encode() if parameters else None
        try:
            with urllib.request.urlopen(f"{self.url}/api/v1/{route}", body, timeout=60) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            raise ValueError(error.read().decode()) from error


def _series(one: Mapping[str, Any]) -> Series:
    points = one.get("values") or [one["value"]]
    numbers = ((float(at), float(value)) for at, value in points)
    return Series(one["metric"], tuple(pair for pair in numbers if not math.isnan(pair[1])))


@contextmanager
def running(
    data: Path, config: Mapping[str, Any], binary: str = "prometheus", *, port: int = 0
) -> Iterator[Prometheus]:
    """Start it over a folder of blocks, wait until it is ready, and stop it at the end. Port 0 is a free one."""
    home = data.parent
    path = home / "prometheus.yml"
    path.write_text(yaml.safe_dump(dict(config)))
    with socket.create_server(("127.0.0.1", port)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = (
        binary,
        f"--config.file={path}",
        f"--storage.tsdb.path={data}",
        "--storage.tsdb.retention.time=90d",
        f"--web.listen-address={address}",
        "--log.level=warn",
    )
    with (home / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            server = Prometheus(f"http://{address}")
            until(lambda: process.poll() is not None or server.ready(), PATIENCE)
            assert process.poll() is None, (home / "log").read_text()
            yield server
        finally:
            process.terminate()
