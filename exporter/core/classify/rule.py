"""What a rule is: a row of a table that says what an answer means, and where that was seen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final, TypedDict, Unpack

from exporter.core.classify.phrases import parse
from exporter.core.vocabulary import Channel, Fault, Reason, State

GAP: Final = 120
"""How many characters an ellipsis in a phrase may stand for."""

_PLACES: Final = 8
_REACH: Final = 2 * GAP
"""Where the next fragment of a phrase begins and ends, at most: none is longer than a gap."""
_PIECE: Final = 4
_SHORT: Final = 2


class Speaker(StrEnum):
    """Whose words a rule reads; it decides whose fault a refused credential is."""

    VENDOR = "vendor"
    """The vendor's words. Behind a gateway they speak of the reseller's account, not of ours."""
    VENDOR_ALONE = "vendor_alone"
    """The same in words that no gateway uses to its own customers: the vendor's own codes."""
    GATEWAY = "gateway"
    """The reseller's own words to its customer; passed on by a second reseller they carry two request ids."""


class Shape(StrEnum):
    """What an answer looks like, apart from its words."""

    HTML = "html"
    EMPTY = "empty"
    BROKEN = "broken"
    """JSON that stops early."""
    FAILED = "failed"
    """An error object, a failed job, `success: false`, a business code that is no success."""
    PENDING = "pending"
    UNKNOWN_STATUS = "unknown_status"
    """A job whose status word is the literal `unknown`."""
    HOLLOW = "hollow"
    """A finished operation without any result."""
    ENVELOPE = "envelope"
    """A reseller's business envelope: a code and a message at the top, no error object."""
    PROSE = "prose"
    """Words a model or a gateway wrote into the content of a chat answer."""
    MEDIA = "media"
    """A link to, or the bytes of, a video or an image."""
    CUT = "cut"
    """A stream that ends without its terminator."""
    STREAM = "stream"
    """Events, one after the other."""
    JSON = "json"
    """It parsed."""
    GATEWAY = "gateway"
    """A reseller speaks: an error type of its own make."""
    BEHIND = "behind"
    """A gateway repeats what its own upstream told it."""
    NESTED = "nested"
    """An error stands, as a text, in the message of another error."""


REVERSE: Final[frozenset[Channel | None]] = frozenset({Channel.REVERSE})
OFFICIAL: Final[frozenset[Channel | None]] = frozenset({Channel.OFFICIAL})
UNTOLD: Final[frozenset[Channel | None]] = frozenset({None})
NOT_REVERSE: Final = OFFICIAL | UNTOLD
NOT_OFFICIAL: Final = REVERSE | UNTOLD


def words(text: str) -> frozenset[str]:
    """A set of codes, written as one line."""
    return frozenset(text.split())


Fragments = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""Phrases split at their gaps and grouped: the first fragment, every way to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row. It matches when a code or a phrase is found (if it names any) and every condition holds.

    Conditions: one of `statuses`, all of `shapes`, the `header`, one of the channels in `on`.
    """

    name: str
    reason: Reason
    seen: str
    """One line of evidence: where this was seen."""
    fragments: Fragments = ()
    """The phrases."""
    codes: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    """One of these codes must be there besides."""
    statuses: frozenset[int] = frozenset()
    shapes: frozenset[Shape] = frozenset()
    header: tuple[str, str] | None = None
    """A header that must be there, and a part of its value, both lower case."""
    on: frozenset[Channel | None] = frozenset()
    """Only on these channels (None: not told which); empty is everywhere."""
    outcome: State | None = None
    """Where it differs from the usual outcome of the reason."""
    fault: Fault | None = None
    """Where it differs from the usual fault of the reason."""
    speaker: Speaker = Speaker.VENDOR
    markup: bool = False
    """The phrases are looked for in raw HTML instead of in the words of the answer."""
    conditional: bool = field(init=False, repr=False)
    """There are conditions beside words and channel."""

    def __post_init__(self) -> None:
        conditional = bool(self.statuses or self.shapes or self.also or self.header)
        object.__setattr__(self, "conditional", conditional)

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases one by one, an ellipsis for each gap."""
        return tuple("…".join((head, *rest)) for head, rests in self.fragments for rest in rests)


