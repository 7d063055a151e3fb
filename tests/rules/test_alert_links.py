"""Each alert opens the panel that shows what it is about, and from there it is one click to runbook and page."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from grafana_foundation_sdk.models import dashboard as model

from dashboards.parts.frame import COST, EXPORTER, OVERVIEW, TARGET
from dashboards.parts.grid import Section, place, strip
from dashboards.parts.numbers import NUMBERS
from tests.rules.dashboards import DASHBOARDS, bodies
from tests.rules.rulebook import ALERTS, Rule

OPENS = {
    "AIVideoOfficialSuspended": (TARGET, "State history"),
    "AIVideoOfficialRiskControl": (TARGET, "State history"),
    "AIVideoOfficialRetired": (TARGET, "State history"),
    "AIVideoOfficialCredentialRefused": (EXPORTER, "Keys and balances that are refused"),
    "AIVideoModelDown": (OVERVIEW, "State of every target"),
    "AIVideoMassOutage": (OVERVIEW, "State of every target"),
    "AIVideoOfficialDegraded": (TARGET, "Failures by reason"),
    "AIVideoOfficialUnverified": (TARGET, "Its probes"),
    "AIVideoReverseSuspended": (TARGET, "State history"),
    "AIVideoReverseRiskControl": (TARGET, "State history"),
    "AIVideoRiskControlSurge": (TARGET, "Failures by reason"),
    "AIVideoUnknown": (TARGET, "Reason"),
    "AIVideoNeverAvailable": (TARGET, "Failures by reason"),
    "AIVideoFlapping": (TARGET, "State history"),
    "AIVideoLatencyHigh": (TARGET, "Probe latency against before"),
    "AIVideoLatencyHigh, generation": (TARGET, "Generation time against before"),
    "AIVideoRetirementIn30Days": (OVERVIEW, "Retirements ahead"),
    "AIVideoRetirementIn7Days": (OVERVIEW, "Retirements ahead"),
    "AIVideoStateChanged": (TARGET, "State history"),
    "AIVideoMaintenance": (TARGET, "State history"),
    "AIVideoVantageDisagreement": (OVERVIEW, "Seen from each vantage point"),
    "AIVideoVantageBlind": (EXPORTER, "What each vantage point sees"),
    "AIVideoErrorBudgetBurn, 1d": (TARGET, "Error budget burn"),
    "AIVideoErrorBudgetBurn, 3d": (TARGET, "Error budget burn"),
    "AIVideoAvailabilityLow": (TARGET, "Daily availability, 30 days"),
    "AIVideoBudgetLow": (COST, "Budgets of today"),
    "AIVideoGlobalBudgetLow": (COST, "Global budget used today"),
    "AIVideoBudgetExhausted": (COST, "Budgets of today"),
    "AIVideoBalanceLow": (COST, "Left on our keys"),
    "AIVideoOfficialBalanceLow": (COST, "Left on our keys"),
    "AIVideoCredentialRefused": (EXPORTER, "Keys and balances that are refused"),
    "AIVideoCredentialRefused, observation": (TARGET, "Failures by reason"),
    "AIVideoStatusPageIncident": (OVERVIEW, "Open incidents"),
    "AIVideoStatusPageComponent": (OVERVIEW, "Status pages"),
    "AIVideoStatusPageDisagreement": (OVERVIEW, "Where page and probes disagree"),
    "AIVideoStatusPageUnreadable": (EXPORTER, "Status pages read"),
    "AIVideoExporterDown": (EXPORTER, "Scraped"),
    "AIVideoExporterAbsent": (EXPORTER, "Scraped"),
    "AIVideoReplicaDown": (EXPORTER, "Scraped"),
    "AIVideoShardMissing": (EXPORTER, "Scraped"),
    "AIVideoShardsDisagree": (EXPORTER, "Scraped"),
    "AIVideoOwnNetworkDown": (EXPORTER, "Sound"),
    "AIVideoSchedulerStuck": (EXPORTER, "Oldest evidence by probe"),
    "AIVideoProbesOverdue": (EXPORTER, "Stalest probes, top twenty"),
    "AIVideoProbeDisabled": (EXPORTER, "Probes that are off"),
    "AIVideoExporterStalled": (EXPORTER, "Scheduler lag"),
    "AIVideoStoreNotWritable": (EXPORTER, "Sound"),
    "AIVideoConfigReloadFailed": (EXPORTER, "Sound"),
    "AIVideoWatchdog": (EXPORTER, "Recording rules"),
}
"""Dashboard and panel by alert, and by what its rule adds where several share a name."""
BOARDS = {board["uid"]: board for board in DASHBOARDS.values()}
CHOSEN = {
    TARGET: {"var-target": "<target>"},
    "AIVideoModelDown": {"var-model": "<model>"},
    "AIVideoVantageDisagreement": {"var-target": "<target>"},
}
"""What a link chooses, on a dashboard or for an alert; nothing elsewhere: the others belong into the picture."""


def told_apart(rule: Rule) -> str:
    added = [rule.labels[name] for name in ("probe", "window") if name in rule.labels]
    return ", ".join([rule.name, *added])


every_alert = pytest.mark.parametrize("rule", ALERTS, ids=told_apart)


def opened(rule: Rule) -> dict[str, Any]:
    """The panel of that title."""
    uid, title = OPENS[told_apart(rule)]
    (found,) = (body for body in bodies(BOARDS[uid]) if body["title"] == title)
    return dict(found)


def links(body: dict[str, Any]) -> list[str]:
    return [one["url"] for one in body.get("links", []) if "url" in one]


def test_every_alert_stands_in_the_table() -> None:
    assert set(OPENS) == {told_apart(rule) for rule in ALERTS}


@every_alert
def test_an_alert_opens_its_panel(rule: Rule) -> None:
    plain = re.sub(r"{{ \$labels\.(\w+) \| urlquery }}", r"<\1>", rule.annotations["dashboard_url"])
    link = urlsplit(plain.partition("{{ end }}")[2])
    uid = OPENS[told_apart(rule)][0]
    asked = dict(parse_qsl(link.query))

    assert link.path == f"/d/{uid}"
    assert asked.pop("viewPanel") == str(opened(rule)["id"])
    assert asked == (CHOSEN.get(uid) or CHOSEN.get(rule.name, {}))
    assert {name.removeprefix("var-") for name in asked} <= {
        one["name"] for one in BOARDS[uid]["templating"]["list"]
    }


@every_alert
def test_the_panel_leads_to_the_runbook_of_the_alert(rule: Rule) -> None:
    assert f"${{runbooks_url:raw}}#{rule.name.lower()}" in links(opened(rule))


@every_alert
def test_the_panel_or_its_dashboard_leads_to_the_exporters_page(rule: Rule) -> None:
    uid = OPENS[told_apart(rule)][0]

    assert "${exporter_url:raw}/" in links(BOARDS[uid])
    if uid == TARGET:
        assert "${exporter_url:raw}/targets/${target}" in links(opened(rule))


@pytest.mark.parametrize("uid", NUMBERS)
def test_no_number_is_given_twice(uid: str) -> None:
    assert len(set(NUMBERS[uid].values())) == len(NUMBERS[uid])


def test_a_new_panel_takes_a_number_of_its_own_and_changes_no_other() -> None:
    row = [Section("Row", [strip(1, (12, model.Panel(title="new")), (12, model.Panel(title="old")))])]

    with pytest.raises(ValueError, match="'new' has no number; the next one is 3"):
        place(row, {"Row": 1, "old": 2})
    numbered = {"Row": 1, "old": 2, "new": 3}
    assert {one.title: one.id_val for one in place(row, numbered)} == numbered
