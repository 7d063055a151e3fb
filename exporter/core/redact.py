"""Taking secrets out of text that people will read: upstreams and tools like to repeat them.

Looked for are values that are remembered. Masking asks no file and no command, logs nothing, raises nothing.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from exporter.core.records import dataclass

HIDDEN: Final = "<secret>"
_SHAPES: Final = re.compile(
    r"(?i:\b(?:bearer|basic)\s+)[\w.~+/=-]{6,}"  # an Authorization header
    r"|\b(?:sk|rk|pk|sess|hf|ya29|ghp)[-_.][\w.-]{12,}"  # keys that say what they are
    r"|\bAIza[\w-]{20,}"
    r"|\beyJ[\w-]{10,2000}\.[\w-]{6,}(?:\.[\w-]*)?"  # a JSON web token
    r"|(?<=://)[^/@\s\"]{0,256}:[^/@\s\"]{0,256}(?=@)",  # a URL's user and password
    re.ASCII,
)
_SHORTEST: Final = 6
"""Shorter values are no secrets worth the name, and would blot out ordinary words."""
_SHORTEST_SPLIT: Final = 10
"""Letters and digits of a form that is looked for across what splits it; fewer may be ordinary words."""
_MOST_AGED: Final = 2000
"""Values that are out of use and still looked for: a command may print another one every two minutes."""
_ESCAPE: Final = re.compile(
    r"%([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,6})\}|\\x([0-9a-fA-F]{2})|&#x([0-9a-fA-F]{1,5});"
    r"|&#([0-9]{1,6});|\\([0-3][0-7]{2})|&(amp|lt|gt|quot|apos);|\\(.)",
    re.DOTALL,
)
_BASES: Final = {6: 10, 7: 8}
"""By the group of `_ESCAPE`: the base of its number, where it is not 16."""
_LETTERS: Final = (8, 9)
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"} | dict.fromkeys("nrtbfv", "\n")
_WORDS: Final = re.compile(r"(?:\x1b\[[0-9;]{0,20}[a-z]|</?[a-z]{1,10} ?/?>|[^a-z0-9])*([a-z0-9]+)")
"""Letters and digits after whatever can split a word, colours of a terminal and markup among it."""
_CUT: Final = "…"
_LAYERS: Final = 3
"""Escapes inside escapes, as of JSON within JSON, that are undone."""


@dataclass(frozen=True, slots=True)
class _View:
    """One way to read a text, and where each of its characters begins and ends there."""

    text: str
    begins: Sequence[int]
    ends: Sequence[int]
    whole: bool = True
    """Nothing has been left out of it."""


class Concealer:
    """The secrets of a process, and how to blot them out. Safe to use from several threads.

    The time it takes depends on the text and not on how many secrets there are: every form of a secret is
    found by its first characters.
    """

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._forms: set[str] = set()
        self._lengths: dict[str, tuple[int, ...]] = {}
        """By their first characters: how long the forms that begin so are, the longest first."""
        self._values: dict[str, None] = {}
        self._aged: dict[str, None] = {}
        for value in values:
            self.add(value)

    def add(self, value: str) -> None:
        """Hide this value from now on: as it stands, in either case, escaped, in base64 and in hex.

        Also where something splits it, such as a line's end, and what is left of it where a text was cut.
        """
        self._aged.pop(value, None)
        if len(value) < _SHORTEST or value in self._values:
            return
        self._values[value] = None
        forms = _forms(value)
        self._forms |= forms
        for form in forms:
            lengths = self._lengths.get(form[:_SHORTEST], ())
            if len(form) not in lengths:
                self._lengths[form[:_SHORTEST]] = tuple(sorted((*lengths, len(form)), reverse=True))

    def replaced(self, value: str) -> None:
        """Another value has taken the place of this one; it is hidden for a long time still."""
        if value not in self._values:
            return
        self._aged[value] = None
        if len(self._aged) > _MOST_AGED:
            oldest = next(iter(self._aged))
            del self._aged[oldest], self._values[oldest]
            self._forms -= _forms(oldest)

    def conceal(self, text: str) -> str:
        """The text with `<secret>` for every known value and for whatever is shaped like a key."""
        if self._forms:
            text = self._without_known(text)
        return _SHAPES.sub(HIDDEN, text)

    def _without_known(self, text: str) -> str:
        spans = sorted(span for view in _views(text) for span in self._spans(view))
        if not spans:
            return text
        parts, end = [], 0
        for begins, ends in spans:
            if begins >= end:
                parts += [text[end:begins], HIDDEN]
            end = max(end, ends)
        return "".join([*parts, text[end:]])

    def _spans(self, view: _View) -> Iterator[tuple[int, int]]:
        text, lengths, size = view.text, self._lengths, _SHORTEST
        for at in [i for i in range(len(text) - size + 1) if text[i : i + size] in lengths]:
            found = self._found(text, at, cut=view.whole)
            if found:
                yield view.begins[at], view.ends[at + found - 1]

    def _found(self, text: str, at: int, *, cut: bool) -> int:
        """How many characters from here on are a form of a secret, or with `cut` the beginning of one."""
        lengths = self._lengths.get(text[at : at + _SHORTEST], ())
        for length in lengths:
            if len(text) - at >= length and text[at : at + length] in self._forms:
                return length
        if not cut or not lengths:
            return 0
        rest = text[at : at + lengths[0] + 1].partition(_CUT)[0]
        is_cut = len(rest) <= lengths[0]
        return len(rest) if is_cut and any(form.startswith(rest) for form in tuple(self._forms)) else 0


def conceal(text: str, known: Iterable[str] = ()) -> str:
    """The text with `<secret>` for every known secret value and for whatever is shaped like a key."""
    return _concealer(tuple(known)).conceal(text)


@lru_cache(maxsize=16)
def _concealer(known: tuple[str, ...]) -> Concealer:
    return Concealer(known)


def _folded(text: str) -> str:
    """In lower case, of the same length; the two alphabets of base64 become one."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("-", "+").replace("_", "/")


