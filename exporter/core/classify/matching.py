"""Which rules of a table the words of an answer may be about: an index, and the search for a phrase.

An answer is short and the tables are long, so nothing is tried that cannot match: the first fragment of a
phrase is looked for only where its rarest piece stands in the answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import ClassVar, Final
from weakref import WeakSet

from exporter.core.classify.rule import Fragments, Rule
from exporter.core.vocabulary import Channel

GAP: Final = 120
"""How many characters an ellipsis in a phrase may stand for."""

_PLACES: Final = 8
_REACH: Final = 2 * GAP
"""Where the next fragment of a phrase begins and ends, at most: none is longer than a gap."""
_PIECE: Final = 4
_STRIDE: Final = 3
_SHORT: Final = 2
_WORD: Final = 6
_CLASSES: Final = frozenset(
    {"typeerror", "keyerror", "nameerror", "indexerror", "memoryerror", "referenceerror"}
)
"""Names of classes that others end with, `ContentTypeError`, and mean something else."""
_ENDINGS: Final = ("ly", "tion", "tions")
"""With these an English word becomes another one: `explicitly`, `quotation`."""


class Table:
    """Rules in the order they are tried, with an index: few answers contain the words of many.

    `among` is a table that has all of these rules, in whatever order: its index serves for both.
    """

    every: ClassVar["WeakSet[Table]"] = WeakSet()

    def __init__(self, rules: Iterable[Rule], among: "Table | None" = None) -> None:
        self.rules: Final = tuple(rules)
        self._among: Final = among
        self.every.add(self)

    def build(self) -> None:
        """Build now what would be built when it is first needed."""
        _ = self.index, self._own_places

    def candidates(
        self, codes: frozenset[str], text: str, pieces: frozenset[str], channel: Channel | None
    ) -> Iterator[tuple[Rule, Fragments]]:
        """Those of which a code, or the first fragment of a phrase, is there, and such phrases, in order."""
        index = self.index
        begun: dict[int, list[int]] = {place: [] for place in index.always}
        for code in codes & index.codes:
            begun.update({place: [] for place in index.coded[code]})
        for piece in pieces & index.pieces:
            for head, found in index.worded[piece].items():
                if head in text:
                    for place, at in found:
                        begun.setdefault(place, []).append(at)
        own = self._own_places
        for _, place in sorted((own[place], place) for place in begun if own[place] >= 0):
            rule = index.rules[place]
            if not rule.on or channel in rule.on:
                yield rule, tuple(rule.fragments[at] for at in sorted(begun[place]))

    @cached_property
    def index(self) -> "_Index":
        """What an answer must have in it for each rule; built when it is first needed."""
        return _Index(self.rules) if self._among is None else self._among.index

    @cached_property
    def _own_places(self) -> Sequence[int]:
        """Where each rule of the index stands here; -1: it does not."""
        places = {id(rule): place for place, rule in enumerate(self.rules)}
        return [places.get(id(rule), -1) for rule in self.index.rules]


class _Index:
    """Where the rules of a table stand, by what an answer must have in it. Built when it is first needed."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules: Final = rules
        self.always: Final[list[int]] = []
        """Places of the rules that need no word, or look for theirs in raw HTML."""
        self.coded: Final[dict[str, list[int]]] = {}
        self.worded: Final[dict[str, dict[str, tuple[tuple[int, int], ...]]]] = {}
        """By the rarest piece of their first fragments: these, with the places of their rules and phrases."""
        # Pieces are made twice and not kept: thousands of short texts would cost the process seven megabytes.
        heads = {head for rule in rules for head, _ in rule.fragments}
        common = Counter(chain.from_iterable(map(_some_pieces, heads)))
        for place, rule in enumerate(rules):
            if rule.markup or not (rule.codes or rule.fragments):
                self.always.append(place)
                continue
            for code in rule.codes:
                self.coded.setdefault(code, []).append(place)
            for at, (head, _) in enumerate(rule.fragments):
                rarest = min(_some_pieces(head), key=common.__getitem__)
                found = self.worded.setdefault(rarest, {})
                found[head] = (*found.get(head, ()), (place, at))
        self.codes: Final = frozenset(self.coded)
        self.pieces: Final = frozenset(self.worded)


def spoken(table: Table, text: str, pieces: frozenset[str]) -> str | None:
    """The words of a text that one of the rules is about, where these have phrases and nothing else."""
    for _, phrases in table.candidates(frozenset(), text, pieces, None):
        for head, rests in phrases:
            words = find(text, head, rests)
            if words is not None:
                return words
    return None


def _some_pieces(head: str) -> list[str]:
    """Pieces of a first fragment, found wherever it is: every third, as all would take twice the time."""
    if len(head) >= _PIECE:
        return [head[at : at + _PIECE] for at in range(0, len(head) - _PIECE + 1, _STRIDE)]
    return [head[-_SHORT:] if len(head) >= _SHORT and not head.isascii() else ""]


def pieces(text: str) -> frozenset[str]:
    """The pieces of a text.

    Words of two characters are common in Chinese only; of what else is short, no piece is asked for.
    """
    long = [text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1)]
    short = [] if text.isascii() else [text[at : at + _SHORT] for at in range(len(text) - 1)]
    return frozenset(["", *long, *short])


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
            if end >= 0 and not (text.startswith(_ENDINGS, end) and _another_word(text, end)):
                return text[start:end]
        start = text.find(head, start + 1)
    return None


def _word(head: str) -> bool:
    """A first fragment begins with a short word: not looked for inside another one, `ip` in `clip`."""
    first = head.partition(" ")[0]
    return head in _CLASSES or (len(first) <= _WORD and first.isalpha() and first.isascii())


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
