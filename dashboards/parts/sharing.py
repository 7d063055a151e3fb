"""The form in which grafana.com and Grafana's import page take a dashboard: it asks for its data source."""

import json
from collections.abc import Iterator
from typing import Any, Final

_INPUT: Final = "DS_PROMETHEUS"
_GRAFANA: Final = "10.3.0"
"""The oldest that knows every kind of panel and cell that is used."""
_NAMES: Final = {
    "bargauge": "Bar gauge",
    "heatmap": "Heatmap",
    "stat": "Stat",
    "state-timeline": "State timeline",
    "status-history": "Status history",
    "table": "Table",
    "timeseries": "Time series",
}


def shared(text: str) -> str:
    """The JSON to import, from the JSON to provision. Grafana asks which Prometheus to take."""
    plain = json.loads(text)
    asked = {
        "name": _INPUT,
        "label": "Prometheus",
        "description": "The Prometheus that scrapes the exporter and evaluates its rules",
        "type": "datasource",
        "pluginId": "prometheus",
        "pluginName": "Prometheus",
    }
    head: dict[str, Any] = {
        "__inputs": [asked],
        "__elements": {},
        "__requires": list(_requires(plain)),
        "id": None,
    }
    for variable in plain["templating"]["list"]:
        if variable["type"] == "datasource":
            # The import puts the chosen one wherever the name of the input stands.
            variable["current"] = {"selected": True, "text": f"${{{_INPUT}}}", "value": f"${{{_INPUT}}}"}
    return json.dumps(head | plain, ensure_ascii=False, indent=2) + "\n"


def _requires(plain: dict[str, Any]) -> Iterator[dict[str, str]]:
    yield {"type": "grafana", "id": "grafana", "name": "Grafana", "version": _GRAFANA}
    yield {"type": "datasource", "id": "prometheus", "name": "Prometheus", "version": "1.0.0"}
    inside = [panel for row in plain["panels"] for panel in row.get("panels", [])]
    for kind in sorted({panel["type"] for panel in [*plain["panels"], *inside]} - {"row"}):
        yield {"type": "panel", "id": kind, "name": _NAMES[kind], "version": ""}
