"""One depth of one target judged for itself: what each answer makes of its track (contract, section 10)."""

from dataclasses import replace
from typing import Any

from exporter.core.state.answers import NO_ANSWERS
from exporter.core.state.baseline import Baseline
from exporter.core.state.evidence import STAYS_DEGRADED, Evidence
from exporter.core.state.ruling import Context, Ruling, explicit, in_turn, spoken_for
from exporter.core.state.statistics import again, mere, needed, threshold, weight
from exporter.core.state.why import Decision, Why
from exporter.core.state.window import Track, expired, memory, remembered, ruled, window
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Reason, State

_TOLD = frozenset({State.MAINTENANCE, State.RETIRED})
"""States that the upstream itself told us of: no noise makes it take them back."""


def observe(track: Track, e: Evidence, ctx: Context) -> Track:
    """Take in one answer and judge the depth again. What it decides bears its source."""
    judged = _observe(track, e, ctx)
    if judged.ruling is None or judged.ruling is track.ruling:
        return judged
    return replace(judged, ruling=replace(judged.ruling, source=e.source))


def _observe(track: Track, e: Evidence, ctx: Context) -> Track:
    track = expired(track, e.at)
    if e.ours(ctx.ever_worked):
        return _ours(remembered(track, e, ctx.policy), e, ctx.policy)
    track = remembered(
        track,
        e,
        ctx.policy,
        ours=(),
        answers=window(track.answers.plus(e), e, ctx.policy),
        answered=track.answered + 1,
        settled=track.settled + 1,
        **(_succeeded(track, e, ctx) if e.success else _failed(track)),
    )
    standing = track.ruling
    if standing is None or standing.state is State.UNKNOWN:
        return _first(track, e, ctx)
    if not track.bad or standing.reason is Reason.SLOW:
        return _compare(track, standing, e, ctx) if e.success else _doubt(track, ctx)
    return _recovering(track, standing, e, ctx) if e.success else _while_bad(track, standing, e, ctx)


def _ours(track: Track, e: Evidence, policy: Policy) -> Track:
    ours = (*track.ours, e)[-policy.ours_answers :]
    track = replace(track, ours=ours, run=0)
    if len(ours) < policy.ours_answers:
        return track
    standing = track.ruling
    if standing is not None and standing.state is State.UNKNOWN:
        return replace(track, ruling=replace(standing, reason=e.reason))
    return ruled(
        track, Ruling(State.UNKNOWN, e.reason, Why(Decision.OURS, len(ours)), ours[0].began), new=True
    )


def _succeeded(track: Track, e: Evidence, ctx: Context) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "run": track.run + 1,
        "run_since": track.run_since if track.run else e.began,
    }
    if e.latency is not None:
        baselines = dict(track.baselines)
        baselines[e.source] = baselines.get(e.source, Baseline()).add(e.at, e.latency, ctx.policy)
        changes["baselines"] = tuple(baselines.items())
    return changes


def _failed(track: Track) -> dict[str, Any]:
    return {"run": 0, "worked": track.worked or (track.bad and track.run > 0)}


def _first(track: Track, e: Evidence, ctx: Context) -> Track:
    """Out of nothing, or out of `unknown`: the first success decides, failures as while up."""
    if e.success:
        if track.ruling is not None:
            # What failed before our own fault must not count against what works after it.
            track = replace(track, answers=NO_ANSWERS.plus(e))
        return _up(track, e.began, Why(Decision.FIRST_SUCCESS))
    return _doubt(track, ctx)


def _up(track: Track, since: float, why: Why) -> Track:
    return ruled(track, Ruling(State.OPERATIONAL, Reason.OK, why, since), new=True)


def _doubt(track: Track, ctx: Context) -> Track:
    """A failure without a standing episode: noise, or the begin of one."""
    bad = explicit(track.answers, ctx) or _mere(track, ctx)
    if bad is None:
        return track
    episode = track.answers.began_since(bad.since)
    track = ruled(track, bad, new=True)
    return replace(
        track,
        answered=len(episode),
        worked=episode.successes() > 0,
        after_long_up=ctx.long_up,
    )


def _mere(track: Track, ctx: Context) -> Ruling | None:
    return mere(track.answers, ctx, relapse=track.answers.at(-1) <= track.relapse_until)


def _compare(track: Track, standing: Ruling, e: Evidence, ctx: Context) -> Track:
    """A success while up: as quick as usual?"""
    ratio = dict(track.baselines).get(e.source, Baseline()).ratio(ctx.policy)
    if ratio is None:
        return track
    slow = standing.reason is Reason.SLOW
    if not slow and ratio > ctx.policy.slow_factor:
        since = track.answers[-ctx.policy.slow_answers :].began(0)
        slow_by = Ruling(State.DEGRADED, Reason.SLOW, Why(Decision.SLOW, times=round(ratio, 1)), since)
        return ruled(track, slow_by, new=False)
    if slow and ratio < ctx.policy.slow_clear_factor:
        return _up(track, e.began, Why(Decision.QUICK_AGAIN))
    return track


def _while_bad(track: Track, standing: Ruling, e: Evidence, ctx: Context) -> Track:
    track = replace(track, score=max(0.0, track.score + weight(False, track.tested(e, ctx.policy))))
    if standing.state is State.RETIRED:
        # What is gone for good may fail in any way; only a success brings it back.
        return track
    ruling = explicit(track.answers, ctx)
    if ruling is not None and in_turn(track.answers, standing.state, ruling.state, ctx):
        ruling = None
    ruling = ruling or _share_again(track, standing, ctx)
    if ruling is None or ruling.state is standing.state:
        return track
    return ruled(track, ruling, new=False)


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

    A channel that throttles us, or delivers too little, is `degraded` for that reason, and one other failure
    does not change it.
    """
    if standing.state is not State.DEGRADED or standing.reason in STAYS_DEGRADED:
        return None
    ruling = _mere(track, ctx)
    return ruling if ruling is not None and ruling.state is State.SUSPENDED else None


def _recovering(track: Track, standing: Ruling, e: Evidence, ctx: Context) -> Track:
    if standing.state is State.RETIRED and not (e.verified or ctx.contradicted):
        return replace(track, run=0)
    if track.score <= 0:
        track = replace(track, score_since=e.began)
    null = track.tested(e, ctx.policy)
    total_outage = standing.state is State.SUSPENDED and track.after_long_up and not track.worked
    quick = total_outage or standing.state in _TOLD
    track = replace(track, score=track.score + weight(True, null))
    needs = min(needed(e.interval, null, ctx.policy), ctx.policy.quick_recovery_answers if quick else 1 << 30)
    lasts = memory(e, ctx.policy)
    if track.run >= needs:
        return _recovered(track, track.run_since, Why(Decision.RECOVERY, track.run), lasts)
    if track.score >= threshold(e.interval, ctx.policy):
        return _recovered(track, track.score_since, Why(Decision.SEQUENTIAL_TEST), lasts)
    return _lifted(track, standing, ctx)


def _lifted(track: Track, standing: Ruling, ctx: Context) -> Track:
    """A success may end the time down before recovery is certain; it never gives it another name."""
    ruling = _share_again(track, standing, ctx) if standing.state.down else None
    if ruling is None or ruling.state.down:
        return track
    return ruled(track, ruling, new=False)


def _recovered(track: Track, since: float, why: Why, lasts: float) -> Track:
    if track.worked:
        track = replace(track, relapse_until=track.answers.at(-1) + lasts)
    # The failures of the episode must not begin the next one.
    return _up(replace(track, answers=track.answers.began_since(since)), since, why)
