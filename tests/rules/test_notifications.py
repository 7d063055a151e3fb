"""What people get to read: the shipped configuration in a real Alertmanager, notifications read on real sockets."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

import pytest

from tests.rules.alertmanager import SECRETS, Alertmanager, running, shipped
from tests.rules.rulebook import ALERTS
from tests.rules.sinks import Arrivals, Post, http_sink, mail_sink

RUNBOOK = "https://sora-exporter.example.org/alerts/runbooks.md#"
SINCE = re.compile(r"\(since \d{4}-\d\d-\d\d \d\d:\d\d UTC\)")


def panel(target: str) -> str:
    """A link as the rules make it, ampersand and all."""
    return f"https://grafana.example.org/d/sora-target?var-target={target}&viewPanel=12"


def alert(
    name: str, *, resolved: bool = False, notes: Mapping[str, str] | None = None, **told: str
) -> dict[str, Any]:
    """An alert with the severity and the summary that the rules give it."""
    rule = next(rule for rule in ALERTS if rule.name == name)
    subject = told.get("target", "it")
    ended = {"endsAt": datetime.now(UTC).isoformat()} if resolved else {}
    return ended | {
        "labels": {"alertname": name, **rule.labels, **told},
        "annotations": {
            "summary": rule.annotations["summary"],
            "description": f"{subject} <is> not well & we're told. First: look.",
            "runbook_url": RUNBOOK + name.lower(),
            "dashboard_url": panel(subject),
            **(notes or {}),
        },
    }


@dataclass(frozen=True)
class Desk:
    """Alertmanager and everything that it writes to."""

    server: Alertmanager
    posts: Arrivals[Post]
    mails: Arrivals[EmailMessage]

    def page(self, action: str, **wanted: str) -> dict[str, Any]:
        """The body of the first event to the pager of that action with those parts of its payload."""

        def fits(post: Post) -> bool:
            if post.path != "/pager" or post.body["event_action"] != action:
                return False
            return all(value in post.body["payload"][name] for name, value in wanted.items())

        body: dict[str, Any] = self.posts.first(fits).body
        return body

    def pages(self) -> list[str]:
        return [one.body["payload"]["summary"] for one in self.posts.items if one.path == "/pager"]

    def chat(self, channel: str, text: str) -> dict[str, Any]:
        """The first message to that channel whose fallback contains the text."""

        def fits(post: Post) -> bool:
            if post.path != "/chat" or post.body["channel"] != channel:
                return False
            return text in post.body["attachments"][0]["fallback"]

        message: dict[str, Any] = self.posts.first(fits).body["attachments"][0]
        return message


@pytest.fixture
def context(alertmanager: str, tmp_path: Path) -> Iterator[Desk]:
    with _told_by("alertmanager.yml", alertmanager, tmp_path) as desk:
        yield desk


@pytest.fixture
def mailed(alertmanager: str, tmp_path: Path) -> Iterator[Desk]:
    """The variant in which pages and changes of state go by mail, too."""
    with _told_by("alertmanager-mail.yml", alertmanager, tmp_path) as desk:
        yield desk


@contextmanager
def _told_by(name: str, alertmanager: str, tmp_path: Path) -> Iterator[Desk]:
    with http_sink() as (url, posts), mail_sink() as (mailer, mails):
        for secret, text in {
            "smtp_password": "pass",
            "slack_url": f"{url}/chat",
            "deadman_token": "token",
        }.items():
            (tmp_path / secret).write_text(text)
        (tmp_path / "pagerduty_key").write_text("routing-key")
        replace = {SECRETS: str(tmp_path), "smtp.example.org:587": mailer, "https://deadman.example.org": url}
        config = shipped(name, replace, hurry=300)
        config["global"] |= {"smtp_require_tls": False, "pagerduty_url": f"{url}/pager"}
        with running(alertmanager, config, tmp_path) as server:
            yield Desk(server, posts, mails)


def test_an_official_outage_is_one_page_that_says_what_to_do_and_one_end(context: Desk) -> None:
    sora = {"provider": "apiyi", "channel": "official", "model": "sora-2", "target": "apiyi-sora-2"}
    context.server.post(alert("AIVideoOfficialSuspended", **sora))

    page = context.page("trigger")
    message = context.chat("#ai-video", "apiyi-sora-2")
    context.server.post(alert("AIVideoOfficialSuspended", resolved=True, **sora))
    end = context.page("resolve")
    context.chat("#ai-video", "Resolved")

    assert page["routing_key"] == "routing-key"
    assert page["payload"]["summary"] == "🔴 An official channel does not serve · apiyi-sora-2"
    assert page["payload"]["severity"] == "critical"
    assert page["payload"]["group"] == "apiyi"
    assert page["client_url"] == panel("apiyi-sora-2")
    assert page["links"][0] == {"href": f"{RUNBOOK}aivideoofficialsuspended", "text": "Runbook"}
    assert SINCE.sub("(since DATE TIME UTC)", page["payload"]["custom_details"]["what"]) == (
        "Firing: An official channel does not serve.\n"
        "apiyi-sora-2 <is> not well & we're told. First: look.\n"
        "(since DATE TIME UTC)\n"
        f"Runbook: {RUNBOOK}aivideoofficialsuspended\n"
        f"Dashboard: {panel('apiyi-sora-2')}"
    )
    assert message["color"] == "danger"
    assert message["title"] == page["payload"]["summary"]
    assert message["title_link"] == panel("apiyi-sora-2")
    assert (
        f" UTC_ · <{RUNBOOK}aivideoofficialsuspended|Runbook> · <{escape(panel('apiyi-sora-2'))}|Dashboard>"
        in message["text"]
    )
    assert end["dedup_key"] == page["dedup_key"]
    assert end["payload"]["summary"] == "✅ Resolved: An official channel does not serve · apiyi-sora-2"
    assert len(context.pages()) == 2
    assert not context.mails.items


def test_two_models_of_one_provider_and_a_change_of_state_are_one_page(context: Desk) -> None:
    shared = {"provider": "apiyi", "channel": "official"}
    context.server.post(
        alert("AIVideoOfficialSuspended", target="apiyi-sora-2", model="sora-2", **shared),
        alert("AIVideoOfficialSuspended", target="apiyi-sora-2-pro", model="sora-2-pro", **shared),
    )
    first = context.page("trigger")
    context.server.post(
        alert("AIVideoOfficialRiskControl", target="apiyi-sora-2-pro", model="sora-2-pro", **shared),
        alert("AIVideoOfficialRiskControl", target="apiyi-image", model="sora-image", **shared),
    )
    second = context.page("trigger", summary="AI video")

    assert first["payload"]["summary"] == "🔴 An official channel does not serve · 2 alerts at apiyi"
    assert second["payload"]["summary"] == "🔴 AI video · 3 alerts at apiyi"
    assert second["dedup_key"] == first["dedup_key"]
    assert context.pages() == [first["payload"]["summary"], second["payload"]["summary"]]


def test_a_page_counts_what_still_fires_and_leads_there(context: Desk) -> None:
    shared = {"provider": "apiyi", "channel": "official"}
    first = {"target": "apiyi-sora-2", "model": "sora-2", **shared}
    second = {"target": "apiyi-sora-2-pro", "model": "sora-2-pro", **shared}
    third = {"target": "apiyi-veo", "model": "veo-3.1", **shared}
    context.server.post(*(alert("AIVideoOfficialSuspended", **one) for one in (first, second, third)))
    context.page("trigger", summary="3 alerts at apiyi")
    context.server.post(alert("AIVideoOfficialSuspended", resolved=True, **first))
    two = context.page("trigger", summary="2 alerts at apiyi")
    context.server.post(
        alert("AIVideoOfficialSuspended", resolved=True, **second),
        alert("AIVideoOfficialRiskControl", **second),
        alert("AIVideoOfficialSuspended", resolved=True, **third),
    )
    one = context.page("trigger", summary="1 alert at apiyi")

    assert two["client_url"] == panel("apiyi-sora-2-pro")
    assert one["client_url"] == panel("apiyi-sora-2-pro")


def test_a_mass_outage_is_one_page(context: Desk) -> None:
    official = {"channel": "official", "model": "sora-2"}
    context.server.post(
        alert("AIVideoMassOutage"),
        alert("AIVideoOfficialSuspended", target="apiyi-sora-2", provider="apiyi", **official),
        alert("AIVideoOfficialSuspended", target="openai-sora-2", provider="openai", **official),
        alert("AIVideoModelDown", model="sora-2"),
    )
    context.page("trigger", summary="Most targets")
    # Later, with the same wait: what was to come before has come by now.
    context.server.post(alert("AIVideoSchedulerStuck", job="sora-exporter"))
    context.page("trigger", summary="runs no probes")

    assert context.pages() == [
        "🔴 Most targets are down at once, at two or more providers",
        "🔴 The exporter runs no probes",
    ]


def test_a_reverse_channel_in_risk_control_is_a_mail_and_a_line_in_the_feed(context: Desk) -> None:
    sora = {"provider": "mirror", "channel": "reverse", "model": "sora-2", "target": "mirror-sora-2"}
    context.server.post(
        alert("AIVideoReverseRiskControl", **sora), alert("AIVideoStateChanged", state="risk_control", **sora)
    )

    mail = context.mails.first(lambda mail: "Resolved" not in mail["Subject"])
    line = context.chat("#ai-video-feed", "mirror-sora-2")
    context.server.post(alert("AIVideoReverseRiskControl", resolved=True, **sora))
    end = context.mails.first(lambda mail: "Resolved" in mail["Subject"])

    text, html = (part.get_content() for part in mail.iter_parts())
    assert mail["Subject"] == "🟠 A reverse channel is under risk control · mirror-sora-2"
    assert mail["To"] == "ai-video@example.org"
    assert text.startswith("Firing: A reverse channel is under risk control.")
    assert "mirror-sora-2 &lt;is&gt; not well &amp; we&#39;re told. First: look." in html
    assert f'<a href="{RUNBOOK}aivideoreverseriskcontrol" style="color:#0969da">Runbook</a>' in html
    assert f'<a href="{escape(panel("mirror-sora-2"))}" style="color:#0969da">Dashboard</a>' in html
    assert html.count("<tr>") == html.count("</tr>")
    assert line["text"] == "🟠 mirror-sora-2 is now risk_control (sora-2 through mirror, reverse)"
    assert line.get("title", "") == ""
    assert end["Subject"] == "✅ Resolved: A reverse channel is under risk control · mirror-sora-2"
    assert re.search(r"since \S+ \S+ until \d\d:\d\d UTC", end.get_body(("plain",)).get_content())
    assert context.pages() == []


CHANGE = {
    "was": "operational",
    "now": "suspended",
    "reason": "no channel",
    "changed": "2026-11-29 17:00:07.123 +0000 UTC",
    "instead": "mirror-sora-2 (reverse, $0.12 a call)",
}
"""What the rules tell of a change of state besides."""


def test_a_page_by_mail_says_from_what_to_what_why_and_what_works_now(mailed: Desk) -> None:
    sora = {"provider": "apiyi", "channel": "official", "model": "sora-2", "target": "apiyi-sora-2"}
    mailed.server.post(alert("AIVideoOfficialSuspended", notes=CHANGE, **sora))
    mail = mailed.mails.first(lambda mail: mail["To"] == "oncall@example.org")
    page = mailed.page("trigger")
    mailed.server.post(alert("AIVideoOfficialSuspended", resolved=True, notes=CHANGE, **sora))
    end = mailed.mails.first(lambda mail: "Resolved" in mail["Subject"])

    text, html = (part.get_content() for part in mail.iter_parts())
    assert mail["Subject"] == page["payload"]["summary"]
    assert mail["X-Priority"] == "1"
    for said in (text, html):
        assert "🔴 operational → suspended: no channel (decided 2026-11-29 17:00:07 UTC)" in said
        assert "What works now for sora-2: mirror-sora-2 (reverse, $0.12 a call)" in said
        assert f"{RUNBOOK}aivideoofficialsuspended" in said
    assert "operational → suspended" not in end.get_body(("plain",)).get_content()


def test_a_change_of_state_is_a_mail_that_says_it_in_its_subject(mailed: Desk) -> None:
    sora = {"provider": "mirror", "channel": "reverse", "model": "sora-2", "target": "mirror-sora-2"}
    notes = {**CHANGE, "was": "suspended", "now": "operational", "reason": "ok", "instead": ""}
    mailed.server.post(alert("AIVideoStateChanged", state="operational", notes=notes, **sora))
    mail = mailed.mails.first(lambda mail: True)

    text, html = (part.get_content() for part in mail.iter_parts())
    assert mail["To"] == "ai-video-changes@example.org"
    assert mail["Subject"] == "🟢 mirror-sora-2 is now operational"
    for said in (text, html):
        assert "🟢 suspended → operational: ok" in said
        assert "What works now for sora-2: nothing that we know of" in said


def test_that_nothing_works_for_a_model_is_one_mail_and_none_for_its_targets(mailed: Desk) -> None:
    shared = {"channel": "official", "model": "sora-2"}
    mailed.server.post(
        alert("AIVideoModelDown", model="sora-2"),
        alert("AIVideoOfficialSuspended", target="apiyi-sora-2", provider="apiyi", notes=CHANGE, **shared),
    )
    mailed.mails.first(lambda mail: "No channel of a model serves" in mail["Subject"])
    mailed.server.post(alert("AIVideoSchedulerStuck", job="sora-exporter"))
    mailed.mails.first(lambda mail: "runs no probes" in mail["Subject"])

    assert not [mail for mail in mailed.mails.items if "apiyi-sora-2" in mail["Subject"]]


def test_a_crackdown_on_a_provider_is_one_mail(context: Desk) -> None:
    mirror = {"provider": "mirror", "channel": "reverse"}
    models = ("sora-2", "sora-2-pro", "veo-3.1")
    context.server.post(
        *(
            alert("AIVideoReverseSuspended", target=f"mirror-{model}", model=model, **mirror)
            for model in models
        )
    )
    mail = context.mails.first(lambda mail: True)

    assert mail["Subject"] == "🟠 A reverse channel does not serve · 3 alerts at mirror"
    assert mail.get_body(("html",)).get_content().count("not well") == 3


def test_the_watchdog_reaches_the_dead_mans_switch_with_its_token(context: Desk) -> None:
    context.server.post(alert("AIVideoWatchdog"))
    beat = context.posts.first(lambda post: post.path == "/sora-exporter")

    assert beat.headers["Authorization"] == "Bearer token"
    assert beat.body["commonLabels"]["alertname"] == "AIVideoWatchdog"


@pytest.mark.parametrize(
    ("name", "told", "title"),
    [
        ("AIVideoModelDown", {"model": "sora-2"}, "🔴 No channel of a model serves · sora-2"),
        ("AIVideoExporterDown", {"job": "sora-exporter"}, "🔴 The exporter cannot be scraped"),
        (
            "AIVideoStoreNotWritable",
            {"instance": "a:9847"},
            "🟠 The exporter cannot write its storage · a:9847",
        ),
        (
            "AIVideoStatusPageIncident",
            {"page": "openai", "impact": "major"},
            "🟠 A status page reports a serious incident · status page openai",
        ),
    ],
)
def test_a_title_names_what_it_is_about(context: Desk, name: str, told: dict[str, str], title: str) -> None:
    context.server.post(alert(name, **told))

    if title.startswith("🔴"):
        assert context.page("trigger")["payload"]["summary"] == title
    else:
        assert context.mails.first(lambda mail: True)["Subject"] == title
