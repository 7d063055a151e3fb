"""Scoring a replay: what counts as seen, as false, and as a false page."""

import pytest

from exporter.core.vocabulary import State
from exporter.replay.score import Course, ScoredChange

S = State
TRUTH = [(0, S.OPERATIONAL), (1000, S.SUSPENDED), (2000, S.OPERATIONAL)]


def course(detected: list[tuple[float, State]], truth: list[tuple[float, State]] | None = None) -> Course:
    return Course(
        [ScoredChange(at, state) for at, state in truth or TRUTH],
        [ScoredChange(at, state) for at, state in detected],
        3000.0,
        lambda _: 300.0,
        lambda _: True,
    )


def test_an_incident_is_seen_when_the_board_first_enters_the_true_state() -> None:
    seen = course([(10, S.OPERATIONAL), (1100, S.DEGRADED), (1130, S.SUSPENDED), (2090, S.OPERATIONAL)])
    assert [(i.at, i.state, i.detected_after_seconds) for i in seen.incidents()] == [
        (1000, S.SUSPENDED, 130),
        (2000, S.OPERATIONAL, 90),
    ]


def test_an_incident_that_ends_before_the_board_sees_it_was_never_seen() -> None:
    assert course([(10, S.OPERATIONAL), (2001, S.SUSPENDED)]).incidents()[0].detected_after_seconds is None


def test_a_state_already_there_is_seen_after_nothing() -> None:
    assert course([(10, S.OPERATIONAL), (990, S.SUSPENDED)]).incidents()[0].detected_after_seconds == 0


@pytest.mark.parametrize(
    ("at", "state", "false"),
    [
        (500, S.SUSPENDED, True),
        (500, S.DEGRADED, True),
        (500, S.OPERATIONAL, False),
        (1100, S.RISK_CONTROL, False),
        (1100, S.DEGRADED, False),
        (1500, S.RISK_CONTROL, True),
        (1500, S.OPERATIONAL, True),
        (1200, S.OPERATIONAL, False),
        (2299, S.SUSPENDED, False),
        (2301, S.SUSPENDED, True),
        (2250, S.UNKNOWN, False),
        (10, S.UNKNOWN, False),
    ],
)
def test_an_entry_is_false_unless_true_lately_true_or_in_between(
    at: float, state: State, false: bool
) -> None:
    assert bool(course([(at, state)]).false_transitions()) is false


@pytest.mark.parametrize(
    ("detected", "pages"),
    [
        ([(1050, S.SUSPENDED), (2200, S.OPERATIONAL)], 0),
        ([(1050, S.SUSPENDED), (2355, S.OPERATIONAL)], 0),
        ([(1050, S.SUSPENDED), (2400, S.OPERATIONAL)], 1),
        ([(500, S.RISK_CONTROL), (559, S.OPERATIONAL)], 0),
        ([(500, S.RISK_CONTROL), (530, S.SUSPENDED), (565, S.OPERATIONAL)], 1),
        ([(2900, S.SUSPENDED)], 1),
        ([(500, S.DEGRADED), (900, S.OPERATIONAL)], 0),
    ],
)
def test_a_page_is_false_when_it_stands_a_minute_without_cause(
    detected: list[tuple[float, State]], pages: int
) -> None:
    assert course(detected).false_pages() == pages


SOON_AGAIN = [*TRUTH[:2], (2000, S.OPERATIONAL), (2060, S.DEGRADED)]
TWICE_DOWN = [*TRUTH, (2100, S.SUSPENDED), (2150, S.OPERATIONAL)]


@pytest.mark.parametrize(
    ("truth", "until", "pages"),
    [
        (SOON_AGAIN, 2290, 0),
        (SOON_AGAIN, 2355, 0),
        (SOON_AGAIN, 2365, 1),
        (TWICE_DOWN, 2500, 0),
        (TWICE_DOWN, 2515, 1),
    ],
)
def test_a_truth_that_changes_again_while_settling_takes_no_excuse_away(
    truth: list[tuple[float, State]], until: float, pages: int
) -> None:
    assert course([(1050, S.SUSPENDED), (until, S.OPERATIONAL)], truth).false_pages() == pages
