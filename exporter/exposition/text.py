"""Spelling of the Prometheus text format 0.0.4 and of OpenMetrics 1.0, and which one a scrape asks for."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import inf, isfinite

from exporter.exposition.metrics import Kind, Metric

TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
OPENMETRICS_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"
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


def samples(metric: Metric, who: str, rows: Iterable[tuple[str, float]], created: str) -> str:
    """The samples of one metric: for each row its label pairs behind `who`, and its value.

    `created` is when counters began at 0 (unix seconds, as `number` spells it), for OpenMetrics, where that
    stands in a sample of its own behind each that has counted anything: what is 0 tells itself that it counts
    from 0. "" in the older format, which would take it for another metric.
    """
    name = metric.name
    if not created or metric.kind is not Kind.COUNTER:
        return "".join([f"{name}{{{who}{pair}}} {number(value)}\n" for pair, value in rows])
    begun = f"{metric.family}_created"
    return "".join(
        [
            f"{name}{{{who}{pair}}} {number(value)}\n"
            + (f"{begun}{{{who}{pair}}} {created}\n" if value else "")
            for pair, value in rows
        ]
    )


def histogram(
    metric: Metric, pairs: str, bounds: tuple[float, ...], counts: Sequence[int], total: float, created: str
) -> str:
    """The samples of one histogram: `counts` between `bounds` and beyond, and the `total` of all values.

    `pairs` are its labels as `labels` writes them, possibly none; `created` is as for `samples`.
    """
    if metric.kind is not Kind.HISTOGRAM:
        msg = f"{metric.name} is no histogram"
        raise ValueError(msg)
    name, head = metric.name, f"{metric.name}_bucket{{{pairs}{',' if pairs else ''}"
    lines, below = [], 0
    for ending, count in zip(_endings(bounds), counts, strict=True):
        below += count
        lines.append(f"{head}{ending}{below}\n")
    braces = f"{{{pairs}}}" if pairs else ""
    lines.append(f"{name}_count{braces} {below}\n{name}_sum{braces} {number(total)}\n")
    if created and below:
        lines.append(f"{name}_created{braces} {created}\n")
    return "".join(lines)


@cache
def _endings(bounds: tuple[float, ...]) -> tuple[str, ...]:
    """What follows a bucket's labels up to its value."""
    return tuple([f'le="{bound}"}} ' for bound in (*map(repr, bounds), "+Inf")])


def wants_openmetrics(accept: str) -> bool:
    """Whether an `Accept` header asks for OpenMetrics rather than the older text format."""
    for item in accept.split(","):
        kind, *parameters = [each.strip() for each in item.split(";")]
        version = dict(each.split("=", 1) for each in parameters if "=" in each).get("version", "")
        if kind == "application/openmetrics-text" and (not version or _from_one_on(version)):
            return True
        if kind == "text/plain" and _from_one_on(version):
            return False
    return False


def _from_one_on(version: str) -> bool:
    """Whether a version of a format is 1.0.0 or later; what is no version is not."""
    try:
        return tuple(map(int, version.split("."))) >= (1, 0, 0)
    except ValueError:
        return False


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
