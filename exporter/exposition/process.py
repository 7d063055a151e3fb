"""What an exposition tells of the process itself: names and values are those of `prometheus_client`.

Its own collectors would load an HTTP server and a client with them, before anything can be scraped.
"""

import gc
import os
import platform
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from exporter.exposition.metrics import Kind, Metric
from exporter.exposition.text import header, labels, number

_PROC: Final = Path("/proc")
_DESCRIPTORS: Final = _PROC / "self/fd"
_COUNTED_AT_ONCE: Final = 500


def _collections(name: str, text: str) -> Metric:
    return Metric(name, Kind.COUNTER, text, ("generation",), identity=False)


def _of_process(name: str, text: str, kind: Kind = Kind.GAUGE) -> Metric:
    return Metric(f"process_{name}", kind, text, identity=False)


_GC: Final = {
    "collected": _collections("python_gc_objects_collected_total", "Objects collected during gc"),
    "uncollectable": _collections(
        "python_gc_objects_uncollectable_total", "Uncollectable objects found during GC"
    ),
    "collections": _collections(
        "python_gc_collections_total", "Number of times this generation was collected"
    ),
}
"""By the word that Python has for it."""
_PLATFORM: Final = {
    "implementation": platform.python_implementation(),
    **dict(zip(("major", "minor", "patchlevel"), platform.python_version_tuple(), strict=True)),
    "version": platform.python_version(),
}
_INFO: Final = Metric("python_info", Kind.GAUGE, "Python platform information", (*_PLATFORM,), identity=False)
_VIRTUAL: Final = _of_process("virtual_memory_bytes", "Virtual memory size in bytes.")
_RESIDENT: Final = _of_process("resident_memory_bytes", "Resident memory size in bytes.")
_STARTED: Final = _of_process("start_time_seconds", "Start time of the process since unix epoch in seconds.")
_CPU: Final = _of_process(
    "cpu_seconds_total", "Total user and system CPU time spent in seconds.", Kind.COUNTER
)
_OPEN: Final = _of_process("open_fds", "Number of open file descriptors.")
_MOST_OPEN: Final = _of_process("max_fds", "Maximum number of open file descriptors.")
NAMES: Final = tuple(
    metric.name for metric in (*_GC.values(), _INFO, _VIRTUAL, _RESIDENT, _STARTED, _CPU, _OPEN, _MOST_OPEN)
)
"""Every metric that `process_metrics` writes."""


def process_metrics(descriptors: int | None, *, openmetrics: bool) -> str:
    """The text of the process's metrics as of now, without an end.

    `descriptors`: how many are open, where that is known.
    """
    families = _families(descriptors)
    return "".join(f"{header(metric, openmetrics=openmetrics)}{samples}" for metric, samples in families)


def open_descriptors() -> Iterator[int]:
    """Counts the descriptors that are open: the last value is their number, and between two others may run.

    Linux has had the number since 6.2. Before that all are listed, in a microsecond each: ten milliseconds of
    the event loop where thousands of targets keep a connection. No value where there is no `/proc`.
    """
    try:
        if count := _DESCRIPTORS.stat().st_size:
            yield count
        else:
            yield from listed_descriptors()
    except OSError:
        return


def listed_descriptors() -> Iterator[int]:
    """The same, by listing them."""
    count = 0
    with os.scandir(_DESCRIPTORS) as found:
        for _ in found:
            count += 1
            if count % _COUNTED_AT_ONCE == 0:
                yield count
    yield count


def _families(descriptors: int | None) -> Iterator[tuple[Metric, str]]:
    generations = [*enumerate(gc.get_stats())]
    for word, metric in _GC.items():
        yield (
            metric,
            "".join(f'{metric.name}{{generation="{n}"}} {number(each[word])}\n' for n, each in generations),
        )
    yield _INFO, f"{_INFO.name}{{{labels(_PLATFORM.items())}}} 1\n"
    for metric, value in (*_times_and_memory(), *_descriptors(descriptors)):
        yield metric, f"{metric.name} {number(value)}\n"


def _times_and_memory() -> list[tuple[Metric, float]]:
    """Nothing where there is no `/proc`."""
    try:
        fields = (_PROC / "self/stat").read_bytes().rpartition(b")")[2].split()
        booted = next(
            float(line.split()[1])
            for line in (_PROC / "stat").read_bytes().splitlines()
            if line.startswith(b"btime ")
        )
    except OSError:
        return []
    ticks = os.sysconf("SC_CLK_TCK")
    return [
        (_VIRTUAL, float(fields[20])),
        (_RESIDENT, float(fields[21]) * resource.getpagesize()),
        (_STARTED, booted + float(fields[19]) / ticks),
        (_CPU, (float(fields[11]) + float(fields[12])) / ticks),
    ]


def _descriptors(count: int | None) -> list[tuple[Metric, float]]:
    if count is None:
        return []
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return [(_OPEN, count), (_MOST_OPEN, most)]
