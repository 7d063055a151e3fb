"""The dashboards look right in Grafana 13, as far as that can be told without a browser; each check can fail."""

from copy import deepcopy
from typing import Any

import pytest

from tests.rules.dashboards import DASHBOARDS, PANELS, bodies
from tests.rules.looks import KINDS, Body

OPEN_AT_MOST = {"overview.json": 16, "target.json": 20}
FIRST_SCREEN = 20
"""Cells of the grid that fit below Grafana's bar and the variables at 1,600 x 900."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_panel_is_drawn_wrongly(kind: str) -> None:
    found = {f"{panel}: {fault}" for panel in PANELS for fault in KINDS[kind](panel.body)}

    assert found == set()


def _panel(kind: str, *, title: str = "Panel", w: int = 12, h: int = 8, **more: Any) -> Body:
    return {
        "type": kind,
        "title": title,
        "gridPos": {"w": w, "h": h},
        "targets": [{"refId": "A", "expr": "up"}],
        "transformations": [],
        "options": {},
        "fieldConfig": {"defaults": {"noValue": "none"}, "overrides": []},
    } | more


def _fields(*overrides: tuple[str, dict[str, Any]], **defaults: Any) -> Body:
    rules = [
        {
            "matcher": {"options": name},
            "properties": [{"id": key, "value": value} for key, value in said.items()],
        }
        for name, said in overrides
    ]
    return {"defaults": {"noValue": "none"} | defaults, "overrides": rules}


def _table(widths: list[int | None], **more: Any) -> Body:
    names = [f"c{index}" for index in range(len(widths))]
    said = [
        (name, {"custom.width": width} if width else {}) for name, width in zip(names, widths, strict=True)
    ]
    steps = [
        {"id": "merge", "options": {}},
        {"id": "organize", "options": {"renameByName": dict(zip(names, names, strict=True))}},
    ]
    return _panel("table", transformations=steps, fieldConfig=_fields(*said, custom={"minWidth": 64})) | more


_RED_FIRST = {"steps": [{"value": None, "color": "#cf222e"}, {"value": 1, "color": "#2da44e"}]}
_CELL = {"custom.cellOptions": {"type": "color-background"}}
BROKEN: list[tuple[str, Body]] = [
    (
        "merged_by_threshold",
        _panel(
            "state-timeline", options={"mergeValues": True}, fieldConfig=_fields(color={"mode": "thresholds"})
        ),
    ),
    ("unmerged_rows", _table([100], targets=[{"refId": "A", "expr": 'up{job="a"} > 0'}])),
    ("hidden_columns", _table([300, 300, 300])),
    ("hidden_columns", _table([400, 200, None])),
    ("hidden_columns", _table([100], fieldConfig=_fields(("c0", {"custom.width": 100})))),
    ("a_page_of_one_row", _table([100], gridPos={"w": 12, "h": 5})),
    ("coloured_nothing", _panel("stat", fieldConfig=_fields(thresholds=_RED_FIRST))),
    (
        "coloured_nothing",
        _panel("table", fieldConfig=_fields(("A", _CELL | {"noValue": "none", "thresholds": _RED_FIRST}))),
    ),
    ("repeated_marks", _panel("timeseries", fieldConfig=_fields(unit="s", decimals=0))),
    ("repeated_marks", _panel("stat", fieldConfig=_fields(unit="short", decimals=0))),
    ("cut_title", _panel("stat", title="Global budget used today", w=3)),
    (
        "unreadable_letters",
        _panel(
            "table", fieldConfig=_fields(("A", _CELL | {"mappings": [{"color": "rgba(45, 164, 78, 0.4)"}]}))
        ),
    ),
    (
        "unreadable_letters",
        _panel(
            "stat",
            options={"colorMode": "background_solid"},
            fieldConfig=_fields(mappings=[{"color": "#d4a72c"}]),
        ),
    ),
    (
        "shifting_colours",
        _panel("timeseries", fieldConfig=_fields(color={"mode": "palette-classic-by-name"})),
    ),
    (
        "shifting_colours",
        _panel("timeseries", targets=[{"refId": "A", "expr": "up", "legendFormat": "{{channel}}"}]),
    ),
    (
        "shifting_colours",
        _panel("timeseries", targets=[{"refId": "A", "expr": "up", "legendFormat": "reverse"}]),
    ),
    ("shifting_colours", _panel("timeseries", targets=[{"refId": "A", "expr": "up", "legendFormat": "p90"}])),
    (
        "loud_zeros",
        _panel(
            "stat",
            fieldConfig=_fields(("A", {"color": {"mode": "fixed", "fixedColor": "#cf222e"}}), noValue="0"),
        ),
    ),
    (
        "loud_zeros",
        _panel(
            "stat",
            targets=[
                {"refId": "A", "expr": 'ALERTS{severity="critical"}'},
                {"refId": "B", "expr": 'ALERTS{severity="warning"}'},
            ],
        ),
    ),
    ("dumb_nothing", _panel("timeseries", fieldConfig={"defaults": {}, "overrides": []})),
    (
        "plain_legends",
        _panel(
            "timeseries",
            options={"legend": {"displayMode": "list"}, "tooltip": {"mode": "multi", "sort": "desc"}},
        ),
    ),
    ("plain_legends", _panel("state-timeline", options={"tooltip": {"mode": "single", "sort": "none"}})),
    ("clipped_dials", _panel("gauge")),
    ("clipped_dials", _panel("stat")),
]
"""A panel with a fault of each kind."""


@pytest.mark.parametrize(("kind", "body"), BROKEN, ids=[kind for kind, _ in BROKEN])
def test_a_panel_that_is_drawn_wrongly_is_seen(kind: str, body: Body) -> None:
    assert list(KINDS[kind](deepcopy(body)))


def test_every_kind_of_fault_is_tried() -> None:
    assert {kind for kind, _ in BROKEN} == set(KINDS)


@pytest.mark.parametrize("name", OPEN_AT_MOST)
def test_no_dashboard_asks_for_more_than_can_be_looked_at(name: str) -> None:
    shown = [body for body in DASHBOARDS[name]["panels"] if body["type"] != "row"]

    assert len(shown) <= OPEN_AT_MOST[name]
    assert name != "target.json" or len(list(bodies(DASHBOARDS[name]))) <= OPEN_AT_MOST[name] + 1


def test_the_first_screen_of_the_overview_answers_what_it_is_opened_for() -> None:
    shown = [
        body["title"]
        for body in DASHBOARDS["overview.json"]["panels"]
        if body["type"] != "row" and body["gridPos"]["y"] + body["gridPos"]["h"] <= FIRST_SCREEN
    ]
    tiles = [one for one in PANELS if one.title in {"Official channels now", "Reverse channels now"}]

    assert shown == [
        "Official channels now",
        "Reverse channels now",
        "Alerts firing",
        "Targets by state",
        "Official channels",
        "Reverse channels",
        "State of every target",
    ]
    for tile in tiles:
        legends = {one["legendFormat"] for one in tile.body["targets"]}
        assert {"up now", "30 days", "promise", "a success costs"} <= legends


def test_the_rows_that_not_everybody_needs_are_closed() -> None:
    rows = {
        one["title"]: one["collapsed"]
        for one in DASHBOARDS["overview.json"]["panels"]
        if one["type"] == "row"
    }

    assert {title for title, closed in rows.items() if closed} == {
        "Risk control and speed",
        "Vendors and retirements",
    }


@pytest.mark.parametrize(
    ("name", "title"),
    [("cost.json", "What a success costs"), ("exporter.json", "Unsound"), ("target.json", "State")],
)
def test_a_dashboard_opens_with_what_it_is_about(name: str, title: str) -> None:
    first = next(body for body in DASHBOARDS[name]["panels"] if body["type"] != "row")

    assert first["title"] == title
