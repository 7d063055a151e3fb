"""The Statuspage API in its two makes: Atlassian's, and incident.io's with its habits."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from math import isinf
from typing import Final

from exporter.simulator.pages.page import PageEvent, PageView, Says, Style

_OTHERS: Final = (
    "Responses", "Images", "Codex in ChatGPT Desktop", "Login", "Audio", "Compliance API", "Files", "FedRAMP",
    "Search", "Ads API", "Fine-tuning", "ChatGPT Atlas", "Deep Research", "Agent", "Realtime", "Voice mode",
    "Batch", "Embeddings", "Moderations", "Codex Web", "Connectors/Apps", "VS Code extension", "Codex API",
    "Sites", "File uploads", "Chat Completions", "Login", "Ads Manager", "CLI", "Conversations", "GPTs",
    "Image Generation", "ChatGPT Work",
)  # fmt: skip
"""What else stands on OpenAI's page; two components have the same name."""
_SHOWN: Final = 25
"""Components in a summary of incident.io, which leaves out others every time."""
_ROTATES: Final = 60.0
_ORDER: Final = ("operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage")
_INDICATORS: Final = {
    "operational": ("none", "All Systems Operational"),
    "under_maintenance": ("maintenance", "Service Under Maintenance"),
    "degraded_performance": ("minor", "Partial System Degradation"),
    "partial_outage": ("major", "Partial System Outage"),
    "major_outage": ("critical", "Major System Outage"),
}
Object = dict[str, object]


def identifier(view: PageView, *names: object) -> str:
    """An id as the page's maker forms them, the same for the same names."""
    digest = hashlib.sha256("/".join(map(str, (view.page.name, *names))).encode()).hexdigest().upper()
    return "01" + digest[:24] if view.page.style is Style.INCIDENT_IO else digest[:12].lower()


