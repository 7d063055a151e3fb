"""The committed dashboards are what the code writes, valid, readable, and ask only for what exists."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models import units
from grafana_foundation_sdk.models.dashboard import Dashboard
from promql_parser import Call, MatrixSelector, SubqueryExpr

from dashboards import build
from dashboards.parts.frame import COST, EXPORTER, OVERVIEW, TARGET, written
from exporter.core.board import COMPONENT_STATES, INDICATORS
from exporter.core.vocabulary import COLOURS, PROBES, Channel, Phase, State
from exporter.exposition.process import NAMES as PROCESS_NAMES
from tests.rules.catalogue import CATALOGUE as RULES
from tests.rules.catalogue import COUNTERS, SCRAPED
from tests.rules.catalogue import TARGET as IDENTITY
from tests.rules.dashboards import DASHBOARDS, FILES, NOTES, PANELS, QUERIES, Asked, Panel, bodies, parsable
from tests.rules.promql import grouped, labels, new_series, parse, selectors, walk
from tests.rules.rulebook import NAMES, ROOT

register_default_plugins()
RUNBOOKS = (ROOT / "alerts" / "runbooks.md").read_text()
UNITS = {value for name, value in vars(units).items() if isinstance(value, str) and not name.startswith("_")}
VARIABLES = ["datasource", "provider", "channel", "model", "target"]
UIDS = {dashboard["uid"]: dashboard for dashboard in DASHBOARDS.values()}
_ALERT = frozenset({"alertname", "severity", "app", "page", "impact", "component", "probe", "window"})
CATALOGUE = (
    RULES
    | dict.fromkeys(PROCESS_NAMES, SCRAPED)
    | {"scrape_duration_seconds": SCRAPED, "scrape_samples_scraped": SCRAPED}
    | {
        "ALERTS": SCRAPED | IDENTITY | _ALERT | {"alertstate"},
        "ALERTS_FOR_STATE": SCRAPED | IDENTITY | _ALERT,
    }
)
WORDS = {
    "state": {*State, *COMPONENT_STATES},
    "indicator": set(INDICATORS),
    "to": set(State),
    "channel": set(Channel),
    "outcome": set(State),
    "probe": set(PROBES),
    "phase": set(Phase),
    "unit": {"second", "call"},
    "severity": {"critical", "warning"},
    "alertstate": {"firing"},
    "alertname": set(NAMES),
    "reason": {"content_policy"},
    "app": {"sora-exporter"},
    "job": {"sora-exporter"},
}
WINDOWS = {"1d": "24 hours", "7d": "7 days", "30d": "30 days"}
"""Windows that do not follow the range shown, and what a reader is told of them."""
PAGED = {"table", "state-timeline", "status-history"}

every_file = pytest.mark.parametrize("name", FILES)
every_panel = pytest.mark.parametrize("panel", PANELS, ids=str)
every_query = pytest.mark.parametrize("asked", QUERIES, ids=str)
every_expr = pytest.mark.parametrize(
    "expr", [*(asked.expr for asked in QUERIES), *NOTES.values()], ids=[*map(str, QUERIES), *NOTES]
)


def _result(asked: Asked) -> frozenset[str]:
    return labels(parse(parsable(asked.expr)), CATALOGUE) or frozenset()


def _dicts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _dicts(child)


def _links(node: Any) -> list[str]:
    return [one["url"] for one in _dicts(node) if "url" in one and "title" in one]


def _lost(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """What one JSON has and another has not, or has otherwise."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            yield from _lost(value, after[key], f"{path}.{key}") if key in after else [f"{path}.{key}"]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after, strict=True)):
            yield from _lost(*pair, f"{path}[{index}]")
    elif before != after:
        yield path


def test_the_files_are_what_the_code_writes() -> None:
    assert set(FILES) == set(build.BUILDERS)
    assert build.stale() == []


@every_file
def test_grafanas_own_types_know_all_that_is_in_a_file(name: str) -> None:
    again = json.loads(written(Dashboard.from_json(DASHBOARDS[name])))

    assert list(_lost(DASHBOARDS[name], again)) == []


