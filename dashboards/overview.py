"""The overview: official against reverse, as the status panel shows it, and since when, how often and why."""

from grafana_foundation_sdk.models import dashboard as model

from dashboards import overview_causes as causes
from dashboards import overview_reliability as reliability
from dashboards.parts import money, style
from dashboards.parts import queries as q
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
from dashboards.parts.looks import (
    AGE,
    BROKEN,
    CELL,
    KEPT,
    LEFT,
    OF_ROW,
    OF_SERIES,
    PARTLY,
    PROMISE,
    RULE,
    SHARE,
    STATE,
    USD,
)
from dashboards.parts.open_alerts import alert_counts, alert_list
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, listing
from exporter.core.vocabulary import COLOURS, Channel, State

_SECONDS = "8"
"""Length of the video whose price is shown; the dashboard of costs has others."""
_LANES = 6
"""Cells of the state timeline: what is left of the first screen."""


def _tally() -> model.Panel:
    frame = Frame(
        "Targets by state",
        "How many of the chosen targets stand in each state, and the legend of the colours. Up are "
        "operational and degraded; down are risk control and suspended; the others count neither way. What "
        "free probes alone watch at a gateway is reachable, not verified: it does not count as available.",
    )
    asked = [Query(q.counted(state), style.word(state), COLOURS[state]) for state in State]
    blind = Query(q.unverified(), f"❔ {style.UNVERIFIED}", style.PALE)
    look = Look("locale", mappings=[style.QUIET_ZERO], decimals=0, none="0")
    return tiles(frame, [asked[0], blind, *asked[1:]], look, text=NAMED)


def _channel(channel: Channel) -> model.Panel:
    """Works it now, how reliable was it, what does a success cost."""
    frame = Frame(
        f"{channel.title()} channels now",
        f"Up now: the part of the {channel} targets that is up, of those whose state is verified. 30 days: "
        f"the availability of all of them together, red below the promise and yellow where a single target "
        f"broke its own. {RULE} Promise: the mean objective of the targets that have one, and how many of "
        "those broke theirs. A success costs: the mean price of a video of "
        f"{_SECONDS} s over the rate of success of 30 days, over the models that both channels offer.",
    )
    of = q.of("channel", channel)
    month, promise = q.availability("30d", "", of), q.promise("", of)
    broken = f"sum({q.recorded('target:error_budget_remaining:ratio30d', of)} < bool 0)"
    now = Look("percentunit", style.UP, decimals=0, none="none verified")
    return tiles(
        frame,
        [
            Query(q.availability("now", "", of), "up now", look=now),
            *_judged(month, promise, broken, of),
            Query(promise, "promise", style.QUIET, look=PROMISE),
            Query(broken, "promises broken", look=Look("locale", style.PAGES, decimals=0)),
            Query(money.alike(channel, seconds=_SECONDS), "a success costs", look=USD),
        ],
        Look(none="nothing known"),
        text=NAMED,
    )


def _judged(month: str, promise: str, broken: str, of: str) -> list[Query]:
    """The month in the colour of its promise; called by its window only where that was watched."""
    judged = (
        (f"({month}) >= {promise} unless on () {broken} > 0", KEPT),
        (f"({month}) >= {promise} and on () {broken} > 0", PARTLY),
        (f"({month}) < {promise}", BROKEN),
        (f"({month}) unless {promise}", SHARE),
    )
    return [
        Query(figure, name, look=look)
        for name, whole in (("30 days", 0), ("since watched", 1))
        for expr, look in judged
        for figure in (q.watched_whole(expr, "30d", of)[whole],)
    ]


def _panel(channel: Channel) -> model.Panel:
    """One column of the status panel."""
    of = q.of("channel", channel)
    frame = Frame(
        f"{channel.title()} channels",
        f"Every {channel} target, the worst first: its state, since when, its month beside its promise, and "
        f"what is left of its error budget; below 0 the promise is broken. {RULE} The name leads to its "
        "dashboard and to the exporter's own page.",
        links=[
            runbook(f"AIVideo{channel.title()}Suspended"),
            runbook(f"AIVideo{channel.title()}RiskControl"),
        ],
    )
    columns = [
        Column("Target", "target", links=OF_ROW, least=130),
        Column("State", query=Query(q.shown(of)), look=CELL, width=162),
        Column("Since", query=Query(q.state_age(of)), look=AGE, width=88),
        Column(
            "30 days", query=Query(q.figure("target:service_availability:ratio30d", of)), look=SHARE, width=80
        ),
        Column(
            "Promise", query=Query(q.figure("target:service_slo_objective:ratio", of)), look=PROMISE, width=76
        ),
        Column(
            "Budget",
            query=Query(q.figure("target:error_budget_remaining:ratio30d", of)),
            look=LEFT,
            width=76,
        ),
    ]
    return listing(frame, columns, "State", none=f"no {channel} targets")


def _history() -> model.Panel:
    frame = Frame(
        "State of every target",
        "Official channels first, in pages. Gaps are times without data. A click leads to the target.",
        links=[runbook("AIVideoModelDown"), runbook("AIVideoMassOutage")],
    )
    name = "{{channel}} · {{target}}"
    return timeline(frame, Query(q.shown(), name), STATE, _LANES, OF_SERIES)


def _first_screen() -> Section:
    """What is seen without scrolling."""
    return Section(
        "",
        [
            strip(3, (10, _channel(Channel.OFFICIAL)), (10, _channel(Channel.REVERSE)), (4, alert_counts())),
            strip(3, (24, _tally())),
            strip(8, (12, _panel(Channel.OFFICIAL)), (12, _panel(Channel.REVERSE))),
            strip(_LANES, (24, _history())),
        ],
    )


def build() -> model.Dashboard:
    """The dashboard."""
    reasons, weeks, worst = causes.episodes()
    generation, free = causes.latency()
    said, apart = causes.pages()
    sections = [
        _first_screen(),
        Section("Alerts", [strip(8, (24, alert_list()))]),
        Section(
            "How reliable",
            [
                strip(6, (14, reliability.windows()), (10, reliability.time_spent())),
                strip(8, (17, reliability.matrix()), (7, reliability.gap())),
                strip(8, (12, reliability.trend()), (12, reliability.daily())),
            ],
        ),
        Section(
            "Risk control and speed",
            [
                strip(8, (9, reasons), (8, weeks), (7, worst)),
                strip(8, (12, generation), (12, free)),
            ],
            collapsed=True,
        ),
        Section(
            "Vendors and retirements",
            [
                strip(7, (12, said), (12, apart)),
                strip(7, (10, causes.incidents()), (14, causes.retirements())),
                strip(7, (24, causes.vantages(7))),
            ],
            collapsed=True,
        ),
    ]
    about = (
        "Which channel works now, how reliable each was, and what a success costs. The exporter's own health "
        f"is on {EXPORTER}."
    )
    title = "Overview: official against reverse"
    return dashboard(OVERVIEW, title, about, sections, choice(), annotations(by_channel=True))
