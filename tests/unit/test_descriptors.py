"""How descriptors are shared out: what is kept for others is never given to connections."""

import pytest

from exporter.descriptors import Shares, Slots, exhausted


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
