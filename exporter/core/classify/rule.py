"""What a rule is: a row of a table that says what an answer means, and where that was seen."""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Final, TypedDict, Unpack

from exporter.core.classify.phrases import Phrase, parse, spelled
from exporter.core.vocabulary import Channel, Fault, Reason, State


class Speaker(StrEnum):
    """Whose words a rule reads; it decides whose fault a refused credential is."""

    VENDOR = "vendor"
    """The vendor's words. Behind a gateway they speak of the reseller's account, not of ours."""
    VENDOR_ALONE = "vendor_alone"
    """The same in words that no gateway uses to its own customers: the vendor's own codes."""
    PLATFORM = "platform"
    """The same of whoever sells the work of others under its own keys: it speaks to us."""
    GATEWAY = "gateway"
    """The reseller's own words to its customer; passed on by a second reseller they carry two request ids."""


ALONE: Final = frozenset({Speaker.VENDOR_ALONE, Speaker.PLATFORM})
"""Those whose codes nobody else uses."""


class Shape(StrEnum):
    """What an answer looks like, apart from its words."""

    HTML = "html"
    EMPTY = "empty"
    BROKEN = "broken"
    """JSON that stops early."""
    FAILED = "failed"
    """An error object, a failed job, `success: false`, a business code that is no success."""
    WELL = "well"
    """It says that all is well: `success: true`."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row. It matches when a code or a phrase is found (if it names any) and every condition holds.

    Conditions: one of `statuses`, all of `shapes`, the `header`, one of the channels in `on`.
    """

    name: str
    reason: Reason
    seen: str
    """One line of evidence: where this was seen."""
    fragments: tuple[Phrase, ...] = ()
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
        return tuple(chain.from_iterable(map(spelled, self.fragments)))


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
        fragments=parse(row.get("phrases", "")),
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
