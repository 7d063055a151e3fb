"""What watching costs, and what a video that succeeds costs on each channel."""

from dataclasses import replace
from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import money, style
from dashboards.parts import queries as q
from dashboards.parts.frame import COST, annotations, choice, dashboard, options, runbook
from dashboards.parts.grid import Section, strip
from dashboards.parts.kinds import BARS, NAMED, NARROW, NARROW_BARS, graph, ranking, tiles
from dashboards.parts.looks import COUNT, OF_ROW, OF_SERIES
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, listing
from exporter.core.vocabulary import Channel

_USD: Final = Look("currencyUSD", decimals=2, least=0, none="none")
_FINE: Final = Look("currencyUSD", decimals=3, least=0, none="–")
_RATE: Final = Look("percentunit", style.SUCCESS, decimals=1, least=0, most=1, none="no answers")
_MADE: Final = 'outcome="operational", reason!="content_policy"'
_WHAT_COUNTS: Final = (
    "The rate of success is that of generation probes and of reported traffic over 30 days; what was our own "
    "fault or refused for its content does not count."
)


def _today() -> model.Panel:
    about = "Settled and reserved this UTC day for the chosen targets, and the sum of their own limits."
    asked = [
        Query(f"sum({q.raw('probe_budget_spent_usd')})", "spent"),
        Query(f"sum({q.raw('probe_budget_limit_usd')})", "limits", style.QUIET),
    ]
    return tiles(Frame("Probes today", about), asked, _USD, text=NAMED)


def _global() -> model.Panel:
    frame = Frame(
        "Global budget used today",
        "Of the budget of all targets together, whatever is chosen above; it starts anew at midnight UTC.",
        [runbook("AIVideoGlobalBudgetLow")],
    )
    spent, limit = (
        _of_all_shards(f"probe_global_budget_{name}_usd{{{q.JOB}}}") for name in ("spent", "limit")
    )
    look = Look("percentunit", style.BUDGET_USED, decimals=0, least=0, none="no global budget")
    return tiles(frame, [Query(f"{spent} / ({limit} > 0)")], look)


def _of_all_shards(each: str) -> str:
    """The sum over shards, each once however many replicas it has; without shards what a replica says."""
    shard = f"group_left (index) sora_exporter_shard_info{{{q.JOB}}}"
    return f"(sum(max by (index) ({each} * on (instance) {shard})) or max({each}))"


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
        Query(f"30 * sum({q.raw('probe_budget_limit_usd')})", "budgets", style.QUIET),
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
    return ranking(frame, Query(top, "{{target}}"), replace(_USD, steps=((None, style.CALM),)), OF_SERIES)


def _against() -> model.Panel:
    frame = Frame(
        "A successful video: official against reverse",
        "For each model the mean price of a video of the chosen length, the rate of success of all targets "
        f"of the channel, and price over rate: what a video costs that is there in the end. {_WHAT_COUNTS}",
    )
    columns = [Column("Model", "model", least=90)]
    for channel in Channel:
        of, name = q.of("channel", channel), channel.title()
        columns += [
            Column(f"{name}: price", query=Query(money.price("model", of)), look=_FINE, width=120),
            Column(f"{name}: success", query=Query(money.success("model", of)), look=_RATE, width=140),
            Column(
                f"{name}: a success costs", query=Query(money.effective("model", of)), look=_FINE, width=190
            ),
        ]
    ratio = Query(f"({money.effective('model', q.REVERSE)}) / ({money.effective('model', q.OFFICIAL)})")
    columns.append(
        Column("Reverse / official", query=ratio, look=Look("percentunit", decimals=0, none="–"), width=132)
    )
    return listing(frame, columns, "Model", ascending=True, none="no prices")


def _effective() -> model.Panel:
    frame = Frame(
        "What a successful video costs",
        "Mean price of a video of the chosen length over the rate of success of the 7 days before each "
        "moment, by channel, over the models that both offer.",
    )
    asked = [
        Query(money.alike(channel, within="7d"), channel, colour)
        for channel, colour in style.CHANNELS.items()
    ]
    return graph(frame, asked, replace(_USD, none="no prices or no answers"), NARROW)


def _success() -> model.Panel:
    frame = Frame(
        "What a success costs",
        "A video of the chosen length that is there in the end: the mean price over the rate of success of "
        "30 days, over the models that both channels offer; and what the reverse channels cost of what the "
        "official ones do.",
    )
    asked = [
        Query(money.alike(channel), channel, colour, look=_USD) for channel, colour in style.CHANNELS.items()
    ]
    share = f"({money.alike(Channel.REVERSE)}) / ({money.alike(Channel.OFFICIAL)})"
    part = Look("percentunit", decimals=0, none="–")
    return tiles(frame, [*asked, Query(share, "reverse / official", look=part)], _USD, text=NAMED)


