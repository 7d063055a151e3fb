"""The query of a request: what is not understood is refused with what would be, never ignored."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from starlette.requests import Request

Readers = Mapping[str, Callable[[str], Any]]
"""Every name that a route knows, and how its value is read; a `ValueError` says what is expected instead."""


class BadQuery(ValueError):
    """What is wrong with a query, and what would be right, as a sentence for its sender."""


def query(request: Request, readers: Readers) -> dict[str, Any]:
    """What a request asks for.

    Raises:
        BadQuery: a name that is not known or given twice, or a value that cannot be read.
    """
    found: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name not in readers:
            raise BadQuery(
                f"{name[:40]!r} is not known here; known are {', '.join(readers) or 'no names at all'}"
            )
        if name in found:
            raise BadQuery(f"{name} is given twice")
        try:
            found[name] = readers[name](value)
        except ValueError as error:
            raise BadQuery(f"{name} must be {error}") from error
    return found


def one_of(values: Collection[str]) -> Callable[[str], str]:
    """A value out of a few."""

    def read(value: str) -> str:
        if value not in values:
            raise ValueError(f"one of {', '.join(values)}")
        return value

    return read


def whole(most: int, what: str = "a whole number") -> Callable[[str], int]:
    """A number from 1 to `most`."""

    def read(value: str) -> int:
        if not (value.isascii() and value.isdecimal() and 1 <= int(value[:10]) <= most):
            raise ValueError(f"{what} from 1 to {most}")
        return int(value)

    return read
