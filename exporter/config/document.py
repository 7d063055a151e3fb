"""A YAML file as plain data that remembers on which line everything stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import field
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from exporter.config.yaml_nodes import (
    DEEPEST,
    MERGE,
    MOST_VALUES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Unusable,
    is_merge,
    value_of,
)
from exporter.config.yaml_nodes import compose as nodes_of
from exporter.core.printable import one_line
from exporter.core.records import dataclass
from exporter.errors import ConfigError

Loc: TypeAlias = tuple[str | int, ...]
"""Where something stands: keys and positions from the top, as pydantic tells them."""
LARGEST: Final = 16 * 1024 * 1024
"""Bytes of one file; ten thousand targets with everything that can be set are smaller."""
_MOST_TOLD: Final = 1000
"""Problems of one file that are told one by one."""
_LONGEST: Final = 300
"""Characters of a path or a sentence; sentences name keys, and a key can be anything."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or doubtful, in a file."""

    line: int
    path: str
    sentence: str
    file: str | None = None
    """Where it is another one than the document's own."""


@dataclass(slots=True)
class Document:
    """What a YAML file says, and where."""

    name: str
    """The file as the user named it."""
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with the YAML itself."""
    root: Node | None = None
    """The nodes that the data was made of: they know on which line each stands."""
    further: list[tuple[int, "Document"]] = field(default_factory=list)
    """Files whose targets stand behind those of this one, with the position of the first of each."""

    def line(self, loc: Loc) -> int:
        """The line (from 1) of what stands at `loc`, or of the nearest thing around it."""
        node, line = self.root, 1 if self.root is None else self.root.line
        for step in loc:
            if isinstance(node, Mapping):
                key, node = next(
                    (pair for pair in reversed(node.said or ()) if pair[0].value == step), (None, None)
                )
                if key is None:
                    break
                line = key.line
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                line = node.line
            else:
                break
        return line

    def append(self, other: "Document") -> None:
        """Let the targets of another file follow on those of this one."""
        targets = self.data.setdefault("targets", [])
        self.further.append((len(targets), other))
        targets.extend(other.data["targets"])

    def origin(self, loc: Loc) -> "tuple[Document, Loc]":
        """The file that what stands at `loc` comes from, and where it stands there."""
        if len(loc) > 1 and loc[0] == "targets" and isinstance(loc[1], int):
            number = bisect_right(self.further, loc[1], key=itemgetter(0))
            if number:
                first, other = self.further[number - 1]
                return other, ("targets", loc[1] - first, *loc[2:])
        return self, loc

    def place(self, loc: Loc) -> str:
        """Where something stands, as `file:line: path`."""
        at, local = self.origin(loc)
        return f"{at.name}:{at.line(local)}: {path_of(local)}"

    def problem(self, loc: Loc, sentence: str) -> Problem:
        """Something to say about `loc`."""
        at, local = self.origin(loc)
        return Problem(at.line(local), path_of(local), sentence, None if at is self else at.name)

    def render(self, problems: Iterable[Problem]) -> tuple[str, ...]:
        """Each as `file:line: path: sentence`, in the order of the files."""
        ordered = sorted(set(problems), key=lambda p: (p.file or "", p.line, p.path, p.sentence))
        told = [
            f"{p.file or self.name}:{p.line}: {_shown(p.path)}: {_shown(p.sentence)}"
            for p in ordered[:_MOST_TOLD]
        ]
        if len(ordered) > _MOST_TOLD:
            next_, more = ordered[_MOST_TOLD], len(ordered) - _MOST_TOLD
            told.append(f"{next_.file or self.name}:{next_.line}: (file): and {more} more problems")
        return tuple(told)


_shown = partial(one_line, longest=_LONGEST, instead="\N{REPLACEMENT CHARACTER}")
"""Without what a terminal would obey, and of a length that a log can take."""


def path_of(loc: Loc) -> str:
    """A place as people write it: `targets[0].probes.catalog`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return text.removeprefix(".") or "(file)"


def read(path: Path) -> Document:
    """The document in a file.

    Raises:
        ConfigError: when the file cannot be read, or is too large to be a configuration.
    """
    try:
        return compose(text_of(path), str(path))
    except Unusable as error:
        raise ConfigError([f"{path}:{error.line}: (file): {error.sentence}"]) from error


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        Unusable: it cannot be read, or is too large to be a configuration.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise Unusable(1, f"is larger than {LARGEST // 1024**2} MiB")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise Unusable(1, f"cannot be read ({error.strerror or 'input error'})") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Unusable(line, "is not UTF-8 text") from error


