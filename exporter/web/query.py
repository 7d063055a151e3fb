"""The query of a request: what is not understood is refused with what would be, never ignored."""

from collections.abc import Collection, Mapping

from starlette.requests import Request

Known = Mapping[str, Collection[str] | None]
"""The names that a route knows, with their values; None where the route reads the value itself."""


class BadQuery(ValueError):
    """A name or a value that the route does not know; the text says which ones it does."""


def query(request: Request, known: Known) -> dict[str, str]:
    """What a request asks for, each name once.

    Raises:
        BadQuery: a name that is not known or given twice, or a value that is not one of those known.
    """
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise BadQuery(
                f"{_shown(name)} is not known here; known are {', '.join(known) or 'no names at all'}"
            )
        if name in found:
            raise BadQuery(f"{name} is given twice")
        values = known[name]
        if values is not None and value not in values:
            raise BadQuery(f"{name} must be one of {', '.join(values)}")
        found[name] = value
    return found


def whole(text: str, name: str, most: int) -> int:
    """A number from 1 to `most`.

    Raises:
        BadQuery: it is none.
    """
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:10]) <= most):
        raise BadQuery(f"{name} must be a whole number from 1 to {most}")
    return int(text)


def _shown(name: str) -> str:
    """A name that a stranger chose, short and harmless."""
    return repr(name[:40])
