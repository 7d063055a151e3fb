"""Latency told less the truth, ours and blackbox_exporter's in turns, and what scrapes add to it.

Ours is `probe_latency_seconds`: on a connection that is in use already, from sending the request to the end of the
answer, which comes in one piece here. The time to headers alone stands on no metric, so this is a little strict.
No run is so long that a target makes its next new connection in it. blackbox_exporter makes one for every probe;
its figure is the phase `processing`, from the connection's being there to the first byte.
"""

import asyncio
import contextlib
import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Row, percentile
from bench.measured import Process, Unfit, fetch, samples, started
from bench.peer_servers import blackbox, ours
from tests.e2e.servers import free_port

DELAY = 0.05
"""Seconds after which the upstream answers."""
INTERVAL = 6.0
"""Seconds between two probes of a target."""
RATES = {1: 8, 33: 3, 167: 3}
"""Times that the last value of every target is read, by probes a second."""
GOALS = (0.6, 2.5)
"""Milliseconds at the median and the 99th percentile."""
SCRAPES_ADD = 2.0
"""Milliseconds at the 99th percentile."""


@contextlib.contextmanager
def truth(folder: Path) -> Iterator[Process]:
    port = free_port()
    command = [sys.executable, "-m", "bench.truth", str(port), str(DELAY)]
    with started(command, folder, port) as process:
        process.wait_for("/truth")
        yield process


def rows(folder: Path, rate: int) -> list[Row]:
    """How far each is off at so many probes a second, and the upstream's own error; what scrapes add at the highest rate."""
    takes = RATES[rate]
    with truth(folder) as site:
        with ours(folder, round(rate * INTERVAL), INTERVAL, site.url) as process:
            mine, of_site = quiet(process, site, INTERVAL, takes)
            added = [_added(process, site, INTERVAL, mine, takes)] if rate == max(RATES) else []
        theirs = _asked(folder, site, rate, takes * INTERVAL)
    return [_row(rate, mine, theirs, of_site), *added]


def scrapes_add(folder: Path, targets: int, interval: float) -> list[Row]:
    """What scrapes add with so many targets."""
    with truth(folder) as site, ours(folder, targets, interval, site.url) as process:
        mine, _ = quiet(process, site, interval, 1)
        return [_added(process, site, interval, mine, 1)]


def quiet(process: Process, site: Process, interval: float, takes: int) -> tuple[list[float], list[float]]:
    """Milliseconds that ours is off while nobody scrapes, and that the upstream was off meanwhile."""
    fetch(f"{site.url}/truth")
    found: list[float] = []
    for _ in range(takes):
        # Everything that a scrape shows was measured after the scrape before it.
        time.sleep(interval + 1.0)
        found += _told(process)
    return found, [error * 1e3 for error in json.loads(fetch(f"{site.url}/truth"))]


def _told(process: Process) -> list[float]:
    text = fetch(f"{process.url}/metrics").decode()
    return [(seconds - DELAY) * 1e3 for _, seconds in samples(text, "probe_latency_seconds") if seconds > 0]


def _added(process: Process, site: Process, interval: float, calm: list[float], takes: int) -> Row:
    """The same while somebody scrapes every second."""
    done = threading.Event()
    took = []

    def scrape() -> None:
        while not done.wait(1.0):
            began = time.monotonic()
            fetch(f"{process.url}/metrics", encoding="gzip")
            took.append(time.monotonic() - began)

    scraper = threading.Thread(target=scrape)
    scraper.start()
    try:
        scraped, _ = quiet(process, site, interval, takes)
    finally:
        done.set()
        scraper.join()
    before, after = percentile(calm, 0.99), percentile(scraped, 0.99)
    what = f"p99 with a scrape a second, {round(len(calm) / takes)} targets at {interval:g} s"
    figures = (f"{after:.1f} ms", f"without {before:.1f} ms", f"{after - before:+.1f} ms")
    return Row(what, figures, f"{SCRAPES_ADD:+g} ms", after - before <= SCRAPES_ADD)


def _row(rate: int, mine: list[float], theirs: list[float], of_site: list[float]) -> Row:
    what = f"latency told less the truth, {rate}/s (upstream's own error {_pair(of_site)})"
    (half, nearly), (_, their_nearly) = _both(mine), _both(theirs)
    good = half <= GOALS[0] and nearly <= GOALS[1] and nearly <= their_nearly
    goal = f"{GOALS[0]:g} / {GOALS[1]:g} ms, p99 no worse than blackbox"
    return Row(
        what, (_pair(mine), f"blackbox {_pair(theirs)}", f"n = {len(mine)}, {len(theirs)}"), goal, good
    )


def _both(values: list[float]) -> tuple[float, float]:
    return percentile(values, 0.5), percentile(values, 0.99)


def _pair(values: list[float]) -> str:
    half, nearly = _both(values)
    return f"{half:.2f} / {nearly:.2f} ms"


def _asked(folder: Path, site: Process, rate: int, seconds: float) -> list[float]:
    """Milliseconds that blackbox_exporter is off when it is asked at an even pace."""
    with blackbox(folder, None) as process:
        port = int(process.url.rpartition(":")[2])
        path = f"/probe?module=models&target={site.url}/v1/models"
        answers = asyncio.run(_evenly(port, path, rate, seconds))
    found = []
    for text in answers:
        phases = {labels["phase"]: value for labels, value in samples(text, "probe_http_duration_seconds")}
        if "processing" not in phases:
            raise Unfit(f"blackbox_exporter did not answer as expected: {text[-500:]}")
        found.append((phases["processing"] - DELAY) * 1e3)
    return found


async def _evenly(port: int, path: str, rate: int, seconds: float) -> list[str]:
    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        tasks = []
        for number in range(round(rate * seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
            tasks.append(group.create_task(_ask(port, path)))
    return [task.result() for task in tasks]


async def _ask(port: int, path: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return answer.decode()
