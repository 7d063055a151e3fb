"""One call of a program that is watched: what was asked and what came back, as far as a report needs it.

All of it is read in the sender's thread; the program's own only notes what is there.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

from exporter.core.redact import conceal

LARGEST: Final = 1 << 18
"""Bytes of an answer that are kept; more of it is cut off."""
LARGEST_ASKED: Final = 1 << 23
"""Bytes of a request up to which it is looked into."""
_LONGEST: Final = 800
_NAMED: Final = re.compile(r"/models/([^/:]+)[:/]")
_PROMPTS: Final = frozenset(
    {"prompt", "text", "content", "input", "negative_prompt", "instructions", "lyrics"}
)
_KEYS: Final = ("authorization", "api-key", "x-api-key", "x-goog-api-key")
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class WatchedRequest:
    """The request."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes | None
    """None where it is a stream; its plain fields are in `fields` then."""
    fields: Sequence[tuple[str, str]] = ()

    @property
    def value(self) -> Any:
        """The JSON of the body; of a form an object of its fields; None where it is neither."""
        if self.fields:
            return dict(self.fields)
        if "form-urlencoded" in self.headers.get("content-type", ""):
            return dict(parse_qsl((self.body or b"").decode("utf-8", "replace")))
        try:
            return json.loads(self.body or b"null")
        except (ValueError, RecursionError):
            return None

    def model(self) -> str | None:
        """The model's name on the wire."""
        value = self.value
        named = value.get("model") if isinstance(value, dict) else None
        if isinstance(named, str):
            return named
        found = _NAMED.search(unquote(self.path))
        return None if found is None else found[1]

    def prompts(self) -> list[str] | None:
        """Every text in it that somebody wrote; None where it cannot be read."""
        if self.value is None and self.body != b"":
            return None
        return [text for text in _texts(self.value, 0) if text.strip()]

    def keys(self) -> list[str]:
        """What it shows to be let in."""
        shown = (self.headers.get(name, "") for name in _KEYS)
        return [value.rpartition(" ")[2] for value in shown if value]


@dataclass(frozen=True, slots=True)
class WatchedCall:
    """A request and what became of it."""

    asked: WatchedRequest
    ended: float
    """Unix seconds."""
    seconds: float
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = True
    """The body came to its end and is all here."""
    error: BaseException | None = None

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    @property
    def value(self) -> Any:
        """The JSON of the body; None where it is none, or not whole."""
        try:
            return json.loads(self.body) if self.whole else None
        except (ValueError, RecursionError):
            return None


def _texts(value: Any, depth: int, *, written: bool = False) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str) and written:
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, depth + 1, written=written)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, depth + 1, written=name in _PROMPTS)


def described(error: BaseException) -> str:
    """An exception as `module.ClassName: message`, its causes appended with ` <- `; without keys."""
    parts: dict[str, None] = {}
    link: BaseException | None = error
    while link is not None and len(parts) < _DEEPEST:
        module = type(link).__module__.partition("._")[0]
        name = type(link).__qualname__ if module == "builtins" else f"{module}.{type(link).__qualname__}"
        message = " ".join(str(link)[:_LONGEST].split())
        parts[f"{name}: {message}" if message else name] = None
        link = link.__cause__ or link.__context__
    return re.sub(r"(https?://[^\s?'\"]+)\?[^\s'\"]*", r"\1", conceal(" <- ".join(parts)))
