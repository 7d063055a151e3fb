"""Our part of the configuration, added to an Alertmanager that others use, as the documentation says."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rules.alertmanager import SECRETS, running, shipped
from tests.rules.rulebook import ALERTMANAGER, ROOT
from tests.rules.sinks import http_sink, mail_sink

OURS = yaml.safe_load((ALERTMANAGER / "alertmanager.yml").read_text())
DOCS = (ROOT / "docs" / "alerting.md").read_text()
ADVICE = DOCS[DOCS.index("## Add it to an existing") : DOCS.index("You may change `severity`")]
CHECKS = DOCS[DOCS.index("$ promtool check rules /etc") : DOCS.index("With the Prometheus operator")]
HEAD = re.split(r"^\w", (ALERTMANAGER / "alertmanager.yml").read_text(), maxsplit=1, flags=re.MULTILINE)[0]
GENERAL = set(OURS["global"]) - {"resolve_timeout"}
OURSELVES = {
    "labels": {
        "alertname": "AIVideoOfficialSuspended",
        "app": "sora-exporter",
        "severity": "critical",
        "target": "apiyi-sora-2",
        "provider": "apiyi",
    },
    "annotations": {"summary": "An official channel does not serve.", "dashboard_url": "https://g/d/x"},
}
TICKET = OURSELVES | {"labels": {**OURSELVES["labels"], "severity": "warning"}}


def _theirs() -> dict[str, Any]:
    """What a distribution ships: a receiver of their own, and templates in a folder of theirs."""
    return {
        "global": {"resolve_timeout": "5m"},
        "templates": ["/etc/prometheus/alertmanager_templates/*.tmpl"],
        "route": {"receiver": "theirs", "group_by": ["alertname"], "routes": []},
        "receivers": [{"name": "theirs"}],
        "inhibit_rules": [],
    }


def _merged(ours: dict[str, Any]) -> dict[str, Any]:
    """Theirs with all that is taken over, and nothing else."""
    merged = _theirs()
    merged["global"] |= {name: ours["global"][name] for name in GENERAL}
    merged["templates"] += OURS["templates"]
    merged["route"]["routes"] += ours["route"]["routes"]
    merged["receivers"] += ours["receivers"]
    merged["inhibit_rules"] += ours["inhibit_rules"]
    return merged


@pytest.mark.parametrize("name", sorted(GENERAL | {"templates", "receivers", "inhibit_rules"}))
def test_the_documentation_names_all_that_is_to_be_taken_over(name: str) -> None:
    assert re.search(rf"`{name}:?`", ADVICE)


@pytest.mark.parametrize("name", ["smtp_*", "slack_api_url_file", "templates"])
def test_the_head_of_the_file_names_what_stands_outside_its_route(name: str) -> None:
    assert f"`{name}`" in HEAD
    assert all(one.startswith(("smtp_", "slack_api_url_file")) for one in GENERAL)


def test_an_alertmanager_of_others_sends_our_pages_messages_and_mails(
    alertmanager: str, tmp_path: Path
) -> None:
    shutil.copytree(ALERTMANAGER / "templates", tmp_path / "templates")
    with http_sink() as (url, posts), mail_sink() as (mailer, mails):
        (tmp_path / "smtp_password").write_text("pass")
        (tmp_path / "slack_url").write_text(f"{url}/chat")
        (tmp_path / "pagerduty_key").write_text("routing-key")
        replace = {SECRETS: str(tmp_path), "smtp.example.org:587": mailer}
        merged = _merged(shipped("alertmanager.yml", replace, hurry=300))
        merged["global"] |= {"smtp_require_tls": False, "pagerduty_url": f"{url}/pager"}
        with running(alertmanager, merged, tmp_path) as server:
            server.post(OURSELVES, TICKET)
            page = posts.first(lambda post: post.path == "/pager").body
            message = posts.first(lambda post: post.path == "/chat").body
            mail = mails.first(lambda mail: True)

    assert page["payload"]["summary"] == "🔴 An official channel does not serve · apiyi-sora-2"
    assert message["attachments"][0]["title"] == page["payload"]["summary"]
    assert mail["Subject"] == "🟠 An official channel does not serve · apiyi-sora-2"


def _checked(amtool: str, path: Path, config: dict[str, Any]) -> str:
    path.write_text(yaml.safe_dump(config))
    done = subprocess.run([amtool, "check-config", str(path)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", ["smtp_smarthost", "smtp_from", "slack_api_url_file"])
def test_a_check_finds_what_was_not_taken_over(amtool: str, tmp_path: Path, name: str) -> None:
    merged = _merged(OURS)
    del merged["global"][name]

    assert "FAILED" in _checked(amtool, tmp_path / "alertmanager.yml", merged)


def test_a_check_does_not_find_missing_templates_but_counts_them(amtool: str, tmp_path: Path) -> None:
    merged = _merged(OURS)
    assert "2 templates" in _checked(amtool, tmp_path / "alertmanager.yml", merged)
    del merged["templates"]
    found = _checked(amtool, tmp_path / "alertmanager.yml", merged)

    assert "SUCCESS" in found
    assert "0 templates" in found


def test_the_check_of_the_templates_tells_whether_they_are_found(amtool: str, tmp_path: Path) -> None:
    command, told = re.findall(r"^\$ amtool (template .+)\n(.+)$", CHECKS, re.MULTILINE)[0]

    def rendered(folder: Path) -> tuple[int, str]:
        arguments = re.findall(
            r"--[\w.]+='[^']+'", command.replace("/etc/alertmanager/templates", str(folder))
        )
        line = [amtool, "template", "render", *(one.replace("'", "") for one in arguments)]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.strip()

    assert rendered(ALERTMANAGER / "templates") == (0, told)
    assert rendered(tmp_path)[0] != 0
