"""The whole configuration, as loaded, and as `/config` shows it: without secrets."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import yaml
from pydantic import (
    AwareDatetime,
    BaseModel,
    Field,
    PrivateAttr,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from exporter.config.connection import is_secretive, without_user
from exporter.config.public_page import PublicPage
from exporter.config.target import INTERVAL, TIMEOUT, Budget, TargetConfig
from exporter.config.thresholds import Thresholds
from exporter.config.validation import Name, Pattern, ShortLabel, Text, Url
from exporter.core.records import dataclass
from exporter.core.redact import HIDDEN, Concealer
from exporter.core.vocabulary import Channel, Probing, Reason
from exporter.settings import FrozenModel, Interval, Secret, Timeout


class Mode(StrEnum):
    """When free probes run."""

    BACKGROUND = "background"
    ON_SCRAPE = "on_scrape"


class PageKind(StrEnum):
    """The shapes of status pages that are understood."""

    STATUSPAGE = "statuspage"
    GOOGLE_CLOUD = "google_cloud"
    NEW_API = "new_api"


class Connectivity(FrozenModel):
    """The control target: does our own network work?"""

    url: Url


class ObservationsConfig(FrozenModel):
    """Who may report real traffic."""

    token_file: Path

    _token: Secret | None = PrivateAttr(default=None)

    @property
    def token(self) -> Secret | None:
        """The bearer token that reporters must show, if it could be read."""
        return self._token

    def with_token(self, token: Secret | None) -> "ObservationsConfig":
        """The same settings with the token in hand."""
        copy = self.model_copy()
        copy._token = token  # noqa: SLF001 - its own class
        return copy


class Global(FrozenModel):
    """What holds for all targets. Durations are seconds."""

    mode: Mode = Mode.BACKGROUND
    interval: Interval = INTERVAL
    timeout: Timeout = TIMEOUT
    probing: Probing = Probing.ACTIVE
    thresholds: Thresholds = Thresholds.model_construct()
    budget: Budget | None = None
    connectivity: Connectivity | None = None
    observations: ObservationsConfig | None = None
    vantage: ShortLabel | None = None
    """From where this exporter looks: a label on every series of a target."""
    grafana_url: Url | None = None
    """Where a Grafana with our dashboards is: pages of targets lead there."""


class PageComponent(FrozenModel):
    """One component of a status page: all that `match` finds in the name, or that have it as whole id.

    The worst of them counts.
    """

    name: Name
    match: Pattern
    targets: tuple[str, ...] = ()
    """Names of targets, once loaded; in the file also patterns such as `apiyi-*`."""


class StatusPageConfig(FrozenModel):
    """A page on which a vendor says how it is. The interval is seconds."""

    name: Name
    kind: PageKind
    url: Url
    interval: Interval = INTERVAL
    components: tuple[PageComponent, ...] = ()


class Maintenance(FrozenModel):
    """Work that somebody announced to us."""

    targets: tuple[str, ...] = Field(min_length=1)
    """Names of targets, once loaded; in the file also patterns such as `apiyi-*`."""
    start: AwareDatetime
    end: AwareDatetime
    note: Text = "announced maintenance"

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: datetime, info: ValidationInfo) -> datetime:
        if "start" in info.data and end <= info.data["start"]:
            raise ValueError("is not after the start")
        return end

    @property
    def start_at(self) -> float:
        """Unix seconds."""
        return self.start.timestamp()

    @property
    def end_at(self) -> float:
        """Unix seconds."""
        return self.end.timestamp()


class PhraseConfig(FrozenModel):
    """A phrase in an answer that decides its reason, before the built-in rules. Case does not matter."""

    phrase: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=500)]
    reason: Reason
    channel: Channel | None = None
    """None is any, in the file also `any`."""

    @field_validator("channel", mode="before")
    @classmethod
    def _any(cls, channel: object) -> object:
        return None if channel == "any" else channel


class Classifier(FrozenModel):
    """Additions to the classifier."""

    rules: tuple[PhraseConfig, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of the loading. Two configurations that say the same are equal, wherever they stood."""

    concealer: Concealer = field(default_factory=Concealer, compare=False)
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """By the target's name: `file:line: path`."""
    said: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    """By the target's name: a digest of what the file says of it; under no name, of what it says of all."""


