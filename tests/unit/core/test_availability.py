"""Time in states: what a timeline remembers, and the ratios over it."""

import tracemalloc
from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.availability import KEPT, Ratio, Timeline, compare, overlay
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import State
from tests.support.work import executed

UP, SLOW, DOWN, OFF = State.OPERATIONAL, State.DEGRADED, State.SUSPENDED, State.UNKNOWN
WORK, GONE, LIMITED = State.MAINTENANCE, State.RETIRED, State.RISK_CONTROL
SPAN = 120


def timeline(*segments: tuple[float, State, bool]) -> Timeline:
    return Timeline(list(segments))


# --- what is remembered -------------------------------------------------------------------------------------


def test_a_change_dated_in_the_past_rewrites_what_was_noted_since() -> None:
    line = timeline((0, UP, True), (50, UP, False), (60, UP, True))
    line.enter(since=40, state=DOWN, verified=True, now=70)
    assert line.segments == [(0, UP, True), (40, DOWN, True)]


def test_a_change_dated_before_the_beginning_starts_at_the_beginning() -> None:
    line = timeline((100, UP, True))
    line.enter(since=20, state=DOWN, verified=True, now=130)
    assert line.segments == [(100, DOWN, True)]


def test_the_first_change_may_have_any_date_up_to_now() -> None:
    line = timeline()
    line.enter(since=20, state=DOWN, verified=True, now=130)
    assert line.segments == [(20, DOWN, True)]


def test_a_change_dated_in_the_future_is_dated_now() -> None:
    line = timeline((0, UP, True))
    line.enter(since=99, state=DOWN, verified=True, now=50)
    assert line.segments == [(0, UP, True), (50, DOWN, True)]


def test_entering_the_state_that_stands_adds_no_segment() -> None:
    line = timeline((0, UP, True))
    line.enter(since=10, state=UP, verified=True, now=10)
    assert line.segments == [(0, UP, True)]


def test_losing_and_finding_verification_splits_the_state() -> None:
    line = timeline((0, UP, True))
    line.verify(10, verified=True)
    line.verify(20, verified=False)
    line.verify(30, verified=True)
    assert line.segments == [(0, UP, True), (20, UP, False), (30, UP, True)]


def test_verification_at_the_very_start_of_a_state_replaces_its_flag() -> None:
    line = timeline((0, UP, True), (10, DOWN, False))
    line.verify(10, verified=True)
    assert line.segments == [(0, UP, True), (10, DOWN, True)]


def test_verification_dated_before_the_state_counts_from_its_start() -> None:
    line = timeline((0, UP, True), (10, DOWN, False))
    line.verify(5, verified=True)
    assert line.segments == [(0, UP, True), (10, DOWN, True)]


def test_verification_of_nothing_is_nothing() -> None:
    line = timeline()
    line.verify(5, verified=True)
    assert line.segments == []


@pytest.mark.parametrize(
    ("start", "end", "segments"),
    [
        (20, 30, [(0, UP, True), (20, OFF, False), (30, UP, True), (50, DOWN, True)]),
        (40, 60, [(0, UP, True), (40, OFF, False), (60, DOWN, True)]),
        (20, 50, [(0, UP, True), (20, OFF, False), (50, DOWN, True)]),
        (-9, 10, [(0, OFF, False), (10, UP, True), (50, DOWN, True)]),
        (-9, 0, [(0, UP, True), (50, DOWN, True)]),
        (30, 30, [(0, UP, True), (50, DOWN, True)]),
        (70, 80, [(0, UP, True), (50, DOWN, True), (70, OFF, False), (80, DOWN, True)]),
    ],
)
def test_a_gap_is_unknown_and_keeps_what_came_after(
    start: float, end: float, segments: list[tuple[float, State, bool]]
) -> None:
    line = timeline((0, UP, True), (50, DOWN, True))
    line.gap(start, end)
    assert line.segments == segments


def test_a_gap_in_an_empty_timeline_is_nothing() -> None:
    line = timeline()
    line.gap(0, 10)
    assert line.segments == []


