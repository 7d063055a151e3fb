"""Text that cannot steer a terminal: what one would act upon is spelled out. For all that is read in one."""

import re
from typing import Final

_ACTED_UPON: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed: escape sequences begin with them
    "\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, or turn the direction
    "\u2028-\u202e"  # line separators and bidirectional embeddings
    "\ud800-\udfff"  # halves of characters: they cannot be encoded
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # invisible, among them a whole alphabet
    "]"
)
_BINARY_SHARE: Final = 0.1
"""Of the characters: text of any language has hardly one that is a control or could not be decoded."""
_SAMPLE: Final = 2000
_UNDECODED: Final = "\ufffd"


def printable(text: str) -> str:
    r"""The text with `\u001b` for an escape character and the like for every other that a terminal obeys.

    The form is JSON's, so a JSON document passed through it stays the same document.
    """
    return _ACTED_UPON.sub(_spelled, text)


def one_line(text: str, longest: int, instead: str = " ") -> str:
    """The text on one line, with `instead` of what cannot be shown, of at most `longest` characters."""
    shown = " ".join("".join(c if c.isprintable() else instead for c in text[: 4 * longest]).split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def is_binary(text: str) -> bool:
    """Whether a decoded body was no text: looked at are its first 2,000 characters."""
    sample = text[:_SAMPLE]
    strange = sample.count(_UNDECODED) + sum(1 for _ in _ACTED_UPON.finditer(sample))
    return strange > _BINARY_SHARE * len(sample)


def _spelled(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
