"""Names in one place of a file that mean something in another: unique names, and targets told by pattern.

It looks at the data as it stands, so that a piece with problems of its own is looked at, too.
"""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any, Final

from exporter.config.document import Document, Loc, Problem
from exporter.config.validation import suggestion

_WILD: Final = frozenset("*?[")
_MOST_SUGGESTED: Final = 100
"""Looking for the word that was meant takes milliseconds."""


def expand(patterns: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """The names that any of the patterns (`apiyi-*`) matches, in their own order."""
    wanted = tuple(patterns)
    exactly = {pattern for pattern in wanted if not _WILD.intersection(pattern)}
    wild = [pattern for pattern in wanted if pattern not in exactly]
    return tuple(
        name for name in names if name in exactly or any(fnmatchcase(name, pattern) for pattern in wild)
    )


def target_names(document: Document) -> tuple[str, ...]:
    """The names of all targets."""
    return tuple(name for _, name in _names(document.data, ("targets",)))


def references(document: Document) -> Iterator[Problem]:
    """Names that stand twice, and patterns that match no target."""
    data = document.data
    yield from _repeated(document, ("targets",))
    yield from _repeated(document, ("status_pages",))
    for page in range(len(_items(data, ("status_pages",)))):
        components: Loc = ("status_pages", page, "components")
        yield from _repeated(document, components)
        yield from _unmatched(document, components)
    yield from _unmatched(document, ("maintenance",))


def _repeated(document: Document, place: Loc) -> Iterator[Problem]:
    first: dict[str, Loc] = {}
    for loc, name in _names(document.data, place):
        if name in first:
            line = document.line(first[name])
            yield document.problem(loc, f"{name} is already the name of another one, in line {line}")
        first.setdefault(name, loc)


def _unmatched(document: Document, place: Loc) -> Iterator[Problem]:
    names = target_names(document)
    known, missing = set(names), 0
    for at in range(len(_items(document.data, place))):
        loc = (*place, at, "targets")
        for number, pattern in enumerate(_items(document.data, loc)):
            if isinstance(pattern, str) and pattern not in known and not expand([pattern], names):
                missing += 1
                close = suggestion(pattern, names) if missing <= _MOST_SUGGESTED else ""
                yield document.problem((*loc, number), f"matches no target{close}")


def _names(data: Any, place: Loc) -> Iterator[tuple[Loc, str]]:
    for at, item in enumerate(_items(data, place)):
        name = item.get("name") if isinstance(item, dict) else None
        if isinstance(name, str):
            yield (*place, at, "name"), name


def _items(data: Any, place: Loc) -> list[Any]:
    """The list at a place, empty where there is none."""
    for step in place:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            return []
    return data if isinstance(data, list) else []
