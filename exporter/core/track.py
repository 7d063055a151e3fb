"""One depth of one target: its recent answers, and what they say when judged for themselves."""

from dataclasses import dataclass, replace
from math import sqrt

from exporter.core.baseline import Baseline
from exporter.core.evidence import THROTTLED, Evidence
from exporter.core.policy import Policy
from exporter.core.recovery import needed, tested_share, threshold, weight
from exporter.core.ruling import Context, Ruling, explicit, spoken_for
from exporter.core.share import again, mere
from exporter.core.words import Reason, Source, State

_TOLD = frozenset({State.MAINTENANCE, State.RETIRED})
"""States that the upstream itself told us of: no noise makes it take them back."""


@dataclass(frozen=True, slots=True)
class Track:
    """The answers of one depth and the ruling that stands. Empty until something answered."""

    answers: tuple[Evidence, ...] = ()
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
        return needed(last.interval, _null(self, last, policy), policy)


def observe(track: Track, e: Evidence, ctx: Context) -> Track:
    """Take in one answer and judge the depth again."""
    track = _remember(_expired(track, e.at), e, ctx.policy)
    if e.ours(ctx.ever_worked):
        return _ours(track, e, ctx.policy)
    track = replace(
        track,
        ours=(),
        answers=_window((*track.answers, e), e, ctx.policy),
        answered=track.answered + 1,
        settled=track.settled + 1,
    )
    track = _succeeded(track, e, ctx) if e.success else _failed(track)
    standing = track.ruling
    if standing is None or standing.state is State.UNKNOWN:
        return _first(track, e, ctx)
    if not track.bad or standing.reason is Reason.SLOW:
        return _compare(track, standing, e, ctx) if e.success else _doubt(track, ctx)
    return _recovering(track, standing, e, ctx) if e.success else _while_bad(track, standing, e, ctx)


def without(track: Track, begin: float, end: float) -> Track:
    """The depth without what was answered to requests of that time (unix seconds), and what it led to."""
    answers = tuple(a for a in track.answers if not begin <= a.began < end)
    if track.ruling is None or not track.bad or track.ruling.since < begin:
        return replace(track, answers=answers, run=min(track.run, len(answers)))
    return replace(track, answers=answers, ours=(), ruling=None, answered=0, settled=0, run=0, score=0.0)


def _expired(track: Track, now: float) -> Track:
    """An episode whose evidence ran out is not known to go on: what comes next decides anew.

    Where it was on its way up, the failures of before do not count against what comes next.
    """
    if not track.bad or track.fresh_until() >= now:
        return track
    if track.run:
        track = replace(track, answers=track.answers[-track.run :])
    ruling = Ruling(State.UNKNOWN, Reason.NO_DATA, "evidence expired", track.fresh_until())
    return _rule(replace(track, ours=()), ruling, new=True)


def _remember(track: Track, e: Evidence, policy: Policy) -> Track:
    lasts = policy.fresh_intervals * e.interval
    if e.source is Source.OBSERVATION:
        lasts = max(lasts, policy.observation_fresh)
    fresh = tuple((s, u) for s, u in track.fresh if s is not e.source)
    track = replace(track, fresh=(*fresh, (e.source, e.at + lasts)))
    if not e.success:
        return track
    return replace(
        track,
        success_began=e.began,
        success_until=e.at + lasts,
        verified_until=e.at + lasts if e.verified else track.verified_until,
    )


def _window(answers: tuple[Evidence, ...], e: Evidence, policy: Policy) -> tuple[Evidence, ...]:
    oldest = e.at - _memory(e, policy)
    kept = answers[-policy.window_answers :]
    if kept[0].at < oldest:
        kept = tuple(a for a in kept if a.at >= oldest)
    return kept


def _memory(e: Evidence, policy: Policy) -> float:
    """For how long answers count, seconds."""
    return max(policy.window_age, policy.window_intervals * e.interval)


def _ours(track: Track, e: Evidence, policy: Policy) -> Track:
    ours = (*track.ours, e)[-policy.ours_answers :]
    track = replace(track, ours=ours, run=0)
    if len(ours) < policy.ours_answers:
        return track
    standing = track.ruling
    if standing is not None and standing.state is State.UNKNOWN:
        return replace(track, ruling=replace(standing, reason=e.reason))
    return _rule(track, Ruling(State.UNKNOWN, e.reason, f"ours: {len(ours)}", ours[0].began), new=True)


def _rule(track: Track, ruling: Ruling, *, new: bool) -> Track:
    """Let a ruling stand. A new one begins an episode, otherwise the episode goes on under another name."""
    track = replace(track, ruling=ruling, settled=0)
    if not new:
        return track
    return replace(track, answered=0, worked=False, run=0, score=0.0)


def _succeeded(track: Track, e: Evidence, ctx: Context) -> Track:
    run_since = track.run_since if track.run else e.began
    track = replace(track, run=track.run + 1, run_since=run_since)
    if e.latency is None:
        return track
    baselines = dict(track.baselines)
    baselines[e.source] = baselines.get(e.source, Baseline()).add(e.at, e.latency, ctx.policy)
    return replace(track, baselines=tuple(baselines.items()))


def _failed(track: Track) -> Track:
    return replace(track, run=0, worked=track.worked or (track.bad and track.run > 0))


def _first(track: Track, e: Evidence, ctx: Context) -> Track:
    """Out of nothing, or out of `unknown`: the first success decides, failures as while up."""
    if e.success:
        if track.ruling is not None:
            # What failed before our own fault must not count against what works after it.
            track = replace(track, answers=(e,))
        return _up(track, e.began, "first success")
    return _doubt(track, ctx)


