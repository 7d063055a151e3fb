"""From outcomes to a state: the one function that changes what is known of a target (contract, 10).

Theory of operation. `advance(health, evidence, now, situation)` takes what is known of a target (`Health`),
one piece of evidence or none, and the time, and gives back what is known then, with a `Transition` if the
state changed. It has no clock and keeps nothing: the same arguments give the same result.

Each depth (`catalog`, `validation`, `generation` = observation) has a window of its own (`window.Track`).
Evidence goes into the window of its depth; `depth.observe` then decides whether a ruling falls there:
explicit evidence named twice, a share of failures that chance does not explain (hysteresis), or enough
successes in a row to end an episode. Of the rulings that are fresh, and what is announced, one becomes the
state: our own fault first, then maintenance, retirement, and the worst.

What holds always:
- No single answer changes a state that rests on evidence, but for the first success out of `unknown`.
- Nothing fresh means `unknown`, never `operational`; a failure found deep is cleared only as deep.
- A shallower depth that a deeper success contradicts makes the target `degraded` at most.
- A state begins no earlier than the one before it ended, and never in the future.

What it does not do: it plans no probes (engine/schedule.py), asks no network guard, knows no money, and says
nothing in sentences (why.py has the kinds of decision, exporter/wording the words).
"""

from dataclasses import replace

from exporter.core.records import dataclass
from exporter.core.state.depth import observe
from exporter.core.state.evidence import Evidence
from exporter.core.state.ruling import Context, Ruling
from exporter.core.state.why import Decision, Why
from exporter.core.state.window import Track, without
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Channel, Reason, Source, State

__all__ = ["Announced", "Evidence", "Health", "Situation", "Transition", "advance"]

_DEPTHS = 3
_NOT_MEASURED = Why(Decision.NOT_MEASURED)


@dataclass(frozen=True, slots=True)
class Announced:
    """Maintenance that is announced for now. Times are unix seconds."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Situation:
    """What is fixed about a target, and what is announced for it now."""

    channel: Channel
    policy: Policy
    announced: Announced | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of state: decided at `at`, dated `since` (unix seconds)."""

    old: State
    new: State
    reason: Reason
    at: float
    since: float
    why: Why
    work: tuple[float, float] | None = None
    """Start and end of the announced work that the old state rested on, or the new one does."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of one target. Times are unix seconds."""

    state: State = State.UNKNOWN
    reason: Reason = Reason.NO_DATA
    since: float = 0.0
    """Dated start of the state: its first decisive evidence."""
    changed: float = 0.0
    """When the machine decided it."""
    why: Why = _NOT_MEASURED
    verified: bool = False
    deepest: Source | None = None
    """Source of the deepest fresh evidence."""
    decided_by: Source | None = None
    """Source of the evidence behind the state; None where nothing was measured or work is announced."""
    ever_worked: bool = False
    was_up_for: float = 0.0
    """How long the last time up lasted, seconds."""
    work: tuple[float, float] | None = None
    """Start and end of the announced work that the state rests on, until something is answered after it."""
    tracks: tuple[Track, ...] = (Track(), Track(), Track())
    """One for each depth: catalog, validation, generation with observation."""

    def track(self, source: Source) -> Track:
        """The depth that a source belongs to."""
        return self.tracks[source.depth - 1]


def advance(
    health: Health, evidence: Evidence | None, now: float, situation: Situation
) -> tuple[Health, Transition | None]:
    """Fold one answer, or None for the mere passing of time, into what is known of a target."""
    health = _after_work(health, now, situation)
    if evidence is not None and _in_time(health, evidence, now):
        health = _fold(health, evidence, situation)
    ruling, work = _decide(health, now, situation), health.work
    says = {
        "reason": ruling.reason,
        "why": ruling.why,
        "deepest": _deepest(health, now),
        "verified": _verified(health, ruling, now),
        "decided_by": ruling.source,
        "work": _work(health, ruling, situation, now),
    }
    if any(getattr(health, name) != said for name, said in says.items()):
        # Most answers change none of it, and a copy takes a fifth of the whole.
        health = replace(health, **says)  # type: ignore[arg-type]
    if ruling.state is health.state:
        return health, None
    since = _dated(health, ruling, now)
    was_up_for = since - health.since if health.state.up and not ruling.state.up else health.was_up_for
    transition = Transition(
        health.state, ruling.state, ruling.reason, now, since, ruling.why, health.work or work
    )
    return replace(health, state=ruling.state, since=since, changed=now, was_up_for=was_up_for), transition


def _fold(health: Health, e: Evidence, situation: Situation) -> Health:
    i = e.source.depth - 1
    standing = health.tracks[i].ruling
    context = Context(
        situation.channel,
        situation.policy,
        ever_worked=health.ever_worked,
        long_up=_up_for(health, e.at) >= situation.policy.quick_recovery_up,
        confirmed=_confirmed(health, e),
        contradicted=standing is not None and _contradicted(health, i, standing, e.at) is not None,
    )
    tracks = (*health.tracks[:i], observe(health.tracks[i], e, context), *health.tracks[i + 1 :])
    return replace(health, tracks=tracks, ever_worked=health.ever_worked or e.success)