@every_file
def test_a_dashboard_can_be_provisioned_anywhere(name: str) -> None:
    dashboard = DASHBOARDS[name]

    assert dashboard["schemaVersion"] == 42
    assert dashboard["editable"] is False
    assert dashboard["tags"] == ["sora-exporter"]
    assert dashboard["title"]
    assert dashboard["description"]
    assert not {"id", "__inputs", "__requires"} & dashboard.keys()


def test_the_addresses_of_the_dashboards_are_those_that_links_name() -> None:
    assert set(UIDS) == {OVERVIEW, TARGET, COST, EXPORTER}


def _variables(dashboard: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in dashboard["templating"]["list"]}


@every_file
def test_the_same_variables_are_at_the_top_and_begin_with_everything(name: str) -> None:
    found = _variables(DASHBOARDS[name])

    assert list(found)[:5] == VARIABLES
    assert found["datasource"]["current"] == {"selected": True, "text": "default", "value": "default"}
    for one in found.values():
        assert one["type"] != "query" or one["refresh"] == 2
        assert one.get("label")
    for one in ("provider", "channel", "model", "target"):
        if (name, one) != ("target.json", "target"):
            assert found[one]["multi"]
            assert found[one]["allValue"] == ".+"
            assert found[one]["current"]["value"] == ["$__all"]


@every_file
def test_variables_are_read_from_series_that_exist(name: str) -> None:
    for one in _variables(DASHBOARDS[name]).values():
        if one["type"] == "query":
            found = re.fullmatch(r"label_values\((.+), (\w+)\)", one["query"])
            assert found
            (selector,) = selectors(parse(parsable(found[1])))
            assert {found[2], *(label for label, _ in selector.matchers)} <= _known(selector.name), one[
                "name"
            ]


def _known(metric: str) -> frozenset[str]:
    return (
        CATALOGUE[metric] | {"runbooks", "dashboards", "exporter"}
        if ":urls:" in metric
        else CATALOGUE[metric]
    )


@every_file
def test_a_target_dashboard_repeats_itself_only_for_the_targets_that_are_chosen(name: str) -> None:
    repeated = [row["repeat"] for row in DASHBOARDS[name]["panels"] if row.get("repeat")]

    assert repeated == (["target"] if name == "target.json" else [])
    assert all(_variables(DASHBOARDS[name])[one].get("includeAll") is not True for one in repeated), (
        "everything would be repeated"
    )


@every_file
def test_panels_have_numbers_of_their_own_and_do_not_overlap(name: str) -> None:
    found = list(bodies(DASHBOARDS[name]))
    # What is in a collapsed row stands where the rows after it are pushed away from.
    for shown in [DASHBOARDS[name]["panels"], *(row["panels"] for row in found if row.get("collapsed"))]:
        cells = _cells(shown)
        assert max(x for x, _ in cells) == 23
        assert set(cells.values()) == {1}
    assert len({body["id"] for body in found}) == len(found)


def _cells(panels: list[dict[str, Any]]) -> Counter[tuple[int, int]]:
    return Counter(
        (x, y)
        for body in panels
        for x in range(body["gridPos"]["x"], body["gridPos"]["x"] + body["gridPos"]["w"])
        for y in range(body["gridPos"]["y"], body["gridPos"]["y"] + body["gridPos"]["h"])
    )


