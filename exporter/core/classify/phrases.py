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
from sys import intern
from typing import Final

from exporter.core.classify.parsing import joined, plain

_PHRASE: Final = re.compile(r"(?:\([^()]*\|[^()]*\)|[^|])+")
_GROUP: Final = re.compile(r"\(([^()]*\|[^()]*)\)")

Piece = tuple[str, ...]
"""What may stand in one place of a fragment."""
Fragment = tuple[Piece, ...]
"""Pieces that follow each other at once."""
Phrase = tuple[Fragment, ...]
"""Fragments with a gap between them. Products are not multiplied: a text is compared piece by piece."""
_CLOSE: Final = "中"
"""Stands for any character that is written without spaces."""


def parse(text: str) -> tuple[Phrase, ...]:
    """The phrases of a table's text."""
    return tuple(dict.fromkeys(tuple(map(_fragment, phrase.split("…"))) for phrase in _phrases(text)))


def spelled(phrase: Phrase) -> Iterator[str]:
    """Every way to read a phrase, an ellipsis for each gap."""
    fragments = (map("".join, product(*fragment)) for fragment in phrase)
    return map("…".join, product(*fragments))


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


def _fragment(text: str) -> Fragment:
    """The groups of a fragment, what stands between them joined to their members."""
    *grouped, last = _GROUP.split(text.strip()) if "(" in text else (text.strip(),)
    if not grouped:
        return ((_literal(last),),)
    pieces: list[list[str]] = []
    for before, group in zip(grouped[::2], grouped[1::2], strict=True):
        piece = [_literal(before + member) for member in _members(group)]
        if pieces and before.startswith(" ") and any(map(_is_torn, piece)):
            piece = [_literal(left + right) for left in pieces.pop() for right in piece]
        pieces.append(piece)
    if last:
        pieces[-1] = [_literal(member + last) for member in pieces[-1]]
    return tuple(map(tuple, pieces))


def _is_torn(piece: str) -> bool:
    """The space before it is none where what stands before is written without any."""
    return joined(_CLOSE + piece) != _CLOSE + piece


def _members(group: str) -> list[str]:
    return [member for part in group.split("|") if (member := part.strip())]


def _literal(text: str) -> str:
    """One string for all that read the same: half of them do."""
    return intern(text if text.isascii() else joined(text).replace("␣", " ").replace("¦", "|"))
