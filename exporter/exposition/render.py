"""The exposition from the board: a target's lines are written when it changed, a scrape joins them."""

import platform
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    GCCollector,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.openmetrics.exposition import generate_latest as generate_openmetrics

from exporter import __version__
from exporter.core.board import COMPONENT_STATES, IMPACTS, INDICATORS, Board, Entry, Page, Run
from exporter.core.shards import Shard
from exporter.core.vocabulary import State
from exporter.exposition import metrics as m
from exporter.exposition import targets
from exporter.exposition.metrics import PER_TARGET, Metric
from exporter.exposition.targets import identity
from exporter.exposition.text import EOF, header, histogram, labels, number, with_created

NAMES: Final = (
    *("process_cpu_seconds_total", "process_max_fds", "process_open_fds", "process_resident_memory_bytes"),
    *("process_start_time_seconds", "process_virtual_memory_bytes"),
    *("python_gc_collections_total", "python_gc_objects_collected_total"),
    *("python_gc_objects_uncollectable_total", "python_info"),
)
"""Every metric that `process_metrics` writes."""


def _registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    GCCollector(registry)
    PlatformCollector(registry)
    ProcessCollector(registry=registry)
    return registry


_REGISTRY: Final = _registry()


def process_metrics(*, openmetrics: bool) -> str:
    """The text of the process's metrics as of now, without an end."""
    write: Callable[[CollectorRegistry], bytes] = generate_openmetrics if openmetrics else generate_latest
    return write(_REGISTRY).decode().removesuffix(EOF)


_BUILD: Final = labels((("version", __version__), ("python", platform.python_version())))


def families(board: Board) -> Iterator[tuple[m.Metric, str]]:
    """Each family of `metrics.GENERAL` that has samples, with their text."""
    yield m.GLOBAL_BUDGET_LIMIT, _plain(m.GLOBAL_BUDGET_LIMIT, board.budget.limit_usd)
    yield m.GLOBAL_BUDGET_SPENT, _plain(m.GLOBAL_BUDGET_SPENT, board.budget.spent_usd)
    pages = board.pages.values()
    yield m.PAGE_UP, "".join(f"{m.PAGE_UP.name}{{{_page(page)}}} {int(bool(page.up))}\n" for page in pages)
    yield m.PAGE_INDICATOR, "".join(map(_indicator, pages))
    yield m.PAGE_COMPONENT, "".join(map(_components, pages))
    yield m.PAGE_UPTIME, "".join(map(_uptimes, pages))
    yield m.PAGE_INCIDENTS, "".join(map(_incidents, pages))
    yield m.PAGE_DISAGREEMENT, "".join(_disagreement(board, page) for page in pages)
    yield m.BUILD_INFO, f"{m.BUILD_INFO.name}{{{_BUILD}}} 1\n"
    reloaded = board.reload_successful and board.web_reload_successful
    yield m.RELOAD_SUCCESSFUL, _plain(m.RELOAD_SUCCESSFUL, int(reloaded))
    yield m.RELOAD_SUCCESS_AT, _plain(m.RELOAD_SUCCESS_AT, board.reload_success_at)
    yield m.PROBE_LAG, histogram(m.PROBE_LAG, "", board.lag)
    yield m.LOOP_STALL, histogram(m.LOOP_STALL, "", board.stalls)
    yield m.TARGETS, _plain(m.TARGETS, len(board.entries))
    yield m.SHARD_INFO, _shard(board.shard)
    yield m.STORE_WRITABLE, _plain(m.STORE_WRITABLE, int(board.store_writable))
    yield m.NETWORK_OK, _plain(m.NETWORK_OK, int(board.network_ok))


def _plain(metric: m.Metric, value: float | None) -> str:
    return "" if value is None else f"{metric.name} {number(value)}\n"


def _shard(shard: Shard) -> str:
    if shard.total == 1:
        return ""
    return f'{m.SHARD_INFO.name}{{index="{shard.index}",total="{shard.total}"}} 1\n'


def _page(page: Page) -> str:
    return labels([("page", page.name)])


def _components(page: Page) -> str:
    head = f"{m.PAGE_COMPONENT.name}{{{_page(page)}"
    return "".join(
        f'{head},{labels([("component", known.name)])},state="{state}"}} {int(known.state == state)}\n'
        for known in page.components
        for state in COMPONENT_STATES
    )


def _indicator(page: Page) -> str:
    """Nothing where the page has no such word, or none was read yet."""
    if page.indicator is None:
        return ""
    head = f"{m.PAGE_INDICATOR.name}{{{_page(page)}"
    return "".join(f'{head},indicator="{word}"}} {int(page.indicator == word)}\n' for word in INDICATORS)


