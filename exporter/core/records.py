"""`dataclass` as `dataclasses` has it, for a third of what that takes to make a class.

The standard one writes the source of up to seven methods for each class and compiles it: half a millisecond,
and eighty of ours are made before the first scrape, three hundred in all. Here only `__init__` is compiled;
the other methods are shared. A class behaves the same, and `fields`, `replace` and `asdict` take it. Only
what is used here is offered: no order, no keyword-only fields and no `InitVar`.
"""

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, Final

_MISSING: Final = dataclasses.MISSING
_FACTORY: Final = object()
"""The default of a field that a factory makes."""
_set: Final = object.__setattr__

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, slots: bool = False) -> Callable[[type], type]:
        """A decorator for classes."""

        def made(cls: type) -> type:
            return _completed(
                dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls),
                frozen=frozen,
                eq=eq,
            )

        return made


def _completed(cls: Any, *, frozen: bool, eq: bool) -> Any:
    fields, own = dataclasses.fields(cls), vars(cls)
    methods: dict[str, Any] = {"__init__": _init(cls, fields, frozen=frozen), "__repr__": _repr(fields)}
    if eq:
        compared = _values([field.name for field in fields if field.compare])
        methods["__eq__"] = _eq(compared)
        methods["__hash__"] = (lambda self: hash(compared(self))) if frozen else None
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        methods |= {"__getstate__": _state, "__setstate__": _restore}
    for name, method in methods.items():
        # A class that has an `__eq__` of its own is given None as `__hash__` by Python.
        if own.get(name) is None:
            setattr(cls, name, method)
    return cls


def _init(cls: type, fields: Sequence[Any], *, frozen: bool) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": _set, "_FACTORY": _FACTORY}
    parameters, body = ["self"], []
    for field in fields:
        name, made = field.name, field.default_factory is not _MISSING
        default = f"_default_{name}"
        if made or field.default is not _MISSING:
            known[default] = field.default_factory if made else field.default
        if not field.init:
            if default not in known:
                continue
            value = f"{default}()" if made else default
        else:
            has_default = "" if default not in known else "=_FACTORY" if made else f"={default}"
            parameters.append(name + has_default)
            value = f"{default}() if {name} is _FACTORY else {name}" if made else name
        body.append(_frozen(cls, name, value, known) if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    text = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"])
    exec(text, known)  # noqa: S102 - as `dataclasses` does it: of names of fields alone
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return init


def _frozen(cls: type, name: str, value: str, known: dict[str, Any]) -> str:
    """The statement that gives a frozen field its value."""
    slot = getattr(cls, name, None)
    if not isinstance(slot, MemberDescriptorType):
        return f"_set(self, {name!r}, {value})"
    # Half of what it takes to look the slot up by its name each time.
    known[f"_set_{name}"] = slot.__set__
    return f"_set_{name}(self, {value})"


def _values(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What is compared, of an instance."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


def _eq(compared: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, Any], Any]:
    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807 - it becomes that method
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    return __eq__


def _repr(fields: Sequence[Any]) -> Callable[[Any], str]:
    shown = [field.name for field in fields if field.repr]

    @recursive_repr()
    def __repr__(self: Any) -> str:  # noqa: N807 - it becomes that method
        inside = ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
        return f"{type(self).__qualname__}({inside})"

    return __repr__


def _refuse_to_set(_self: Any, name: str, _value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """For copies, which could not set anything."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: Sequence[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        _set(self, field.name, value)
