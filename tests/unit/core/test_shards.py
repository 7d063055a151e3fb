"""Every target has one shard, growing moves few of them, and money follows the division that held at midnight."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.money import Limits
from exporter.core.shards import WHOLE, Division, Shard, owner

names = st.text(min_size=1, max_size=60)
totals = st.integers(1, 40)
MANY = [f"target-{number:05}" for number in range(3000)]


@given(names, totals)
def test_a_target_belongs_to_one_shard(name: str, total: int) -> None:
    assert [Shard(index, total).owns(name) for index in range(total)].count(True) == 1


@given(names, totals, totals)
def test_growing_moves_targets_to_new_shards_alone(name: str, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert owner(name, more) == owner(name, fewer) or owner(name, more) >= fewer


@pytest.mark.parametrize("total", [1, 2, 3, 8, 9, 16, 31])
def test_growing_moves_the_share_of_the_new_one(total: int) -> None:
    moved = sum(owner(name, total) != owner(name, total + 1) for name in MANY)
    expected = len(MANY) / (total + 1)
    assert abs(moved - expected) < 5 * expected**0.5


def test_shards_are_of_about_one_size() -> None:
    sizes = Counter(owner(name, 10) for name in MANY)
    assert set(sizes) == set(range(10))
    assert all(abs(size - 300) < 5 * 300**0.5 for size in sizes.values())


def test_where_a_target_belongs_never_changes() -> None:
    # Other values would move targets, and with them a day's money, at an upgrade.
    assert [owner("apiyi-sora-2-official", total) for total in (1, 2, 3, 8, 9, 100)] == [0, 1, 1, 4, 4, 31]


def test_a_part_is_rounded_down_so_that_all_of_them_are_no_more_than_the_whole() -> None:
    assert Division(Shard(0, 3), 3).part_of(10) == 3.333333
    assert Division(Shard(0, 3), 3).part_of(None) is None
    assert Division().part_of(0.1) == 0.1


def test_only_who_owned_a_target_when_the_day_began_pays_for_it() -> None:
    limits = Limits(4.0, 9.0)
    mine = next(name for name in MANY if Shard(1, 3).owns(name))
    others = next(name for name in MANY if not Shard(1, 3).owns(name))
    day = Division(Shard(1, 3), 3)
    assert day.limits(mine, limits, paid=True) == Limits(4.0, 3.0)
    assert day.limits(others, limits, paid=True) == Limits(0.0, 0.0)
    assert Division(Shard(1, 3), 3, begun=False).limits(mine, limits, paid=True) == Limits(0.0, 0.0)
    # What a free probe starts by mistake is no plan: it may run, inside its part.
    assert day.limits(others, limits, paid=False) == Limits(4.0, 3.0)
    assert Division(WHOLE, 1).limits(others, limits, paid=True) == limits
