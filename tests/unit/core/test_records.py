"""Our `dataclass` beside the one of Python: classes of both kinds say and do the same."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable, Hashable
from dataclasses import FrozenInstanceError, asdict, astuple, field, fields, replace
from typing import Any

import pytest

from exporter.core import records

Decorator = Callable[[type], type]
KINDS = [{"frozen": True, "slots": True}, {"slots": True}, {"frozen": True}, {}]


def a_class(decorator: Decorator) -> Any:
    @decorator
    class Row:
        """A row."""

        name: str
        size: float = 1.5
        parts: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False)
        hidden: int = field(default=7, init=False, repr=False)
        kept: list[int] = field(default_factory=list, init=False, compare=False)

        @property
        def double(self) -> float:
            return self.size * 2

    return Row


def both(**how: bool) -> tuple[Any, Any]:
    return a_class(records.dataclass(**how)), a_class(dataclasses.dataclass(**how))


def refusal(kind: Any, *arguments: object, **named: object) -> str:
    """The words in which a call is refused."""
    with pytest.raises(TypeError) as caught:
        kind(*arguments, **named)
    return str(caught.value)


@pytest.mark.parametrize("how", KINDS)
def test_what_is_made_says_the_same(how: dict[str, bool]) -> None:
    for make in (
        lambda row: row("a"),
        lambda row: row("a", parts=["x"]),
        lambda row: row("a", 2.0, ["y"], "n"),
    ):
        ours, theirs = map(make, both(**how))
        assert repr(ours) == repr(theirs)
        assert (asdict(ours), astuple(ours), ours.double) == (asdict(theirs), astuple(theirs), theirs.double)
        assert repr(replace(ours, name="b")) == repr(replace(theirs, name="b"))
        assert hasattr(ours, "__dict__") == hasattr(theirs, "__dict__")


@pytest.mark.parametrize("how", KINDS)
def test_a_wrong_call_is_told_the_same(how: dict[str, bool]) -> None:
    for arguments, named in (((), {}), (("a", 1, [], "", 3), {}), (("a",), {"wrong": 1})):
        ours, theirs = [refusal(kind, *arguments, **named) for kind in both(**how)]
        assert ours == theirs
    ours, theirs = both(**how)
    assert [*inspect.signature(ours).parameters] == [*inspect.signature(theirs).parameters]
    assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]


@pytest.mark.parametrize("how", [*KINDS, {"eq": False, "slots": True}, {"eq": False, "frozen": True}])
def test_equal_is_what_is_equal_there(how: dict[str, bool]) -> None:
    for row in both(**how):
        alike = how.get("eq", True)
        assert (row("a", 1.0, [], "one") == row("a", 1.0, [], "other")) is alike
        assert row("a") != row("b")
        assert row("a") != ("a", 1.5, [], 7)
    ours, theirs = both(**how)
    assert ours("a") != theirs("a")


@pytest.mark.parametrize("how", [*KINDS, {"eq": False, "slots": True}])
def test_hashes_are_there_where_they_are_there(how: dict[str, bool]) -> None:
    def row(decorator: Decorator) -> Any:
        @decorator
        class Pair:
            """A pair."""

            one: int
            other: str = "x"

        return Pair

    kinds = row(records.dataclass(**how)), row(dataclasses.dataclass(**how))
    ours, theirs = [isinstance(kind(1), Hashable) for kind in kinds]
    assert ours is theirs
    if how.get("frozen"):
        assert hash(kinds[0](1)) == hash(kinds[0](1)) == hash(kinds[1](1))


@pytest.mark.parametrize("how", [{"frozen": True, "slots": True}, {"frozen": True}])
def test_what_is_frozen_cannot_be_changed(how: dict[str, bool]) -> None:
    for kind in both(**how):
        row = kind("a")
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
            row.name = "b"
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
            del row.name
        assert row.name == "a"


@records.dataclass(frozen=True, slots=True)
class Frozen:
    """Found again by its name, as copying and pickling want it."""

    name: str
    parts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts.append(self.name)


@records.dataclass(frozen=True, slots=True)
class Longer(Frozen):
    """It inherits fields, and what comes after making."""

    more: int = 0


def test_what_is_frozen_can_be_copied() -> None:
    row = Frozen("a", ["x"])
    assert copy.copy(row) == copy.deepcopy(row) == pickle.loads(pickle.dumps(row)) == row
    assert row.parts == ["x", "a"]


def test_fields_are_inherited() -> None:
    assert repr(Longer("a", more=3)) == "Longer(name='a', parts=['a'], more=3)"


def test_methods_of_ones_own_stay() -> None:
    @records.dataclass(frozen=True)
    class Own:
        """Says and compares otherwise."""

        one: int

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "own"

    assert (Own(1) == Own(2), repr(Own(1)), hash(Own(3)) == hash((3,))) == (True, "own", True)


def test_what_holds_itself_is_written_once() -> None:
    row = both(slots=True)[0]("a")
    row.parts.append(row)
    assert repr(row).count("...") == 1


def test_a_default_factory_makes_each_its_own() -> None:
    kind = both(frozen=True, slots=True)[0]
    assert kind("a").parts is not kind("a").parts
    assert kind("a").kept is not kind("a").kept
