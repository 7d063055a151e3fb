"""Metrics of the process itself, as prometheus_client collects them."""

from collections.abc import Callable
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    GCCollector,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.openmetrics.exposition import generate_latest as generate_openmetrics

from exporter.exposition.text import EOF

NAMES: Final = (
    *("process_cpu_seconds_total", "process_max_fds", "process_open_fds", "process_resident_memory_bytes"),
    *("process_start_time_seconds", "process_virtual_memory_bytes"),
    *("python_gc_collections_total", "python_gc_objects_collected_total"),
    *("python_gc_objects_uncollectable_total", "python_info"),
)
"""Every metric that `render` writes."""


def _registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    GCCollector(registry)
    PlatformCollector(registry)
    ProcessCollector(registry=registry)
    return registry


_REGISTRY: Final = _registry()


def render(*, openmetrics: bool) -> str:
    """The text of the process's metrics as of now, without an end."""
    write: Callable[[CollectorRegistry], bytes] = generate_openmetrics if openmetrics else generate_latest
    return write(_REGISTRY).decode().removesuffix(EOF)
