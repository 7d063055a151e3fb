"""Every word in a rule exists: metrics and labels in the exporter's own list, alerts in the runbooks."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from promql_parser import AggModifierType, AggregateExpr, MatrixSelector

from exporter.core.board import COMPONENT_STATES, IMPACTS, INDICATORS, STALL_BOUNDS
from exporter.core.vocabulary import CREDENTIAL_REASONS, PROBES, Channel, Off, Reason, Skip, State
from tests.rules.catalogue import CATALOGUE, COUNTERS, EXPORTED, LEVELS
from tests.rules.promql import grouped, labels, new_series, parse, selectors, walk
from tests.rules.rulebook import ALERTS, EVERY, NAMES, RECORDS, ROOT, Rule

WORDS = {
    "state": {*State, *COMPONENT_STATES},
    "indicator": set(INDICATORS),
    "channel": set(Channel),
    "outcome": set(State),
    "probe": set(PROBES),
    "reason": {*Skip, *Reason, *Off},
    "impact": set(IMPACTS),
    "job": {"sora-exporter"},
    "vantage": {""},
    "le": {repr(bound) for bound in STALL_BOUNDS},
}
URLS = '{{ with query "sora_exporter:urls:info" }}{{ . | first | label %s }}{{ end }}'
RUNBOOKS = (ROOT / "alerts" / "runbooks.md").read_text()


def result(rule: Rule) -> frozenset[str]:
    """The labels of a rule's result, with those that the rule itself adds."""
    return (labels(parse(rule.expr), CATALOGUE) or frozenset()) | set(rule.labels)


every_rule = pytest.mark.parametrize("rule", EVERY, ids=str)
every_alert = pytest.mark.parametrize("rule", ALERTS, ids=str)
every_record = pytest.mark.parametrize("rule", RECORDS, ids=str)


@every_rule
def test_every_metric_is_exported_or_recorded(rule: Rule) -> None:
    assert {one.name for one in selectors(parse(rule.expr))} <= CATALOGUE.keys()


@every_rule
def test_every_matched_label_and_word_exists(rule: Rule) -> None:
    for one in selectors(parse(rule.expr)):
        for name, value in one.matchers:
            assert name in CATALOGUE[one.name], one
            assert set(value.split("|")) <= WORDS[name], one


@every_rule
def test_every_label_in_by_and_on_exists(rule: Rule) -> None:
    for named, node in grouped(parse(rule.expr)):
        assert named <= (labels(node, CATALOGUE) or frozenset())


@every_rule
def test_labels_are_named_never_left_over(rule: Rule) -> None:
    sums = [node for node, _ in walk(parse(rule.expr)) if isinstance(node, AggregateExpr) and node.modifier]

    assert all(node.modifier.type == AggModifierType.By for node in sums)


@every_rule
def test_what_the_exporter_exports_is_read_from_its_own_job(rule: Rule) -> None:
    for one in selectors(parse(rule.expr)):
        if one.name in EXPORTED:
            assert ("job", "sora-exporter") in one.matchers, one


SINCE_THE_START = {"AIVideoStateChanged": "service_state_transitions_total"}
"""Counters that are asked whether they have counted anything since the exporter was started."""


@every_rule
def test_counters_are_read_as_increases(rule: Rule) -> None:
    begun = new_series(parse(rule.expr)) | {SINCE_THE_START.get(rule.name)}
    for one in selectors(parse(rule.expr)):
        if one.name in COUNTERS or one.name.endswith(("_sum", "_count", "_bucket")):
            assert "increase" in one.within or one.name in begun, one


@every_rule
def test_nothing_depends_on_the_reason(rule: Rule) -> None:
    assert "service_state_reason" not in {one.name for one in selectors(parse(rule.expr))}


def test_what_is_a_refused_key_or_balance_is_what_the_exporter_takes_for_one() -> None:
    named = [
        set(value.split("|"))
        for rule in EVERY
        if rule.name == "target:observations_refused:increase1h"
        for one in selectors(parse(rule.expr))
        for name, value in one.matchers
        if name == "reason"
    ]

    assert len(named) == 2
    assert all(reasons == CREDENTIAL_REASONS for reasons in named)


