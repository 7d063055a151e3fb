"""Which targets a create goes to, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from exporter.core.money import limit_micros, to_micros
from exporter.core.vocabulary import Channel
from exporter.failover.exceptions import BudgetExceeded
from exporter.failover.route import Advice
from exporter.failover.targets import Target, Wanted

CHEAPEST: Final = "cheapest"
UNKNOWNS: Final = ("raise", "next")


@dataclass(frozen=True, slots=True)
class How:
    """How a create chooses.

    Raises:
        ValueError: what cannot be meant, before anything is sent.
    """

    prefer: str | Sequence[str] | None = None
    """`official`, `reverse`, `cheapest`, or names of targets. None: the exporter's order, or the given."""
    max_usd: float | None = None
    on_unknown: str = "raise"
    scenario: str | None = None
    """A word of the exporter's route API."""

    def check(self, targets: Mapping[str, Target]) -> None:
        """Raises ValueError for words that are not known here."""
        words = (*Channel, CHEAPEST)
        if isinstance(self.prefer, str):
            if self.prefer not in words:
                message = f"prefer: {self.prefer!r} is none of {', '.join(words)}, and no list of targets"
                raise ValueError(message)
        else:
            unknown = [name for name in self.prefer or () if name not in targets]
            if unknown:
                message = f"prefer: no target is called {unknown[0]!r}; there are {', '.join(targets)}"
                raise ValueError(message)
        if self.on_unknown not in UNKNOWNS:
            message = f"on_unknown: {self.on_unknown!r} is none of {', '.join(UNKNOWNS)}"
            raise ValueError(message)
        if self.max_usd is not None and not 0 <= self.max_usd < inf:
            message = f"max_usd: {self.max_usd} is no amount of money"
            raise ValueError(message)

    @property
    def channel(self) -> Channel | None:
        """The preferred channel."""
        return Channel(self.prefer) if isinstance(self.prefer, str) and self.prefer != CHEAPEST else None


def eligible(targets: Mapping[str, Target], wanted: Wanted, how: How) -> list[Target]:
    """The targets that can make it for that money, in the given order.

    Raises:
        ValueError: none can make it, or one has no price and `max_usd` needs it.
        BudgetExceeded: those that can are dearer than `max_usd`.
    """
    flaws = {target.name: target.cannot(wanted) for target in targets.values()}
    able = [target for target in targets.values() if flaws[target.name] is None]
    if not able:
        told = "; ".join(f"{name}: {flaw}" for name, flaw in flaws.items())
        message = f"no target can make this: {told}"
        raise ValueError(message)
    if how.max_usd is None:
        return able
    for target in able:
        if not target.priced:
            message = f"target {target.name}: max_usd is given, so it needs usd_per_second or usd_per_call"
            raise ValueError(message)
    cheap = [target for target in able if to_micros(target.price(wanted) or 0) <= limit_micros(how.max_usd)]
    if not cheap:
        prices = ", ".join(f"{target.name} ${target.price(wanted):g}" for target in able)
        message = f"every target costs more than max_usd=${how.max_usd:g}: {prices}"
        raise BudgetExceeded(message)
    return cheap


def ranked(targets: Sequence[Target], wanted: Wanted, how: How, advice: Advice) -> list[Target]:
    """The same targets, the first to try first; what is not worth a request now stands last."""
    place = {name: at for at, name in enumerate(advice.order)}
    last = frozenset(advice.left_out)
    given = {target.name: at for at, target in enumerate(targets)}

    def key(target: Target) -> tuple[float, ...]:
        listed = place.get(target.name, len(place))
        named = how.prefer is not None and not isinstance(how.prefer, str)
        out = target.name in last and not named
        return (out, *_preference(target, wanted, how), listed, given[target.name])

    return sorted(targets, key=key)


def _preference(target: Target, wanted: Wanted, how: How) -> tuple[float, ...]:
    if how.prefer is None:
        return ()
    if how.prefer == CHEAPEST:
        price = target.price(wanted)
        return (inf if price is None else price,)
    channel = how.channel
    if channel is not None:
        return (0 if target.over is channel else 1 if target.over is None else 2,)
    names = list(how.prefer)
    return (names.index(target.name) if target.name in names else len(names),)
