"""Thin traffic beside a paid probe over twenty seeds: what the engine promises of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exporter.core.vocabulary import State
from exporter.log import configure
from exporter.replay.run import course_of, replay
from exporter.replay.score import Course
from exporter.simulator.scenario import load

SEEDS = range(1, 21)
SOON = 40 * 60.0
"""Seconds within which a recovery is to be told."""


@pytest.fixture(scope="module")
def courses() -> list[Course]:
    configure("error")
    scenario = load(Path(__file__).parents[1] / "scenarios" / "thin-traffic.yml")
    return [course_of(replay(scenario, seed).targets["rev"], scenario.duration) for seed in SEEDS]


def _down(course: Course) -> Iterator[tuple[float, float]]:
    ends = [change.at for change in course.truth[1:]] + [course.end]
    for change, end in zip(course.truth, ends, strict=True):
        if change.state.down:
            yield change.at, end


def test_no_episode_is_unknown_for_a_moment(courses: list[Course]) -> None:
    for course in courses:
        unknown = [change.at for change in course.detected if change.state is State.UNKNOWN]
        assert not [at for at in unknown for start, end in _down(course) if start <= at < end]


def test_nineteen_recoveries_of_twenty_are_told_within_forty_minutes(courses: list[Course]) -> None:
    took = [
        one.detected_after_seconds
        for course in courses
        for one in course.incidents()
        if one.state is State.OPERATIONAL
    ]
    assert len(took) == 2 * len(SEEDS)
    assert sum(seconds is not None and seconds <= SOON for seconds in took) >= 0.95 * len(took)
