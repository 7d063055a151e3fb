"""Targets as the page shows them: everything worked out and put into words, nothing left to the templates."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from math import isfinite

from exporter.core.availability import Day
from exporter.core.board import Announcement, Board, Entry, Facts, Money, Page
from exporter.core.state.maintenance import OPERATOR
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Off, Reason, State
from exporter.web.availability import AvailabilityWindow, Month, windows
from exporter.web.days import Bar, bars
from exporter.web.formatting import Formatting, day
from exporter.web.serialize import TargetView, view

_SOON = 60 * DAY
"""Seconds before a retirement from which it is a warning."""
_TIGHT = 0.8
"""Share of a budget from which it is drawn as tight."""


@dataclass(frozen=True, slots=True)
class Meter:
    """A budget; `share` is 0 to 100, None without a limit."""

    text: str
    share: int | None
    tight: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to notice: `bad`, `warn` or `note`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One target."""

    name: str
    title: str
    provider: str
    model: str
    channel: Channel
    state: State
    state_word: str
    reason: str
    since: str
    since_when: str
    verified: bool
    verified_word: str
    windows: tuple[AvailabilityWindow, ...]
    bars: tuple[Bar, ...]
    facts: tuple[tuple[str, str], ...]
    """Labels and values."""
    budget: Meter | None
    flags: tuple[Flag, ...]

    @property
    def unsure(self) -> bool:
        """Looks good, but nothing that reached the upstream says so."""
        return self.state.up and not self.verified


@dataclass(frozen=True, slots=True)
class Column:
    """One channel."""

    channel: Channel
    title: str
    note: str
    monthly: str
    """What the availability is of: the month, or the time since something was watched."""
    availability: str
    coverage: str
    promise: str
    cards: tuple[Card, ...]


def card(
    entry: Entry,
    pages: Iterable[Page],
    speech: Formatting,
    days: tuple[Day, ...] | None,
    *,
    public: bool = False,
) -> Card:
    """One target's card at the moment of `speech`, with the days that are given.

    For the public it is without money and what only concerns whoever runs the exporter.
    """
    seen = view(entry, speech.now)
    facts, health = seen.facts, entry.health
    since = seen.since
    return Card(
        name=facts.target,
        title=facts.title,
        provider=facts.provider,
        model=facts.model,
        channel=facts.channel,
        state=health.state,
        state_word=speech.state(health.state),
        reason=speech.reason(health.reason),
        since="" if since is None else speech.text("since", duration=speech.duration(speech.now - since)),
        since_when="" if since is None else speech.text("since_when", time=speech.moment(since)),
        verified=health.verified,
        verified_word=verified_word(entry, speech),
        windows=tuple(windows(seen, speech)),
        bars=() if days is None else tuple(bars(entry, days, speech)),
        facts=tuple(_facts(seen, speech, public=public)),
        budget=None if public or entry.budget.limit_usd is None else _meter(entry.budget, speech),
        flags=tuple(_flags(entry, pages, speech, public=public)),
    )


def column(
    channel: Channel,
    cards: tuple[Card, ...],
    month: Month,
    promises: Collection[float],
    speech: Formatting,
) -> Column:
    """One channel's column around its cards, their 30 days together, and what is promised for them."""
    range_ = sorted(promises)
    return Column(
        channel=channel,
        title=speech.channel(channel),
        note=speech.text(f"{channel}_note"),
        monthly=month.label(speech.text("monthly"), speech),
        availability=speech.share(month.measured.ratio.availability),
        coverage=speech.text("coverage", share=speech.whole_share(month.measured.ratio.coverage)),
        promise=" – ".join(map(speech.share, range_[:1] + range_[1:][-1:])) or speech.text("no_guarantee"),
        cards=cards,
    )


def verified_word(entry: Entry, speech: Formatting) -> str:
    """Whether the state is verified, in words: what free probes cannot see they do not vouch for."""
    if entry.health.verified:
        return speech.text("verified")
    return speech.text("unverified" if entry.health.state.up else "not_verified")


def _facts(seen: TargetView, speech: Formatting, *, public: bool) -> Iterator[tuple[str, str]]:
    facts = seen.facts
    promise = speech.text("no_promise") if facts.slo_ratio is None else speech.share(facts.slo_ratio)
    yield speech.text("promise"), promise
    if not public:
        yield speech.text("price"), price(facts, speech)
    yield speech.text("last_probe"), _last(seen, speech)
    yield speech.text("episodes_7d"), str(seen.episodes_7d)