class Row(TypedDict, total=False):
    """What a table says of a rule: phrases as `phrases.py` reads them, and words in one line.

    Statuses are numbers, ranges (`400-499`) and classes (`5xx`); shapes are the values of `Shape`.
    """

    phrases: str
    codes: str
    also: str
    statuses: str
    shapes: str
    header: tuple[str, str]
    on: frozenset[Channel | None]
    outcome: State
    fault: Fault
    speaker: Speaker
    markup: bool


def rule(name: str, reason: Reason, seen: str, **row: Unpack[Row]) -> Rule:
    """A rule as the tables write it."""
    return Rule(
        name=name,
        reason=reason,
        seen=seen,
        fragments=tuple(parse(row.get("phrases", "")).items()),
        codes=words(row.get("codes", "")),
        also=words(row.get("also", "")),
        statuses=frozenset(chain.from_iterable(map(_statuses, row.get("statuses", "").split()))),
        shapes=frozenset(map(Shape, row.get("shapes", "").split())),
        header=row.get("header"),
        on=row.get("on", frozenset()),
        outcome=row.get("outcome"),
        fault=row.get("fault"),
        speaker=row.get("speaker", Speaker.VENDOR),
        markup=row.get("markup", False),
    )


def _statuses(text: str) -> range:
    if text.endswith("xx"):
        return range(int(text[0]) * 100, int(text[0]) * 100 + 100)
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


class Table:
    """Rules in the order they are tried, with an index: few answers contain the words of many."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Final = tuple(rules)

    def candidates(
        self, codes: frozenset[str], text: str, pieces: frozenset[str], channel: Channel | None
    ) -> Iterator[tuple[Rule, Fragments]]:
        """Those of which a code, or the first fragment of a phrase, is there, and such phrases, in order."""
        index = self._index
        places: dict[int, list[int]] = {place: [] for place in index.always}
        for code in codes & index.codes:
            places.update({place: [] for place in index.coded[code]})
        for piece in pieces & index.pieces:
            for head, found in index.worded[piece].items():
                if head in text:
                    for place, at in found:
                        places.setdefault(place, []).append(at)
        for place in sorted(places):
            rule = self.rules[place]
            if not rule.on or channel in rule.on:
                yield rule, tuple(rule.fragments[at] for at in sorted(places[place]))

    @cached_property
    def _index(self) -> "_Index":
        return _Index(self.rules)


class _Index:
    """Where the rules of a table stand, by what an answer must have in it. Built when it is first needed."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.always: Final[list[int]] = []
        """Places of the rules that need no word, or look for theirs in raw HTML."""
        self.coded: Final[dict[str, list[int]]] = {}
        self.worded: Final[dict[str, dict[str, list[tuple[int, int]]]]] = {}
        """By the rarest piece of their first fragments: these, with the places of their rules and phrases."""
        heads = (head for rule in rules for head, _ in rule.fragments)
        common = Counter(chain.from_iterable(map(_some_pieces, heads)))
        for place, rule in enumerate(rules):
            if rule.markup or not (rule.codes or rule.fragments):
                self.always.append(place)
                continue
            for code in rule.codes:
                self.coded.setdefault(code, []).append(place)
            for at, (head, _) in enumerate(rule.fragments):
                rarest = min(_some_pieces(head), key=common.__getitem__)
                self.worded.setdefault(rarest, {}).setdefault(head, []).append((place, at))
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


def _some_pieces(head: str) -> tuple[str, ...]:
    """Pieces of a first fragment, which stand wherever it does: at its beginning, middle and end."""
    if len(head) >= _PIECE:
        middle = (len(head) - _PIECE) // 2
        return head[:_PIECE], head[middle : middle + _PIECE], head[-_PIECE:]
    return (head[-_SHORT:] if len(head) >= _SHORT and not head.isascii() else "",)


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
        after = start + len(head)
        near = text[after : after + _REACH]
        for rest in rests:
            if not rest:
                return text[start:after]
            end = _follow(text, after, rest) if rest[0] in near else -1
            if end >= 0:
                return text[start:end]
        start = text.find(head, start + 1)
    return None


def _follow(text: str, position: int, rest: tuple[str, ...]) -> int:
    for fragment in rest:
        limit = position + GAP + len(fragment)
        line_end = text.find("\n", position, limit)
        found = text.find(fragment, position, limit if line_end < 0 else line_end)
        if found < 0:
            return -1
        position = found + len(fragment)
    return position
