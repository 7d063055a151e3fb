"""The overview's part on causes: risk control, speed, and what the vendors say."""

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import (
    runbook,
)
from dashboards.parts.kinds import BARS, graph, ranking
from dashboards.parts.looks import COUNT, OF_ROW, OF_SERIES, STATE
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
    count = COUNT
    top = f"topk(10, {q.recorded('target:risk_control_episodes:count7d')} > 0)"
    return (
        graph(by_reason, [Query(f"sum by (reason) ({increase}) > 0", "{{reason}}")], count, BARS),
        graph(by_week, [Query(f"sum by (channel) ({increase})", "{{channel}}")], count, BARS),
        ranking(
            worst,
            Query(top, "{{target}}"),
            Look("short", style.NONE_IS_WELL, decimals=0, least=0),
            OF_SERIES,
        ),
    )


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
        "90th percentile of catalog and validation probes.",
        links=[runbook("AIVideoLatencyHigh")],
        step="5m",
    )
    jobs = q.raw("video_generation_seconds_bucket")
    probes = q.raw("service_probe_duration_seconds_bucket", 'probe!="generation"')
    return (
        graph(
            made,
            [Query(q.quantile(p, jobs, "channel"), f"{{{{channel}}}} p{100 * p:.0f}") for p in (0.5, 0.9)],
            Look("s", decimals=0),
        ),
        graph(free, [Query(q.quantile(0.9, probes, "channel"), "{{channel}} p90")], Look("s", decimals=2)),
    )


def pages() -> tuple[model.Panel, model.Panel]:
    """What the vendors' pages say, and where we disagree."""
    seen = f"max by (page, component, state) (status_page_component_state{{{q.JOB}}}) == 1"
    said = Frame(
        "Status pages",
        "What the vendors say of the components that we use, whatever is chosen above.",
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
                Column("Page", "page"),
                Column("Component", "component"),
                Column("It says", "state", look=Look("string", mappings=style.COMPONENTS), filled=True),
                labels_of(Query(seen)),
            ],
            "Page",
            ascending=True,
        ),
        listing(
            apart,
            [
                Column("Page", "page"),
                Column("Target", "target", links=OF_ROW),
                Column("Our probes say", query=Query(ours), look=STATE, filled=True),
                labels_of(Query(differ)),
            ],
            "Target",
            ascending=True,
        ),
    )


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
        Column("Page", "page"),
        Column("Impact", "impact", look=impact),
        Column("Open", query=Query(found), look=Look("short", decimals=0)),
    ]
    return listing(frame, columns, "Open")


def retirements() -> model.Panel:
    """Announced ends."""
    frame = Frame(
        "Retirements ahead",
        "Targets with a configured or announced end, the next one first.",
        links=[runbook("AIVideoRetirementIn30Days"), runbook("AIVideoRetirementIn7Days")],
    )
    end = q.each(q.raw("service_retirement_timestamp_seconds"))
    steps: style.Steps = ((None, style.BAD), (7 * 86400, style.POOR), (30 * 86400, style.GOOD))
    columns = [
        Column("Target", "target", links=OF_ROW),
        Column("Model", "model"),
        Column("In", query=Query(f"{end} - time() > 0"), look=Look("dtdurations", steps, decimals=0)),
        Column("On", query=Query(f"1000 * ({end} > time())"), look=Look("dateTimeAsIso")),
    ]
    return listing(frame, columns, "In", ascending=True)
