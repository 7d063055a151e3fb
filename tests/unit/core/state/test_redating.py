"""A clock that is set: what is known keeps its age, and history neither overlaps nor lies in the future."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.availability import Timeline
from exporter.core.state.answers import Answers
from exporter.core.state.baseline import Baseline, BaselineChunk, packed_hours, packed_seconds, seconds
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Transition
from exporter.core.state.redating import moved, not_ahead
from exporter.core.state.ruling import Ruling
from exporter.core.state.why import Decision, Why
from exporter.core.state.window import Track
from exporter.core.vocabulary import Reason, Source, State
from exporter.store import Store
from tests.support.history import time_in

NOW = 1_767_225_600.0
HOUR = 3600.0
LENGTHS = {"interval", "latency", "was_up_for", "score", "median", "pending", "last", "usual", "work"}
"""Numbers in what is known that are no moments of ours: lengths, and work that others announced."""
UP, BAD, NONE = State.OPERATIONAL, State.SUSPENDED, State.UNKNOWN


def known(at: float = NOW) -> Health:
    """Health in which every field says something."""
    answer = Evidence(Source.CATALOG, at - 2, at - 1, UP, Reason.OK, 60.0, latency=0.5, verified=True)
    hours, half = packed_hours([BaselineChunk(at - 900, 0.4, 12)]), packed_seconds([0.5])
    usual = Baseline(hours, half, at - 50, half, 0.4)
    track = Track(
        answers=Answers.of([answer]),
        ours=(answer,),
        ruling=Ruling(BAD, Reason.NO_CHANNEL, Why(Decision.EXPLICIT, 2, 5), at - 300),
        run=1,
        run_since=at - 200,
        score=1.0,
        score_since=at - 100,
        relapse_until=at + 500,
        fresh=((Source.CATALOG, at + 180),),
        success_began=at - 2,
        success_until=at + 180,
        verified_until=at + 180,
        baselines=((Source.CATALOG, usual),),
    )
    return Health(
        state=UP,
        since=at - 5000,
        changed=at - 4990,
        deepest=Source.CATALOG,
        was_up_for=77.0,
        work=(at - 9000, at - 8000),
        tracks=(track, track, Track()),
    )


def numbers(value: Any, name: str = "") -> Iterator[tuple[str, float]]:
    """Every float, with the name of the field it lies in."""
    if isinstance(value, Answers):
        yield from numbers(tuple(value), name)
    elif isinstance(value, Baseline):
        yield from numbers(tuple(value.chunks()), "hours")
        yield from numbers(seconds(value.pending), "pending")
        yield from numbers(seconds(value.last), "last")
        yield from (("pending_since", value.pending_since), ("usual", value.usual or 0.0))
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers(item, name)
    elif isinstance(value, float):
        yield name, value


@pytest.mark.parametrize("by", [HOUR, -HOUR, 8 * HOUR, -8 * HOUR])
def test_every_moment_of_ours_moves_and_no_length(by: float) -> None:
    before, after = list(numbers(known())), list(numbers(moved(known(), by)))
    assert len(before) > 50
    for (name, old), (_, new) in zip(before, after, strict=True):
        # A field that is new to what is known must be said to be a moment or a length.
        assert new == (old if name in LENGTHS else pytest.approx(old + by if old else old)), name


def test_no_field_of_what_is_known_is_left_out_of_the_example() -> None:
    def empty(value: Any) -> list[str]:
        return [f.name for f in fields(value) if getattr(value, f.name) in ((), None)]

    health = known()
    assert empty(health) == ["decided_by"]
    assert empty(health.tracks[0]) == []


def test_never_stays_never() -> None:
    assert moved(Health(), HOUR) == Health()


def test_what_a_clock_kept_that_was_ahead_has_expired_and_lies_in_the_past() -> None:
    kept = known(NOW + HOUR)
    health = not_ahead(kept, NOW)
    assert max(track.fresh_until() for track in health.tracks) <= NOW
    assert max(value for name, value in numbers(health) if name in {"at", "changed", "since"}) <= NOW
    assert health.changed - health.since == kept.changed - kept.since
    assert not_ahead(known(NOW - 10), NOW) == known(NOW - 10)
    assert not_ahead(Health(), NOW) == Health()


def change(new: State, since: float, at: float) -> Transition:
    return Transition(NONE, new, Reason.OK, at, since, Why(Decision.NO_DATA))


LIVES = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.floats(1.0, 5000.0)),
        st.tuples(st.just("set"), st.sampled_from([HOUR, -HOUR, 8 * HOUR, -8 * HOUR])),
        st.tuples(st.just("enter"), st.sampled_from([UP, BAD, State.RISK_CONTROL])),
    ),
    max_size=40,
)


@given(LIVES)
def test_history_has_no_overlap_and_no_future_however_the_clock_is_set(life: list[tuple[str, Any]]) -> None:
    store, timeline, now = Store.open(None), Timeline(), NOW

    def enter(state: State) -> None:
        timeline.enter(now, state, True, now)
        store.record_transition("t", change(state, now, now), verified=True, evidence="[]")

    enter(UP)
    for what, value in life:
        if what == "wait":
            now += value
        elif what == "enter":
            enter(value)
        elif value > 0:
            timeline.gap(now, now + value)
            store.record_gap("t", now, now + value)
            now += value
        else:
            now += value
            timeline.rewind(now)
            store.record_rewind("t", now)
        episodes = store.episodes("t", 0.0, float("inf"))
        assert all(one.end == two.start > one.start for one, two in pairwise(episodes))
        assert episodes[-1].start <= now
        assert episodes[-1].end is None
        assert all(e.decided_at <= now or e.start < NOW for e in episodes[-1:])
        assert store.timeline("t", 0.0) == timeline.segments
        assert episodes[-1].state is timeline.segments[-1][1]
    store.close()


def test_time_that_the_clock_left_out_counts_for_nothing() -> None:
    timeline = Timeline()
    timeline.enter(NOW, UP, True, NOW)
    timeline.enter(NOW + HOUR, BAD, True, NOW + HOUR)
    now = NOW + HOUR + 300
    timeline.gap(now, now + 8 * HOUR)
    times = time_in(timeline, now + 8 * HOUR + 300, 24 * HOUR)
    assert (times[UP], times[BAD], times[NONE]) == (HOUR, 600, 8 * HOUR)


def test_time_that_the_clock_goes_through_again_is_noted_anew() -> None:
    timeline = Timeline()
    timeline.enter(NOW, UP, True, NOW)
    timeline.enter(NOW + 1.5 * HOUR, BAD, True, NOW + 1.5 * HOUR)
    assert timeline.rewind(NOW + HOUR)
    assert timeline.segments == [(NOW, UP, True), (NOW + HOUR, BAD, True)]
    assert not timeline.rewind(NOW + HOUR)
    # Even what began it all may lie ahead.
    assert timeline.rewind(NOW - HOUR)
    assert timeline.segments == [(NOW - HOUR, BAD, True)]


def test_a_rewind_of_the_history_keeps_what_decided() -> None:
    store = Store.open(None)
    store.record_transition("t", change(UP, NOW, NOW), verified=True, evidence='["kept"]')
    store.record_rewind("t", NOW - HOUR)
    (episode,) = store.episodes("t", 0.0, float("inf"))
    assert episode == replace(episode, start=NOW - HOUR, decided_at=NOW - HOUR, evidence='["kept"]')
    store.record_rewind("other", NOW)
    assert store.episodes("other", 0.0, float("inf")) == []
    store.close()
