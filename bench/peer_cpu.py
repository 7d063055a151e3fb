"""CPU time of a free probe, ours and blackbox_exporter's in turns, alone and with the Prometheus that scrapes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import Row, ratio, spread
from bench.measured import Process, fetch, total
from bench.peer_servers import Upstream, blackbox, ours, prometheus, scrape_blackbox, scrape_ours, upstream
from exporter.transport.client import FRESH_EVERY

INTERVAL = 3.0
"""Seconds between two probes of a target."""
SCRAPE = 5.0
"""Seconds between two scrapes of ours; blackbox_exporter probes when it is scraped."""
SETTLED = 8.0
"""Seconds after the start that are not measured: first connections, Prometheus' new series."""
PEER_WINDOW = 30.0
"""Each of its probes is like the others, so that it needs no longer one."""


@dataclass(frozen=True, slots=True)
class Load:
    """So many probes a second. The goals are shares of blackbox_exporter's."""

    scheme: str
    rate: int
    goal: float
    goal_together: float = 0.65

    @property
    def name(self) -> str:
        return f"{self.scheme.upper()}, {self.rate}/s"

    @property
    def targets(self) -> int:
        return round(self.rate * INTERVAL)


LOADS = {
    "http": Load("http", 200, 0.8),
    "https": Load("https", 200, 0.5),
    "https-67": Load("https", 67, 0.8),
}


@dataclass(slots=True)
class Costs:
    """Seconds of CPU a probe, a value for each round."""

    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    """Probes a second."""


def rows(load: Load, folder: Path, rounds: int) -> list[Row]:
    """Two rows: the prober's own CPU, and with Prometheus'."""
    mine, peers = Costs(), Costs()
    with upstream(folder) as site:
        base = site.http if load.scheme == "http" else site.https
        for _ in range(rounds):
            _measure_ours(load, folder, site, base, mine)
            _measure_blackbox(load, folder, site, base, peers)
    return [
        _row(f"CPU a free probe, {load.name}", mine.alone, peers.alone, load.goal),
        _row(
            f"the same with Prometheus' own, {load.name}", mine.together, peers.together, load.goal_together
        ),
        Row("probes a second meanwhile", (spread(mine.rates, "", 1, 0), spread(peers.rates, "", 1, 0), "")),
    ]


def _measure_ours(load: Load, folder: Path, site: Upstream, base: str, costs: Costs) -> None:
    with (
        ours(folder, load.targets, INTERVAL, base, site.trust) as process,
        prometheus(folder, scrape_ours(process, SCRAPE)) as server,
    ):
        time.sleep(SETTLED)
        # So long that every target makes exactly one new connection.
        _window(process, server, lambda: _probes(process), FRESH_EVERY * INTERVAL, costs)


def _measure_blackbox(load: Load, folder: Path, site: Upstream, base: str, costs: Costs) -> None:
    with blackbox(folder, site.trust) as process:
        job = scrape_blackbox(process, load.targets, INTERVAL, base)
        with prometheus(folder, job) as server:
            time.sleep(SETTLED)
            _window(process, server, site.requests, PEER_WINDOW, costs)


def _probes(process: Process) -> float:
    return total(fetch(f"{process.url}/metrics", encoding="identity").decode(), "probe_results_total")


def _window(
    process: Process, server: Process, count: Callable[[], float], seconds: float, costs: Costs
) -> None:
    before, began = count(), time.monotonic()
    cpu, with_server = process.cpu(), server.cpu()
    time.sleep(seconds)
    spent, spent_by_server = process.cpu() - cpu, server.cpu() - with_server
    took, probes = time.monotonic() - began, count() - before
    costs.alone.append(spent / probes)
    costs.together.append((spent + spent_by_server) / probes)
    costs.rates.append(probes / took)


def _row(what: str, mine: list[float], peers: list[float], goal: float) -> Row:
    share = ratio(mine, peers)
    figures = (spread(mine, "ms", 1e3), f"blackbox {spread(peers, 'ms', 1e3)}", f"{share:.2f}")
    return Row(what, figures, f"{goal:g}", share <= goal)
