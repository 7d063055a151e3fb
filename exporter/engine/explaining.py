"""Why a target is in its state, told from what the machine knows."""

from collections.abc import Mapping

from exporter.core.board import Entry
from exporter.core.evidence import Evidence
from exporter.core.explain import Depth, Explanation, Said
from exporter.core.machine import Health
from exporter.core.policy import Policy
from exporter.core.track import Track
from exporter.core.words import Reason, Source, State
from exporter.engine.probing import Result

_SHOWN = 5
_SENTENCES = {
    "explicit": "{detail} answers of {source} name it",
    "share": "{detail} answers of {source} failed",
    "ours": "{detail} answers of {source} in a row are our own fault",
    "recovery": "{detail} of {source}",
    "slow": "the last answers of {source} took {detail}",
    "first success": "the first success of {source} decides",
}


def explain(entry: Entry, policy: Policy, results: Mapping[Source, Result], now: float) -> Explanation:
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
        changes=tuple(_changes(entry, policy, now)),
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
        note=_note(source, track, fresh=fresh, heard=until is not None),
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
    return "not enough answers to decide" if track.ruling is None else sentence(track.ruling.rule, source)


def _said(a: Evidence, result: Result | None) -> Said:
    newest = result is not None and result.evidence.at == a.at
    rule = result.run.rule if result is not None and newest else ""
    detail = result.run.detail if result is not None and newest else ""
    return Said(a.at, a.outcome, a.reason, rule, detail, a.fault, a.latency, a.reporter)


def _changes(entry: Entry, policy: Policy, now: float) -> list[str]:
    """What would change the state, one sentence each."""
    health = entry.health
    told = [sentence for t in health.tracks if (sentence := _way_out(t, policy, now))]
    if health.state is State.OPERATIONAL:
        failures = policy.failures[0][0]
        told.append(
            f"{policy.explicit_answers} of the last {policy.explicit_window} answers of one depth naming "
            f"the same trouble, or {failures} failures in a row (one or two more if it wavered) "
            "would end it"
        )
        if not health.verified:
            told.append("a success that the upstream itself answers would verify it")
    if health.reason is Reason.NO_DATA:
        told.append("the first success decides")
    if health.reason is Reason.MAINTENANCE_ANNOUNCED:
        told.append("the end of the announced work; after it the probes decide")
    return told


def _way_out(track: Track, policy: Policy, now: float) -> str | None:
    if not track.bad or track.last is None or track.ruling is None:
        return None
    source = track.last.source
    if track.fresh_until() < now:
        return f"a success of {source} or deeper would end it: what was known has expired"
    if track.ruling.state is State.UNKNOWN:
        return f"the first success of {source} would end it"
    if track.ruling.state is State.RETIRED:
        return "only a success that reaches the upstream would end it"
    left = max(1, track.required(policy) - track.run)
    return f"{left} more successes of {source} in a row would end it (so far {track.run})"