def _up(track: Track, since: float, rule: str) -> Track:
    return _rule(track, Ruling(State.OPERATIONAL, Reason.OK, rule, since), new=True)


def _doubt(track: Track, ctx: Context) -> Track:
    """A failure without a standing episode: noise, or the begin of one."""
    bad = explicit(track.answers, ctx) or _mere(track, ctx)
    if bad is None:
        return track
    episode = [a for a in track.answers if a.began >= bad.since]
    track = _rule(track, bad, new=True)
    return replace(
        track,
        answered=len(episode),
        worked=any(a.success for a in episode),
        after_long_up=ctx.long_up,
    )


def _mere(track: Track, ctx: Context) -> Ruling | None:
    return mere(track.answers, ctx, relapse=track.answers[-1].at <= track.relapse_until)


def _compare(track: Track, standing: Ruling, e: Evidence, ctx: Context) -> Track:
    """A success while up: as quick as usual?"""
    ratio = dict(track.baselines).get(e.source, Baseline()).ratio(ctx.policy)
    if ratio is None:
        return track
    slow = standing.reason is Reason.SLOW
    if not slow and ratio > ctx.policy.slow_factor:
        since = track.answers[-ctx.policy.slow_answers :][0].began
        rule = f"slow: {ratio:.1f} times the usual time"
        return _rule(track, Ruling(State.DEGRADED, Reason.SLOW, rule, since), new=False)
    if slow and ratio < ctx.policy.slow_clear_factor:
        return _up(track, e.began, "no longer slow")
    return track


def _while_bad(track: Track, standing: Ruling, e: Evidence, ctx: Context) -> Track:
    track = replace(track, score=max(0.0, track.score + weight(False, _null(track, e, ctx.policy))))
    if standing.state is State.RETIRED:
        # What is gone for good may fail in any way; only a success brings it back.
        return track
    ruling = explicit(track.answers, ctx) or _share_again(track, standing, ctx)
    if ruling is None or ruling.state is standing.state:
        return track
    return _rule(track, ruling, new=False)


def _share_again(track: Track, standing: Ruling, ctx: Context) -> Ruling | None:
    """Inside an episode the share decides again, unless explicit evidence says otherwise."""
    policy = ctx.policy
    if min(track.answered, track.settled) < policy.episode_settle:
        return _further(track, standing, ctx)
    answers = track.answers[-min(track.answered, policy.episode_answers) :]
    named = spoken_for(answers, ctx)
    ruling = None if named is standing.state else again(answers, ctx, down=standing.state.down)
    outranked = ruling is not None and ruling.state.down and named is not None
    return None if outranked else ruling


def _further(track: Track, standing: Ruling, ctx: Context) -> Ruling | None:
    """What has just begun as `degraded` may go on to fail altogether; the share sees that late.

    A channel that throttles us is `degraded` for that reason, and one other failure does not change it.
    """
    if standing.state is not State.DEGRADED or standing.reason in THROTTLED:
        return None
    ruling = _mere(track, ctx)
    return ruling if ruling is not None and ruling.state is State.SUSPENDED else None


def _recovering(track: Track, standing: Ruling, e: Evidence, ctx: Context) -> Track:
    if standing.state is State.RETIRED and not (e.verified or ctx.contradicted):
        return replace(track, run=0)
    if track.score <= 0:
        track = replace(track, score_since=e.began)
    null = _null(track, e, ctx.policy)
    total_outage = standing.state is State.SUSPENDED and track.after_long_up and not track.worked
    quick = total_outage or standing.state in _TOLD
    track = replace(track, score=track.score + weight(True, null))
    needs = min(needed(e.interval, null, ctx.policy), ctx.policy.quick_recovery_answers if quick else 1 << 30)
    memory = _memory(e, ctx.policy)
    if track.run >= needs:
        return _recovered(track, track.run_since, f"recovery: {track.run} successes in a row", memory)
    if track.score >= threshold(e.interval, ctx.policy):
        rule = "recovery: enough successes (sequential test)"
        return _recovered(track, track.score_since, rule, memory)
    return _lifted(track, standing, ctx)


def _lifted(track: Track, standing: Ruling, ctx: Context) -> Track:
    """A success may end the time down before recovery is certain; it never gives it another name."""
    ruling = _share_again(track, standing, ctx) if standing.state.down else None
    if ruling is None or ruling.state.down:
        return track
    return _rule(track, ruling, new=False)


def _recovered(track: Track, since: float, rule: str, memory: float) -> Track:
    if track.worked:
        track = replace(track, relapse_until=track.answers[-1].at + memory)
    # The failures of the episode must not begin the next one.
    return _up(replace(track, answers=tuple(a for a in track.answers if a.began >= since)), since, rule)


def _null(track: Track, e: Evidence, policy: Policy) -> float:
    """The success share that recovery is tested against."""
    if e.source.paid:
        # Certainty about a service that is half well costs money where answers do.
        return policy.recovery_share
    return tested_share(_share_at_best(track), policy)


def _share_at_best(track: Track) -> float | None:
    """What the service was like while it was bad: the share among the episode's answers before this run.

    One standard deviation is added: tested against a share that came out low by chance, a service that is
    half well would pass for recovered.
    """
    episode = track.answers[-track.answered :] if track.answered else ()
    before = episode[: len(episode) - track.run]
    if not before:
        return None
    share = sum(a.success for a in before) / len(before)
    return share + sqrt(share * (1 - share) / len(before))
