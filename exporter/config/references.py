"""Names in one place of a file that mean something in another: unique names, and targets told by pattern."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from exporter.config.document import Document, Loc, Problem
from exporter.config.wording import suggestion


def repeated(document: Document, named: Iterable[tuple[Loc, str]]) -> Iterator[Problem]:
    """A problem for every name that stood before; `named` are places and names in order."""
    first: dict[str, Loc] = {}
    for loc, name in named:
        if name in first:
            line = document.line(first[name])
            yield document.problem(loc, f"{name} is already the name of another one, in line {line}")
        first.setdefault(name, loc)


def expand(patterns: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """The names that any of the patterns (`apiyi-*`) matches, in their own order."""
    wanted = tuple(patterns)
    return tuple(name for name in names if any(fnmatchcase(name, pattern) for pattern in wanted))


def unmatched(
    document: Document, loc: Loc, patterns: Sequence[str], names: Sequence[str]
) -> Iterator[Problem]:
    """A problem for every pattern at `loc` that matches no name."""
    for place, pattern in enumerate(patterns):
        if not expand([pattern], names):
            yield document.problem((*loc, place), f"matches no target{suggestion(pattern, names)}")
