"""Frozen dataclasses to plain JSON values and back, so that what is known survives a restart."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_WRITTEN = (str, int, float, bool, NoneType)
"""Enums of the vocabulary are strings."""


def pack(value: object) -> Any:
    """A dataclass becomes the sequence of its fields' values, in order; what JSON writes by itself stays."""
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    if not is_dataclass(value):
        return value
    cls: Any = type(value)
    plain = _plain(cls)
    return [pack(getattr(value, name)) for name in _names(cls)] if plain is None else plain(value)


def unpack(cls: type[T], plain: Any) -> T:
    """Rebuild a dataclass from what `pack` made; fields that were added at its end since take their defaults.

    Raises:
        ValueError: the value does not have the shape of `cls` (written by another version).
    """
    hint: Any = cls
    try:
        restored = _reader(hint)(plain)
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError(f"not a stored {cls.__name__}") from error
    return cast("T", restored)


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


@cache
def _plain(cls: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """Reads all fields of a class at once, where JSON writes each by itself: there are many answers."""
    hints = [arg for hint in get_type_hints(cls).values() for arg in (get_args(hint) or (hint,))]
    simple = all(isinstance(hint, type) and issubclass(hint, _WRITTEN) for hint in hints)
    return attrgetter(*_names(cls)) if simple and len(_names(cls)) > 1 else None


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """How to read a value of this type; built once per type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = _reader(next(a for a in args if a is not NoneType))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return _tuple_reader(args)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass_reader(hint)
    return _scalar_reader(hint)


def _tuple_reader(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        item = _reader(args[0])
        return lambda plain: tuple(item(p) for p in plain)
    readers = [_reader(a) for a in args]
    return lambda plain: tuple(read(p) for read, p in zip(readers, plain, strict=True))


def _dataclass_reader(cls: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    readers = [_reader(hints[name]) for name in _names(cls)]

    def read(plain: Any) -> Any:
        if len(plain) > len(readers):
            raise TypeError(cls)
        return cls(*(read(p) for read, p in zip(readers, plain, strict=False)))

    return read


def _scalar_reader(cls: Any) -> Callable[[Any], Any]:
    allowed = (int, float) if cls is float else (cls,)

    def read(plain: Any) -> Any:
        if not isinstance(plain, allowed) or (isinstance(plain, bool) and cls is not bool):
            raise TypeError(cls)
        return plain

    return read
