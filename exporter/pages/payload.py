"""Finding one's way in JSON that may hold anything: what is missing or of another type is not there."""

from collections.abc import Mapping
from datetime import UTC, datetime

Row = Mapping[str, object]
LONGEST_TITLE = 200


def row(value: object) -> Row:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object, key: str | None = None) -> list[Row]:
    """The objects in a list, or in the list under `key`; none where it was left out."""
    found = row(value).get(key) if key is not None else value
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def text(source: Row, *keys: str) -> str:
    """The first of the keys that holds text, otherwise an empty one."""
    return next((value for key in keys if isinstance(value := source.get(key), str) and value), "")


def title(source: Row, *keys: str) -> str:
    """Text for people, on one line and of sane length."""
    return one_line(text(source, *keys))


def one_line(words: str) -> str:
    """Text without control characters and line breaks, cut to a sane length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def moment(source: Row, *keys: str) -> float | None:
    """The first of the keys that holds an ISO time, as unix seconds. Without an offset it is UTC."""
    return next((at for key in keys if (at := _unix(source.get(key))) is not None), None)


def _unix(value: object) -> float | None:
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
        return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
