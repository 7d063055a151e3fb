"""Killed at any instant, over and over, the exporter overspends nothing and forgets nothing it has promised."""

import json
import os
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from exporter.core.money import day_of
from exporter.store import Store

ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).parent / "store_worker.py"
NOW = 1_795_348_800.0
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
    assert len(lines(folder, "found")) > 10
    assert len(lines(folder, "refused")) > 10


def test_the_upstreams_bill_never_exceeds_the_budget(folder, store):
    billed = [float(line.split()[1]) for line in lines(folder, "bill")]
    spent = store.spent(day_of(NOW))
    assert 3.0 < sum(billed) <= sum(spent.values()) + 1e-9
    assert sum(spent.values()) <= 6.0
    assert max(spent.values()) <= 4.0


def test_every_acknowledged_observation_has_had_its_effect_once_or_still_will(folder, store):
    folded = [name for row in store.load_health().values() for name in json.loads(row.blob)]
    pending = [p.observed.reporter for p in store.pending_observations()]
    assert len({*folded, *pending}) == len(folded) + len(pending)
    assert set(lines(folder, "acknowledged")) <= {*folded, *pending}


def test_history_has_no_gap(store):
    assert set(store.open_episodes()) == {"a", "b"}
    for target in ("a", "b"):
        episodes = store.episodes(target, 0.0, float("inf"))
        assert all(one.end == other.start for one, other in pairwise(episodes))
