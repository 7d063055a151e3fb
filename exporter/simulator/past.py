"""The month before the demo began: episodes as the status panel tells of them, for the demo's store.

Nobody watched it; it is drawn, the same for the same seed, so that every share of time comes out as declared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Final

from exporter.core.state.machine import Evidence, Health, Situation, advance
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Reason, Source, State
from exporter.simulator.rng import Rng

WEEK: Final = 7 * DAY
_ANSWERS: Final = 20
"""So many answers are known of the time before the start."""


@dataclass(frozen=True, slots=True)
class PastEpisode:
    """A time in one state, from `start` on (unix seconds) until the next one begins."""

    start: float
    state: State
    reason: Reason


@dataclass(frozen=True, slots=True)
class EpisodeKind:
    """One kind of episode: how many there are a week, and the share of all time that they take together."""

    state: State
    reasons: tuple[Reason, ...]
    per_week: float
    share: float


_CRACKDOWNS: Final = (
    Reason.CAPTCHA,
    Reason.UNUSUAL_ACTIVITY,
    Reason.CLOUDFLARE_CHALLENGE,
    Reason.RATE_LIMITED,
)
_SLOW: Final = EpisodeKind(State.DEGRADED, (Reason.SLOW, Reason.UPSTREAM_5XX), per_week=1.0, share=0.006)
_OUTAGE: Final = EpisodeKind(State.SUSPENDED, (Reason.ALL_FAILING,), per_week=0.5, share=0.0016)
MONTH: Final[Mapping[str, tuple[EpisodeKind, ...]]] = {
    "sora-2-official": (_OUTAGE, _SLOW),
    "sora-2-pro-official": (
        _OUTAGE,
        _SLOW,
        EpisodeKind(State.MAINTENANCE, (Reason.MAINTENANCE_WINDOW,), per_week=0.25, share=0.003),
    ),
    "sora-image-official": (_OUTAGE, _SLOW),
    "sora-2-reverse": (
        EpisodeKind(State.RISK_CONTROL, _CRACKDOWNS, per_week=2.0, share=0.125),
        EpisodeKind(State.SUSPENDED, (Reason.ACCOUNT_POOL_EXHAUSTED,), per_week=0.25, share=0.025),
        EpisodeKind(State.DEGRADED, (Reason.SLOW,), per_week=1.0, share=0.02),
    ),
    "sora-2-pro-reverse": (
        EpisodeKind(State.RISK_CONTROL, (Reason.ACCOUNT_BANNED, *_CRACKDOWNS), per_week=3.0, share=0.14),
        EpisodeKind(State.SUSPENDED, (Reason.SERVICE_PAUSED,), per_week=0.75, share=0.16),
        EpisodeKind(State.DEGRADED, (Reason.SLOW,), per_week=1.0, share=0.02),
    ),
    "veo-3.1-reverse": (
        EpisodeKind(State.RISK_CONTROL, (Reason.RATE_LIMITED, Reason.CAPTCHA), per_week=1.0, share=0.04),
        EpisodeKind(State.SUSPENDED, (Reason.NO_CHANNEL,), per_week=0.25, share=0.01),
        EpisodeKind(State.DEGRADED, (Reason.SLOW,), per_week=0.5, share=0.01),
    ),
}
"""What each target's month was like: official 99.84 % available, Sora 2 reverse 85 %, Pro reverse 70 %."""


def past(target: str, begin: float, end: float, *, seed: int, last: State) -> list[PastEpisode]:
    """The episodes of a target from `begin` to `end` (unix seconds), oldest first; the last one is `last`.

    Between the troubles of `MONTH` it is `operational`; a trouble that the time is too short for is left out.
    """
    rng = Rng(seed, target)
    drawn = [found for trouble in MONTH.get(target, ()) for found in _drawn(trouble, end - begin, rng)]
    rng.stream("order").shuffle(drawn)
    # What lasts at the end comes last: it stands there already.
    open_end = next((i for i, (state, *_) in enumerate(drawn) if state is last), None)
    if open_end is not None:
        drawn.append(drawn.pop(open_end))
    gaps = _split(
        end - begin - sum(seconds for *_, seconds in drawn), len(drawn) + (open_end is None), rng, "gaps"
    )
    return list(_laid(drawn, gaps, begin))


def _drawn(trouble: EpisodeKind, window: float, rng: Rng) -> Iterator[tuple[State, Reason, float]]:
    """The episodes of one kind: state, reason and length."""
    count = round(trouble.per_week * window / WEEK)
    reasons = cycle(trouble.reasons)
    lengths = _split(trouble.share * window, count, rng, trouble.state)
    yield from ((trouble.state, next(reasons), seconds) for seconds in lengths)


def _split(total: float, parts: int, rng: Rng, stream: str) -> list[float]:
    """So many parts of unequal length that add up to the total."""
    weights = [rng.between(stream, (0.3, 1.7)) for _ in range(parts)]
    return [total * weight / sum(weights) for weight in weights]


def _laid(drawn: list[tuple[State, Reason, float]], gaps: list[float], begin: float) -> Iterator[PastEpisode]:
    """One after the other, a gap before each, and one at the end if there is one more."""
    at = begin
    for i, gap in enumerate(gaps):
        yield PastEpisode(at, State.OPERATIONAL, Reason.OK)
        at += gap
        if i < len(drawn):
            state, reason, seconds = drawn[i]
            yield PastEpisode(at, state, reason)
            at += seconds


def health(episodes: list[PastEpisode], situation: Situation, interval: float, now: float) -> Health:
    """What is known of a target at the end of its past: paid answers every `interval` seconds up to `now`."""
    *before, episode = episodes
    known = Health()
    for number in reversed(range(_ANSWERS)):
        at = now - number * interval
        succeeds = episode.state.up or (episode.state is State.RISK_CONTROL and number % 3 == 1)
        answer = Evidence(
            source=Source.GENERATION,
            began=at,
            at=at,
            outcome=State.OPERATIONAL if succeeds else episode.state,
            reason=Reason.OK if succeeds else episode.reason,
            interval=interval,
            verified=True,
        )
        known, _ = advance(known, answer, at, situation)
    up_for = episode.start - before[-1].start if before else 0.0
    return replace(known, since=episode.start, changed=episode.start, ever_worked=True, was_up_for=up_for)
