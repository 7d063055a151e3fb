"""Whether the exporter itself is fine: punctual, fresh, cheap to scrape, and allowed to ask."""

from dataclasses import replace
from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from dashboards import health_running as running
from dashboards.health_unsound import unsound
from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import (
    EXPORTER,
    annotations,
    choice,
    dashboard,
    instances,
    runbook,
)
from dashboards.parts.grid import Section, strip
from dashboards.parts.kinds import BARS, LIMITS, NAMED, WORD, graph, heat, tiles
from dashboards.parts.looks import AGE, COUNT, OF_ROW
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, labels_of, listing
from exporter.core.vocabulary import COLOURS, State

_INTERVALS: Final[style.Steps] = ((None, style.GOOD), (1.5, style.AMBER), (3.0, style.BAD))
"""Ages over intervals: at three, evidence expires."""


def _up() -> model.Panel:
    frame = Frame(
        "Scraped",
        "Whether Prometheus reaches each exporter.",
        [
            runbook("AIVideoExporterDown"),
            runbook("AIVideoExporterAbsent"),
            runbook("AIVideoReplicaDown"),
            runbook("AIVideoShardMissing"),
            runbook("AIVideoShardsDisagree"),
        ],
    )
    return tiles(
        frame,
        [Query(q.own("up"), "{{instance}}")],
        Look(mappings=style.RUNNING, none="not scraped"),
        text=NAMED,
        size=WORD,
    )


def _build() -> model.Panel:
    frame = Frame("Exporters", "Version and age of each exporter, and the number of its targets.")
    version = f"max by (instance, version, python) ({q.own('sora_exporter_build_info')})"
    columns = [
        Column("Instance", "instance", least=150),
        Column("Version", "version", width=110),
        Column("Python", "python", width=90),
        Column(
            "Running for",
            query=Query(f"time() - {_of_each('process_start_time_seconds')}"),
            look=AGE,
            width=130,
        ),
        Column("Configuration read", query=Query(_reloaded()), look=AGE, width=160),
        Column("Targets", query=Query(_of_each("sora_exporter_targets")), look=COUNT, width=90),
        labels_of(Query(version)),
    ]
    return listing(frame, columns, "Instance", ascending=True, none="not scraped")


def _of_each(name: str) -> str:
    return f"max by (instance) ({q.own(name)})"


def _reloaded() -> str:
    return f"time() - ({_of_each('sora_exporter_config_last_reload_success_timestamp_seconds')} > 0)"


def _sound() -> model.Panel:
    frame = Frame(
        "Sound",
        "Whether the last configuration was accepted, the storage can be written and our own network works; "
        "of several exporters the worst.",
        [
            runbook("AIVideoConfigReloadFailed"),
            runbook("AIVideoStoreNotWritable"),
            runbook("AIVideoOwnNetworkDown"),
        ],
    )
    asked = [
        Query(f"min({q.own(f'sora_exporter_{name}')})", title)
        for name, title in (
            ("config_last_reload_successful", "configuration"),
            ("store_writable", "storage"),
            ("network_ok", "network"),
        )
    ]
    words = [style.values({"0": ("faulty", style.BAD), "1": ("fine", style.GOOD)})]
    return tiles(frame, asked, Look(mappings=words, none="not scraped"), text=NAMED, size=WORD)


def _rules() -> model.Panel:
    frame = Frame(
        "Recording rules",
        "Age of the newest recorded sample. The other dashboards show nothing without the shipped rules.",
        [runbook("AIVideoWatchdog")],
    )
    steps: style.Steps = ((None, style.GOOD), (180.0, style.BAD))
    age = "time() - max(timestamp(target:service_state:code))"
    return tiles(frame, [Query(age)], Look("s", steps, decimals=0, none="not loaded"))


def _overdue() -> model.Panel:
    frame = Frame(
        "Overdue probes",
        "Probes that are later than their own interval and five minutes, and probes that are off.",
        [runbook("AIVideoProbesOverdue"), runbook("AIVideoSchedulerStuck"), runbook("AIVideoProbeDisabled")],
    )
    due = q.watched("probe_next_run_timestamp_seconds")
    every, off = q.watched("probe_interval_seconds"), q.watched("probe_disabled")
    late = f"time() - ({due} > 0) > {every} + 300 unless on (instance, target, probe) {off} == 1"
    asked = [
        Query(f"count({late}) or vector(0)", "overdue"),
        Query(f"count(max by (target, probe) ({off}) == 1) or vector(0)", "off"),
    ]
    return tiles(frame, asked, Look("locale", style.TICKETS, decimals=0, none="0"), text=NAMED)