def _prices() -> model.Panel:
    frame = Frame(
        "Prices and success of every target",
        "The configured price per second or per call, the price of a video of the chosen length, the rate of "
        f"success and price over rate, the dearest first. {_WHAT_COUNTS}",
    )
    columns = [
        Column("Target", "target", links=OF_ROW, least=130),
        Column("Model", "model", width=110),
    ]
    for unit in ("second", "call"):
        quoted = Query(q.each(q.raw("service_price_usd", f'unit="{unit}"')))
        columns.append(Column(f"Per {unit}", query=quoted, look=_FINE, width=92))
    columns += [
        Column("A video", query=Query(money.price(q.IDENTITY)), look=_FINE, width=80),
        Column("Success", query=Query(money.success(q.IDENTITY)), look=_RATE, width=92),
        Column("A success costs", query=Query(money.effective(q.IDENTITY)), look=_FINE, width=150),
    ]
    return listing(frame, columns, "A success costs", none="no prices")


def _budgets() -> model.Panel:
    frame = Frame(
        "Budgets of today",
        "Each target's own limit and what is settled and reserved of it since midnight UTC.",
        [runbook("AIVideoBudgetLow"), runbook("AIVideoBudgetExhausted")],
    )
    spent, limit = (q.each(q.raw(f"probe_budget_{name}_usd")) for name in ("spent", "limit"))
    used = Look("percentunit", style.BUDGET_USED, decimals=0, none="no limit")
    columns = [
        Column("Target", "target", links=OF_ROW, least=130),
        Column("Spent", query=Query(spent), look=_USD, width=72),
        Column("Limit", query=Query(limit), look=_USD, width=72),
        Column("Used", query=Query(f"{spent} / ({limit} > 0)"), look=used, width=72),
    ]
    return listing(frame, columns, "Used", none="no budgets")


def _left() -> model.Panel:
    frame = Frame(
        "Left on our keys",
        "What gateways tell of our keys' money, what went within three hours and a day, and how long it "
        "lasts at the pace of that day. Gateways that tell nothing are not shown.",
        [runbook("AIVideoOfficialBalanceLow"), runbook("AIVideoBalanceLow")],
    )
    left, hours, day = (
        q.each(f"target:credential_{name}{{{q.CHOICE}}}")
        for name in ("balance_usd:min", "spent_usd:sum3h", "spent_usd:sum1d")
    )
    lasts = Look("d", decimals=1, none="–")
    columns = [
        Column("Target", "target", links=OF_ROW, least=130),
        Column("Left", query=Query(left), look=_USD, width=90),
        Column("Gone in 3 h", query=Query(hours), look=_USD, width=100),
        Column("Gone in a day", query=Query(day), look=_USD, width=110),
        Column("Lasts (days)", query=Query(f"{left} / ({day} > 0)"), look=lasts, width=110),
    ]
    return listing(frame, columns, "Left", ascending=True, none="no gateway tells")


def _skipped() -> model.Panel:
    frame = Frame(
        "Paid probes skipped a day",
        "Generation probes that were due and did not run on each of the last 30 days, by reason.",
        [runbook("AIVideoBudgetExhausted")],
        step="1d",
        reach="30d",
    )
    skipped = q.raw("probe_skipped_total", 'probe="generation"')
    asked = Query(f"sum by (reason) ({q.events(skipped)}) > 0", "{{reason}}")
    return graph(frame, [asked], replace(COUNT, none="none skipped"), NARROW_BARS)


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
        Column("Channel", "channel", least=70),
        Column("Per answer", query=Query(f"{booked} / {ended}"), look=_FINE, width=100),
        Column("Per video", query=Query(f"{booked} / {made}"), look=_FINE, width=96),
    ]
    return listing(frame, columns, "Channel", ascending=True, none="nothing paid")


def build() -> model.Dashboard:
    """The dashboard."""
    length = options(
        "seconds", "Length (s)", "Seconds of a video, where it is paid by the second.", "4,8,12", "8"
    )
    sections = [
        Section(
            "Videos",
            [
                strip(4, (24, _success())),
                strip(8, (24, _against())),
                strip(8, (8, _effective()), (16, _prices())),
            ],
        ),
        Section(
            "Probes",
            [
                strip(4, (6, _today()), (5, _global()), (8, _projected()), (5, _month())),
                strip(8, (14, _daily()), (10, _dearest())),
            ],
        ),
        Section(
            "Budgets",
            [
                strip(8, (9, _budgets()), (8, _skipped()), (7, _verdicts())),
                strip(8, (24, _left())),
            ],
        ),
    ]
    about = "What a successful video costs, price over rate of success, and what watching costs."
    notes = annotations(by_channel=True)
    return dashboard(COST, "Cost", about, sections, [*choice(), length], notes)
