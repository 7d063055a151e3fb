"""What watching costs, and what a video that succeeds costs on each channel."""

from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import COST, annotations, choice, dashboard, options, runbook
from dashboards.parts.grid import Section, strip
from dashboards.parts.kinds import BARS, NAMED, graph, ranking, tiles
from dashboards.parts.looks import COUNT, OF_ROW, OF_SERIES
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, listing
from exporter.core.words import Channel

_USD: Final = Look("currencyUSD", decimals=2, least=0, none="none")
_FINE: Final = Look("currencyUSD", decimals=3, least=0, none="–")
_RATE: Final = Look("percentunit", style.AVAILABILITY, decimals=1, least=0, most=1, none="no answers")
_MADE: Final = 'outcome="operational", reason!="content_policy"'
_WHAT_COUNTS: Final = (
    "The rate of success is that of generation probes and of reported traffic over 30 days; what was our own "
    "fault or refused for its content does not count."
)


def success(by: str, *further: str) -> str:
    """The part of the requests for a video that ended with one, over 30 days."""
    made, asked = (
        f"sum by ({by}) (sum_over_time({q.recorded(f'target:video_{name}:increase1h', *further)}[30d:5m]))"
        for name in ("successes", "requests")
    )
    return f"{made} / ({asked} > 0)"


def price(by: str, *further: str) -> str:
    """The mean price of one video of the chosen length."""
    call = q.raw("service_price_usd", 'unit="call"', *further)
    second = q.raw("service_price_usd", 'unit="second"', *further)
    return f"avg by ({by}) ({call} or {second} * $seconds)"


def effective(by: str, *further: str) -> str:
    """Price over rate of success: what a video costs that is there in the end."""
    return f"{price(by, *further)} / ({success(by, *further)} > 0)"


def _today() -> model.Panel:
    about = "Settled and reserved this UTC day for the chosen targets, and the sum of their own limits."
    asked = [
        Query(f"sum({q.raw('probe_budget_spent_usd')})", "spent"),
        Query(f"sum({q.raw('probe_budget_limit_usd')})", "limits", style.DULL),
    ]
    return tiles(Frame("Probes today", about), asked, _USD, text=NAMED)


def _global() -> model.Panel:
    frame = Frame(
        "Global budget used today",
        "Of the budget of all targets together, whatever is chosen above; it starts anew at midnight UTC.",
        [runbook("AIVideoGlobalBudgetLow")],
    )
    spent, limit = (f"max(probe_global_budget_{name}_usd{{{q.JOB}}})" for name in ("spent", "limit"))
    look = Look("percentunit", style.BUDGET_USED, decimals=0, least=0, none="no global budget")
    return tiles(frame, [Query(f"{spent} / ({limit} > 0)")], look)


def _projected() -> model.Panel:
    frame = Frame(
        "Projected month",
        "Thirty days at the pace of the last 24 hours and of the last 7 days, and the most that the "
        "targets' own budgets allow.",
    )
    booked = q.raw("probe_cost_usd_total")
    asked = [
        Query(f"30 * sum(increase({booked}[1d]))", "pace of 24 hours"),
        Query(f"30 / 7 * sum(increase({booked}[7d]))", "pace of 7 days"),
        Query(f"30 * sum({q.raw('probe_budget_limit_usd')})", "budgets", style.DULL),
    ]
    return tiles(frame, asked, _USD, text=NAMED)


def _month() -> model.Panel:
    frame = Frame("Spent in 30 days", "Booked for the probes of the chosen targets.")
    return tiles(frame, [Query(f"sum(increase({q.raw('probe_cost_usd_total')}[30d]))")], _USD)


def _daily() -> model.Panel:
    about = "Booked for probes on each of the last 30 days, by provider."
    frame = Frame("Spend a day", about, step="1d", reach="30d")
    booked = f"sum by (provider) (increase({q.raw('probe_cost_usd_total')}[$__interval]))"
    return graph(frame, [Query(booked, "{{provider}}")], _USD, BARS)


def _dearest() -> model.Panel:
    frame = Frame("Dearest targets", "The ten targets whose probes cost most in the last 30 days.")
    top = f"topk(10, sum by (target) (increase({q.raw('probe_cost_usd_total')}[30d])) > 0)"
    return ranking(frame, Query(top, "{{target}}"), _USD, OF_SERIES)


def _against() -> model.Panel:
    frame = Frame(
        "A successful video: official against reverse",
        "For each model the mean price of a video of the chosen length, the rate of success of all targets "
        f"of the channel, and price over rate: what a video costs that is there in the end. {_WHAT_COUNTS}",
    )
    columns = [Column("Model", "model")]
    for channel in Channel:
        of, name = f'channel="{channel}"', channel.title()
        columns += [
            Column(f"{name}: price", query=Query(price("model", of)), look=_FINE),
            Column(f"{name}: success", query=Query(success("model", of)), look=_RATE),
            Column(f"{name}: a success costs", query=Query(effective("model", of)), look=_FINE),
        ]
    ratio = Query(f"({effective('model', q.REVERSE)}) / ({effective('model', q.OFFICIAL)})")
    columns.append(Column("Reverse / official", query=ratio, look=Look("percentunit", decimals=0, none="–")))
    return listing(frame, columns, "Model", ascending=True)


