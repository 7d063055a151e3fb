"""Panels of each kind, alike in style: quiet legends, shared tooltips, no decoration."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from grafana_foundation_sdk.models import (
    bargauge,
    common,
    heatmap,
    stat,
    statetimeline,
    statushistory,
    timeseries,
)
from grafana_foundation_sdk.models import dashboard as model
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

from dashboards.parts.panels import (
    BY_MAPPING,
    BY_SERIES,
    Frame,
    Link,
    Look,
    Query,
    field_config,
    instant,
    painted,
    panel,
    ranged,
)

_LAST: Final = common.ReduceDataOptions(calcs=["lastNotNull"], fields="", values=False)
_NO_LEGEND: Final = common.VizLegendOptions(show_legend=False)
_SHARED: Final = common.VizTooltipOptions(
    mode=common.TooltipDisplayMode.MULTI, sort=common.SortOrder.DESCENDING
)
NAMED: Final = common.BigValueTextMode.VALUE_AND_NAME
"""For `tiles`: each number with its name."""
FIGURE, LETTERS, WORD = 24, 13, 20
"""Pixels of numbers, of their names, and of words that stand for a number."""
_BAR: Final = 28
"""Pixels of a bar with its name above it; where not all fit, they are scrolled."""
_LINE: Final = 15
"""Pixels that the name of a lane needs."""
_AROUND: Final = 72
"""Pixels of a timeline's title and axis."""


@dataclass(frozen=True)
class Draw:
    """How a graph is drawn."""

    bars: bool = False
    stacked: bool = False
    fill: int = 0
    lines_at_steps: bool = False
    """Draw the thresholds as lines."""
    logarithmic: bool = False
    up_to: float | None = None
    """What the axis reaches at least."""
    below: bool = False
    """Put the legend below, for panels too narrow for one on the right."""


LINES: Final = Draw()
AREAS: Final = Draw(fill=10)
BARS: Final = Draw(bars=True, stacked=True, fill=80)
STACK: Final = Draw(stacked=True, fill=60)
LIMITS: Final = Draw(lines_at_steps=True, up_to=4)
NARROW: Final = Draw(below=True)
NARROW_BARS: Final = replace(BARS, below=True)


def tiles(
    frame: Frame,
    queries: Sequence[Query],
    look: Look,
    *,
    text: common.BigValueTextMode = common.BigValueTextMode.VALUE,
    size: int = FIGURE,
    background: bool = False,
) -> model.Panel:
    """Single numbers, side by side, all of one size in pixels."""
    colour = common.BigValueColorMode.BACKGROUND_SOLID if background else common.BigValueColorMode.VALUE
    options = stat.Options(
        graph_mode=common.BigValueGraphMode.NONE,
        color_mode=colour,
        justify_mode=common.BigValueJustifyMode.AUTO,
        text_mode=text,
        reduce_options=_LAST,
        orientation=common.VizOrientation.AUTO,
        wide_layout=False,
        text=common.VizTextDisplayOptions(title_size=LETTERS, value_size=size),
    )
    fields = field_config(look, overrides=painted(queries))
    return panel("stat", frame, options, fields, instant(queries))


def word(frame: Frame, query: Query, look: Look) -> model.Panel:
    """The name of the one series there is, such as the reason of a state."""
    return tiles(frame, [query], look, text=common.BigValueTextMode.NAME, size=WORD)


def ranking(frame: Frame, query: Query, look: Look, links: Sequence[Link] = ()) -> model.Panel:
    """Horizontal bars, one for each series of a top list."""
    options = bargauge.Options(
        display_mode=common.BarGaugeDisplayMode.BASIC,
        reduce_options=_LAST,
        legend=_NO_LEGEND,
        orientation=common.VizOrientation.HORIZONTAL,
        show_unfilled=True,
        min_viz_height=_BAR,
        max_viz_height=_BAR,
        name_placement=common.BarGaugeNamePlacement.TOP,
        text=common.VizTextDisplayOptions(title_size=LETTERS, value_size=LETTERS),
    )
    return panel("bargauge", frame, options, field_config(look, links=links), instant([query]))


