"""`targets_files`: targets that stand in files of their own, beside those of the configuration."""

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Any, Final

from exporter.config.document import Document, Problem, compose, text_of
from exporter.config.validation import suggestion
from exporter.config.yaml_nodes import Unusable

KEY: Final = "targets_files"
_KNOWN: Final = ("targets",)


def found(pattern: str, folder: Path, config: Path) -> list[Path]:
    """The files that a pattern names, sorted, without the configuration itself.

    Hidden files only if the pattern says so. One without `*`, `?` and `[` is a name, whether there is such a
    file or not.
    """
    # Unlike `Path.glob` it passes over hidden files and takes absolute patterns.
    names = sorted(glob(pattern, root_dir=folder)) if has_magic(pattern) else [pattern]  # noqa: PTH207
    own = os.path.realpath(config)
    return [folder / name for name in names if os.path.realpath(folder / name) != own]


def named(patterns: Iterable[str], folder: Path, config: Path) -> list[Path]:
    """The files that any of the patterns names, each once."""
    return list(dict.fromkeys(path for pattern in patterns for path in found(pattern, folder, config)))


def patterns_in(document: Document) -> list[str]:
    """The patterns that a configuration gives; what is none is added to its problems."""
    given: Any = document.data.get(KEY)
    if given is None:
        return []
    if not isinstance(given, list):
        document.problems.append(document.problem((KEY,), "expected a list of paths"))
        return []
    wrong = [at for at, each in enumerate(given) if not isinstance(each, str) or not each.strip()]
    for at in wrong:
        said = "expected a path or a pattern, such as targets.d/*.yml"
        document.problems.append(document.problem((KEY, at), said))
    return [each for at, each in enumerate(given) if at not in wrong]


def append_targets(document: Document, patterns: Iterable[str], folder: Path) -> Iterator[Problem]:
    """Let the targets of all files follow on the document's own; patterns that name none are only doubtful.

    What is wrong with a file is added to the document's problems, with the name and the line of that file.
    """
    seen: set[Path] = set()
    for at, pattern in enumerate(patterns):
        paths = found(pattern, folder, Path(document.name))
        if not paths:
            yield document.problem((KEY, at), "matches no file")
        for path in paths:
            if path not in seen:
                seen.add(path)
                _append(document, path)


def _append(document: Document, path: Path) -> None:
    try:
        other = compose(text_of(path), str(path))
    except Unusable as error:
        document.problems.append(Problem(error.line, "(file)", error.sentence, str(path)))
        return
    other.problems += _misshapen(other)
    if other.problems:
        document.problems += [Problem(p.line, p.path, p.sentence, other.name) for p in other.problems]
    else:
        document.append(other)


def _misshapen(other: Document) -> Iterator[Problem]:
    """What keeps a file from being a mapping with a list of targets, and nothing else."""
    if other.problems:
        return
    if not isinstance(other.data, dict):
        yield other.problem(
            (), "is empty" if other.data is None else "expected a mapping with the key targets"
        )
        return
    for key in other.data:
        if key not in _KNOWN:
            said = f"is not a known key{suggestion(key, _KNOWN)}; this file holds targets alone"
            yield other.problem((key,), said)
    if "targets" not in other.data:
        yield other.problem(("targets",), "is missing")
    elif other.data["targets"] is None:
        other.data["targets"] = []
    elif not isinstance(other.data["targets"], list):
        yield other.problem(("targets",), "expected a list")
