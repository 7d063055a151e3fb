"""What was accepted has an effect once."""

from contextlib import closing

import pytest

from exporter.core.state.aggregate import Observed
from exporter.core.vocabulary import Fault, Reason, State
from exporter.errors import StoreError
from exporter.store import HealthRow, Store

GOOD = Observed("app", 10.0, State.OPERATIONAL, Reason.OK, None, 1.5)
BAD = Observed("batch", 11.0, State.RISK_CONTROL, Reason.CAPTCHA, Fault.UPSTREAM)


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path)
    yield store
    store.close()


def test_observations_are_found_again_in_order_after_a_restart(tmp_path, store):
    numbers = store.append_observations([("a", GOOD), ("b", BAD)])
    store.close()
    with closing(Store.open(tmp_path)) as again:
        pending = again.pending_observations()
        assert [(p.id, p.target, p.observed) for p in pending] == [
            (numbers[0], "a", GOOD),
            (numbers[1], "b", BAD),
        ]
        assert again.append_observations([("a", GOOD)])[0] > max(numbers)


def test_folding_exchanges_observations_for_health(store):
    first, second = store.append_observations([("a", GOOD), ("a", BAD)])
    store.fold([first], [HealthRow("a", "f", "{}", 12.0)])
    assert [p.id for p in store.pending_observations()] == [second]
    assert set(store.load_health()) == {"a"}


def test_a_number_is_never_given_twice(store):
    numbers = store.append_observations([("a", GOOD)])
    store.fold(numbers, [])
    assert store.append_observations([("a", GOOD)]) != numbers


def test_folding_that_fails_loses_nothing(store):
    numbers = store.append_observations([("a", GOOD)])
    with pytest.raises(Exception, match="NOT NULL"):
        store.fold(numbers, [HealthRow("a", None, "{}", 12.0)])
    assert [p.id for p in store.pending_observations()] == numbers
    assert store.load_health() == {}


def test_of_observations_that_do_not_fit_on_the_disk_none_is_accepted(store):
    store._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="is full"):
        store.append_observations([("a", GOOD)] * 5000)
    assert store.pending_observations() == []


def test_nothing_to_keep_is_no_mistake(store):
    assert store.append_observations([]) == []
    store.fold([], [])
    assert store.pending_observations() == []
