"""A program of the client library that dies at any moment has its video afterwards, for one bill."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.failover_kills import MOMENTS, interrupt, kill_and_go_on
from tests.support.paid_server import PaidServer, paid_server

KILLS = 20


@pytest.fixture
def paid() -> Iterator[PaidServer]:
    with paid_server() as server:
        yield server


def test_killed_at_any_moment_it_has_its_video_for_one_bill(paid: PaidServer, tmp_path: Path) -> None:
    chance = random.Random(7)
    for kill in range(KILLS):
        kill_and_go_on(paid, tmp_path / str(kill), MOMENTS[kill % len(MOMENTS)], chance)


def test_interrupted_in_the_middle_of_a_create(paid: PaidServer, tmp_path: Path) -> None:
    interrupt(paid, tmp_path / "one")
    assert len(paid.bills) == 1
