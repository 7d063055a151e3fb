"""What a YAML scalar means. `off`, `no` and `1:30` are text, as in YAML 1.2: people mean them so."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import yaml

from exporter.config.nodes import Scalar, Unusable, not_understood

_CORE: Final = "tag:yaml.org,2002:"
_TIMES: Final = yaml.constructor.SafeConstructor()


def _integer(text: str) -> int:
    return int(text, 16) if text[:2] in {"0x", "0X"} else int(text)


def _moment(text: str) -> date:
    found: date = _TIMES.construct_yaml_timestamp(yaml.ScalarNode(f"{_CORE}timestamp", text))
    return found


_KINDS: Final[dict[str, tuple[re.Pattern[str], Callable[[str], Any]]]] = {
    "null": (re.compile(r"~|null|Null|NULL|"), lambda _: None),
    "bool": (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    "int": (re.compile(r"[-+]?(?:0|[1-9][0-9]*)|0x[0-9a-fA-F]+"), _integer),
    "float": (re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)(?:[eE][-+]?[0-9]+)?"), float),
    "timestamp": (yaml.constructor.SafeConstructor.timestamp_regexp, _moment),
}
"""By the name of the tag: how such a value is written, and what it is."""
_FIRST: Final = {
    "": ("null",), "~": ("null",), "n": ("null",), "N": ("null",),
    **dict.fromkeys("tTfF", ("bool",)),
    **dict.fromkeys("-+.", ("int", "float")),
    **dict.fromkeys("0123456789", ("int", "float", "timestamp")),
}  # fmt: skip
"""What a value without quotes and without a tag may be, by its first character; otherwise it is text."""
MERGE: Final = "<<"


def value_of(node: Scalar) -> Any:
    """The value of a scalar: text, a number, a truth value, a day, a moment, or None.

    Raises:
        Unusable: it has a tag that is not known, or that does not fit.
    """
    text, tag = node.value, node.tag
    if tag is None or tag == "!":
        return _untagged(text) if node.plain else text
    name = tag.removeprefix(_CORE)
    if name == "str" and tag.startswith(_CORE):
        return text
    if name not in _KINDS or not tag.startswith(_CORE):
        raise Unusable(node.line, not_understood(tag))
    pattern, make = _KINDS[name]
    try:
        if pattern.fullmatch(text):
            return make(text)
    except ValueError:
        pass
    raise Unusable(node.line, f"the tag !!{name} does not fit what follows it")


def is_merge(key: object) -> bool:
    """Whether a key asks for the keys of another mapping: `<<`, without quotes."""
    return isinstance(key, Scalar) and key.value == MERGE and key.plain and key.tag in (None, "!")


def _untagged(text: str) -> Any:
    for name in _FIRST.get(text[:1], ()):
        pattern, make = _KINDS[name]
        if pattern.fullmatch(text):
            try:
                return make(text)
            except (ValueError, OverflowError):
                return text  # looks like a date but is none: the model says what was expected
    return text