def test_what_ended_more_than_31_days_ago_is_forgotten_and_what_reaches_in_is_kept() -> None:
    line = timeline((0, UP, True), (10, DOWN, True), (20, UP, True))
    line.prune(KEPT + 15)
    assert line.segments == [(10, DOWN, True), (20, UP, True)]


# --- ratios -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        ([], Ratio(None, None)),
        ([(0, UP, True)], Ratio(1.0, 1.0)),
        ([(0, SLOW, True)], Ratio(1.0, 1.0)),
        ([(0, DOWN, True)], Ratio(0.0, 1.0)),
        ([(0, LIMITED, True)], Ratio(0.0, 1.0)),
        ([(0, OFF, False)], Ratio(None, None)),
        ([(0, WORK, True)], Ratio(None, None)),
        ([(0, GONE, True)], Ratio(None, None)),
        ([(0, UP, False)], Ratio(None, 0.0)),
        ([(0, UP, True), (75, DOWN, True)], Ratio(0.75, 1.0)),
        ([(0, UP, True), (50, UP, False)], Ratio(1.0, 0.5)),
        ([(0, UP, True), (49, UP, False)], Ratio(None, 0.49)),
        ([(0, UP, False), (40, UP, True), (70, DOWN, True)], Ratio(0.5, 0.6)),
        ([(0, WORK, False), (50, UP, True), (75, UP, False)], Ratio(1.0, 0.5)),
        ([(90, DOWN, True)], Ratio(0.0, 1.0)),
        ([(-50, DOWN, True), (10, UP, True)], Ratio(0.9, 1.0)),
        ([(100, DOWN, True)], Ratio(None, None)),
    ],
)
def test_availability_counts_verified_time_and_coverage_tells_how_much_of_it_there_was(
    segments: list[tuple[float, State, bool]], expected: Ratio
) -> None:
    assert timeline(*segments).ratio(now=100, window=100) == expected


def test_days_are_utc_days_and_the_last_one_is_still_going_on() -> None:
    line = timeline((0.5 * DAY, UP, True), (1.75 * DAY, DOWN, True))
    before, first, second, today = line.daily(now=2.25 * DAY, days=4)
    assert [day.start for day in (before, first, second, today)] == [-DAY, 0, DAY, 2 * DAY]
    assert before.ratio == Ratio(None, None)
    assert (first.ratio, first.times[UP]) == (Ratio(1.0, 1.0), 0.5 * DAY)
    assert (second.ratio, second.times[DOWN]) == (Ratio(0.75, 1.0), 0.25 * DAY)
    assert (today.ratio, today.times[DOWN]) == (Ratio(0.0, 1.0), 0.25 * DAY)


# --- two timelines over the same stretches ------------------------------------------------------------------


def test_overlay_cuts_both_timelines_at_every_change_of_either() -> None:
    left = timeline((0, UP, True), (30, DOWN, True))
    right = timeline((10, UP, False), (40, UP, True))
    assert list(overlay(left, right, 0, 50)) == [
        ((10, 30, UP, True), (10, 30, UP, False)),
        ((30, 40, DOWN, True), (30, 40, UP, False)),
        ((40, 50, DOWN, True), (40, 50, UP, True)),
    ]


def test_truth_is_scored_only_over_the_stretches_that_were_verified() -> None:
    truth = timeline((0, UP, True), (60, DOWN, True), (80, UP, True))
    measured = timeline((0, UP, True), (62, DOWN, True), (70, DOWN, False), (82, UP, True))
    true, seen = compare(truth, measured, now=100, window=100)
    assert (true, seen) == (78 / 88, 80 / 88)


def test_nothing_is_compared_under_half_coverage() -> None:
    truth = timeline((0, UP, True))
    measured = timeline((0, UP, False), (51, UP, True))
    assert compare(truth, measured, now=100, window=100) == (None, None)


def test_a_truth_that_counts_neither_way_has_no_figure() -> None:
    measured = timeline((0, UP, True))
    assert compare(timeline((0, WORK, True)), measured, now=100, window=100) == (None, 1.0)


