"""Observations as clients send them, checked item by item: of a request all can be used, or none is."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from exporter.core.answer import Answer, ObservationIn, Transport
from exporter.turns import in_turns
from exporter.web.lists import used_up

MOST = 5000
"""Observations in one request."""
_AHEAD = 300.0
"""Seconds that a reporter's clock may be ahead of ours."""
_LONGEST_NAME = 128
_ANSWER: Final = ("body", "exception", "headers", "status", "transport")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NAMED: Final = f"at most {_LONGEST_NAME} characters, none of them invisible"


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


async def parse(body: bytes, targets: Collection[str], now: float) -> list[ObservationIn]:
    """The observations in a request's body, read in turns with what else the event loop does.

    Args:
        body: JSON text.
        targets: names that may be reported on.
        now: unix seconds; the time of observations without one.

    Raises:
        InvalidObservations: with the first thing that is wrong with each item.
    """
    taken, faults = [], []
    async for index, item in in_turns(enumerate(used_up(_items(body)))):
        try:
            given = _Item.model_validate(item, context={"targets": targets, "now": now})
        except ValidationError as error:
            faults.append(_told(index, error.errors(include_url=False, include_input=False)))
        else:
            taken.append(given.observation(now))
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


def _wrong(field: str, said: str) -> PydanticCustomError:
    return PydanticCustomError("wrong", "{said}", {"field": field, "said": said})


def _storable(value: Any) -> Any:
    """Text without halves of characters, which JSON can spell and UTF-8 cannot."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _given(info: ValidationInfo) -> Mapping[str, Any]:
    """What `parse` was given beside the body."""
    return info.context or {}


def _known(target: str, info: ValidationInfo) -> str:
    if target not in _given(info)["targets"]:
        raise _wrong("target", "no target of that name is configured")
    return target


def _visible(reporter: str) -> str:
    if _UNPRINTABLE.search(reporter):
        raise _wrong("reporter", _NAMED)
    return reporter


def _moment(value: Any) -> Any:
    """Unix seconds of RFC 3339."""
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _wrong("time", "expected RFC 3339 with an offset, such as 2026-01-28T14:00:00Z")
    return moment.timestamp()


def _past(at: float, info: ValidationInfo) -> float:
    now: float = _given(info)["now"]
    if not 0 <= at <= now + _AHEAD:
        raise _wrong("time", "lies in the future" if at > now else "lies before 1970")
    return min(at, now)


_Text = Annotated[str, Field(min_length=1)]
_Stored = Annotated[str, BeforeValidator(_storable)]


class _Item(BaseModel):
    """One observation; `time` is unix seconds."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    target: Annotated[_Text, AfterValidator(_known)]
    reporter: Annotated[_Text, Field(max_length=_LONGEST_NAME), AfterValidator(_visible)]
    time: Annotated[Annotated[float, AfterValidator(_past)] | None, BeforeValidator(_moment)] = None
    latency_seconds: Annotated[float, Field(ge=0)] | None = None
    outcome: Literal["operational"] | None = None
    transport: Annotated[Transport, Strict(False)] | None = None
    status: Annotated[int, Field(ge=100, le=599)] | None = None
    headers: dict[str, _Stored] | None = None
    body: _Stored | None = None
    exception: _Stored | None = None
    billed: bool | None = None
    delivered: bool | None = None

    @model_validator(mode="after")
    def _outcome_or_answer(self) -> Self:
        given = [name for name in _ANSWER if getattr(self, name) is not None]
        if self.outcome is not None:
            if given:
                raise _wrong("outcome", f"goes without {', '.join(given)}")
        elif self.transport is None:
            raise _wrong("transport", _SAYS["transport"])
        elif self.transport is Transport.HTTP and self.status is None:
            raise _wrong("status", "is missing")
        elif self.transport is Transport.EXCEPTION and not self.exception:
            raise _wrong("exception", "is missing")
        return self

    def observation(self, now: float) -> ObservationIn:
        """The same; one without a time is of `now`."""
        at = now if self.time is None else self.time
        return ObservationIn(
            self.target, self.reporter, at, self.latency_seconds, self._answer(), self.billed, self.delivered
        )

    def _answer(self) -> Answer | None:
        """What the client got; None where it says that the request succeeded."""
        if self.transport is None:
            return None
        headers = {_storable(name.lower()): text for name, text in (self.headers or {}).items()}
        return Answer(self.transport, self.status, headers, self.body or "", self.exception)


_SAYS: Final = {
    "time": "expected a number",
    "latency_seconds": "expected a number",
    "outcome": "only operational; send what was answered and it will be classified",
    "transport": f"expected outcome or transport, which is one of {', '.join(Transport)}",
    "status": "expected an HTTP status",
    "headers": "expected an object of texts",
    "billed": "expected true or false",
    "delivered": "expected true or false",
}
"""What a field should be; all others are text."""
_SAYS_OF_KIND: Final = {
    "extra_forbidden": "is not known here",
    "missing": "is missing",
    "model_type": "expected an object",
}


def _told(index: int, errors: list[ErrorDetails]) -> FieldError:
    """The first error of an item; a name that nobody knows, which may be a misspelt one, comes before all."""
    error = next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])
    kind, place = error["type"], error["loc"]
    if kind == "wrong":
        return FieldError(index, error["ctx"]["field"], error["ctx"]["said"])
    field = str(place[0])[:_LONGEST_NAME] if place else ""
    if kind == "string_unicode" and not field:
        return FieldError(index, "", "the name of a field is no text")
    if field == "latency_seconds" and kind == "greater_than_equal":
        return FieldError(index, field, "expected 0 or more")
    if field == "reporter" and kind in ("string_too_long", "string_unicode"):
        return FieldError(index, field, _NAMED)
    return FieldError(index, field, _SAYS_OF_KIND.get(kind) or _SAYS.get(field, "expected text"))
