"""Taking secrets out of text that people will read: upstreams and tools like to repeat them."""

import json
import re
from collections.abc import Iterable
from typing import Final

HIDDEN: Final = "<secret>"
_SHAPES: Final = re.compile(
    r"(?i:\b(?:bearer|basic)\s+)[\w.~+/=-]{6,}"  # an Authorization header
    r"|\b(?:sk|rk|pk|sess|hf|ya29|ghp)[-_.][\w.-]{12,}"  # keys that say what they are
    r"|\bAIza[\w-]{20,}"
    r"|\beyJ[\w-]{10,}\.[\w-]{6,}(?:\.[\w-]*)?"  # a JSON web token
    r"|(?<=://)[^/@\s\"]*:[^/@\s\"]*(?=@)",  # a URL's user and password
    re.ASCII,
)
_SHORTEST: Final = 6
"""Shorter values are no secrets worth the name, and would blot out ordinary words."""


def conceal(text: str, known: Iterable[str] = ()) -> str:
    """The text with `<secret>` for every known secret value and for whatever is shaped like a key."""
    for value in known:
        if len(value) >= _SHORTEST:
            text = text.replace(value, HIDDEN).replace(json.dumps(value)[1:-1], HIDDEN)
    return _SHAPES.sub(HIDDEN, text)
