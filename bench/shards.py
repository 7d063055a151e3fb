"""Three shards against one exporter: processor time, memory and lag for each target; and Prometheus per series.

Run as `python -m bench.shards [targets of one] [seconds to watch] [interval]` (10,000, 120 and 60 unless given): one exporter
with so many targets, then three shards of three times as many, all on this machine's cores before one upstream.
Then a Prometheus scrapes 1,000 and 10,000 targets' worth of series, and its memory is read.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measured import CORES, Process, exporter, fetch, samples, started, total
from bench.peer_servers import KEYS, configuration, upstream
from bench.shard_prometheus import plan
from tests.e2e.servers import free_port

SHARDS = 3
READY = 300.0
"""Seconds at most until every target was probed once."""


@dataclass
class Measured:
    """What one process's metrics said at the end, and the processor time between the two looks at it."""

    targets: float
    cpu: float
    resident: float
    lag: float
    """The share of probes that began more than 50 ms late."""
    series: int


@contextmanager
def shard(config: Path, folder: Path, index: int = 0, of: int = 1) -> Iterator[Process]:
    """A shard on a storage of its own, on any core."""
    port = free_port()
    numbers = (f"--shard.index={index}", f"--shard.total={of}")
    command = exporter(config, folder / f"data-{index}", port, *numbers)
    with started(command, folder, port, cores=frozenset(CORES), environment=KEYS) as process:
        process.wait_for("/-/healthy")
        yield process


def measure(shards: Sequence[Process], seconds: float) -> list[Measured]:
    """Let the exporters work, scraped every 15 s; what each needed."""

    def look() -> list[str]:
        return [fetch(f"{each.url}/metrics").decode() for each in shards]

    before, began = look(), time.monotonic()
    after = before
    while time.monotonic() - began < seconds - 1:
        time.sleep(min(15.0, seconds))
        after = look()
    took = time.monotonic() - began
    return [_measured(one, two, took) for one, two in zip(before, after, strict=True)]


def _measured(before: str, after: str, seconds: float) -> Measured:
    def grown(name: str, **labels: str) -> float:
        one, two = (
            sum(value for found, value in samples(text, name) if found == labels) for text in (before, after)
        )
        return two - one

    probes = grown("sora_exporter_probe_lag_seconds_count")
    quick = grown("sora_exporter_probe_lag_seconds_bucket", le="0.05")
    return Measured(
        total(after, "sora_exporter_targets"),
        grown("process_cpu_seconds_total") / seconds,
        total(after, "process_resident_memory_bytes"),
        0.0 if not probes else 1 - quick / probes,
        sum(not line.startswith("#") for line in after.splitlines()),
    )


def watch(config: Path, folder: Path, number: int, seconds: float) -> list[Measured]:
    """Start so many shards, wait until all are ready, and measure them."""
    with ExitStack() as stack:
        shards = [stack.enter_context(shard(config, folder, index, number)) for index in range(number)]
        for each in shards:
            each.wait_for("/-/ready", READY)
        return measure(shards, seconds)


def tell(name: str, found: list[Measured]) -> tuple[float, float]:
    """Print what some processes needed; processor seconds a second and bytes, for each target."""
    targets = sum(each.targets for each in found)
    cpu = sum(each.cpu for each in found) / targets
    memory = sum(each.resident for each in found) / targets
    late = max(each.lag for each in found)
    parts = ", ".join(f"{each.targets:.0f}" for each in found)
    print(f"{name}: {targets:.0f} targets ({parts}), {sum(each.series for each in found)} series")
    print(f"  processor {1e6 * cpu:.0f} us a second and target, {memory / 1e3:.1f} kB a target, "
          f"{100 * late:.1f} % of probes over 50 ms late at most")  # fmt: skip
    return cpu, memory


def main() -> None:
    arguments = [each for each in sys.argv[1:] if each != "--shards"]
    targets = int(arguments[0]) if arguments else 10_000
    seconds = float(arguments[1]) if len(arguments) > 1 else 120.0
    interval = int(arguments[2]) if len(arguments) > 2 else 60
    with tempfile.TemporaryDirectory() as name, upstream(Path(name)) as site:
        one, many = Path(name, "one"), Path(name, "many")
        one.mkdir()
        many.mkdir()
        alone = watch(configuration(one, targets, interval, site.http), one, 1, seconds)
        cpu, memory = tell("one exporter", alone)
        shards = watch(configuration(many, SHARDS * targets, interval, site.http), many, SHARDS, seconds)
        cpu_of_three, memory_of_three = tell(f"{SHARDS} shards", shards)
        print(f"ratio: processor {cpu_of_three / cpu:.2f}, memory {memory_of_three / memory:.2f}")
        with shard(configuration(one, 1, 1, site.http), one) as process:
            process.wait_for("/-/ready")
            text = fetch(f"{process.url}/metrics").decode()
    plan(text)


if __name__ == "__main__":
    main()
