"""The configuration as `/config` shows it."""

import re
from typing import Any, Final

import yaml

from exporter.config.model import Config
from exporter.core.redact import HIDDEN

_Dumper: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_QUERY_VALUE: Final = re.compile(r"(?<=[?&])([^=&\s#]+)=[^&\s#]*")


def redacted(config: Config) -> str:
    """YAML of what was loaded, defaults included; where there is a secret it says `<secret>`."""
    data = config.model_dump(mode="json", by_alias=True, exclude_none=True)
    for shown, target in zip(data["targets"], config.targets, strict=True):
        if target.api_key is not None:
            shown["api_key"] = HIDDEN
        if target.api_key_command is not None:
            # The arguments of a command are a place where people put secrets.
            shown["api_key_command"] = [
                target.api_key_command[0],
                *[HIDDEN] * (len(target.api_key_command) - 1),
            ]
    if config.global_.observations is not None:
        data["global"]["observations"]["token"] = HIDDEN
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
