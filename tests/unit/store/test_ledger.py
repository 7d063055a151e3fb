"""No more is booked than a day's budget allows, and what is booked stays booked until it is known better."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from exporter.core.money import Limits, day_of
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Source, State
from exporter.errors import StoreError
from exporter.store import Accident, Store
from exporter.store.errors import FILE

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)
FREE = Limits(None, None)
OK = State.OPERATIONAL
ACCIDENT = Accident("t", Source.VALIDATION, 0.40, NOON, NOON + 900, '{"job": "v1"}', "a job id came back")


@pytest.fixture
def store():
    store = Store.open(None)
    yield store
    store.close()


def open_job(store, usd=0.40, limits=FREE, now=NOON, target="t"):
    return store.open_job(target, Source.GENERATION, usd, limits, now, now + 900)


def test_a_booking_counts_before_its_job_has_ended(store):
    job = open_job(store)
    assert (job.target, job.usd, job.ticket, job.created, job.deadline) == ("t", 0.40, None, NOON, NOON + 900)
    assert store.spent(TODAY) == {"t": 0.40}
    assert store.open_jobs() == [job]


def test_the_price_of_the_last_job_that_fits_is_the_last_cent(store):
    limits = Limits(1.20, None)
    assert [open_job(store, limits=limits) is not None for _ in range(4)] == [True, True, True, False]
    assert store.spent(TODAY) == {"t": 1.20}


def test_the_global_budget_is_shared_by_all_targets(store):
    limits = Limits(1.0, 1.0)
    assert open_job(store, 0.6, limits, target="a")
    assert open_job(store, 0.6, limits, target="b") is None
    assert open_job(store, 0.4, limits, target="b")
    assert store.spent(TODAY) == {"a": 0.6, "b": 0.4}


def test_every_utc_day_has_its_own_budget(store):
    limits = Limits(0.40, 0.40)
    assert open_job(store, limits=limits)
    assert open_job(store, limits=limits, now=NOON + DAY / 2 - 0.001) is None
    assert open_job(store, limits=limits, now=NOON + DAY / 2)
    assert store.spent(TODAY) == store.spent(TOMORROW) == {"t": 0.40}


def test_a_job_that_crosses_midnight_belongs_to_the_day_it_was_booked_on(store):
    job = open_job(store, now=NOON + DAY / 2 - 1)
    store.settle_job(job.id, OK, 0.25)
    assert store.spent(TODAY) == {"t": 0.25}
    assert store.spent(TOMORROW) == {}


def test_a_settled_job_costs_what_was_booked_unless_told_otherwise(store):
    booked, cheaper = open_job(store), open_job(store)
    assert store.settle_job(booked.id, OK)
    assert store.settle_job(cheaper.id, OK, 0.10)
    assert store.spent(TODAY) == {"t": 0.50}
    assert store.open_jobs() == []


def test_a_released_job_costs_nothing_and_makes_room(store):
    limits = Limits(0.40, None)
    job = open_job(store, limits=limits)
    assert store.release_job(job.id, State.SUSPENDED)
    assert store.spent(TODAY) == {"t": 0.0}
    assert open_job(store, limits=limits)


def test_a_job_ends_once(store):
    job = open_job(store)
    assert store.settle_job(job.id, OK)
    assert not store.release_job(job.id, OK)
    assert not store.settle_job(job.id, OK, 5.0)
    assert not store.settle_job("nobody's", OK)
    store.accept_job(job.id, "{}")
    assert store.spent(TODAY) == {"t": 0.40}
    assert store.open_jobs() == []


def test_an_accepted_job_can_be_asked_for_after_a_restart(tmp_path):
    with closing(Store.open(tmp_path)) as store:
        sent, accepted, ended = (open_job(store, now=NOON + n) for n in range(3))
        store.accept_job(accepted.id, '{"job": "video_1"}')
        store.settle_job(ended.id, OK)
    with closing(Store.open(tmp_path)) as store:
        first, second = store.open_jobs()
        assert first == sent
        assert (second.id, second.source, second.ticket) == (
            accepted.id,
            Source.GENERATION,
            '{"job": "video_1"}',
        )
        assert store.spent(TODAY) == {"t": pytest.approx(1.20)}


def test_an_accident_is_booked_over_any_budget_and_turns_its_probe_off(store):
    limits = Limits(0.50, 0.50)
    open_job(store, limits=limits)
    job = store.book(ACCIDENT)
    assert store.spent(TODAY) == {"t": 0.80}
    assert open_job(store, 0.01, limits) is None
    assert store.open_jobs()[-1] == job
    assert (job.ticket, job.source) == (ACCIDENT.ticket, Source.VALIDATION)
    assert store.disabled() == {("t", Source.VALIDATION): "a job id came back"}


def test_a_probe_stays_off_until_it_is_cleared(tmp_path):
    with closing(Store.open(tmp_path)) as store:
        store.disable("t", Source.VALIDATION, "first", NOON)
        store.disable("t", Source.VALIDATION, "second", NOON)
        store.disable("u", Source.CATALOG, "other", NOON)
    with closing(Store.open(tmp_path)) as store:
        assert store.disabled() == {("t", Source.VALIDATION): "first", ("u", Source.CATALOG): "other"}
        store.clear("t", Source.VALIDATION)
        assert set(store.disabled()) == {("u", Source.CATALOG)}


def test_what_cannot_be_booked_is_not_bought(tmp_path):
    with closing(Store.open(tmp_path)) as store:
        store._connection.execute("PRAGMA query_only = ON")
        store._lock, lock = None, store._lock
        with pytest.raises(StoreError, match="paid probes stay off"):
            open_job(store)
        assert store.spent(TODAY) == {}
        store._lock = lock
        assert open_job(store)


def test_money_is_on_the_disk_before_the_request_leaves(store):
    """The level of synchronisation is what SQLite was asked for while the row was written."""
    levels = []
    store._connection.create_function("level", 0, lambda: levels.append(synchronous(store)))
    store._connection.execute("CREATE TEMP TRIGGER look AFTER INSERT ON main.jobs BEGIN SELECT level(); END")
    store._connection.execute(
        "CREATE TEMP TRIGGER look_again AFTER UPDATE ON main.jobs BEGIN SELECT level(); END"
    )
    job = open_job(store)
    store.accept_job(job.id, "{}")
    store.settle_job(job.id, OK)
    store.book(ACCIDENT)
    assert levels == [2, 2, 2, 2]


def synchronous(store):
    return store._connection.execute("PRAGMA synchronous").fetchone()[0]


@pytest.mark.parametrize("usd", [-0.01, float("nan"), float("inf")])
def test_nonsense_is_no_price(store, usd):
    with pytest.raises(ValueError, match="not an amount"):
        open_job(store, usd)
    with pytest.raises(ValueError, match="not an amount"):
        store.settle_job(open_job(store).id, OK, usd)
    assert store.spent(TODAY) == {"t": 0.40}


def test_a_file_replaced_under_a_running_exporter_does_not_begin_the_day_anew(tmp_path):
    limits = Limits(1.0, None)
    with closing(Store.open(tmp_path)) as store:
        jobs = [open_job(store, limits=limits) for _ in range(2)]
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError):
            open_job(store)
        (tmp_path / FILE).rename(tmp_path / "aside")
        assert store.retry()
        assert store.open_jobs() == []
        assert store.spent(TODAY) == {"t": 0.80}
        assert open_job(store, limits=limits) is None
        assert not store.settle_job(jobs[0].id, OK)
        assert store.retry()


def test_a_file_opened_again_is_not_charged_twice(tmp_path):
    with closing(Store.open(tmp_path)) as store:
        job = open_job(store)
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError):
            open_job(store)
        assert store.retry()
        assert store.spent(TODAY) == {"t": 0.40}
        assert store.open_jobs() == [job]


def test_ended_jobs_are_forgotten_with_the_history_and_open_ones_are_not(store):
    old, ended, new = (
        open_job(store, now=NOON),
        open_job(store, now=NOON),
        open_job(store, now=NOON + 20 * DAY),
    )
    store.settle_job(ended.id, OK)
    store.settle_job(new.id, OK)
    store.prune(NOON + 20 * DAY, keep=10 * DAY)
    assert store.open_jobs() == [old]
    assert store.spent(TODAY) == {"t": 0.40}
    assert store.spent(day_of(NOON + 20 * DAY)) == {"t": 0.40}


TARGETS = st.sampled_from("ab")
CENTS = st.integers(0, 60).map(lambda cents: cents / 100)
LIMITS = st.none() | st.integers(0, 150).map(lambda cents: cents / 100)


class Ledger(RuleBasedStateMachine):
    """The store against a dictionary: the same jobs are allowed, and the same sums are booked."""

    jobs = Bundle("jobs")

    @initialize(own=LIMITS, shared=LIMITS)
    def begin(self, own, shared):
        self.store = Store.open(None)
        self.limits = Limits(own, shared)
        self.now = NOON
        self.model = {}
        self.accidents = set()

    def cents(self, day, target=None):
        return sum(c for d, t, c in self.model.values() if d == day and target in (None, t))

    @rule(target=jobs, name=TARGETS, usd=CENTS)
    def book(self, name, usd):
        cents, day = round(usd * 100), day_of(self.now)
        job = open_job(self.store, usd, self.limits, self.now, name)
        fits = all(
            limit is None or spent + cents <= round(limit * 100)
            for limit, spent in (
                (self.limits.target_usd, self.cents(day, name)),
                (self.limits.global_usd, self.cents(day)),
            )
        )
        assert (job is not None) == fits
        if job is None:
            return multiple()
        self.model[job.id] = (day, name, cents)
        return job.id

    @rule(target=jobs, name=TARGETS, usd=CENTS)
    def have_an_accident(self, name, usd):
        job = self.store.book(Accident(name, Source.VALIDATION, usd, self.now, self.now + 900, "{}", "why"))
        self.model[job.id] = (day_of(self.now), name, round(usd * 100))
        self.accidents.add(name)
        return job.id

    @rule(job=consumes(jobs))
    def settle(self, job):
        assert self.store.settle_job(job, OK)

    @rule(job=consumes(jobs), usd=CENTS)
    def settle_for(self, job, usd):
        assert self.store.settle_job(job, OK, usd)
        self.model[job] = (*self.model[job][:2], round(usd * 100))

    @rule(job=consumes(jobs))
    def release(self, job):
        assert self.store.release_job(job, OK)
        self.model[job] = (*self.model[job][:2], 0)

    @rule(job=jobs)
    def accept(self, job):
        self.store.accept_job(job, "{}")

    @rule(hours=st.integers(1, 30))
    def wait(self, hours):
        self.now += hours * 3600

    @invariant()
    def the_sums_agree(self):
        if not hasattr(self, "store"):
            return
        for day in {d for d, _, _ in self.model.values()}:
            spent = {t: round(usd * 100, 6) for t, usd in self.store.spent(day).items()}
            assert spent == {t: self.cents(day, t) for t in spent}
            assert sum(spent.values()) == self.cents(day)

    @invariant()
    def accidents_are_remembered(self):
        if hasattr(self, "store"):
            assert {t for t, _ in self.store.disabled()} == self.accidents

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_what_was_booked_is_told_by_day(store):
    open_job(store)
    open_job(store, target="other")
    released = open_job(store, 0.10)
    store.release_job(released.id, OK)
    open_job(store, 0.25, now=NOON + DAY)
    assert store.spent_by_day("t", TODAY) == {TODAY: 0.40, TOMORROW: 0.25}
    assert store.spent_by_day("t", TOMORROW) == {TOMORROW: 0.25}
    assert store.spent_by_day("nobody", TODAY) == {}
