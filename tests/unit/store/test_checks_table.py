"""Checks come back as they were kept, newest first, and old ones are forgotten target by target."""

import pytest

from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State
from exporter.store import CheckRow, Identity, Store, checks

NOW = 1_800_000_000.0
CAPTCHA = (State.RISK_CONTROL, Reason.CAPTCHA, Fault.UPSTREAM)
GOOD = (State.OPERATIONAL, Reason.OK, None)


@pytest.fixture
def store():
    opened = Store.open(None)
    yield opened
    opened.close()


def row(at, said=GOOD, target="t", probe=Source.VALIDATION, latency=0.25):
    return CheckRow(target, at, probe, *said, latency, "rule", "验证码")


def known(store, *names):
    store.save_targets([Identity(name, "p", Channel.REVERSE, "m", name, NOW) for name in names])


def pruned(store, now=NOW):
    after = ""
    while after is not None:
        after = store.prune_checks(now, after)


def times(store, target="t"):
    return [NOW - one.at for one in store.checks(target, 0.0, NOW + 1.0)]


def test_checks_come_back_newest_first_and_page_by_page(store):
    rows = [row(NOW - 30, CAPTCHA), row(NOW - 20, latency=None), row(NOW - 10, probe=Source.CATALOG)]
    store.save_checks([*rows, row(NOW - 5, target="other")])
    assert store.checks("t", 0.0, NOW) == rows[::-1]
    first = store.checks("t", 0.0, NOW, 2)
    assert [*first, *store.checks("t", 0.0, first[-1].at, 2)] == rows[::-1]
    assert store.checks("t", NOW - 20, NOW - 10) == rows[1:2]


def test_the_same_check_kept_twice_is_one(store):
    store.save_checks([row(NOW)])
    store.save_checks([row(NOW)])
    assert times(store) == [0.0]


def test_checks_are_kept_for_a_month_and_successes_after_two_days_one_for_an_hour(store, monkeypatch):
    known(store, "t", "u")
    begin = NOW - NOW % HOUR - 200 * HOUR
    store.save_checks(row(begin + minutes * 60.0) for minutes in (0, 5, 30, 60, 90, 125))
    store.save_checks([row(begin + 60.0, probe=Source.CATALOG)])
    store.save_checks(row(NOW - hours * HOUR) for hours in (1, 47, 31 * 24))
    store.save_checks(row(NOW - days * DAY, CAPTCHA) for days in (0.5, 3, 29, 31))
    pruned(store)
    pruned(store, NOW + 1.0)
    old = [NOW - begin - minutes * 60.0 for minutes in (125, 60, 1, 0)]
    assert times(store) == [HOUR, 0.5 * DAY, 47 * HOUR, 3 * DAY, *old, 29 * DAY]
    monkeypatch.setattr(checks, "_CROWD", 1)
    pruned(store)
    assert len(times(store)) == len(old) + 5 - 1


def test_of_a_target_that_only_fails_the_newest_are_kept(store, monkeypatch):
    known(store, "t", "u")
    monkeypatch.setattr(checks, "MOST_FAILURES", 5)
    monkeypatch.setattr(checks, "_FEWEST", 2)
    store.save_checks(row(NOW - i, CAPTCHA, target) for i in range(10) for target in ("t", "u"))
    store.save_checks([row(NOW - 9.5)])
    pruned(store)
    assert times(store) == [0.0, 1.0, 2.0, 3.0, 4.0, 9.5]
    monkeypatch.setattr(checks, "MOST_OF_ALL", 6)
    pruned(store)
    assert times(store, "u") == [0.0, 1.0, 2.0]


def test_every_target_is_reached_however_many_there_are(store, monkeypatch):
    monkeypatch.setattr(checks, "_TARGETS_AT_ONCE", 3)
    names = [f"t{i}" for i in range(10)]
    known(store, *names)
    store.save_checks(row(NOW - 90 * DAY, CAPTCHA, name) for name in names)
    pruned(store)
    assert [times(store, name) for name in names] == [[]] * 10


def test_the_checks_of_a_target_that_nobody_watches_go_with_it(store):
    known(store, "t")
    store.save_checks([row(NOW)])
    store.prune(NOW + 500 * DAY)
    assert store.targets() == []
    assert times(store) == []
