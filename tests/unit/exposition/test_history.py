"""Recorded series are runs of samples in order of time."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from exporter.core.vocabulary import Channel, State
from exporter.exposition.history import Recorded, recorded

UP, DOWN = State.OPERATIONAL, State.SUSPENDED


def lines(*stretches, step=60.0):
    history = Recorded("t", "p", Channel.OFFICIAL, "sora-2", stretches)
    return [
        line for line in "".join(recorded([history], step)).splitlines() if line.startswith("service_state{")
    ]


def of(state, all_lines):
    return [line.split("} ")[1] for line in all_lines if f'state="{state}"' in line]


def test_a_sample_stands_at_each_change_and_each_whole_step():
    up = of(UP, lines((30.0, 130.5, UP, True), (130.5, 200.0, DOWN, True)))
    assert up == ["1 30.000", "1 60.000", "1 120.000", "0 130.500", "0 180.000"]


def test_changes_within_a_millisecond_are_one_sample():
    up = of(UP, lines((30.0001, 30.0002, DOWN, True), (30.0002, 60.0, UP, True)))
    assert up == ["1 30.001"]


def test_every_state_has_a_series_from_the_start():
    assert {state: of(state, lines((0.0, 1.0, UP, True))) for state in State} == {
        state: [f"{int(state is UP)} 0.000"] for state in State
    }


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=8, unique=True), st.sampled_from([0.5, 7.0, 60.0]))
def test_times_always_rise(times, step):
    stretches = [(a, b, UP, True) for a, b in pairwise(sorted(times))]
    at = [float(line.split()[1]) for line in of(UP, lines(*stretches, step=step))]
    assert all(one < other <= one + step + 0.0011 for one, other in pairwise(at))
