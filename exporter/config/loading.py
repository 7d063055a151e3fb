"""Loading: read, check, fill in what the global settings say, fetch the secrets. Nothing is started."""

import gc
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from exporter.config.checks import advice, check, expand, references, target_names
from exporter.config.connection import certificates
from exporter.config.document import Document, Loc, Problem, compose, read, understanding
from exporter.config.filling import Filler
from exporter.config.known import KnownTargets
from exporter.config.model import Classifier, Config, Global, Maintenance, Origin, StatusPageConfig
from exporter.config.public_page import PublicPage
from exporter.config.secrets import SecretError, SecretReader
from exporter.config.sharding import own_part
from exporter.config.target import KEY_SOURCES, TargetConfig
from exporter.config.targets_files import KEY, append_targets, named, patterns_in
from exporter.config.validation import Part, keys_of, read_part, suggestion
from exporter.core.records import dataclass
from exporter.core.redact import Concealer
from exporter.core.shards import WHOLE, Shard
from exporter.errors import ConfigError

M = TypeVar("M", bound=BaseModel)
_MOST_UNKNOWN: Final = 1000
_STAND_INS: Final = {
    "name": "unnamed",
    "provider": "unknown",
    "channel": "official",
    "model": "unknown",
    "api": "openai_videos",
    "base_url": "http://127.0.0.1",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose secrets are fetched: those of the targets of a shard that are named, None is any.

    Where none is named the token of reporters, too.
    """

    only: Collection[str] | None = None
    shard: Shard = WHOLE

    def has(self, target: str) -> bool:
        """Whether that target is among them."""
        return (self.only is None or target in self.only) and self.shard.owns(target)


EVERYTHING: Final = Selection()


@dataclass(slots=True)
class Assembly:
    """The configuration, complete only if the document has no problems and all `secrets` are there."""

    config: Config
    doubts: list[Problem] = field(default_factory=list)
    """Patterns that name no file."""
    secrets: list[Problem] = field(default_factory=list)
    """Secrets that cannot be had now."""


def assemble(
    document: Document, reader: SecretReader, wanted: Selection = EVERYTHING, before: Config | None = None
) -> Assembly:
    """The configuration in a document; what is wrong is added to the document's problems.

    Targets that stand word for word in `before`, too, are those of `before`.
    """
    data = document.data
    if not isinstance(data, dict):
        if not document.problems:
            said = "is empty" if data is None else "expected a mapping with the key targets"
            document.problems.append(document.problem((), said))
        return Assembly(Config(targets=()))
    data = document.data = {key: value for key, value in data.items() if value is not None}
    _refuse_unknown(document, data)
    patterns = patterns_in(document)
    if not data.get("targets") and KEY not in data:
        said = "expected at least one target" if "targets" in data else "is missing"
        document.problems.append(document.problem(("targets",), said))
    unmatched = []
    if isinstance(data.get("targets", []), list):
        unmatched = list(append_targets(document, patterns, reader.folder))
    general = _read_one(document, Global, data, "global")
    known = KnownTargets.of(before, data.get("global"))
    targets = _read_list(document, TargetConfig, data, "targets", _STAND_INS, known)
    pages = _read_list(document, StatusPageConfig, data, "status_pages")
    works = _read_list(document, Maintenance, data, "maintenance")
    public = read_part(document, PublicPage, data["page"], ("page",)) if "page" in data else None
    classifier = _read_one(document, Classifier, data, "classifier")
    document.problems += references(document)
    names = target_names(document)

    config = Config.model_construct(
        global_=general.value if general else Global.model_construct(),
        page=public.value if public else None,
        targets_files=tuple(patterns),
        targets=tuple(_complete(document, targets, general, known)),
        status_pages=tuple(_resolved_page(part.value, names) for part in pages),
        maintenance=tuple(_resolved_work(part.value, names) for part in works),
        classifier=classifier.value if classifier else Classifier.model_construct(),
    )
    if document.problems:
        return Assembly(config, unmatched)
    config, missing = _with_secrets(document, config, reader, wanted, known.said)
    return Assembly(own_part(config, wanted.shard), unmatched, missing)


def _refuse_unknown(document: Document, data: dict[str, Any]) -> None:
    known = keys_of(Config)
    unknown = [key for key in data if key not in known]
    for key in unknown[:_MOST_UNKNOWN]:
        said = f"is not a known key{suggestion(key, known)}"
        document.problems.append(document.problem((key,), said))


def _read_one(document: Document, model: type[M], data: dict[str, Any], key: str) -> Part[M] | None:
    """What stands under a key. Where it is not there nothing is checked: to build what checks takes time."""
    if key not in data:
        return Part((key,), model.model_construct(), frozenset())
    return read_part(document, model, data[key], (key,))


def _read_list(
    document: Document,
    model: type[M],
    data: dict[str, Any],
    key: str,
    stand_ins: dict[str, str] | None = None,
    known: KnownTargets | None = None,
) -> list[Part[M]]:
    items = data.get(key, [])
    if not isinstance(items, list):
        document.problems.append(document.problem((key,), "expected a list"))
        return []
    parts: list[Part[M]] = []
    for place, item in enumerate(items):
        loc: Loc = (key, place)
        same = None if known is None else known.find(item)
        if isinstance(same, model):
            parts.append(Part(loc, same, frozenset()))
        elif (part := read_part(document, model, item, loc, stand_ins)) is not None:
            parts.append(part)
    return parts


def _complete(
    document: Document, parts: Sequence[Part[TargetConfig]], general: Part[Global] | None, known: KnownTargets
) -> Iterator[TargetConfig]:
    """Every target with its defaults; what does not go together in it is added to the problems."""
    above = general.value if general else Global.model_construct()
    filler = Filler(above)
    broken_above = general.broken if general else frozenset(keys_of(Global))
    for part in parts:
        if known.has(part.value):
            yield part.value
            continue
        target = filler.fill_in(part.value)
        broken = part.broken | {f"global.{key}" for key in broken_above}
        for loc, said in check(target, above, broken):
            document.problems.append(document.problem((*part.loc, *loc), said))
        yield target


def _resolved_page(page: StatusPageConfig, names: Sequence[str]) -> StatusPageConfig:
    components = tuple(
        each.model_copy(update={"targets": expand(each.targets, names)}) for each in page.components
    )
    return page.model_copy(update={"components": components})


def _resolved_work(work: Maintenance, names: Sequence[str]) -> Maintenance:
    return work.model_copy(update={"targets": expand(work.targets, names)})


def _with_secrets(
    document: Document, config: Config, reader: SecretReader, wanted: Selection, said: Mapping[str, bytes]
) -> tuple[Config, list[Problem]]:
    missing: list[Problem] = []
    targets = []
    for place, target in enumerate(config.targets):
        if not wanted.has(target.name):
            targets.append(target)
            continue
        try:
            key = reader.key_of(target)
            if key != target.api_key:
                target = target.with_key(key)
        except SecretError as error:
            source = next(key for key in KEY_SOURCES if getattr(target, key) is not None)
            missing.append(document.problem(("targets", place, source), str(error)))
        target = _with_headers(document, place, target, reader, missing)
        targets.append(_with_authorities(document, place, target, reader))
    places = {target.name: document.place(("targets", place)) for place, target in enumerate(targets)}
    general = config.global_
    if general.observations is not None and wanted.only is None:
        try:
            observations = general.observations.with_token(reader.file(general.observations.token_file))
            general = general.model_copy(update={"observations": observations})
        except SecretError as error:
            missing.append(document.problem(("global", "observations", "token_file"), str(error)))
    page = _with_picture(document, config.page, reader, missing)
    config = config.model_copy(update={"global_": general, "targets": tuple(targets), "page": page})
    return config.loaded(Origin(reader.concealer, places, said)), missing


def _with_headers(
    document: Document, place: int, target: TargetConfig, reader: SecretReader, missing: list[Problem]
) -> TargetConfig:
    headers = dict(target.headers)
    for name, header in target.headers.items():
        try:
            headers[name] = reader.header(name, header)
        except SecretError as error:
            loc = ("targets", place, "headers", name, header.source)
            missing.append(document.problem(loc, str(error)))
    reader.learn_proxy(target)
    return target if headers == target.headers else target.model_copy(update={"headers": headers})


def _with_authorities(
    document: Document, place: int, target: TargetConfig, reader: SecretReader
) -> TargetConfig:
    if target.ca_file is None:
        return target
    try:
        return target.with_authorities(certificates(reader.text(target.ca_file)))
    except (SecretError, ValueError) as error:
        document.problems.append(document.problem(("targets", place, "ca_file"), str(error)))
        return target


def _with_picture(
    document: Document, page: PublicPage | None, reader: SecretReader, missing: list[Problem]
) -> PublicPage | None:
    try:
        return page and page.with_picture(reader.folder)
    except (OSError, ValueError) as error:
        said = f"cannot be read ({error.strerror})" if isinstance(error, OSError) else str(error)
        missing.append(document.problem(("page", "logo"), said))
        return page


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a file, and what is doubtful; each as `file:line: path: sentence`."""

    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    config: Config | None = None
    """What it says, without its secrets; None where there are problems."""


def load(
    path: Path,
    env: Mapping[str, str] | None = None,
    *,
    only: Collection[str] | None = None,
    concealer: Concealer | None = None,
    shard: Shard = WHOLE,
    before: Config | None = None,
) -> Config:
    """The configuration in a file, its secrets in hand. Commands for secrets run now: this may block.

    `only` names the targets whose secrets are fetched; None is all. `concealer` learns the secrets: who loads
    again and again gives the same one each time, so that nothing is forgotten. A `shard` gets its own targets
    alone, with their secrets; what is wrong with any other is a problem all the same. `before` is what was
    loaded last: a target of which the file says the same is the same object again.

    Raises:
        ConfigError: with every problem of the file, a secret that cannot be had included.
    """
    with uncollected():
        return _load(read(path), _reader(env, path.parent, concealer), Selection(only, shard), before)


class Rereader:
    """Loads a file again and again; a target of which it says the same as last time is the same object."""

    def __init__(self, path: Path, concealer: Concealer, shard: Shard = WHOLE) -> None:
        self._path = path
        self._concealer = concealer
        self._shard = shard
        self._last: Config | None = None

    def __call__(self) -> Config:
        """As `load`."""
        self._last = load(self._path, concealer=self._concealer, shard=self._shard, before=self._last)
        return self._last


def files_of(path: Path, config: Config) -> list[Path]:
    """The files that were read for a configuration and are read again only at a reload."""
    trusted = {target.ca_file for target in config.targets if target.ca_file is not None}
    beside = named(config.targets_files, path.parent, path)
    return [path, *beside, *(path.parent / each for each in sorted(trusted))]


def parse(
    text: str, name: str = "config.yml", env: Mapping[str, str] | None = None, folder: Path = Path()
) -> Config:
    """The configuration in a text, as `load`; relative paths in it are relative to `folder`."""
    return _load(compose(text, name), _reader(env, folder, None))


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
            doubts = document.render(
                [*assembly.doubts, *assembly.secrets, *advice(document, assembly.config, now)]
            )
            return Report((), doubts, assembly.config)
    except ConfigError as error:
        return Report(error.problems, ())


def _reader(env: Mapping[str, str] | None, folder: Path, concealer: Concealer | None) -> SecretReader:
    return SecretReader(os.environ if env is None else env, folder, concealer=concealer)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage meanwhile: reading makes none, and looks at all of it take a third more."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _load(
    document: Document, reader: SecretReader, wanted: Selection = EVERYTHING, before: Config | None = None
) -> Config:
    with understanding(document):
        assembly = assemble(document, reader, wanted, before)
        problems = [*document.problems, *assembly.secrets]
        if problems:
            raise ConfigError(document.render(problems))
        return assembly.config
