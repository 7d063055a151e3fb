"""How fast a target is: its probes and its video jobs, now, yesterday and last week."""

from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts.frame import runbook
from dashboards.parts.kinds import NAMED, STACK, graph, heat, tiles
from dashboards.parts.looks import HOME
from dashboards.parts.panels import Frame, Look, Query
from exporter.core.words import Phase

_FREE: Final = 'probe!="generation"'
_BOOK: Final = (HOME, runbook("AIVideoLatencyHigh"))
_QUANTILES: Final = (0.5, 0.9, 0.99)
_BEFORE: Final = {"now": "", "yesterday": " offset 1d", "last week": " offset 7d"}


def latency() -> model.Panel:
    """Quantiles of the free probes."""
    about = "Median, 90th and 99th percentile of the free probes in each step."
    frame = Frame("Probe latency", about, _BOOK, step="10m")
    buckets = q.raw("service_probe_duration_seconds_bucket", _FREE)
    asked = [Query(q.quantile(p, buckets, "probe"), f"{{{{probe}}}} p{100 * p:.0f}") for p in _QUANTILES]
    return graph(frame, asked, Look("s", decimals=2, least=0))


def latency_heat() -> model.Panel:
    """Distribution of the free probes."""
    frame = Frame(
        "Probe latency, distribution", "How many free probes took how long in each step.", step="10m"
    )
    buckets = q.raw("service_probe_duration_seconds_bucket", _FREE)
    return heat(frame, Query(f"sum by (le) (increase({buckets}[$__rate_interval]))"), "s")


def latency_compared() -> model.Panel:
    """The free probes' mean against other days."""
    about = "Mean of each free probe over the hour before, beside the same hour yesterday and last week."
    mean = q.recorded("target_probe:service_probe_duration_seconds:mean1h")
    asked = [
        Query(f"{mean}{shift}", f"{{{{probe}}}} {name}", dashed=bool(shift))
        for name, shift in _BEFORE.items()
    ]
    return graph(Frame("Probe latency against before", about, _BOOK), asked, Look("s", decimals=2, least=0))


def generation() -> model.Panel:
    """Quantiles of video jobs."""
    about = "Median, 90th and 99th percentile of whole video jobs in the 7 days before, every six hours."
    frame = Frame("Generation time", about, _BOOK, step="6h", reach="7d")
    buckets = q.raw("video_generation_seconds_bucket")
    asked = [Query(q.quantile(p, buckets, "target"), f"p{100 * p:.0f}") for p in _QUANTILES]
    return graph(frame, asked, Look("s", decimals=0, least=0))


def generation_heat() -> model.Panel:
    """Distribution of video jobs."""
    about = "How many video jobs took how long, in each six hours of the 7 days before."
    frame = Frame("Generation time, distribution", about, step="6h", reach="7d")
    buckets = q.raw("video_generation_seconds_bucket")
    return heat(frame, Query(f"sum by (le) (increase({buckets}[$__rate_interval]))"), "s")


def generation_compared() -> model.Panel:
    """The jobs' mean against other days."""
    about = "Mean of the video jobs of the 24 hours before each moment, beside yesterday and last week."
    mean = q.recorded("target:video_generation_seconds:mean1d")
    asked = [Query(f"{mean}{shift}", name, dashed=bool(shift)) for name, shift in _BEFORE.items()]
    return graph(Frame("Generation time against before", about, _BOOK), asked, Look("s", decimals=0, least=0))


def phases() -> model.Panel:
    """Parts of the last job."""
    about = "Parts of the last job: accepting it, waiting in the queue, rendering, and fetching the result."
    asked = [
        Query(q.each(q.raw("video_generation_phase_seconds", f'phase="{phase}"')), phase) for phase in Phase
    ]
    return graph(Frame("Phases of the last job", about, _BOOK), asked, Look("s", decimals=1, least=0), STACK)


def jobs() -> model.Panel:
    """Jobs that have not ended, and those that ended late."""
    frame = Frame(
        "Jobs", "Accepted and not ended, and those of the last 7 days that ended after their deadline."
    )
    late = f"sum(increase({q.raw('video_generation_late_results_total')}[7d]))"
    asked = [Query(f"sum({q.raw('video_generation_jobs_open')})", "open"), Query(late, "late")]
    return tiles(frame, asked, Look("short", decimals=0, none="0"), text=NAMED)
