"""What a scrape costs, and what it does to the punctuality of everything else in the process.

Run as `python -m bench.scrape [targets]`.
"""

import asyncio
import statistics
import sys
from time import perf_counter, process_time

from exporter.core.board import Board
from exporter.exposition import Snapshots, render
from exporter.exposition.targets import lines
from tests.support.boards import NOW, entry, facts, paid

ROUNDS = 30
CHURN = 60
"""One target in so many changes between two scrapes, as at a scrape every second of a 60 s interval."""
TICK = 0.002


def many(count: int) -> Board:
    board = Board(started=NOW)
    for i in range(count):
        of = facts(f"target-{i:05}", provider=f"provider-{i % 17}", title=f"Target {i}")
        board.entries[of.target] = entry(of)
    return board


def row(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    p50, p99 = statistics.median(ordered), ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    print(f"{name:44} p50 {p50 * 1e3:9.2f} ms   p99 {p99 * 1e3:9.2f} ms   max {ordered[-1] * 1e3:9.2f} ms")


async def ticks(late: list[float]) -> None:
    """Wake up every two milliseconds and note how late: what a probe's measurement would suffer."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + TICK
        await asyncio.sleep(TICK)
        late.append(loop.time() - due)


async def scrapes(board: Board, *, gzip: bool, changed: int) -> tuple[list[float], list[float], int]:
    snapshots, names = Snapshots(), list(board.entries)
    took, late, size = list[float](), list[float](), 0
    await snapshots.parts(board, openmetrics=False, gzip=gzip)
    ticking = asyncio.create_task(ticks(late))
    for i in range(ROUNDS):
        if changed:
            board.touch(*(names[(i * changed + k) % len(names)] for k in range(changed)))
        await asyncio.sleep(0.02)
        began = perf_counter()
        size = sum(map(len, await snapshots.parts(board, openmetrics=False, gzip=gzip)))
        took.append(perf_counter() - began)
    ticking.cancel()
    return took, late, size


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    board = many(count)
    text = render(board)
    print(f"{count} targets, {len(text.splitlines())} lines, {len(text) / 1e6:.1f} MB\n")
    one = paid(entry(facts("one")))
    began = process_time()
    for _ in range(1000):
        lines(one)
    print(f"{'writing one changed target':44} {(process_time() - began) * 1e3:9.1f} us")
    for gzip in (True, False):
        for changed in (0, max(1, count // CHURN), count):
            took, late, size = asyncio.run(scrapes(board, gzip=gzip, changed=changed))
            name = f"{'gzip' if gzip else 'plain'}, {changed} changed ({size / 1e6:.2f} MB)"
            row(name, took)
            row("    lateness of others meanwhile", late)


if __name__ == "__main__":
    main()
