"""The exporter's dashboard, its first panel: all that is unsound, in one list."""

from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import runbook
from dashboards.parts.looks import OF_ROW
from dashboards.parts.panels import Frame, Look, Query
from dashboards.parts.tables import Column, labels_of, listing


def unsound() -> model.Panel:
    """What an operator of the exporter has to look at; nothing where all is fine."""
    frame = Frame(
        "Unsound",
        "All that is amiss with the exporters themselves and with what they are allowed to ask: each line "
        "says what, and of which exporter, target or page.",
        [
            runbook("AIVideoExporterDown"),
            runbook("AIVideoProbesOverdue"),
            runbook("AIVideoCredentialRefused"),
        ],
    )
    found = " or ".join(_named(what, expr) for what, expr in _checks().items())
    columns = [
        Column("What", "what", look=Look("string", mappings=[style.texts(_WORDS)]), width=200),
        Column("Target", "target", links=OF_ROW, least=130),
        Column("Probe", "probe", width=100),
        Column("Page", "page", width=90),
        Column("Exporter", "instance", width=135),
        labels_of(Query(found)),
    ]
    return listing(frame, columns, "What", ascending=True, none="nothing is unsound")


_WORDS = {
    "down": "Prometheus does not reach it",
    "config": "configuration was refused",
    "store": "storage cannot be written",
    "network": "own network does not work",
    "rules": "rules are not loaded",
    "key": "key or balance is refused",
    "overdue": "probe is overdue",
    "off": "probe is off",
    "page": "status page cannot be read",
}


def _checks() -> dict[str, str]:
    """An expression by what it finds."""
    due, every = q.watched("probe_next_run_timestamp_seconds"), q.watched("probe_interval_seconds")
    off = q.watched("probe_disabled")
    late = f"time() - ({due} > 0) > {every} + 300 unless on (instance, target, probe) {off} == 1"
    own = {
        "down": "up",
        "config": "sora_exporter_config_last_reload_successful",
        "store": "sora_exporter_store_writable",
        "network": "sora_exporter_network_ok",
    }
    return {
        **{what: f"max by (instance) ({q.own(name)}) == 0" for what, name in own.items()},
        "rules": "absent(target:service_state:code)",
        "key": f"min by (target) ({q.watched('credential_valid')}) == 0",
        "overdue": f"max by (target, probe) ({late})",
        "off": f"max by (target, probe) ({off}) == 1",
        "page": f"max by (page) ({q.own('status_page_up')}) == 0",
    }


def _named(what: str, expr: str) -> str:
    return f'label_replace({expr}, "what", "{what}", "", "")'
