"""What a text is by itself: an object, events, a page, words around one of these, or words alone."""

from enum import Enum
from typing import Any, Final, NamedTuple

from exporter.core.classify import parsing, streams

_OPENING: Final = frozenset('{["')
"""What JSON begins with."""


class PieceKind(Enum):
    """What a piece of a text is, and so what its content is."""

    WORDS = "words"
    """For people: a text."""
    VALUE = "value"
    """A parsed value."""
    EVENTS = "events"
    """An event stream: a text."""
    PAGE = "page"
    """HTML: a text."""
    LOOSE = "loose"
    """An object that does not parse, JSON that stops early or what a language prints: a text."""
    LISTED = "listed"
    """Lines of keys and values: a text."""
    REST = "rest"
    """What follows an object, or stands in it: a text that may be anything again."""
    MESSAGE = "message"
    """The same under a key for messages."""


class Piece(NamedTuple):
    """A piece of a text."""

    kind: PieceKind
    content: Any
    deeper: int = 0
    """How many layers below the text it stands."""


def wraps(text: str) -> bool:
    """Whether a text may be anything but words; most are not."""
    return (
        text[:1] in _OPENING or "{" in text or "<" in text or "=" in text or "\n" in text or "data:" in text
    )


def value(text: str) -> Any:
    """The parsed value that a whole text is, or None: JSON, or the fields of a form."""
    if text[0] in '{["':
        return parsing.parse(text)
    return parsing.form(text) if "=" in text else None


def apart(text: str) -> tuple[Piece, ...]:
    """The pieces of a text, which is stripped and not empty, in their order."""
    found = value(text)
    if found is not None:
        return (Piece(PieceKind.VALUE, found, 1),)
    if streams.is_stream(text):
        return (Piece(PieceKind.EVENTS, text),)
    if parsing.is_html(text):
        return (Piece(PieceKind.PAGE, text),)
    start = parsing.page_start(text)
    if start > 0 and "{" not in text[:start]:
        return Piece(PieceKind.WORDS, text[:start]), Piece(PieceKind.PAGE, text[start:], 1)
    start = parsing.brace(text)
    if start >= 0:
        return _around(text, start)
    listed = "\n" in text and parsing.listed(text)
    return (Piece(PieceKind.LISTED if listed else PieceKind.WORDS, text),)


def _around(text: str, start: int) -> tuple[Piece, ...]:
    """Words around an object: `API request failed: 400 - {...}`."""
    parsed = parsing.parse_at(text, start)
    if parsed is None and "'" in text[start : start + 4]:
        python = text[:start] + parsing.from_python(text[start:])
        parsed = parsing.parse_at(python, start)
        text = text if parsed is None else python
    if parsed is None and '\\"' in text:
        text = parsing.unescape(text)
        start = max(parsing.brace(text), 0)
        parsed = parsing.parse_at(text, start)
    before = Piece(PieceKind.WORDS, text[:start])
    if parsed is None or not isinstance(parsed[0], dict | list):
        loose = any(parsing.fields(text[start:]))
        return (before, Piece(PieceKind.LOOSE, text[start:])) if loose else (Piece(PieceKind.WORDS, text),)
    return before, Piece(PieceKind.VALUE, parsed[0], 1), Piece(PieceKind.REST, text[parsed[1] :], 1)
