"""Killed at any instant, over and over, the exporter overspends nothing and forgets nothing it has promised."""

import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from exporter.store import Store
from tests.contract.store_worker import ENOUGH, LIMITS
from tests.support.history import open_episodes

ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).parent / "store_worker.py"
ROUNDS = 200


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A storage folder after `ROUNDS` kills."""
    folder = tmp_path_factory.mktemp("killed")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, str(WORKER), str(folder), str(ROUNDS)], env=env, check=True, timeout=300)
    return folder


@pytest.fixture
def store(folder):
    with closing(Store.open(folder)) as store:
        assert store.writable, store.problem
        yield store


def lines(folder, name):
    return (folder / name).read_text().splitlines()


def test_the_kills_fell_between_booking_and_settling_and_the_budget_was_used_up(folder):
    assert len(lines(folder, "found")) > ENOUGH
    assert len(lines(folder, "refused")) > ENOUGH


def test_the_upstreams_bill_never_exceeds_the_budget_of_any_day(folder, store):
    billed = Counter()
    for line in lines(folder, "bill"):
        _, usd, day = line.split()
        billed[day] += float(usd)
    assert max(billed.values()) > LIMITS.global_usd / 2
    for day, usd in billed.items():
        spent = store.spent(date.fromisoformat(day))
        assert usd <= sum(spent.values()) + 1e-9
        assert sum(spent.values()) <= LIMITS.global_usd + 1e-9
        assert max(spent.values()) <= LIMITS.target_usd + 1e-9


def test_every_acknowledged_observation_has_had_its_effect_once_or_still_will(folder, store):
    folded = [name for row in store.load_health().values() for name in json.loads(row.blob)]
    pending = [p.observed.reporter for p in store.pending_observations()]
    assert len({*folded, *pending}) == len(folded) + len(pending)
    assert set(lines(folder, "acknowledged")) <= {*folded, *pending}


def test_history_has_no_gap(store):
    assert set(open_episodes(store)) == {"a", "b"}
    for target in ("a", "b"):
        episodes = store.episodes(target, 0.0, float("inf"))
        assert all(one.end == other.start for one, other in pairwise(episodes))
