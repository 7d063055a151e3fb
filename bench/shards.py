"""Three shards against one exporter: processor time, memory and lag for each target; and Prometheus per series.

Run as `python -m bench.shards [targets of one] [seconds to watch] [interval]` (10,000, 120 and 60 unless given): one exporter
with so many targets, then three shards of three times as many, all on this machine's cores before one upstream.
Then a Prometheus scrapes 1,000 and 10,000 targets' worth of series, and its memory is read.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.peer_servers import KEYS, configuration, upstream
from bench.shard_prometheus import page, plan, sample, wait_for
from tests.e2e.servers import free_port

SHARDS = 3


@dataclass
class Measured:
    """What one process's metrics said at the end, and the processor time between the two looks at it."""

    targets: float
    cpu: float
    resident: float
    lag: float
    """The share of probes that began more than 50 ms late."""
    series: int


def started(
    config: Path, folder: Path, shard: tuple[int, int] | None
) -> "tuple[subprocess.Popen[bytes], str]":
    """An exporter, or a shard of it, on a storage of its own."""
    url = f"http://127.0.0.1:{free_port()}"
    index, total = shard or (0, 1)
    command = [sys.executable, "-m", "exporter", "serve", f"--config.file={config}"]
    command += [
        f"--web.listen-address={url.removeprefix('http://')}",
        f"--storage.path={folder}/data-{index}",
    ]
    command += [f"--shard.index={index}", f"--shard.total={total}"]
    with (folder / f"log-{index}").open("wb") as errors:
        return subprocess.Popen(command, stderr=errors, env={**os.environ, **KEYS}), url


def measure(urls: list[str], seconds: float) -> list[Measured]:
    """Let the exporters work, scraped every 15 s; what each needed."""

    def look() -> list[str]:
        return [page(f"{url}/metrics") for url in urls]

    before, began = look(), time.monotonic()
    while time.monotonic() - began < seconds - 1:
        time.sleep(min(15.0, seconds))
        after = look()
    took = time.monotonic() - began
    return [_measured(one, two, took) for one, two in zip(before, after, strict=True)]


def _measured(before: str, after: str, seconds: float) -> Measured:
    def grown(name: str) -> float:
        return sample(after, name) - sample(before, name)

    probes = grown("sora_exporter_probe_lag_seconds_count")
    quick = grown('sora_exporter_probe_lag_seconds_bucket{le="0.05"}')
    return Measured(
        sample(after, "sora_exporter_targets"),
        grown("process_cpu_seconds_total") / seconds,
        sample(after, "process_resident_memory_bytes"),
        0.0 if not probes else 1 - quick / probes,
        sum(not line.startswith("#") for line in after.splitlines()),
    )


def watch(config: Path, folder: Path, total: int, seconds: float) -> list[Measured]:
    """Start so many shards, wait until all are ready, and measure them."""
    with ExitStack() as stack:
        urls = []
        for index in range(total):
            process, url = started(config, folder, (index, total))
            stack.callback(process.wait)
            stack.callback(process.kill)
            urls.append(url)
            wait_for(f"{url}/-/healthy", process)
        for url in urls:
            wait_for(f"{url}/-/ready", process)
        return measure(urls, seconds)


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
        process, url = started(configuration(one, 1, 1, site.http), one, None)
        try:
            wait_for(f"{url}/-/ready", process)
            text = page(f"{url}/metrics")
        finally:
            process.kill()
            process.wait()
    plan(text)


if __name__ == "__main__":
    main()
