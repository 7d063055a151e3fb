"""Taking secrets out of text that people will read: upstreams and tools like to repeat them.

Looked for are values that are remembered. Masking asks no file and no command, logs nothing, raises nothing.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

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
_MOST_AGED: Final = 2000
"""Values that are out of use and still looked for: a command may print another one every two minutes."""
_ESCAPE: Final = re.compile(
    r"%([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|&#x([0-9a-fA-F]{1,5});"
    r"|&#([0-9]{1,6});|&(amp|lt|gt|quot|apos);|\\(.)",
    re.DOTALL,
)
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_DECIMAL: Final = 5
_LETTERS: Final = (6, 7)
_LAYERS: Final = 3
"""Escapes inside escapes, as of JSON within JSON, that are undone."""


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
        """Hide this value from now on: as it stands, in either case, escaped, in base64 and in hex."""
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
        spans = sorted(span for view, places in _views(text) for span in self._spans(view, places))
        if not spans:
            return text
        parts, end = [], 0
        for begins, ends in spans:
            if begins >= end:
                parts += [text[end:begins], HIDDEN]
            end = max(end, ends)
        return "".join([*parts, text[end:]])

    def _spans(self, view: str, places: list[int] | None) -> Iterator[tuple[int, int]]:
        lengths, size = self._lengths, _SHORTEST
        for at in [i for i in range(len(view) - size + 1) if view[i : i + size] in lengths]:
            for length in lengths[view[at : at + size]]:
                found = view[at : at + length]
                if found in self._forms:
                    end = at + len(found)
                    yield (at, end) if places is None else (places[at], places[end])
                    break


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
    return {_folded(form) for form in forms if len(form) >= _SHORTEST}


def _views(text: str) -> Iterator[tuple[str, list[int] | None]]:
    """The text folded, as it stands and with its escapes undone; then also where each character began."""
    yield _folded(text), None
    places = list(range(len(text) + 1)) if "%" in text or "\\" in text or "&" in text else []
    for _ in range(_LAYERS if places else 0):
        plain, places = _undone(text, places)
        if plain == text:
            return
        text = plain
        yield _folded(text), places


def _undone(text: str, places: list[int]) -> tuple[str, list[int]]:
    parts: list[str] = []
    kept: list[int] = []
    end = 0
    for found in _ESCAPE.finditer(text):
        parts += [text[end : found.start()], _character(found)]
        kept += [*places[end : found.start()], places[found.start()]]
        end = found.end()
    return "".join([*parts, text[end:]]), [*kept, *places[end:]]


def _character(found: re.Match[str]) -> str:
    """What one escape stands for; always one character."""
    kind = found.lastindex or 0
    said = found[kind]
    if kind in _LETTERS:
        return _NAMED.get(said, said)
    number = int(said, 10 if kind == _DECIMAL else 16)
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
