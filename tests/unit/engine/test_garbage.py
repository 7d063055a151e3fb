"""Garbage is looked for a little and often: what is new when the loop has computed for a while, all of it seldom."""

import gc
import sys
import weakref
from collections.abc import Callable, Iterator
from typing import ClassVar

import pytest

from exporter.engine.garbage import looking, much_to_stay

AT_ONCE, LONG_AFTER = 0.0, 1000.0
"""Seconds of processor time, of which the test itself takes some in between."""


class Circle:
    """Knows itself. What is left is seen by weak references: frozen objects are not listed."""

    left: ClassVar[list["weakref.ref[Circle]"]] = []

    def __init__(self) -> None:
        self.itself = self
        self.left.append(weakref.ref(self, self.left.remove))


def circles() -> int:
    return len(Circle.left)


def looks(generation: int) -> int:
    return int(gc.get_stats()[generation]["collections"])


@pytest.fixture
def between_turns() -> Iterator[Callable[[float], None]]:
    gc.collect()
    with looking() as look:
        yield look
    gc.unfreeze()
    gc.collect()


def test_what_is_new_is_looked_through_when_the_loop_has_computed_for_a_while(
    between_turns: Callable[[float], None],
) -> None:
    before = looks(1)
    Circle()
    between_turns(AT_ONCE)
    assert (circles(), looks(1)) == (1, before)
    between_turns(LONG_AFTER)
    assert (circles(), looks(1)) == (0, before + 1)


def test_python_itself_never_looks_through_everything(between_turns: Callable[[float], None]) -> None:
    before = looks(2)
    kept = [[number] for number in range(200_000)]
    assert looks(1) > 20
    assert looks(2) == before
    assert len(kept) == 200_000


def test_a_process_that_has_doubled_is_looked_through_and_so_is_what_was_to_stay(
    between_turns: Callable[[float], None],
) -> None:
    old = Circle()
    with much_to_stay():
        Circle()
    gc.freeze()
    del old
    now = LONG_AFTER
    for _ in range(1000):
        between_turns(now := now + 1.0)
    assert circles() == 2
    size = sys.getallocatedblocks()
    grown = [[number] for number in range(size)]
    for _ in range(1000):
        between_turns(now := now + 1.0)
    assert circles() == 0
    assert len(grown) == size


def test_while_much_is_built_that_stays_nothing_is_looked_through(
    between_turns: Callable[[float], None],
) -> None:
    before = looks(0), looks(1)
    with much_to_stay():
        built = [[number] for number in range(10_000)]
        between_turns(LONG_AFTER)
        assert (looks(0), looks(1)) == before
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(built)


def test_where_python_looks_as_usual_it_goes_on_so() -> None:
    with much_to_stay():
        assert gc.isenabled()
