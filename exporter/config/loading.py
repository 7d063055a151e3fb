"""Loading: read, check, fill in, fetch the secrets. Nothing is started and nothing is kept."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.config.advice import advice
from exporter.config.assembly import assemble
from exporter.config.document import Document, compose, read, understanding
from exporter.config.model import Config
from exporter.config.secrets import SecretReader
from exporter.core.secrecy import Concealer
from exporter.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a file, and what is doubtful; each as `file:line: path: sentence`."""

    problems: tuple[str, ...]
    warnings: tuple[str, ...]


def load(
    path: Path,
    env: Mapping[str, str] | None = None,
    *,
    only: Collection[str] | None = None,
    concealer: Concealer | None = None,
) -> Config:
    """The configuration in a file, its secrets in hand. Commands for secrets run now: this may block.

    `only` names the targets whose secrets are fetched; None is all. `concealer` learns the secrets: who loads
    again and again gives the same one each time, so that nothing is forgotten.

    Raises:
        ConfigError: with every problem of the file, a secret that cannot be had included.
    """
    return _load(read(path), _reader(env, path.parent, concealer), only)


def parse(
    text: str, name: str = "config.yml", env: Mapping[str, str] | None = None, folder: Path = Path()
) -> Config:
    """The configuration in a text, as `load`; relative paths in it are relative to `folder`."""
    return _load(compose(text, name), _reader(env, folder, None), None)


def examine(path: Path, now: float, env: Mapping[str, str] | None = None) -> Report:
    """What `sora-exporter check` says of a file at `now` (unix seconds).

    Nothing is run, and a secret that is not there is only a warning: files are checked where they are
    written, keys are where they are used.
    """
    try:
        document = read(path)
        with understanding(document):
            reader = SecretReader(os.environ if env is None else env, path.parent, run=False)
            assembly = assemble(document, reader)
            if document.problems:
                return Report(document.render(document.problems), ())
            return Report((), document.render([*assembly.secrets, *advice(document, assembly.config, now)]))
    except ConfigError as error:
        return Report(error.problems, ())


def _reader(env: Mapping[str, str] | None, folder: Path, concealer: Concealer | None) -> SecretReader:
    return SecretReader(os.environ if env is None else env, folder, concealer=concealer)


def _load(document: Document, reader: SecretReader, only: Collection[str] | None) -> Config:
    with understanding(document):
        assembly = assemble(document, reader, only)
        problems = [*document.problems, *assembly.secrets]
        if problems:
            raise ConfigError(document.render(problems))
        return assembly.config
