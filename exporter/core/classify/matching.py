"""Which rules of a table the words of an answer may be about: an index, and the search for a phrase.

An answer is short and the tables are long, so nothing is tried that cannot match: a phrase is looked for only
where all of its pieces stand in the answer, the rarest of which leads to it. One index has the phrases of all
tables, and every text is looked through once.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, product
from struct import unpack_from
from typing import Final

from exporter.core.classify.phrases import Fragment, Phrase, Piece, parse
from exporter.core.classify.rule import Rule, Shape
from exporter.core.vocabulary import Channel

GAP: Final = 120
"""How many characters an ellipsis in a phrase may stand for."""

_PLACES: Final = 8
_REACH: Final = 2 * GAP
"""Where the next fragment of a phrase begins and ends, at most: none is longer than a gap."""
_BYTES: Final = 4
"""So many bytes are a number, `I`: all of a text are made in no time."""
_HALF: Final = 2
_NONE: Final = 0
"""The number of what is shorter: each text has it."""
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
"""The phrases that may stand in a text: of which rules (by identity), and their places."""


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
        self.fragments: Final = parse(hints)
        self.pattern: Final = re.compile(pattern)
        _look_for(self)

    def search(self, text: str, begun: Begun) -> re.Match[str] | None:
        """Where the pattern matches first."""
        return self.pattern.search(text) if id(self) in begun else None


_every: Final[dict[int, Rule | Sought]] = {}
"""What is looked for, by identity."""


def _look_for(*items: Rule | Sought) -> None:
    _every.update((id(item), item) for item in items)
    _index.cache_clear()


_Looked = tuple[int, int, tuple[Piece, ...]]
"""A phrase: of which rule (by identity), at which place, and its other pieces."""


class _Index:
    """What is looked for, by what a text must have in it. Built when it is first needed."""

    def __init__(self, items: Collection[Rule | Sought]) -> None:
        self.worded: Final[dict[int, list[tuple[int, str, tuple[_Looked, ...]]]]] = {}
        """By the rarest number of an alternative: another one, the alternative, its phrases."""
        sought: dict[str, tuple[_Looked, ...]] = {}
        for item in items:
            for at, phrase in enumerate(() if item.markup else item.fragments):
                rarest, *others = sorted(chain.from_iterable(phrase), key=_chance)
                looked = (id(item), at, tuple(others))
                for text in rarest:
                    sought[text] = (*sought.get(text, ()), looked)
        # Numbers are made twice and not kept: thousands of short texts would cost the process megabytes.
        count = Counter(chain.from_iterable(map(_some_numbers, sought)))
        for text, phrases in sought.items():
            rare = sorted(_some_numbers(text), key=count.__getitem__)[:2]
            self.worded.setdefault(rare[0], []).append((rare[-1], text, phrases))


def _chance(piece: Piece) -> float:
    """How often one of its alternatives stands in an answer: each byte halves it."""
    return sum(0.5 ** len(text.encode()) for text in piece)


@cache
def _index() -> _Index:
    return _Index(_every.values())


def _some_numbers(text: str) -> tuple[int, ...]:
    """Numbers that are found wherever a text stands: every second, as all would take twice the time."""
    raw = text.encode()
    size = len(raw)
    if size < _BYTES:
        return (_NONE,)
    some = unpack_from(f"{size // _BYTES}I", raw)
    return some + unpack_from(f"{(size - _HALF) // _BYTES}I", raw, _HALF) if size >= _BYTES + _HALF else some


def begun(text: str, found: dict[int, list[int]] | None = None) -> dict[int, list[int]]:
    """The phrases all pieces of which stand in a text, and those `found` before."""
    worded = _index().worded
    found = {} if found is None else found
    there = frozenset(_numbers(text)) if text else frozenset()
    for number in worded.keys() & there:
        for other, sought, phrases in worded[number]:
            if other in there and sought in text:
                for rule, at, others in phrases:
                    if may_stand(others, text):
                        found.setdefault(rule, []).append(at)
    return found


def may_stand(pieces: Iterable[Piece], text: str) -> bool:
    """Of each piece there is an alternative."""
    for piece in pieces:
        for each in piece:
            if each in text:
                break
        else:
            return False
    return True


def _numbers(text: str) -> Iterator[int]:
    """All numbers of a text: every four of its bytes."""
    raw = memoryview(text.encode("utf-8", "surrogatepass") + bytes(2 * _BYTES))
    whole = len(raw) // _BYTES * _BYTES - _BYTES
    return chain((_NONE,), *(raw[at : at + whole].cast("I") for at in range(_BYTES)))


def spoken(table: Table, text: str, begun: Begun) -> str | None:
    """The words of a text that one of the rules is about, where these have phrases and nothing else."""
    for rule, places in table.candidates(frozenset(), begun, None):
        words = first(text, rule.fragments, places)
        if words is not None:
            return words
    return None


def first(text: str, phrases: Sequence[Phrase], places: Iterable[int]) -> str | None:
    """The words of a text that the first of some phrases matches."""
    for at in sorted(set(places)):
        heads, *rests = (_there(fragment, text) for fragment in phrases[at])
        ways = tuple(product(*rests))
        for head in heads:
            words = find(text, head, ways)
            if words is not None:
                return words
    return None


def _there(fragment: Fragment, text: str) -> list[str]:
    """The ways to read a fragment that stand in a text."""
    ways = [""]
    for piece in fragment:
        ways = [way + more for way in ways for more in piece if way + more in text]
    return ways


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
