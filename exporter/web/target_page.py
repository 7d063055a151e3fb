"""The page of one target, in words: why it is in its state, what would change it, its probes, its history."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exporter.core.board import Entry
from exporter.core.state.explain import Depth, Explanation, Said
from exporter.core.thresholds import DAY
from exporter.core.unrecognised import Unrecognised
from exporter.core.vocabulary import Phase, Source, State
from exporter.web.context import EpisodeLike
from exporter.web.formatting import Formatting
from exporter.web.serialize import Conceal
from exporter.wording.explanation import because, change, note

HISTORY = 30 * DAY
"""How far back episodes are listed, seconds."""
_WEEKS = 4
_MOST_EPISODES = 100
_STRIP = 1000.0
"""Width of the strip of a day, in its own units."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer that was taken for evidence."""

    time: str
    state: State
    outcome: str
    reason: str
    latency: str
    detail: str
    by: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What one source of evidence says."""

    source: str
    state: State | None
    says: str
    reason: str
    answers: str
    fresh: str
    note: str
    counts: bool
    last: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """One of the target's probes."""

    source: str
    interval: str
    next_run: str
    state: State | None
    result: str
    latency: str
    runs: int
    skipped: int
    cost: str
    disabled: str


@dataclass(frozen=True, slots=True)
class EpisodeView:
    """One episode."""

    state: State
    word: str
    reason: str
    start: str
    end: str
    duration: str


@dataclass(frozen=True, slots=True)
class DaysView:
    """A piece of the last day, as it is drawn."""

    x: float
    width: float
    state: State
    verified: bool
    label: str


@dataclass(frozen=True, slots=True)
class Week:
    """Risk-control episodes that began in one week."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """One answer that nothing understood."""

    time: str
    source: str
    count: int
    taken: str
    text: str
    lesson: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What the page of a target has beside its card."""

    because: str
    kind: str
    decided: str
    changes: tuple[str, ...]
    evidence: tuple[EvidenceRow, ...]
    probes: tuple[ProbeRow, ...]
    phases: tuple[tuple[str, str], ...]
    jobs_open: int
    episodes: tuple[EpisodeView, ...]
    strip: tuple[DaysView, ...]
    weeks: tuple[Week, ...]
    unrecognised: tuple[UnreadRow, ...]


def detail(
    entry: Entry, story: Explanation, episodes: Sequence[EpisodeLike], speech: Formatting, conceal: Conceal
) -> Detail:
    """The page of one target at the moment of `speech`. `conceal` takes secrets out of upstream text."""
    health, words = story.health, speech.table
    return Detail(
        because=because(health, words),
        kind=health.why.kind,
        decided="" if health.changed <= 0 else speech.text("decided", time=speech.second(health.changed)),
        changes=tuple(change(one, words) for one in story.changes),
        evidence=tuple(_evidence(depth, speech, conceal) for depth in story.evidence),
        probes=tuple(_probe(entry, source, speech) for source in entry.facts.probes),
        phases=tuple(
            (speech.text(f"phase_{phase}"), speech.latency(entry.phases[phase]))
            for phase in Phase
            if phase in entry.phases
        ),
        jobs_open=entry.jobs_open,
        episodes=tuple(_episode(one, speech) for one in list(reversed(episodes))[:_MOST_EPISODES]),
        strip=tuple(_strip(entry, speech)),
        weeks=tuple(_weeks(episodes, speech)),
        unrecognised=tuple(_unread(seen, speech, conceal) for seen in entry.unrecognised.kept),
    )