# --- properties ---------------------------------------------------------------------------------------------

seconds = st.integers(0, SPAN)
changes = st.one_of(
    st.tuples(st.just("enter"), seconds, seconds, st.sampled_from(State), st.booleans()),
    st.tuples(st.just("verify"), seconds, st.booleans()),
    st.tuples(st.just("gap"), seconds, seconds),
)


def played(steps: list[tuple[object, ...]]) -> Timeline:
    line = Timeline()
    for kind, *rest in steps:
        match kind, rest:
            case "enter", [int() as since, int() as late, State() as state, bool() as verified]:
                line.enter(since, state, verified, since + late)
            case "verify", [int() as at, bool() as verified]:
                line.verify(at, verified)
            case "gap", [int() as start, int() as end]:
                line.gap(start, end)
            case _:
                raise AssertionError(kind)
    return line


def by_the_second(line: Timeline) -> dict[int, tuple[State, bool]]:
    """Each second's state, read off the segments the simplest way."""
    known = {}
    for second in range(2 * SPAN):
        at = [segment for segment in line.segments if segment[0] <= second]
        if at:
            known[second] = at[-1][1:]
    return known


@given(st.lists(changes, max_size=12))
def test_segments_stay_ordered_and_neighbours_differ(steps: list[tuple[object, ...]]) -> None:
    segments = played(steps).segments
    for before, after in pairwise(segments):
        assert before[0] < after[0]
        assert before[1:] != after[1:]


@given(st.lists(changes, max_size=12), seconds, st.integers(1, 2 * SPAN))
def test_stretches_have_no_gap_between_them_and_reach_to_the_end(
    steps: list[tuple[object, ...]], begin: int, length: int
) -> None:
    line = played(steps)
    stretches = list(line.stretches(begin, begin + length))
    assert all(start < end for start, end, _, _ in stretches)
    assert all(one[1] == two[0] for one, two in pairwise(stretches))
    if line.segments and line.segments[0][0] < begin + length:
        assert stretches[0][0] == max(begin, line.segments[0][0])
        assert stretches[-1][1] == begin + length
    else:
        assert stretches == []


@given(st.lists(changes, max_size=12), st.integers(1, 2 * SPAN), st.integers(1, 2 * SPAN))
def test_ratios_agree_with_counting_second_by_second(
    steps: list[tuple[object, ...]], now: int, window: int
) -> None:
    line = played(steps)
    known = [value for second, value in by_the_second(line).items() if now - window <= second < now]
    eligible = [(state, verified) for state, verified in known if not state.excluded]
    seen = [state for state, verified in eligible if verified]
    ratio = line.ratio(now, window)
    assert ratio.coverage == (len(seen) / len(eligible) if eligible else None)
    if eligible and 2 * len(seen) >= len(eligible):
        assert ratio.availability == sum(state.up for state in seen) / len(seen)
    else:
        assert ratio.availability is None


@given(st.lists(changes, min_size=1, max_size=12), st.integers(0, 2 * SPAN), st.integers(1, 2 * SPAN))
def test_splitting_a_segment_changes_no_ratio(steps: list[tuple[object, ...]], at: int, window: int) -> None:
    line = played(steps)
    now = 2 * SPAN
    segments = line.segments
    standing = [segment for segment in segments if segment[0] < at]
    if standing:
        segments.insert(len(standing), (at - 0.5, *standing[-1][1:]))
    split = Timeline(segments)
    one, other = line.ratio(now, window), split.ratio(now, window)
    for left, right in ((one.availability, other.availability), (one.coverage, other.coverage)):
        assert left == right or (left is not None and right is not None and isclose(left, right))


@given(st.lists(changes, max_size=12), st.lists(changes, max_size=12))
def test_overlay_shows_both_timelines_as_they_are(
    left: list[tuple[object, ...]], right: list[tuple[object, ...]]
) -> None:
    one, two = played(left), played(right)
    ours, theirs = by_the_second(one), by_the_second(two)
    seen = {}
    for (start, end, *mine), (_, _, *other) in overlay(one, two, 0, 2 * SPAN):
        for second in range(int(start), int(end)):
            seen[second] = (tuple(mine), tuple(other))
    assert seen == {second: (ours[second], theirs[second]) for second in ours.keys() & theirs.keys()}


