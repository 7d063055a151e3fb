"""A badge: one target's state as a small picture for other people's pages."""

from html import escape

from exporter.core.colours import COLOURS
from exporter.core.words import State

_DARK_TEXT = frozenset({State.DEGRADED, State.UNKNOWN})
_WIDTH, _WIDE = 6.6, 12.5
"""Pixels of a narrow and of a wide character at the badge's font size."""


def badge(name: str, state: State, word: str) -> str:
    """SVG of a badge that says `name` and, in the state's colour, `word`."""
    left, right = _measure(name), _measure(word)
    whole = left + right
    ink = "#24292f" if state in _DARK_TEXT else "#fff"
    label, said = escape(name), escape(word)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img" '
        f'aria-label="{label}: {said}"><title>{label}: {said}</title>'
        f'<clipPath id="r"><rect width="{whole}" height="20" rx="4"/></clipPath><g clip-path="url(#r)">'
        f'<rect width="{left}" height="20" fill="#424a53"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{COLOURS[state]}"/></g>'
        f'<g font-family="system-ui,sans-serif" font-size="11" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="14" fill="#fff">{label}</text>'
        f'<text x="{left + right / 2:g}" y="14" fill="{ink}">{said}</text></g></svg>'
    )


def _measure(text: str) -> int:
    return round(sum(_WIDE if ord(letter) > 0x2E7F else _WIDTH for letter in text)) + 14
