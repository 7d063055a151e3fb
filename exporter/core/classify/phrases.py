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

from exporter.core.classify.parsing import plain

_PHRASE: Final = re.compile(r"(?:\([^()]*\|[^()]*\)|[^|])+")
_GROUP: Final = re.compile(r"\(([^()]*\|[^()]*)\)")
_LITERAL: Final = str.maketrans("␣¦", " |")

Rest = tuple[str, ...]
"""The fragments that follow the first one, a gap before each."""
Groups = dict[str, list[Rest]]
"""Phrases split at their gaps: the first fragment, every way to go on."""


def parse(text: str) -> tuple[Groups, Groups]:
    """The phrases of a table's text: all, and those that an answer in plain ASCII can contain."""
    groups: Groups = {}
    in_ascii: Groups = {}
    for heads, rests in _products(text):
        ascii_rests = [rest for rest in rests if all(map(str.isascii, rest))]
        for head in heads:
            groups.setdefault(head, []).extend(rests)
            if ascii_rests and head.isascii():
                in_ascii.setdefault(head, []).extend(ascii_rests)
    return groups, in_ascii


def _products(text: str) -> Iterator[tuple[list[str], list[Rest]]]:
    """Beginnings, and the ways to go on after any of them."""
    line = plain(text.replace("\n", "|")).replace("…|", "…").replace("↔|", "↔")
    for phrase in _PHRASE.findall(line) if "(" in line else line.split("|"):
        left, either_order, right = phrase.partition("↔")
        if either_order:
            yield _split(f"{left}…{right}")
            yield _split(f"{right}…{left}")
        elif phrase.strip():
            yield _split(phrase)


def _split(phrase: str) -> tuple[list[str], list[Rest]]:
    head, *rest = (_alternatives(fragment) for fragment in phrase.split("…"))
    return head, list(product(*rest))


def _alternatives(fragment: str) -> list[str]:
    """Every way to read the groups of one fragment."""
    fragment = fragment.strip()
    if "(" in fragment:
        pieces = _GROUP.split(fragment)
        choices = [[piece] if at % 2 == 0 else _members(piece) for at, piece in enumerate(pieces)]
        return ["".join(chosen).translate(_LITERAL) for chosen in product(*choices)]
    return [fragment.translate(_LITERAL) if not fragment.isascii() else fragment]


def _members(group: str) -> list[str]:
    return [member for part in group.split("|") if (member := part.strip())]
