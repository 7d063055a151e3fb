"""incident.io's own feeds beside the Statuspage API: whom an incident affects, and the published uptime.

Its Statuspage API lists incidents without their components. The widget API tells (documented, where the
page has it), and so does the feed that the page itself reads (not documented). Both are extras: a page
without them is read all the same.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

from exporter.core.policy import DAY, HOUR
from exporter.pages.client import PageClient
from exporter.pages.payload import Row, row, rows, text

_ULID: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}", re.ASCII)
_WIDGET: Final = "/api/v1/summary"
_LISTS: Final = ("ongoing_incidents", "in_progress_maintenances", "scheduled_maintenances", "incidents")
_PUBLISHED_DAYS: Final = 90
"""The page shows the uptime of so many days."""


def hosts(components: object) -> bool:
    """Whether a page is incident.io's: it is known by its id."""
    return _ULID.fullmatch(text(row(row(components).get("page")), "id")) is not None


async def affected(client: PageClient) -> object | None:
    """The feed that tells which incident affects which components, if the page has one."""
    widget = await client.optional(_WIDGET)
    if any(isinstance(row(widget).get(name), list) for name in _LISTS):
        return widget
    return await client.optional(f"{_proxy(client)}/incidents")


async def uptimes(client: PageClient, now: float) -> object | None:
    """The published uptimes of the last 90 days, asked once in an hour."""
    end = now - now % HOUR
    query = urlencode({"start_at": _iso(end - _PUBLISHED_DAYS * DAY), "end_at": _iso(end)})
    return await client.hourly(f"{_proxy(client)}/component_impacts", now, query)


def affected_components(feed: object) -> Mapping[str, list[tuple[str, str]]]:
    """By id of the incident or maintenance: the (id, name) of the components that it affects."""
    entries = [entry for name in _LISTS for entry in rows(feed, name)]
    return {text(entry, "id"): _components(entry) for entry in entries}


def uptime_ratios(feed: object) -> Mapping[str, float]:
    """By component id, 0 to 1. Rows of groups have no component id, and some figures are placeholders."""
    ratios = {}
    for entry in rows(feed, "component_uptimes"):
        percent = _number(entry.get("uptime"))
        if percent is not None and 0.0 <= percent <= 100.0:
            ratios[text(entry, "component_id")] = percent / 100.0
    ratios.pop("", None)
    return ratios


def _components(entry: Row) -> list[tuple[str, str]]:
    return [(text(c, "component_id", "id"), text(c, "name")) for c in rows(entry, "affected_components")]


def _number(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, str | int | float) else None
    except ValueError:
        return None


def _proxy(client: PageClient) -> str:
    return f"/proxy/{client.url.host}"


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
