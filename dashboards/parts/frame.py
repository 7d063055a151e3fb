"""What is around the panels: variables, annotations, links, and the JSON that is written."""

import json
from collections.abc import Sequence
from typing import Any, Final

from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts.grid import Section, place
from dashboards.parts.numbers import NUMBERS
from dashboards.parts.panels import SOURCE, Link
from dashboards.parts.queries import JOB, raw
from dashboards.parts.style import BAD, CALM, DULL, POOR

TAG: Final = "sora-exporter"
OVERVIEW, TARGET, COST, EXPORTER = "sora-overview", "sora-target", "sora-cost", "sora-exporter"
PAGE: Final = "${exporter_url:raw}"
"""Address of the exporter's own page."""
_DROPPED: Final = frozenset({"auto", "auto_min", "auto_count"})
"""What the SDK writes into every variable, and only those of intervals have."""
_IN_A_MENU: Final = ("placement", "inControlsMenu")
"""Would hide links and annotations in a menu."""
_OF_DASHBOARDS_ONLY: Final = frozenset(
    {"asDropdown", "icon", "includeVars", "keepTime", "tags", "tooltip", "type"}
)
"""What links of values and panels do not have; those have no icon either."""


def to(uid: str, variables: str) -> str:
    """The address of another dashboard over the same time, with some variables given."""
    return f"/d/{uid}?{variables}&${{datasource:queryparam}}&${{__url_time_range}}"


def page_of_target(name: str) -> Link:
    """The exporter's page of a target. `name` as Grafana spells it."""
    return Link("The exporter's page of this target", f"{PAGE}/targets/{name}", new_tab=True)


def of_target(name: str) -> tuple[Link, Link]:
    """The links of a target: its dashboard, and the exporter's page of it. `name` as Grafana spells it."""
    return (Link("Dashboard of this target", to(TARGET, f"var-target={name}")), page_of_target(name))


def runbook(alert: str) -> Link:
    """The section of the runbooks about an alert."""
    return Link(f"Runbook: {alert}", f"${{runbooks_url:raw}}#{alert.lower()}", new_tab=True)


def _source() -> model.VariableModel:
    return model.VariableModel(
        type_val=model.VariableType.DATASOURCE,
        name="datasource",
        label="Data source",
        query="prometheus",
        current=model.VariableOption(selected=True, text="default", value="default"),
        refresh=model.VariableRefresh.ON_DASHBOARD_LOAD,
    )


def _query(name: str, label: str, query: str, **more: Any) -> model.VariableModel:
    return model.VariableModel(
        type_val=model.VariableType.QUERY,
        name=name,
        label=label,
        datasource=SOURCE,
        query=query,
        definition=query,
        refresh=model.VariableRefresh.ON_TIME_RANGE_CHANGED,
        sort=model.VariableSort.ALPHABETICAL_ASC,
        **more,
    )


def _many(name: str, label: str, query: str) -> model.VariableModel:
    everything = model.VariableOption(selected=True, text=["All"], value=["$__all"])
    return _query(name, label, query, multi=True, include_all=True, all_value=".+", current=everything)


def choice(*, one_target: bool = False) -> list[model.VariableModel]:
    """Data source, provider, channel, model and target, each narrowing those after it."""
    made, known = [_source()], f'{JOB}, state="unknown"'
    for name in ("provider", "channel", "model", "target"):
        query = f"label_values(service_state{{{known}}}, {name})"
        known += f', {name}=~"${name}"'
        few = name == "target" and one_target
        made.append(_query(name, "Target", query, multi=True) if few else _many(name, name.title(), query))
    return made


def instances() -> model.VariableModel:
    """Which of several exporters."""
    return _many("instance", "Exporter", f"label_values(sora_exporter_targets{{{JOB}}}, instance)")


def options(name: str, label: str, about: str, values: str, first: str) -> model.VariableModel:
    """A choice of fixed values, given with commas between them."""
    return model.VariableModel(
        type_val=model.VariableType.CUSTOM,
        name=name,
        label=label,
        description=about,
        query=values,
        current=model.VariableOption(selected=True, text=first, value=first),
        options=[
            model.VariableOption(selected=one == first, text=one, value=one) for one in values.split(",")
        ],
    )