def _lag() -> tuple[model.Panel, model.Panel]:
    buckets = q.own("sora_exporter_probe_lag_seconds_bucket")
    frame = Frame(
        "Scheduler lag",
        "How long after their appointed time probes began: median and 99th percentile.",
        [runbook("AIVideoSchedulerStuck"), runbook("AIVideoExporterStalled")],
        step="5m",
    )
    spread = Frame("Scheduler lag, distribution", "How many probes began how late in each step.", step="5m")
    asked = [
        Query(q.quantile(p, buckets, ""), f"p{100 * p:.0f}", style.SHADES[i], dashed=i > 0)
        for i, p in enumerate((0.5, 0.99))
    ]
    increase = f"sum by (le) (increase({buckets}[$__rate_interval]))"
    return graph(frame, asked, Look("s", least=0, none="no probes")), heat(
        spread, Query(increase), Look("s", none="no probes")
    )


def _ages() -> model.Panel:
    frame = Frame(
        "Oldest evidence by probe",
        "How long ago the probe of each kind that has waited longest ended, in intervals: 1 is due, and at 3 "
        "evidence expires.",
        [runbook("AIVideoSchedulerStuck"), runbook("AIVideoProbesOverdue")],
    )
    ran, every = q.watched("probe_last_run_timestamp_seconds"), q.watched("probe_interval_seconds")
    asked = Query(f"max by (probe) ((time() - ({ran} > 0)) / ({every} > 0))", "{{probe}}")
    return graph(frame, [asked], Look("none", _INTERVALS, least=0, none="no probes"), LIMITS)


def _stalest() -> model.Panel:
    frame = Frame(
        "Stalest probes, top twenty",
        "Age of the last run over the interval in force: 1 is due, 3 is when evidence expires.",
        [runbook("AIVideoProbesOverdue")],
    )
    ran, every = q.watched("probe_last_run_timestamp_seconds"), q.watched("probe_interval_seconds")
    age = f"max by (target, probe) (time() - ({ran} > 0))"
    interval = f"max by (target, probe) ({every} > 0)"
    top = f"topk(20, {age} / {interval})"
    columns = [
        Column("Target", "target", links=OF_ROW, least=130),
        Column("Probe", "probe", width=100),
        Column("Age / interval", query=Query(top), look=Look("none", _INTERVALS, decimals=1), width=120),
        Column("Age", query=Query(f"{age} and {top}"), look=AGE, width=100),
        Column("Interval", query=Query(f"{interval} and {top}"), look=AGE, width=100),
    ]
    return listing(frame, columns, "Age / interval", none="no probes")


def _results() -> model.Panel:
    frame = Frame("Probes by outcome", "Probes in each step, by what their answers say.", step="5m")
    asked = []
    for state in State:
        results = q.watched("probe_results_total", q.of("outcome", state))
        asked.append(Query(f"sum({q.events(results)}) > 0", style.word(state), COLOURS[state]))
    return graph(frame, asked, replace(COUNT, none="no probes"), BARS)


def _skipped() -> model.Panel:
    frame = Frame("Probes that did not run", "Due and skipped in each step, by reason.", step="5m")
    skipped = q.watched("probe_skipped_total")
    asked = Query(f"sum by (reason) ({q.events(skipped)}) > 0", "{{reason}}")
    return graph(frame, [asked], replace(COUNT, none="none skipped"), BARS)


def build() -> model.Dashboard:
    """The dashboard."""
    lag, spread = _lag()
    took, size = running.scrape()
    memory, cpu, files = running.process()
    sections = [
        Section(
            "Now",
            [
                strip(8, (14, unsound()), (10, running.off())),
                strip(4, (5, _up()), (7, _sound()), (4, _rules()), (5, _overdue()), (3, running.restarts())),
                strip(6, (24, _build())),
            ],
        ),
        Section(
            "Punctual and fresh",
            [
                strip(8, (12, lag), (12, spread)),
                strip(8, (12, _ages()), (12, _stalest())),
                strip(8, (12, _results()), (12, _skipped())),
            ],
        ),
        Section(
            "What it costs to run",
            [
                strip(7, (12, took), (12, size)),
                strip(7, (8, memory), (8, cpu), (8, files)),
            ],
        ),
        Section(
            "Ours to mend",
            [strip(7, (12, running.refused()), (12, running.readable())), strip(7, (24, running.seeing()))],
        ),
    ]
    about = "Whether the exporter itself is fine: punctual, fresh, cheap to scrape, and allowed to ask."
    return dashboard(
        EXPORTER,
        "Exporter",
        about,
        sections,
        [*choice(), instances()],
        annotations(by_channel=True),
    )
