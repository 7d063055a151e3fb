"""History is ordered and without gaps, and says the same as availability counts."""

import json
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.availability import Timeline
from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Reason, State
from exporter.store import Store
from exporter.store.rows import HealthRow, Identity
from tests.support.history import open_episodes

UP, BAD, RISK, NONE = State.OPERATIONAL, State.SUSPENDED, State.RISK_CONTROL, State.UNKNOWN
ENDLESS = float("inf")
NO_DATA = Why(Decision.NO_DATA)


@pytest.fixture
def store():
    store = Store.open(None)
    yield store
    store.close()


def change(new, since, at=None, reason=Reason.OK, why=NO_DATA):
    return Transition(NONE, new, reason, since if at is None else at, since, why)


def enter(store, new, since, at=None, *, verified=True, target="t"):
    store.record_transition(target, change(new, since, at), verified=verified, evidence="[]")


def stretches(store, since=0.0, until=ENDLESS, target="t"):
    return [(e.start, e.end, e.state) for e in store.episodes(target, since, until)]


def test_an_episode_lasts_until_the_next_one_and_keeps_what_decided(store):
    enter(store, UP, 10.0)
    evidence = json.dumps([{"reason": "captcha"}])
    store.record_transition(
        "t",
        change(RISK, 50.0, 70.0, Reason.CAPTCHA, Why(Decision.EXPLICIT, 2, 5)),
        verified=True,
        evidence=evidence,
    )
    first, second = store.episodes("t", 0.0, ENDLESS)
    assert (first.start, first.end, first.state) == (10.0, 50.0, UP)
    assert (second.start, second.end, second.state, second.reason) == (50.0, None, RISK, Reason.CAPTCHA)
    assert (second.decided_at, second.rule, second.evidence) == (70.0, "explicit: 2 of the last 5", evidence)
    assert open_episodes(store) == {"t": second}


def test_a_start_dated_before_the_open_episode_replaces_what_it_covers(store):
    for state, since in ((UP, 10.0), (State.DEGRADED, 50.0), (RISK, 60.0)):
        enter(store, state, since)
    enter(store, BAD, 40.0, 70.0)
    assert stretches(store) == [(10.0, 40.0, UP), (40.0, None, BAD)]


def test_a_state_that_goes_on_stays_one_episode(store):
    enter(store, UP, 10.0)
    enter(store, State.DEGRADED, 50.0)
    enter(store, UP, 40.0, 70.0)
    assert stretches(store) == [(10.0, None, UP)]


def test_history_does_not_begin_before_its_beginning(store):
    store.record_gap("t", 100.0, 100.0)
    enter(store, UP, 30.0, 120.0)
    assert stretches(store) == [(100.0, None, UP)]


def test_a_start_in_the_future_moves_to_the_decision(store):
    enter(store, UP, 10.0)
    enter(store, State.MAINTENANCE, 90.0, 70.0)
    assert stretches(store) == [(10.0, 70.0, UP), (70.0, None, State.MAINTENANCE)]


def test_a_target_without_history_begins_unknown(store):
    store.record_gap("t", 100.0, 100.0)
    assert stretches(store) == [(100.0, None, NONE)]
    assert store.timeline("t", 0.0) == [(100.0, NONE, False)]


def test_time_that_nobody_watched_does_not_count_as_the_old_state(store):
    enter(store, UP, 0.0)
    store.record_gap("t", 180.0, 1000.0)
    enter(store, BAD, 1010.0)
    assert stretches(store) == [
        (0.0, 180.0, UP),
        (180.0, 1000.0, NONE),
        (1000.0, 1010.0, UP),
        (1010.0, None, BAD),
    ]
    assert store.episodes("t", 180.0, 1000.0)[0].reason is Reason.NO_DATA


