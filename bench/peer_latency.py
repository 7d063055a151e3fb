"""Latency told less the truth, ours and blackbox_exporter's in turns, and what scrapes add to it.

Ours is `probe_latency_seconds`: on a connection that is in use already, from sending the request to the end of the
answer, which comes in one piece here, so that it is the time to headers as well. No run is so long that a target
makes its next new connection in it. blackbox_exporter makes one for every probe; its figure is the phase
`processing`, from the connection's being there to the first byte. The truth is what the upstream itself says of that
very request: how far it was from its delay is in nobody's error.
"""

import asyncio
import contextlib
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import Row, percentile
from bench.measured import Process, Unfit, fetch, samples, started
from bench.peer_servers import blackbox, ours
from tests.e2e.servers import free_port

DELAY = 0.05
"""Seconds after which the upstream answers."""
INTERVAL = 6.0
"""Seconds between two probes of a target."""
WINDOW = 20.0
"""Seconds that are looked at where there are many targets."""
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
    """How far each is off at so many probes a second; what scrapes add at the highest rate."""
    takes = RATES[rate]
    with truth(folder) as site:
        with ours(folder, round(rate * INTERVAL), INTERVAL, f"{site.url}/{{name}}") as process:
            mine = quiet(process, site, INTERVAL + 1.0, takes)
            what = f"{round(rate * INTERVAL)} targets at {INTERVAL:g} s"
            added = [_added(process, site, (what, INTERVAL + 1.0, takes), mine)] if rate == max(RATES) else []
        theirs = _asked(folder, site, rate, takes * INTERVAL)
    return [_row(rate, mine, theirs), *added]


def scrapes_add(folder: Path, targets: int, interval: float) -> list[Row]:
    """What scrapes add with so many targets."""
    with truth(folder) as site, ours(folder, targets, interval, f"{site.url}/{{name}}") as process:
        mine = quiet(process, site, WINDOW, 1)
        return [_added(process, site, (f"{targets} targets at {interval:g} s", WINDOW, 1), mine)]


def quiet(process: Process, site: Process, seconds: float, takes: int) -> list[float]:
    """Milliseconds that ours is off while nobody scrapes, in so many windows; the last probe of a target in each."""
    found: list[float] = []
    for _ in range(takes):
        before = {path: len(took) for path, took in _truth_of(site).items()}
        time.sleep(seconds)
        text, truth = fetch(f"{process.url}/metrics").decode(), _truth_of(site)
        found += _errors(
            text, {path: took for path, took in truth.items() if len(took) > before.get(path, 0)}
        )
    return found


def _truth_of(site: Process) -> dict[str, list[float]]:
    """Seconds that each answer took, in turn, by path."""
    took: dict[str, list[float]] = json.loads(fetch(f"{site.url}/truth"))
    return took


def _errors(text: str, truth: dict[str, list[float]]) -> list[float]:
    """Milliseconds that the last probe of each target is off; which one it is tells the number of its results."""
    number = Counter[str]()
    for labels, count in samples(text, "probe_results_total"):
        number[labels["target"]] += round(count)
    found = []
    for labels, seconds in samples(text, "probe_latency_seconds"):
        took = truth.get(f"/{labels['target']}/v1/models", [])
        if 0 < number[labels["target"]] <= len(took):
            found.append((seconds - took[number[labels["target"]] - 1]) * 1e3)
    if not found:
        raise Unfit("no probe of the exporter was answered")
    return found


def _added(process: Process, site: Process, how: tuple[str, float, int], calm: list[float]) -> Row:
    """The same while somebody scrapes every second. `how`: what it is, seconds of a window, windows."""
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
        scraped = quiet(process, site, *how[1:])
    finally:
        done.set()
        scraper.join()
    before, after = percentile(calm, 0.99), percentile(scraped, 0.99)
    what = f"p99 with a scrape a second, {how[0]}"
    figures = (f"{after:.1f} ms", f"without {before:.1f} ms", f"{after - before:+.1f} ms")
    return Row(what, figures, f"{SCRAPES_ADD:+g} ms", after - before <= SCRAPES_ADD)


def _row(rate: int, mine: list[float], theirs: list[float]) -> Row:
    what = f"latency told less the truth, {rate}/s"
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
        paths = [f"/peer-{number}/v1/models" for number in range(round(rate * seconds))]
        asked = [f"/probe?module=models&target={site.url}{path}" for path in paths]
        answers = asyncio.run(_evenly(port, asked, rate))
        truth = _truth_of(site)
    found = []
    for path, text in zip(paths, answers, strict=True):
        phases = {labels["phase"]: value for labels, value in samples(text, "probe_http_duration_seconds")}
        if "processing" not in phases:
            raise Unfit(f"blackbox_exporter did not answer as expected: {text[-500:]}")
        found.append((phases["processing"] - truth[path][0]) * 1e3)
    return found


async def _evenly(port: int, paths: Sequence[str], rate: int) -> list[str]:
    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        tasks = []
        for number, path in enumerate(paths):
            await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
            tasks.append(group.create_task(_ask(port, path)))
    return [task.result() for task in tasks]


async def _ask(port: int, path: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return answer.decode()