@every_panel
def test_a_panel_says_what_it_shows(panel: Panel) -> None:
    assert re.fullmatch(r"[A-Z][^.]*", panel.title)
    assert re.fullmatch(r"[A-Z0-9].+\.", panel.body["description"], re.DOTALL)
    assert panel.body["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
    assert panel.body["targets"]


@every_panel
def test_every_value_has_a_unit_and_a_word_for_nothing(panel: Panel) -> None:
    settings = [panel.body["fieldConfig"]["defaults"], *_overridden(panel)]

    assert all(one.get("unit") in UNITS for one in settings if "unit" in one)
    assert panel.kind != "stat" or panel.body["fieldConfig"]["defaults"].get("noValue")


def _overridden(panel: Panel) -> list[dict[str, Any]]:
    return [
        {one["id"]: one["value"] for one in override["properties"]}
        for override in panel.body["fieldConfig"]["overrides"]
    ]


@every_panel
def test_a_state_has_the_colour_that_the_exporters_page_gives_it(panel: Panel) -> None:
    icons = {state.icon: colour for state, colour in COLOURS.items()}
    for one in _dicts(panel.body["fieldConfig"]):
        icon = str(one.get("text", ""))[:1]
        if icon in icons and one.get("color"):
            assert one["color"] == icons[icon], one


@every_query
def test_a_query_has_its_data_source_and_a_legend_where_series_are_told_apart(asked: Asked) -> None:
    carried = _result(asked)
    named = set(re.findall(r"{{(\w+)}}", asked.body.get("legendFormat", "")))

    assert asked.body["datasource"]["uid"] == "${datasource}"
    assert named <= carried
    if asked.panel.kind in {"timeseries", "state-timeline", "status-history", "bargauge"}:
        assert asked.body["legendFormat"]


@every_expr
def test_every_metric_label_and_word_exists(expr: str) -> None:
    tree = parse(parsable(expr))
    for one in selectors(tree):
        assert one.name in CATALOGUE, one
        for name, value in one.matchers:
            assert name in CATALOGUE[one.name], one
            assert "some" in value or name == "instance" or set(value.split("|")) <= WORDS[name], one
    for named, node in grouped(tree):
        assert named <= (labels(node, CATALOGUE) or frozenset()) | {"le"}, expr


@every_expr
def test_what_the_exporter_exports_is_read_from_its_own_job(expr: str) -> None:
    for one in selectors(parse(parsable(expr))):
        if ":" not in one.name and not one.name.startswith("ALERTS"):
            assert ("job", "sora-exporter") in one.matchers, one


@every_expr
def test_counters_are_read_as_increases(expr: str) -> None:
    begun = new_series(parse(parsable(expr)))
    for one in selectors(parse(parsable(expr))):
        if one.name in COUNTERS or one.name.endswith(("_sum", "_count", "_bucket")):
            assert {"increase", "rate"} & set(one.within) or one.name in begun, one


@every_query
def test_windows_follow_the_range_shown_unless_the_reader_is_told(asked: Asked) -> None:
    told = f"{asked.panel.title} {asked.panel.body['description']} {asked.body.get('legendFormat', '')}"
    for window in re.findall(r"\[([^$\]]+)\]", asked.expr):
        length, _, step = window.partition(":")
        if f"[{window}] offset" in asked.expr:
            continue  # nothing is computed over it: it is asked who was watched then
        assert WINDOWS[length] in told, asked
        assert not step or ":" in asked.expr
    rates = [node for node, _ in walk(parse(parsable(asked.expr))) if isinstance(node, Call)]
    assert all(node.func.name != "rate" or "[$__rate_interval]" in asked.expr for node in rates)


@every_query
def test_a_window_is_longer_than_a_few_scrapes(asked: Asked) -> None:
    if "[$__interval]" in asked.expr:
        assert asked.panel.body["interval"] in {"1d", "7d"}
    ranges = [
        node
        for node, _ in walk(parse(parsable(asked.expr)))
        if isinstance(node, MatrixSelector | SubqueryExpr)
    ]
    assert all(node.range.total_seconds() >= 60 for node in ranges)


@pytest.mark.parametrize("asked", [one for one in QUERIES if one.panel.file != "target.json"], ids=str)
def test_no_graph_has_a_line_for_each_of_three_hundred_targets(asked: Asked) -> None:
    if "target" in _result(asked) and asked.panel.kind not in PAGED:
        assert asked.expr.startswith("topk(")


@every_panel
def test_what_can_grow_long_comes_in_pages(panel: Panel) -> None:
    options = panel.body["options"]
    if panel.kind == "table":
        assert options["footer"]["enablePagination"]
        assert options["sortBy"]
    if panel.kind in {"state-timeline", "status-history"}:
        # The title and the axis are some 72 pixels, and the name of a lane needs 15.
        assert 1 <= options["perPage"] <= (panel.body["gridPos"]["h"] * 38 - 8 - 72) // 15
    if panel.kind == "status-history":
        assert panel.body["maxDataPoints"] <= 50
    if panel.kind == "state-timeline":
        assert panel.body["fieldConfig"]["defaults"]["custom"]["spanNulls"] is False


@pytest.mark.parametrize("panel", [one for one in PANELS if one.kind == "table"], ids=str)
def test_the_columns_of_a_table_are_labels_and_values_of_its_queries(panel: Panel) -> None:
    steps = {one["id"]: one["options"] for one in panel.body["transformations"]}
    titles = steps["organize"]["renameByName"]
    asked = [Asked(panel, body) for body in panel.body["targets"]]
    values = {"Value"} if len(asked) == 1 else {f"Value #{one.body['refId']}" for one in asked}
    carried = frozenset[str]().union(*map(_result, asked))

    assert set(titles) == set(steps["filterFieldsByName"]["include"]["names"])
    assert set(titles) <= values | carried
    assert ("merge" in steps) == (len(asked) > 1)
    assert {one["matcher"]["options"] for one in panel.body["fieldConfig"]["overrides"]} == set(
        titles.values()
    )
    assert panel.body["options"]["sortBy"][0]["displayName"] in titles.values()
    for field in re.findall(r"__data\.fields\.(\w+)", str(panel.body)):
        assert field in titles.values()


@every_panel
def test_links_lead_to_what_exists(panel: Panel) -> None:
    carried = [_result(Asked(panel, body)) for body in panel.body["targets"]]
    for url in _links(panel.body):
        for label in re.findall(r"__field\.labels\.(\w+)", url):
            assert all(label in one for one in carried), url
        if url.startswith("${runbooks_url:raw}#a"):
            assert url.partition("#")[2] in {name.lower() for name in NAMES}
        elif url.startswith("/d/"):
            found = re.match(r"/d/([\w-]+)\?(?:var-(\w+)=)?", url)
            assert found
            assert found[2] in _variables(UIDS[found[1]])
        else:
            assert url.startswith(("${runbooks_url:raw}", "${exporter_url:raw}/")), url


@every_file
def test_dashboards_lead_to_each_other_to_the_runbooks_and_to_the_exporters_page(name: str) -> None:
    links = DASHBOARDS[name]["links"]
    urls = {one["url"] for one in links if one["type"] == "link"}
    (menu,) = (one for one in links if one["type"] == "dashboards")

    assert menu["tags"] == DASHBOARDS[name]["tags"]
    assert menu["asDropdown"]
    assert menu["includeVars"]
    assert menu["keepTime"]
    assert "${exporter_url:raw}/" in urls
    assert "${runbooks_url:raw}" in urls


@every_file
def test_changes_reloads_and_restarts_are_marked(name: str) -> None:
    notes = {one["name"]: one for one in DASHBOARDS[name]["annotations"]["list"]}

    assert {"Reloads", "Restarts"} < notes.keys()
    assert any(one.startswith("State changes") for one in notes)
    for one in notes.values():
        assert one["useValueForTime"] is True
        assert one["expr"].startswith("1000 * ")
        carried = labels(parse(parsable(one["expr"])), CATALOGUE) or frozenset()
        assert set(re.findall(r"{{(\w+)}}", one["titleFormat"])) <= carried


def test_the_exporters_page_of_a_target_is_one_click_away() -> None:
    asked = {panel.file for panel in PANELS for url in _links(panel.body) if "/targets/" in url}

    assert asked == set(FILES)


def test_every_alert_has_its_runbook_in_the_list_of_open_alerts() -> None:
    lists = [panel for panel in PANELS if panel.title == "Open alerts"]

    assert {panel.file for panel in lists} == {"overview.json", "target.json"}
    for panel in lists:
        mapped = {value["text"] for one in _dicts(panel.body) for value in _options(one)}
        assert {name.lower() for name in NAMES} <= mapped


def _options(node: dict[str, Any]) -> list[dict[str, Any]]:
    return list(node["options"].values()) if node.get("type") == "value" else []
