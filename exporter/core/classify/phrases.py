"""How phrases are written in the tables of the rules.

A table's text holds phrases, separated by `|` or by the end of a line:

    …                   a gap: up to `rule.GAP` characters of one line; a line may end with it
    (a | b) … (c | d)   every alternative with every other, here four phrases; without a gap too: (a | b)c
    (a | b) ↔ (c | d)   the same in either order
    ␣                   a space at the edge of a fragment, where it would be lost
    ¦                   a `|` that is to be found as such

Parentheses without `|` in them are looked for like any other character. Everything is folded like the text
that phrases are looked for in (`plain`).
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from exporter.core.classify.parsing import joined, plain

_PHRASE: Final = re.compile(r"(?:\([^()]*\|[^()]*\)|[^|])+")
_COMPOUND: Final = frozenset("…(")
_GROUP: Final = re.compile(r"\(([^()]*\|[^()]*)\)")

Rest = tuple[str, ...]
"""The fragments that follow the first one, a gap before each."""
_ALONE: Final[tuple[Rest, ...]] = ((),)
_Product = tuple[list[str], tuple[Rest, ...]]
"""First fragments, and the ways to go on after any of them."""
Groups = dict[str, tuple[Rest, ...]]
"""Phrases split at their gaps: the first fragment, every way to go on."""


def parse(text: str) -> Groups:
    """The phrases of a table's text."""
    groups: Groups = {}
    for phrase in _phrases(text):
        if _COMPOUND.isdisjoint(phrase):
            heads, rests = [_literal(phrase.strip())], _ALONE
        else:
            heads, rests = _split(phrase)
        for head in heads:
            groups[head] = tuple(dict.fromkeys(groups[head] + rests)) if head in groups else rests
    return groups


def _phrases(text: str) -> Iterator[str]:
    """The phrases of a text one by one, those for either order twice."""
    line = plain(text.replace("\n", "|")).replace("…|", "…").replace("↔|", "↔")
    for phrase in _PHRASE.findall(line) if "(" in line else line.split("|"):
        if "↔" in phrase:
            left, _, right = phrase.partition("↔")
            yield f"{left}…{right}"
            yield f"{right}…{left}"
        elif phrase and not phrase.isspace():
            yield phrase


def _split(phrase: str) -> _Product:
    head, *rest = (_alternatives(fragment) for fragment in phrase.split("…"))
    return head, tuple(dict.fromkeys(product(*rest)))


def _alternatives(fragment: str) -> list[str]:
    """Every way to read the groups of one fragment."""
    fragment = fragment.strip()
    if "(" not in fragment:
        return [_literal(fragment)]
    pieces = _GROUP.split(fragment)
    choices = [[piece] if at % 2 == 0 else _members(piece) for at, piece in enumerate(pieces)]
    return [_literal("".join(chosen)) for chosen in product(*choices)]


def _members(group: str) -> list[str]:
    return [member for part in group.split("|") if (member := part.strip())]


def _literal(fragment: str) -> str:
    return fragment if fragment.isascii() else joined(fragment).replace("␣", " ").replace("¦", "|")