def _uptimes(page: Page) -> str:
    head = f"{m.PAGE_UPTIME.name}{{{_page(page)}"
    return "".join(
        f"{head},{labels([('component', known.name)])}}} {number(known.uptime_ratio)}\n"
        for known in page.components
        if known.uptime_ratio is not None
    )


def _incidents(page: Page) -> str:
    counts = Counter(notice.impact for notice in page.notices if notice.begun)
    head = f"{m.PAGE_INCIDENTS.name}{{{_page(page)}"
    return "".join(f'{head},impact="{impact}"}} {counts[impact]}\n' for impact in IMPACTS)


def _disagreement(board: Board, page: Page) -> str:
    mapped = {target for component in page.components for target in component.targets}
    head = f"{m.PAGE_DISAGREEMENT.name}{{{_page(page)}"
    return "".join(
        f"{head},{identity(entry.facts)}}} {int(name in page.disagreeing)}\n"
        for name, entry in board.entries.items()
        if name in mapped
    )


_SLICE = 500
"""Targets whose lines of one family are joined at a time ..."""
_SLICE_CREATED = 100
"""... and where each series gets a line more."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A target's lines, and what they were written from."""

    entry: Entry
    version: int
    lines: targets.Lines


class Renderer:
    """Keeps the lines of every target between scrapes."""

    def __init__(self) -> None:
        self._written: dict[str, _Written] = {}

    def stale(self, board: Board) -> list[str]:
        """Names of the targets that changed since their lines were written."""
        return [name for name, entry in board.entries.items() if not self._fresh(name, entry)]

    def write(self, board: Board, names: Iterable[str]) -> None:
        """Write the lines of some targets, those that were removed meanwhile left out."""
        for name in names:
            entry = board.entries.get(name)
            if entry is not None:
                self._written[name] = _Written(entry, entry.version, targets.lines(entry))

    def _fresh(self, name: str, entry: Entry) -> bool:
        kept = self._written.get(name)
        return kept is not None and kept.entry is entry and kept.version == entry.version

    def chunks(self, board: Board, *, openmetrics: bool) -> Iterator[str]:
        """The exposition in pieces of bounded size, without the process's metrics and the end.

        All of the board is read before the first piece is handed out, so a caller who pauses between
        pieces still writes the picture of one moment. No target may be stale.
        """
        for name in self._written.keys() - board.entries.keys():
            del self._written[name]
        rows = [self._written[name].lines for name in board.entries]
        rest = [(metric, text) for metric, text in families(board) if text]
        return _join(rows, rest, board.started if openmetrics else None)


def _join(
    rows: Sequence[targets.Lines], rest: Sequence[tuple[Metric, str]], created: float | None
) -> Iterator[str]:
    """`created` is when all counters began (unix seconds), for OpenMetrics; None is the older format."""
    size = _SLICE if created is None else _SLICE_CREATED
    for i, metric in enumerate(PER_TARGET):
        head = header(metric, openmetrics=created is not None)
        for start in range(0, len(rows), size):
            text = "".join([row[i] for row in rows[start : start + size]])
            if text:
                yield head + _with_created(metric, text, created)
                head = ""
    for metric, text in rest:
        yield header(metric, openmetrics=created is not None) + _with_created(metric, text, created)


def _with_created(metric: Metric, text: str, created: float | None) -> str:
    return text if created is None else with_created(metric, text, created)


def tail(*, openmetrics: bool) -> str:
    """What ends every exposition: the process's metrics as of now, and the end."""
    return process_metrics(openmetrics=openmetrics) + (EOF if openmetrics else "")


def render(board: Board, openmetrics: bool = False) -> bytes:
    """The whole exposition at once. It blocks; servers use `snapshot.Snapshots`."""
    renderer = Renderer()
    renderer.write(board, board.entries)
    return ("".join(renderer.chunks(board, openmetrics=openmetrics)) + tail(openmetrics=openmetrics)).encode()


def render_probe(entry: Entry, run: Run | None, *, openmetrics: bool, seconds: float = 0.0) -> bytes:
    """One probe on demand, with blackbox_exporter's names: how `run` went, and the state of its target.

    Without a run, of a probe that was cut after so many `seconds`: no success for whoever asks.
    """
    who = targets.identity(entry.facts)
    success = int(run is not None and run.outcome is State.OPERATIONAL)
    latency = seconds if run is None else run.latency
    texts = {
        m.ON_DEMAND_SUCCESS: f"{m.ON_DEMAND_SUCCESS.name}{{{who}}} {success}\n",
        m.ON_DEMAND_DURATION: f"{m.ON_DEMAND_DURATION.name}{{{who}}} {number(latency)}\n",
        m.STATE: targets.state(entry, who),
    }
    body = "".join(header(metric, openmetrics=openmetrics) + text for metric, text in texts.items())
    return (body + (EOF if openmetrics else "")).encode()
