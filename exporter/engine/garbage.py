"""When garbage in circles is looked for: a little and often, so that it never holds the event loop for long.

Python looks for it when more objects have come than gone, and then walks over all that are new. Where every
answer takes the place of an older one, that is seldom, and a hundred thousand are new by then; and a full
collection walks over what is known of every target: a third of a second with ten thousand of them. So here
what is new is looked through every moment, for about a millisecond, and a full collection is left out until
the process has twice the objects that it had: what works makes no circles (a test holds that), so there is
next to nothing for it to find.
"""

import asyncio
import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from exporter.log import Log

_log = Log("exporter.loop")
_AIM: Final = 0.001
"""Seconds of the loop that a look through what is new may take, about."""
_SOONEST: Final = 0.02
_LATEST: Final = 0.5
"""Seconds between two looks, from a process under load to one that has nothing to do."""
_THRESHOLDS: Final = (700, 5, 2**31 - 1)
"""Much that comes at once Python looks through by itself, but never everything."""
_GROWN: Final = 2.0
_SIZED_EVERY: Final = 60.0


def settle() -> None:
    """What is there by now stays, and is not looked through; from now on garbage is looked for."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()


@contextmanager
def much_to_stay() -> Iterator[None]:
    """While much is built that stays nothing is looked through, and what was built is not afterwards."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()


async def look_for_garbage() -> None:
    """Look for ever, on the running loop."""
    now = asyncio.get_running_loop().time
    pause, size, sized = _LATEST, sys.getallocatedblocks(), now()
    while True:
        await asyncio.sleep(pause)
        if not gc.isenabled():
            continue
        began = time.thread_time()
        gc.collect(1)
        took = time.thread_time() - began
        pause = min(max(pause * _AIM / max(took, _AIM / 2), _SOONEST), _LATEST)
        if now() - sized >= _SIZED_EVERY:
            sized = now()
            if sys.getallocatedblocks() > _GROWN * size:
                _look_through_everything()
                size = sys.getallocatedblocks()


def _look_through_everything() -> None:
    began = time.perf_counter()
    gc.unfreeze()
    found = gc.collect()
    gc.freeze()
    took = round(time.perf_counter() - began, 3)
    _log.info("the whole memory was looked through for garbage", objects=found, seconds=took)
