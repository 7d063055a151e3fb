"""Changes of state as the store tells them: in order, filtered, and without what a restart makes of them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.vocabulary import Channel, Reason, State
from exporter.store import EventQuery, Identity, Store

UP, DOWN, RISK, UNKNOWN = State.OPERATIONAL, State.SUSPENDED, State.RISK_CONTROL, State.UNKNOWN
REASON = {UP: Reason.OK, DOWN: Reason.NO_CHANNEL, RISK: Reason.CAPTCHA, UNKNOWN: Reason.NO_DATA}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(tmp_path)) as store:
        store.save_targets(
            [
                Identity("a", "p", Channel.OFFICIAL, "m", "A", 1000.0, 0.0),
                Identity("b", "p", Channel.REVERSE, "n", "B", 1000.0, 0.0),
            ]
        )
        yield store


def note(store: Store, target: str, old: State, new: State, at: float, *, news: bool = True) -> None:
    change = Transition(old, new, REASON[new], at, at - 1.0, Why(Decision.EXPLICIT, 2, 5))
    store.record_transition(target, change, verified=True, evidence="[]", news=news)


def told(
    store: Store, after: float = 0.0, limit: int = 100, **only: str | Channel
) -> list[tuple[str, float, State, State]]:
    found = store.events(EventQuery(after, limit, **only))
    return [(event.target, event.at, event.old, event.new) for event in found]


def test_changes_of_all_targets_stand_in_the_order_in_which_they_were_decided(store: Store) -> None:
    note(store, "a", UNKNOWN, UP, 10.0, news=False)
    note(store, "b", UNKNOWN, UP, 11.0, news=False)
    note(store, "b", UP, RISK, 30.0)
    note(store, "a", UP, DOWN, 20.0)
    note(store, "b", RISK, UP, 40.0)
    assert told(store) == [("a", 20.0, UP, DOWN), ("b", 30.0, UP, RISK), ("b", 40.0, RISK, UP)]
    assert told(store, after=20.0, limit=1) == [("b", 30.0, UP, RISK)]
    assert told(store, target="a") == told(store, model="m") == told(store, channel=Channel.OFFICIAL)
    assert told(store, channel=Channel.OFFICIAL) == [("a", 20.0, UP, DOWN)]


def test_a_restart_is_no_change(store: Store) -> None:
    note(store, "a", UP, DOWN, 10.0)
    note(store, "a", DOWN, UNKNOWN, 50.0, news=False)
    note(store, "a", UNKNOWN, DOWN, 60.0, news=False)
    assert told(store, after=10.0) == []
    note(store, "a", DOWN, UNKNOWN, 70.0, news=False)
    note(store, "a", UNKNOWN, UP, 80.0)
    assert told(store, after=10.0) == [("a", 80.0, DOWN, UP)]


def test_time_without_evidence_is_a_change_where_it_was_one(store: Store) -> None:
    note(store, "a", UNKNOWN, UP, 5.0, news=False)
    note(store, "a", UP, UNKNOWN, 10.0)
    note(store, "a", UNKNOWN, UP, 20.0)
    assert told(store) == [("a", 10.0, UP, UNKNOWN), ("a", 20.0, UNKNOWN, UP)]
