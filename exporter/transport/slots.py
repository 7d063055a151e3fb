"""Room for requests: how many probes run at a time, and who keeps a connection between them."""

import asyncio
import functools

from exporter.descriptors import Shares, shares


class Slots:
    """The connections that this process may have to upstreams."""

    def __init__(self, have: Shares) -> None:
        self.probes = asyncio.Semaphore(have.at_once)
        """Entered before a free probe begins: waiting for it is never measured as an upstream's latency."""
        self._left = have.kept

    def keep(self) -> bool:
        """Whether one more connection may be kept open while it is idle; `give_up` undoes it."""
        self._left -= 1
        if self._left < 0:
            self._left += 1
            return False
        return True

    def give_up(self) -> None:
        """One connection fewer is kept."""
        self._left += 1


@functools.cache
def slots() -> Slots:
    """Those of this process: what its limit was when they were first asked for."""
    return Slots(shares())
