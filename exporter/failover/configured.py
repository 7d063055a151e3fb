"""Targets from an exporter's own configuration. Only this loads what reads it."""

from pathlib import Path
from typing import TYPE_CHECKING

from openai import AsyncOpenAI, OpenAI

from exporter.failover.targets import APIS, Target

if TYPE_CHECKING:
    from exporter.config import TargetConfig


def read_targets(path: Path, model: str, kind: type[OpenAI] | type[AsyncOpenAI]) -> list[Target]:
    """The targets of a model, official ones first, otherwise as they stand in the file.

    Raises:
        ValueError: the file cannot be used, or has no target of that model.
    """
    from exporter.config import load
    from exporter.errors import ConfigError

    try:
        configured = load(path).targets
    except ConfigError as error:
        message = f"{path}: {error}"
        raise ValueError(message) from error
    found = [target for target in configured if target.model == model and target.api in APIS]
    if not found:
        known = ", ".join(sorted({target.model for target in configured}))
        message = f"{path}: no target of the model {model!r}; there are {known}"
        raise ValueError(message)
    return [_target(each, kind) for each in sorted(found, key=lambda each: each.channel)]


def _target(configured: "TargetConfig", kind: type[OpenAI] | type[AsyncOpenAI]) -> Target:
    key = configured.api_key
    client = kind(
        api_key="" if key is None else key.reveal(), base_url=str(configured.base_url), max_retries=0
    )
    price = configured.price
    return Target(
        configured.name,
        client=client,
        model=configured.upstream_model or configured.model,
        api=configured.api,
        channel=configured.channel,
        upstream=configured.upstream,
        usd_per_second=None if price is None else price.usd_per_second,
        usd_per_call=None if price is None else price.usd_per_call,
    )