class Config(FrozenModel):
    """Everything that stands in the file, with the defaults filled in and the secrets in hand."""

    global_: Global = Field(default=Global.model_construct(), alias="global")
    page: PublicPage | None = None
    targets_files: tuple[str, ...] = ()
    """Paths and patterns, relative to the file's folder; `targets` has what stands in those files, too."""
    targets: tuple[TargetConfig, ...]
    status_pages: tuple[StatusPageConfig, ...] = ()
    maintenance: tuple[Maintenance, ...] = ()
    classifier: Classifier = Classifier.model_construct()

    _origin: Origin = PrivateAttr(default_factory=Origin)

    @property
    def concealer(self) -> Concealer:
        """Blots out the secrets in hand and those they have replaced; it never looks at a source."""
        return self._origin.concealer

    @property
    def said(self) -> Mapping[str, bytes]:
        """Digests of what stands in the file, by the target's name; under no name what holds for all."""
        return self._origin.said

    def place(self, target: str) -> str:
        """Where that target stands, as `file:line: path`."""
        return self._origin.places.get(target, f"(configuration):1: {target}")

    def loaded(self, origin: Origin) -> "Config":
        """The same, with what is known of the loading itself."""
        config = self.model_copy()
        config._origin = origin  # noqa: SLF001 - its own class
        return config

    def target(self, name: str) -> TargetConfig | None:
        """The target of that name."""
        return next((target for target in self.targets if target.name == name), None)


_Dumper: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_QUERY_VALUE: Final = re.compile(r"(?<=[?&])([^=&\s#]+)=[^&\s#]*")


def _hide_secrets(shown: dict[str, Any], target: TargetConfig) -> None:
    if target.api_key is not None:
        shown["api_key"] = HIDDEN
    if target.api_key_command is not None:
        # The arguments of a command are a place where people put secrets.
        shown["api_key_command"] = [
            target.api_key_command[0],
            *[HIDDEN] * (len(target.api_key_command) - 1),
        ]
    for name, header in target.headers.items():
        if header.value is None or is_secretive(name):
            shown["headers"][name]["value"] = HIDDEN
    for key in ("headers", "no_proxy"):
        if not shown[key]:
            del shown[key]


_READ: Final = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


def environment() -> dict[str, str]:
    """What of the environment decides how requests travel, as far as it is set; no users of proxies."""
    names = [*_READ, *(name.lower() for name in _READ if name.endswith("_PROXY"))]
    return {name: without_user(value) for name in names if (value := os.environ.get(name))}


def redacted(config: Config) -> Iterator[str]:
    """YAML of what was loaded, defaults included; where there is a secret it says `<secret>`.

    A part for each target, because thousands of them take seconds, and one for all else before.
    """
    data = _dumped(config, exclude={"targets_files", "targets"})
    if config.global_.observations is not None:
        data["global"]["observations"]["token"] = HIDDEN
    if surroundings := environment():
        data["environment"] = surroundings
    yield _shown(data, config)
    yield "targets:\n" if config.targets else "targets: []\n"
    for target in config.targets:
        shown = _dumped(target)
        _hide_secrets(shown, target)
        yield _shown([shown], config)


def _dumped(part: BaseModel, exclude: set[str] | None = None) -> dict[str, Any]:
    return part.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=exclude)


def _shown(data: Any, config: Config) -> str:
    text = yaml.dump(_without_queries(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    return config.concealer.conceal(text)


def _without_queries(value: Any) -> Any:
    """The same data; in URLs the values of queries are hidden, because keys travel there."""
    if isinstance(value, dict):
        return {key: _without_queries(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_queries(inner) for inner in value]
    if isinstance(value, str) and "://" in value:
        return _QUERY_VALUE.sub(rf"\1={HIDDEN}", value)
    return value
