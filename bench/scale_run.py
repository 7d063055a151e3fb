"""One exporter with so many targets on one core: started, watched, reloaded, ended."""

import contextlib
import signal
import statistics
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from bench.figures import bucket_bound
from bench.measured import UNDER_TEST, Process, Unfit, exporter, fetch, samples, started, total
from bench.past import write_year
from bench.peer_servers import KEYS, configuration
from bench.turns import SET_BY, Turned, control, read
from tests.e2e.servers import free_port

SCRAPE_EVERY = 15.0
_SOFT_LIMIT = 1024
"""Descriptors that a process may have unless it asks for more, as on most systems."""
PAGES = ("/metrics", "/api/v1/targets", "/")
_FETCHES = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """What is measured."""

    targets: int
    interval: float = 60.0
    """Seconds between two probes of a target."""
    watched: float = 60.0
    """Seconds that the settled exporter is watched; 0 leaves watching, reload and end out."""
    incidents: int = 0
    """Incidents of every target in the year before."""


@dataclass(slots=True)
class Figures:
    """What came of it. Times are seconds, memory bytes."""

    first_scrape: float = 0.0
    ready: float = 0.0
    memory: int = 0
    samples: int = 0
    pages: dict[str, tuple[float, int]] = field(default_factory=dict)
    """The median time of an answer and its bytes over the wire (gzip), by path."""
    core: float = 0.0
    """Share of the core while it is settled."""
    probes: float = 0.0
    """Made of those that were due while it was watched."""
    skipped: float = 0.0
    late: float = 0.0
    """An upper bound of the 99th percentile of the lateness of probes."""
    turned: Turned = field(default_factory=Turned)
    """The turns of the event loop by processor time ..."""
    control: Turned = field(default_factory=Turned)
    """... and those of a loop of equal turns, on the same core right after it."""
    free: float = 0.0
    """Share of the looks at the loop that found it held for at most 5 ms, whatever held it."""
    stall: float = 0.0
    """An upper bound of the longest time that it was held, whatever held it."""
    scrapes: list[float] = field(default_factory=list)
    descriptors: tuple[float, float] = (0.0, 0.0)
    """Open, and allowed."""
    clock_stall: float = 0.0
    """An upper bound of the longest time that the loop was held while the wall clock was set."""
    clock_turned: Turned = field(default_factory=Turned)
    clock_skipped: float = 0.0
    reload: float = 0.0
    reload_stall: float = 0.0
    reload_skipped: float = 0.0
    end: float = 0.0
    code: int = 0
    log_lines: int = 0


@contextlib.contextmanager
def upstream(folder: Path) -> Iterator[str]:
    """The address of what all targets probe."""
    port = free_port()
    with started([sys.executable, "-m", "bench.truth", str(port), "0"], folder, port) as process:
        process.wait_for("/truth")
        yield process.url


def measure(setting: Setting, folder: Path, base: str) -> Figures:
    """Everything about one setting, in a folder of its own."""
    found, port = Figures(), free_port()
    config = configuration(folder, setting.targets, setting.interval, base)
    if setting.incidents:
        write_year(folder / "data", setting.targets, setting.incidents)
    command = exporter(config, folder / "data", port, "--web.enable-lifecycle", turns=folder / "turns")
    with started(command, folder, port, cores=UNDER_TEST, environment=KEYS, files=_SOFT_LIMIT) as process:
        _start(process, setting, found)
        if setting.watched:
            _watch(process, setting, found, folder / "turns")
        _pages(process, found)
        found.memory = process.memory()
        if setting.watched:
            _set_clock(process, found, folder / "turns")
            _reload(process, config, found)
            _end(process, found)
            found.control = control(setting.watched, urllib.parse.urlsplit(base).port or 80)
    return found


def _start(process: Process, setting: Setting, found: Figures) -> None:
    began = time.monotonic()
    process.wait_for("/metrics")
    while total(_metrics(process), "sora_exporter_targets") < setting.targets:
        time.sleep(0.2)
    found.first_scrape = time.monotonic() - began
    process.wait_for("/-/ready", 3 * setting.interval + 120)
    found.ready = time.monotonic() - began


