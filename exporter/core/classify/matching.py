"""Which rules of a table the words of an answer may be about: an index, and the search for a phrase.

An answer is short and the tables are long, so nothing is tried that cannot match: the first fragment of a
phrase is looked for only where its rarest piece stands in the answer. One index has the phrases of all
tables, and every text is looked through once.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from struct import unpack_from
from typing import Final

from exporter.core.classify.phrases import parse
from exporter.core.classify.rule import Fragments, Rule, Shape
from exporter.core.vocabulary import Channel

GAP: Final = 120
"""How many characters an ellipsis in a phrase may stand for."""

_PLACES: Final = 8
_REACH: Final = 2 * GAP
"""Where the next fragment of a phrase begins and ends, at most: none is longer than a gap."""
_PIECE: Final = 4
"""Bytes of a piece, which is a number, `I`: all of a text are made in no time."""
_HALF: Final = 2
_NONE: Final = 0
"""The piece of a fragment that is shorter than one: each text has it."""
_COMMON: Final = 4
"""A first fragment of so many phrases, `model`, stands in many answers: what follows on it is looked for."""
_WORD: Final = 6
_CLASSES: Final = frozenset(
    {"typeerror", "keyerror", "nameerror", "indexerror", "memoryerror", "referenceerror"}
)
"""Names of classes that others end with, `ContentTypeError`, and mean something else."""
_NUMBER: Final = 3
"""Digits of a number; of fewer, a phrase may mean the beginning."""
_ENDINGS: Final = ("ly", "tion", "tions")
"""With these an English word becomes another one: `explicitly`, `quotation`."""

Begun = Mapping[int, Sequence[int]]
"""The phrases that may stand in a text: of which rules (by identity), and the places of their fragments."""


class Table:
    """Rules in the order they are tried."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Final = tuple(rules)
        self._places: Final = {id(rule): place for place, rule in enumerate(self.rules)}
        self._signed: Final[dict[object, tuple[int, ...]]] = {}
        for place, rule in enumerate(self.rules):
            for sign in _signs(rule):
                self._signed[sign] = (*self._signed.get(sign, ()), place)
        _look_for(*self.rules)

    def candidates(
        self, signs: AbstractSet[object], begun: Begun, channel: Channel | None
    ) -> Iterator[tuple[Rule, Sequence[int]]]:
        """Those of which a sign is there, or a phrase may be, in their order, and the places of such phrases.

        `signs` are the codes, the shapes and the status of the answer.
        """
        places, signed = self._places, self._signed
        found: dict[int, Sequence[int]] = {
            place: () for sign in signs & signed.keys() for place in signed[sign]
        }
        for key, at in begun.items():
            if key in places:
                found[places[key]] = at
        for place in sorted(found):
            rule = self.rules[place]
            if not rule.on or channel in rule.on:
                yield rule, found[place]


def _signs(rule: Rule) -> AbstractSet[object]:
    """One of these is there, or a phrase of the rule is, where it matches."""
    if rule.markup:
        return {Shape.HTML}
    return rule.codes if rule.codes or rule.fragments else rule.statuses or rule.shapes


class Sought:
    """A pattern, and phrases of which one stands wherever it matches: most texts are not searched for it."""

    markup: Final = False

    def __init__(self, hints: str, pattern: str) -> None:
        self.fragments: Final[Fragments] = tuple(parse(hints).items())
        self._pattern: Final = re.compile(pattern)
        _look_for(self)

    def search(self, text: str, begun: Begun) -> re.Match[str] | None:
        """Where the pattern matches first."""
        return self._pattern.search(text) if id(self) in begun else None


_every: Final[dict[int, Rule | Sought]] = {}
"""What is looked for, by identity."""


def _look_for(*items: Rule | Sought) -> None:
    _every.update((id(item), item) for item in items)
    _index.cache_clear()


class _Index:
    """What is looked for, by what a text must have in it. Built when it is first needed."""

    def __init__(self, items: Collection[Rule | Sought]) -> None:
        self.worded: Final[dict[int, list[tuple[int, str, tuple[tuple[int, int], ...]]]]] = {}
        """By the rarest piece of a fragment: another one, the fragment, its rules and phrases."""
        heads = Counter(head for item in items for head, _ in item.fragments)
        # Pieces are made twice and not kept: thousands of short texts would cost the process seven megabytes.
        sought: dict[str, tuple[tuple[int, int], ...]] = {}
        for item in items:
            key = id(item)
            for fragment, at in _sought(item, heads):
                sought[fragment] = (*sought.get(fragment, ()), (key, at))
        count = Counter(chain.from_iterable(map(_some_pieces, sought)))
        for fragment, phrases in sought.items():
            rare = sorted(_some_pieces(fragment), key=count.__getitem__)[:2]
            self.worded.setdefault(rare[0], []).append((rare[-1], fragment, phrases))