def test_unknown_from_the_moment_evidence_ran_out_joins_the_gap(store):
    enter(store, UP, 0.0)
    store.record_gap("t", 180.0, 1000.0)
    enter(store, NONE, 180.0, 1000.0, verified=False)
    enter(store, UP, 1020.0)
    assert stretches(store) == [(0.0, 180.0, UP), (180.0, 1020.0, NONE), (1020.0, None, UP)]


@pytest.mark.parametrize(("start", "end"), [(50.0, 50.0), (60.0, 50.0), (-10.0, 0.0)])
def test_a_gap_without_length_changes_nothing(store, start, end):
    enter(store, UP, 0.0)
    store.record_gap("t", start, end)
    assert stretches(store) == [(0.0, None, UP)]


def test_only_episodes_that_touch_the_asked_time_are_given(store):
    for state, since in ((UP, 0.0), (BAD, 10.0), (UP, 20.0), (RISK, 30.0)):
        enter(store, state, since)
    assert stretches(store, 10.0, 20.0) == [(10.0, 20.0, BAD)]
    assert stretches(store, 15.0, 25.0) == [(10.0, 20.0, BAD), (20.0, 30.0, UP)]
    assert stretches(store, 35.0, 40.0) == [(30.0, None, RISK)]


def test_targets_do_not_share_history(store):
    enter(store, UP, 0.0, target="a")
    enter(store, BAD, 5.0, target="b")
    assert stretches(store, target="a") == [(0.0, None, UP)]
    assert set(open_episodes(store)) == {"a", "b"}


def test_last_available_is_the_end_of_the_last_time_up(store):
    for state, since in ((UP, 0.0), (BAD, 10.0)):
        enter(store, state, since, target="down")
    enter(store, State.DEGRADED, 5.0, target="up")
    enter(store, BAD, 5.0, target="never")
    assert store.last_available(99.0) == {"down": 10.0, "up": 99.0}


times = st.integers(0, 200).map(float)
entries = st.tuples(st.just("enter"), times, times, st.sampled_from(State), st.booleans())
verifications = st.tuples(st.just("verify"), times, st.booleans())
gaps = st.tuples(st.just("gap"), times, times)


def apply(step, store, timeline):
    match step:
        case ("enter", since, at, state, verified):
            enter(store, state, since, at, verified=verified)
            timeline.enter(since, state, verified, at)
        case ("verify", at, verified):
            store.record_verified("t", at, verified)
            timeline.verify(at, verified)
        case ("gap", start, end):
            store.record_gap("t", start, end)
            timeline.gap(start, end)


@given(entries, st.lists(entries | verifications | gaps, max_size=12))
def test_whatever_is_recorded_the_store_and_the_timeline_agree(first, steps):
    store, timeline = Store.open(None), Timeline()
    for step in (first, *steps):
        apply(step, store, timeline)
    assert store.timeline("t", 0.0) == timeline.segments
    store.close()


@given(entries, st.lists(entries | verifications | gaps, max_size=12))
def test_whatever_is_recorded_episodes_follow_each_other_without_gap(first, steps):
    store, timeline = Store.open(None), Timeline()
    for step in (first, *steps):
        apply(step, store, timeline)
    episodes = store.episodes("t", 0.0, ENDLESS)
    assert all(
        a.end == b.start and a.start < b.start and a.state is not b.state for a, b in pairwise(episodes)
    )
    assert episodes[-1].end is None
    collapsed = [next(group) for _, group in groupby(timeline.segments, key=lambda s: s[1])]
    assert [(e.start, e.state) for e in episodes] == [(start, state) for start, state, _ in collapsed]
    store.close()


@given(st.lists(entries, min_size=1, max_size=6))
def test_recording_the_last_change_twice_changes_nothing(steps):
    store, timeline = Store.open(None), Timeline()
    for step in steps:
        apply(step, store, timeline)
    before = store.episodes("t", 0.0, ENDLESS), store.timeline("t", 0.0)
    apply(steps[-1], store, timeline)
    assert (store.episodes("t", 0.0, ENDLESS), store.timeline("t", 0.0)) == before
    store.close()


