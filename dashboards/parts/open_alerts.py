"""The alerts that fire, and the runbook of each."""

from pathlib import Path
from typing import Final

import yaml
from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import style
from dashboards.parts.frame import of_target
from dashboards.parts.kinds import NAMED, tiles
from dashboards.parts.panels import Frame, Link, Look, Query
from dashboards.parts.queries import ALERT
from dashboards.parts.tables import Column, listing

_RULES: Final = Path(__file__).parents[2] / "alerts" / "rules"


_LOADED: Final = '0 * count(ALERTS{app="sora-exporter", alertname="AIVideoWatchdog"})'
"""None of an alert, where the rules are loaded: then the watchdog fires."""


def names() -> list[str]:
    """Every alert that is shipped."""
    found = {
        rule["alert"]
        for path in _RULES.glob("*.yml")
        for group in yaml.safe_load(path.read_text())["groups"]
        for rule in group["rules"]
        if "alert" in rule
    }
    return sorted(found)


def alert_counts() -> model.Panel:
    """How many fire."""
    frame = Frame(
        "Alerts firing",
        "Pages and tickets that fire now, of all targets, as Prometheus sees them; not "
        "loaded where the shipped rules are not at work.",
    )
    asked = [
        Query(
            f'count(ALERTS{{{ALERT}, alertstate="firing", severity="{severity}"}}) or {_LOADED}',
            name,
            look=Look("locale", steps, decimals=0),
        )
        for severity, name, steps in (
            ("critical", "pages", style.PAGES),
            ("warning", "tickets", style.TICKETS),
        )
    ]
    return tiles(frame, asked, Look("locale", decimals=0, none="not loaded"), text=NAMED)


def alert_list(*further: str) -> model.Panel:
    """Each alert that fires, since when, and its runbook."""
    frame = Frame(
        "Open alerts",
        "Every page and ticket that fires now, pages first and the newest of each, whatever is chosen above; "
        "silences and inhibitions are Alertmanager's and do not show here.",
    )
    matchers = ", ".join((ALERT, 'severity=~"critical|warning"', *further))
    since = f"time() - ALERTS_FOR_STATE{{{matchers}}}"
    firing = f'ALERTS{{{matchers}, alertstate="firing"}}'
    expr = f'label_replace({since} and ignoring (alertstate) {firing}, "runbook", "$1", "alertname", "(.+)")'
    anchors = style.texts({name: name.lower() for name in names()})
    book = [Link("Runbook", "${runbooks_url:raw}#${__value.text}", new_tab=True)]
    look = Look("string", mappings=style.SEVERITIES, filled=True)
    columns = [Column("Kind", "severity", look=look, width=76), Column("Alert", "alertname", least=255)]
    if not further:
        columns += [
            Column("Target", "target", links=of_target("${__data.fields.Target}"), width=200),
            Column("Model", "model", width=150),
        ]
    columns += [
        Column("For", query=Query(expr), look=Look("dtdurations", decimals=0), width=110),
        Column(
            "Runbook", "runbook", look=Look("string", mappings=[anchors]), links=book, width=90, as_link=True
        ),
    ]
    return listing(frame, columns, "Kind", "For", ascending=True, none="no alert is known to fire")