def delivered(entry: Entry, speech: Formatting) -> str | None:
    """What was delivered last, and how often it was less than ordered."""
    found = entry.delivered
    if found is None:
        return None
    parts = [] if found.seconds is None else [f"{found.seconds:.1f} s"]
    if found.width is not None and found.height is not None:
        parts.append(f"{found.width}×{found.height}")
    count = sum(n for (_, _, why), n in entry.results.items() if why is Reason.ARTIFACT_MISMATCH)
    shown = " · ".join(parts) or "–"
    return speech.text("delivered_less", measures=shown, count=str(count)) if count else shown


def credential(entry: Entry, speech: Formatting) -> tuple[tuple[str, str], ...]:
    """What the gateway tells of our key."""
    told = []
    if entry.balance_usd is not None:
        told.append((speech.text("balance"), speech.usd(entry.balance_usd)))
    if entry.credential_expires_at is not None:
        told.append((speech.text("key_expires"), speech.moment(entry.credential_expires_at)))
    return tuple(told)


def price(facts: Facts, speech: Formatting) -> str:
    """The configured price."""
    if facts.usd_per_second is not None:
        return speech.text("per_second", usd=speech.usd(facts.usd_per_second))
    if facts.usd_per_call is not None:
        return speech.text("per_call", usd=speech.usd(facts.usd_per_call))
    return "–"


def _last(seen: TargetView, speech: Formatting) -> str:
    if seen.last is None:
        return speech.text("never")
    return f"{speech.source(seen.last.source)}, {speech.ago(seen.last.at)}"


def _meter(budget: Money, speech: Formatting) -> Meter:
    limit = budget.limit_usd
    if limit is None:
        return Meter(speech.text("no_limit", spent=speech.usd(budget.spent_usd)), None, tight=False)
    share = min(1.0, budget.spent_usd / limit) if limit > 0 else 1.0
    text = speech.text("budget_of", spent=speech.usd(budget.spent_usd), limit=speech.usd(limit))
    return Meter(text, round(share * 100), tight=share >= _TIGHT)


def whole_budget(board: Board, speech: Formatting) -> Meter:
    """The budget of all targets together."""
    return _meter(board.budget, speech)


def _flags(entry: Entry, pages: Iterable[Page], speech: Formatting, *, public: bool) -> Iterator[Flag]:
    if entry.announcement is not None:
        yield Flag("note", _announced(entry.announcement, speech))
    if not public:
        yield from _own_flags(entry, speech)
    for page in pages:
        if entry.facts.target in page.disagreeing:
            yield Flag("warn", _disagreement(entry.facts.target, page, speech))
    retires = entry.facts.retires_at
    if retires is not None:
        soon = speech.now < retires <= speech.now + _SOON
        text = speech.text("retires" if retires > speech.now else "retired_on", day=day(retires))
        yield Flag("warn" if soon else "note", text)


def _own_flags(entry: Entry, speech: Formatting) -> Iterator[Flag]:
    """What only concerns whoever runs the exporter."""
    if entry.credential_valid is False:
        yield Flag("bad", speech.text("credential"))
    for source, beat in entry.beats.items():
        if beat.disabled is not None:
            kind = "note" if beat.disabled == Off.POLICY else "bad"
            yield Flag(kind, speech.text(f"disabled_{beat.disabled}", probe=speech.source(source)))


def _announced(work: Announcement, speech: Formatting) -> str:
    """Announced work, under way or to come, as it was announced."""
    end = speech.moment(work.end) if isfinite(work.end) else speech.text("open_end")
    text = work.text if work.source == OPERATOR else f"{work.source}: {work.text}"
    key = "work_now" if work.start <= speech.now else "work_next"
    return speech.text(key, text=text, start=speech.moment(work.start), end=end)


def _disagreement(target: str, page: Page, speech: Formatting) -> str:
    said = [component.state for component in page.components if target in component.targets]
    state = speech.text(f"page_{said[0]}") if said else speech.text("disagrees")
    return speech.text("disagreement", page=page.name, state=state)
