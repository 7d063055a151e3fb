"""Patterns that are searched only where one of their hints stands: no way to match is without one."""

import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import chain, product
from typing import Any

import pytest

from exporter.core.classify import classify
from exporter.core.classify.matching import Sought, begun, may_stand

SOUGHT = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in list(sys.modules.values())
    if module.__name__.startswith(classify.__name__.rpartition(".")[0])
    for name, value in vars(module).items()
    if isinstance(value, Sought)
}
ANY = "\0"
"""Stands for a character that may be one of many."""


def matched(tree: Any) -> Iterator[str]:
    """What a parsed pattern matches: each choice between texts made in every way, all else left open."""
    return map("".join, product(*(list(_matched(str(kind), value)) for kind, value in tree)))


def _matched(kind: str, value: Any) -> Iterator[str]:
    match kind:
        case "LITERAL":
            yield chr(value)
        case "BRANCH":
            yield from chain.from_iterable(map(matched, value[1]))
        case "SUBPATTERN":
            yield from matched(value[-1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, tree = value
            ways = dict.fromkeys(matched(tree))
            yield from (way * least for way in ways) if least else ("", *(ways if most == 1 else (ANY,)))
        case "IN" if all(str(each) == "LITERAL" for each, _ in value):
            yield from (chr(code) for _, code in value)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            yield ""
        case "IN" | "ANY" | "NOT_LITERAL":
            yield ANY
        case _:
            raise NotImplementedError(kind)


def without_hint(sought: Sought) -> list[str]:
    """Texts that the pattern matches, and that none of its hints stands in."""
    pieces = [tuple(chain(*phrase)) for phrase in sought.fragments]
    ways = dict.fromkeys(matched(import_module("re._parser").parse(sought.pattern.pattern)))
    return [way for way in ways if not any(may_stand(each, way) for each in pieces)]


@pytest.mark.parametrize("name", SOUGHT)
def test_whatever_a_pattern_matches_has_one_of_its_hints(name: str) -> None:
    assert without_hint(SOUGHT[name]) == []


def test_a_way_to_match_without_a_hint_is_found() -> None:
    sought = Sought(
        "queue | waiting line", r"\b(?:queue|(?:waiting )?line) is [^\n]{0,9}(?:full|long)(?! x)|que+d?"
    )
    assert set(without_hint(sought)) == {
        "line is \0full",
        "line is \0long",
        "line is full",
        "line is long",
        "que",
        "qued",
    }


def test_a_pattern_is_searched_where_one_of_its_hints_stands() -> None:
    sought = Sought("queue | line", r"\bqueue is \w+")
    for text, expected in (
        ("the queue is full", "queue is full"),
        ("the line is full", None),
        ("full", None),
    ):
        found = sought.search(text, begun(text))
        assert (found and found[0]) == expected
