"""When garbage in circles is looked for: a little and often, so that it never holds the event loop for long.

Python looks for it when more objects have come than gone, and then walks over all that are new. Where every
answer takes the place of an older one, that is seldom, and a hundred thousand are new by then; and a full
collection walks over what is known of every target: a third of a second with ten thousand of them. So here
what is new is looked through whenever the loop has computed for two milliseconds, in less than one; a full
collection is left out until the process has twice the objects that it had: what works makes no circles (a
test holds that), so there is next to nothing for it to find.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from exporter.log import Log

_log = Log("exporter.loop")
_AFTER: Final = 0.002
"""Seconds of processor time of the loop, in which a thousand objects may have come."""
_THRESHOLDS: Final = (700, 5, 2**31 - 1)
"""Much that comes at once Python looks through by itself, but never everything."""
_GROWN: Final = 2.0
_SIZED_EVERY: Final = 1000
"""Looks between two at the size of the process."""


@contextmanager
def looking() -> Iterator[Callable[[float], None]]:
    """Look for garbage in this way; what is there by now stays. Yields what to call between two turns."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()
    try:
        yield _Garbage().between_turns
    finally:
        gc.set_threshold(*usual)


class _Garbage:
    """Looks through what is new, and sees whether the process has grown."""

    def __init__(self) -> None:
        self._looks = 0
        self._looked = time.thread_time()
        self._size = sys.getallocatedblocks()

    def between_turns(self, now: float) -> None:
        """Look if it is time; `now`: processor time of the loop's thread, seconds."""
        if now - self._looked < _AFTER or not gc.isenabled():
            return
        gc.collect(1)
        self._looked = time.thread_time()
        self._looks += 1
        if self._looks % _SIZED_EVERY == 0 and sys.getallocatedblocks() > _GROWN * self._size:
            _look_through_everything()
            self._size = sys.getallocatedblocks()


def _look_through_everything() -> None:
    began = time.perf_counter()
    gc.unfreeze()
    found = gc.collect()
    gc.freeze()
    took = round(time.perf_counter() - began, 3)
    _log.info("the whole memory was looked through for garbage", objects=found, seconds=took)


@contextmanager
def much_to_stay() -> Iterator[None]:
    """While much is built that stays nothing is looked through, and what was built is not afterwards."""
    if gc.get_threshold() != _THRESHOLDS:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
