"""incident.io's native feeds: whom an incident affects, in its own words, and the published uptime."""

from collections.abc import Callable, Mapping
from typing import Final

from exporter.simulator.pages.page import PageEvent, PageView, Says
from exporter.simulator.pages.statuspage import Object, components, identifier, moment

_WORDS: Final = {"major_outage": "full_outage"}
_IMPACTS: Final = {"none": "operational", "minor": "degraded_performance", "major": "partial_outage"}
_COUNTS: Final = {"partial_outage": 0.3, "major_outage": 1.0}
"""How much of an outage counts against the uptime."""
_PUBLISHED: Final = 90 * 86400.0
"""Seconds over which the page shows the uptime."""


def _affected(view: PageView, event: PageEvent) -> list[Object]:
    return [
        {
            "id": row["id"],
            "component_id": row["id"],
            "name": row["name"],
            "group_name": "APIs",
            "status": _WORDS.get(str(row["status"]), row["status"]),
            "current_status": _WORDS.get(str(row["status"]), row["status"]),
        }
        for row in components(view)
        if row["name"] == event.component
    ]


def _entry(view: PageView, number: int, event: PageEvent) -> Object:
    return {
        "id": identifier(view, number, event.name),
        "name": event.name,
        "url": f"https://status.{view.page.name}.example/incidents/{number}",
        "last_update_at": moment(view, event.at - event.announced),
        "last_update_message": "We are investigating the issue for the listed services.",
        "affected_components": _affected(view, event),
    }


def _incident(view: PageView, number: int, event: PageEvent) -> Object:
    worst = _IMPACTS.get(event.impact, "full_outage")
    return {**_entry(view, number, event), "status": "investigating", "current_worst_impact": worst}


def _maintenance(view: PageView, number: int, event: PageEvent) -> Object:
    begun = event.holds(view.now)
    return {
        **_entry(view, number, event),
        "status": "maintenance_in_progress" if begun else "maintenance_scheduled",
        "started_at" if begun else "starts_at": moment(view, event.at),
        "scheduled_end_at" if begun else "ends_at": moment(view, event.until),
    }


def _summary(view: PageView) -> Object:
    """The widget API."""
    events = list(enumerate(view.page.events))
    works = [(n, event) for n, event in events if event.says is Says.MAINTENANCE and event.listed(view.now)]
    open_ones = [(n, event) for n, event in events if event.says is Says.INCIDENT and event.holds(view.now)]
    return {
        "page_title": view.page.name,
        "page_url": f"https://status.{view.page.name}.example/",
        "ongoing_incidents": [_incident(view, n, event) for n, event in open_ones],
        "in_progress_maintenances": [_maintenance(view, n, e) for n, e in works if e.holds(view.now)],
        "scheduled_maintenances": [_maintenance(view, n, e) for n, e in works if not e.holds(view.now)],
    }


def _impacts(view: PageView) -> Object:
    """The feed of the page itself, with the uptimes it shows."""
    rows = components(view)
    uptimes = [
        {"component_id": row["id"], "uptime": f"{_uptime(view, str(row['name'])):.2f}"} for row in rows
    ]
    return {"component_impacts": [], "component_uptimes": uptimes}


def _uptime(view: PageView, name: str) -> float:
    """Percent of the last 90 days; before the world began all was well."""
    lost = sum(
        _COUNTS.get(event.status, 0.0) * (min(event.until, view.now) - event.at)
        for event in view.page.events
        if event.says is Says.COMPONENT and event.name == name and event.at < view.now
    )
    return 100.0 * max(0.0, 1.0 - lost / _PUBLISHED)


def _incidents(view: PageView) -> Object:
    told = [
        {
            **_entry(view, number, event),
            "status": "resolved" if view.now >= event.until else "investigating",
            "published_at": moment(view, event.at),
            "component_impacts": [],
            "updates": [],
        }
        for number, event in enumerate(view.page.events)
        if event.says is Says.INCIDENT and event.at <= view.now
    ]
    return {"incidents": told[::-1]}


ROUTES: Final[Mapping[str, Callable[[PageView], object]]] = {
    "api/v1/summary": _summary,
    "proxy/incidents": _incidents,
    "proxy/component_impacts": _impacts,
}
