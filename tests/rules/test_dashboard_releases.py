"""What others hold on to stays: addresses of dashboards, numbers of panels, and the form for Grafana's import page."""

import json
import re
from typing import Any

import pytest

from dashboards.build import IMPORT
from dashboards.parts.numbers import NUMBERS
from tests.rules.dashboards import DASHBOARDS, FILES, bodies
from tests.rules.rulebook import ROOT

RELEASED: dict[str, dict[str, str]] = json.loads(
    (ROOT / "tests" / "rules" / "released_panels.json").read_text()
)
"""Titles by dashboard and number, as they were when alert links to them were last given out."""
RENAMED = {
    "Gap: official less reverse": "Gap in points: official less reverse",
    "Vendors and alerts": "Vendors and retirements",
    "In this state for": "Times",
    "Probe results": "Answers",
}
BY_UID = {one["uid"]: one for one in DASHBOARDS.values()}

every_file = pytest.mark.parametrize("name", FILES)


def test_the_addresses_are_those_of_the_last_release() -> None:
    assert set(BY_UID) == set(RELEASED)


@pytest.mark.parametrize("uid", RELEASED)
def test_a_number_still_means_what_it_meant(uid: str) -> None:
    given = {number: title for title, number in NUMBERS[uid].items()}
    shown = {body["id"]: body["title"] for body in bodies(BY_UID[uid])}

    for number, title in RELEASED[uid].items():
        now = RENAMED.get(title, title)
        assert given[int(number)] == now
        assert shown.get(int(number), now) == now


def _imported(name: str) -> dict[str, Any]:
    return dict(json.loads((ROOT / IMPORT / name).read_text()))


@every_file
def test_what_is_imported_is_the_dashboard_that_asks_for_its_data_source(name: str) -> None:
    found = _imported(name)
    added = {key: found.pop(key) for key in ("__inputs", "__elements", "__requires", "id")}
    (source,) = (one for one in found["templating"]["list"] if one["type"] == "datasource")
    asked = source.pop("current")["value"]
    plain = json.loads(json.dumps(DASHBOARDS[name]))
    del next(one for one in plain["templating"]["list"] if one["type"] == "datasource")["current"]

    assert found == plain
    assert added["id"] is None
    assert added["__elements"] == {}
    assert [f"${{{one['name']}}}" for one in added["__inputs"]] == [asked]
    assert all(one["type"] == "datasource" and one["pluginId"] == "prometheus" for one in added["__inputs"])


@every_file
def test_an_import_says_what_it_requires(name: str) -> None:
    required = {(one["type"], one["id"]): one for one in _imported(name)["__requires"]}
    panels = {body["type"] for body in bodies(DASHBOARDS[name])} - {"row"}

    assert set(required) == {
        ("grafana", "grafana"),
        ("datasource", "prometheus"),
        *(("panel", one) for one in panels),
    }
    assert re.fullmatch(r"\d+\.\d+\.\d+", required["grafana", "grafana"]["version"])


@every_file
def test_an_import_leaves_no_name_to_be_filled_in_but_its_input(name: str) -> None:
    """As Grafana's importer does it: every `${NAME}` of an input is replaced, all others stay for the dashboard."""
    text = (ROOT / IMPORT / name).read_text()
    variables = {one["name"] for one in DASHBOARDS[name]["templating"]["list"]}
    left = set(re.findall(r"\$\{(\w+)(?::\w+)?\}", text.replace("${DS_PROMETHEUS}", "chosen")))

    assert {one for one in left if not one.startswith("__")} <= variables


def test_no_dashboard_is_provisioned_twice() -> None:
    """Grafana reads the folder with all below it; a second file of one address would be refused."""
    assert sorted(path.name for path in (ROOT / "dashboards").rglob("*.json")) == FILES