def _addresses() -> list[model.VariableModel]:
    """Base addresses of links, from the recorded series in which they stand once for all."""
    hidden = model.VariableHide.HIDE_VARIABLE
    return [
        _query(f"{name}_url", name, f"label_values(sora_exporter:urls:info, {name})", hide=hidden)
        for name in ("exporter", "runbooks")
    ]


def _annotation(
    name: str, expr: str, title: str, colour: str, *, shown: bool = True
) -> model.AnnotationQuery:
    return model.AnnotationQuery(
        name=name,
        datasource=SOURCE,
        enable=shown,
        icon_color=colour,
        expr=expr,
        step="60s",
        title_format=title,
        use_value_for_time=True,
    )


def _changes(*further: str) -> str:
    """The moment of each target's last change in milliseconds, with the state it entered."""
    who = "job, instance, target, provider, channel, model"
    moment = raw("service_state_last_change_timestamp_seconds", *further)
    return f"1000 * {moment} * on ({who}) group_right () ({raw('service_state', *further)} == 1)"


def annotations(*, by_channel: bool) -> list[model.AnnotationQuery]:
    """State changes, reloads and restarts at their exact moments; by channel the reverse ones are off."""
    said = "{{target}}: {{state}}"
    changes = (
        [
            _annotation("State changes, official", _changes('channel="official"'), said, POOR),
            _annotation("State changes, reverse", _changes('channel="reverse"'), said, DULL, shown=False),
        ]
        if by_channel
        else [_annotation("State changes", _changes(), said, POOR)]
    )
    loaded = f"1000 * sora_exporter_config_last_reload_success_timestamp_seconds{{{JOB}}}"
    started = f"1000 * process_start_time_seconds{{{JOB}}}"
    return [
        *changes,
        _annotation("Reloads", loaded, "{{instance}}: configuration loaded", CALM),
        _annotation("Restarts", started, "{{instance}}: started", BAD),
    ]


def _links() -> list[model.DashboardLink]:
    others = model.DashboardLink(
        title="Dashboards",
        type_val=model.DashboardLinkType.DASHBOARDS,
        icon="dashboard",
        tags=[TAG],
        as_dropdown=True,
        include_vars=True,
        keep_time=True,
    )
    outside = {"Exporter's page": f"{PAGE}/", "Runbooks": "${runbooks_url:raw}"}
    return [
        others,
        *(
            model.DashboardLink(
                title=title,
                type_val=model.DashboardLinkType.LINK,
                icon="external link",
                url=url,
                target_blank=True,
            )
            for title, url in outside.items()
        ),
    ]


def dashboard(
    uid: str,
    title: str,
    about: str,
    sections: Sequence[Section],
    variables: Sequence[model.VariableModel],
    notes: Sequence[model.AnnotationQuery],
) -> model.Dashboard:
    """A whole dashboard."""
    return model.Dashboard(
        uid=uid,
        title=title,
        description=about,
        tags=[TAG],
        editable=False,
        graph_tooltip=model.DashboardCursorSync.CROSSHAIR,
        time=model.DashboardDashboardTime(from_val="now-24h", to="now"),
        refresh="1m",
        timezone="browser",
        schema_version=42,
        panels=place(sections, NUMBERS[uid]),
        templating=model.DashboardDashboardTemplating(list_val=[*variables, *_addresses()]),
        annotations=model.AnnotationContainer(list_val=list(notes)),
        links=_links(),
    )


def written(made: model.Dashboard) -> str:
    """The JSON of a dashboard, as it is committed."""
    plain = _clean(json.loads(json.dumps(made, cls=JSONEncoder)))
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _clean(node: Any) -> Any:
    if isinstance(node, list):
        return [_clean(one) for one in node]
    if not isinstance(node, dict):
        return node
    dropped = _DROPPED | _OF_DASHBOARDS_ONLY if "url" in node and not node.get("icon") else _DROPPED
    kept = {key: value for key, value in node.items() if key not in dropped and (key, value) != _IN_A_MENU}
    return {key: _clean(value) for key, value in kept.items()}
