"""What a panel of the JSON would show wrongly in Grafana 13, found without drawing it: one function for each kind.

The measures are those of Grafana's own front-end (`@grafana/ui` 13): a cell of the grid is 30 pixels high and 8 apart,
columns of a table that say nothing of their width share what the others leave, and are 150 pixels wide at least.
"""

from collections.abc import Callable, Iterator
from typing import Any

import promql_parser

from dashboards.parts.style import CHANNELS, DULL, NONE_FILL, QUIET
from exporter.core.vocabulary import Channel
from tests.rules.contrast import brightness, contrast
from tests.rules.dashboards import parsable

Body = dict[str, Any]
WIDE, NARROW = 1600, 1300
"""Pixels of a window, and of one whose menu is open: both must be enough."""
COLUMN, LEAST = 150, 64
ROW, HEAD, CHROME, PAGES = 36, 34, 34, 46
"""Pixels of a table's row, its header, the panel's title, and the control of pages."""
RESCALED = {"s", "short", "bytes", "currencyUSD"}
"""Units that turn 1200 into 1.2 K, so that without decimals neighbouring marks of an axis are alike."""
_KEEPING = {"topk", "bottomk", "limitk"}
_PASSING = {"last_over_time", "label_replace", "label_join", "sort", "sort_desc"}


def pixels(cells: int, window: int = WIDE) -> float:
    """The width of a panel."""
    return cells * ((window - 32 - 23 * 8) / 24 + 8) - 8


def named(node: Any) -> bool:
    """Whether a result keeps the name of a metric."""
    match node:
        case promql_parser.VectorSelector():
            return True
        case promql_parser.ParenExpr():
            return named(node.expr)
        case promql_parser.AggregateExpr():
            return str(node.op) in _KEEPING and named(node.expr)
        case promql_parser.Call():
            return node.func.name in _PASSING and any(map(named, node.args))
        case promql_parser.BinaryExpr():
            return _operated(node)
    return False


def _operated(node: Any) -> bool:
    op = str(node.op)
    boolean = bool(node.modifier and getattr(node.modifier, "return_bool", False))
    if op == "or":
        return named(node.lhs) or named(node.rhs)
    kept = op in {"and", "unless"} or (op in {"==", "!=", ">", "<", ">=", "<="} and not boolean)
    return kept and named(node.lhs)


def overrides(body: Body) -> dict[str, Body]:
    """What a panel says of single fields, by their name or letter."""
    return {
        str(one["matcher"]["options"]): {rule["id"]: rule["value"] for rule in one["properties"]}
        for one in body["fieldConfig"]["overrides"]
    }


def _steps(body: Body) -> Body:
    return {one["id"]: one["options"] for one in body["transformations"]}


def merged_by_threshold(body: Body) -> Iterator[str]:
    """Colours by threshold are merged by threshold, and the mappings are forgotten (grafana/grafana#71804)."""
    merges = body["type"] == "state-timeline" and body["options"].get("mergeValues")
    if merges and body["fieldConfig"]["defaults"]["color"]["mode"] == "thresholds":
        yield "merges by threshold: its mappings are not shown"


def unmerged_rows(body: Body) -> Iterator[str]:
    """Rows are merged where all their labels agree, and the metric's name is one of them."""
    if body["type"] == "table" and "merge" in _steps(body):
        keep = [one["refId"] for one in body["targets"] if named(promql_parser.parse(parsable(one["expr"])))]
        if keep:
            yield f"queries {', '.join(keep)} keep the name of their metric"


def hidden_columns(body: Body) -> Iterator[str]:
    """Columns beyond the right edge."""
    if body["type"] != "table":
        return
    custom = body["fieldConfig"]["defaults"].get("custom", {})
    if custom.get("minWidth", COLUMN) > LEAST:
        yield f"a column without a width takes {custom.get('minWidth', COLUMN)} pixels"
    said = overrides(body)
    for window in (WIDE, NARROW):
        room = pixels(body["gridPos"]["w"], window) - 2
        needs = sum(_widths([said[name] for name in _steps(body)["organize"]["renameByName"].values()], room))
        if needs > room + 0.5:
            yield f"its columns need {needs:.0f} of {room:.0f} pixels at {window}"


def _widths(columns: list[Body], room: float) -> Iterator[float]:
    """As Grafana shares the room out: what is left, in equal parts, but nobody less than its minimum."""
    fixed = [one["custom.width"] for one in columns if "custom.width" in one]
    others = [one.get("custom.minWidth", COLUMN) for one in columns if "custom.width" not in one]
    yield from fixed
    for least in others:
        yield max(least, (room - sum(fixed)) / len(others))


def a_page_of_one_row(body: Body) -> Iterator[str]:
    """A table that shows one row and a pager."""
    rows = (body["gridPos"]["h"] * 38 - 8 - CHROME - HEAD - PAGES) // ROW
    if body["type"] == "table" and rows < 2:
        yield f"{rows} row a page"


def coloured_nothing(body: Body) -> Iterator[str]:
    """A word for nothing in the colour of a verdict, the first of the thresholds."""
    defaults = body["fieldConfig"]["defaults"]
    looks = {"": defaults, **{name: defaults | own for name, own in overrides(body).items()}}
    if body["type"] == "table":
        looks = {name: own for name, own in overrides(body).items() if "custom.cellOptions" in own}
    if body["type"] not in {"stat", "gauge", "table"}:
        return
    for name, look in looks.items():
        painted = len((look.get("thresholds") or {}).get("steps", [])) > 1 or look.get("mappings")
        grey = [_nothing(one) for one in look.get("mappings") or [] if one["type"] == "special"]
        if look.get("noValue", "–") != "–" and painted and not set(grey) & {QUIET, NONE_FILL}:
            yield f"{name or 'it'}: «{look['noValue']}» wears a colour that means something"


