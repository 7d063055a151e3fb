"""Which of several exporters watches a target, and what part of the money is its own.

Shards do not talk to one another: everything here follows from a name, numbers and what one store knows.

A target belongs to the shard with the highest weight (rendezvous hashing), so that one shard more takes
about its share of the targets from all others, and no target moves between those.

Money follows the division that held when the UTC day began. A store may pay on a day only if its shard was
in service at that midnight, only for the targets that were its own then, and at most the part of the budget
of all targets that the number of shards gives. A target had one owner at midnight and the parts of all
shards are the whole, so no day's budget is exceeded, however often the number changes during the day. What
must hold: at midnight all shards that run have the same number of shards, no two the same place, and clocks
that agree.
"""

from functools import lru_cache
from hashlib import blake2b
from struct import Struct
from typing import Final

from exporter.core.money import Limits, limit_micros, to_usd
from exporter.core.records import dataclass

MOST_SHARDS: Final = 1000
_WEIGHTS: Final = Struct("<8Q")
"""One digest holds the weights of eight shards."""


@lru_cache(maxsize=1 << 16)
def owner(name: str, total: int) -> int:
    """The shard, from 0, that something of this name belongs to among `total` of them."""
    best, heaviest = 0, -1
    for block in range((total + 7) // 8):
        digest = blake2b(name.encode(), salt=block.to_bytes(4, "little")).digest()
        for index, weight in enumerate(_WEIGHTS.unpack(digest)[: total - 8 * block], start=8 * block):
            if weight > heaviest:
                best, heaviest = index, weight
    return best


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `total` exporters that share the targets; `index` counts from 0."""

    index: int = 0
    total: int = 1

    def owns(self, name: str) -> bool:
        """Whether something of this name is this shard's."""
        return self.total == 1 or owner(name, self.total) == self.index

    def __str__(self) -> str:
        return f"{self.index} of {self.total}"


WHOLE: Final = Shard()
"""The only exporter there is."""


@dataclass(frozen=True, slots=True)
class Division:
    """What a store knows of one UTC day."""

    shard: Shard = WHOLE
    """Which one it was at midnight."""
    parts: int = 1
    """Into how many parts the budget of all targets is divided: the largest number of shards of that day."""
    begun: bool = True
    """It was in service at midnight, or is the only one."""

    def pays_for(self, target: str) -> bool:
        """Whether paid probes of a target may run on that day."""
        return self.begun and self.shard.owns(target)

    def part_of(self, usd: float | None) -> float | None:
        """This store's part of a day's budget of all targets, in dollars; None is no limit."""
        return None if usd is None else to_usd(limit_micros(usd) // self.parts)

    def limit(self, usd: float | None) -> float | None:
        """What of a day's budget of all targets may be spent from this store; None is no limit."""
        return self.part_of(usd) if self.begun or usd is None else 0.0

    def limits(self, target: str, limits: Limits, *, paid: bool) -> Limits:
        """What may be spent on a target.

        A free probe that might start a job keeps its part also on a day that was not begun: what it starts
        by mistake no budget can hold back, and without it a target that has moved would not be watched.
        """
        if paid and not self.pays_for(target):
            return Limits(0.0, 0.0)
        return Limits(limits.target_usd, self.part_of(limits.global_usd))
