"""The overview's part on how reliable each channel was."""

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import (
    OVERVIEW,
    to,
)
from dashboards.parts.kinds import LINES, NAMED, days, graph, tiles
from dashboards.parts.looks import DAY, POINTS, PROMISE, RULE, SHARE, VERIFIED
from dashboards.parts.panels import Frame, Link, Look, Query
from dashboards.parts.tables import Column, listing
from exporter.core.vocabulary import Channel


def windows() -> model.Panel:
    """Availability and coverage over four windows."""
    frame = Frame(
        "Availability and coverage by channel",
        "Verified up time over verified up and down time, of all chosen targets of a channel together, the "
        f"mean promise of those that have one, and how much of the time that counts was verified. {RULE} "
        "Maintenance, retired and unknown do not count.",
    )
    columns = [Column("Channel", "channel", least=80)]
    for window, name in q.WINDOWS.items():
        columns.append(Column(name, query=Query(q.availability(window, "channel")), look=SHARE, width=82))
    columns.append(Column("promise", query=Query(q.promise("channel")), look=PROMISE, width=84))
    for window, name in (("24h", "verified 24 h"), ("30d", "verified 30 d")):
        columns.append(Column(name, query=Query(q.coverage(window, "channel")), look=VERIFIED, width=102))
    return listing(frame, columns, "Channel", ascending=True, none="no targets")


def gap() -> model.Panel:
    """Official less reverse."""
    frame = Frame(
        "Gap in points: official less reverse",
        "How much more available the official channels are, in percentage points of availability. Below zero "
        f"the reverse ones are. {RULE}",
    )
    asked = [Query(q.gap(window), name) for window, name in q.WINDOWS.items()]
    return tiles(frame, asked, POINTS, text=NAMED, size=22)


def matrix() -> model.Panel:
    """The models, each by both channels."""
    frame = Frame(
        "Model by channel",
        "For each model the best state that a target of the channel is in, and the availability of all of "
        f"them together over 24 hours and 30 days. {RULE} The gap is official less reverse, in points.",
    )
    alone = Link("This model alone", to(OVERVIEW, "var-model=${__value.raw}"))
    columns = [Column("Model", "model", links=[alone], least=80)]
    best = Look(mappings=style.FILLED, none="not offered", filled=True)
    for channel in Channel:
        of, name = q.of("channel", channel), channel.title()
        now = Query(f"min by (model) ({q.shown(of)})")
        columns.append(Column(f"{name} now", query=now, look=best, width=160))
        for window, title in (("24h", "24 h"), ("30d", "30 d")):
            share = Query(q.availability(window, "model", of))
            columns.append(Column(f"{name} {title}", query=share, look=SHARE, width=102))
    columns.append(Column("Gap 30 d", query=Query(q.gap("30d", "model")), look=POINTS, width=80))
    return listing(frame, columns, "Model", ascending=True, none="no models")


def time_spent() -> model.Panel:
    """Up, down, and what does not count."""
    frame = Frame(
        "How the time was spent",
        "Of all minutes of the chosen targets in the range shown: up and verified, up but not verified, "
        "down, and not counted (maintenance, retired, unknown).",
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
        Column("Channel", "channel", least=70),
        Column("Verified up", query=Query(f"{available} / {every}"), look=share, width=90),
        Column("Up, unverified", query=Query(f"({up} - {available}) / {every}"), look=share, width=106),
        Column("Down", query=Query(f"{down} / {every}"), look=share, width=64),
        Column("Not counted", query=Query(f"1 - {eligible} / {every}"), look=share, width=94),
    ]
    return listing(frame, columns, "Channel", ascending=True, none="no targets")


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
        asked.append(Query(q.coverage("24h", "", of), f"{channel} · verified", colour, dashed=True))
    look = Look("percentunit", decimals=1, most=1, none="no figure in this time")
    return graph(frame, asked, look, LINES)


def daily() -> model.Panel:
    """The last 30 days, day by day."""
    frame = Frame(
        "Daily availability, 30 days",
        "Each cell is the 24 hours before its date, 00:00 UTC, by channel and model; green from 99.9 %, then "
        f"paler from 99 %, yellow from 95 %, orange from 80 %. {RULE} Such days are empty.",
        step="1d",
        reach="30d",
    )
    asked = Query(q.availability("24h", "channel, model"), "{{channel}} · {{model}}")
    return days(frame, asked, DAY, 8)
