"""Google Cloud's incident list: one array, open incidents without an end."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from exporter.simulator.pages.page import PageEvent, PageView, Says

_PRODUCTS: Final = {
    "Vertex Gemini API": "Z0FZJAMvEB4j3NbCJs6B",
    "Vertex AI Online Prediction": "sdXM79fz1FS6ekNpu37K",
}
_PLACE: Final = {"title": "Iowa (us-central1)", "id": "us-central1"}
_IMPACTS: Final = {
    "none": ("SERVICE_INFORMATION", "low"),
    "minor": ("SERVICE_INFORMATION", "low"),
    "major": ("SERVICE_DISRUPTION", "medium"),
    "critical": ("SERVICE_OUTAGE", "high"),
}
Object = dict[str, object]


def _time(view: PageView, offset: float) -> str:
    return datetime.fromtimestamp(view.epoch + offset, UTC).isoformat(timespec="seconds")


def _product(name: str) -> Object:
    """A product as the list names it; names it does not know get an id of their own."""
    known = _PRODUCTS.get(name) or hashlib.sha256(name.encode()).hexdigest()[:20]
    return {"title": name, "id": known}


def _incident(view: PageView, number: int, event: PageEvent) -> Object:
    over = view.now >= event.until
    status, severity = _IMPACTS[event.impact]
    product = _product(event.component or "Vertex Gemini API")
    places: list[object] = [_PLACE]
    update = {
        "created": _time(view, event.until if over else event.at),
        "modified": _time(view, event.until if over else event.at),
        "when": _time(view, event.until if over else event.at),
        "text": "The issue has been resolved." if over else "Our engineers continue to mitigate the issue.",
        "status": "AVAILABLE" if over else status,
        "affected_locations": [] if over else places,
    }
    told: Object = {
        "id": hashlib.sha256(f"{view.page.name}/{number}".encode()).hexdigest()[:20],
        "number": str(4_000_000_000_000_000_000 + number),
        "begin": _time(view, event.at),
        "created": _time(view, event.at),
        "modified": _time(view, event.until if over else event.at),
        "external_desc": event.name,
        "updates": [update],
        "most_recent_update": update,
        "status_impact": status,
        "severity": severity,
        "service_key": "zall",
        "service_name": "Multiple Products",
        "affected_products": [product],
        "uri": f"incidents/{number}",
        "currently_affected_locations": [] if over else places,
        "previously_affected_locations": places if over else [],
    }
    return told | ({"end": _time(view, event.until)} if over else {})


def _incidents(view: PageView) -> list[Object]:
    told = [
        _incident(view, number, event)
        for number, event in enumerate(view.page.events)
        if event.says is Says.INCIDENT and event.at <= view.now
    ]
    return told[::-1]


ROUTES: Final[Mapping[str, Callable[[PageView], object]]] = {
    "incidents.json": _incidents,
    "products.json": lambda view: {
        "products": [_product(name) for name in (*_PRODUCTS, *view.page.components)]
    },
}
