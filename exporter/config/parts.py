"""Pieces of a document as models, each as far as it can be used, so that all its problems show at once."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from exporter.config.document import Document, Loc
from exporter.config.wording import errors_of, sentence

M = TypeVar("M", bound=BaseModel)
_MOST_ERRORS: Final = 1000
"""Errors of one piece that are put into words; who makes more has made the same one over and over."""


@dataclass(frozen=True, slots=True)
class Part(Generic[M]):
    """One piece. What stands in for its `broken` keys is only good for looking at the other keys."""

    loc: Loc
    value: M
    broken: frozenset[str]


def read_part(
    document: Document, model: type[M], data: Any, loc: Loc, stand_ins: Mapping[str, Any] | None = None
) -> Part[M] | None:
    """The piece at `loc`; its problems are added to the document. None where nothing can be made of it.

    `stand_ins` are values for required keys that are missing or unusable.
    """
    try:
        return Part(loc, model.model_validate(data), frozenset())
    except ValidationError as error:
        errors = errors_of(error)
    except Exception as error:  # noqa: BLE001 - whatever stands in a file, reading it ends in a problem
        document.problems.append(document.problem(loc, f"cannot be understood ({type(error).__name__})"))
        return None
    for each in errors[:_MOST_ERRORS]:
        place = tuple(step for step in each["loc"] if step != "[key]")
        document.problems.append(document.problem((*loc, *place), sentence(model, each)))
    if not isinstance(data, dict):
        return None
    data, broken = _without(data, errors)
    data |= {key: value for key, value in (stand_ins or {}).items() if key in broken}
    try:
        return Part(loc, model.model_validate(data), broken)
    except Exception:  # noqa: BLE001 - the problem is told already
        return None


def _without(data: dict[str, Any], errors: list[ErrorDetails]) -> tuple[dict[str, Any], frozenset[str]]:
    """A copy that lacks what is wrong, and the top keys that it therefore lacks.

    Of an unknown key nothing else depends, so only that key goes.
    """
    data, broken = copy.deepcopy(data), set()
    for error in errors:
        place = error["loc"]
        if error["type"] == "extra_forbidden":
            around: Any = data
            for step in place[:-1]:
                around = around[step]
            around.pop(place[-1])
        elif place:
            broken.add(str(place[0]))
    return {key: value for key, value in data.items() if key not in broken}, frozenset(broken)
