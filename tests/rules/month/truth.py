"""A month as it truly was: what each target is, in which state it stood when, and what was asked of it.

Nothing here knows of metrics. Times are unix seconds on whole minutes, so that samples of a minute miss nothing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from exporter.core.vocabulary import PROBES, Api, Channel, Reason, Source, State, Upstream

MINUTE, HOUR, DAY = 60, 3600, 86400
LENGTH = 31 * DAY
USUAL = {
    State.OPERATIONAL: Reason.OK,
    State.DEGRADED: Reason.UPSTREAM_5XX,
    State.MAINTENANCE: Reason.MAINTENANCE_WINDOW,
    State.RETIRED: Reason.MODEL_DEPRECATED,
    State.UNKNOWN: Reason.INVALID_KEY,
    State.RISK_CONTROL: Reason.CAPTCHA,
    State.SUSPENDED: Reason.NO_CHANNEL,
}


@dataclass(frozen=True)
class Episode:
    """A time in one state, in hours before the end of the month."""

    began: float
    ended: float
    state: State
    reason: Reason


@dataclass(frozen=True)
class Subject:
    """One target."""

    name: str
    provider: str
    channel: Channel
    model: str
    episodes: Sequence[Episode] = ()
    verified: bool = True
    upstream: Upstream = Upstream.GATEWAY
    api: Api = Api.OPENAI_VIDEOS
    promise: float | None = None
    usd_per_second: float | None = None
    usd_per_call: float | None = None
    budget: float | None = None
    retires_in_days: float | None = None
    traffic: bool = False

    @property
    def probes(self) -> tuple[Source, ...]:
        return PROBES if self.budget else PROBES[:2]

    @property
    def usd_per_job(self) -> float:
        """What one generation of four seconds costs."""
        return self.usd_per_call or 4 * (self.usd_per_second or 0.0)


@dataclass(frozen=True)
class Stretch:
    """A time in one state, in unix seconds."""

    start: int
    end: int
    state: State
    reason: Reason


@dataclass(frozen=True)
class Answered:
    """One answer: of a probe, or of a request of real traffic."""

    at: int
    subject: str
    source: Source
    outcome: State
    reason: Reason
    seconds: float


@dataclass
class Month:
    """All of it."""

    end: int
    subjects: Sequence[Subject]
    stretches: dict[str, list[Stretch]] = field(default_factory=dict)
    answers: list[Answered] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.end - LENGTH

    def state(self, name: str, at: float) -> Stretch:
        """The stretch that a target is in."""
        return next(one for one in reversed(self.stretches[name]) if one.start <= at)

    def seconds(self, name: str, window: float, states: frozenset[State]) -> float:
        """How long a target stood in some states within the last `window` seconds."""
        begin = self.end - window
        return sum(
            max(0.0, min(one.end, self.end) - max(one.start, begin))
            for one in self.stretches[name]
            if one.state in states
        )


def month(end: int, subjects: Sequence[Subject] | None = None) -> Month:
    """The month that ends at a whole minute; of the usual subjects unless others are given."""
    chosen = SUBJECTS if subjects is None else subjects
    made = Month(end, chosen)
    for subject in chosen:
        made.stretches[subject.name] = list(_stretches(subject, end))
    for subject in chosen:
        made.answers += _answers(made, subject)
    made.answers.sort(key=lambda one: one.at)
    return made


def _stretches(subject: Subject, end: int) -> Iterator[Stretch]:
    at = end - LENGTH
    for episode in subject.episodes:
        began, ended = end - round(episode.began * 60) * MINUTE, end - round(episode.ended * 60) * MINUTE
        if at < began:
            yield Stretch(at, began, State.OPERATIONAL, Reason.OK)
        yield Stretch(began, ended, episode.state, episode.reason)
        at = ended
    if at < end:
        yield Stretch(at, end, State.OPERATIONAL, Reason.OK)


_EVERY = {Source.CATALOG: 30 * MINUTE, Source.VALIDATION: 10 * MINUTE, Source.GENERATION: 110 * MINUTE}
_TRAFFIC = 20 * MINUTE
_USUAL_SECONDS = {
    Source.CATALOG: 0.12,
    Source.VALIDATION: 0.35,
    Source.GENERATION: 75.0,
    Source.OBSERVATION: 80.0,
}
_CHANCE = {State.OPERATIONAL: 0.98, State.DEGRADED: 0.75, State.RISK_CONTROL: 0.35}
_FREE = frozenset({Source.CATALOG, Source.VALIDATION})


def _answers(made: Month, subject: Subject) -> Iterator[Answered]:
    chance = random.Random(subject.name)
    sources = [(source, _EVERY[source]) for source in subject.probes]
    if subject.traffic:
        sources.append((Source.OBSERVATION, _TRAFFIC))
    for source, every in sources:
        for at in range(made.start + every, made.end + 1, every):
            stretch = made.state(subject.name, at - 1)
            outcome, reason = _drawn(chance, stretch, source, subject)
            seconds = _USUAL_SECONDS[source] * chance.lognormvariate(0.0, 0.4)
            yield Answered(at, subject.name, source, outcome, reason, seconds)
    yield from _oddities(made, subject)


def _drawn(chance: random.Random, stretch: Stretch, source: Source, subject: Subject) -> tuple[State, Reason]:
    """The answer that a request gets: free probes at a gateway do not see what lies behind it."""
    if source in _FREE and subject.upstream is Upstream.GATEWAY and stretch.state in _CHANCE:
        return State.OPERATIONAL, Reason.REJECTED_AS_EXPECTED if source is Source.VALIDATION else Reason.OK
    if chance.random() < _CHANCE.get(stretch.state, 0.0):
        return State.OPERATIONAL, Reason.OK
    if stretch.state is State.OPERATIONAL:
        return State.DEGRADED, Reason.TIMEOUT
    return stretch.state, stretch.reason


def _oddities(made: Month, subject: Subject) -> Iterator[Answered]:
    """One answer of each kind on the last day, which would otherwise be seldom, and refused contents."""
    if not subject.traffic:
        return
    for index, state in enumerate(State):
        at = made.end - 10 * HOUR + 30 * MINUTE * index
        yield Answered(at, subject.name, Source.VALIDATION, state, USUAL[state], 0.4)
        yield Answered(at, subject.name, Source.OBSERVATION, state, USUAL[state], 60.0)
    for hour in range(5):
        at = made.end - DAY - hour * HOUR
        yield Answered(at, subject.name, Source.OBSERVATION, State.OPERATIONAL, Reason.CONTENT_POLICY, 3.0)


def _bad(*episodes: tuple[float, float, State, Reason]) -> tuple[Episode, ...]:
    return tuple(Episode(*one) for one in episodes)


def _weather(name: str, *, until: float) -> tuple[Episode, ...]:
    """What befalls a reverse channel: an episode about every day and a half, up to `until` hours before the end."""
    chance = random.Random(name)
    reasons = (Reason.CAPTCHA, Reason.UNUSUAL_ACTIVITY, Reason.CLOUDFLARE_BLOCK, Reason.RATE_LIMITED)
    found: list[Episode] = []
    at = 30.5 * 24
    while at > until + 8:
        length = chance.choice((0.5, 1.25, 3.0, 6.0))
        calm = chance.random() < 0.15
        state = State.DEGRADED if calm else State.RISK_CONTROL
        reason = Reason.OVERLOADED if calm else chance.choice(reasons)
        found.append(Episode(at, at - length, state, reason))
        at -= length + chance.choice((12.0, 20.5, 44.0))
    return tuple(found)


_REVERSE = Channel.REVERSE
_OFFICIAL = Channel.OFFICIAL
SUBJECTS = (
    Subject(
        "sora-2-official",
        "apiyi",
        _OFFICIAL,
        "sora-2",
        _bad(
            (480.0, 477.5, State.SUSPENDED, Reason.NO_CHANNEL),
            (290.0, 285.0, State.DEGRADED, Reason.UPSTREAM_5XX),
            (70.0, 69.5, State.SUSPENDED, Reason.NO_CHANNEL),
        ),
        promise=0.999,
        usd_per_second=0.10,
        budget=8.0,
    ),
    Subject(
        "sora-2-openai",
        "openai",
        _OFFICIAL,
        "sora-2",
        _bad(
            (216.0, 213.0, State.MAINTENANCE, Reason.MAINTENANCE_ANNOUNCED),
            (19.0, 18.75, State.SUSPENDED, Reason.ALL_FAILING),
        ),
        upstream=Upstream.VENDOR,
        promise=0.999,
        usd_per_second=0.10,
        retires_in_days=20,
    ),
    Subject(
        "sora-2-pro-official",
        "apiyi",
        _OFFICIAL,
        "sora-2-pro",
        _bad(
            (360.0, 357.0, State.RISK_CONTROL, Reason.ACCOUNT_BANNED),
            (168.0, 162.0, State.UNKNOWN, Reason.INVALID_KEY),
        ),
        promise=0.995,
        usd_per_second=0.30,
        budget=20.0,
    ),
    Subject("sora-image-official", "apiyi", _OFFICIAL, "sora-image", verified=False, usd_per_call=0.01),
    Subject(
        "veo-3.1-official",
        "google",
        _OFFICIAL,
        "veo-3.1",
        _bad((2.0, 0.0, State.UNKNOWN, Reason.INSUFFICIENT_QUOTA)),
        upstream=Upstream.VENDOR,
        api=Api.GEMINI_VIDEO,
        promise=0.99,
        usd_per_second=0.40,
        budget=40.0,
    ),
    Subject(
        "sora-2-reverse",
        "relay",
        _REVERSE,
        "sora-2",
        (*_weather("sora-2-reverse", until=3.2), Episode(3.2, 0.0, State.RISK_CONTROL, Reason.CAPTCHA)),
        api=Api.OPENAI_CHAT,
        usd_per_call=0.12,
        budget=2.0,
        traffic=True,
    ),
    Subject(
        "sora-2-pro-reverse",
        "relay",
        _REVERSE,
        "sora-2-pro",
        (*_weather("sora-2-pro-reverse", until=36.0), Episode(36.0, 0.0, State.SUSPENDED, Reason.NO_CHANNEL)),
        api=Api.OPENAI_CHAT,
        usd_per_call=0.35,
        budget=5.0,
    ),
    Subject(
        "veo-3.1-reverse",
        "tunnel",
        _REVERSE,
        "veo-3.1",
        _weather("veo-3.1-reverse", until=26.0),
        api=Api.OPENAI_CHAT,
        usd_per_call=0.20,
        budget=3.0,
        promise=0.9,
        traffic=True,
    ),
)
