"""Statuspage by Atlassian, and incident.io's pages that speak its API.

Read are `components.json`, the unresolved incidents, and the maintenances that are active or ahead; where a
page lacks one of these lists, the longer list or `summary.json` stands in. Whatever a list leaves out does
not exist. Neither the indicator nor any `updated_at` is read: both lie.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exporter.core.board import IMPACTS, Notice
from exporter.pages import incident_io
from exporter.pages.client import PageClient
from exporter.pages.payload import Row, moment, row, rows, text, title
from exporter.pages.reading import (
    NotJson,
    PageReading,
    PageSettings,
    PageUnreadable,
    Told,
    Watched,
    component_state,
    find,
    targets_of,
)

_API: Final = "/api/v2"
_SUMMARY: Final = f"{_API}/summary.json"
_COMPONENTS: Final = f"{_API}/components.json"
_INCIDENTS: Final = (f"{_API}/incidents/unresolved.json", f"{_API}/incidents.json", _SUMMARY)
_ACTIVE: Final = f"{_API}/scheduled-maintenances/active.json"
_UPCOMING: Final = f"{_API}/scheduled-maintenances/upcoming.json"
_MAINTENANCES: Final = (f"{_API}/scheduled-maintenances.json", _SUMMARY)
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
    native = uptimes = None
    if incident_io.hosts(components):
        uptimes = await incident_io.uptimes(client, now)
        if _unmapped(plain):
            native = await incident_io.affected(client)
    return parse(Payloads(components, incidents, plain.maintenances, native, uptimes), settings.components)


def parse(payloads: Payloads, watched: Sequence[Watched]) -> PageReading:
    """What the answers say of the watched components."""
    uptimes = incident_io.uptime_ratios(payloads.uptimes)
    told = [
        Told(text(r, "id"), text(r, "name"), component_state(text(r, "status")), uptimes.get(text(r, "id")))
        for r in rows(payloads.components, "components")
    ]
    affected = incident_io.affected_components(payloads.native)
    notices = tuple(_notice(entry, watched, told, affected) for entry in _open(payloads))
    return PageReading(find(watched, told), notices)


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


def _unmapped(payloads: Payloads) -> bool:
    return any("components" not in entry for entry in _open(payloads))


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
