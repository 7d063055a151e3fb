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
from dashboards.parts.style import NEUTRAL


@dataclass(frozen=True)
class Column:
    """One column: a label, or the value of a query of its own."""

    title: str
    label: str = ""
    query: Query | None = None
    look: Look | None = None
    links: Sequence[Link] = ()
    width: int = 0
    """In pixels; 0 takes what the others leave, at least `least`."""
    least: int = 64
    as_link: bool = False
    """Whether the name of its link stands in the place of the value."""


def labels_of(query: Query) -> Column:
    """A query for the sake of its labels alone."""
    return Column("", query=query)


_FILLED: Final = {"type": "color-background", "mode": "basic"}
_COLOURED: Final = {"type": "color-text"}
_LINK: Final = {"type": "data-links"}
_LEAST: Final = 64
"""Pixels of a column that says nothing of its width; Grafana's own is 150."""


def listing(
    frame: Frame, columns: Sequence[Column], *sort: str, ascending: bool = False, none: str = "nothing"
) -> model.Panel:
    """A table sorted by some columns, the highest first unless told otherwise; `none` where it is empty."""
    queries = [column.query for column in columns if column.query is not None]
    options = table.Options(
        sort_by=[common.TableSortByFieldState(display_name=one, desc=not ascending) for one in sort],
        footer=common.TableFooterOptions(show=False, reducer=[], enable_pagination=True),
        cell_height=common.TableCellHeight.SM,
    )
    fields = field_config(
        Look(none=none),
        common.TableFieldOptions(align=common.FieldTextAlignment.AUTO, inspect=False, min_width=_LEAST),
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
    properties = {"noValue": "–"} | look.properties()
    if column.as_link:
        properties["custom.cellOptions"] = _LINK
    elif look.words or look.steps is not NEUTRAL:
        properties["custom.cellOptions"] = _FILLED if look.filled else _COLOURED
        # Where nothing else gives a colour, the letters keep theirs.
        properties.setdefault("color", {"mode": "fixed", "fixedColor": "text"})
    if look.filled:
        properties["custom.align"] = "left"
    properties |= {"custom.width": column.width} if column.width else {"custom.minWidth": column.least}
    if column.links:
        properties["links"] = [link.of_value() for link in column.links]
    return override("byName", column.title, properties)
