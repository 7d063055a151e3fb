"""Reading model lists and model objects: is it there, and until when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from exporter.core.vocabulary import Reason
from exporter.dialects.base import Reading
from exporter.dialects.shared.outcomes import decided, left_to_classifier, unusable
from exporter.dialects.shared.payload import parse, parse_object, text_at
from exporter.transport import Exchange

LIST_LIMIT: Final = 4 * 1024 * 1024
"""Bytes of a model list that are read: some gateways list thousands."""
_SHUTDOWN: Final = ("shutdown_date", "sunset_date", "retirement_date", "deprecation_date")
_GONE: Final = frozenset({"deprecated", "retired", "removed", "shutdown", "discontinued"})


def read_model(exchange: Exchange, names: frozenset[str], now: float) -> Reading:
    """A vendor's model object: it must be the one asked for, and not be past its shutdown.

    That a model is listed verifies nothing: vendors list models that no longer work.
    `names` are the spellings under which the model may call itself, `now` is in unix seconds.
    """
    if not exchange.ok:
        return left_to_classifier(exchange)
    model = parse_object(exchange.answer.body)
    if model is None or not names & {text_at(model, "id"), text_at(model, "name")}:
        return unusable(exchange, "catalog.shape")
    ends = shutdown_of(model)
    if (ends is not None and ends <= now) or _declared_gone(model):
        return decided(exchange, Reason.MODEL_DEPRECATED, "catalog.shutdown_date")
    return replace(decided(exchange, Reason.OK, "catalog.found"), retires_at=ends)


def read_list(exchange: Exchange, names: frozenset[str]) -> Reading:
    """A list of models: the one asked for is among them."""
    if not exchange.ok:
        return left_to_classifier(exchange)
    models = listed_models(parse(exchange.answer.body))
    if models is None:
        return unusable(exchange, "catalog.shape")
    for model in models:
        if names & {text_at(model, "id"), text_at(model, "name")}:
            return replace(decided(exchange, Reason.OK, "catalog.listed"), retires_at=shutdown_of(model))
    return decided(exchange, Reason.NO_CHANNEL, "catalog.unlisted")


def listed_models(value: Any) -> Iterable[dict[str, Any]] | None:
    """The models of a list in any vendor's shape; None where it is no such list."""
    if isinstance(value, dict):
        value = value["data"] if isinstance(value.get("data"), list) else value.get("models")
    if not isinstance(value, list) or not all(isinstance(model, dict) for model in value):
        return None
    return value


def shutdown_of(model: dict[str, Any]) -> float | None:
    """When a model says that it will be shut down, unix seconds; None where it does not."""
    for key in _SHUTDOWN:
        if (text := text_at(model, key)) is not None:
            try:
                day = date.fromisoformat(text[:10])
            except ValueError:
                continue
            return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    return None


def _declared_gone(model: dict[str, Any]) -> bool:
    status = text_at(model, "status") or text_at(model, "lifecycle_status") or ""
    return (
        model.get("retired") is True
        or status.lower() in _GONE - {"deprecated"}
        or _deprecated_for_good(model)
    )


def _deprecated_for_good(model: dict[str, Any]) -> bool:
    # A deprecated model with a date works until then; one without a date is on its way out now.
    deprecated = model.get("deprecated") is True or (text_at(model, "status") or "").lower() == "deprecated"
    return deprecated and shutdown_of(model) is None