def _forms(value: str) -> set[str]:
    """How a value may stand in a text once its escapes are undone, folded."""
    raw = value.encode("utf-8", "replace")
    forms = {value, value.replace(" ", "+"), json.dumps(value)[1:-1], raw.hex()}
    for before in range(3):
        # What stands before it moves its letters; those that others share in are left out.
        encoded = base64.b64encode(b"\0" * before + raw).decode()
        forms.add(encoded[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6])
    folded = {_folded(form) for form in forms if len(form) >= _SHORTEST}
    joined = {"".join(_WORDS.findall(form)) for form in folded}
    return folded | {form for form in joined if len(form) >= _SHORTEST_SPLIT}


def _views(text: str) -> Iterator[_View]:
    """The text folded, as it stands and with its escapes undone; each also without what splits words."""
    view = _View(text, range(len(text)), range(1, len(text) + 1))
    for _ in range(_LAYERS + 1):
        folded = _View(_folded(view.text), view.begins, view.ends)
        yield folded
        yield _joined(folded)
        plain = _undone(view)
        if plain.text == view.text:
            return
        view = plain


def _joined(view: _View) -> _View:
    """Its letters and digits alone."""
    words = list(_WORDS.finditer(view.text))
    kept = [place for word in words for place in range(*word.span(1))]
    begins, ends = [view.begins[i] for i in kept], [view.ends[i] for i in kept]
    return _View("".join(word[1] for word in words), begins, ends, whole=False)


def _undone(view: _View) -> _View:
    text = view.text
    parts: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    done = 0
    for found in _ESCAPE.finditer(text):
        start, end = found.span()
        parts += [text[done:start], _character(found)]
        begins += [*view.begins[done:start], view.begins[start]]
        ends += [*view.ends[done:start], view.ends[end - 1]]
        done = end
    if not done:
        return view
    return _View("".join([*parts, text[done:]]), [*begins, *view.begins[done:]], [*ends, *view.ends[done:]])


def _character(found: re.Match[str]) -> str:
    """What one escape stands for; always one character."""
    kind = found.lastindex or 0
    said = found[kind]
    if kind in _LETTERS:
        return _NAMED.get(said, said)
    number = int(said, _BASES.get(kind, 16))
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
