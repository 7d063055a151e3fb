"""Replays of whole scenarios stay within the goals: what changes is seen in time, and nothing else is seen."""

import pytest

from exporter.core.vocabulary import State
from exporter.replay.run import Taken, course_of, replay
from exporter.simulator.scenario import load
from tests.support.scored import HARD_WITHIN, RISK_CONTROL_WITHIN, SCENARIOS, judge, names

MINUTE = 60.0

LONG = frozenset({"quiet-month", "quiet-reverse-month", "vendor-month", "five-percent"})
"""`make bench-states` plays these, too."""
HONESTLY_UNKNOWN = {"outage-without-budget": 1}
"""False transitions that are right all the same: without money for evidence the truth cannot be known."""
AT_THE_LIMIT = {"slow-slide": 1}
"""At 80 % success, where degraded ends and risk control begins, chance decides between the two."""


def test_every_kind_of_trouble_has_its_scenario() -> None:
    assert set(names()) >= {
        "quiet-month",
        "evening-crackdown",
        "slow-slide",
        "flapping",
        "nightly-pool",
        "rewritten-429",
        "revoked-key",
        "empty-balance",
        "network-down",
        "maintenance-announced",
        "maintenance-unannounced",
        "lying-page",
        "retirement-with-notice",
        "retirement-without-notice",
        "single-blip",
        "outage-without-budget",
        "failure-in-200s",
        "broken-client",
    }


@pytest.mark.parametrize("name", [name for name in names() if name not in LONG])
def test_the_board_follows_the_truth_of_a_scenario(name: str) -> None:
    judged = judge(name)

    assert [sight for sight in judged.hard if not sight.within(HARD_WITHIN)] == []
    assert [sight for sight in judged.risk_control if not sight.within(RISK_CONTROL_WITHIN)] == []
    assert judged.false_pages == 0
    assert judged.false_transitions <= (HONESTLY_UNKNOWN | AT_THE_LIMIT).get(name, 0)


def episodes(taken: Taken, end: float) -> list[tuple[float, float]]:
    truth = [*taken.truth.changes]
    ends = [change.at for change in truth[1:]] + [end]
    return [(one.at, until) for one, until in zip(truth, ends, strict=True) if one.state.down]


@pytest.mark.parametrize("seed", [1, 2])
def test_thin_traffic_beside_a_paid_probe_never_leaves_an_episode_unknown(seed: int) -> None:
    scenario = load(SCENARIOS / "thin-traffic.yml")
    taken = replay(scenario, seed).targets["rev"]
    course = course_of(taken, scenario.duration)
    unknown = [change.at for change in course.detected if change.state is State.UNKNOWN]
    assert not [
        at for at in unknown for start, end in episodes(taken, scenario.duration) if start <= at < end
    ]
    recoveries = [one for one in course.incidents() if one.state is State.OPERATIONAL]
    assert len(recoveries) == 2
    assert all((one.detected_after_seconds or 1e9) <= 40 * MINUTE for one in recoveries)
