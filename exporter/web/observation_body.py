"""Observations as clients send them, checked item by item."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Any, Final

from exporter.core.answer import Answer, ObservationIn, Transport
from exporter.core.vocabulary import State

MOST = 5000
"""Observations in one request."""
_AHEAD = 300.0
"""Seconds that a reporter's clock may be ahead of ours."""
_LONGEST_NAME = 128
_COMMON: Final = frozenset({"target", "reporter", "time", "latency_seconds"})
_ANSWER: Final = frozenset({"transport", "status", "headers", "body", "exception"})
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of one item; `index` is None for the request as a whole."""

    index: int | None
    field: str
    message: str


class InvalidObservations(Exception):
    """At least one item cannot be used, so none is."""

    def __init__(self, faults: list[FieldError]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


class _WrongField(Exception):
    """One field is wrong."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def parse(body: bytes, targets: Collection[str], now: float) -> list[ObservationIn]:
    """The observations in a request's body.

    Args:
        body: JSON text.
        targets: names that may be reported on.
        now: unix seconds; the time of observations without one.

    Raises:
        Unusable: with everything that is wrong.
    """
    taken, faults = [], []
    for index, item in enumerate(_items(body)):
        try:
            taken.append(_observation(item, targets, now))
        except _WrongField as wrong:
            faults.append(FieldError(index, wrong.field, wrong.message))
    if faults:
        raise InvalidObservations(faults)
    return taken


def _items(body: bytes) -> list[Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise InvalidObservations([FieldError(None, "", "the body is no JSON")]) from None
    items = data.get("observations") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise InvalidObservations([FieldError(None, "observations", "expected a list")])
    if len(items) > MOST:
        raise InvalidObservations([FieldError(None, "observations", f"more than {MOST} in one request")])
    return items


def _observation(item: Any, targets: Collection[str], now: float) -> ObservationIn:
    if not isinstance(item, dict):
        raise _WrongField("", "expected an object")
    for name in item:
        if name not in _COMMON | _ANSWER | {"outcome"}:
            raise _WrongField(str(name)[:_LONGEST_NAME], "is not known here")
    target = _text(item, "target")
    if target not in targets:
        raise _WrongField("target", "no target of that name is configured")
    return ObservationIn(
        target=target,
        reporter=_reporter(item),
        at=_time(item, now),
        latency=_latency(item),
        answer=_answer(item),
    )


def _reporter(item: Mapping[str, Any]) -> str:
    reporter = _text(item, "reporter")
    if len(reporter) > _LONGEST_NAME or _UNPRINTABLE.search(reporter):
        raise _WrongField("reporter", f"at most {_LONGEST_NAME} characters, none of them invisible")
    return reporter


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str) or not value:
        raise _WrongField(name, "is missing" if name not in item else "expected text")
    return value


def _number(item: Mapping[str, Any], name: str) -> float | None:
    value = item.get(name)
    if value is None:
        return None
    try:
        number = None if isinstance(value, bool) else float(value) if isinstance(value, int | float) else None
    except OverflowError:
        number = None
    if number is None or not isfinite(number):
        raise _WrongField(name, "expected a number")
    return number


def _latency(item: Mapping[str, Any]) -> float | None:
    latency = _number(item, "latency_seconds")
    if latency is not None and latency < 0:
        raise _WrongField("latency_seconds", "expected 0 or more")
    return latency


def _time(item: Mapping[str, Any], now: float) -> float:
    at = _moment(item)
    if at is None:
        return now
    if not 0 <= at <= now + _AHEAD:
        raise _WrongField("time", "lies in the future" if at > now else "lies before 1970")
    return min(at, now)


def _moment(item: Mapping[str, Any]) -> float | None:
    value = item.get("time")
    if not isinstance(value, str):
        return _number(item, "time")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _WrongField("time", "expected RFC 3339 with an offset, such as 2026-01-28T14:00:00Z")
    return moment.timestamp()


def _answer(item: Mapping[str, Any]) -> Answer | None:
    """What the client got; None where it says that the request succeeded."""
    given = sorted(name for name in _ANSWER if item.get(name) is not None)
    outcome = item.get("outcome")
    if outcome is not None:
        if outcome != State.OPERATIONAL:
            raise _WrongField("outcome", "only operational; send what was answered and it will be classified")
        if given:
            raise _WrongField("outcome", f"goes without {', '.join(given)}")
        return None
    if item.get("transport") not in list(Transport):
        raise _WrongField(
            "transport", f"expected outcome or transport, which is one of {', '.join(Transport)}"
        )
    transport = Transport(item["transport"])
    status, exception = _status(item), _optional_text(item, "exception")
    if transport is Transport.HTTP and status is None:
        raise _WrongField("status", "is missing")
    if transport is Transport.EXCEPTION and not exception:
        raise _WrongField("exception", "is missing")
    return Answer(transport, status, _headers(item), _optional_text(item, "body") or "", exception)


def _status(item: Mapping[str, Any]) -> int | None:
    value = item.get("status")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 100 <= value <= 599:
        raise _WrongField("status", "expected an HTTP status")
    return value


def _optional_text(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    if value is not None and not isinstance(value, str):
        raise _WrongField(name, "expected text")
    return None if value is None else _storable(value)


def _storable(text: str) -> str:
    """The text without halves of characters, which JSON can spell and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode()


def _headers(item: Mapping[str, Any]) -> dict[str, str]:
    value = item.get("headers")
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise _WrongField("headers", "expected an object of texts")
    return {_storable(name.lower()): _storable(text) for name, text in value.items()}
