"""A document as a configuration: piece by piece, so that one bad piece hides no other's problems."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from exporter.config.checks import check
from exporter.config.defaults import fill_in
from exporter.config.document import Document, Problem
from exporter.config.model import Classifier, Config, Global, Maintenance, Origin, StatusPage
from exporter.config.parts import Part, read_part
from exporter.config.references import expand, references, target_names
from exporter.config.secrets import SecretError, SecretReader
from exporter.config.target import KEY_SOURCES, Target
from exporter.config.wording import keys_of, suggestion

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
    targets = _read_list(document, Target, data, "targets", _STAND_INS)
    pages = _read_list(document, StatusPage, data, "status_pages")
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
    document: Document, parts: Sequence[Part[Target]], general: Part[Global] | None
) -> Iterator[Target]:
    """Every target with its defaults; what does not go together in it is added to the problems."""
    above = general.value if general else Global()
    broken_above = general.broken if general else frozenset(keys_of(Global))
    for part in parts:
        target = fill_in(part.value, above)
        broken = part.broken | {f"global.{key}" for key in broken_above}
        for loc, said in check(target, above, broken):
            document.problems.append(document.problem((*part.loc, *loc), said))
        yield target


def _resolved_page(page: StatusPage, names: Sequence[str]) -> StatusPage:
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
