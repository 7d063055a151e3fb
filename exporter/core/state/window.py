"""One depth of one target: its recent answers, the ruling that stands, and what it remembers of both."""

from dataclasses import replace
from math import sqrt
from typing import Any

from exporter.core.records import dataclass
from exporter.core.state.answers import NO_ANSWERS, Answers
from exporter.core.state.baseline import Baseline
from exporter.core.state.evidence import Evidence
from exporter.core.state.ruling import Ruling
from exporter.core.state.statistics import needed, tested_share
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Reason, Source, State


@dataclass(frozen=True, slots=True)
class Track:
    """The answers of one depth and the ruling that stands. Empty until something answered."""

    answers: Answers = NO_ANSWERS
    """At most `window_answers`, oldest first; answers that are our own fault are not among them."""
    ours: tuple[Evidence, ...] = ()
    """The unbroken run of answers at the end that are our own fault; at most two are kept."""
    ruling: Ruling | None = None
    answered: int = 0
    """Answers since the episode began."""
    settled: int = 0
    """Answers since the ruling last changed."""
    worked: bool = False
    """Something succeeded within the episode."""
    after_long_up: bool = False
    """The episode began after a long time up."""
    run: int = 0
    """Successes in a row at the end."""
    run_since: float = 0.0
    score: float = 0.0
    score_since: float = 0.0
    relapse_until: float = 0.0
    """Until when (unix seconds) a new episode would be a relapse into one in which something succeeded."""
    fresh: tuple[tuple[Source, float], ...] = ()
    """Until when (unix seconds) the last answer of each source is fresh."""
    success_began: float | None = None
    """When the last success was begun, and until when it is fresh."""
    success_until: float = 0.0
    verified_until: float = 0.0
    baselines: tuple[tuple[Source, Baseline], ...] = ()

    @property
    def bad(self) -> bool:
        """An episode stands at this depth (slowness aside: nothing failed)."""
        return self.ruling is not None and self.ruling.state is not State.OPERATIONAL

    @property
    def last(self) -> Evidence | None:
        """The newest answer of any kind."""
        if self.ours:
            return self.ours[-1]
        return self.answers[-1] if self.answers else None

    def fresh_until(self) -> float:
        """Until when anything here is fresh; 0 for an empty track."""
        return max((until for _, until in self.fresh), default=0.0)

    def fresh_source(self, now: float) -> Source | None:
        """The source whose answer stays fresh longest; None when all has expired."""
        fresh = [(until, source) for source, until in self.fresh if until >= now]
        return max(fresh)[1] if fresh else None

    def required(self, policy: Policy) -> int:
        """Successes in a row that would end the episode."""
        last = self.last
        if last is None:
            return 1
        return needed(last.interval, self.tested(last, policy), policy)

    def tested(self, e: Evidence, policy: Policy) -> float:
        """The success share that recovery is tested against."""
        if e.source.paid:
            # Certainty about a service that is half well costs money where answers do.
            return policy.recovery_share
        return tested_share(self._share_at_best(), policy)

    def _share_at_best(self) -> float | None:
        """What the service was like while it was bad: the share among the episode's answers before this run.

        One standard deviation is added: tested against a share that came out low by chance, a service that
        is half well would pass for recovered.
        """
        if not self.answered:
            return None
        episode = self.answers[-self.answered :]
        before = episode[: max(0, len(episode) - self.run)]
        if not before:
            return None
        share = before.successes() / len(before)
        return share + sqrt(share * (1 - share) / len(before))


def without(track: Track, begin: float, end: float) -> Track:
    """The depth without what was answered to requests of that time (unix seconds), and what it led to."""
    answers = track.answers.not_begun(begin, end)
    if track.ruling is None or not track.bad or track.ruling.since < begin:
        return replace(track, answers=answers, run=min(track.run, len(answers)))
    return replace(track, answers=answers, ours=(), ruling=None, answered=0, settled=0, run=0, score=0.0)


def expired(track: Track, now: float) -> Track:
    """A ruling whose evidence ran out is not known to hold any more: what comes next decides anew.

    A failure must not bring back the word that all is well. Where an episode was on its way up, its failures
    do not count against what comes next.
    """
    if track.ruling is None or track.fresh_until() >= now:
        return track
    if not track.bad:
        return replace(track, ruling=None)
    if track.run:
        track = replace(track, answers=track.answers[-track.run :])
    ruling = Ruling(State.UNKNOWN, Reason.NO_DATA, Why(Decision.EXPIRED), track.fresh_until())
    return ruled(replace(track, ours=()), ruling, new=True)


def remembered(track: Track, e: Evidence, policy: Policy, **more: Any) -> Track:
    """With what an answer leaves behind whatever it is worth: how long it is fresh, and the last success.

    `more`: what changes beside it, by field; a track is copied once for each answer.
    """
    traffic = e.source is Source.OBSERVATION
    lasts = policy.traffic_fresh(e.interval) if traffic else policy.fresh_intervals * e.interval
    fresh = tuple((s, u) for s, u in track.fresh if s is not e.source)
    if e.success:
        more |= {"success_began": e.began, "success_until": e.at + lasts}
        if e.verified:
            more["verified_until"] = e.at + lasts
    return replace(track, fresh=(*fresh, (e.source, e.at + lasts)), **more)


def window(answers: Answers, e: Evidence, policy: Policy) -> Answers:
    """The answers that count beside the newest, `e`."""
    oldest = e.at - memory(e, policy)
    kept = answers[-policy.window_answers :] if len(answers) > policy.window_answers else answers
    return kept.answered_since(oldest) if kept.at(0) < oldest else kept


def memory(e: Evidence, policy: Policy) -> float:
    """For how long answers count, seconds."""
    return max(policy.window_age, policy.window_intervals * e.interval)


def ruled(track: Track, ruling: Ruling, *, new: bool) -> Track:
    """Let a ruling stand. A new one begins an episode, otherwise the episode goes on under another name."""
    track = replace(track, ruling=ruling, settled=0)
    if not new:
        return track
    return replace(track, answered=0, worked=False, run=0, score=0.0)
