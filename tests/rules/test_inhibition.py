"""What mutes what, asked of a real Alertmanager with the shipped configuration."""

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import pytest

from tests.rules.alertmanager import Alertmanager, running, shipped, until

HERE = {"target": "apiyi-sora-2", "provider": "apiyi", "model": "sora-2"}
TWIN = {"target": "openai-sora-2", "provider": "openai", "model": "sora-2"}
ELSEWHERE = {"target": "google-veo", "provider": "google", "model": "veo-3.1"}


class Pair(NamedTuple):
    """While `source` fires for HERE, is `alert` muted for whom?"""

    source: str
    alert: str
    where: dict[str, str]
    muted: bool


PAIRS = [
    *(
        Pair(source, alert, HERE, muted=True)
        for source in ("ExporterDown", "ExporterAbsent", "OwnNetworkDown", "SchedulerStuck")
        for alert in ("Unknown", "NeverAvailable", "OfficialUnverified", "ProbesOverdue", "StateChanged")
    ),
    Pair("OwnNetworkDown", "StatusPageUnreadable", {"page": "openai"}, muted=True),
    Pair("OwnNetworkDown of a shard", "Unknown", HERE, muted=False),
    Pair("ExporterDown", "OfficialSuspended", HERE, muted=False),
    Pair("ExporterDown", "OfficialCredentialRefused", HERE, muted=False),
    Pair("OwnNetworkDown", "OfficialSuspended", HERE, muted=False),
    Pair("OwnNetworkDown", "StoreNotWritable", {"instance": "a:9847"}, muted=False),
    *(
        Pair("MassOutage", alert, where, muted=True)
        for alert in ("OfficialSuspended", "OfficialRiskControl", "ReverseSuspended", "ReverseRiskControl")
        for where in (HERE, ELSEWHERE)
    ),
    Pair("MassOutage", "ModelDown", {"model": "sora-2"}, muted=True),
    Pair("MassOutage", "OfficialDegraded", HERE, muted=True),
    Pair("MassOutage", "OfficialRetired", HERE, muted=False),
    Pair("MassOutage", "OfficialCredentialRefused", HERE, muted=False),
    Pair("MassOutage", "StateChanged", HERE, muted=False),
    *(
        Pair("ModelDown", alert, TWIN, muted=True)
        for alert in ("OfficialSuspended", "OfficialRiskControl", "ReverseSuspended", "ReverseRiskControl")
    ),
    Pair("ModelDown", "OfficialSuspended", ELSEWHERE, muted=False),
    Pair("VantageDisagreement", "StatusPageDisagreement", HERE, muted=True),
    Pair("VantageDisagreement", "OfficialSuspended", HERE, muted=False),
    Pair("OfficialSuspended", "OfficialRiskControl", HERE, muted=True),
    Pair("OfficialSuspended", "OfficialDegraded", HERE, muted=True),
    Pair("OfficialSuspended", "OfficialDegraded", TWIN, muted=False),
    Pair("OfficialSuspended", "ReverseSuspended", TWIN, muted=False),
    Pair("OfficialSuspended", "ErrorBudgetBurn", HERE, muted=False),
    Pair("OfficialRiskControl", "LatencyHigh", HERE, muted=True),
    Pair("OfficialRiskControl", "OfficialSuspended", HERE, muted=False),
    Pair("ReverseSuspended", "ReverseRiskControl", HERE, muted=True),
    Pair("ReverseRiskControl", "RiskControlSurge", HERE, muted=True),
    Pair("ReverseRiskControl", "RiskControlSurge", TWIN, muted=False),
    Pair("OfficialDegraded", "LatencyHigh", HERE, muted=True),
    Pair("OfficialCredentialRefused", "CredentialRefused", HERE, muted=True),
    Pair("OfficialCredentialRefused", "Unknown", HERE, muted=True),
    Pair("CredentialRefused", "NeverAvailable", HERE, muted=True),
    Pair("CredentialRefused", "Unknown", TWIN, muted=False),
    Pair("CredentialRefused", "OfficialCredentialRefused", HERE, muted=False),
    Pair("OfficialBalanceLow", "BalanceLow", HERE, muted=True),
    Pair("OfficialBalanceLow", "BalanceLow", TWIN, muted=False),
    Pair("NeverAvailable", "ReverseSuspended", HERE, muted=True),
    Pair("NeverAvailable", "OfficialSuspended", HERE, muted=False),
    Pair("BudgetExhausted", "BudgetLow", HERE, muted=True),
    Pair("BudgetExhausted", "Unknown", TWIN, muted=False),
    Pair("Maintenance", "ProbesOverdue", HERE, muted=True),
    Pair("Maintenance", "Flapping", TWIN, muted=False),
    Pair("Maintenance", "ErrorBudgetBurn", HERE, muted=False),
    Pair("Flapping", "StateChanged", HERE, muted=True),
    Pair("Flapping", "StateChanged", TWIN, muted=False),
    Pair("StatusPageIncident", "OfficialSuspended", HERE, muted=False),
]
SHARD = " of a shard"
SITE_WIDE = {"ExporterDown", "ExporterAbsent", "OwnNetworkDown", "SchedulerStuck", "MassOutage"}


def _source_labels(source: str) -> dict[str, str]:
    if source in SITE_WIDE:
        return {}
    if source.endswith(SHARD):
        return {"index": "1"}
    return {"model": HERE["model"]} if source == "ModelDown" else HERE


def _alert(name: str, app: str, told: dict[str, str]) -> dict[str, dict[str, str]]:
    return {"labels": {"alertname": f"AIVideo{name}", "app": app, **told}}


@pytest.fixture(scope="module")
def muted(alertmanager: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, bool]]:
    """For each pair whether its alert is muted; the pairs live side by side as separate installations."""
    folder = tmp_path_factory.mktemp("alertmanager")
    with running(alertmanager, shipped("alertmanager-webhook.yml", {}, 60), folder) as server:
        server.post(
            *(
                _alert(pair.source.removesuffix(SHARD), str(number), _source_labels(pair.source))
                for number, pair in enumerate(PAIRS)
            ),
            *(_alert(pair.alert, str(number), pair.where) for number, pair in enumerate(PAIRS)),
        )
        expected = {number for number, pair in enumerate(PAIRS) if pair.muted}
        with suppress(TimeoutError):
            until(lambda: expected <= {number for number, held in _muted(server).items() if held})
        yield _muted(server)


def _muted(server: Alertmanager) -> dict[int, bool]:
    found = {
        (one["labels"]["alertname"], one["labels"]["app"]): one["status"]["inhibitedBy"]
        for one in server.alerts()
    }
    return {n: bool(found.get((f"AIVideo{pair.alert}", str(n)))) for n, pair in enumerate(PAIRS)}


@pytest.mark.parametrize(
    "number", range(len(PAIRS)), ids=lambda n: f"{PAIRS[n].source}-{PAIRS[n].alert}-{PAIRS[n].muted}"
)
def test_an_alert_is_muted_by_what_explains_it_and_by_nothing_else(
    muted: dict[int, bool], number: int
) -> None:
    assert muted[number] is PAIRS[number].muted
