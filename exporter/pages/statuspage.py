"""Atlassian's Statuspage and incident.io: components, incidents, maintenance, published uptime."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode

from exporter.core.board import IMPACTS, INDICATORS, Notice
from exporter.core.thresholds import HOUR
from exporter.pages.client import PageClient
from exporter.pages.reading import (
    PAST,
    NotJson,
    PageReading,
    PageSettings,
    PageUnreadable,
    Row,
    Told,
    Watched,
    component_state,
    ended,
    find,
    moment,
    row,
    rows,
    targets_of,
    text,
    title,
)

_ULID: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}", re.ASCII)
_WIDGET: Final = "/api/v1/summary"
_LISTS: Final = ("ongoing_incidents", "in_progress_maintenances", "scheduled_maintenances", "incidents")


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
    """The published uptimes of the time that the page shows, asked once in an hour."""
    end = now - now % HOUR
    query = urlencode({"start_at": _iso(end - PAST), "end_at": _iso(end)})
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


_API: Final = "/api/v2"
_STATUS: Final = f"{_API}/status.json"
_SUMMARY: Final = f"{_API}/summary.json"
_COMPONENTS: Final = f"{_API}/components.json"
_ALL_INCIDENTS: Final = f"{_API}/incidents.json"
_INCIDENTS: Final = (f"{_API}/incidents/unresolved.json", _ALL_INCIDENTS, _SUMMARY)
_ACTIVE: Final = f"{_API}/scheduled-maintenances/active.json"
_UPCOMING: Final = f"{_API}/scheduled-maintenances/upcoming.json"
_ALL_MAINTENANCES: Final = f"{_API}/scheduled-maintenances.json"
_MAINTENANCES: Final = (_ALL_MAINTENANCES, _SUMMARY)
_CLOSED: Final = frozenset({"resolved", "postmortem", "completed", "maintenance_complete"})
_AHEAD: Final = frozenset({"scheduled", "maintenance_scheduled"})

Affected = Mapping[str, Sequence[tuple[str, str]]]
"""By id of an incident: the (id, name) of the components that it affects."""


@dataclass(frozen=True, slots=True)
class Payloads:
    """The answers of one page, as they came; what a page lacks is None."""

    components: object
    incidents: object = None
    maintenances: tuple[object, ...] = ()
    native: object = None
    """incident.io's own feed: which incident affects which components."""
    uptimes: object = None
    status: object = None
    history: tuple[object, ...] = ()
    """All incidents and maintenances that the page lists, those that are over, too."""


async def read(client: PageClient, settings: PageSettings, now: float) -> PageReading:
    """Read the page.

    Raises:
        PageUnreadable: as `PageClient.get`, or there is no list of components.
    """
    components = await client.get(_COMPONENTS)
    if components is None:
        # Not when it merely fails: the summary of some pages lacks components, others each time.
        components = await client.get(_SUMMARY)
    if not isinstance(row(components).get("components"), list):
        raise PageUnreadable("no list of components")
    incidents = await _first(client, *_INCIDENTS)
    maintenances = [await _first(client, path) for path in (_ACTIVE, _UPCOMING)]
    if all(one is None for one in maintenances):
        maintenances = [await _first(client, *_MAINTENANCES)]
    plain = Payloads(components, incidents, tuple(maintenances))
    history = tuple([await client.hourly(path, now) for path in (_ALL_INCIDENTS, _ALL_MAINTENANCES)])
    native = published = None
    if hosts(components):
        published = await uptimes(client, now)
        if _unmapped(_open(plain)):
            native = await affected(client)
        elif _unmapped(_closed(history)):
            native = await client.hourly(f"{_proxy(client)}/incidents", now)
    status = await client.optional(_STATUS)
    payloads = replace(plain, native=native, uptimes=published, status=status, history=history)
    return parse(payloads, settings.components, now)


