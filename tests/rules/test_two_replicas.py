"""Two exporters, paid probes on one of them: what happens to the alerts when either dies, as docs/alerting.md tells it."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from exporter.core.vocabulary import State
from tests.rules.rulebook import NAMES, ROOT, RULES

PAID, FREE = "paid:9847", "free:9847"
LONG = {
    "recording-availability",
    "recording-latency",
    "recording-videos",
    "recording-risk-control",
    "alerts-objective",
}
"""Rules over hours and days: none of their alerts is played here."""
DEATH = 40
"""Minutes."""
Told = Mapping[str, Mapping[str, str]]
"""By target and exporter: the state that it gives, with a + where it is verified."""
TARGETS: Told = {
    "both": {PAID: "suspended+", FREE: "suspended+"},
    "limited": {PAID: "risk_control+", FREE: "operational"},
    "slow": {PAID: "degraded+", FREE: "operational"},
    "fine": {PAID: "operational+", FREE: "operational"},
    "key": {PAID: "unknown", FREE: "unknown"},
    "quota": {PAID: "unknown", FREE: "operational"},
}
"""`limited`, `slow` and `quota`: only paid probes see what is the matter."""
REFUSED = {("key", PAID), ("key", FREE), ("quota", PAID)}
WHO = 'target="{0}", provider="p-{0}", channel="official", model="m-{0}"'
BEFORE = {
    ("AIVideoOfficialSuspended", "both"),
    ("AIVideoOfficialRiskControl", "limited"),
    ("AIVideoOfficialDegraded", "slow"),
    ("AIVideoOfficialCredentialRefused", "key"),
    ("AIVideoCredentialRefused", "key"),
    ("AIVideoCredentialRefused", "quota"),
    ("AIVideoUnknown", "key"),
    ("AIVideoBudgetLow", "fine"),
    ("AIVideoStatusPageIncident", ""),
}
"""When both live, after half an hour."""
STAY = {
    ("AIVideoOfficialSuspended", "both"),
    ("AIVideoOfficialCredentialRefused", "key"),
    ("AIVideoCredentialRefused", "key"),
    ("AIVideoUnknown", "key"),
    ("AIVideoStatusPageIncident", ""),
}
"""When the one with paid probes is gone: what the other one sees."""
REPLICA = ("AIVideoReplicaDown", "")


def _series(dies: str, end: int) -> Iterator[tuple[str, str]]:
    for at in (PAID, FREE):
        last = DEATH if at == dies else end
        here = f'job="sora-exporter", instance="{at}"'
        yield f"up{{{here}}}", f"1x{last} 0x{end - last}"
        yield f"sora_exporter_network_ok{{{here}}}", f"1x{last}"
        yield f'status_page_open_incidents{{{here}, page="vendor", impact="major"}}', f"1x{last}"
        for name, told in TARGETS.items():
            who = f"{here}, {WHO.format(name)}"
            stands, verified = told[at].removesuffix("+"), int(told[at].endswith("+"))
            for state in State:
                yield f'service_state{{{who}, state="{state}"}}', f"{int(state == stands)}x{last}"
            yield f"service_verified{{{who}}}", f"{verified}x{last}"
            yield f"service_last_available_timestamp_seconds{{{who}}}", f"1x{last}"
            yield f"credential_valid{{{who}}}", f"{int((name, at) not in REFUSED)}x{last}"
            for probe in ("catalog", "generation") if at == PAID else ("catalog",):
                yield f'probe_interval_seconds{{{who}, probe="{probe}"}}', f"60x{last}"
                yield f'probe_next_run_timestamp_seconds{{{who}, probe="{probe}"}}', f"60+60x{last}"
        if at == PAID:
            yield f"probe_budget_limit_usd{{{here}, {WHO.format('fine')}}}", f"1x{last}"
            yield f"probe_budget_spent_usd{{{here}, {WHO.format('fine')}}}", f"0.9x{last}"


def _labels(alert: str, target: str) -> str:
    return f'{{alertname="{alert}", target="{target}"}}' if target else f'{{alertname="{alert}"}}'


def _hold(promtool: str, folder: Path, dies: str, expected: Mapping[int, set[tuple[str, str]]]) -> None:
    """At these minutes exactly these alerts fire."""
    expr = 'count by (alertname, target) (ALERTS{alertstate="firing", severity=~"warning|critical"}) > bool 0'
    checks = [
        {
            "expr": expr,
            "eval_time": f"{minute}m",
            "exp_samples": [{"labels": _labels(alert, target), "value": 1} for alert, target in alerts],
        }
        for minute, alerts in expected.items()
    ]
    tests = {
        "rule_files": [str(path) for path in sorted(RULES.glob("*.yml")) if path.stem not in LONG],
        "group_eval_order": [
            "sora-urls",
            "sora-official",
            "sora-official-tickets",
            "sora-states",
            "sora-state",
        ],
        "evaluation_interval": "1m",
        "tests": [
            {
                "interval": "1m",
                "input_series": [
                    {"series": name, "values": values} for name, values in _series(dies, max(expected))
                ],
                "promql_expr_test": checks,
            }
        ],
    }
    path = folder / "two.yml"
    path.write_text(json.dumps(tests))
    done = subprocess.run([promtool, "test", "rules", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[:4000]


def test_when_the_one_with_paid_probes_dies_what_the_other_one_sees_stays(
    promtool: str, tmp_path: Path
) -> None:
    _hold(
        promtool,
        tmp_path,
        PAID,
        {
            DEATH - 1: BEFORE,
            # Rules look back five minutes, and alerts are held.
            DEATH + 3: BEFORE,
            DEATH + 12: STAY | {("AIVideoOfficialDegraded", "slow"), REPLICA},
            DEATH + 30: STAY | {REPLICA},
        },
    )


def test_when_the_other_one_dies_nothing_else_happens(promtool: str, tmp_path: Path) -> None:
    # While the other one lived, its free probes, which see no quota, had kept the refusal from the pager.
    more = {("AIVideoOfficialCredentialRefused", "quota"), ("AIVideoUnknown", "quota"), REPLICA}
    _hold(promtool, tmp_path, FREE, {DEATH - 1: BEFORE, DEATH + 3: BEFORE, DEATH + 60: BEFORE | more})


def test_the_table_for_people_has_every_alert_once() -> None:
    text = (ROOT / "docs" / "alerting.md").read_text()
    _, _, rest = text.partition("| alerts (`AIVideo...`) |")
    table, _, _ = rest.partition("\n\n")
    named = [name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])]

    assert sorted(f"AIVideo{name}" for name in named) == sorted(NAMES)
