"""One target as it stands in the file, and as everything else uses it."""

import hashlib
import json
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from pydantic import Field, PrivateAttr, field_validator, model_validator

from exporter.config.connection import Headers, NoProxy, ProxyUrl, ServerName
from exporter.config.thresholds import Thresholds
from exporter.config.validation import BaseUrl, Name, Text, Variable
from exporter.core.money import cost
from exporter.core.thresholds import Policy
from exporter.core.vendor_hosts import at_another_vendor, at_vendor
from exporter.core.vocabulary import Api, Channel, Probing, Source, Upstream
from exporter.settings import Dollars, FrozenModel, Interval, LabelName, Secret, Timeout

INTERVAL: Final = 60.0
"""Seconds between free probes."""
TIMEOUT: Final = 20.0
INHERITED: Final = 0.0
"""Stands for the target's value until the file is loaded."""
KEY_SOURCES: Final = ("api_key_env", "api_key_file", "api_key_command")


class Reach(StrEnum):
    """How far a `validation` at a gateway goes."""

    GATEWAY = "gateway"
    UPSTREAM = "upstream"


class FreeProbe(FrozenModel):
    """When a free probe runs. Seconds; the target's unless given."""

    interval: Interval = INHERITED
    timeout: Timeout = INHERITED


class Validation(FreeProbe):
    """The refused create."""

    reach: Reach = Reach.GATEWAY


class Generation(FrozenModel):
    """The paid probe."""

    interval: Interval = 6 * 3600.0
    timeout: Timeout = 15 * 60.0
    seconds: int = Field(default=4, ge=1, le=120)
    """Length of the clip; 0 for images, once loaded."""
    size: Text | None = None
    """None is the smallest that the api knows."""
    prompt: str = Field(
        default="A grey pebble lies on a white table. Nothing moves.", min_length=1, max_length=2000
    )


class Probes(FrozenModel):
    """The probes a target has; once loaded, with every interval and timeout filled in."""

    catalog: FreeProbe | None = None
    validation: Validation | None = None
    generation: Generation | None = None

    @model_validator(mode="before")
    @classmethod
    def _named_is_wanted(cls, data: Any) -> Any:
        """`catalog:` with nothing behind it asks for that probe with its defaults."""
        if isinstance(data, dict):
            return {key: {} if value is None else value for key, value in data.items()}
        return data

    def get(self, kind: Source) -> FreeProbe | Generation | None:
        """The settings of one kind, if the target has it."""
        if kind is Source.CATALOG:
            return self.catalog
        if kind is Source.VALIDATION:
            return self.validation
        return self.generation if kind is Source.GENERATION else None

    def settings(self, kind: Source) -> FreeProbe | Generation:
        """The settings of a kind that the target has; KeyError for one that it has not."""
        found = self.get(kind)
        if found is None:
            raise KeyError(kind)
        return found

    @cached_property
    def kinds(self) -> tuple[Source, ...]:
        """The kinds the target has, cheapest first."""
        return tuple(kind for kind in Source if self.get(kind) is not None)

    @cached_property
    def said(self) -> dict[str, Any]:
        """What each of them asks and how, as JSON has it; not when. Thousands of targets share these."""
        return {kind.value: self.settings(kind).model_dump(mode="json", exclude=_WHEN) for kind in self.kinds}


class Price(FrozenModel):
    """What a paid probe costs; one of the two."""

    usd_per_second: Dollars | None = None
    usd_per_call: Dollars | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("give either usd_per_second or usd_per_call")
        return self

    def of(self, seconds: int) -> float:
        """Dollars of one job with a clip of `seconds`."""
        return cost(seconds, usd_per_second=self.usd_per_second, usd_per_call=self.usd_per_call)


class Budget(FrozenModel):
    """Money that paid probes may spend in one UTC day."""

    usd_per_day: Dollars