def _watch(process: Process, setting: Setting, found: Figures, recorded: Path) -> None:
    before, cpu, began = _metrics(process), process.cpu(), time.monotonic()
    while (left := began + setting.watched - time.monotonic()) > 0:
        time.sleep(min(SCRAPE_EVERY, left))
        asked = time.monotonic()
        fetch(f"{process.url}/metrics", encoding="gzip")
        found.scrapes.append(time.monotonic() - asked)
    spent, took = process.cpu() - cpu, time.monotonic() - began
    after = _metrics(process)
    due = setting.targets * took / setting.interval
    found.core = spent / took
    found.probes = _more(before, after, "probe_results_total") / due
    found.skipped = _more(before, after, "probe_skipped_total")
    found.late = bucket_bound(_buckets(before, after, "sora_exporter_probe_lag_seconds"), 0.99)
    found.turned = read(recorded, began, began + took)
    found.free = _share(before, after, 0.005)
    found.stall = _longest(before, after)
    found.descriptors = (total(after, "process_open_fds"), total(after, "process_max_fds"))


def _pages(process: Process, found: Figures) -> None:
    for path in PAGES:
        took = []
        for _ in range(_FETCHES):
            time.sleep(0.5)
            began = time.monotonic()
            body = fetch(process.url + path, encoding="gzip")
            took.append(time.monotonic() - began)
            found.pages[path] = (statistics.median(took), len(body))
    found.samples = sum(not line.startswith("#") for line in _metrics(process).splitlines())


def _set_clock(process: Process, found: Figures, recorded: Path) -> None:
    """By an hour, and ten seconds of what that leaves behind."""
    before, began = _metrics(process), time.monotonic()
    process.popen.send_signal(signal.SIGUSR1)
    time.sleep(10)
    after = _metrics(process)
    if _more(before, after, "sora_exporter_config_last_reload_success_timestamp_seconds") < SET_BY / 2:
        raise Unfit("the exporter did not follow the wall clock")
    found.clock_stall = _longest(before, after)
    found.clock_turned = read(recorded, began, time.monotonic())
    found.clock_skipped = _more(before, after, "probe_skipped_total")


def _reload(process: Process, config: Path, found: Figures) -> None:
    """With another title for the last target, and ten seconds of what it leaves behind."""
    before = _metrics(process)
    text = config.read_text()
    place = text.rindex("{name:") + 1
    config.write_text(f"{text[:place]}title: Renamed, {text[place:]}")
    began = time.monotonic()
    request = urllib.request.Request(f"{process.url}/-/reload", b"", method="POST")
    with urllib.request.urlopen(request, timeout=120) as answer:
        answer.read()
    found.reload = time.monotonic() - began
    time.sleep(10)
    after = _metrics(process)
    found.reload_stall = _longest(before, after)
    found.reload_skipped = _more(before, after, "probe_skipped_total")


def _end(process: Process, found: Figures) -> None:
    began = time.monotonic()
    process.popen.send_signal(signal.SIGTERM)
    found.code = process.popen.wait(120)
    found.end = time.monotonic() - began
    found.log_lines = len(process.log.read_bytes().splitlines())


def _metrics(process: Process) -> str:
    return fetch(f"{process.url}/metrics").decode()


def _more(before: str, after: str, name: str) -> float:
    return total(after, name) - total(before, name)


def _buckets(before: str, after: str, name: str) -> list[tuple[float, float]]:
    """Upper bounds and cumulative counts of what was observed in between."""
    old = {labels["le"]: value for labels, value in samples(before, f"{name}_bucket")}
    return [
        (float(labels["le"]), value - old.get(labels["le"], 0.0))
        for labels, value in samples(after, f"{name}_bucket")
    ]


def _share(before: str, after: str, bound: float) -> float:
    """The share of the stalls in between that lie within a bound of a bucket."""
    counts = dict(_buckets(before, after, "sora_exporter_loop_stall_seconds"))
    return counts[bound] / counts[inf]


def _longest(before: str, after: str) -> float:
    """The bound under which all stalls in between lie; 0 where there was none."""
    buckets = _buckets(before, after, "sora_exporter_loop_stall_seconds")
    return bucket_bound(buckets, 1.0) if buckets[-1][1] else 0.0
