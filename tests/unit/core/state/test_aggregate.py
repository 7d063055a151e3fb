"""Folding observations: per interval and reporter, and a broken client does not speak for all."""

from collections.abc import Iterable

import pytest

from exporter.core.state.aggregate import Fold, Observed, Reporters
from exporter.core.state.evidence import Evidence
from exporter.core.vocabulary import GROUP_OF, Channel, Fault, Reason, Source, State

R = Reason


def seen(reporter: str, reason: R = R.OK, at: float = 0.0, latency: float | None = 1.0) -> Observed:
    outcome = GROUP_OF[reason]
    fault = (
        None if outcome is State.OPERATIONAL else Fault.OURS if outcome is State.UNKNOWN else Fault.UPSTREAM
    )
    return Observed(reporter, at, outcome, reason, fault, latency)


def folded(*observed: Observed, channel: Channel = Channel.REVERSE) -> list[Evidence]:
    return evidence_of(observed, channel, 60.0, 120.0)


def evidence_of(
    observed: Iterable[Observed], channel: Channel, interval: float, end: float
) -> list[Evidence]:
    """Of all of them, whatever order they come in."""
    results = []
    for order in (list(observed), list(observed)[::-1]):
        folding = Fold(channel)
        for one in order:
            folding.add(one)
        results.append(folding.evidence(interval, end))
    assert results[0] == results[1]
    return results[0]


def test_each_reporter_gives_one_piece_of_evidence_at_the_intervals_end() -> None:
    evidence = folded(seen("a", at=70), seen("b", R.CAPTCHA, 75), seen("a", at=80))
    assert [(e.reporter, e.reason, e.at, e.source) for e in evidence] == [
        ("a", R.OK, 120.0, Source.OBSERVATION),
        ("b", R.CAPTCHA, 120.0, Source.OBSERVATION),
    ]


@pytest.mark.parametrize(("interval", "counted"), [(60.0, 300.0), (600.0, 600.0)])
def test_traffic_counts_with_five_minutes_at_least(interval: float, counted: float) -> None:
    (evidence,) = evidence_of([seen("a")], Channel.REVERSE, interval, 1200.0)
    assert evidence.interval == counted


def test_more_than_half_must_have_succeeded() -> None:
    assert folded(seen("a", at=1), seen("a", R.TIMEOUT, 2))[0].outcome is State.DEGRADED
    assert folded(seen("a", at=1), seen("a", R.TIMEOUT, 2), seen("a", at=3))[0].success


def test_the_latest_explicit_reason_names_a_failure() -> None:
    evidence = folded(seen("a", R.CAPTCHA, 1), seen("a", R.NO_CHANNEL, 2), seen("a", R.TIMEOUT, 3))
    assert evidence[0].reason is R.NO_CHANNEL


def test_without_an_explicit_reason_the_latest_one_does() -> None:
    evidence = folded(seen("a", R.UPSTREAM_5XX, 1), seen("a", R.TIMEOUT, 2))
    assert evidence[0].reason is R.TIMEOUT


def test_what_is_explicit_depends_on_the_channel() -> None:
    both = (seen("a", R.RATE_LIMITED, 1), seen("a", R.TIMEOUT, 2))
    assert folded(*both)[0].reason is R.RATE_LIMITED
    assert folded(*both, channel=Channel.OFFICIAL)[0].reason is R.TIMEOUT


def test_a_reporters_own_fault_is_no_evidence() -> None:
    assert folded(seen("a", R.INVALID_KEY)) == []
    assert folded(seen("a", R.INVALID_KEY, 1), seen("a", at=2))[0].success


def test_the_latency_of_a_failure_is_not_kept() -> None:
    assert folded(seen("a", R.TIMEOUT))[0].latency is None
    assert folded(seen("a", latency=3.0))[0].latency == 3.0


def heed(reporters: Reporters, reporter: str, reason: R, at: float) -> bool:
    return reporters.heed(folded(seen(reporter, reason, at))[0])


def test_a_client_that_fails_alone_is_no_longer_heeded() -> None:
    reporters = Reporters()
    for minute in range(10):
        assert heed(reporters, "well", R.OK, minute)
    heeded = []
    for minute in range(10):
        heed(reporters, "well", R.OK, minute)
        heeded.append(heed(reporters, "broken", R.TIMEOUT, minute))
    assert not any(heeded)


def test_an_outage_that_all_clients_see_is_heeded() -> None:
    reporters = Reporters()
    for minute in range(10):
        heed(reporters, "a", R.OK, minute)
        heed(reporters, "b", R.OK, minute)
    heeded = []
    for minute in range(8):
        heeded += [heed(reporters, "a", R.TIMEOUT, minute), heed(reporters, "b", R.TIMEOUT, minute)]
    assert all(heeded[:10])
    assert all(heeded)


def test_a_lone_reporter_is_heeded() -> None:
    reporters = Reporters()
    assert all(heed(reporters, "only", R.TIMEOUT, minute) for minute in range(8))
