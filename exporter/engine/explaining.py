"""Why a target is in its state, told from what the machine knows."""

from collections.abc import Iterator, Mapping, Sequence

from exporter.core.board import Entry
from exporter.core.state.evidence import Evidence
from exporter.core.state.explain import Depth, Explanation, Need, Probe, Said, WayOut, ways_out
from exporter.core.state.machine import Health, Situation
from exporter.core.state.window import Track
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Reason, Source, State, Upstream
from exporter.engine.polling import is_no_evidence
from exporter.engine.probing import Result

_SHOWN = 5
_USUAL_INTERVAL = 60.0
_SENTENCES = {
    "explicit": "{detail} answers of {source} name it",
    "share": "{detail} answers of {source} failed",
    "ours": "{detail} answers of {source} in a row are our own fault",
    "recovery": "{detail} of {source}",
    "slow": "the last answers of {source} took {detail}",
    "first success": "the first success of {source} decides",
}


def explain(entry: Entry, situation: Situation, results: Mapping[Source, Result], now: float) -> Explanation:
    """The whole story of one target's state at `now` (unix seconds)."""
    health = entry.health
    sources = (*entry.facts.probes, Source.OBSERVATION)
    return Explanation(
        target=entry.facts.target,
        state=health.state,
        reason=health.reason,
        verified=health.verified,
        since=health.since,
        changed=health.changed,
        rule=health.rule.partition(":")[0],
        because=sentence(health.rule, health.decided_by),
        evidence=tuple(_depth(source, health, results, now) for source in sources if _heard(health, source)),
        changes=tuple(_changes(entry, situation, now)),
        announcement=entry.announcement,
    )


def _heard(health: Health, source: Source) -> bool:
    return source is not Source.OBSERVATION or any(s is source for s, _ in health.track(source).fresh)


def sentence(rule: str, source: Source | None) -> str:
    """A ruling's rule in words: `explicit: 2 of the last 5` by what and about what."""
    name, _, detail = rule.partition(": ")
    said = _SENTENCES.get(name)
    return rule if said is None else said.format(detail=detail, source=source or "the deciding probe")


def _depth(source: Source, health: Health, results: Mapping[Source, Result], now: float) -> Depth:
    track = health.track(source)
    mine = [a for a in (*track.answers, *track.ours) if a.source is source]
    until = dict(track.fresh).get(source)
    fresh = until is not None and until >= now
    ruling = track.ruling
    return Depth(
        source=source,
        says=ruling.state if ruling is not None and fresh else None,
        reason=ruling.reason if ruling is not None and fresh else None,
        counts=fresh,
        note=_note(source, track, fresh=fresh, heard=until is not None) + _unseen(results.get(source), mine),
        answers=len(mine),
        successes=sum(a.success for a in mine),
        fresh_until=until,
        last=tuple(_said(a, results.get(source)) for a in reversed(mine[-_SHOWN:])),
    )


def _note(source: Source, track: Track, *, fresh: bool, heard: bool) -> str:
    if not heard:
        return "has not answered yet"
    if not fresh:
        return "its evidence has expired"
    ruling = track.ruling
    if ruling is None:
        return "not enough answers to decide"
    told = sentence(ruling.rule, ruling.source or source)
    return told if ruling.source in (None, source) else f"{told}; {source} counts together with it"


def _unseen(result: Result | None, mine: Sequence[Evidence]) -> str:
    """What became of a newer run that is no evidence."""
    if result is None or result.reading is None or (mine and mine[-1].at >= result.evidence.at):
        return ""
    if not is_no_evidence(result.reading, result.verdict):
        return ""
    return (
        "; the last run says nothing of the service: looks at its job were refused for our own pace"
        f" ({result.run.rule}), the job is followed as a late one"
    )


def _said(a: Evidence, result: Result | None) -> Said:
    newest = result is not None and result.evidence.at == a.at
    rule = result.run.rule if result is not None and newest else ""
    detail = result.run.detail if result is not None and newest else ""
    return Said(a.at, a.outcome, a.reason, rule, detail, a.fault, a.latency, a.reporter)


def _changes(entry: Entry, situation: Situation, now: float) -> list[str]:
    """What would change the state, one sentence each."""
    health = entry.health
    if health.state is State.OPERATIONAL:
        return list(_ends_of_up(health, situation.policy))
    if health.reason is Reason.NO_DATA and not any(track.bad for track in health.tracks):
        return ["the first success decides"]
    told = [_way(way) for way in ways_out(health, _probes(entry), now, situation)]
    if health.state is State.RETIRED:
        told.append("without a success that reaches the upstream itself it stays retired")
    if health.work is not None and now < health.work[1]:
        told.append("the end of the announced work; after it the probes decide")
    return told


def _ends_of_up(health: Health, policy: Policy) -> Iterator[str]:
    yield (
        f"{policy.explicit_answers} of the last {policy.explicit_window} answers of one depth naming "
        f"the same trouble, {policy.ours_answers} in a row that are our own fault, "
        f"or {policy.failures[0][0]} failures in a row (one or two more if it wavered) would end it"
    )
    if not health.verified:
        yield "a success that the upstream itself answers would verify it"


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
    if any(a.success and a.verified for a in track.answers if a.source is source):
        return True
    return source is Source.VALIDATION and entry.facts.upstream == Upstream.VENDOR


def _way(way: WayOut) -> str:
    needs = " and ".join(map(_need, way.needs))
    would = "would end it" if way.state is State.OPERATIONAL else f"would make it {way.state}"
    if way.state is not State.OPERATIONAL and way.says not in (None, *(need.source for need in way.needs)):
        would += f", as {way.says} says"
    return f"{needs} {would}" + (", together only" if len(way.needs) > 1 else "")


def _need(need: Need) -> str:
    if need.slow:
        return f"{need.successes} successes of {need.source} in a row, as quick as usual,"
    if need.successes == 1 and not need.run:
        return f"the first success of {need.source}"
    if not need.failing:
        return f"{_many(need.successes)} of {need.source}" + (" in a row" if need.successes > 1 else "")
    more = "1 more success" if need.successes == 1 else f"{need.successes} more successes"
    return f"{more} of {need.source} in a row (so far {need.run})"


def _many(successes: int) -> str:
    return "a success" if successes == 1 else f"{successes} successes"