def _effective() -> model.Panel:
    frame = Frame(
        "What a successful video costs",
        "Mean price of a video of the chosen length over the rate of success of the 24 hours before each "
        "moment, by channel.",
    )
    made, asked = (
        f"sum by (channel) (sum_over_time({q.recorded(f'target:video_{name}:increase1h')}[1d:5m]))"
        for name in ("successes", "requests")
    )
    cost = f"{price('channel')} / ({made} / ({asked} > 0) > 0)"
    return graph(frame, [Query(cost, "{{channel}}")], _FINE)


def _prices() -> model.Panel:
    frame = Frame(
        "Prices and success of every target",
        "The configured price per second or per call, the price of a video of the chosen length, the rate of "
        f"success and price over rate. {_WHAT_COUNTS}",
    )
    columns = [
        Column("Target", "target", links=OF_ROW),
        Column("Channel", "channel"),
        Column("Model", "model"),
    ]
    for unit in ("second", "call"):
        quoted = Query(q.each(q.raw("service_price_usd", f'unit="{unit}"')))
        columns.append(Column(f"Per {unit}", query=quoted, look=_FINE))
    columns += [
        Column("A video", query=Query(price(q.IDENTITY)), look=_FINE),
        Column("Success", query=Query(success(q.IDENTITY)), look=_RATE),
        Column("A success costs", query=Query(effective(q.IDENTITY)), look=_FINE),
    ]
    return listing(frame, columns, "A success costs", ascending=True)


def _budgets() -> model.Panel:
    frame = Frame(
        "Budgets of today",
        "Each target's own limit and what is settled and reserved of it since midnight UTC.",
        [runbook("AIVideoBudgetLow"), runbook("AIVideoBudgetExhausted")],
    )
    spent, limit = (q.each(q.raw(f"probe_budget_{name}_usd")) for name in ("spent", "limit"))
    columns = [
        Column("Target", "target", links=OF_ROW),
        Column("Spent", query=Query(spent), look=_USD),
        Column("Limit", query=Query(limit), look=_USD),
        Column(
            "Used",
            query=Query(f"{spent} / ({limit} > 0)"),
            look=Look("percentunit", style.BUDGET_USED, decimals=0, none="no limit"),
        ),
    ]
    return listing(frame, columns, "Used")


def _skipped() -> model.Panel:
    frame = Frame(
        "Paid probes skipped a day",
        "Generation probes that were due and did not run on each of the last 30 days, by reason.",
        [runbook("AIVideoBudgetExhausted")],
        step="1d",
        reach="30d",
    )
    skipped = q.raw("probe_skipped_total", 'probe="generation"')
    asked = Query(f"sum by (reason) (increase({skipped}[$__interval])) > 0", "{{reason}}")
    return graph(frame, [asked], COUNT, BARS)


def _verdicts() -> model.Panel:
    frame = Frame(
        "Paid for each answer",
        "What probes cost in the last 30 days for each generation that ended, and for each that ended with "
        "a video.",
    )
    booked = f"sum by (channel) (increase({q.raw('probe_cost_usd_total')}[30d]))"
    every = q.raw("probe_results_total", q.of("probe", "generation"))
    good = q.raw("probe_results_total", q.of("probe", "generation"), _MADE)
    ended, made = (f"(sum by (channel) (increase({series}[30d])) > 0)" for series in (every, good))
    columns = [
        Column("Channel", "channel"),
        Column("Per answer", query=Query(f"{booked} / {ended}"), look=_FINE),
        Column("Per video", query=Query(f"{booked} / {made}"), look=_FINE),
    ]
    return listing(frame, columns, "Channel", ascending=True)


def build() -> model.Dashboard:
    """The dashboard."""
    length = options(
        "seconds", "Length (s)", "Seconds of a video, where it is paid by the second.", "4,8,12", "8"
    )
    sections = [
        Section(
            "Probes",
            [
                strip(4, (6, _today()), (4, _global()), (9, _projected()), (5, _month())),
                strip(8, (14, _daily()), (10, _dearest())),
            ],
        ),
        Section(
            "Videos",
            [
                strip(7, (24, _against())),
                strip(8, (8, _effective()), (16, _prices())),
            ],
        ),
        Section("Budgets", [strip(8, (9, _budgets()), (9, _skipped()), (6, _verdicts()))]),
    ]
    about = "What watching costs, and what a successful video costs: price over rate of success."
    notes = annotations(by_channel=True)
    return dashboard(COST, "Cost", about, sections, [*choice(), length], notes)
