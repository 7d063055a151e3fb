"""What a configuration's schedule sends and costs in a day."""

from collections.abc import Iterator, Sequence

from exporter.config import Config, TargetConfig
from exporter.config.model import Mode
from exporter.core.money import runs_per_day, to_micros, to_usd
from exporter.core.records import dataclass
from exporter.core.vocabulary import PROBES, Probing

_DAYS = 30


@dataclass(frozen=True, slots=True)
class DaySchedule:
    """One day of some targets' probes: requests that cost nothing, paid jobs, and dollars."""

    free: int = 0
    jobs: int = 0
    usd: float = 0.0

    def __add__(self, more: "DaySchedule") -> "DaySchedule":
        return DaySchedule(self.free + more.free, self.jobs + more.jobs, self.usd + more.usd)


def schedule(target: TargetConfig) -> DaySchedule:
    """A day of one target. A price there is none of counts as nothing."""
    if target.probing is not Probing.ACTIVE:
        return DaySchedule()
    free = sum(
        runs_per_day(target.probes.settings(kind).interval)
        for kind in PROBES
        if kind in target.probes.kinds and not kind.paid
    )
    generation = target.probes.generation
    if generation is None or target.price is None:
        return DaySchedule(free)
    jobs = runs_per_day(generation.interval)
    return DaySchedule(free, jobs, to_usd(to_micros(target.price.of(generation.seconds)) * jobs))


def told(config: Config) -> Iterator[str]:
    """Lines for people: all of it, and by provider."""
    all_ = sum((schedule(target) for target in config.targets), DaySchedule())
    count = len(config.targets)
    most = "up to " if config.global_.mode is Mode.ON_SCRAPE else ""
    yield f"{count} target{'s send' if count > 1 else ' sends'} {most}{_sent(all_)} a day"
    yield f"that costs {_usd(all_.usd)} a day, {_usd(_DAYS * all_.usd)} in {_DAYS} days{_most(config, all_)}"
    for provider in dict.fromkeys(target.provider for target in config.targets):
        own = sum((schedule(t) for t in config.targets if t.provider == provider), DaySchedule())
        paid = f", {_usd(own.usd)}" if own.jobs else ""
        yield f"to {provider}: {_sent(own)}{paid} a day"


def _sent(day: DaySchedule) -> str:
    jobs = f"{day.jobs:,} paid job{'' if day.jobs == 1 else 's'}" if day.jobs else "nothing paid"
    return f"{day.free:,} free requests and {jobs}"


def _most(config: Config, day: DaySchedule) -> str:
    """What failures and recoveries may bring it to, as far as a budget allows."""
    if not day.jobs:
        return ""
    paying = [t for t in config.targets if schedule(t).jobs]
    limits: Sequence[float] = [t.budget.usd_per_day for t in paying if t.budget is not None]
    budget = config.global_.budget
    own = sum(limits) if len(limits) == len(paying) else None
    known = [usd for usd in (own, None if budget is None else budget.usd_per_day) if usd is not None]
    return f"; the budget allows {_usd(min(known))} a day" if known else ""


def _usd(dollars: float) -> str:
    return f"{dollars:,.2f} USD" if dollars == 0 or dollars >= 0.01 else f"{dollars:.6f} USD"