def graph(
    frame: Frame, queries: Sequence[Query], look: Look, draw: Draw = LINES, links: Sequence[Link] = ()
) -> model.Panel:
    """Values over time."""
    custom = common.GraphFieldConfig(
        draw_style=common.GraphDrawStyle.BARS if draw.bars else common.GraphDrawStyle.LINE,
        line_width=1,
        fill_opacity=draw.fill,
        show_points=common.VisibilityMode.NEVER if draw.bars else common.VisibilityMode.AUTO,
        span_nulls=False,
        stacking=_stacking(draw),
        scale_distribution=_scale(draw),
        thresholds_style=_limits(draw),
        axis_soft_min=None if draw.logarithmic else 0,
        axis_soft_max=draw.up_to,
    )
    options = timeseries.Options(legend=_legend(draw), tooltip=_SHARED)
    fields = field_config(look, custom, painted(queries), BY_SERIES, links)
    return panel("timeseries", frame, options, fields, ranged(queries))


def _legend(draw: Draw) -> common.VizLegendOptions:
    """A table, so that the last values, or of bars the sums, can be compared."""
    return common.VizLegendOptions(
        show_legend=True,
        display_mode=common.LegendDisplayMode.TABLE,
        placement=common.LegendPlacement.BOTTOM if draw.below else common.LegendPlacement.RIGHT,
        calcs=["sum" if draw.bars else "lastNotNull"],
    )


def _stacking(draw: Draw) -> common.StackingConfig | None:
    return common.StackingConfig(mode=common.StackingMode.NORMAL, group="A") if draw.stacked else None


def _scale(draw: Draw) -> common.ScaleDistributionConfig | None:
    log = common.ScaleDistributionConfig(type_val=common.ScaleDistribution.LOG, log=2)
    return log if draw.logarithmic else None


def _limits(draw: Draw) -> common.GraphThresholdsStyleConfig | None:
    dashed = common.GraphThresholdsStyleConfig(mode=common.GraphThresholdsStyleMode.DASHED)
    return dashed if draw.lines_at_steps else None


def lanes(height: int) -> int:
    """How many names of lanes can be read in a panel of so many cells."""
    return max(1, (height * 38 - 8 - _AROUND) // _LINE)


def timeline(frame: Frame, query: Query, look: Look, height: int, links: Sequence[Link] = ()) -> model.Panel:
    """States over time, one line for each series, in pages. Where nothing was measured there is a gap."""
    options = statetimeline.Options(
        show_value=common.VisibilityMode.NEVER,
        row_height=0.85,
        merge_values=True,
        align_value=common.TimelineValueAlignment.LEFT,
        legend=_NO_LEGEND,
        tooltip=_SHARED,
        per_page=lanes(height),
    )
    custom = statetimeline.FieldConfig(line_width=0, fill_opacity=85, span_nulls=False)
    fields = field_config(look, custom, colour=BY_MAPPING, links=links)
    return panel("state-timeline", frame, options, fields, ranged([query]))


def days(frame: Frame, query: Query, look: Look, height: int) -> model.Panel:
    """One cell for each step, coloured by its value."""
    options = statushistory.Options(
        row_height=0.85,
        show_value=common.VisibilityMode.NEVER,
        col_width=0.9,
        legend=_NO_LEGEND,
        tooltip=_SHARED,
        per_page=lanes(height),
    )
    custom = statushistory.FieldConfig(line_width=0, fill_opacity=85)
    made = panel("status-history", frame, options, field_config(look, custom), ranged([query]))
    made.max_data_points = 50
    return made


def heat(frame: Frame, buckets: Query, look: Look) -> model.Panel:
    """How many values fell into each bucket of a histogram."""
    options = heatmap.Options(
        calculate=False,
        color=heatmap.HeatmapColorOptions(
            mode=heatmap.HeatmapColorMode.SCHEME, scheme="Oranges", exponent=0.5, steps=64, reverse=False
        ),
        y_axis=heatmap.YAxisConfig(unit=look.unit, axis_placement=common.AxisPlacement.LEFT),
        cell_values=heatmap.CellValues(unit="short", decimals=0),
        filter_values=heatmap.FilterValueRange(le=1e-9),
        legend=heatmap.HeatmapLegend(show=True),
        tooltip=heatmap.HeatmapTooltip(mode=common.TooltipDisplayMode.SINGLE, y_histogram=False),
        cell_gap=1,
    )
    target = ranged([replace(buckets, legend="{{le}}")])[0]
    target.format_val = PromQueryFormat.HEATMAP
    return panel("heatmap", frame, options, field_config(look), [target])