class TargetConfig(FrozenModel):
    """One model reached through one channel at one provider. Durations are seconds."""

    name: Name
    title: Text = Field(default_factory=lambda seen: seen["name"])
    provider: Text
    channel: Channel
    model: Text
    upstream_model: Text = Field(default_factory=lambda seen: seen["model"])
    api: Api
    base_url: BaseUrl
    upstream: Upstream = Field(default_factory=lambda seen: default_upstream(seen["base_url"]))
    api_key_env: Variable | None = None
    api_key_file: Path | None = None
    api_key_command: tuple[str, ...] | None = Field(default=None, min_length=1)
    probing: Probing = Probing.ACTIVE
    interval: Interval = INTERVAL
    timeout: Timeout = TIMEOUT
    slo: float | None = Field(default=None, gt=0, lt=100)
    """Percent."""
    price: Price | None = None
    retires_on: date | None = None
    budget: Budget | None = None
    probes: Probes = Probes.model_construct()
    thresholds: Thresholds = Thresholds.model_construct()
    labels: dict[LabelName, Text] = Field(default_factory=dict)
    headers: Headers = Field(default_factory=dict)
    """Sent with every request to the target's own origin."""
    ca_file: Path | None = None
    """Takes the place of the usual trust store at the target's own host."""
    proxy_url: ProxyUrl | None = None
    """Takes the place of the environment's proxy."""
    no_proxy: NoProxy = ()
    tls_server_name: ServerName | None = None
    """The name that the certificate must have, and that is asked for; the base URL's host unless given."""

    _api_key: Secret | None = PrivateAttr(default=None)
    _authorities: str | None = PrivateAttr(default=None)

    @field_validator("retires_on", mode="before")
    @classmethod
    def _only_a_day(cls, value: Any) -> Any:
        if isinstance(value, datetime):
            raise ValueError("expected a day such as 2026-09-24")  # noqa: TRY004 - pydantic reads ValueError
        return value

    @property
    def api_key(self) -> Secret | None:
        """The key, if one is configured and could be read."""
        return self._api_key

    @property
    def own_dialect(self) -> bool:
        """What answers at the base URL, if it is a vendor, is one whose own API the dialect is."""
        return not at_another_vendor(_host(self.base_url))

    @cached_property
    def policy(self) -> Policy:
        """The state machine's numbers for this target."""
        return _policy(self.thresholds)

    @property
    def retires_at(self) -> float | None:
        """Unix seconds at which the configured day of retirement begins (UTC)."""
        if self.retires_on is None:
            return None
        return datetime(*self.retires_on.timetuple()[:3], tzinfo=UTC).timestamp()

    @property
    def authorities(self) -> str | None:
        """The certificates in `ca_file` (PEM), as they were when the file was loaded."""
        return self._authorities

    def with_key(self, key: Secret | None) -> "TargetConfig":
        """The same target with its key in hand."""
        target = self.twin()
        target._api_key = key  # noqa: SLF001 - its own class
        return target

    def with_authorities(self, pem: str) -> "TargetConfig":
        """The same target with the content of its `ca_file` in hand."""
        target = self.twin()
        target._authorities = pem  # noqa: SLF001 - its own class
        return target


@lru_cache(maxsize=64)
def _policy(thresholds: Thresholds) -> Policy:
    """One object for all targets that say the same."""
    return thresholds.policy()


def default_upstream(base_url: str) -> Upstream:
    """`vendor` for the vendors' own hosts, `gateway` for every other."""
    return Upstream.VENDOR if at_vendor(_host(base_url)) else Upstream.GATEWAY


def _host(base_url: str) -> str:
    return urlsplit(base_url).hostname or ""


_WHAT = {
    "name",
    "provider",
    "channel",
    "model",
    "upstream_model",
    "api",
    "base_url",
    "upstream",
    "api_key_env",
    "api_key_file",
    "api_key_command",
}
_WAY = {"headers", "proxy_url", "no_proxy", "tls_server_name"}
"""Decide who answers and as whom we are seen. Whom we trust (`ca_file`) changes no answer."""
_WHEN = {"interval", "timeout"}
_JSON: Final = json.JSONEncoder(sort_keys=True, default=str)


def fingerprint(target: TargetConfig) -> str:
    """A digest of everything that changes what is probed.

    How often, how it is judged, what it costs and what it is called for people is not in it, nor is the
    key itself: evidence gathered under the same fingerprint holds on.
    """
    # As `model_dump` would have it: all of these are text, a path or a list of texts.
    what = {key: getattr(target, key) for key in _WHAT} | {"probes": target.probes.said}
    # What is not given is left out, so that a key that is new in this version changes no target without it.
    if any(getattr(target, key) for key in _WAY):
        way = target.model_dump(mode="json", include=_WAY, exclude_none=True)
        what |= {key: value for key, value in way.items() if value}
    return hashlib.sha256(_JSON.encode(what).encode()).hexdigest()[:16]
