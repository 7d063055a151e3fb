"""What `make bench-pages` takes for Prometheus and Alertmanager behaves like them, where it does not ask them."""

import pytest

from bench.backfill import Alert, held, layers
from bench.nights import NAMES, busy_day, month_of_nights
from bench.notify import inhibits, notifications, route_of
from tests.rules.rulebook import ALERTS, RECORDS, Rule
from tests.rules.test_inhibition import PAIRS, Pair, _source_labels
from tests.rules.test_routes import _expected, _labels

APP = {"app": "sora-exporter"}


@pytest.mark.parametrize(
    ("present", "wait", "keep", "firing"),
    [
        ([], 1, 5, []),
        ([3], 1, 5, []),
        ([3, 4], 1, 5, [(4, 10)]),
        ([3, 4], 0, 0, [(3, 5)]),
        ([3, 4, 8, 9], 1, 5, [(4, 15)]),
        ([3, 4, 10], 1, 5, [(4, 16)]),
        ([3, 4, 11], 1, 5, [(4, 10)]),
        ([3, 4, 11, 12], 1, 5, [(4, 10), (12, 18)]),
        ([3, 5, 7], 1, 5, []),
    ],
)
def test_an_alert_waits_and_holds(
    present: list[int], wait: int, keep: int, firing: list[tuple[int, int]]
) -> None:
    assert list(held(present, wait, keep)) == firing


@pytest.mark.parametrize("rule", ALERTS, ids=str)
def test_an_alert_takes_the_route_that_it_takes_in_alertmanager(rule: Rule) -> None:
    assert route_of(_labels(rule)).receiver == _expected(rule)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.source}-{pair.alert}-{pair.muted}")
def test_an_alert_mutes_what_it_mutes_in_alertmanager(pair: Pair) -> None:
    source = Alert({"alertname": f"AIVideo{pair.source}", **APP, **_source_labels(pair.source)}, 0, 9)
    other = Alert({"alertname": f"AIVideo{pair.alert}", **APP, **pair.where}, 0, 9)

    assert inhibits(source, other) is pair.muted


def _suspended(target: str, start: int, end: int) -> Alert:
    labels = {"target": target, "provider": "apiyi", "model": target, "channel": "official"}
    return Alert(
        {"alertname": "AIVideoOfficialSuspended", "severity": "critical", **APP, **labels}, start, end
    )


def test_alerts_of_one_provider_that_overlap_are_one_page_and_later_ones_another() -> None:
    sent = notifications([_suspended("a", 10, 20), _suspended("b", 11, 30), _suspended("a", 40, 50)])

    assert [(one.receiver, one.at, [told.at for told in one.told]) for one in sent] == [
        ("page", 10.5, [10.5, 12.5]),
        ("page", 40.5, [40.5]),
    ]


def test_an_alert_that_is_muted_all_its_life_is_not_sent_and_one_that_outlives_it_is_sent_late() -> None:
    down = Alert({"alertname": "AIVideoModelDown", "severity": "critical", **APP, "model": "a"}, 10, 30)

    assert [
        told.alert.name for one in notifications([down, _suspended("a", 10, 30)]) for told in one.told
    ] == ["AIVideoModelDown"]
    assert [one.at for one in notifications([down, _suspended("a", 10, 31)])] == [10.5, 30.5]


def test_every_recording_rule_comes_after_those_that_it_reads() -> None:
    ordered = [rule.name for layer in layers() for rule in layer]

    assert len(ordered) == len(set(ordered)) <= len(RECORDS)
    assert ordered.index("target:service_down:bool") < ordered.index("target:service_up:bool")
    assert ordered.index("target:service_available:sum30d") < ordered.index(
        "target:service_availability:ratio30d"
    )


@pytest.mark.parametrize("seed", range(5))
def test_no_trouble_of_a_target_begins_before_another_has_ended(seed: int) -> None:
    for scenario in (month_of_nights(seed), busy_day(seed)):
        for name in NAMES:
            moments = [step.at for step in scenario.timeline[name]]
            assert moments == sorted(moments)
            assert moments[-1] < scenario.duration
