"""The overview: official against reverse, as the status panel shows it, and since when, how often and why."""

from grafana_foundation_sdk.models import dashboard as model

from dashboards import overview_causes as causes
from dashboards import overview_reliability as reliability
from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import (
    EXPORTER,
    OVERVIEW,
    annotations,
    choice,
    dashboard,
    runbook,
)
from dashboards.parts.grid import Section, strip
from dashboards.parts.kinds import NAMED, tiles, timeline
from dashboards.parts.looks import OF_ROW, OF_SERIES, POINTS, PROMISE, RULE, SHARE, STATE, VERIFIED
from dashboards.parts.open_alerts import alert_counts, alert_list
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, labels_of, listing
from exporter.core.colours import COLOURS
from exporter.core.words import Channel, State


def _tally() -> model.Panel:
    frame = Frame(
        "Targets by state",
        "How many of the chosen targets stand in each state, and the legend of the colours. Up are "
        "operational and degraded; down are risk control and suspended; the others count neither way. What "
        "free probes alone watch at a gateway is reachable, not verified: it does not count as available.",
    )
    asked = [Query(q.counted(state), style.word(state), COLOURS[state]) for state in State]
    blind = Query(q.unverified(), f"❔ {style.UNVERIFIED}", style.PALE)
    return tiles(frame, [asked[0], blind, *asked[1:]], Look("short", decimals=0, none="0"), text=NAMED)


def _now(channel: Channel) -> model.Panel:
    frame = Frame(
        f"{channel.title()} channels now",
        f"The part of the {channel} targets that is up, of those whose state is verified; and the verified "
        "part.",
    )
    of = f'channel="{channel}"'
    look = Look("percentunit", style.AVAILABILITY, decimals=0, none="none verified")
    asked = [
        Query(q.availability("now", "", of), "up"),
        Query(q.coverage("now", "", of), "verified", style.CALM),
    ]
    return tiles(frame, asked, look, text=NAMED)


def _gap() -> model.Panel:
    frame = Frame(
        "Gap: official less reverse",
        f"How much more available the official channels are, in points. {RULE} Below zero the reverse ones "
        "are.",
    )
    asked = [Query(q.gap(window), name) for window, name in q.WINDOWS.items()]
    return tiles(frame, asked, POINTS, text=NAMED)


def _panel(channel: Channel) -> model.Panel:
    """One column of the status panel."""
    of = f'channel="{channel}"'
    promise = "its promise" if channel is Channel.OFFICIAL else "the promise, mostly none"
    frame = Frame(
        f"{channel.title()} channels",
        f"Every {channel} target, the worst first: its state, since when, and its month beside {promise}. "
        f"{RULE} The name leads to its dashboard and to the exporter's own page.",
        links=[
            runbook(f"AIVideo{channel.title()}Suspended"),
            runbook(f"AIVideo{channel.title()}RiskControl"),
        ],
    )
    info = f"max by ({q.IDENTITY}, title) ({q.raw('service_info', of)})"
    columns = [
        Column("Target", "target", links=OF_ROW),
        Column("Title", "title"),
        Column("Model", "model"),
        Column("State", query=Query(q.shown(of)), look=STATE, filled=True),
        Column(
            "Since", query=Query(q.state_age(of)), look=Look("dtdurations", decimals=0, none="–"), width=110
        ),
        Column("30 days", query=Query(q.recorded("target:service_availability:ratio30d", of)), look=SHARE),
        Column(
            "Promise",
            query=Query(q.recorded("target:service_slo_objective:ratio", of)),
            look=PROMISE,
            width=80,
        ),
        Column(
            "Verified",
            query=Query(q.recorded("target:service_coverage:ratio30d", of)),
            look=VERIFIED,
            width=80,
        ),
        labels_of(Query(info)),
    ]
    return listing(frame, columns, "State")


def _history() -> model.Panel:
    frame = Frame(
        "State of every target",
        "Official channels first; twenty targets a page. Gaps are times without data. A click leads to the "
        "target.",
        links=[runbook("AIVideoModelDown"), runbook("AIVideoMassOutage")],
    )
    name = "{{channel}} · {{model}} · {{target}}"
    return timeline(frame, Query(q.shown(), name), STATE, OF_SERIES)


def build() -> model.Dashboard:
    """The dashboard."""
    reasons, weeks, worst = causes.episodes()
    generation, free = causes.latency()
    said, apart = causes.pages()
    sections = [
        Section(
            "Now",
            [
                strip(4, (24, _tally())),
                strip(
                    4,
                    (5, _now(Channel.OFFICIAL)),
                    (5, _now(Channel.REVERSE)),
                    (9, _gap()),
                    (5, alert_counts()),
                ),
                strip(9, (12, _panel(Channel.OFFICIAL)), (12, _panel(Channel.REVERSE))),
                strip(12, (24, _history())),
            ],
        ),
        Section(
            "How reliable",
            [
                strip(5, (24, reliability.windows())),
                strip(8, (14, reliability.matrix()), (10, reliability.time_spent())),
                strip(8, (12, reliability.trend()), (12, reliability.daily())),
            ],
        ),
        Section(
            "Risk control and speed",
            [
                strip(8, (10, reasons), (6, weeks), (8, worst)),
                strip(8, (12, generation), (12, free)),
            ],
        ),
        Section(
            "Vendors and alerts",
            [
                strip(7, (10, said), (8, apart), (6, causes.incidents())),
                strip(8, (14, alert_list()), (10, causes.retirements())),
            ],
        ),
    ]
    about = (
        "Which channel works now, how reliable each was, and what the vendors say. The exporter's own health "
        f"is on {EXPORTER}."
    )
    title = "Overview: official against reverse"
    return dashboard(OVERVIEW, title, about, sections, choice(), annotations(by_channel=True))
