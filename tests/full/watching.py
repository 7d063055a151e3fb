"""Several real exporters of one simulator, each over lines of its own, and real Prometheus servers with the shipped rules.

Every duration of the rules is divided by one factor, as for a night on call.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import yaml

from exporter.simulator.setup import KEY, KEY_VARIABLE
from tests.e2e.hurry import FACTOR, prometheus_config, rule_files
from tests.e2e.servers import exporter, free_port, get, get_json, needed, query, running, wait_for
from tests.support.cut_line import Line, line

Change = Callable[[dict[str, Any]], None]
"""What is different in the configuration of one exporter."""


@dataclass(frozen=True)
class Post:
    """One exporter, and the lines around it."""

    url: str
    vendor: Line
    """To the upstreams."""
    home: Line
    """To the control target that says whether its own network works."""

    def states(self) -> dict[str, str]:
        told = get_json(f"{self.url}/api/v1/targets")["targets"]
        return {one["target"]: one["state"] for one in told}


class Site:
    """The simulator and what looks at it."""

    def __init__(self, folder: Path, scenario: Mapping[str, Any], stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._lives: dict[str, ExitStack] = {}
        self.posts: dict[str, Post] = {}
        self.simulator = f"127.0.0.1:{free_port()}"
        file = folder / "scenario.yml"
        file.write_text(yaml.safe_dump({"name": "watched", "duration": "1h", **scenario}))
        command = [sys.executable, "-m", "exporter", "simulate", f"--scenario={file}"]
        command.append(f"--web.listen-address={self.simulator}")
        stack.enter_context(running(command, folder / "simulator.log"))
        self._config = wait_for(
            "the simulator answers", lambda: get(f"http://{self.simulator}/control/config")
        )

    def change(self, target: str, **truth: Any) -> None:
        """From now on this is true of a target, whoever looks."""
        httpx2.post(f"http://{self.simulator}/control/targets/{target}", json=truth).raise_for_status()

    def watch(self, name: str, change: Change) -> Post:
        """An exporter, healthy."""
        vendor, home = (self._stack.enter_context(line(self.simulator)) for _ in range(2))
        config = yaml.safe_load(self._config.decode().replace(self.simulator, vendor.address))
        config["global"]["connectivity"] = {"url": f"http://{home.address}/generate_204"}
        change(config)
        file = self._folder / f"{name}.yml"
        file.write_text(yaml.safe_dump(config))
        life = self._lives[name] = self._stack.enter_context(ExitStack())
        arguments = ["serve", f"--config.file={file}", f"--storage.path={self._folder / name}"]
        address = life.enter_context(exporter(arguments, self._folder, name))
        self.posts[name] = Post(f"http://{address}", vendor, home)
        return self.posts[name]

    def end(self, name: str) -> None:
        """End an exporter for good."""
        self._lives.pop(name).close()

    def prometheus(self, name: str, targets: Mapping[str, str]) -> str:
        """A Prometheus with the shipped rules that scrapes these addresses, by the names of their exporters."""
        folder = self._folder / name
        folder.mkdir()
        rule_files(folder / "rules", FACTOR)
        config = yaml.safe_load(prometheus_config({}, FACTOR))
        del config["alerting"]
        (job,) = config["scrape_configs"]
        job["static_configs"] = [
            {"targets": [address], "labels": {"instance": instance}} for instance, address in targets.items()
        ]
        (folder / "prometheus.yml").write_text(yaml.safe_dump(config))
        address = f"127.0.0.1:{free_port()}"
        command = [needed("prometheus"), f"--config.file={folder / 'prometheus.yml'}"]
        command += [f"--storage.tsdb.path={folder / 'tsdb'}", f"--web.listen-address={address}"]
        self._stack.enter_context(running(command, folder / "log"))
        wait_for("Prometheus is ready", lambda: get(f"http://{address}/-/ready"))
        return f"http://{address}"


@contextmanager
def site(folder: Path, scenario: Mapping[str, Any], patch: Any) -> Iterator[Site]:
    """A simulator; everything that watches it is ended with it. `patch` sets the environment."""
    patch.setenv(KEY_VARIABLE, KEY)
    with ExitStack() as stack:
        yield Site(folder, scenario, stack)


def firing(prometheus: str, severity: str = "critical|warning") -> set[tuple[str, str]]:
    """Alerts that fire, each with the target, vantage or instance that it is about."""
    found = query(prometheus, f'ALERTS{{alertstate="firing", severity=~"{severity}"}}')
    about = ("target", "vantage", "instance")
    labels = [one["metric"] for one in found]
    return {(one["alertname"], next((one[key] for key in about if key in one), "")) for one in labels}


def value(prometheus: str, expression: str) -> float | None:
    """The value of an expression that has one series, if it has any."""
    found = query(prometheus, expression)
    assert len(found) < 2, found
    return float(found[0]["value"][1]) if found else None