@every_rule
def test_windows_outlast_a_few_scrapes(rule: Rule) -> None:
    ranges = [node.range for node, _ in walk(parse(rule.expr)) if isinstance(node, MatrixSelector)]

    assert all(length >= timedelta(minutes=5) for length in ranges)


@every_record
def test_a_recorded_name_tells_its_labels(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z_]+:[a-z_]+:[a-z0-9]+", rule.name)
    carried = labels(parse(rule.expr), CATALOGUE) or frozenset()
    assert carried == LEVELS[rule.name.split(":")[0]]


def test_a_record_has_one_rule() -> None:
    assert len({rule.name for rule in RECORDS}) == len(RECORDS)


@every_alert
def test_an_alert_is_named_and_labelled_as_the_others(rule: Rule) -> None:
    assert re.fullmatch(r"AIVideo([A-Z]+[a-z0-9]+)+", rule.name)
    assert len(rule.name) <= 40
    assert rule.labels["severity"] in {"critical", "warning", "info"}
    assert rule.labels["app"] == "sora-exporter"
    assert "{{" not in "".join(rule.labels.values())


@every_alert
def test_the_labels_that_an_alert_adds_hide_none_of_its_series(rule: Rule) -> None:
    assert not set(rule.labels) & (labels(parse(rule.expr), CATALOGUE) or frozenset())


@every_alert
def test_a_summary_is_a_plain_sentence_and_a_description_tells_what_to_do(rule: Rule) -> None:
    change = {"was", "now", "reason", "changed", "instead"}
    told = set(rule.annotations) - {"summary", "description", "runbook_url", "dashboard_url"}
    assert len(rule.annotations) - len(told) == 4
    # Of one target, from which state to which: all of it or nothing.
    assert told in (set(), change)
    assert re.fullmatch(r"[A-Z][^{}]+\.", rule.annotations["summary"])
    assert rule.annotations["description"].endswith(".")
    assert rule.labels["severity"] == "info" or " First: " in rule.annotations["description"]


@every_alert
def test_an_annotation_uses_only_labels_that_the_alert_has(rule: Rule) -> None:
    used = set(re.findall(r"\$labels\.(\w+)", "".join(rule.annotations.values())))

    assert used <= result(rule)


@every_alert
def test_links_begin_with_the_addresses_of_one_place(rule: Rule) -> None:
    assert rule.annotations["runbook_url"] == URLS % '"runbooks"' + f"#{rule.name.lower()}"
    assert rule.annotations["dashboard_url"].startswith(URLS % '"dashboards"' + "/d/sora-")


@every_alert
def test_what_pages_for_a_target_has_been_available(rule: Rule) -> None:
    if rule.labels["severity"] != "critical" or "target" not in result(rule):
        return
    assert {one.name for one in selectors(parse(rule.expr))} & {
        "target:service_outage:bool",
        "service_last_available_timestamp_seconds",
    }


@every_alert
def test_what_is_absent_is_waited_for(rule: Rule) -> None:
    assert "absent(" not in rule.expr or "for" in rule.body


def test_every_alert_has_a_section_in_the_runbooks_and_every_section_an_alert() -> None:
    assert tuple(sorted(re.findall(r"^## (\w+)$", RUNBOOKS, re.MULTILINE))) == tuple(sorted(NAMES))


def _queries() -> Iterator[str]:
    for span in re.findall(r"`([^`]+)`", RUNBOOKS.replace("\n", " ")):
        with suppress(ValueError):
            if re.search(r"[{(:]", span) and parse(span):
                yield span


def test_the_queries_in_the_runbooks_read_what_exists() -> None:
    found = [one for query in _queries() for one in selectors(parse(query))]

    assert len(found) > 10
    assert all(one.name in CATALOGUE for one in found)
    assert all(name in CATALOGUE[one.name] for one in found for name, _ in one.matchers)
