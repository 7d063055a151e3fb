"""A program of the client library that dies at any moment has its video afterwards, for one bill."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.failover_kills import MOMENTS, interrupt, kill_and_go_on
from tests.support.paid_server import paid_server

KILLS = 20
AT_ONCE = 5


def test_killed_at_any_moment_it_has_its_video_for_one_bill(tmp_path: Path) -> None:
    def some(worker: int) -> None:
        chance = random.Random(worker)
        with paid_server() as paid:
            for kill in range(worker, KILLS, AT_ONCE):
                kill_and_go_on(paid, tmp_path / str(kill), MOMENTS[kill % len(MOMENTS)], chance)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(some, range(AT_ONCE)))


def test_interrupted_in_the_middle_of_a_create(tmp_path: Path) -> None:
    with paid_server() as paid:
        interrupt(paid, tmp_path / "one")
        assert len(paid.bills) == 1
