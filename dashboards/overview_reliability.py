"""The overview's part on how reliable each channel was."""

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import (
    OVERVIEW,
    to,
)
from dashboards.parts.kinds import LINES, days, graph
from dashboards.parts.looks import POINTS, PROMISE, RULE, SHARE, VERIFIED
from dashboards.parts.panels import Frame, Link, Look, Query
from dashboards.parts.tables import Column, listing
from exporter.core.words import Channel


def windows() -> model.Panel:
    """Availability and coverage over four windows."""
    frame = Frame(
        "Availability and coverage by channel",
        "Verified up time over verified up and down time, of all chosen targets of a channel together, and "
        f"beside each figure how much of the time that counts was verified (c). {RULE} Maintenance, retired "
        "and unknown do not count. The promise is the lowest objective among the targets.",
    )
    columns = [Column("Channel", "channel", width=90)]
    for window, name in q.WINDOWS.items():
        columns.append(Column(name, query=Query(q.availability(window, "channel")), look=SHARE))
        columns.append(
            Column(f"c {name}", query=Query(q.coverage(window, "channel")), look=VERIFIED, width=80)
        )
    promise = f"min by (channel) ({q.recorded('target:service_slo_objective:ratio')})"
    columns.append(Column("Promise", query=Query(promise), look=PROMISE))
    return listing(frame, columns, "Channel", ascending=True)


def matrix() -> model.Panel:
    """The models, each by both channels."""
    frame = Frame(
        "Model by channel",
        "For each model the best state that a target of the channel is in, and the availability of all of "
        f"them together over 24 hours and 30 days. {RULE} The gap is official less reverse.",
    )
    columns = [
        Column("Model", "model", links=[Link("This model alone", to(OVERVIEW, "var-model=${__value.raw}"))])
    ]
    for channel in Channel:
        of, name = f'channel="{channel}"', channel.title()
        best = Look(mappings=style.SHOWN, none="not offered")
        columns += [
            Column(f"{name} now", query=Query(f"min by (model) ({q.shown(of)})"), look=best, filled=True),
            Column(f"{name} 24 h", query=Query(q.availability("24h", "model", of)), look=SHARE),
            Column(f"{name} 30 d", query=Query(q.availability("30d", "model", of)), look=SHARE),
        ]
    columns.append(Column("Gap 30 d", query=Query(q.gap("30d", "model")), look=POINTS))
    return listing(frame, columns, "Model", ascending=True)


def time_spent() -> model.Panel:
    """Up, down, and what does not count."""
    frame = Frame(
        "How the time was spent",
        "Of all minutes of the chosen targets in the range shown: up and verified, up but not verified, "
        "down, and what does not count (maintenance, retired, unknown).",
    )
    up, down, available, eligible, every = (
        f"sum by (channel) ({over}({q.recorded(f'target:service_{name}')}[$__range]))"
        for over, name in (
            ("sum_over_time", "up:bool"),
            ("sum_over_time", "down:bool"),
            ("sum_over_time", "available:bool"),
            ("sum_over_time", "eligible:bool"),
            ("count_over_time", "eligible:bool"),
        )
    )
    share = Look("percentunit", decimals=1, least=0, most=1)
    columns = [
        Column("Channel", "channel", width=90),
        Column("Up, verified", query=Query(f"{available} / {every}"), look=share),
        Column("Up, not verified", query=Query(f"({up} - {available}) / {every}"), look=share),
        Column("Down", query=Query(f"{down} / {every}"), look=share),
        Column("Does not count", query=Query(f"1 - {eligible} / {every}"), look=share),
    ]
    return listing(frame, columns, "Channel", ascending=True)


def trend() -> model.Panel:
    """Availability over time."""
    frame = Frame(
        "Availability, the 24 hours before each moment",
        f"Rolling over 24 hours, with the part that was verified dashed. {RULE}",
    )
    asked = []
    for channel, colour in style.CHANNELS.items():
        of = f'channel="{channel}"'
        asked.append(Query(q.availability("24h", "", of), str(channel), colour))
        asked.append(Query(q.coverage("24h", "", of), f"{channel}, verified part", colour, dashed=True))
    return graph(frame, asked, Look("percentunit", decimals=1, least=0, most=1), LINES)


def daily() -> model.Panel:
    """The last 30 days, day by day."""
    frame = Frame(
        "Daily availability, 30 days",
        f"Each cell is the 24 hours before its date, 00:00 UTC, by model and channel. {RULE} Such days are "
        "empty.",
        step="1d",
        reach="30d",
    )
    asked = Query(q.availability("24h", "channel, model"), "{{channel}} · {{model}}")
    return days(frame, asked, SHARE)
