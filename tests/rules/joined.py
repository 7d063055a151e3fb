"""Shards of an exporter joined by what users have: a federation, and agents that write into VictoriaMetrics."""

import contextlib
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from exporter.core.board import Board, Entry, Page
from tests.rules.alertmanager import until
from tests.rules.month.live import hasty_rules, served
from tests.rules.prometheus import PATIENCE, Prometheus
from tests.rules.rulebook import RECORDS, ROOT
from tests.rules.sinks import free_port

Config = Mapping[str, Any]
PACE = "1s"
"""Between scrapes and evaluations."""
_FILE = "prometheus.yml"
_SOON: Config = {"scrape_interval": PACE, "evaluation_interval": PACE}


def shards(board: Board, total: int) -> list[Board]:
    """The targets of a board over so many, every one once, with the pages that tell of them."""
    parts: list[dict[str, Entry]] = [{} for _ in range(total)]
    for number, (name, entry) in enumerate(board.entries.items()):
        parts[number % total][name] = entry
    return [replace(board, entries=part, pages=_telling(board.pages, part)) for part in parts]


def _telling(pages: Mapping[str, Page], targets: Iterable[str]) -> dict[str, Page]:
    def tells(page: Page) -> bool:
        return any(set(targets) & set(component.targets) for component in page.components)

    return {name: page for name, page in pages.items() if tells(page)}


@contextmanager
def alone(board: Board, home: Path, binary: str) -> Iterator[Prometheus]:
    """One exporter, one Prometheus that scrapes it and evaluates the rules."""
    with served(board) as address:
        config = {"global": _SOON, "scrape_configs": [_job([address])]}
        with _prometheus(home, config, binary) as server, _judging(server, home, config, board.entries):
            yield server


@contextmanager
def federated(boards: Sequence[Board], home: Path, binary: str) -> Iterator[Prometheus]:
    """A Prometheus for each shard, and one that takes the exporters' series from them and evaluates the rules."""
    with ExitStack() as stack:
        leaves = []
        for number, board in enumerate(boards):
            config = {"global": _SOON, "scrape_configs": [_job([stack.enter_context(served(board))])]}
            leaf = stack.enter_context(_prometheus(home / f"leaf-{number}", config, binary))
            leaves.append(leaf.url.removeprefix("http://"))
        (federation,) = _shipped("federation.yml")["scrape_configs"]
        federation["static_configs"] = [{"targets": leaves}]
        config = {"global": _SOON, "scrape_configs": [federation]}
        top = stack.enter_context(_prometheus(home / "global", config, binary))
        every = [name for board in boards for name in board.entries]
        stack.enter_context(_judging(top, home / "global", config, every))
        yield top


@contextmanager
def written(boards: Sequence[Board], home: Path, binary: str) -> Iterator[Prometheus]:
    """An agent for each shard that writes into VictoriaMetrics, whose vmalert records the rules."""
    with ExitStack() as stack:
        store = stack.enter_context(victoria(home))
        for number, board in enumerate(boards):
            config = _shipped("agent.yml") | {"global": _SOON}
            config["scrape_configs"] = [_job([stack.enter_context(served(board))])]
            config["remote_write"][0]["url"] = f"{store.url}/api/v1/write"
            stack.enter_context(_prometheus(home / f"agent-{number}", config, binary, agent=True))
        until(lambda: seen(store) >= {name for board in boards for name in board.entries}, PATIENCE)
        stack.enter_context(_vmalert(home, store.url))
        yield store


def seen(server: Prometheus) -> set[str]:
    """The targets whose states are there now."""
    return {one.labels["target"] for one in server.query("service_state", time.time())}


@contextmanager
def victoria(home: Path) -> Iterator[Prometheus]:
    """A VictoriaMetrics of one node, empty; it answers queries as Prometheus does."""
    address = f"127.0.0.1:{free_port()}"
    command = (
        "victoria-metrics",
        f"-storageDataPath={home / 'victoria'}",
        f"-httpListenAddr={address}",
        "-retentionPeriod=3",
        "-search.latencyOffset=0s",
        "-search.disableCache",
        "-memory.allowedBytes=256MB",
    )
    with process(command, home / "victoria.log", f"http://{address}/health"):
        yield Prometheus(f"http://{address}")


@contextmanager
def process(command: Sequence[str], log: Path, healthy: str) -> Iterator[None]:
    """A server that is ready once it answers, and is stopped at the end."""
    with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out) as started:
        try:
            until(lambda: started.poll() is not None or _answers(healthy), PATIENCE)
            assert started.poll() is None, log.read_text()
            yield
        finally:
            started.terminate()


@contextmanager
def _prometheus(home: Path, config: Config, binary: str, *, agent: bool = False) -> Iterator[Prometheus]:
    home.mkdir(parents=True, exist_ok=True)
    address = f"127.0.0.1:{free_port()}"
    (home / _FILE).write_text(yaml.safe_dump(dict(config)))
    mode = ("--enable-feature=agent", "--storage.agent.path") if agent else ("--storage.tsdb.path",)
    command = (
        binary,
        *mode[:-1],
        f"{mode[-1]}={home / 'data'}",
        f"--config.file={home / _FILE}",
        f"--web.listen-address={address}",
        "--web.enable-lifecycle",
    )
    with process(command, home / "log", f"http://{address}/-/ready"):
        yield Prometheus(f"http://{address}")


@contextmanager
def _judging(server: Prometheus, home: Path, config: Config, targets: Iterable[str]) -> Iterator[None]:
    """Evaluate the rules from when every target is seen: what counts minutes begins for all of them at once."""
    until(lambda: seen(server) >= set(targets), PATIENCE)
    whole = {**config, "rule_files": [str(hasty_rules(home, PACE))]}
    (home / _FILE).write_text(yaml.safe_dump(whole))
    with urllib.request.urlopen(f"{server.url}/-/reload", b"", timeout=10):
        yield


@contextmanager
def _vmalert(home: Path, store: str) -> Iterator[None]:
    # Debian's is of 2022: it knows no `keep_firing_for`, which the alerts have and the recording rules need not.
    address, path = f"127.0.0.1:{free_port()}", home / "records.yml"
    groups: dict[str, list[Any]] = {}
    for rule in RECORDS:
        groups.setdefault(rule.group, []).append(rule.body)
    made = [{"name": name, "interval": PACE, "rules": rules} for name, rules in groups.items()]
    path.write_text(yaml.safe_dump({"groups": made}))
    command = (
        "vmalert",
        f"-rule={path}",
        f"-datasource.url={store}",
        f"-remoteWrite.url={store}",
        "-remoteWrite.flushInterval=200ms",
        "-datasource.queryStep=1m",
        f"-httpListenAddr={address}",
    )
    with process(command, home / "vmalert.log", f"http://{address}/health"):
        yield


def _shipped(name: str) -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "prometheus" / name).read_text())
    return config


def _job(addresses: Sequence[str]) -> Config:
    return {"job_name": "sora-exporter", "static_configs": [{"targets": list(addresses)}]}


def _answers(url: str) -> bool:
    with contextlib.suppress(urllib.error.URLError, OSError), urllib.request.urlopen(url, timeout=5):
        return True
    return False
