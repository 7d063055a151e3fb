"""Importing much at once, fast and without holding up who works beside it."""

import contextlib
import gc
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Final

_TURN: Final = 0.0005
"""Seconds for which imports in a thread keep the interpreter from others; usually it is ten times that."""


@contextlib.contextmanager
def imports_only() -> Iterator[None]:
    """While modules are imported nothing becomes garbage, and what they are made of never does.

    To look for garbage meanwhile, and to look through all of that later, takes a tenth of a start.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


@contextlib.contextmanager
def beside_others() -> Iterator[None]:
    """The same in a thread, while an event loop answers in another."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        with imports_only():
            yield
    finally:
        sys.setswitchinterval(usual)


def without_plugins() -> None:
    """Keep pydantic from looking for plugins, in a process that has none; called before it is imported.

    To look it reads the metadata of every package that is installed, and loads `importlib.metadata` and with
    that `email`: a twelfth of `check`. Its own switch, PYDANTIC_DISABLE_PLUGINS, spares the reading alone.
    """
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)
