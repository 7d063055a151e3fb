"""Why a target is in its state, and what would change it, as data; `exporter.wording` puts it into words."""

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.core.board import Announcement, Entry
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Situation
from exporter.core.state.ruling import Ruling
from exporter.core.state.ways_out import Probe, WayOut, ways_out
from exporter.core.state.why import Hint, Note
from exporter.core.state.window import Track
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Fault, Reason, Source, State, Upstream

_SHOWN = 5
_USUAL_INTERVAL = 60.0


@dataclass(frozen=True, slots=True)
class EndOfUp:
    """What ends a state that is well: so many of the last answers that are explicit, ours, or failures."""

    explicit: int
    of: int
    ours: int
    failures: int


@dataclass(frozen=True, slots=True)
class AnotherRound:
    """After one round of free probes alone: a success of these in another round."""

    sources: tuple[Source, ...]


Change = WayOut | EndOfUp | AnotherRound | Hint


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as evidence. `at` is unix seconds; `detail` is upstream text, for people only."""

    at: float
    outcome: State
    reason: Reason
    rule: str = ""
    """Name of the classifier's rule."""
    detail: str = ""
    fault: Fault | None = None
    latency: float | None = None
    """Seconds."""
    reporter: str | None = None


@dataclass(frozen=True, slots=True)
class Depth:
    """What one source of evidence says, judged for itself."""

    source: Source
    ruling: Ruling | None = None
    """What stands, decided by it or by another source of its depth; None without fresh evidence."""
    note: Note = Note.SILENT
    unseen: str = ""
    """Rule of the classifier for a newer run that is no evidence: its job was refused to our looks."""
    answers: int = 0
    """Answers in its window ..."""
    successes: int = 0
    """... and how many of them were successes."""
    fresh_until: float | None = None
    """Unix seconds when its evidence expires."""
    last: tuple[Said, ...] = ()
    """The most recent answers, newest first."""

    @property
    def counts(self) -> bool:
        """Whether it takes part in the target's state now."""
        return self.note in (Note.UNDECIDED, Note.DECIDED)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole story of one target's state."""

    target: str
    health: Health
    evidence: tuple[Depth, ...] = ()
    changes: tuple[Change, ...] = ()
    """What would change the state."""
    announcement: Announcement | None = None
    """Work that is announced for now or next, whichever state rules."""


def explain(entry: Entry, situation: Situation, now: float) -> Explanation:
    """The whole story of one target's state at `now` (unix seconds)."""
    sources = (*entry.facts.probes, Source.OBSERVATION)
    return Explanation(
        target=entry.facts.target,
        health=entry.health,
        evidence=tuple(_depth(source, entry, now) for source in sources if _heard(entry.health, source)),
        changes=tuple(_changes(entry, situation, now)),
        announcement=entry.announcement,
    )


def _heard(health: Health, source: Source) -> bool:
    return source is not Source.OBSERVATION or any(s is source for s, _ in health.track(source).fresh)


def _depth(source: Source, entry: Entry, now: float) -> Depth:
    track = entry.health.track(source)
    answered = [(kind, i) for i, kind in enumerate(track.answers.of_kinds()) if kind.source is source]
    ours = [a for a in track.ours if a.source is source]
    shown = [*(track.answers[i] for _, i in answered[-_SHOWN:]), *ours][-_SHOWN:]
    until = dict(track.fresh).get(source)
    note = _note(until, track, now)
    run = entry.runs.get(source)
    newer = run is not None and not run.evidence and not (shown and shown[-1].at >= run.at)
    return Depth(
        source=source,
        ruling=track.ruling if note is Note.DECIDED else None,
        note=note,
        unseen=run.rule if run is not None and newer else "",
        answers=len(answered) + len(ours),
        successes=sum(a.success for a in (*ours, *(kind for kind, _ in answered))),
        fresh_until=until,
        last=tuple(_said(a, entry) for a in reversed(shown)),
    )


def _note(until: float | None, track: Track, now: float) -> Note:
    if until is None:
        return Note.SILENT
    if until < now:
        return Note.EXPIRED
    return Note.UNDECIDED if track.ruling is None else Note.DECIDED


def _said(a: Evidence, entry: Entry) -> Said:
    """An answer; what exactly it said is known of each probe's newest alone."""
    run = entry.runs.get(a.source)
    rule, detail = (run.rule, run.detail) if run is not None and run.at == a.at else ("", "")
    return Said(a.at, a.outcome, a.reason, rule, detail, a.fault, a.latency, a.reporter)


def _changes(entry: Entry, situation: Situation, now: float) -> Iterator[Change]:
    health = entry.health
    if health.state is State.OPERATIONAL:
        yield _end_of_up(situation.policy)
        if not health.verified:
            yield Hint.VERIFIES
    elif health.reason is Reason.NO_DATA and not any(track.bad for track in health.tracks):
        yield Hint.FIRST_SUCCESS
    else:
        yield from ways_out(health, _probes(entry), now, situation)
        if health.state is State.RETIRED:
            yield Hint.STAYS_RETIRED
        if health.work is not None and now < health.work[1]:
            yield Hint.WORK_ENDS


def _end_of_up(policy: Policy) -> EndOfUp:
    return EndOfUp(
        policy.explicit_answers, policy.explicit_window, policy.ours_answers, policy.failures[0][0]
    )


def _probes(entry: Entry) -> list[Probe]:
    """What may succeed: one source for each depth, the one that spoke last."""
    sources = {source.depth: source for source in entry.facts.probes if _runs(entry, source)}
    sources |= {t.last.source.depth: t.last.source for t in entry.health.tracks if t.last is not None}
    return [_probe(entry, sources[depth]) for depth in sorted(sources)]


def _runs(entry: Entry, source: Source) -> bool:
    beat = entry.beats.get(source)
    return beat is None or beat.disabled is None


def _probe(entry: Entry, source: Source) -> Probe:
    track, beat = entry.health.track(source), entry.beats.get(source)
    interval = _USUAL_INTERVAL if beat is None else beat.interval
    if track.last is not None and track.last.source is source:
        interval = track.last.interval
    return Probe(source, interval, _verifies(entry, source, track))


def _verifies(entry: Entry, source: Source, track: Track) -> bool:
    if source.depth == Source.GENERATION.depth:
        return True
    if any(k.success and k.verified and k.source is source for k in track.answers.of_kinds()):
        return True
    return source is Source.VALIDATION and entry.facts.upstream == Upstream.VENDOR