def _after_work(health: Health, now: float, situation: Situation) -> Health:
    """Announced work is over, or was taken back: what was asked during it does not count any more."""
    if health.work is None:
        return health
    start, end = health.work
    if now < end:
        if _in_force(situation, now) is not None:
            return health
        end = now
    tracks = tuple(without(t, start, end) for t in health.tracks)
    return replace(health, tracks=tracks, work=(start, end))


def _in_time(health: Health, e: Evidence, now: float) -> bool:
    """The answer is not one to a request made during announced work that is over."""
    return health.work is None or now < health.work[1] or e.began >= health.work[1]


def _work(health: Health, ruling: Ruling, situation: Situation, now: float) -> tuple[float, float] | None:
    if ruling.reason is not Reason.MAINTENANCE_ANNOUNCED:
        return None
    return _in_force(situation, now) or health.work


def _in_force(situation: Situation, now: float) -> tuple[float, float] | None:
    """Start and end of the work that is announced for this moment."""
    announced = situation.announced
    if announced is None:
        return None
    end = min(announced.end, announced.start + situation.policy.maintenance_limit)
    return (announced.start, end) if announced.start <= now < end else None


def _up_for(health: Health, now: float) -> float:
    return now - health.since if health.state.up else health.was_up_for


def _confirmed(health: Health, e: Evidence) -> bool:
    """A probe of another depth failed last, and not by our own fault: traffic is not alone."""
    others = (
        track.answers
        for i, track in enumerate(health.tracks)
        if i != e.source.depth - 1 and track.answers and not track.ours
    )
    return any(
        not (last := answers.kind(-1)).success and e.at - answers.at(-1) <= 3 * last.interval
        for answers in others
    )


def _decide(health: Health, now: float, situation: Situation) -> Ruling:
    """Ours first, then maintenance, retired, and the worst of the fresh rulings."""
    rulings = [ruling for i in range(_DEPTHS) if (ruling := _ruling(health, i, now)) is not None]
    ours = [r for r in rulings if r.state is State.UNKNOWN and r.reason is not Reason.NO_DATA]
    if ours:
        return ours[-1]
    announced = _announced(health, now, situation)
    if announced is not None:
        rulings.append(announced)
    elif health.work is not None and not rulings and any(t.fresh_until() >= now for t in health.tracks):
        return _maintenance(Decision.WORK_OVER, health.work[0])
    for first in (State.MAINTENANCE, State.RETIRED):
        for ruling in rulings:
            if ruling.state is first:
                return ruling
    if rulings:
        # Of equals the newest is the one that changed something.
        return max(rulings, key=lambda r: (r.state.code, r.since))
    expired = max((t.fresh_until() for t in health.tracks), default=0.0)
    return Ruling(State.UNKNOWN, Reason.NO_DATA, Why(Decision.NO_DATA), expired)


def _ruling(health: Health, index: int, now: float) -> Ruling | None:
    """What a depth says: its ruling while fresh, `degraded` at most where a deeper success contradicts it."""
    track = health.tracks[index]
    ruling = track.ruling
    if ruling is None:
        return None
    if ruling.source is None and track.last is not None:
        ruling = replace(ruling, source=track.last.source)
    fresh = track.fresh_until() >= now
    if ruling.state is State.OPERATIONAL:
        return ruling if fresh else None
    contradicted = _contradicted(health, index, ruling, now)
    if contradicted is not None:
        if ruling.state is State.UNKNOWN or not fresh:
            return None
        why, since = replace(ruling.why, contradicted=True), max(ruling.since, contradicted)
        return replace(ruling, state=State.DEGRADED, why=why, since=since)
    if not fresh:
        why = Why(Decision.EXPIRED_AS_DEEP)
        return Ruling(State.UNKNOWN, Reason.NO_DATA, why, track.fresh_until(), ruling.source)
    return ruling


def _contradicted(health: Health, index: int, ruling: Ruling, now: float) -> float | None:
    """Since when deeper requests have succeeded, without a failure since; None where none contradicts.

    A success contradicts if it was begun after the ruling's start and is fresh.
    """
    for track in health.tracks[index + 1 :]:
        began = track.success_began
        if began is not None and began >= ruling.since and track.success_until >= now:
            return track.run_since if track.run else began
    return None


def _announced(health: Health, now: float, situation: Situation) -> Ruling | None:
    work, announced = _in_force(situation, now), situation.announced
    if work is None or announced is None:
        return None
    if health.state is State.SUSPENDED and health.since < announced.start:
        return None
    return _maintenance(Decision.WORK, announced.start)


def _maintenance(kind: Decision, since: float) -> Ruling:
    return Ruling(State.MAINTENANCE, Reason.MAINTENANCE_ANNOUNCED, Why(kind), since)


def _deepest(health: Health, now: float) -> Source | None:
    for track in reversed(health.tracks):
        source = track.fresh_source(now)
        if source is not None:
            return source
    return None


def _verified(health: Health, ruling: Ruling, now: float) -> bool:
    """Failures reach the upstream by nature; success and slowness need one that did."""
    if ruling.state is State.UNKNOWN:
        return False
    if ruling.state is State.OPERATIONAL or ruling.reason is Reason.SLOW:
        return any(t.verified_until >= now for t in health.tracks)
    return True


def _dated(health: Health, ruling: Ruling, now: float) -> float:
    """The start of the deciding evidence, never before the state that it ends, never in the future."""
    return min(now, ruling.since) if ruling.since >= health.since else now
