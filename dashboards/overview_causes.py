"""The overview's part on causes: risk control, speed, and what the vendors say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import (
    runbook,
)
from dashboards.parts.kinds import BARS, NARROW_BARS, graph, ranking, timeline
from dashboards.parts.looks import CELL, COUNT, OF_ROW, OF_SERIES, STATE
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, labels_of, listing


def episodes() -> tuple[model.Panel, model.Panel, model.Panel]:
    """Risk control by reason, by week and by target."""
    begun = q.raw("risk_control_events_total")
    by_reason = Frame(
        "Risk-control episodes by reason, a day",
        "Episodes begun on each of the last 30 days, by the reason that opened them.",
        links=[runbook("AIVideoRiskControlSurge"), runbook("AIVideoReverseRiskControl")],
        step="1d",
        reach="30d",
    )
    by_week = Frame(
        "Risk-control episodes a week",
        "Episodes begun in each of the last weeks, by channel.",
        step="7d",
        reach="30d",
    )
    worst = Frame(
        "Risk-control episodes in 7 days, top ten",
        "Targets with the most episodes of the last 7 days, the one under way included.",
    )
    increase = f"increase({begun}[$__interval])"
    count = replace(COUNT, none="no episodes")
    weekly = [
        Query(
            f"sum(increase({q.raw('risk_control_events_total', q.of('channel', channel))}[$__interval]))",
            channel,
            colour,
        )
        for channel, colour in style.CHANNELS.items()
    ]
    top = f"topk(10, {q.recorded('target:risk_control_episodes:count7d')} > 0)"
    return (
        graph(by_reason, [Query(f"sum by (reason) ({increase}) > 0", "{{reason}}")], count, BARS),
        graph(by_week, weekly, count, NARROW_BARS),
        ranking(
            worst,
            Query(top, "{{target}}"),
            Look("locale", ((None, style.WORSE),), decimals=0, least=0, none="no episodes"),
            OF_SERIES,
        ),
    )


_JOBS = ("video_generation_seconds_bucket",)
_FREE = ("service_probe_duration_seconds_bucket", 'probe!="generation"')


def latency() -> tuple[model.Panel, model.Panel]:
    """Video jobs and free probes."""
    made = Frame(
        "Generation time by channel",
        "Median and 90th percentile of whole video jobs in the 7 days before, a point every six hours.",
        links=[runbook("AIVideoLatencyHigh")],
        step="6h",
        reach="7d",
    )
    free = Frame(
        "Latency of free probes by channel",
        "Median and 90th percentile of catalog and validation probes.",
        links=[runbook("AIVideoLatencyHigh")],
        step="5m",
    )
    return (
        graph(made, list(_percentiles(_JOBS, (0.5, 0.9), "60")), Look("m", none="no jobs")),
        graph(free, list(_percentiles(_FREE, (0.5, 0.9), "1")), Look("s", none="no probes")),
    )


def _percentiles(series: Sequence[str], quantiles: Sequence[float], unit: str) -> Iterator[Query]:
    """By channel, in units of so many seconds: each channel in its colour, the higher percentile dashed."""
    name, *matchers = series
    for channel, colour in style.CHANNELS.items():
        buckets = q.raw(name, *matchers, q.of("channel", channel))
        for at in quantiles:
            expr = f"{q.quantile(at, buckets, '')} / {unit}"
            yield Query(expr, f"{channel} · p{100 * at:.0f}", colour, dashed=at != quantiles[0])


def pages() -> tuple[model.Panel, model.Panel]:
    """What the vendors' pages say, and where we disagree."""
    state = f"max by (page, component, state) (status_page_component_state{{{q.JOB}}}) == 1"
    overall = f"max by (page, indicator) (status_page_indicator{{{q.JOB}}}) == 1"
    seen = f"({state}) * on (page) group_left (indicator) ({overall}) or on (page, component) ({state})"
    published = f"max by (page, component) (status_page_component_uptime_ratio{{{q.JOB}}})"
    said = Frame(
        "Status pages",
        "What the vendors say of the components that we use and of the page as a whole, and the uptime that "
        "they publish, whatever is chosen above.",
        links=[runbook("AIVideoStatusPageComponent"), runbook("AIVideoStatusPageUnreadable")],
    )
    apart = Frame(
        "Where page and probes disagree",
        "Targets of which the page says that they work while our probes fail, or the other way round.",
        links=[runbook("AIVideoStatusPageDisagreement")],
    )
    differ = f"max by (page, {q.IDENTITY}) ({q.raw('status_page_disagreement')}) == 1"
    ours = f"({q.shown()}) and on (target) ({differ})"
    return (
        listing(
            said,
            [
                Column("Page", "page", width=110),
                Column("Component", "component", least=100),
                Column(
                    "It says", "state", look=Look("string", mappings=style.COMPONENTS, filled=True), width=170
                ),
                Column("Overall", "indicator", look=Look("string", mappings=style.IMPACTS), width=90),
                Column("Its uptime", query=Query(published), look=Look("percentunit", decimals=2), width=90),
                labels_of(Query(seen)),
            ],
            "Page",
            ascending=True,
            none="no component is configured",
        ),
        listing(
            apart,
            [
                Column("Page", "page", width=110),
                Column("Target", "target", links=OF_ROW, least=130),
                Column("Our probes say", query=Query(ours), look=CELL, width=166),
                labels_of(Query(differ)),
            ],
            "Target",
            ascending=True,
            none="page and probes agree",
        ),
    )


def vantages(height: int) -> model.Panel:
    """The same target from different places."""
    frame = Frame(
        "Seen from each vantage point",
        "The state as the exporters of each vantage point see it. The target is down when more than half of "
        "those say so that see anything; a vantage point that is unknown has no vote.",
        links=[runbook("AIVideoVantageDisagreement")],
    )
    seen = q.by_vantage(f"10 * {q.recorded('target_vantage:service_state:code')}")
    return timeline(frame, Query(seen, "{{target}} · {{vantage}}"), STATE, height, OF_SERIES)


def incidents() -> model.Panel:
    """What the pages tell of incidents."""
    frame = Frame(
        "Open incidents",
        "Incidents and maintenance under way on the status pages, whatever is chosen above.",
        links=[runbook("AIVideoStatusPageIncident")],
    )
    found = f"max by (page, impact) (status_page_open_incidents{{{q.JOB}}}) > 0"
    impact = Look("string", mappings=style.IMPACTS)
    columns = [
        Column("Page", "page", width=110),
        Column("Impact", "impact", look=impact),
        Column("Open", query=Query(found), look=Look("locale", decimals=0), width=70),
    ]
    return listing(frame, columns, "Open", none="none reported")


def retirements() -> model.Panel:
    """Announced ends."""
    frame = Frame(
        "Retirements ahead",
        "Targets with a configured or announced end, the next one first.",
        links=[runbook("AIVideoRetirementIn30Days"), runbook("AIVideoRetirementIn7Days")],
    )
    end = q.each(q.raw("service_retirement_timestamp_seconds"))
    steps: style.Steps = ((None, style.BAD), (7 * 86400, style.AMBER), (30 * 86400, style.GOOD))
    columns = [
        Column("Target", "target", links=OF_ROW, least=150),
        Column("Model", "model", width=120),
        Column(
            "In", query=Query(f"{end} - time() > 0"), look=Look("dtdurations", steps, decimals=0), width=90
        ),
        Column("On", query=Query(f"1000 * ({end} > time())"), look=Look("dateTimeAsIso"), width=165),
    ]
    return listing(frame, columns, "In", ascending=True, none="none announced")
