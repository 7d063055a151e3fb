"""What every panel has: its queries, how its values are read, where it leads, and the frame around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from grafana_foundation_sdk.models import common, prometheus
from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts.style import NEUTRAL, NONE_FILL, QUIET, Steps, ValueMapping, nothing, thresholds

SOURCE: Final = common.DataSourceRef(type_val="prometheus", uid="${datasource}")
BY_THRESHOLD: Final = model.FieldColor(mode=model.FieldColorModeId.THRESHOLDS)
BY_MAPPING: Final = model.FieldColor(mode=model.FieldColorModeId.FIXED, fixed_color=QUIET)
"""Colours come from mappings alone. By threshold, Grafana merges equal colours and forgets the mappings."""
BY_SERIES: Final = model.FieldColor(mode=model.FieldColorModeId.PALETTE_CLASSIC)
"""One after the other: by name, two series of a graph may be given one colour."""


@dataclass(frozen=True)
class Query:
    """One query of a panel. Its letter follows from its place."""

    expr: str
    legend: str = ""
    colour: str = ""
    """Fixed colour of all its series."""
    dashed: bool = False
    look: "Look | None" = None
    """How its own values are read, where not as the panel's others are."""


@dataclass(frozen=True)
class Look:
    """How values are read."""

    unit: str = "none"
    steps: Steps = NEUTRAL
    mappings: Sequence[ValueMapping] = ()
    decimals: int | None = None
    least: float | None = None
    most: float | None = None
    none: str | None = None
    """Shown where there is no value."""
    filled: bool = False
    """Whether the colour is behind the letters."""

    def properties(self) -> dict[str, Any]:
        """As settings of single fields."""
        found: dict[str, Any] = {"unit": self.unit}
        if self.steps is not NEUTRAL:
            found |= {"thresholds": thresholds(self.steps).to_json(), "color": {"mode": "thresholds"}}
        if self.words:
            found["mappings"] = [one.to_json() for one in self.words]
        given = {"decimals": self.decimals, "min": self.least, "max": self.most, "noValue": self.none}
        return found | {key: value for key, value in given.items() if value is not None}

    @property
    def words(self) -> list[ValueMapping]:
        """Its mappings, and that of no value."""
        grey = NONE_FILL if self.filled else QUIET
        return [*self.mappings, *([nothing(self.none, grey)] if self.none else [])]


@dataclass(frozen=True)
class Link:
    """Where a panel, or one of its values, leads."""

    title: str
    url: str
    new_tab: bool = False

    def of_value(self) -> dict[str, Any]:
        """As one of the links of a value."""
        return {"title": self.title, "url": self.url, "targetBlank": self.new_tab}


@dataclass(frozen=True)
class Frame:
    """Title, explanation and links of a panel, and its own times where they are not the dashboard's."""

    title: str
    about: str
    links: Sequence[Link] = ()
    step: str | None = None
    """The least distance between two points, such as `1d`; `$__interval` is never shorter."""
    reach: str | None = None
    """How far the panel looks back, whatever the dashboard's range, such as `30d`."""

    def to(self, *links: Link) -> "Frame":
        """The same with links."""
        return replace(self, links=links)


def letter(index: int) -> str:
    """A, B, C, ..."""
    return chr(ord("A") + index)


def fixed(colour: str) -> dict[str, str]:
    """A colour that no value changes."""
    return {"mode": "fixed", "fixedColor": colour}


def ranged(queries: Sequence[Query]) -> list[prometheus.Dataquery]:
    """Queries over the range shown."""
    return [_target(query, letter(i), instant=False) for i, query in enumerate(queries)]


def instant(queries: Sequence[Query]) -> list[prometheus.Dataquery]:
    """Queries at the end of the range."""
    return [_target(query, letter(i), instant=True) for i, query in enumerate(queries)]


def tabular(queries: Sequence[Query]) -> list[prometheus.Dataquery]:
    """Queries at the end of the range whose labels become columns."""
    made = instant(queries)
    for target in made:
        target.format_val = prometheus.PromQueryFormat.TABLE
    return made


def _target(query: Query, ref: str, *, instant: bool) -> prometheus.Dataquery:
    return prometheus.Dataquery(
        datasource=SOURCE,
        expr=query.expr,
        instant=instant,
        range_val=not instant,
        legend_format=query.legend or None,
        ref_id=ref,
    )


def painted(queries: Sequence[Query]) -> list[model.DashboardFieldConfigSourceOverrides]:
    """Colours and dashes of single queries."""
    return [override for i, query in enumerate(queries) for override in _paint(query, letter(i))]


def _paint(query: Query, ref: str) -> list[model.DashboardFieldConfigSourceOverrides]:
    properties: dict[str, Any] = {} if query.look is None else query.look.properties()
    if query.colour:
        properties["color"] = fixed(query.colour)
    if query.dashed:
        properties |= {"custom.lineStyle": {"fill": "dash", "dash": [8, 6]}, "custom.fillOpacity": 0}
    return [override("byFrameRefID", ref, properties)] if properties else []


def override(
    matcher: str, which: str, properties: dict[str, Any]
) -> model.DashboardFieldConfigSourceOverrides:
    """Other settings for the fields that a matcher finds."""
    return model.DashboardFieldConfigSourceOverrides(
        matcher=model.MatcherConfig(id_val=matcher, options=which),
        properties=[model.DynamicConfigValue(id_val=key, value=value) for key, value in properties.items()],
    )


def field_config(
    look: Look,
    custom: object = None,
    overrides: Sequence[model.DashboardFieldConfigSourceOverrides] = (),
    colour: model.FieldColor = BY_THRESHOLD,
    links: Sequence[Link] = (),
) -> model.FieldConfigSource:
    """Unit, colours and words of a panel's values. Over time there is no word for a moment without any."""
    words = look.words if custom is None else list(look.mappings)
    return model.FieldConfigSource(
        defaults=model.FieldConfig(
            unit=look.unit,
            decimals=look.decimals,
            min_val=look.least,
            max_val=look.most,
            mappings=words or None,
            thresholds=thresholds(look.steps),
            color=colour,
            links=[_link(link) for link in links] or None,
            no_value=look.none,
            custom=custom,
        ),
        overrides=list(overrides),
    )


def panel(
    kind: str, frame: Frame, options: object, fields: model.FieldConfigSource, targets: Sequence[Any] = ()
) -> model.Panel:
    """A panel without a place yet."""
    return model.Panel(
        type_val=kind,
        title=frame.title,
        description=frame.about,
        datasource=SOURCE,
        targets=list(targets) or None,
        links=[_link(link) for link in frame.links] or None,
        interval=frame.step,
        time_from=frame.reach,
        options=options,
        field_config=fields,
    )


def _link(link: Link) -> model.DashboardLink:
    return model.DashboardLink(title=link.title, url=link.url, target_blank=link.new_tab)