# --- the cost of a look ------------------------------------------------------------------------------------


EDITS = st.tuples(
    st.sampled_from(("enter", "verify", "gap", "rewind")),
    st.integers(1, 40_000).map(lambda n: 6.0 * n),  # halves and thirds of it are exact
    st.sampled_from(State),
    st.booleans(),
)


@given(st.lists(EDITS, max_size=20))
def test_running_totals_agree_with_a_walk_through_the_segments(
    story: list[tuple[str, float, State, bool]],
) -> None:
    """After any changes, with looks in between that leave totals behind."""
    line, now = Timeline(), 0.0
    for how, step, state, verified in story:
        now += step
        match how:
            case "enter":
                line.enter(now - step / 2, state, verified, now)
            case "verify":
                line.verify(now, verified)
            case "gap":
                line.gap(now - step * 2, now - step / 3)
            case _:
                line.rewind(now - step)
        for window in (step, 3 * DAY, 30 * DAY):
            begin = now - window
            seen, walked = line.measured(begin, now), Timeline([*line.segments])
            assert isclose(seen.up + seen.down + seen.blind, _eligible(walked, begin, now), abs_tol=1e-5)
            assert isclose(seen.up, _spent(walked, begin, now, up=True), abs_tol=1e-5)
            assert isclose(seen.down, _spent(walked, begin, now, up=False), abs_tol=1e-5)
            assert line.times_down(begin) == _times_down(line, begin)
            assert line.ratios(now, (window, 0.0)) == [line.ratio(now, window), Ratio(None, None)]
        assert line.daily(now, 30) == Timeline([*line.segments]).daily(now, 30)


def _eligible(line: Timeline, begin: float, end: float) -> float:
    return sum(
        until - start for start, until, state, _ in line.stretches(begin, end) if state.up or state.down
    )


def _spent(line: Timeline, begin: float, end: float, *, up: bool) -> float:
    stretches = line.stretches(begin, end)
    return sum(u - s for s, u, state, seen in stretches if seen and (state.up if up else state.down))


def _times_down(line: Timeline, since: float) -> int:
    count, previous = 0, None
    for start, state, _ in line.segments:
        if start < since:
            count = int(state.down)
        elif state is not previous and state.down:
            count += 1
        previous = state
    return count


def busy(episodes: int) -> Timeline:
    """Thirty days with so many episodes, the last one yesterday."""
    step = 29 * DAY / max(episodes, 1)
    segments = [(0.0, UP, True)]
    for i in range(episodes):
        segments += [(i * step + step / 2, DOWN, True), (i * step + step, UP, True)]
    return Timeline(segments)


def look(line: Timeline) -> None:
    """As the list of all targets and their bars look at a timeline."""
    line.ratios(30.5 * DAY, (DAY / 24, DAY, 7 * DAY, 30 * DAY))
    line.times_down(23.5 * DAY)
    line.measured(0.5 * DAY, 30.5 * DAY)
    line.daily(30.5 * DAY, 30)


def test_a_second_look_is_as_much_work_after_a_year_of_trouble_as_after_none() -> None:
    work = {}
    for episodes in (1, 1000):
        line = busy(episodes)
        first = executed(lambda line=line: look(line))
        line.verify(30.4 * DAY, verified=False)
        work[episodes] = executed(lambda line=line: look(line))
    assert work[1000] <= 1.1 * work[1]
    assert first > 20 * work[1000]  # it is the first one that adds up


def test_an_episode_takes_less_than_a_hundred_bytes() -> None:
    """Two segments, with their totals."""
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        line = Timeline((at * 60.0, DOWN if at % 2 else UP, True) for at in range(16_000))
        look(line)
        line.forget_days()
        taken = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert taken / 8000 < 100