def _sought(item: Rule | Sought, heads: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The fragments that are looked for of each phrase, and its place."""
    for at, (head, rests) in enumerate(() if item.markup else item.fragments):
        common = heads[head] >= _COMMON or len(head) < _PIECE
        for fragment in (common and _seconds(rests)) or (head,):
            yield fragment, at


def _seconds(rests: tuple[tuple[str, ...], ...]) -> set[str]:
    """What follows first on a common first fragment, if one of these always does and none is short."""
    seconds = {rest[0] if rest else "" for rest in rests}
    return set() if any(len(second) < _PIECE for second in seconds) else seconds


@cache
def _index() -> _Index:
    return _Index(_every.values())


def _some_pieces(fragment: str) -> tuple[int, ...]:
    """Pieces of a fragment, found wherever it is: every second, as all would take twice the time."""
    raw = fragment.encode()
    size = len(raw)
    if size < _PIECE:
        return (_NONE,)
    some = unpack_from(f"{size // _PIECE}I", raw)
    return some + unpack_from(f"{(size - _HALF) // _PIECE}I", raw, _HALF) if size >= _PIECE + _HALF else some


def begun(text: str, found: dict[int, list[int]] | None = None) -> dict[int, list[int]]:
    """The phrases of which the fragment that is looked for stands in a text, and those `found` before."""
    worded = _index().worded
    found = {} if found is None else found
    there = frozenset(_pieces(text)) if text else frozenset()
    for piece in worded.keys() & there:
        for other, fragment, phrases in worded[piece]:
            if other in there and fragment in text:
                for rule, at in phrases:
                    found.setdefault(rule, []).append(at)
    return found


def _pieces(text: str) -> Iterator[int]:
    """All pieces of a text: every four of its bytes."""
    raw = memoryview(text.encode("utf-8", "surrogatepass") + bytes(2 * _PIECE))
    whole = len(raw) // _PIECE * _PIECE - _PIECE
    return chain((_NONE,), *(raw[at : at + whole].cast("I") for at in range(_PIECE)))


def spoken(table: Table, text: str, begun: Begun) -> str | None:
    """The words of a text that one of the rules is about, where these have phrases and nothing else."""
    for rule, places in table.candidates(frozenset(), begun, None):
        words = first(text, rule.fragments, places)
        if words is not None:
            return words
    return None


def first(text: str, fragments: Fragments, places: Iterable[int]) -> str | None:
    """The words of a text that the first of some phrases matches."""
    for at in sorted(places):
        head, rests = fragments[at]
        words = find(text, head, rests)
        if words is not None:
            return words
    return None


def find(text: str, head: str, rests: tuple[tuple[str, ...], ...]) -> str | None:
    """The stretch of one line of `text` that a phrase matches, or None. A few places are tried, no more."""
    start = text.find(head)
    for _ in range(_PLACES):
        if start < 0:
            return None
        if start and "a" <= text[start - 1] <= "z" and _word(head):
            start = text.find(head, start + 1)
            continue
        after = start + len(head)
        near = text[after : after + _REACH]
        for rest in rests:
            end = after if not rest else _follow(text, after, rest) if rest[0] in near else -1
            if end >= 0 and not _goes_on(text, end):
                return text[start:end]
        start = text.find(head, start + 1)
    return None


def _word(head: str) -> bool:
    """A first fragment begins with a short word: not looked for inside another one, `ip` in `clip`."""
    first = head.partition(" ")[0]
    return head in _CLASSES or (len(first) <= _WORD and first.isalpha() and first.isascii())


def _goes_on(text: str, end: int) -> bool:
    """What ends there is part of another word, or of a longer number: `error code: 1006` of 10062."""
    if text[end : end + 1].isdigit():
        return text[max(0, end - _NUMBER) : end].isdigit()
    return text.startswith(_ENDINGS, end) and _another_word(text, end)


def _another_word(text: str, end: int) -> bool:
    """What ends there is part of another word: `explicitly` says nothing of explicit content."""
    ending = next(each for each in _ENDINGS if text.startswith(each, end))
    return text[end - 1].isalpha() and not text[end + len(ending) : end + len(ending) + 1].isalpha()


def _follow(text: str, position: int, rest: tuple[str, ...]) -> int:
    for fragment in rest:
        limit = position + GAP + len(fragment)
        line_end = text.find("\n", position, limit)
        found = text.find(fragment, position, limit if line_end < 0 else line_end)
        if found < 0:
            return -1
        position = found + len(fragment)
    return position
