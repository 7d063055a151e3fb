"""The samples of a target in parts that change together, so that only what has changed is written anew."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from exporter.core.board import Entry, Histogram
from exporter.core.records import dataclass
from exporter.core.vocabulary import Source
from exporter.exposition.metrics import PER_TARGET, Metric
from exporter.exposition.text import samples

Rows = Iterable[tuple[str, float]]
"""Samples of one metric: the label pairs behind the identity, and the value."""
Write = Callable[[str, Any, str], str]
"""The samples of one metric, from the identity labels, what was read, and since when counters count."""
Kept = tuple[tuple[int, ...], float]
"""Counts and sum of a histogram."""
Placed = tuple[int, Write]
"""A writer, with the place of its metric in `metrics.PER_TARGET`."""
Pieces = tuple[str, ...]
"""The samples of one metric without the identity of the target, which stands between two pieces."""
_Key = TypeVar("_Key")

# The words of the contract need no escaping, so their label pairs are spelled once.
OF_PROBE: Final = {source: f',probe="{source}"' for source in Source}


@dataclass(frozen=True, slots=True)
class SampleGroup:
    """Metrics that change together.

    Most of a target's samples say the same from one scrape to the next. What they say is cheap to read and to
    compare; writing it takes several times as long. The writers see nothing of the row but what was read, so
    no change can be missed.
    """

    read: Callable[[Entry], Any]
    """What the metrics say, as values that do not change any more."""
    writers: tuple[Placed, ...]
    own: bool = False
    """Says of each target something else from the start: names, moments of its own."""
    shared: bool = False
    """Long, and of most targets the same: kept once for all of them, as `Pieces`."""


def whole(metric: Metric, write: Write) -> Placed:
    """A metric that writes its samples itself."""
    return PER_TARGET.index(metric), write


def several(metric: Metric, rows: Callable[[Any], Rows]) -> Placed:
    """Several series, from what was read."""
    return whole(metric, lambda who, said, created: samples(metric, who, rows(said), created))


def one(metric: Metric, value: Callable[[Any], float | None] = lambda said: said) -> Placed:
    """One series, absent where `value` gives None."""

    def rows(said: Any) -> Rows:
        found = value(said)
        return () if found is None else (("", found),)

    return several(metric, rows)


def by_probe(metric: Metric, value: Callable[[Any], float] = lambda said: said) -> Placed:
    """One series for each probe of which something was read."""
    return several(metric, lambda said: [(OF_PROBE[source], value(of)) for source, of in said])


def counts(of: Mapping[_Key, float]) -> tuple[tuple[_Key, float], ...]:
    """A counter as it is now."""
    return tuple(of.items()) if of else ()


def kept(values: Histogram) -> Kept:
    """A histogram as it is now."""
    return tuple(values.counts), values.sum
