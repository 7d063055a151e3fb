"""The exporter's dashboard, the part on what it costs to run and what is ours to mend."""

from dataclasses import replace

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import (
    runbook,
)
from dashboards.parts.kinds import NARROW, graph, tiles, timeline
from dashboards.parts.looks import COUNT, OF_ROW
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, labels_of, listing

_PART = Look("percentunit", least=0, none="not scraped")
_OWN = replace(COUNT, none="not scraped")


def scrape() -> tuple[model.Panel, model.Panel]:
    """What scrapes take and bring."""
    took = Frame("Scrape duration", "What a scrape of /metrics takes Prometheus.")
    size = Frame(
        "Samples of a scrape", "How many samples a scrape brings, and how many a target costs on average."
    )
    samples = q.own("scrape_samples_scraped")
    each = f"sum({samples}) / sum({q.own('sora_exporter_targets')} > 0)"
    return (
        graph(
            took,
            [Query(q.own("scrape_duration_seconds"), "{{instance}}")],
            Look("s", least=0, none="not scraped"),
        ),
        graph(size, [Query(samples, "{{instance}}"), Query(each, "a target", dashed=True)], _OWN),
    )


def process() -> tuple[model.Panel, model.Panel, model.Panel]:
    """Memory, processor and files."""
    memory = Frame("Memory", "Resident memory of each exporter.")
    cpu = Frame("CPU", "Processor time of each exporter; 100 % is one core.", step="1m")
    files = Frame("Open files", "Sockets included, of the files that each exporter may open.")
    used = f"rate({q.own('process_cpu_seconds_total')}[$__rate_interval])"
    opened, most = q.own("process_open_fds"), q.own("process_max_fds")
    name = "{{instance}}"
    return (
        graph(
            memory,
            [Query(q.own("process_resident_memory_bytes"), name)],
            Look("bytes", least=0, none="not scraped"),
            NARROW,
        ),
        graph(cpu, [Query(used, name)], _PART, NARROW),
        graph(files, [Query(f"{opened} / {most}", name)], _PART, NARROW),
    )


def restarts() -> model.Panel:
    """How often it started anew."""
    frame = Frame("Restarts", "In the range shown; more than a few a day are worth a look at the log.")
    restarts = f"sum(changes({q.own('process_start_time_seconds')}[$__range]))"
    return tiles(frame, [Query(restarts)], Look("locale", style.TICKETS, decimals=0, none="0"))


def refused() -> model.Panel:
    """Keys and balances."""
    frame = Frame(
        "Keys and balances that are refused",
        "The fault is ours: top up the account or replace the key.",
        [runbook("AIVideoCredentialRefused"), runbook("AIVideoOfficialCredentialRefused")],
    )
    found = f"min by ({q.IDENTITY}) ({q.watched('credential_valid')}) == 0"
    columns = [
        Column("Target", "target", links=OF_ROW, least=130),
        Column("Provider", "provider", width=120),
        Column("Channel", "channel", width=90),
        labels_of(Query(found)),
    ]
    return listing(frame, columns, "Target", ascending=True, none="none is refused")


def off() -> model.Panel:
    """Probes that do not run at all."""
    frame = Frame(
        "Probes that are off",
        "After an accident, until an operator clears them, or by policy.",
        [runbook("AIVideoProbeDisabled")],
    )
    found = f"max by (target, probe, reason) ({q.watched('probe_disabled')}) == 1"
    columns = [
        Column("Target", "target", links=OF_ROW, least=130),
        Column("Probe", "probe", width=100),
        Column("Why", "reason", width=110),
        labels_of(Query(found)),
    ]
    return listing(frame, columns, "Target", ascending=True, none="all probes run")


def seeing() -> model.Panel:
    """Whether each vantage point has a vote."""
    frame = Frame(
        "What each vantage point sees",
        "The part of its targets of which it knows a state; where it is blind it has no vote.",
        [runbook("AIVideoVantageBlind")],
    )
    seen = f"avg by (vantage) ({q.by_vantage(q.recorded('target_vantage:service_vote:code') + ' > bool 0')})"
    return graph(frame, [Query(seen, "{{vantage}}")], replace(_PART, most=1, none="nothing recorded"))


def readable() -> model.Panel:
    """Status pages that could not be read."""
    frame = Frame(
        "Status pages read",
        "Whether each page could be read, over time.",
        [runbook("AIVideoStatusPageUnreadable")],
    )
    read = f"max by (page) ({q.own('status_page_up')})"
    return timeline(frame, Query(read, "{{page}}"), Look(mappings=style.YES, none="no page is configured"), 7)
