"""Whether an object only wraps a whole answer, under whatever name."""

from collections.abc import Mapping
from typing import Any, Final

from exporter.core import fragments, keys
from exporter.core.rules.base import words

_ANSWERS: Final = (
    keys.ERRORS
    | keys.SUCCESS
    | keys.CHOICES
    | keys.STATES
    | frozenset(keys.BUSINESS_CODES)
    | frozenset(keys.BUSINESS_TEXTS)
    | words("done base_resp promptfeedback response gen_status captcha_key")
)
"""An object with one of these is a whole answer."""
_NAMED: Final = (
    keys.SKIPPED
    | keys.ERRORS
    | keys.CHOICES
    | keys.SUCCESS
    | keys.MEANING.keys()
    | keys.UPSTREAM_STATUSES
    | {"base_resp"}
)
"""What stands under these has a meaning by its name."""


def alone(value: Mapping[str, Any]) -> Mapping[str, Any] | list[Any] | None:
    """What an object with a single key has in it, if it is an object, or a text that is one or a list."""
    if len(value) != 1:
        return None
    name, item = next(iter(value.items()))
    if name.lower() in _NAMED:
        return None
    if isinstance(item, dict):
        return item
    return _opened(item) if isinstance(item, str) else None


def answer(text: str) -> Mapping[str, Any] | list[Any] | None:
    """The whole answer that a text is."""
    value = _opened(text)
    found = value[0] if isinstance(value, list) and value else value
    if isinstance(found, dict) and any(name.lower() in _ANSWERS for name in found):
        return value
    return None


def _opened(text: str) -> dict[str, Any] | list[Any] | None:
    start = text.lstrip()[:1]
    value = fragments.parse(text) if start and start in "{[" else None
    return value if isinstance(value, dict | list) else None
