"""Loading: read, check, fill in what the global settings say, fetch the secrets. Nothing is started."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel

from exporter.config.checks import advice, check, expand, references, target_names
from exporter.config.document import Document, Problem, compose, read, understanding
from exporter.config.model import Classifier, Config, Global, Maintenance, Origin, StatusPageConfig
from exporter.config.secrets import SecretError, SecretReader
from exporter.config.target import KEY_SOURCES, FreeProbe, Generation, Probes, TargetConfig, Validation
from exporter.config.validation import Part, keys_of, read_part, suggestion
from exporter.core.redact import Concealer
from exporter.core.vocabulary import Api
from exporter.errors import ConfigError
from exporter.settings import FrozenModel

Filled = TypeVar("Filled", bound=FrozenModel)
P = TypeVar("P", bound=FreeProbe)


def fill_in(target: TargetConfig, general: Global) -> TargetConfig:
    """The target with every default in its place. A timeout that is not its own is cut to the interval.

    What the file gave can still be told from what was filled in, by `model_fields_set`.
    """
    given = target.model_fields_set
    interval = target.interval if "interval" in given else general.interval
    filled = _filled(
        target,
        interval=interval,
        timeout=target.timeout if "timeout" in given else min(general.timeout, interval),
        probing=target.probing if "probing" in given else general.probing,
        thresholds=target.thresholds.over(general.thresholds),
    )
    probes = target.probes if "probes" in given else _free_probes(target.api)
    return _filled(filled, probes=_filled_probes(probes, filled))


def _filled(model: Filled, **values: Any) -> Filled:
    return cast("Filled", type(model).model_construct(model.model_fields_set, **dict(model) | values))


def _free_probes(api: Api) -> Probes:
    """What a target without `probes` gets."""
    if api is Api.HTTP:
        return Probes(catalog=FreeProbe())
    return Probes(catalog=FreeProbe(), validation=Validation())


def _filled_probes(probes: Probes, target: TargetConfig) -> Probes:
    return _filled(
        probes,
        catalog=probes.catalog and _filled_free(probes.catalog, target),
        validation=probes.validation and _filled_free(probes.validation, target),
        generation=probes.generation and _filled_generation(probes.generation, target.api),
    )


def _filled_free(probe: P, target: TargetConfig) -> P:
    given = probe.model_fields_set
    interval = probe.interval if "interval" in given else target.interval
    # The target's timeout belongs to the target's interval: only beside another one it is cut.
    inherited = min(target.timeout, interval) if "interval" in given else target.timeout
    return _filled(probe, interval=interval, timeout=probe.timeout if "timeout" in given else inherited)


def _filled_generation(probe: Generation, api: Api) -> Generation:
    return _filled(probe, seconds=0) if api is Api.OPENAI_IMAGES else probe


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


@dataclass(slots=True)
class Assembly:
    """The configuration, complete only if the document has no problems and all `secrets` are there."""

    config: Config
    secrets: list[Problem] = field(default_factory=list)
    """Secrets that cannot be had now."""


def assemble(document: Document, reader: SecretReader, only: Collection[str] | None = None) -> Assembly:
    """The configuration in a document; what is wrong is added to the document's problems.

    `only` names the targets whose secrets are fetched; None is all, and the token of reporters.
    """
    data = document.data
    if not isinstance(data, dict):
        if not document.problems:
            said = "is empty" if data is None else "expected a mapping with the key targets"
            document.problems.append(document.problem((), said))
        return Assembly(Config(targets=()))
    data = {key: value for key, value in data.items() if value is not None}
    _refuse_unknown(document, data)
    if not data.get("targets"):
        said = "expected at least one target" if "targets" in data else "is missing"
        document.problems.append(document.problem(("targets",), said))
    general = read_part(document, Global, data.get("global", {}), ("global",))
    targets = _read_list(document, TargetConfig, data, "targets", _STAND_INS)
    pages = _read_list(document, StatusPageConfig, data, "status_pages")
    works = _read_list(document, Maintenance, data, "maintenance")
    classifier = read_part(document, Classifier, data.get("classifier", {}), ("classifier",))
    document.problems += references(document)
    names = target_names(document)

    config = Config.model_construct(
        global_=general.value if general else Global(),
        targets=tuple(_complete(document, targets, general)),
        status_pages=tuple(_resolved_page(part.value, names) for part in pages),
        maintenance=tuple(_resolved_work(part.value, names) for part in works),
        classifier=classifier.value if classifier else Classifier(),
    )
    return _with_secrets(document, config, reader, only) if not document.problems else Assembly(config)


def _refuse_unknown(document: Document, data: dict[str, Any]) -> None:
    known = keys_of(Config)
    unknown = [key for key in data if key not in known]
    for key in unknown[:_MOST_UNKNOWN]:
        said = f"is not a known key{suggestion(key, known)}"
        document.problems.append(document.problem((key,), said))


def _read_list(
    document: Document,
    model: type[M],
    data: dict[str, Any],
    key: str,
    stand_ins: dict[str, str] | None = None,
) -> list[Part[M]]:
    items = data.get(key, [])
    if not isinstance(items, list):
        document.problems.append(document.problem((key,), "expected a list"))
        return []
    parts = [read_part(document, model, item, (key, place), stand_ins) for place, item in enumerate(items)]
    return [part for part in parts if part is not None]


def _complete(
    document: Document, parts: Sequence[Part[TargetConfig]], general: Part[Global] | None
) -> Iterator[TargetConfig]:
    """Every target with its defaults; what does not go together in it is added to the problems."""
    above = general.value if general else Global()
    broken_above = general.broken if general else frozenset(keys_of(Global))
    for part in parts:
        target = fill_in(part.value, above)
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
    document: Document, config: Config, reader: SecretReader, only: Collection[str] | None
) -> Assembly:
    missing: list[Problem] = []
    targets = []
    for place, target in enumerate(config.targets):
        try:
            wanted = only is None or target.name in only
            targets.append(target.with_key(reader.key_of(target)) if wanted else target)
        except SecretError as error:
            source = next(key for key in KEY_SOURCES if getattr(target, key) is not None)
            missing.append(document.problem(("targets", place, source), str(error)))
            targets.append(target)
    places = {
        target.name: f"{document.name}:{document.line(('targets', place))}: targets[{place}]"
        for place, target in enumerate(targets)
    }
    general = config.global_
    if general.observations is not None and only is None:
        try:
            observations = general.observations.with_token(reader.file(general.observations.token_file))
            general = general.model_copy(update={"observations": observations})
        except SecretError as error:
            missing.append(document.problem(("global", "observations", "token_file"), str(error)))
    config = config.model_copy(update={"global_": general, "targets": tuple(targets)})
    return Assembly(config.loaded(Origin(reader.concealer, places)), missing)


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
            doubts = document.render([*assembly.secrets, *advice(document, assembly.config, now)])
            return Report((), doubts, assembly.config)
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
