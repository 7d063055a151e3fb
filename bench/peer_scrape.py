"""Time of a scrape for each sample in it, ours while it probes and pushgateway's with the same samples at rest."""

import contextlib
import re
import time
from collections import defaultdict
from collections.abc import Iterable
from http.client import HTTPConnection
from pathlib import Path

from bench.figures import Row, ratio, spread
from bench.measured import Process, Unfit, fetch
from bench.peer_servers import ours, pushgateway, upstream

GOAL = 0.1
INTERVALS = {1000: 10.0, 10000: 60.0}
"""Seconds between two probes of a target, by the number of targets."""
SCRAPES = {1000: 9, 10000: 3}
"""Of each kind in a round, by the number of targets; the median counts."""
PAUSE = 1.0
"""Seconds between two scrapes: meanwhile probes end, so that there is something to write anew."""
ENCODINGS = ("identity", "gzip")
_TARGET = re.compile(r'target="([^"]+)"')


def rows(folder: Path, targets: int, rounds: int) -> list[Row]:
    """A row for plain and one for gzip."""
    mine: dict[str, list[float]] = defaultdict(list)
    theirs: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, tuple[int, int]] = {}
    with upstream(folder) as site:
        for _ in range(rounds):
            with ours(folder, targets, INTERVALS[targets], site.http) as process:
                text = _take(process, SCRAPES[targets], mine, sizes)
            with pushgateway(folder) as process:
                _push(process, text)
                _take(process, SCRAPES[targets], theirs, {})
    return [_row(targets, encoding, mine[encoding], theirs[encoding], sizes) for encoding in ENCODINGS]


def by_target(lines: Iterable[str]) -> dict[str, list[str]]:
    """The samples of each target, every family with its type before it."""
    found: dict[str, list[str]] = defaultdict(list)
    head, told = "", set[str]()
    for line in lines:
        if line.startswith("# TYPE "):
            head, told = line, set()
        named = None if line.startswith("#") else _TARGET.search(line)
        if named is not None:
            name = named[1]
            found[name] += [f"{line}\n"] if name in told else [f"{head}\n", f"{line}\n"]
            told.add(name)
    return dict(found)


def _push(process: Process, text: str) -> None:
    """A group for each target, one after the other on one connection."""
    connection = HTTPConnection(process.url.removeprefix("http://"))
    with contextlib.closing(connection):
        for name, lines in by_target(text.splitlines()).items():
            connection.request("POST", f"/metrics/job/bench/target/{name}", "".join(lines).encode())
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 300:
                raise Unfit(f"pushgateway refuses the samples of {name}: {answer.status}")


def _take(
    process: Process, scrapes: int, into: dict[str, list[float]], sizes: dict[str, tuple[int, int]]
) -> str:
    """Seconds of a scrape by the number of its samples, the median of this round; what was scraped first."""
    text = fetch(f"{process.url}/metrics").decode()
    count = sum(not line.startswith("#") for line in text.splitlines())
    took: dict[str, list[float]] = defaultdict(list)
    for _ in range(scrapes):
        for encoding in ENCODINGS:
            time.sleep(PAUSE)
            began = time.perf_counter()
            size = len(fetch(f"{process.url}/metrics", encoding=encoding))
            took[encoding].append(time.perf_counter() - began)
            sizes[encoding] = (count, size)
    for encoding, seconds in took.items():
        into[encoding].append(sorted(seconds)[len(seconds) // 2] / count)
    return text


def _row(
    targets: int, encoding: str, mine: list[float], theirs: list[float], sizes: dict[str, tuple[int, int]]
) -> Row:
    count, size = sizes[encoding]
    what = (
        f"scrape, {targets:,} targets, {count:,} samples, {'plain' if encoding == 'identity' else encoding}"
    )
    share = ratio(mine, theirs)
    figures = (
        f"{spread(mine, 'µs', 1e6)} a sample, {size / 1e6:.2f} MB",
        f"pushgateway {spread(theirs, 'µs', 1e6)} a sample",
        f"{share:.3f}",
    )
    return Row(what, figures, f"{GOAL:g}", share <= GOAL)
