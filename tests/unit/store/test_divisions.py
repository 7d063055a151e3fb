"""However many shards there are in the course of a day: together they spend no more than one exporter may."""

import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from exporter.core.money import Limits, day_of
from exporter.core.shards import WHOLE, Shard, owner
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Source
from exporter.errors import StoreError
from exporter.store import Store
from exporter.store.errors import FILE

MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
BUDGETS = Limits(1.0, 4.0)
"""Of a target and of all together."""
PRICE = 0.3
TARGETS = [f"target-{number}" for number in range(12)]
MOST = 4


def pay(store: Store, target: str, now: float, usd: float = PRICE) -> bool:
    return store.open_job(target, Source.GENERATION, usd, BUDGETS, now, now + 900) is not None


class Shards(RuleBasedStateMachine):
    """Shards begin, end and change their number at any time; before midnight such a change is carried out."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = MIDNIGHT + 3600.0
        self.wanted = 2
        self.running: dict[int, tuple[Store, Shard]] = {}
        self.begin_all()
        self.midnight()

    def teardown(self) -> None:
        for store, _ in self.running.values():
            store.close()
        self.folder.cleanup()

    @rule(index=st.integers(0, MOST - 1))
    def begin(self, index: int) -> None:
        """A pod begins, or begins anew, with what is wanted now; one too many ends."""
        self.end(index)
        if index < self.wanted:
            store = Store.open(Path(self.folder.name) / str(index))
            shard = Shard(index, self.wanted)
            store.serve_as(shard, self.now)
            store.division(self.now)
            self.running[index] = store, shard

    @rule(index=st.integers(0, MOST - 1))
    def end(self, index: int) -> None:
        if index in self.running:
            self.running.pop(index)[0].close()

    @rule(total=st.integers(1, MOST))
    def scale(self, total: int) -> None:
        """The number is another one, but no pod has heard of it yet."""
        self.wanted = total

    @rule(total=st.integers(1, MOST))
    def change(self, total: int) -> None:
        """The number is another one, and every pod begins anew; all spend before it what they can, and after it."""
        self.all_spend_what_they_can()
        self.wanted = total
        self.begin_all()
        self.all_spend_what_they_can()

    def begin_all(self) -> None:
        for index in range(MOST):
            self.begin(index)

    @rule()
    def all_spend_what_they_can(self) -> None:
        self.now += 60.0
        for store, shard in self.running.values():
            for target in filter(shard.owns, TARGETS):
                while pay(store, target, self.now):
                    pass

    @rule(name=st.sampled_from(TARGETS))
    def one_job(self, name: str) -> None:
        for store, shard in self.running.values():
            if shard.owns(name):
                pay(store, name, self.now)

    @precondition(lambda self: self.now < MIDNIGHT + 4 * DAY)
    @rule()
    def midnight(self) -> None:
        for index in range(MOST):
            if index in self.running and self.running[index][1].total != self.wanted:
                self.begin(index)
        self.now = (self.now // DAY + 1) * DAY + 1.0

    @invariant()
    def no_budget_of_today_is_exceeded(self) -> None:
        spent: dict[str, float] = {}
        for folder in Path(self.folder.name).iterdir():
            with closing(Store.read(folder)) as store:
                for target, usd in store.spent(day_of(self.now)).items():
                    spent[target] = spent.get(target, 0.0) + usd
        assert sum(spent.values()) <= 4.0 + 1e-9
        assert all(usd <= 1.0 + 1e-9 for usd in spent.values())


TestShards = Shards.TestCase
TestShards.settings = settings(max_examples=25, stateful_step_count=16, deadline=None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def serving(folder: Path, shard: Shard, now: float) -> Store:
    store = Store.open(folder)
    store.serve_as(shard, now)
    store.division(now)
    return store


NOON = MIDNIGHT + DAY / 2
FIRST, SECOND, THIRD = (Shard(0, 2), Shard(1, 2), Shard(2, 3))
MINE = next(name for name in TARGETS if Shard(0, 3).owns(name))
"""The first shard's, of two or of three."""
MOVED = next(name for name in TARGETS if FIRST.owns(name) and THIRD.owns(name))


