"""Ours beside Debian's blackbox_exporter, pushgateway and Prometheus, on one core. Prints a table in Markdown.

Run as `make bench-peers` or `python -m bench.peers [--rounds N] [ROW ...]`; all rows take about a quarter of an hour,
`--rounds 1 http` two minutes. Absolute figures depend on the machine and on what else runs; the ratios in one run
are what to compare.
"""

import argparse
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import peer_cpu, peer_latency, peer_scrape
from bench.figures import Row, table
from bench.measured import CORES, Unfit, prepare
from bench.peer_servers import versions
from exporter import __version__

_Measure = Callable[[Path, int], list[Row]]
USUAL: dict[str, _Measure] = {
    **{
        name: lambda folder, rounds, load=load: peer_cpu.rows(load, folder, rounds)  # type: ignore[misc]
        for name, load in peer_cpu.LOADS.items()
    },
    **{
        f"latency-{rate}": lambda folder, _, rate=rate: peer_latency.rows(folder, rate)  # type: ignore[misc]
        for rate in peer_latency.RATES
    },
    "scrape": lambda folder, rounds: peer_scrape.rows(folder, 1000, rounds),
}
"""Rows by name: what measures them, in a folder of its own and so many rounds."""
LARGE: dict[str, _Measure] = {
    "latency-of-10000": lambda folder, _: peer_latency.scrapes_add(folder, 10_000, 60.0),
    "scrape-10000": lambda folder, rounds: peer_scrape.rows(folder, 10_000, rounds),
}
"""Those that are measured only when they are named."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.peers")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join([*USUAL, *LARGE])}")
    parser.add_argument("--rounds", type=int, default=2, help="turns of ours and the peer (default 2)")
    arguments = parser.parse_args()
    every = USUAL | LARGE
    if unknown := set(arguments.rows) - every.keys():
        parser.error(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(every)}")
    try:
        prepare()
        print(f"sora-exporter {__version__}, Python {platform.python_version()}, {len(CORES)} cores")
        print("\n".join(versions()), flush=True)
        found = []
        for name in arguments.rows or USUAL:
            print(f"measuring {name}", file=sys.stderr, flush=True)
            with tempfile.TemporaryDirectory(prefix="peers-") as folder:
                found += every[name](Path(folder), arguments.rounds)
    except Unfit as unfit:
        print(unfit, file=sys.stderr)
        return 2
    print("", *table(["ours", "peer", "ratio"], found), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
