"""What so many targets take, from what was measured: the worked examples of docs/sizing.md.

After a run of `make bench-peers` and `make bench-scale` put the new figures into `FIGURES`; then
`python -m tests.generated_docs` writes the page's tables anew. The number of series is counted from the exposition.
"""

from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import Source
from exporter.exposition.targets import lines
from exporter.transport.client import FRESH_EVERY
from tests.support.boards import entry, facts

NUMBERS: Final = (10, 100, 1000, 10_000)
_DAY: Final = 86_400
_OWN_SERIES: Final = 60
"""Of the exporter itself, whatever it watches."""
_PROBES: Final = {
    "`catalog`": (Source.CATALOG,),
    "`catalog` and `validation`": (Source.CATALOG, Source.VALIDATION),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured."""

    name: str
    value: float
    unit: str
    source: str


PROBE: Final = Figure(
    "CPU of a probe",
    1.2,
    "ms",
    "`make bench-peers ARGS=https` on a slow host, scrapes included (0.5 ms on that of the tables below)",
)
SAMPLE: Final = Figure("time of a sample", 0.5, "µs", "`make bench-peers ARGS=scrape`, gzip")
BASE: Final = Figure("memory without targets", 93, "MB", "`make bench-scale`")
TARGET: Final = Figure(
    "memory of a target",
    29,
    "kB",
    "10,000 targets at 60 s with an hour of answers, between scrapes; 4 kB more after a week",
)
PLAIN: Final = Figure("bytes of a sample, plain", 132, "bytes", "`make bench-peers ARGS=scrape`")
GZIP: Final = Figure("bytes of a sample, gzip", 5.7, "bytes", "`make bench-peers ARGS=scrape`")
SENT: Final = Figure("sent", 350, "bytes", "a request, its TLS records and the headers of its packets")
RECEIVED: Final = Figure("received", 2900, "bytes", "the same of an answer with a list of 30 models")
HANDSHAKE: Final = Figure("handshake", 4500, "bytes", "TLS 1.3 with one intermediate certificate, both ways")
SERIES: Final = Figure("memory of a series", 3, "kB", "Prometheus 2.42 with 300,000 series: 2.2 to 3.5 kB")
STORED: Final = Figure("bytes of a stored sample", 1.5, "bytes", "Prometheus' documentation: 1 to 2")
FIGURES: Final = (PROBE, SAMPLE, BASE, TARGET, PLAIN, GZIP, SENT, RECEIVED, HANDSHAKE, SERIES, STORED)
RETENTION: Final = 31
"""Days that the dashboards look back."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What so many targets take, each with so many free probes and series."""

    targets: int
    probes: int
    series_each: int
    interval: float = 60.0
    scrape: float = 15.0

    @property
    def rate(self) -> float:
        """Probes a second."""
        return self.targets * self.probes / self.interval

    @property
    def series(self) -> int:
        return self.targets * self.series_each + _OWN_SERIES

    @property
    def samples(self) -> float:
        """Samples a second at one Prometheus."""
        return self.series / self.scrape

    @property
    def core(self) -> float:
        """Share of a core."""
        return self.rate * PROBE.value / 1e3 + self.samples * SAMPLE.value / 1e6

    @property
    def memory(self) -> float:
        """Bytes."""
        return BASE.value * 1e6 + self.targets * TARGET.value * 1e3

    @property
    def wire(self) -> float:
        """Bytes a day to and from upstreams."""
        each = SENT.value + RECEIVED.value + HANDSHAKE.value / FRESH_EVERY
        return self.rate * each * _DAY


def series_each(probes: tuple[Source, ...]) -> int:
    """The series of a target with these probes that has answered, without price, objective and balance."""
    made = entry(facts("target", probes=probes))
    made.balance_usd = made.credential_expires_at = None
    return "".join(lines(made)).count("\n")


def measured() -> str:
    """The figures that everything rests on, in Markdown."""
    rows = [f"| *{figure.name}* | {figure.value:g} {figure.unit} | {figure.source} |" for figure in FIGURES]
    return "\n".join(["| figure | value | found by |", "|---|--:|---|", *rows, ""])


def sizing() -> str:
    """The worked examples, in Markdown."""
    text = []
    for name, probes in _PROBES.items():
        each = series_each(probes)
        text += [
            f"A target with {name}: {each} series.",
            "",
            "| targets | probes a second | core | memory | series | a scrape, plain / gzip | upstreams a day "
            "| samples a second | Prometheus' memory | its disk, 31 days |",
            f"|{'--:|' * 10}",
            *(_line(Demand(number, len(probes), each)) for number in NUMBERS),
            "",
            f"Half a core holds {_hold(len(probes), each):,} of them.",
            "",
        ]
    return "\n".join(text)


def _hold(probes: int, each: int) -> int:
    """How many of these targets half a core holds, in hundreds."""
    return int(0.5 / Demand(100, probes, each).core) * 100


def _line(demand: Demand) -> str:
    cells = [
        f"{demand.targets:,}",
        f"{demand.rate:.3g}",
        f"{demand.core * 100:.{0 if demand.core >= 0.1 else 1 if demand.core >= 0.001 else 2}f} %",
        _bytes(demand.memory),
        f"{demand.series:,}",
        f"{_bytes(demand.series * PLAIN.value)} / {_bytes(demand.series * GZIP.value)}",
        _bytes(demand.wire),
        f"{demand.samples:,.0f}",
        _bytes(demand.series * SERIES.value * 1e3),
        _bytes(demand.samples * _DAY * RETENTION * STORED.value),
    ]
    return f"| {' | '.join(cells)} |"


def _bytes(count: float) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6)):
        if count >= size:
            return f"{count / size:.2g} {unit}" if count < 10 * size else f"{count / size:.0f} {unit}"
    return f"{count / 1e3:.0f} kB"


if __name__ == "__main__":
    print(measured(), sizing(), sep="\n")
