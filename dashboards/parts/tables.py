"""Tables: labels and values of instant queries, one row for each series, in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from grafana_foundation_sdk.models import common, table
from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts.panels import (
    Frame,
    Link,
    Look,
    Query,
    field_config,
    letter,
    override,
    panel,
    tabular,
)
from dashboards.parts.style import NEUTRAL, thresholds


@dataclass(frozen=True)
class Column:
    """One column: a label, or the value of a query of its own."""

    title: str
    label: str = ""
    query: Query | None = None
    look: Look | None = None
    links: Sequence[Link] = ()
    width: int | None = None
    filled: bool = False
    """Whether the colour fills the cell."""


def labels_of(query: Query) -> Column:
    """A query for the sake of its labels alone."""
    return Column("", query=query)


_FILLED: Final = {"type": "color-background", "mode": "basic"}
_COLOURED: Final = {"type": "color-text"}


def listing(frame: Frame, columns: Sequence[Column], sort: str, *, ascending: bool = False) -> model.Panel:
    """A table sorted by one of its columns, the highest first unless told otherwise."""
    queries = [column.query for column in columns if column.query is not None]
    options = table.Options(
        sort_by=[common.TableSortByFieldState(display_name=sort, desc=not ascending)],
        footer=common.TableFooterOptions(show=False, reducer=[], enable_pagination=True),
        cell_height=common.TableCellHeight.SM,
    )
    fields = field_config(
        Look("short"),
        common.TableFieldOptions(align=common.FieldTextAlignment.AUTO, inspect=False),
        [_dress(column) for column in columns if column.title],
    )
    made = panel("table", frame, options, fields, tabular(queries))
    made.transformations = _arrange(columns, len(queries))
    return made


def _fields(columns: Sequence[Column], queries: int) -> dict[str, str]:
    """The title of each visible column by its field's name before it is renamed."""
    titles, seen = {}, 0
    for column in columns:
        name = column.label
        if column.query is not None:
            name = "Value" if queries == 1 else f"Value #{letter(seen)}"
            seen += 1
        if column.title:
            titles[name] = column.title
    return titles


def _arrange(columns: Sequence[Column], queries: int) -> list[model.DataTransformerConfig]:
    titles = _fields(columns, queries)
    places = {name: index for index, name in enumerate(titles)}
    steps: list[tuple[str, dict[str, Any]]] = [("merge", {})] if queries > 1 else []
    steps.append(("filterFieldsByName", {"include": {"names": list(titles)}}))
    steps.append(("organize", {"excludeByName": {}, "indexByName": places, "renameByName": titles}))
    return [model.DataTransformerConfig(id_val=name, options=options) for name, options in steps]


def _dress(column: Column) -> model.DashboardFieldConfigSourceOverrides:
    look = column.look or Look("string")
    properties: dict[str, Any] = {"unit": look.unit}
    if look.steps is not NEUTRAL or look.mappings:
        properties["custom.cellOptions"] = _FILLED if column.filled else _COLOURED
    if look.steps is not NEUTRAL:
        properties |= {"thresholds": thresholds(look.steps).to_json(), "color": {"mode": "thresholds"}}
    if look.mappings:
        properties["mappings"] = [one.to_json() for one in look.mappings]
    for key, value in (
        ("decimals", look.decimals),
        ("min", look.least),
        ("max", look.most),
        ("noValue", look.none),
        ("custom.width", column.width),
        ("links", [link.of_value() for link in column.links] or None),
    ):
        if value is not None:
            properties[key] = value
    return override("byName", column.title, properties)