def _nothing(mapping: Body) -> str:
    return str(mapping["options"]["result"]["color"])


def repeated_marks(body: Body) -> Iterator[str]:
    """An axis whose marks are written alike."""
    defaults = body["fieldConfig"]["defaults"]
    if body["type"] == "timeseries" and defaults.get("unit") in RESCALED and defaults.get("decimals") == 0:
        yield f"no decimals with «{defaults['unit']}»"
    if defaults.get("unit") == "short" and body["type"] in {"stat", "timeseries", "bargauge"}:
        yield "«short» writes 1051 as 1 K"


def cut_title(body: Body) -> Iterator[str]:
    """A title that is longer than its panel, icons and times included."""
    icons = 24 * (bool(body.get("description")) + bool(body.get("links"))) + 110 * bool(body.get("timeFrom"))
    for window in (WIDE, NARROW):
        if len(body["title"]) * 7.1 + icons + 24 > pixels(body["gridPos"]["w"], window):
            yield f"the title is cut at {window}"


def unreadable_letters(body: Body) -> Iterator[str]:
    """Letters on a ground of which they do not stand out; Grafana takes dark ones from a brightness of 180."""
    filled = (
        {"": body["fieldConfig"]["defaults"]}
        if body["options"].get("colorMode") == "background_solid"
        else {}
    )
    filled |= {
        name: own
        for name, own in overrides(body).items()
        if own.get("custom.cellOptions", {}).get("type") == "color-background"
    }
    for name, look in filled.items():
        for colour in _colours(look.get("mappings") or []):
            if colour.startswith("rgba"):
                yield f"{name}: {colour} is half transparent, and the letters on it are chosen as if it were not"
            elif contrast(colour, "#202226" if brightness(colour) > 180 else "#f7f8fa") < 4.5:
                yield f"{name}: the letters on {colour} cannot be read"


def _colours(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("color"), str):
            yield node["color"]
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from _colours(child)


def shifting_colours(body: Body) -> Iterator[str]:
    """Channels that are not in their colour, or colours that follow from names and may collide."""
    if body["type"] not in {"timeseries", "bargauge"}:
        return
    if body["fieldConfig"]["defaults"].get("color", {}).get("mode") == "palette-classic-by-name":
        yield "two names may have one colour"
    said = overrides(body)
    for target in body["targets"]:
        legend = target.get("legendFormat", "")
        if "{{channel}}" in legend:
            yield f"{target['refId']}: channels get whatever colour comes next"
        for channel in Channel:
            colour = said.get(target["refId"], {}).get("color", {}).get("fixedColor")
            if legend.startswith(channel) and colour != CHANNELS[channel]:
                yield f"{target['refId']}: {channel} is not in its colour"
        high = legend.endswith(("p90", "p95", "p99"))
        if high and "custom.lineStyle" not in said.get(target["refId"], {}):
            yield f"{target['refId']}: a percentile is not dashed"


def loud_zeros(body: Body) -> Iterator[str]:
    """Counts of which a zero wears a state's colour, and pages in the colour of tickets."""
    if body["type"] != "stat":
        return
    fixed = {
        name: own["color"]["fixedColor"]
        for name, own in overrides(body).items()
        if "fixedColor" in own.get("color", {})
    }
    zeros = [one for one in body["fieldConfig"]["defaults"].get("mappings") or [] if "0" in one["options"]]
    counts = body["fieldConfig"]["defaults"].get("noValue") == "0"
    if counts and set(fixed.values()) - {DULL, QUIET} and not zeros:
        yield "zeros stand in full colour"
    by_severity = {
        word: overrides(body).get(one["refId"], {}).get("thresholds")
        for one in body["targets"]
        for word in ("critical", "warning")
        if f'severity="{word}"' in one["expr"]
    }
    if len(by_severity) == 2 and by_severity["critical"] == by_severity["warning"]:
        yield "pages look like tickets"


def dumb_nothing(body: Body) -> Iterator[str]:
    """ "No data" where nothing is amiss."""
    if not body["fieldConfig"]["defaults"].get("noValue"):
        yield "says «No data» where there is none"


def plain_legends(body: Body) -> Iterator[str]:
    """Legends without the figures that are compared, and tooltips of one series."""
    options = body["options"]
    if body["type"] == "timeseries":
        legend = options["legend"]
        if legend.get("displayMode") != "table" or not legend.get("calcs"):
            yield "its legend has no figures"
    tooltip = options.get("tooltip")
    if tooltip and body["type"] != "heatmap" and (tooltip["mode"], tooltip["sort"]) != ("multi", "desc"):
        yield "its tooltip is not shared and sorted"


def clipped_dials(body: Body) -> Iterator[str]:
    """Dials whose scale ends where values go on, and letters larger than the state they stand beside."""
    if body["type"] == "gauge":
        yield "values beyond the scale are clipped"
    if body["type"] in {"stat", "bargauge"} and not body["options"].get("text", {}).get("valueSize"):
        yield "its letters are as large as the panel allows"


KINDS: dict[str, Callable[[Body], Iterator[str]]] = {
    one.__name__: one
    for one in (
        merged_by_threshold,
        unmerged_rows,
        hidden_columns,
        a_page_of_one_row,
        coloured_nothing,
        repeated_marks,
        cut_title,
        unreadable_letters,
        shifting_colours,
        loud_zeros,
        dumb_nothing,
        plain_legends,
        clipped_dials,
    )
}
