"""How descriptors are shared out: what is kept for others is never given to connections."""

import subprocess
import sys

import pytest

from exporter.descriptors import Shares, Slots, exhausted

ROOM = """
import os, re
from exporter.descriptors import make_room

def room():
    with open("/proc/self/status") as file:
        return int(re.search(r"FDSize:\\s+(\\d+)", file.read())[1])

before = room()
make_room(2000)
print(before, room(), len(os.listdir("/proc/self/fd")))
"""


@pytest.mark.parametrize("limit", [256, 1024, 4096, 20_000, 1 << 20])
def test_no_share_takes_from_another(limit: int) -> None:
    have = Shares(limit)
    assert have.kept + 2 * have.at_once <= have.outgoing
    assert have.outgoing + have.inbound + 2 * have.lookups < limit
    assert have.at_once >= 8
    assert have.kept >= limit // 5


def test_the_usual_hard_limits_are_enough_for_thousands_of_targets() -> None:
    assert Shares(524_288).kept > 5000
    assert Shares(524_288).at_once == 2000
    assert not exhausted()


def test_connections_that_may_be_kept_are_counted() -> None:
    slots = Slots(Shares(256))
    most = Shares(256).kept
    assert [slots.keep() for _ in range(most + 2)] == [True] * most + [False] * 2
    slots.give_up()
    assert [slots.keep(), slots.keep()] == [True, False]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_the_kernel_s_table_has_room_for_thousands_before_they_come() -> None:
    """In a process of its own: the table never gets smaller again."""
    told = subprocess.run([sys.executable, "-c", ROOM], capture_output=True, text=True, check=True).stdout
    before, after, open_now = map(int, told.split())
    assert before < 1000
    assert after >= 4000
    assert open_now < 10
