"""How fast a target is: its probes and its video jobs, now, yesterday and last week."""

from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import runbook
from dashboards.parts.kinds import STACK, graph
from dashboards.parts.looks import HOME
from dashboards.parts.panels import Frame, Look, Query
from exporter.core.vocabulary import Phase

_FREE: Final = 'probe!="generation"'
_BOOK: Final = (HOME, runbook("AIVideoLatencyHigh"))
_QUANTILES: Final = (0.5, 0.9, 0.99)
_MINUTES: Final = Look("m", least=0, none="no jobs")
_BEFORE: Final = {"now": "", "yesterday": " offset 1d", "last week": " offset 7d"}


def latency() -> model.Panel:
    """Quantiles of the free probes."""
    about = "Median, 90th and 99th percentile of all free probes together in each step."
    frame = Frame("Probe latency", about, _BOOK, step="10m")
    buckets = q.raw("service_probe_duration_seconds_bucket", _FREE)
    asked = [
        Query(q.quantile(p, buckets, ""), f"p{100 * p:.0f}", style.SHADES[i], dashed=i > 0)
        for i, p in enumerate(_QUANTILES)
    ]
    return graph(frame, asked, Look("s", least=0, none="no probes"))


def latency_compared() -> model.Panel:
    """The free probes' mean against other days."""
    about = "Mean of each free probe over the hour before, beside the same hour yesterday and last week."
    mean = q.recorded("target_probe:service_probe_duration_seconds:mean1h")
    asked = [
        Query(f"{mean}{shift}", f"{{{{probe}}}} · {name}", dashed=bool(shift))
        for name, shift in _BEFORE.items()
    ]
    look = Look("s", least=0, none="no probes")
    return graph(Frame("Probe latency against before", about, _BOOK), asked, look)


def generation() -> model.Panel:
    """Quantiles of video jobs."""
    about = "Median, 90th and 99th percentile of whole video jobs in the 7 days before, every six hours."
    frame = Frame("Generation time", about, _BOOK, step="6h", reach="7d")
    buckets = q.raw("video_generation_seconds_bucket")
    asked = [
        Query(f"{q.quantile(p, buckets, 'target')} / 60", f"p{100 * p:.0f}", style.SHADES[i], dashed=i > 0)
        for i, p in enumerate(_QUANTILES)
    ]
    return graph(frame, asked, _MINUTES)


def generation_compared() -> model.Panel:
    """The jobs' mean against other days."""
    about = "Mean of the video jobs of the 24 hours before each moment, beside yesterday and last week."
    mean = q.recorded("target:video_generation_seconds:mean1d")
    asked = [
        Query(f"{mean}{shift} / 60", name, style.SHADES[i], dashed=i > 0)
        for i, (name, shift) in enumerate(_BEFORE.items())
    ]
    return graph(Frame("Generation time against before", about, _BOOK), asked, _MINUTES)


def phases() -> model.Panel:
    """Parts of the last job."""
    about = "Parts of the last job: accepting it, waiting in the queue, rendering, and fetching the result."
    asked = [
        Query(q.each(q.raw("video_generation_phase_seconds", q.of("phase", phase))), phase) for phase in Phase
    ]
    return graph(
        Frame("Phases of the last job", about, _BOOK), asked, Look("s", least=0, none="no jobs"), STACK
    )