def parse(payloads: Payloads, watched: Sequence[Watched], now: float) -> PageReading:
    """What the answers say of the watched components at `now`, unix seconds."""
    uptimes = uptime_ratios(payloads.uptimes)
    told = [
        Told(
            *(text(r, "id"), text(r, "name"), component_state(text(r, "status"))),
            uptimes.get(text(r, "id")),
            PAST,
        )
        for r in rows(payloads.components, "components")
    ]
    affected = affected_components(payloads.native)
    notices = tuple(_notice(entry, watched, told, affected) for entry in _open(payloads))
    over = (_over(entry, _notice(entry, watched, told, affected)) for entry in _closed(payloads.history))
    past = sorted((n for n in over if ended(n, now)), key=lambda n: n.end or 0.0, reverse=True)
    indicator = text(row(row(payloads.status).get("status")), "indicator")
    return PageReading(
        find(watched, told), notices, tuple(past), indicator if indicator in INDICATORS else None
    )


async def _first(client: PageClient, *paths: str) -> object | None:
    """The first of the lists that the page has; None where it has none of them."""
    problem: PageUnreadable | None = None
    for path in paths:
        try:
            payload = await client.get(path)
        except NotJson:
            continue
        except PageUnreadable as error:
            problem = error
        else:
            if payload is not None:
                return payload
    if problem is not None:
        raise problem
    return None


def _open(payloads: Payloads) -> Iterator[Row]:
    """Incidents and maintenances that are not over, each once: some pages list maintenance as both."""
    entries: dict[str, Row] = {}
    for maintenance in (
        r for payload in payloads.maintenances for r in rows(payload, "scheduled_maintenances")
    ):
        entries[text(maintenance, "id")] = maintenance
    for incident in rows(payloads.incidents, "incidents"):
        entries.setdefault(text(incident, "id"), incident)
    return (entry for entry in entries.values() if text(entry, "status") not in _CLOSED)


def _closed(history: Sequence[object]) -> Iterator[Row]:
    """Incidents and maintenances that are over."""
    for payload in history:
        for entry in (*rows(payload, "incidents"), *rows(payload, "scheduled_maintenances")):
            if text(entry, "status") in _CLOSED:
                yield entry


def _unmapped(entries: Iterable[Row]) -> bool:
    return any("components" not in entry for entry in entries)


def _over(entry: Row, notice: Notice) -> Notice:
    """When it ended: when it was said to be over, or last spoken of."""
    return replace(notice, end=moment(entry, "resolved_at", "completed_at", "scheduled_until", "updated_at"))


def _notice(entry: Row, watched: Sequence[Watched], told: Sequence[Told], affected: Affected) -> Notice:
    work = bool(text(entry, "scheduled_for")) or text(entry, "impact") == "maintenance"
    begun = text(entry, "status") not in _AHEAD
    impact = text(entry, "impact")
    return Notice(
        title=title(entry, "name"),
        impact="maintenance" if work else impact if impact in IMPACTS else "none",
        start=moment(entry, "scheduled_for", "started_at", "created_at"),
        end=moment(entry, "scheduled_until"),
        targets=targets_of(watched, _concerned(entry, told, affected, under_way=work and begun)),
        begun=begun,
        published=moment(entry, "created_at"),
    )


def _concerned(
    entry: Row, told: Sequence[Told], affected: Affected, *, under_way: bool
) -> list[tuple[str, str]]:
    """The (id, name) of the components that an entry concerns, and of their groups."""
    names = {t.id: t.name for t in told}
    if "components" in entry:
        components = rows(entry, "components")
        groups = {text(c, "group_id") for c in components} - {""}
        own = [(text(c, "id"), text(c, "name")) for c in components]
        return own + [(group, names.get(group, "")) for group in groups]
    if text(entry, "id") in affected:
        return [(known, name or names.get(known, "")) for known, name in affected[text(entry, "id")]]
    # Whom active work concerns can still be told: those that are called so meanwhile.
    return [(t.id, t.name) for t in told if under_way and t.state == "under_maintenance"]
