"""Packed answers and usual latencies: they say what plain sequences say, in a tenth of the space."""

import sys
import tracemalloc
from dataclasses import replace
from math import isnan
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.core.state.answers import BAD, GOOD, NO_ANSWERS, Answers
from exporter.core.state.baseline import Baseline, seconds
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Situation, advance
from exporter.core.thresholds import DAY, HOUR, Policy
from exporter.core.vocabulary import GROUP_OF, Channel, Fault, Reason, Source, State

MOMENTS = st.floats(-1e12, 1e12)
ONE = st.builds(
    Evidence,
    source=st.sampled_from(Source),
    began=MOMENTS,
    at=MOMENTS,
    outcome=st.sampled_from(State),
    reason=st.sampled_from(Reason),
    interval=st.sampled_from([60.0, 300.0]),
    fault=st.none() | st.sampled_from(Fault),
    latency=st.none() | st.floats(0.0, 1e6),
    verified=st.booleans(),
    reporter=st.sampled_from([None, "a", "b"]),
)
KINDS = st.lists(ONE, min_size=1, max_size=4)
"""Most answers of a target are alike but for their times."""


@st.composite
def windows(draw: st.DrawFn) -> list[Evidence]:
    """Answers of few kinds."""
    kinds = draw(KINDS)
    places = draw(st.lists(st.tuples(st.integers(0, len(kinds) - 1), MOMENTS), max_size=12))
    return [replace(kinds[i], began=at, at=at + i) for i, at in places]


MANY = windows()
PLACES = st.none() | st.integers(-25, 25)


@settings(max_examples=40)
@given(MANY, PLACES, PLACES, st.sampled_from([None, 1, 2, -1]))
def test_packed_answers_are_read_as_they_were_given(
    given: list[Evidence], start: int | None, stop: int | None, step: int | None
) -> None:
    packed = Answers.of(given)
    assert [*packed] == given
    assert [packed[i] for i in range(-len(given), len(given))] == [*given, *given]
    assert [*packed[start:stop:step]] == given[start:stop:step]
    assert (len(packed), bool(packed)) == (len(given), bool(given))
    with pytest.raises(IndexError):
        packed[len(given)]
    assert Answers.of_columns(packed.kinds, *packed.columns()) == packed


@settings(max_examples=40)
@given(MANY, ONE, st.data())
def test_packed_answers_say_what_a_list_of_them_says(
    given: list[Evidence], more: Evidence, data: st.DataObject
) -> None:
    packed = Answers.of(given)
    moments = [0.0, *(m for a in given for m in (a.began, a.at))]
    since, end = data.draw(st.sampled_from(moments)), data.draw(st.sampled_from(moments))
    assert [*packed.plus(more)] == [*given, more]
    assert [*packed.began_since(since)] == [a for a in given if a.began >= since]
    assert [*packed.answered_since(since)] == [a for a in given if a.at >= since]
    assert [*packed.not_begun(since, end)] == [a for a in given if not since <= a.began < end]
    assert [*packed.moved(end)] == [replace(a, began=a.began + end, at=a.at + end) for a in given]
    assert packed.marks() == "".join(GOOD if a.success else BAD for a in given)
    assert packed.successes() == sum(a.success for a in given)
    assert packed.newest() == max((a.at for a in given), default=0.0)
    for i, answer in enumerate(given):
        assert (packed.began(i), packed.at(i - len(given))) == (answer.began, answer.at)
        assert packed.kind(i) == replace(answer, began=0.0, at=0.0, latency=None)
    for answer, (kind, began, at, latency) in zip(given, packed.rows(), strict=True):
        assert answer == replace(kind, began=began, at=at, latency=None if isnan(latency) else latency)


@settings(max_examples=40)
@given(MANY, MANY)
def test_packed_answers_are_equal_when_they_say_the_same(left: list[Evidence], right: list[Evidence]) -> None:
    assert (Answers.of(left) == Answers.of(right)) is (left == right)
    # What was in the window before leaves nothing behind.
    assert Answers.of([*right, *left])[len(right) :] == Answers.of(left)
    assert hash(Answers.of([*right, *left])[len(right) :]) == hash(Answers.of(left))


def test_a_window_has_room_for_any_number_of_kinds() -> None:
    many = [answer(float(i), reporter=f"caller-{i}") for i in range(300)]
    packed = Answers.of(many)
    assert [*packed] == many
    assert [*packed[280:]] == many[280:]
    # Kinds of which no answer is left go when one comes.
    assert len(packed[290:].plus(answer(0.0, reporter="other")).kinds) == 11


@pytest.mark.parametrize(("which", "numbers"), [([0], 0), ([1], 3), ([-1], 3), ([], 3)])
def test_columns_that_do_not_belong_together_are_refused(which: list[int], numbers: int) -> None:
    _, times = Answers.of([answer(1.0)]).columns()
    with pytest.raises(ValueError, match="columns"):
        Answers.of_columns([answer(0.0)], which, times[:numbers])


