"""Two hundred deaths of a program of the client library, one bill each."""

import random
from pathlib import Path

from tests.support.failover_kills import MOMENTS, kill_and_go_on
from tests.support.paid_server import paid_server

KILLS = 200


def test_killed_at_any_moment_it_has_its_video_for_one_bill(tmp_path: Path) -> None:
    chance = random.Random(200)
    with paid_server() as paid:
        for kill in range(KILLS):
            kill_and_go_on(paid, tmp_path / str(kill), MOMENTS[kill % len(MOMENTS)], chance)
        assert len(paid.bills) == KILLS
