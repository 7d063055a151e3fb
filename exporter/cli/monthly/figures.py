"""What a month was: availability against promise, downtime, money, and the answers that a claim rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import reduce
from operator import add
from typing import Final

from exporter.cli.monthly.evidence import ShownAnswer, evidence
from exporter.core.availability import Measured, Ratio, Timeline
from exporter.core.thresholds import HOUR
from exporter.core.vocabulary import Channel, State
from exporter.store import EpisodeRow, Identity, JobSum, Store

_SLACK: Final = HOUR
"""Seconds by which the watch may begin late and a month still counts as watched whole."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """One UTC month, as far as it has gone. Unix seconds."""

    year: int
    month: int
    now: float

    @property
    def name(self) -> str:
        """As it is asked for: `2026-11`."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def after(self) -> date:
        """The first day of the next one."""
        return date(self.year + self.month // 12, self.month % 12 + 1, 1)

    @property
    def begin(self) -> float:
        """Where it begins."""
        return _midnight(self.first)

    @property
    def end(self) -> float:
        """Where it ends, or now while it goes on."""
        return min(_midnight(self.after), self.now)

    @property
    def over(self) -> bool:
        """It has ended."""
        return _midnight(self.after) <= self.now


@dataclass(frozen=True, slots=True)
class Spend:
    """Paid probes: dollars booked, and what came of the jobs."""

    usd: float = 0.0
    succeeded: int = 0
    failed: int = 0
    other: int = 0
    """Not ended, or ended by a fault of ours."""

    def __add__(self, more: "Spend") -> "Spend":
        return Spend(
            self.usd + more.usd,
            self.succeeded + more.succeeded,
            self.failed + more.failed,
            self.other + more.other,
        )

    @property
    def jobs(self) -> int:
        """All of them."""
        return self.succeeded + self.failed + self.other

    @property
    def usd_per_success(self) -> float | None:
        """What one success has cost; None without any."""
        return self.usd / self.succeeded if self.succeeded else None


@dataclass(frozen=True, slots=True)
class EpisodeOfMonth:
    """One time in a state that was not the best one, with what shows it."""

    episode: EpisodeRow
    seconds: float
    """As far as it lies in the month."""
    answers: tuple[ShownAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetMonth:
    """One target's month."""

    identity: Identity
    measured: Measured
    watched: tuple[float, float]
    """From when until when somebody looked, inside the month; unix seconds."""
    whole: bool
    """It was watched from its begin to its end, or until now."""
    unknown: float
    """Seconds of it in which nothing was known: nobody looked, or the fault was ours."""
    episodes: tuple[EpisodeOfMonth, ...]
    spend: Spend
    promise: float | None = None
    """A ratio."""
    price: str | None = None

    @property
    def ratio(self) -> Ratio:
        """Availability and coverage."""
        return self.measured.ratio

    @property
    def kept(self) -> bool | None:
        """Whether the promise was kept; None without a promise or without a figure."""
        if self.promise is None or self.ratio.availability is None:
            return None
        return self.ratio.availability >= self.promise


@dataclass(frozen=True, slots=True)
class Total:
    """What the targets of one provider and one channel come to."""

    provider: str
    channel: Channel | None
    """None for all of them together."""
    targets: int
    measured: Measured
    spend: Spend


@dataclass(frozen=True, slots=True)
class MonthReport:
    """A month of one provider, or of all."""

    month: CalendarMonth
    provider: str | None
    targets: tuple[TargetMonth, ...]
    totals: tuple[Total, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ServiceTerms:
    """What the configuration says of a target's service."""

    promise: float | None
    price: str | None


def report(
    store: Store, month: CalendarMonth, provider: str | None, terms: Mapping[str, ServiceTerms]
) -> MonthReport:
    """The month of every target that was watched in it. With a provider, its answers as evidence, too.

    Raises:
        StoreError: the storage cannot be read.
    """
    spends = _spends(store.jobs(month.first, month.after))
    chosen = [i for i in watched(store, month) if provider in (None, i.provider)]
    targets = tuple(
        _target(store, month, i, spends, terms.get(i.target), told=provider is not None) for i in chosen
    )
    return MonthReport(month, provider, targets, tuple(_totals(targets)))


def watched(store: Store, month: CalendarMonth) -> list[Identity]:
    """The targets that somebody watched in a month."""
    return [i for i in store.targets() if _since(i) < month.end and i.last_seen > month.begin]


def _target(
    store: Store,
    month: CalendarMonth,
    identity: Identity,
    spends: Mapping[str, Spend],
    terms: ServiceTerms | None,
    *,
    told: bool,
) -> TargetMonth:
    name = identity.target
    begin, end = max(_since(identity), month.begin), min(identity.last_seen, month.end)
    timeline = Timeline(store.timeline(name, begin))
    bad = [e for e in store.episodes(name, begin, end) if e.state is not State.OPERATIONAL]
    return TargetMonth(
        identity=identity,
        measured=timeline.measured(begin, end),
        watched=(begin, end),
        whole=begin - month.begin <= _SLACK and month.end - end <= _SLACK,
        unknown=sum(e - s for s, e, state, _ in timeline.stretches(begin, end) if state is State.UNKNOWN),
        episodes=tuple(_episode(store, one, begin, end, told=told) for one in bad),
        spend=spends.get(name, Spend()),
        promise=None if terms is None else terms.promise,
        price=None if terms is None else terms.price,
    )


def _episode(store: Store, episode: EpisodeRow, begin: float, end: float, *, told: bool) -> EpisodeOfMonth:
    until = end if episode.end is None else min(episode.end, end)
    seconds = until - max(episode.start, begin)
    answers = evidence(store, episode, begin, until) if told else ()
    return EpisodeOfMonth(episode, seconds, answers)


def _spends(jobs: Iterable[JobSum]) -> dict[str, Spend]:
    spends: dict[str, Spend] = {}
    for target, outcome, count, usd in jobs:
        match outcome:
            case State.OPERATIONAL:
                spend = Spend(usd, succeeded=count)
            case None | State.UNKNOWN:
                spend = Spend(usd, other=count)
            case _:
                spend = Spend(usd, failed=count)
        spends[target] = spends.get(target, Spend()) + spend
    return spends


def _totals(targets: Sequence[TargetMonth]) -> Iterable[Total]:
    """Each provider's channels, then each provider of several, then all."""
    groups = sorted({(t.identity.provider, t.identity.channel) for t in targets})
    for provider, channel in groups:
        own = [t for t in targets if (t.identity.provider, t.identity.channel) == (provider, channel)]
        yield _total(provider, channel, own)
    providers = dict.fromkeys(provider for provider, _ in groups)
    for provider in providers:
        if len([1 for one, _ in groups if one == provider]) > 1:
            yield _total(provider, None, [t for t in targets if t.identity.provider == provider])
    if len(providers) > 1:
        yield _total("", None, targets)


def _total(provider: str, channel: Channel | None, of: Sequence[TargetMonth]) -> Total:
    measured = reduce(add, (t.measured for t in of), Measured())
    return Total(provider, channel, len(of), measured, reduce(add, (t.spend for t in of), Spend()))


def _since(identity: Identity) -> float:
    return identity.last_seen if identity.watched_since is None else identity.watched_since


def _midnight(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
