"""Google Cloud's status dashboard (and Workspace's, which has the same shape).

One array of all incidents there ever were, megabytes of it: asked for conditionally, and reduced to what is
open and to the products that were ever named. An incident without `end` is open; how bad it is now tells its
latest update, which may be `AVAILABLE` before the end. A product has the worst of its open incidents. Only
broad incidents are posted here, so green means little: probes decide.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exporter.core.board import Notice
from exporter.pages.client import PageClient
from exporter.pages.reading import (
    PageReading,
    PageSettings,
    PageUnreadable,
    Row,
    Told,
    Watched,
    ended,
    find,
    moment,
    row,
    rows,
    targets_of,
    text,
    title,
)

_INCIDENTS: Final = "/incidents.json"
_PRODUCTS: Final = "/products.json"
_STATES: Final = {
    "SERVICE_OUTAGE": "major_outage",
    "SERVICE_DISRUPTION": "partial_outage",
    "SERVICE_INFORMATION": "degraded_performance",
    "AVAILABLE": "operational",
}
_KEPT: Final = ("external_desc", "severity", "begin", "created", "end", "affected_products")
_MOST_CLOSED: Final = 500
_IMPACTS: Final = {"low": "minor", "medium": "major", "high": "critical"}


@dataclass(frozen=True, slots=True)
class Condensed:
    """What is kept of all incidents: those that are open, the newest that are over, every product's title."""

    open: tuple[Row, ...]
    closed: tuple[Row, ...]
    products: Mapping[str, str]
    """Titles by id."""


async def read(client: PageClient, settings: PageSettings, now: float) -> PageReading:
    """Read the dashboard.

    Raises:
        PageUnreadable: as `PageClient.get`, or what answered is not an array of incidents.
    """
    incidents = await client.get(_INCIDENTS, condense)
    if not isinstance(incidents, Condensed):
        raise PageUnreadable(f"{_INCIDENTS}: not found")
    products = await client.hourly(_PRODUCTS, now)
    return parse(incidents, products, settings.components, now)


def condense(incidents: object) -> Condensed:
    """Keep what is open, and which products there are.

    Raises:
        PageUnreadable: it is not an array.
    """
    if not isinstance(incidents, list):
        raise PageUnreadable(f"{_INCIDENTS}: not an array")
    everything = rows(incidents)
    products = {known: name for incident in everything for known, name in _affected(incident)}
    over = [{key: i[key] for key in _KEPT if key in i} for i in everything if text(i, "end")]
    newest = sorted(over, key=lambda i: text(i, "end"), reverse=True)[:_MOST_CLOSED]
    return Condensed(tuple(i for i in everything if not text(i, "end")), tuple(newest), products)


def parse(incidents: Condensed, products: object, watched: Sequence[Watched], now: float) -> PageReading:
    """What the incidents say of the watched products at `now`; a product that nobody names is absent."""
    listed = {text(p, "id"): text(p, "title") for p in rows(products, "products")}
    titles = {**incidents.products, **listed}
    told = [Told(known, name, "operational") for known, name in titles.items()]
    told += [
        Told(known, name, _state(incident))
        for incident in incidents.open
        for known, name in _affected(incident)
    ]
    past = tuple(n for n in _notices(incidents.closed, watched) if ended(n, now))
    return PageReading(find(watched, told), tuple(_notices(incidents.open, watched)), past)


def _notices(incidents: Iterable[Row], watched: Sequence[Watched]) -> Iterable[Notice]:
    for incident in incidents:
        yield Notice(
            title=title(incident, "external_desc"),
            impact=_IMPACTS.get(text(incident, "severity"), "none"),
            start=moment(incident, "begin", "created"),
            end=moment(incident, "end"),
            targets=targets_of(watched, _affected(incident)),
            published=moment(incident, "created"),
        )


def _affected(incident: Row) -> list[tuple[str, str]]:
    return [(text(p, "id"), text(p, "title")) for p in rows(incident, "affected_products")]


def _state(incident: Row) -> str:
    latest = text(row(incident.get("most_recent_update")), "status") or text(incident, "status_impact")
    return _STATES.get(latest, "degraded_performance")