def test_a_timeline_begins_with_the_segment_that_covers_its_start(store):
    enter(store, UP, 0.0, verified=False)
    store.record_verified("t", 10.0, True)
    enter(store, BAD, 20.0)
    assert store.timeline("t", 15.0) == [(10.0, UP, True), (20.0, BAD, True)]
    assert store.timeline("t", 10.0) == [(10.0, UP, True), (20.0, BAD, True)]
    assert store.timeline("nobody", 10.0) == []


def test_verified_says_nothing_of_a_target_without_history(store):
    store.record_verified("t", 10.0, True)
    assert store.timeline("t", 0.0) == []


def test_what_ended_long_ago_is_forgotten_and_what_lasts_is_kept(store):
    enter(store, UP, 0.0, target="t")
    enter(store, BAD, 10 * DAY, target="t")
    enter(store, UP, 20 * DAY, target="t")
    store.prune(30 * DAY, keep=15 * DAY)
    assert stretches(store) == [(10 * DAY, 20 * DAY, BAD), (20 * DAY, None, UP)]
    assert [start for start, _, _ in store.timeline("t", 0.0)] == [10 * DAY, 20 * DAY]


def test_targets_that_nobody_watches_any_more_are_forgotten_with_all_they_had(store):
    for name, seen in (("old", 1 * DAY), ("new", 29 * DAY)):
        enter(store, UP, 0.0, target=name)
        store.save_targets([Identity(name, "p", Channel.REVERSE, "sora-2", name, seen)])
        store.save_health([HealthRow(name, "f", "{}", seen)])
    store.prune(30 * DAY, keep=15 * DAY)
    assert [i.target for i in store.targets()] == ["new"]
    assert set(open_episodes(store)) == set(store.load_health()) == {"new"}
    assert store.timeline("old", 0.0) == []


def test_health_is_found_again_and_the_newest_counts(store):
    store.save_health([HealthRow("a", "f1", "one", 1.0), HealthRow("b", "f2", "two", 2.0)])
    store.save_health([HealthRow("a", "f3", "three", 3.0)])
    assert store.load_health() == {"a": ("f3", "three", 3.0), "b": ("f2", "two", 2.0)}


def test_a_target_was_watched_since_it_was_first_seen_whatever_is_told_later(store):
    for seen, since in ((10.0, None), (20.0, None), (30.0, 5.0), (40.0, 7.0)):
        store.save_targets([Identity("a", "p", Channel.REVERSE, "sora-2", "A", seen, since)])
    assert store.watched_since() == {"a": 5.0}
    assert [(i.last_seen, i.watched_since) for i in store.targets()] == [(40.0, 5.0)]


def test_a_target_was_last_seen_when_it_was_last_learnt_of(store):
    store.save_targets([Identity(n, "apiyi", Channel.REVERSE, "sora-2", n.title(), 10.0) for n in ("b", "a")])
    store.save_health([HealthRow("a", "f", "{}", 50.0)])
    a, b = store.targets()
    assert (a.target, a.channel, a.title, a.last_seen) == ("a", Channel.REVERSE, "A", 50.0)
    assert (b.target, b.last_seen) == ("b", 10.0)


def test_the_troubles_of_all_targets_are_told_newest_first(store):
    for target, begin in (("a", 0.0), ("b", 5.0)):
        enter(store, UP, begin, target=target)
        enter(store, RISK, begin + 10, target=target)
        enter(store, UP, begin + 20, target=target)
    enter(store, BAD, 100.0, target="a")
    told = [(e.target, e.start, e.end, e.state) for e in store.troubles(0.0, 200.0, 10)]
    assert told == [("a", 100.0, None, BAD), ("b", 15.0, 25.0, RISK), ("a", 10.0, 20.0, RISK)]
    assert [e.start for e in store.troubles(21.0, 100.0, 10)] == [15.0]
    assert [e.start for e in store.troubles(0.0, 200.0, 1)] == [100.0]
