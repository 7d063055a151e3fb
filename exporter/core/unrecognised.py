"""Answers that nothing in the classifier understood: the engine notes them, the web shows them to people.

What is kept is masked, of bounded length and number, and gone with the process: it is there to be read, and
to be taught from with a phrase in the configuration.
"""

import json
import re
from dataclasses import field, replace
from typing import Final

from exporter.core.records import dataclass
from exporter.core.redact import HIDDEN, conceal
from exporter.core.vocabulary import Reason, Source, State

MOST: Final = 20
"""Kept for each target; the one seen longest ago makes room."""
_PHRASE: Final = 80
_SHORTEST: Final = 4
_ADDRESSES: Final = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"  # of people
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b",  # of machines
    re.ASCII,
)
_IDS: Final = re.compile(r"\b(?=[\w-]*\d)[A-Za-z0-9_-]{20,}\b", re.ASCII)
"""Ids and tokens."""
_VARYING: Final = re.compile(r"\d+|<secret>|[\"'{}\[\]]")
"""What differs from one answer of a kind to the next; a phrase that teaches stops there."""


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """One kind of answer that was not understood."""

    at: float
    """When it was seen last, unix seconds."""
    source: Source
    outcome: State
    reason: Reason
    """What it was taken for."""
    text: str
    """What it said, masked."""
    count: int = 1
    """How often it was seen, numbers in it apart."""

    @property
    def lesson(self) -> str:
        """Two lines for `classifier.rules` that would teach it; the reason is to be chosen."""
        return f"- phrase: {json.dumps(phrase(self.text), ensure_ascii=False)}\n  reason: {self.reason}"


@dataclass(slots=True)
class Notebook:
    """What one target said that was not understood."""

    _kept: dict[str, Unrecognised] = field(default_factory=dict)

    def note(self, seen: Unrecognised) -> None:
        """Keep an answer, its text raw; one that differs from another in numbers alone is counted with it."""
        seen = replace(seen, text=masked(seen.text))
        kind = _VARYING.sub("", seen.text)
        before = self._kept.pop(kind, None)
        self._kept[kind] = replace(seen, count=seen.count + (before.count if before else 0))
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]

    def redate(self, by: float) -> None:
        """The wall clock was set by so many seconds."""
        self._kept = {kind: replace(seen, at=seen.at + by) for kind, seen in self._kept.items()}

    @property
    def kept(self) -> list[Unrecognised]:
        """The latest first."""
        return list(reversed(self._kept.values()))


def masked(text: str) -> str:
    """A text without what looks like a key, an id, or an address of somebody."""
    return _IDS.sub(HIDDEN, without_addresses(conceal(text)))


def without_addresses(text: str) -> str:
    """A text without addresses of people and machines; ids stay: an upstream finds by them what it did."""
    return _ADDRESSES.sub(HIDDEN, text)


def phrase(text: str) -> str:
    """The stretch of a text that says most and would be the same another time."""
    stretches = [part.strip(" ,;:.-()") for line in text.splitlines() for part in _VARYING.split(line)]
    longest = max(stretches, key=len, default="")
    if len(longest) < _SHORTEST:
        longest = " ".join(text.split())
    return longest[:_PHRASE].strip()