def moment(view: PageView, offset: float) -> str | None:
    """A time as pages write it; None for one that is not known."""
    if isinf(offset):
        return None
    at = datetime.fromtimestamp(view.epoch + offset, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _page(view: PageView) -> Object:
    """The page's own times are stale and say nothing about freshness."""
    return {
        "id": identifier(view),
        "name": view.page.name,
        "url": f"https://status.{view.page.name}.example/",
        "updated_at": moment(view, 0),
    }


def _names(view: PageView) -> list[str]:
    absent = {event.name for event in view.page.saying(Says.ABSENT, view.now)}
    others = _OTHERS if view.page.style is Style.INCIDENT_IO else ()
    mine = [name for name in view.page.components if name not in absent]
    return [*others[:9], *mine, *others[9:]]


def components(view: PageView) -> list[Object]:
    """All components of the page."""
    names, statuses = _names(view), view.page.statuses(view.now)
    return [
        {
            "id": identifier(view, name, names[:place].count(name)),
            "name": name,
            "status": statuses.get(name, "operational"),
            "position": place,
            "updated_at": moment(view, 0),
            **_atlassian(view),
        }
        for place, name in enumerate(names)
    ]


def _atlassian(view: PageView) -> Object:
    """What the rows of Atlassian's make have besides."""
    if view.page.style is not Style.ATLASSIAN:
        return {}
    return {
        "created_at": moment(view, -86400),
        "description": None,
        "showcase": False,
        "start_date": None,
        "group_id": None,
        "page_id": identifier(view),
        "group": False,
        "only_show_if_degraded": False,
    }


def _status(view: PageView) -> Object:
    shown, statuses = _names(view), view.page.statuses(view.now)
    worst = max((statuses.get(name, "operational") for name in shown), key=_ORDER.index)
    indicator, description = _INDICATORS[worst]
    return {"indicator": indicator, "description": description}


def _updates(view: PageView, number: int, event: PageEvent) -> list[Object]:
    told = [("investigating", event.at, "We are investigating the issue for the listed services.")]
    if view.now >= event.until:
        told.insert(0, ("resolved", event.until, "All impacted services have now fully recovered."))
    return [
        {
            "id": identifier(view, number, status),
            "status": status,
            "body": body,
            "created_at": moment(view, at),
            "updated_at": moment(view, at),
            "display_at": moment(view, at),
        }
        for status, at, body in told
    ]


def _about(view: PageView, event: PageEvent) -> Object:
    """Which components: incident.io does not tell."""
    if view.page.style is Style.INCIDENT_IO:
        return {}
    rows = [row for row in components(view) if row["name"] == event.component]
    return {"components": rows, "shortlink": "https://stspg.example/abc", "page_id": identifier(view)}


def _incident(view: PageView, number: int, event: PageEvent) -> Object:
    over = view.now >= event.until
    return {
        "id": identifier(view, number, event.name),
        "name": event.name,
        "status": "resolved" if over else "investigating",
        "created_at": moment(view, event.at),
        "updated_at": moment(view, event.until if over else event.at),
        "started_at": moment(view, event.at),
        "resolved_at": moment(view, event.until) if over else None,
        "impact": event.impact,
        "incident_updates": _updates(view, number, event),
        **_about(view, event),
    }


def _incidents(view: PageView, *, open_only: bool) -> list[Object]:
    told = [
        _incident(view, number, event)
        for number, event in enumerate(view.page.events)
        if event.says is Says.INCIDENT and event.at <= view.now and (event.holds(view.now) or not open_only)
    ]
    return told[::-1]


def _maintenances(view: PageView, *, ended: bool) -> list[Object]:
    return [
        _maintenance(view, number, event)
        for number, event in enumerate(view.page.events)
        if event.says is Says.MAINTENANCE
        and view.now >= event.at - event.announced
        and (ended or event.listed(view.now))
    ]


def _maintenance(view: PageView, number: int, event: PageEvent) -> Object:
    status = (
        "completed" if view.now >= event.until else "in_progress" if view.now >= event.at else "scheduled"
    )
    return {
        "id": identifier(view, number, event.name),
        "name": event.name,
        "status": status,
        "created_at": moment(view, event.at - event.announced),
        "updated_at": moment(view, event.at - event.announced),
        "impact": "maintenance",
        "scheduled_for": moment(view, event.at),
        "scheduled_until": moment(view, event.until),
        "started_at": moment(view, event.at) if status != "scheduled" else None,
        "incident_updates": [],
        **_about(view, event),
    }


def _wrapped(view: PageView, **arrays: list[Object]) -> Object:
    """incident.io leaves empty arrays out."""
    leaves_out = view.page.style is Style.INCIDENT_IO
    kept = {name: rows for name, rows in arrays.items() if rows or not leaves_out}
    return {"page": _page(view), **kept}


def _summary(view: PageView) -> Object:
    rows = components(view)
    if view.page.style is Style.INCIDENT_IO and len(rows) > _SHOWN:
        first = int(view.now // _ROTATES) * 7
        left_out = {(first + number) % len(rows) for number in range(len(rows) - _SHOWN)}
        rows = [row for place, row in enumerate(rows) if place not in left_out]
    told = _wrapped(
        view,
        components=rows,
        incidents=_incidents(view, open_only=True),
        scheduled_maintenances=_maintenances(view, ended=False),
    )
    return {**told, "status": _status(view)}


def _at(view: PageView, wanted: str) -> list[Object]:
    return [row for row in _maintenances(view, ended=False) if row["status"] == wanted]


ROUTES: Final[Mapping[str, Callable[[PageView], object]]] = {
    "api/v2/status.json": lambda view: {"page": _page(view), "status": _status(view)},
    "api/v2/components.json": lambda view: {"page": _page(view), "components": components(view)},
    "api/v2/summary.json": _summary,
    "api/v2/incidents.json": lambda view: _wrapped(view, incidents=_incidents(view, open_only=False)),
    "api/v2/incidents/unresolved.json": lambda view: _wrapped(
        view, incidents=_incidents(view, open_only=True)
    ),
    "api/v2/scheduled-maintenances.json": lambda view: _wrapped(
        view, scheduled_maintenances=_maintenances(view, ended=True)
    ),
    "api/v2/scheduled-maintenances/upcoming.json": lambda view: _wrapped(
        view, scheduled_maintenances=_at(view, "scheduled")
    ),
    "api/v2/scheduled-maintenances/active.json": lambda view: _wrapped(
        view, scheduled_maintenances=_at(view, "in_progress")
    ),
}
