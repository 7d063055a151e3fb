"""Bodies as values: lenient parsing, and what a refusal names."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

LONGEST_ID: Final = 1024
"""Characters; those in use have up to 300."""
_LARGEST: Final = 10**40
_DEEPEST: Final = 6
_MESSAGES: Final = ("message", "msg", "detail", "error_msg", "description", "title")
_PARAMS: Final = ("param", "field", "loc")


def parse(text: str) -> Any:
    """The JSON value that a body is; None where it is none."""
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None


def parse_object(text: str) -> dict[str, Any] | None:
    """The JSON object that a body is; None for anything else."""
    value = parse(text) if text[:64].lstrip("\ufeff \r\n\t").startswith("{") else None
    return value if isinstance(value, dict) else None


def text_at(value: Any, *path: str) -> str | None:
    """The non-empty string below `path`; numbers as text. It can always be encoded, stored and shown."""
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value:
        return None
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def identifier(value: Any) -> str | None:
    """A value that can name a job: a number, or a short word that fits into an address and into a log."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        value = str(value) if value < _LARGEST else None
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        return None
    value = value.encode("utf-8", "replace").decode("utf-8")
    plain = value.isprintable() and " " not in value and value.strip(".")
    return value if plain else None


def objects_at(value: Any, key: str) -> list[dict[str, Any]]:
    """The objects in the list below `key`; empty where there is no list."""
    found = value.get(key) if isinstance(value, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


@dataclass(slots=True)
class Refusal:
    """What an error body says, through all the envelopes that gateways put around one another."""

    params: set[str] = field(default_factory=set)
    """Names of parameters, as a machine reads them."""
    messages: list[str] = field(default_factory=list)


def read_refusal(body: str) -> Refusal:
    """Collect parameters and messages; messages that are JSON themselves are opened."""
    refusal = Refusal()
    for key, value in _walk(parse(body), 0):
        if key in _PARAMS:
            refusal.params.add(value)
        elif key in _MESSAGES or key == "error":
            refusal.messages.append(value)
    if not refusal.messages and len(body) < 2000:
        refusal.messages.append(body)
    return refusal


def _walk(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:20]:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _entry(key, inner, depth)


def _entry(key: str, value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
        if "{" in value:
            yield from _walk(parse(value.strip()), depth + 1)
    elif isinstance(value, list) and key in _PARAMS:
        yield from ((key, item) for item in value if isinstance(item, str))
    else:
        yield from _walk(value, depth + 1)
