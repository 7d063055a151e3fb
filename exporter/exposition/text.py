"""Spelling of the Prometheus text format 0.0.4 and of OpenMetrics 1.0, and which one a scrape asks for."""

import re
from collections.abc import Iterable, Sequence
from math import inf, isfinite

from prometheus_client.exposition import choose_encoder

from exporter.core.board import Histogram
from exporter.exposition.metrics import Kind, Metric

TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
OPENMETRICS_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"
_LAST_OF_SERIES = {Kind.COUNTER: "_total", Kind.HISTOGRAM: "_sum"}
"""How the name of a series' last sample ends, for the kinds that have a begin."""
EOF = "# EOF\n"
"""Ends an OpenMetrics exposition; the older format has no end."""


def number(value: float) -> str:
    """A sample's value, in full precision."""
    if isfinite(value):
        return repr(value)
    return {inf: "+Inf", -inf: "-Inf"}.get(value, "NaN")


def escape(value: str) -> str:
    """A label's value, as it stands between the quotes."""
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def labels(pairs: Iterable[tuple[str, str]]) -> str:
    """Label pairs, as they stand between the braces."""
    return ",".join([f'{name}="{escape(value)}"' for name, value in pairs])


def header(metric: Metric, *, openmetrics: bool) -> str:
    """The lines before a family's samples."""
    if not openmetrics:
        return f"# HELP {metric.name} {metric.help}\n# TYPE {metric.name} {metric.kind}\n"
    unit = f"# UNIT {metric.family} {metric.unit}\n" if metric.unit else ""
    return f"# HELP {metric.family} {metric.help}\n# TYPE {metric.family} {metric.kind}\n{unit}"


def histogram(metric: Metric, pairs: str, values: Histogram) -> str:
    """The samples of one histogram. `pairs` are its labels as `labels` writes them, possibly none."""
    if metric.kind is not Kind.HISTOGRAM:
        msg = f"{metric.name} is no histogram"
        raise ValueError(msg)
    comma = "," if pairs else ""
    lines = []
    total = 0
    for bound, count in zip(_bounds(values.bounds), values.counts, strict=True):
        total += count
        lines.append(f'{metric.name}_bucket{{{pairs}{comma}le="{bound}"}} {total}\n')
    braces = f"{{{pairs}}}" if pairs else ""
    lines.append(f"{metric.name}_count{braces} {total}\n")
    lines.append(f"{metric.name}_sum{braces} {number(values.sum)}\n")
    return "".join(lines)


def with_created(metric: Metric, text: str, at: float) -> str:
    """The samples of a counter or a histogram, each series followed by when it began at 0 (unix seconds).

    OpenMetrics alone has such lines. The older format would take them for metrics of their own.
    """
    ending = _LAST_OF_SERIES.get(metric.kind)
    if ending is None:
        return text
    last = re.compile(rf"^{metric.family}{ending}((?:\{{[^\n]*\}})?) [^ \n]+\n", re.MULTILINE)
    return last.sub(rf"\g<0>{metric.family}_created\g<1> {number(at)}\n", text)


def _bounds(bounds: Sequence[float]) -> list[str]:
    return [*map(repr, bounds), "+Inf"]


def wants_openmetrics(accept: str) -> bool:
    """Whether an `Accept` header asks for OpenMetrics rather than the older text format."""
    try:
        _, content_type = choose_encoder(accept)
    except TypeError:  # a version that is no number
        return False
    return content_type.startswith("application/openmetrics-text")


def wants_gzip(accept_encoding: str) -> bool:
    """Whether an `Accept-Encoding` header allows gzip."""
    for item in accept_encoding.lower().split(","):
        name, _, parameters = item.partition(";")
        if name.strip() == "gzip":
            return parameters.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def content_type(*, openmetrics: bool) -> str:
    """The `Content-Type` of an exposition."""
    return OPENMETRICS_TYPE if openmetrics else TEXT_TYPE
