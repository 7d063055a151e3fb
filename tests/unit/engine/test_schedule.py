"""The beat of a probe: a fixed rate, moved for good cause only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.board import Beat
from exporter.core.vocabulary import Source
from exporter.engine.schedule import ProbeSchedule, Schedule, hurried, share_of

START = 1_000_000.0


def pace(interval: float = 60.0, *, paid: bool = False, last_run: float | None = None) -> ProbeSchedule:
    return ProbeSchedule.begin("target/catalog", interval, START, paid=paid, last_run=last_run)


@given(st.text(max_size=40), st.floats(1.0, 86400.0), st.booleans())
def test_the_first_run_comes_within_the_interval_and_always_at_the_same_moment(
    name: str, interval: float, paid: bool
) -> None:
    first = ProbeSchedule.begin(name, interval, START, paid=paid, last_run=None).next_run
    assert START <= first <= START + interval
    assert first == ProbeSchedule.begin(name, interval, START, paid=paid, last_run=None).next_run
    if not paid:
        assert first <= START + 60.0


def test_targets_are_spread_evenly() -> None:
    shares = sorted(share_of(f"target-{n}/catalog") for n in range(1000))
    assert max(abs(share - n / 1000) for n, share in enumerate(shares)) < 0.05


@given(st.floats(1.0, 3600.0), st.lists(st.floats(0.0, 500.0), max_size=30))
def test_runs_stay_on_the_beat_however_long_they_take(interval: float, lengths: list[float]) -> None:
    beat = pace(interval)
    first = beat.next_run
    for length in lengths:
        began = beat.next_run
        beat.after_run(began + length)
        beats = (beat.next_run - first) / interval
        assert beats == pytest.approx(round(beats), abs=1e-4)
        assert began + length < beat.next_run <= began + length + interval * 1.000001


@pytest.mark.parametrize(
    ("interval", "soon"),
    [(1.0, 1.0), (5.0, 5.0), (10.0, 5.0), (60.0, 15.0), (600.0, 150.0), (21600.0, 300.0)],
)
def test_a_suspicious_answer_brings_the_next_run_forward(interval: float, soon: float) -> None:
    assert hurried(interval) == soon


def test_at_most_four_runs_in_a_row_are_brought_forward() -> None:
    beat, now = pace(), START + 120.0
    gaps = []
    for _ in range(6):
        beat.after_run(now)
        beat.suspicious(now, now)
        gaps.append(beat.next_run - now)
        now = beat.next_run
    assert sum(gap == 15.0 for gap in gaps) <= 4
    assert beat.hurries == 4
    beat.calm()
    beat.after_run(now)
    beat.suspicious(now, now)
    assert beat.next_run == now + 15.0


@pytest.mark.parametrize(("took", "gap"), [(1.0, 14.0), (15.0, 0.0), (20.0, 0.0)])
def test_a_failure_that_was_long_in_coming_is_looked_at_the_sooner(took: float, gap: float) -> None:
    beat = pace()
    began = beat.next_run
    beat.after_run(began + took)
    beat.suspicious(began, began + took)
    assert beat.next_run == began + took + gap


def test_the_beat_stands_still_while_a_run_is_brought_forward() -> None:
    beat = pace()
    first = beat.next_run
    beat.after_run(first)
    beat.bring_forward(first + 5)
    assert beat.next_run == first + 5
    beat.after_run(first + 6)
    assert beat.next_run == first + 60


@pytest.mark.parametrize(("paid", "held"), [(False, 900.0), (True, 3600.0)])
def test_the_upstreams_wish_for_quiet_is_honoured_up_to_a_limit(paid: bool, held: float) -> None:
    beat = pace(60.0, paid=paid)
    beat.hold(START, 10_000.0)
    beat.bring_forward(START + 1)
    assert beat.next_run == START + held


def test_a_restart_does_not_probe_sooner_than_the_interval_allows() -> None:
    assert pace(600.0, last_run=START - 10).next_run == START + 590
    assert pace(600.0, last_run=START - 5000).next_run <= START + 60


def test_backing_off_doubles_the_interval_and_no_more() -> None:
    beat = pace(600.0, paid=True)
    beat.backed_off = True
    assert beat.in_force == 1200.0
    first = beat.next_run
    beat.after_run(first)
    assert beat.next_run == first + 1200.0


class Stopped:
    """A clock that stands still."""

    def time(self) -> float:
        return START

    monotonic = time


def test_how_long_the_upstream_asked_to_wait_is_shown() -> None:
    beats = Schedule(Stopped(), {Source.CATALOG: pace()}, {Source.CATALOG: Beat(60.0, START)})
    assert beats.shown[Source.CATALOG].held_until == 0.0
    beats.hold(Source.CATALOG, 30.0)
    assert beats.shown[Source.CATALOG].held_until == START + 30.0
    beats.hold(Source.CATALOG, 1e9)
    assert beats.shown[Source.CATALOG].held_until == START + 900.0
