"""What the last hour was like."""

import pytest

from exporter.core.recent import LONGEST_WAIT, RecentTraffic, last_hour
from exporter.core.state.answers import Answers
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.window import Track
from exporter.core.thresholds import HOUR
from exporter.core.vocabulary import Reason, Source, State

NOW = 1_769_580_030.0


def answers(source: Source, *good: bool, verified: bool = True, ago: float = 60.0) -> Health:
    made = Answers.of(
        Evidence(
            source,
            NOW - ago - 2.0,
            NOW - ago,
            State.OPERATIONAL if one else State.DEGRADED,
            Reason.OK if one else Reason.TIMEOUT,
            60.0,
            latency=2.0,
            verified=verified or not one,
        )
        for one in good
    )
    tracks = [Track(), Track(), Track()]
    tracks[source.depth - 1] = Track(answers=made)
    return Health(tracks=tuple(tracks))


def traffic(*good: bool, ago: float = 60.0) -> RecentTraffic:
    made = RecentTraffic()
    for one in good:
        made.note(NOW - ago, NOW, success=one, latency=9.0 if one else 0.1)
    return made


@pytest.mark.parametrize(
    ("health", "seen", "share", "latency"),
    [
        (Health(), traffic(), None, None),
        (Health(), traffic(True, True, True, False), 0.75, 9.0),
        (answers(Source.GENERATION, True, False), traffic(True, True), 0.75, 9.0),
        (answers(Source.VALIDATION, True, False), traffic(True), 1.0, 9.0),
        (answers(Source.VALIDATION, True, False), traffic(), 0.5, 2.0),
        (answers(Source.VALIDATION, True, verified=False), traffic(), None, 2.0),
        (answers(Source.VALIDATION, False, False, verified=False), traffic(), 0.0, None),
        (answers(Source.CATALOG, True), traffic(), None, 2.0),
        (answers(Source.OBSERVATION, True, False), traffic(), 0.5, 2.0),
        (answers(Source.OBSERVATION, True, False), traffic(True), 1.0, 9.0),
        (answers(Source.GENERATION, True, ago=HOUR), traffic(True, ago=HOUR), None, None),
    ],
)
def test_the_deepest_requests_of_the_hour_count(health, seen, share, latency):
    found = last_hour(health, seen, NOW)
    assert (found.success_ratio, found.latency) == (share, latency)


def test_what_is_old_is_forgotten_and_what_a_wrong_clock_said_too():
    seen = traffic(True, ago=HOUR - 60.0)
    seen.note(NOW + 5 * HOUR, NOW + 5 * HOUR, success=True, latency=1.0)
    assert seen.counts(NOW) == (0, 0)
    assert list(seen.latencies(NOW)) == [9.0]
    seen.note(NOW, NOW, success=False, latency=None)
    assert seen.counts(NOW) == (0, 1)
    assert len(seen._minutes) == 1


def test_many_requests_need_little_room():
    seen = RecentTraffic()
    for i in range(5000):
        seen.note(NOW + i, NOW + i, success=True, latency=float(i))
    assert len(seen._minutes) <= 61
    assert len(seen._latencies) == 100


def test_a_wish_to_wait_ends_with_the_first_success():
    seen = RecentTraffic()
    seen.hold(NOW, 1e9)
    assert seen.held_until == NOW + LONGEST_WAIT
    seen.note(NOW, NOW, success=False, latency=None)
    assert seen.held_until == NOW + LONGEST_WAIT
    seen.note(NOW, NOW, success=True, latency=None)
    assert seen.held_until == 0.0
