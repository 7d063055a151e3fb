"""A YAML file as plain data that remembers on which line everything stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from exporter.errors import ConfigError

Loc: TypeAlias = tuple[str | int, ...]
"""Where something stands: keys and positions from the top, as pydantic tells them."""
_MOST_NODES: Final = 1_000_000
_COLLECTIONS: Final = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe YAML in which `off`, `no` and `1:30` are text, as in YAML 1.2: people mean them so."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":int", ":float"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _regexp, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_regexp})$"), list(_first))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, or doubtful, in a file."""

    line: int
    path: str
    sentence: str


@dataclass(slots=True)
class Document:
    """What a YAML file says, and where."""

    name: str
    """The file as the user named it."""
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with the YAML itself."""
    lines: dict[Loc, int] = field(default_factory=dict)

    def line(self, loc: Loc) -> int:
        """The line (from 1) of what stands at `loc`, or of the nearest thing around it."""
        while loc not in self.lines and loc:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def problem(self, loc: Loc, sentence: str) -> Problem:
        """Something to say about `loc`."""
        return Problem(self.line(loc), path_of(loc), sentence)

    def render(self, problems: Iterable[Problem]) -> tuple[str, ...]:
        """Each as `file:line: path: sentence`, in the order of the file."""
        ordered = sorted(set(problems))
        return tuple(f"{self.name}:{each.line}: {each.path}: {each.sentence}" for each in ordered)


def path_of(loc: Loc) -> str:
    """A place as people write it: `targets[0].probes.catalog`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return text.removeprefix(".") or "(file)"


def read(path: Path) -> Document:
    """The document in a file.

    Raises:
        ConfigError: when the file cannot be read.
    """
    try:
        return compose(path.read_text(encoding="utf-8-sig"), str(path))
    except OSError as error:
        reason = error.strerror or "input error"
        raise ConfigError([f"{path}:1: (file): cannot be read ({reason})"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}:1: (file): is not UTF-8 text"]) from error


def compose(text: str, name: str) -> Document:
    """The document in a text. What is wrong with the YAML is in `problems`; the data may then be partial."""
    document = Document(name)
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is not None:
                document.data = _Builder(document, loader).build(node, ())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = mark.line + 1 if mark else 1
        said = ", ".join(part for part in (error.context, error.problem) if part)
        document.problems.append(Problem(where, "(yaml)", said))
    except yaml.YAMLError as error:
        document.problems.append(Problem(1, "(yaml)", str(error).splitlines()[0]))
    return document


class _Builder:
    """Turns nodes into data, noting lines, and what safe YAML lets pass although nobody means it."""

    def __init__(self, document: Document, loader: Any) -> None:
        self._document = document
        self._loader = loader
        self._open: set[int] = set()
        self._seen: set[int] = set()
        self._count = 0

    def build(self, node: yaml.Node, loc: Loc) -> Any:
        self._document.lines.setdefault(loc, node.start_mark.line + 1)
        self._count += 1
        if id(node) in self._open or self._count > _MOST_NODES:
            raise yaml.MarkedYAMLError(None, None, "aliases may not nest without end", node.start_mark)
        self._open.add(id(node))
        try:
            return self._value(node, loc)
        finally:
            self._open.discard(id(node))

    def _value(self, node: yaml.Node, loc: Loc) -> Any:
        if isinstance(node, yaml.CollectionNode) and node.tag not in _COLLECTIONS:
            raise yaml.MarkedYAMLError(None, None, f"the tag {node.tag} is not understood", node.start_mark)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*loc, place)) for place, child in enumerate(node.value)]
        try:
            return self._loader.construct_object(node)
        except ValueError:
            return str(node.value)  # looks like a date but is none: the model says what was expected

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        if id(node) not in self._seen:
            self._seen.add(id(node))
            self._refuse_duplicates(node, loc)
            self._loader.flatten_mapping(node)
        built = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            name = str(key.value)
            self._document.lines[(*loc, name)] = key.start_mark.line + 1
            built[name] = self.build(value, (*loc, name))
        return built

    def _refuse_duplicates(self, node: yaml.MappingNode, loc: Loc) -> None:
        first: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self._document.problems.append(Problem(line, path_of(loc), "a key must be text"))
                continue
            name = str(key.value)
            if name in first:
                said = f"is given twice, first in line {first[name]}"
                self._document.problems.append(Problem(line, path_of((*loc, name)), said))
            first.setdefault(name, line)
