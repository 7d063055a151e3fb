"""YAML as a tree of nodes with their lines, composed without recursion and inside fixed bounds."""

import re
from collections.abc import Callable
from dataclasses import field
from datetime import date
from typing import Any, Final, TypeAlias

import yaml

from exporter.core.records import dataclass

DEEPEST: Final = 64
"""Levels of nesting; a configuration has about ten."""
MOST_VALUES: Final = 600_000
"""Values in one document, with those that aliases repeat; ten thousand targets that say all have fewer."""
_MOST_NODES: Final = 2 * MOST_VALUES
"""A key counts, too."""
_UNPRINTABLE: Final = yaml.reader.Reader.NON_PRINTABLE
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLLECTIONS: Final = {
    yaml.MappingStartEvent: (None, "!", "tag:yaml.org,2002:map"),
    yaml.SequenceStartEvent: (None, "!", "tag:yaml.org,2002:seq"),
}

_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Unusable(Exception):
    """The text cannot be taken as YAML; `line` is counted from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


@dataclass(slots=True, eq=False)
class Scalar:
    """One value as it is written. `tag` is None where none is given; `plain` means without quotes."""

    line: int
    value: str
    tag: str | None
    plain: bool


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    line: int
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values in the order of the file, keys that stand there twice included."""

    line: int
    pairs: "list[tuple[Node, Node]]" = field(default_factory=list)
    said: "list[tuple[Scalar, Node]] | None" = None
    """What it says in all, what it merges first; of a key that stands there twice the last holds."""


Node: TypeAlias = Scalar | Sequence | Mapping


def compose(text: str) -> Node | None:
    """The only document of a text, None where there is none. An alias is the node that it names.

    Raises:
        Unusable: it is not YAML, or outside the bounds.
    """
    wrong = _UNPRINTABLE.search(text)
    if wrong is not None:
        raise Unusable(text.count("\n", 0, wrong.start()) + 1, "control characters are not allowed")
    try:
        loader = _Loader(text)
        try:
            return _NodeComposer().compose(loader.get_event)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = ", ".join(part for part in (error.context, error.problem) if part)
        raise Unusable(mark.line + 1 if mark else 1, said) from error
    except yaml.YAMLError as error:
        raise Unusable(1, str(error).splitlines()[0]) from error


class _NodeComposer:
    """Puts events together. `_open` holds the collections that have begun, outermost first."""

    def __init__(self) -> None:
        self._documents = 0
        self._values = 0
        self._anchors: dict[str, Node] = {}
        self._inside: list[Node] = []
        """What the innermost open collection holds, keys and values in turn; outside of all the root."""
        self._open: list[tuple[Sequence | Mapping, list[Node]]] = []
        """Each with what is around it."""

    def compose(self, next_event: Callable[[], Any]) -> Node | None:
        # One pass over 26 events for each of 10,000 targets: its kind is told by its class alone, and
        # scalars, which are most of them, are taken in here.
        begins: dict[Any, Callable[[Any, int], None]] = dict.fromkeys(_COLLECTIONS, self._begin)
        others = {yaml.AliasEvent: self._alias, yaml.DocumentStartEvent: self._document}
        does = {**begins, **others, **dict.fromkeys(_ENDS, self._end)}
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                line = event.start_mark.line + 1
                self._values += 1
                if self._values > _MOST_NODES:
                    self._count(line)
                node = Scalar(line, event.value, event.tag, event.implicit[0])
                if event.anchor is not None:
                    self._anchors[event.anchor] = node
                self._inside.append(node)
            elif kind in does:
                does[kind](event, event.start_mark.line + 1)
            elif kind is yaml.StreamEndEvent:
                return self._inside[0] if self._inside else None

    def _alias(self, event: Any, line: int) -> None:
        self._count(line)
        if event.anchor not in self._anchors:
            raise Unusable(line, "found undefined alias")
        self._inside.append(self._anchors[event.anchor])

    def _end(self, _event: Any, _line: int) -> None:
        node, around = self._open.pop()
        inside, self._inside = self._inside, around
        if isinstance(node, Sequence):
            node.items = inside
        else:
            node.pairs = [*zip(inside[::2], inside[1::2], strict=True)]
        around.append(node)

    def _document(self, _event: Any, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            said = "expected a single document in the stream, but found another document"
            raise Unusable(line, said)

    def _count(self, line: int) -> None:
        self._values += 1
        if self._values > _MOST_NODES:
            raise Unusable(line, f"there are more than {MOST_VALUES} values")

    def _begin(self, event: Any, line: int) -> None:
        self._count(line)
        if event.tag not in _COLLECTIONS[type(event)]:
            raise Unusable(line, not_understood(event.tag))
        node = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        self._open.append((node, self._inside))
        self._inside = []
        if len(self._open) > DEEPEST:
            raise Unusable(line, f"is nested more than {DEEPEST} levels deep")


def not_understood(tag: str) -> str:
    """What to say of a tag that has no meaning in a configuration."""
    return f"the tag {tag[:80]} is not understood"


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
