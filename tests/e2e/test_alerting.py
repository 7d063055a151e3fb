"""One night on call, from the upstreams to the phone, with the real servers and the shipped files in a hurry.

The night is played once; the tests read what people were sent in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from tests.e2e.oncall import NAMES, OnCall, on_call, page
from tests.e2e.servers import wait_for

pytestmark = pytest.mark.e2e

OUTAGE = "🔴 An official channel does not serve · apiyi-sora-2"
DEAD = "🔴 The exporter cannot be scraped"
CUT = "🔴 The exporter's own network is down"
RUNBOOKS = "https://sora-exporter.example.org/alerts/runbooks.md"
VENDORS = 'ALERTS{severity="critical", alertname!~"AIVideo(ExporterDown|OwnNetworkDown)"}'


@dataclass
class Night:
    """What the night looked like to those who were sent its messages."""

    pages: list[dict[str, Any]] = field(default_factory=list)
    ends: list[dict[str, Any]] = field(default_factory=list)
    tickets: list[EmailMessage] = field(default_factory=list)
    feed: list[str] = field(default_factory=list)
    told_by_the_dead: list[str] = field(default_factory=list)
    """Everything that was sent to people after the exporter was killed and before it came back."""
    alerts_of_the_cut: list[dict[str, Any]] = field(default_factory=list)
    """Critical alerts about vendors while the network was cut, pending ones included."""


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    with on_call(tmp_path_factory.mktemp("oncall")) as it:
        told = Night()
        an_official_outage_and_a_crackdown(it)
        prometheus_restarts(it)
        all_is_well_again(it)
        the_exporter_dies(it, told)
        the_network_is_cut(it, told)
        told.pages, told.ends = it.pages(), it.pages("resolve")
        told.tickets, told.feed = it.tickets(), it.feed()
        yield told


def an_official_outage_and_a_crackdown(it: OnCall) -> None:
    it.change("apiyi-sora-2", state="suspended", reasons=["no_channel"])
    it.change("mirror-sora-2", state="risk_control", success_rate=0.3, reasons=["captcha", "rate_limited"])
    wait_for("the page", lambda: page(it.pages(), "apiyi-sora-2"))
    wait_for("the ticket", it.tickets)
    wait_for("the feed", lambda: len(it.feed()) >= 2)


def prometheus_restarts(it: OnCall) -> None:
    it.prometheus.end()
    ended = datetime.now(UTC)
    it.prometheus.start()

    def sent_again() -> bool:
        sent = [one for one in it.alertmanager.alerts() if one["labels"].get("target") == "apiyi-sora-2"]
        return any(
            one["labels"]["alertname"] == "AIVideoOfficialSuspended"
            and datetime.fromisoformat(one["updatedAt"]) > ended
            for one in sent
        )

    wait_for("the alert fires again", sent_again)


def all_is_well_again(it: OnCall) -> None:
    it.change("apiyi-sora-2", state="operational")
    it.change("mirror-sora-2", state="operational")
    wait_for("the end of the page", lambda: page(it.pages("resolve"), "apiyi-sora-2"), within=90.0)
    wait_for("every target is operational", lambda: set(it.states().values()) == {"operational"})
    wait_for("the feed has told it", lambda: sum("is now operational" in line for line in it.feed()) >= 2)


def the_exporter_dies(it: OnCall, told: Night) -> None:
    before = [it.pages(), it.tickets(), it.feed()]
    it.exporter.kill()
    wait_for("the page about the exporter", lambda: page(it.pages(), "exporter"), within=90.0)
    # The last sample is as old as rules look back: what would follow from silence has followed.
    wait_for("no state is known", lambda: not it.query("last_over_time(service_state[20s])"))
    wait_for("the rules have seen it", lambda: not it.query("target:service_state:code"))
    after = [it.pages(), it.tickets(), it.feed()]
    new = [one for old, now in zip(before, after, strict=True) for one in now[len(old) :]]
    told.told_by_the_dead = [_title(one) for one in new]
    it.exporter.start()
    wait_for("every target is operational", lambda: set(it.states().values()) == {"operational"})
    wait_for("Prometheus knows it", lambda: len(it.query("target:service_outage:bool == 0")) == len(NAMES))


def the_network_is_cut(it: OnCall, told: Night) -> None:
    it.simulator.kill()
    wait_for("every target is unknown", lambda: set(it.states().values()) == {"unknown"})
    wait_for("the page about our network", lambda: page(it.pages(), "network"))
    told.alerts_of_the_cut = it.query(f"last_over_time({VENDORS}[20s])")


def _title(message: Any) -> str:
    if isinstance(message, EmailMessage):
        return str(message["Subject"])
    return message if isinstance(message, str) else str(message["payload"]["summary"])


def test_an_official_outage_is_exactly_one_page_and_one_end(night: Night) -> None:
    pages = [one for one in night.pages if "official" in _title(one)]
    ends = [one for one in night.ends if "official" in _title(one)]

    assert [_title(one) for one in pages] == [OUTAGE]
    assert [_title(one) for one in ends] == ["✅ Resolved: An official channel does not serve · apiyi-sora-2"]
    assert ends[0]["dedup_key"] == pages[0]["dedup_key"]


def test_the_page_says_what_is_down_and_what_to_do(night: Night) -> None:
    (sent,) = (one for one in night.pages if _title(one) == OUTAGE)
    when = r"(since|decided) \d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)? UTC"
    text = re.sub(when, r"\1 WHEN", sent["payload"]["custom_details"]["what"])

    assert text == (
        "Firing: An official channel does not serve.\n"
        "apiyi-sora-2 (sora-2 through apiyi) is suspended: it is paused, has no channel, or every request fails. "
        "First: read the reason on the exporter's page /targets/apiyi-sora-2 and move traffic to the next target "
        "of /api/v1/route?model=sora-2.\n"
        "🔴 operational → suspended: no channel (decided WHEN)\n"
        "What works now for sora-2: openai-sora-2 (official)\n"
        "(since WHEN)\n"
        f"Runbook: {RUNBOOKS}#aivideoofficialsuspended\n"
        "Dashboard: https://grafana.example.org/d/sora-target?var-target=apiyi-sora-2&viewPanel=12"
    )
    assert sent["payload"]["severity"] == "critical"


def test_a_reverse_channel_in_risk_control_is_a_ticket_and_a_line_in_the_feed_and_no_page(
    night: Night,
) -> None:
    tickets = [one for one in night.tickets if "mirror-sora-2" in _title(one)]

    assert [_title(one) for one in tickets] == ["🟠 A reverse channel is under risk control · mirror-sora-2"]
    assert "challenges, bans, throttling" in tickets[0].get_body(("plain",)).get_content()
    assert "🟠 mirror-sora-2 is now risk_control (sora-2 through mirror, reverse)" in night.feed
    assert not [one for one in night.pages if "mirror" in str(one)]


def test_prometheus_restarting_in_the_middle_pages_nobody_again(night: Night) -> None:
    assert len([one for one in night.pages if "apiyi" in str(one)]) == 1
    assert len([one for one in night.tickets if "mirror" in _title(one)]) == 1


def test_a_dead_exporter_is_one_page_and_no_storm(night: Night) -> None:
    assert night.told_by_the_dead == [DEAD]


def test_a_cut_network_is_ours_and_pages_nobody_about_the_vendors(night: Night) -> None:
    assert night.alerts_of_the_cut == []
    assert _title(night.pages[-1]) == CUT


def test_nothing_else_was_sent_to_anybody(night: Night) -> None:
    assert [_title(one) for one in night.pages] == [OUTAGE, DEAD, CUT]
    assert len(night.tickets) == 1
