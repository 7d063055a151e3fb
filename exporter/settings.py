"""What every settings object is made of: a frozen model, durations, label names and secrets."""

import os
import re
from collections.abc import Callable
from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)

_UNITS: Final = {
    "y": 365 * 86400.0,
    "w": 7 * 86400.0,
    "d": 86400.0,
    "h": 3600.0,
    "m": 60.0,
    "s": 1.0,
    "ms": 0.001,
}
_DURATION: Final = re.compile("".join(rf"(?:(?P<{unit}>[0-9]{{1,15}}){unit})?" for unit in _UNITS), re.ASCII)
_LABEL: Final = re.compile(r"(?!__)[a-zA-Z_][a-zA-Z0-9_]*", re.ASCII)
_LONGEST: Final = 100 * _UNITS["y"]
SHORTEST_INTERVAL: Final = 1.0
"""Seconds."""


def environment(name: str) -> str | None:
    """What an environment variable holds; None where it is not set or empty."""
    return os.environ.get(name) or None


def parse_duration(text: object) -> float:
    """Seconds of a duration as Prometheus writes it: `500ms`, `30s`, `1h30m`, units from long to short.

    Raises:
        ValueError: for anything else; bare numbers too, because they have no unit.
    """
    found = _DURATION.fullmatch(text) if isinstance(text, str) and text else None
    if found is None:
        raise ValueError("expected a duration such as 500ms, 30s, 5m or 1h30m")
    seconds = sum(int(count) * _UNITS[unit] for unit, count in found.groupdict().items() if count)
    if seconds > _LONGEST:
        raise ValueError("is longer than 100 years")
    return seconds


def format_duration(seconds: float) -> str:
    """The shortest spelling that `parse_duration` reads back, to the millisecond."""
    rest, parts = round(seconds * 1000), ""
    for unit in ("d", "h", "m", "s", "ms"):
        count, rest = divmod(rest, round(_UNITS[unit] * 1000))
        parts += f"{count}{unit}" if count else ""
    return parts or "0s"


def _positive(seconds: float) -> float:
    if seconds <= 0:
        raise ValueError("must be longer than 0s")
    return seconds


def _long_enough(seconds: float) -> float:
    if seconds < SHORTEST_INTERVAL:
        raise ValueError(f"the shortest interval is {format_duration(SHORTEST_INTERVAL)}")
    return seconds


def _label_name(name: str) -> str:
    if not _LABEL.fullmatch(name):
        raise ValueError("a label name has letters, digits and _, and begins with neither a digit nor __")
    return name


Duration = Annotated[
    float,
    BeforeValidator(parse_duration),
    PlainSerializer(format_duration, return_type=str, when_used="json"),
]
"""Seconds, written as a duration."""
Timeout = Annotated[Duration, AfterValidator(_positive)]
Interval = Annotated[Duration, AfterValidator(_long_enough)]
LabelName = Annotated[str, AfterValidator(_label_name)]
Dollars = Annotated[float, Field(ge=0)]


class FrozenModel(BaseModel):
    """Base of all settings: nothing unknown, nothing changed later. An empty value is a key left out."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )

    def twin(self) -> Self:
        """A copy to which something may be added before anybody sees it.

        Both have the same set of the fields that were given: nobody changes it, and thousands of targets
        would have one each.
        """
        twin = self.model_copy()
        object.__setattr__(twin, "__pydantic_fields_set__", self.__pydantic_fields_set__)
        return twin

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data


class Secret:
    """A value that shows itself only when asked by name; printed, logged or formatted it is `<secret>`.

    Where it is read from anew (a file, a command), `reveal` gives what holds now. Two secrets are equal
    when they come from the same source, so a rotated key is not a changed configuration.
    """

    __slots__ = ("_read", "_refused", "source")

    def __init__(self, value: str, source: str = "given") -> None:
        self._read: Callable[[], str] = lambda: value
        self._refused: Callable[[], None] = lambda: None
        self.source = source

    @classmethod
    def reading(
        cls, read: Callable[[], str], source: str, refused: Callable[[], None] = lambda: None
    ) -> "Secret":
        """A secret that `read` fetches at every use, and that is read anew soon after `refused` is called.

        Both must be quick and must not fail.
        """
        secret = cls("", source)
        secret._read, secret._refused = read, refused
        return secret

    def reveal(self) -> str:
        """The value itself, only for the request that needs it: a file is looked at now.

        Masking never comes here: it knows the values that have been read (`Config.concealer`).
        """
        return self._read()

    def refused(self) -> None:
        """The value was sent and refused: whoever renews it looks at its source again, soon and not often."""
        self._refused()

    def __repr__(self) -> str:
        return "<secret>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)
