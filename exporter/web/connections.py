"""The connections that are open: how many there may be, and which of them goes when one more comes."""

import asyncio
import resource
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from exporter.log import Log, Seldom

_log = Log("exporter.web")
_MOST: Final = 512
_FEWEST: Final = 16
_SHARE: Final = 4
"""Of so many descriptors one may be a connection's."""
_QUEUE: Final = 4
"""For so many places one connection may wait."""
_SILENT: Final = 2.0
"""Seconds after which somebody who has asked nothing is taken for a stranger."""
_TOLD_EVERY: Final = 60.0
"""Seconds between two warnings of the same kind."""


class Slot:
    """One connection's place, from the moment it is accepted until it is closed."""

    def __init__(self, address: str, now: float, head_seconds: float) -> None:
        self.address = address
        self.deadline: float | None = now + head_seconds
        """By then (loop time) what is awaited must have come; None: nothing is awaited."""
        self.quiet_since: float | None = now
        """Since when nothing is being answered; None while a request is."""
        self.made = False
        """Whether the TLS handshake, if there is one, is over."""
        self.asked = False
        """Whether there has been a whole request."""
        self.drop: Callable[[], object] = lambda: None
        """Closes the connection now."""
        self.retire: Callable[[], object] = lambda: None
        """Closes the connection as soon as nothing is being answered."""
        self.more_time: Callable[[float], float | None] = lambda _now: None
        """Asked at the deadline: another one, or None where the connection has to go."""


class Connections:
    """At most so many at once, and half of them from one address.

    Where there is no room, the connection goes that has been quiet for longest: first of those that had time
    to ask something and did not, then of those that were answered, last of the new ones, whose request may be
    on its way. One that is being answered stays.
    """

    def __init__(self, most: int | None = None) -> None:
        self.most = room() if most is None else most
        self._each = max(2, self.most // 2)
        self._slots: dict[Slot, None] = {}
        self._waiting: dict[Slot, None] = {}
        self._freed = asyncio.Event()
        self._seldom = Seldom(_TOLD_EVERY)

    def __iter__(self) -> Iterator[Slot]:
        """Every connection, with those that wait for a place."""
        return iter([*self._slots, *self._waiting])

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def most_begun(self) -> int:
        """Connections that may have a place or wait for one."""
        return self.most + self.most // _QUEUE

    async def place(self, slot: Slot) -> None:
        """Give a new connection its place, also a little later.

        Where too many wait for one already, it is the oldest that goes: whoever floods has been first.
        """
        while not self._admit(slot):
            if slot not in self._waiting and len(self._waiting) >= self.most // _QUEUE:
                counts = Counter(each.address for each in self._waiting)
                busiest = max(counts, key=lambda address: counts[address])
                oldest = next(each for each in self._waiting if each.address == busiest)
                del self._waiting[oldest]
                oldest.drop()
            self._waiting[slot] = None
            self._freed.clear()
            try:
                await self._freed.wait()
            except asyncio.CancelledError:
                self._waiting.pop(slot, None)
                raise
        self._waiting.pop(slot, None)

    def leave(self, slot: Slot) -> None:
        """The connection is closed."""
        self._slots.pop(slot, None)
        self._freed.set()

    def quiet(self, slot: Slot, since: float) -> None:
        """Nothing is being answered over the connection any more."""
        slot.quiet_since = since
        self._freed.set()

    def _admit(self, slot: Slot) -> bool:
        now = asyncio.get_running_loop().time()
        counts = Counter(each.address for each in self._slots)
        if counts[slot.address] >= self._each:
            made = self._make_room(now, slot, slot.address)
        elif len(self._slots) >= self.most:
            busiest = max(counts, key=lambda address: counts[address])
            made = self._make_room(now, slot, busiest) or self._make_room(now, slot)
        else:
            made = True
        if made:
            self._slots[slot] = None
        return made

    def make_room(self, now: float) -> bool:
        """Close the connection that can best be spared; False where each is being answered."""
        return self._make_room(now)

    def sweep(self, now: float) -> None:
        """Close what has not kept to its time."""
        for slot in self:
            if slot.deadline is not None and slot.deadline <= now:
                slot.deadline = slot.more_time(now)
                if slot.deadline is None:
                    self.leave(slot)
                    slot.drop()

    def _make_room(self, now: float, newcomer: Slot | None = None, address: str | None = None) -> bool:
        # Who waits for a place is older than some that have one, and does not drive those out.
        until = now if newcomer is None or newcomer.quiet_since is None else newcomer.quiet_since
        spare = [
            (_rank(slot, now - slot.quiet_since), slot.quiet_since, slot)
            for slot in self._slots
            if slot.quiet_since is not None
            and address in {None, slot.address}
            and (slot.asked or slot.quiet_since <= until)
        ]
        self._tell(now, address)
        if not spare:
            return False
        *_, slot = min(spare, key=lambda one: one[:2])
        self.leave(slot)
        slot.drop()
        return True

    def _tell(self, now: float, address: str | None) -> None:
        if self._seldom.due(now) is not None:
            _log.warning(
                "too many connections: quiet ones are closed", open=len(self), most=self.most, address=address
            )


def _rank(slot: Slot, seconds: float) -> int:
    """Which connections go before others; `slot` has been quiet for so many seconds."""
    if slot.asked:
        return 1
    return 0 if seconds >= _SILENT else 2


def room() -> int:
    """How many connections this process may hold: a part of its descriptors, so that probes keep the rest."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    share = _MOST if soft == resource.RLIM_INFINITY else soft // _SHARE
    return max(_FEWEST, min(_MOST, share))