def _evidence(depth: Depth, speech: Formatting, conceal: Conceal) -> EvidenceRow:
    fresh, ruling = depth.fresh_until, depth.ruling
    if fresh is None:
        left = "–"
    else:
        left = speech.text("expired") if fresh < speech.now else speech.duration(fresh - speech.now)
    return EvidenceRow(
        source=speech.source(depth.source),
        state=None if ruling is None else ruling.state,
        says=speech.text("nothing_fresh") if ruling is None else speech.state(ruling.state),
        reason="" if ruling is None else speech.reason(ruling.reason),
        answers=speech.text("of", part=depth.successes, whole=depth.answers) if depth.answers else "–",
        fresh=left,
        note=note(depth, speech.table),
        counts=depth.counts,
        last=tuple(_answer(said, speech, conceal) for said in depth.last),
    )


def _answer(said: Said, speech: Formatting, conceal: Conceal) -> AnswerRow:
    return AnswerRow(
        time=speech.second(said.at),
        state=said.outcome,
        outcome=speech.state(said.outcome),
        reason=speech.reason(said.reason),
        latency="–" if said.latency is None else speech.latency(said.latency),
        detail=conceal(said.detail),
        by=said.reporter or "",
    )


def _unread(seen: Unrecognised, speech: Formatting, conceal: Conceal) -> UnreadRow:
    return UnreadRow(
        time=speech.second(seen.at),
        source=speech.source(seen.source),
        count=seen.count,
        taken=f"{speech.state(seen.outcome)}, {speech.reason(seen.reason)}",
        text=conceal(seen.text),
        lesson=conceal(seen.lesson),
    )


def _probe(entry: Entry, source: Source, speech: Formatting) -> ProbeRow:
    run, beat = entry.runs.get(source), entry.beats.get(source)
    result = "–" if run is None else f"{speech.state(run.outcome)}, {speech.reason(run.reason)}"
    off = beat is not None and beat.disabled is not None
    return ProbeRow(
        source=speech.source(source),
        interval="–" if beat is None else speech.duration(beat.interval),
        next_run="–" if beat is None or off else speech.ahead(beat.next_run),
        state=None if run is None else run.outcome,
        result=result if run is None else f"{result} · {speech.ago(run.at)}",
        latency="–" if run is None else speech.latency(run.latency),
        runs=sum(count for (of, _, _), count in entry.results.items() if of is source),
        skipped=sum(count for (of, _), count in entry.skipped.items() if of is source),
        cost=speech.usd(entry.cost_usd.get(source, 0.0)) if source.paid else speech.text("free"),
        disabled=_disabled(beat.disabled if beat is not None else None, source, speech),
    )


def _disabled(why: str | None, source: Source, speech: Formatting) -> str:
    return "" if why is None else speech.text(f"disabled_{why}", probe=speech.source(source))


def _episode(one: EpisodeLike, speech: Formatting) -> EpisodeView:
    end = speech.now if one.end is None else one.end
    return EpisodeView(
        state=one.state,
        word=speech.state(one.state),
        reason=speech.reason(one.reason),
        start=speech.moment(one.start),
        end=speech.text("ongoing") if one.end is None else speech.moment(one.end),
        duration=speech.duration(end - one.start),
    )


def _strip(entry: Entry, speech: Formatting) -> Iterator[DaysView]:
    """The last 24 hours."""
    begin = speech.now - DAY
    for start, end, state, verified in entry.timeline.stretches(begin, speech.now):
        known = speech.text("verified" if verified else "not_verified")
        label = f"{speech.state(state)}, {known}: {speech.moment(start)} – {speech.moment(end)}"
        x = (start - begin) / DAY * _STRIP
        yield DaysView(round(x, 2), round((end - start) / DAY * _STRIP, 2), state, verified, label)


def _weeks(episodes: Iterable[EpisodeLike], speech: Formatting) -> Iterator[Week]:
    began = [one.start for one in episodes if one.state is State.RISK_CONTROL]
    for back in reversed(range(_WEEKS)):
        end = speech.now - back * 7 * DAY
        label = (
            speech.text("weeks_ago", first=back * 7, last=back * 7 + 7) if back else speech.text("this_week")
        )
        yield Week(label, sum(end - 7 * DAY < start <= end for start in began))