def test_an_empty_store_of_a_shard_waits_for_midnight(folder: Path) -> None:
    with closing(serving(folder, FIRST, NOON)) as store:
        assert not pay(store, MINE, NOON)
        assert pay(store, MINE, MIDNIGHT + DAY + 1)


def test_an_empty_store_of_the_only_exporter_pays_at_once(folder: Path) -> None:
    with closing(serving(folder, WHOLE, NOON)) as store:
        assert pay(store, MINE, NOON)


def test_a_target_that_moved_is_paid_for_from_midnight_on_by_its_new_shard(tmp_path: Path) -> None:
    yesterday = NOON - DAY
    with (
        closing(serving(tmp_path / "0", FIRST, yesterday)) as old,
        closing(serving(tmp_path / "2", THIRD, NOON)) as new,
    ):
        assert pay(old, MOVED, NOON)
        assert not pay(new, MOVED, NOON)
        assert pay(new, MOVED, MIDNIGHT + DAY + 1)


def test_a_day_goes_on_as_it_was_begun_over_a_restart(folder: Path) -> None:
    with closing(serving(folder, FIRST, NOON - DAY)) as store:
        assert pay(store, MINE, NOON)
    with closing(serving(folder, Shard(0, 3), NOON + 1)) as store:
        # The smaller part of both.
        assert store.division(NOON + 2).part_of(4.0) == pytest.approx(4 / 3, abs=1e-6)
        assert pay(store, MINE, NOON + 2)
    with closing(serving(folder, FIRST, NOON + 3)) as store:
        assert store.division(NOON + 4).part_of(4.0) == pytest.approx(4 / 3, abs=1e-6)
        assert store.division(NOON + DAY).part_of(4.0) == 2.0


def test_who_was_away_at_midnight_waits_for_the_next_one(folder: Path) -> None:
    with closing(serving(folder, FIRST, NOON - DAY)) as store:
        assert not pay(store, MINE, NOON - DAY)
    with closing(serving(folder, FIRST, NOON)) as store:
        assert not pay(store, MINE, NOON)


def test_one_exporter_of_several_shards_waits_until_their_day_is_over(folder: Path) -> None:
    with closing(serving(folder, FIRST, NOON - DAY)) as store:
        store.division(NOON)
    with closing(serving(folder, WHOLE, NOON + 1)) as store:
        others = next(name for name in TARGETS if owner(name, 2) == 1)
        assert not pay(store, others, NOON + 1)
        assert store.division(NOON + 1).part_of(4.0) == 2.0
        assert pay(store, others, NOON + DAY)


def test_a_hand_that_probes_beside_a_shard_has_no_more_than_its_part(folder: Path) -> None:
    with closing(serving(folder, FIRST, NOON - DAY)) as running:
        assert pay(running, MINE, NOON)
        with closing(Store.share(folder)) as beside:
            assert beside.division(NOON).parts == 2
            foreign = next(name for name in TARGETS if not FIRST.owns(name))
            assert not pay(beside, foreign, NOON)
            assert pay(beside, MINE, NOON)
            # Whoever does not serve notes nothing: the exporter itself begins its day.
            assert not pay(beside, MINE, NOON + DAY)
        assert pay(running, MINE, NOON + DAY)


def test_a_file_that_is_replaced_keeps_the_day(folder: Path) -> None:
    with closing(serving(folder, FIRST, NOON - DAY)) as store:
        assert pay(store, MINE, NOON)
    with closing(serving(folder, FIRST, NOON + 1)) as store:
        for file in folder.glob(f"{FILE}*"):
            file.unlink()
        with pytest.raises(StoreError):
            store.look()
        assert store.retry()
        assert store.division(NOON + 2).begun
        assert pay(store, MINE, NOON + 2)
        with closing(Store.read(folder)) as copy:
            assert copy.division(NOON + 2).shard == FIRST
