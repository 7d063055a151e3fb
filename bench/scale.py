"""Many targets on one core, at the default log level and with few descriptors allowed at first. Prints tables.

Run as `make bench-scale` or `python -m bench.scale [--targets N ...] [--seconds S] [--interval S]
[--incidents N ...] [beat] [growth]`.
`beat` watches the largest number of targets, reloads and ends it; `growth` compares all numbers, without history and
with a year of it. Everything takes some ten minutes; `--targets 1000 --interval 10 --seconds 20 beat` under a minute,
and so does each line of `growth`, but for two minutes with ten thousand targets (`--targets 10000 --incidents 0`).
Lateness and stalls are upper bounds, from the exporter's own histograms. A stall is wall time, and contains what else
the machine does; what the loop itself takes is the processor time of its turns (`bench.turns`).
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from statistics import median

from bench.figures import Row, table
from bench.measured import Unfit, prepare
from bench.scale_run import PAGES, Figures, Setting, measure, upstream
from bench.turns import LONG, Turned

TARGETS = (10, 100, 1000, 10_000)
INCIDENTS = {True: 50, False: 200}
"""Of every target in the year, where there are more than a thousand and otherwise: what is written is 0.2 GB."""
NAMES = ("beat", "growth")


def beat(setting: Setting, found: Figures) -> Iterator[Row]:
    """The figures of a setting beside the goals, which are those of 10,000 targets at 60 s."""

    def row(what: str, value: float, most: float, shown: str, unit: str) -> Row:
        return Row(what, (shown,), f"{most:g}{unit}", value <= most)

    yield row(
        "first scrape with every target after exec",
        found.first_scrape,
        5,
        f"{found.first_scrape:.1f} s",
        " s",
    )
    yield Row("ready: every target probed once", (f"{found.ready:.0f} s",))
    yield Row("probes made of those due", (f"{found.probes:.1%}",))
    yield row("probes skipped", found.skipped, 0, f"{found.skipped:.0f}", "")
    yield row("lateness of a probe, p99", found.late, 0.005, _bound(found.late), " s")
    yield row("share of the core, settled", found.core, 0.4, f"{found.core:.2f}", "")
    long = f"turns over {LONG * 1e3:g} ms of processor time"
    most = f"{found.control.rate:.2f} a second of it"
    yield Row(
        f"{long}, the exporter's loop",
        (_turned(found.turned),),
        most,
        found.turned.rate <= found.control.rate,
    )
    yield Row(f"{long}, a loop of equal turns", (_turned(found.control),))
    yield Row(
        "stalls within 5 ms, and the longest, whatever held the loop",
        (f"{found.free:.1%}, {_bound(found.stall)}",),
    )
    yield row("memory", found.memory / 1e6, 400, f"{found.memory / 1e6:.0f} MB", " MB")
    yield Row(
        "scrape (gzip), median and worst", (f"{median(found.scrapes):.2f}, {max(found.scrapes):.2f} s",)
    )
    yield Row("descriptors open, allowed", ("{:.0f}, {:.0f}".format(*found.descriptors),))
    yield Row("longest stall while the wall clock was set by an hour", (_bound(found.clock_stall),))
    yield Row(f"{long} meanwhile", (_turned(found.clock_turned),))
    yield row("probes skipped meanwhile", found.clock_skipped, 0, f"{found.clock_skipped:.0f}", "")
    yield row("reload", found.reload, 3, f"{found.reload:.1f} s", " s")
    yield row("longest stall by the reload", found.reload_stall, 0.05, _bound(found.reload_stall), " s")
    yield row("probes skipped by the reload", found.reload_skipped, 0, f"{found.reload_skipped:.0f}", "")
    yield row("end by SIGTERM", found.end, 5, f"{found.end:.1f} s, code {found.code}", " s")
    yield Row("lines of log", (f"{found.log_lines}",))


def _turned(of: Turned) -> str:
    each = f"{of.rate:.2f} a second of it"
    return f"{of.long} of {of.turns:,} ({each}), the longest {of.longest * 1e3:.1f} ms"


def _bound(seconds: float) -> str:
    return "none" if seconds == 0 else "over 10 s" if seconds == inf else f"at most {seconds:g} s"


def growth(settings: Sequence[Setting], base: str) -> Iterator[str]:
    """A line for every setting."""
    heads = [
        "targets",
        "incidents a year",
        "first scrape",
        "memory",
        "samples",
        *[f"`{path}`" for path in PAGES],
    ]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'--:|' * len(heads)}"
    for setting in settings:
        with tempfile.TemporaryDirectory(prefix="scale-") as folder:
            found = measure(setting, Path(folder), base)
        cells = [f"{setting.targets:,}", str(setting.incidents), f"{found.first_scrape:.2f} s"]
        cells += [f"{found.memory / 1e6:.0f} MB", f"{found.samples:,}"]
        cells += [f"{seconds * 1e3:.0f} ms, {size / 1e3:.0f} kB" for seconds, size in found.pages.values()]
        yield f"| {' | '.join(cells)} |"


def settings_of_growth(targets: Sequence[int], incidents: Sequence[int] | None = None) -> list[Setting]:
    """Every number without and with a year behind it; the fewer are probed more often, to be ready sooner."""
    return [
        Setting(count, 60.0 if count > 1000 else 10.0, watched=0.0, incidents=number)
        for count in targets
        for number in (incidents or (0, INCIDENTS[count > 1000]))
    ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.scale")
    parser.add_argument("what", nargs="*", metavar="beat|growth")
    parser.add_argument("--targets", type=int, nargs="+", default=TARGETS)
    parser.add_argument("--seconds", type=float, default=60.0, help="that the settled exporter is watched")
    parser.add_argument("--interval", type=float, default=60.0, help="seconds between two probes of a target")
    parser.add_argument("--incidents", type=int, nargs="+", help="of every target in the year, for growth")
    arguments = parser.parse_args()
    if unknown := set(arguments.what) - set(NAMES):
        parser.error(f"no such table: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    try:
        prepare()
        with tempfile.TemporaryDirectory(prefix="scale-") as name, upstream(Path(name)) as base:
            if "beat" in (arguments.what or NAMES):
                setting = Setting(max(arguments.targets), arguments.interval, arguments.seconds)
                found = measure(setting, Path(name), base)
                title = f"{setting.targets:,} targets at {setting.interval:g} s, watched for {setting.watched:g} s"
                print(f"{title}\n", *table(["measured"], beat(setting, found)), "", sep="\n", flush=True)
            if "growth" in (arguments.what or NAMES):
                for line in growth(settings_of_growth(arguments.targets, arguments.incidents), base):
                    print(line, flush=True)
    except Unfit as unfit:
        print(unfit, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
