"""The committed dashboards, read as Grafana reads them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.rules.rulebook import ROOT

FOLDER = ROOT / "dashboards"
FILES = sorted(path.name for path in FOLDER.glob("*.json"))
DASHBOARDS: dict[str, dict[str, Any]] = {name: json.loads((FOLDER / name).read_text()) for name in FILES}
DAY = 86400
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": DAY}


@dataclass(frozen=True)
class Panel:
    """One panel and the dashboard it is on."""

    file: str
    body: dict[str, Any]

    @property
    def title(self) -> str:
        return str(self.body["title"])

    @property
    def kind(self) -> str:
        return str(self.body["type"])

    @property
    def reach(self) -> int:
        """Seconds that it looks back by itself: those of the dashboard unless it says otherwise."""
        return seconds(self.body.get("timeFrom", "24h"))

    def __str__(self) -> str:
        return f"{self.file}:{self.body['id']}:{self.title}"


@dataclass(frozen=True)
class Asked:
    """One query of a panel."""

    panel: Panel
    body: dict[str, Any]

    @property
    def expr(self) -> str:
        return str(self.body["expr"])

    @property
    def instant(self) -> bool:
        return bool(self.body.get("instant"))

    def __str__(self) -> str:
        return f"{self.panel}:{self.body['refId']}"


@dataclass(frozen=True)
class Asking:
    """The times of a query, in seconds, as Grafana works them out."""

    start: int
    end: int
    step: int
    scrape: int

    def fill(self, expr: str, chosen: Mapping[str, str]) -> str:
        """An expression with its variables in place."""
        built_in = {
            "__rate_interval": f"{max(self.step + self.scrape, 4 * self.scrape)}s",
            "__interval": f"{self.step}s",
            "__range": f"{self.end - self.start}s",
        }
        values = built_in | chosen
        return re.sub(r"\$([a-zA-Z_]\w*)", lambda found: values[found[1]], expr)


def asking(asked: Asked, end: int, scrape: int) -> Asking:
    """When a query looks back from `end`, over data scraped every `scrape` seconds."""
    reach = asked.panel.reach
    points = int(asked.panel.body.get("maxDataPoints", 1000))
    step = max(seconds(asked.panel.body.get("interval", f"{scrape}s")), -(-reach // points))
    begin, last = end - reach, end
    return Asking(begin - begin % step, last - last % step, step, scrape)


def seconds(duration: str) -> int:
    """Of a duration such as `30d`."""
    return int(duration[:-1]) * _UNITS[duration[-1]]


def bodies(dashboard: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every row and panel, those in collapsed rows included."""
    for body in dashboard["panels"]:
        yield body
        yield from body.get("panels", [])


def panels() -> Iterator[Panel]:
    """Every panel but the titles of rows."""
    for name, dashboard in DASHBOARDS.items():
        for body in bodies(dashboard):
            if body["type"] != "row":
                yield Panel(name, body)


PANELS = tuple(panels())
QUERIES = tuple(Asked(panel, body) for panel in PANELS for body in panel.body.get("targets", []))
"""Of panels alone."""
NOTES = {
    f"{name}:{note['name']}": str(note["expr"])
    for name, dashboard in DASHBOARDS.items()
    for note in dashboard["annotations"]["list"]
}
"""Expressions of the annotations."""


def parsable(expr: str) -> str:
    """An expression with something in the place of each variable."""
    return Asking(0, 3600, 60, 15).fill(expr, dict.fromkeys(VARIABLES, "some") | {"seconds": "8"})


VARIABLES = {
    variable["name"] for dashboard in DASHBOARDS.values() for variable in dashboard["templating"]["list"]
}


def column(file: str, panel: str, title: str) -> Asked:
    """The query behind a column of a table."""
    asked = [one for one in QUERIES if one.panel.file == file and one.panel.title == panel]
    steps = {one["id"]: one["options"] for one in asked[0].panel.body["transformations"]}
    (field,) = (name for name, shown in steps["organize"]["renameByName"].items() if shown == title)
    return next(one for one in asked if field in {"Value", f"Value #{one.body['refId']}"})


def tile(file: str, panel: str, legend: str = "") -> Asked:
    """The query behind a number, by its name."""
    found = (one for one in QUERIES if one.panel.file == file and one.panel.title == panel)
    return next(one for one in found if one.body.get("legendFormat", "") == legend)