def answer(at: float, reason: Reason = Reason.OK, latency: float = 0.25, **over: object) -> Evidence:
    outcome = GROUP_OF[reason]
    fault = None if outcome is State.OPERATIONAL else Fault.UPSTREAM
    made = Evidence(Source.CATALOG, at - latency, at, outcome, reason, 60.0, fault, latency)
    return replace(made, **over)  # type: ignore[arg-type]


class Plain:
    """The usual latency as lists keep it."""

    def __init__(self) -> None:
        self.chunks: list[tuple[float, int, float]] = []
        self.pending: list[float] = []
        self.since = 0.0
        self.last: list[float] = []
        self.usual: float | None = None

    def add(self, at: float, latency: float, policy: Policy) -> None:
        few = policy.slow_answers
        self.last = [*self.last, latency][-few:]
        if not self.pending:
            self.since = at
        self.pending.append(latency)
        if at - self.since < HOUR or len(self.pending) < 10:
            return
        kept, self.pending = self.pending[:-few], self.pending[-few:]
        self.chunks = [c for c in self.chunks if c[0] > at - policy.slow_baseline_age]
        self.chunks.append((at, len(kept), median(kept)))
        self.since, self.usual = at, None
        values = sorted(value for _, count, value in self.chunks for _ in range(count))
        if len(values) >= policy.slow_baseline_answers:
            self.usual = values[(len(values) - 1) // 2]


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.floats(1.0, 2 * HOUR), st.floats(0.001, 600.0)), max_size=120),
    st.sampled_from([Policy(), Policy(slow_answers=2, slow_baseline_answers=12, slow_baseline_age=DAY)]),
)
def test_a_packed_baseline_says_what_lists_say(steps: list[tuple[float, float]], policy: Policy) -> None:
    packed, plain, now = Baseline(), Plain(), 1e9
    for passed, latency in steps:
        now += passed
        packed = packed.add(now, latency, policy)
        plain.add(now, latency, policy)
        assert [(c.end, c.count, c.median) for c in packed.chunks()] == plain.chunks
        assert [*seconds(packed.pending)] == plain.pending
        assert [*seconds(packed.last)] == plain.last
        assert (packed.pending_since, packed.usual) == (plain.since, plain.usual)
        compared = plain.usual and len(plain.last) == policy.slow_answers
        assert packed.ratio(policy) == (median(plain.last) / plain.usual if compared else None)


def watch(days: float, names: list[Reason], targets: int) -> list[Health]:
    """What is known of targets after so many days of answers every minute."""
    situation, keep = Situation(Channel.OFFICIAL, Policy()), [Health()] * targets
    for minute in range(int(days * DAY / 60)):
        now = 1e9 + minute * 60.0
        reason = names[minute % len(names)]
        for place in range(targets):
            told = answer(now, reason, 0.2 + (minute + place) % 50 / 100)
            keep[place], _ = advance(keep[place], told, now, situation)
    return keep


def watched(days: float, names: list[Reason], targets: int) -> tuple[int, int]:
    """Bytes and blocks of memory that each of these targets holds."""
    watch(days, names, 1)  # what is remembered once for all of them
    tracemalloc.start()
    try:
        keep = watch(days, names, targets)
        size, _ = tracemalloc.get_traced_memory()
        blocks = sum(stat.count for stat in tracemalloc.take_snapshot().statistics("filename"))
    finally:
        tracemalloc.stop()
    return size // len(keep), blocks // len(keep)


@pytest.mark.parametrize("names", [[Reason.OK], [Reason.OK, Reason.OVERLOADED, Reason.TIMEOUT]])
def test_an_hour_of_answers_takes_few_bytes_and_fewer_objects(names: list[Reason]) -> None:
    size, blocks = watched(1.2 / 24, names, 5)
    assert size < 6000
    assert blocks < 70


def test_a_week_of_usual_latencies_takes_few_bytes() -> None:
    packed = Baseline()
    for minute in range(8 * 24 * 60):
        packed = packed.add(1e9 + minute * 60.0, 0.2 + minute % 50 / 100, Policy())
    assert 160 <= len(packed.chunks()) <= 168
    assert sum(map(sys.getsizeof, (packed, packed.hours, packed.pending, packed.last))) < 4500


def test_nothing_is_held_of_answers_that_are_gone() -> None:
    window = NO_ANSWERS
    for i in range(1000):
        window = window.plus(answer(float(i), reporter=f"caller-{i}"))[-3:]
    assert [a.reporter for a in window] == ["caller-997", "caller-998", "caller-999"]
    assert len(window.kinds) <= 4