def compose(text: str, name: str) -> Document:
    """The document in a text. What is wrong with the YAML is in `problems`; the data is then None."""
    document = Document(name)
    try:
        node = nodes_of(text)
        document.root = node
        if node is not None:
            document.data = _Builder(document).build(node)
    except Unusable as error:
        document.problems.append(Problem(error.line, "(yaml)", error.sentence))
    return document


@contextmanager
def understanding(document: Document) -> Iterator[None]:
    """Whatever stands in a file, reading it ends in problems: a mistake of ours must not end the exporter."""
    try:
        yield
    except ConfigError:
        raise
    except Exception as error:
        said = f"cannot be understood ({type(error).__name__}), which is a mistake of the exporter"
        raise ConfigError(document.render([document.problem((), said)])) from error


class _Builder:
    """Turns nodes into data, and refuses what safe YAML lets pass although nobody means it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: set[int] = set()
        self._path: list[str | int] = []
        """Where what is being built stands."""
        self._texts: dict[str, Any] = {}
        """The values of what has neither quotes nor a tag: thousands of targets say the same few."""
        self._count = 0

    def build(self, node: Node) -> Any:
        if isinstance(node, Scalar):
            return self._scalar(node)
        self._enter(node)
        try:
            if isinstance(node, Mapping):
                return self._mapping(node)
            built = []
            for place, child in enumerate(node.items):
                self._path.append(place)
                built.append(self.build(child))
                self._path.pop()
            return built
        finally:
            self._open.discard(id(node))

    def _scalar(self, node: Scalar) -> Any:
        self._count += 1
        if self._count > MOST_VALUES:
            self._took(0, node.line)
        if node.tag is not None or not node.plain:
            return value_of(node)
        text = node.value
        if text not in self._texts:
            self._texts[text] = value_of(node)
        return self._texts[text]

    def _took(self, values: int, line: int) -> None:
        self._count += values
        if self._count > MOST_VALUES:
            raise Unusable(line, f"aliases may not nest without end: more than {MOST_VALUES} values")

    def _enter(self, node: Sequence | Mapping) -> None:
        self._took(1, node.line)
        if id(node) in self._open:
            raise Unusable(node.line, "aliases may not nest without end")
        if len(self._open) >= DEEPEST:
            raise Unusable(node.line, f"is nested more than {DEEPEST} levels deep")
        self._open.add(id(node))

    def _mapping(self, node: Mapping) -> dict[str, Any]:
        built = {}
        for key, value in self._said(node):
            name = key.value
            if type(value) is Scalar:
                built[name] = self._scalar(value)
            else:
                self._path.append(name)
                built[name] = self.build(value)
                self._path.pop()
        return built

    def _said(self, node: Mapping) -> list[tuple[Scalar, Node]]:
        """What stands in a mapping, after what it merges; the mapping itself must be open."""
        names = {key.value for key, _ in node.pairs if isinstance(key, Scalar)}
        if len(names) == len(node.pairs) and MERGE not in names:
            node.said = cast("list[tuple[Scalar, Node]]", node.pairs)
        if node.said is None:
            self._refuse_duplicates(node)
            merged: dict[str, tuple[Scalar, Node]] = {}
            own: list[tuple[Scalar, Node]] = []
            for key, value in node.pairs:
                if not isinstance(key, Scalar):
                    continue
                if key.value == MERGE and is_merge(key):
                    merged |= self._merge(value)
                else:
                    own.append((key, value))
            node.said = [*merged.values(), *own]
        return node.said

    def _merge(self, value: Node) -> dict[str, tuple[Scalar, Node]]:
        """The keys of the mapping after `<<`, or of a list of them, of which the first ones win."""
        merged: dict[str, tuple[Scalar, Node]] = {}
        for each in reversed(value.items if isinstance(value, Sequence) else [value]):
            if not isinstance(each, Mapping):
                raise Unusable(each.line, f"{MERGE} takes a mapping or a list of mappings")
            self._enter(each)
            try:
                said = self._said(each)
            finally:
                self._open.discard(id(each))
            self._took(len(said), each.line)
            merged |= {key.value: (key, inner) for key, inner in said}
        return merged

    def _refuse_duplicates(self, node: Mapping) -> None:
        first: dict[str, int] = {}
        problems = self._document.problems
        for key, _ in node.pairs:
            if not isinstance(key, Scalar):
                problems.append(Problem(key.line, path_of(tuple(self._path)), "a key must be text"))
                continue
            if key.value in first:
                said = f"is given twice, first in line {first[key.value]}"
                problems.append(Problem(key.line, path_of((*self._path, key.value)), said))
            first.setdefault(key.value, key.line)
