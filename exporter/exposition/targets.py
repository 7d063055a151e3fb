"""The samples of one target, from its row of the board."""

from typing import Any, Final, NamedTuple

from exporter.core.board import GENERATION_BOUNDS, PROBE_BOUNDS, Entry, Facts, Run
from exporter.core.vocabulary import GROUPS, Off, Phase, Reason, Skip, Source, State
from exporter.exposition import metrics as m
from exporter.exposition.parts import (
    OF_PROBE,
    Kept,
    Rows,
    SampleGroup,
    by_probe,
    counts,
    kept,
    one,
    several,
    whole,
)
from exporter.exposition.text import histogram, labels

Lines = tuple[str, ...]
"""Text of each metric of `metrics.PER_TARGET`, in that order; empty where the target has no such series."""

_STATES: Final = {state: f',state="{state}"' for state in State}
_TO: Final = {state: f',to="{state}"' for state in State}
_OUTCOMES: Final = {state: f',outcome="{state}"' for state in State}
_REASONS: Final = {reason: f',reason="{reason}"' for reason in Reason}
_EVENT_REASONS: Final = {reason: _REASONS[reason] for reason in GROUPS[State.RISK_CONTROL]}
_SKIPS: Final = {skip: f',reason="{skip}"' for skip in Skip}
_OFF: Final = {reason: f',reason="{reason}"' for reason in Off}
_PHASES: Final = {phase: f',phase="{phase}"' for phase in Phase}


def identity(facts: Facts) -> str:
    """The identity labels of a target, as they stand between the braces."""
    values = (facts.target, facts.provider, facts.channel, facts.model)
    pairs = [*zip(m.IDENTITY, values, strict=True)]
    if facts.vantage is not None:
        pairs.append((m.VANTAGE, facts.vantage))
    return labels(pairs)


def lines(entry: Entry) -> Lines:
    """Every sample of a target, metric by metric, in the older text format."""
    who = identity(entry.facts)
    found = {i: write(who, part.read(entry), "") for part in PARTS for i, write in part.writers}
    return tuple([found[i] for i in range(len(m.PER_TARGET))])


def state(entry: Entry, who: str) -> str:
    """The seven samples of the state set."""
    return _write_state(who, entry.health.state)


def _write_state(who: str, current: State) -> str:
    head = f"{m.STATE.name}{{{who}"
    return "".join([f"{head}{pair}}} {int(word is current)}\n" for word, pair in _STATES.items()])


class _Standing(NamedTuple):
    """What the state machine says."""

    reason: Reason
    changed: float
    verified: bool
    deepest: Source | None
    sources: tuple[Source, ...]
    """The target's own probes; observations from the first one on."""


def _standing(entry: Entry) -> _Standing:
    health, sources = entry.health, entry.facts.probes
    deepest = health.deepest
    if entry.observations or deepest is Source.OBSERVATION:
        sources = (*sources, Source.OBSERVATION)
    return _Standing(health.reason, health.changed, health.verified, deepest, sources)


def _evidence(said: _Standing) -> Rows:
    return [(OF_PROBE[source], int(source is said.deepest)) for source in said.sources]


def _write_info(who: str, facts: Facts) -> str:
    own = zip(m.INFO.labels, (facts.title, facts.api, facts.upstream, facts.upstream_model), strict=True)
    reserved = set(m.INFO.all_labels)
    extra = sorted(pair for pair in facts.labels.items() if pair[0] not in reserved)
    return f"{m.INFO.name}{{{who},{labels([*own, *extra])}}} 1\n"


def _prices(facts: Facts) -> Rows:
    prices = (("second", facts.usd_per_second), ("call", facts.usd_per_call))
    return [(f',unit="{unit}"', usd) for unit, usd in prices if usd is not None]


def _events(said: Any) -> Rows:
    known = dict(said)
    return [(pair, known.get(reason, 0)) for reason, pair in _EVENT_REASONS.items()]


def _runs(entry: Entry) -> tuple[tuple[Source, Run | None], ...]:
    runs = entry.runs
    return tuple([(source, runs.get(source)) for source in entry.facts.probes])


def _good(run: Run | None) -> int:
    return int(run is not None and run.outcome is State.OPERATIONAL)


def _durations(entry: Entry) -> tuple[tuple[Source, Kept], ...]:
    known = entry.durations
    return tuple([(source, kept(known[source])) for source in entry.facts.probes])


def _write_durations(who: str, said: tuple[tuple[Source, Kept], ...], created: str) -> str:
    return "".join(
        [
            histogram(m.PROBE_DURATION, who + OF_PROBE[source], PROBE_BOUNDS, *values, created)
            for source, values in said
        ]
    )


def _results(said: Any) -> Rows:
    return [
        (OF_PROBE[source] + _OUTCOMES[outcome] + _REASONS[reason], count)
        for (source, outcome, reason), count in sorted(said)
    ]


def _due(entry: Entry) -> tuple[tuple[Source, float], ...]:
    beats = entry.beats
    return tuple([(s, beats[s].next_run if s in beats else 0) for s in entry.facts.probes])


class _Pace(NamedTuple):
    """How often a probe runs, and whether it does."""

    interval: float = 0
    off: Off | None = None
    been_off: tuple[Off, ...] = ()


def _paces(entry: Entry) -> tuple[tuple[Source, _Pace], ...]:
    beats = [(source, entry.beats.get(source)) for source in entry.facts.probes]
    return tuple([(s, _Pace(b.interval, b.disabled, b.been_off) if b else _Pace()) for s, b in beats])


def _disabled(said: tuple[tuple[Source, _Pace], ...]) -> Rows:
    return [
        (OF_PROBE[source] + _OFF[why], int(why == pace.off)) for source, pace in said for why in pace.been_off
    ]


def _costs(entry: Entry) -> tuple[tuple[Source, float], ...]:
    costs = entry.cost_usd
    return tuple([(source, costs.get(source, 0.0)) for source in entry.facts.probes])


def _budget(entry: Entry) -> tuple[float | None, float | None]:
    """Limit, and what is spent of it; absent where nothing can be."""
    limit, spent = entry.budget.limit_usd, entry.budget.spent_usd
    return limit, spent if _generates(entry) or limit is not None or spent else None


def _observations(said: Any) -> Rows:
    return [(_OUTCOMES[outcome] + _REASONS[reason], count) for (outcome, reason), count in sorted(said)]


def _fallbacks(entry: Entry) -> tuple[tuple[Source, float], ...]:
    """The target's own probes; observations from the first answer on that nothing decided."""
    found = entry.fallbacks
    own = [(source, found.get(source, 0)) for source in entry.facts.probes]
    observed = found.get(Source.OBSERVATION)
    return (*own, (Source.OBSERVATION, observed)) if observed else tuple(own)


class _Jobs(NamedTuple):
    """Of a target with a `generation`; of another one, the jobs that a free probe has started."""

    seconds: Kept | None
    phases: tuple[tuple[Phase, float], ...]
    under_way: int | None
    late: tuple[tuple[State, float], ...]


def _jobs(entry: Entry) -> _Jobs:
    generates, count = _generates(entry), entry.jobs_open
    return _Jobs(
        kept(entry.generation_seconds) if generates else None,
        counts(entry.phases),
        count if generates or count else None,
        counts(entry.late_results),
    )


def _generates(entry: Entry) -> bool:
    return Source.GENERATION in entry.facts.probes


def _write_generation(who: str, said: _Jobs, created: str) -> str:
    return (
        ""
        if said.seconds is None
        else histogram(m.GENERATION, who, GENERATION_BOUNDS, *said.seconds, created)
    )


PARTS: Final = (
    SampleGroup(
        lambda entry: entry.health.state,
        (whole(m.STATE, lambda who, current, _: _write_state(who, current)),),
        shared=True,
    ),
    SampleGroup(
        _standing,
        (
            one(m.STATE_LAST_CHANGE, lambda said: said.changed),
            several(m.STATE_REASON, lambda said: ((_REASONS[said.reason], 1),)),
            one(m.VERIFIED, lambda said: int(said.verified)),
            several(m.STATE_EVIDENCE, _evidence),
        ),
    ),
    SampleGroup(
        lambda entry: entry.facts,
        (
            whole(m.INFO, lambda who, facts, _: _write_info(who, facts)),
            one(m.SLO_OBJECTIVE, lambda facts: facts.slo_ratio),
            one(m.RETIREMENT, lambda facts: facts.retires_at),
            several(m.PRICE, _prices),
        ),
        own=True,
    ),
    SampleGroup(
        lambda entry: counts(entry.transitions),
        (several(m.STATE_TRANSITIONS, lambda said: [(_TO[to], count) for to, count in sorted(said)]),),
    ),
    SampleGroup(lambda entry: entry.last_available, (one(m.LAST_AVAILABLE),)),
    SampleGroup(
        lambda entry: counts(entry.risk_control_events),
        (several(m.RISK_CONTROL_EVENTS, _events),),
        shared=True,
    ),
    SampleGroup(
        _runs,
        (
            by_probe(m.PROBE_SUCCESS, _good),
            by_probe(m.PROBE_LATENCY, lambda run: 0 if run is None else run.latency),
            by_probe(m.PROBE_LAST_RUN, lambda run: 0 if run is None else run.at),
        ),
    ),
    SampleGroup(_durations, (whole(m.PROBE_DURATION, _write_durations),)),
    SampleGroup(lambda entry: counts(entry.results), (several(m.PROBE_RESULTS, _results),)),
    SampleGroup(
        lambda entry: counts(entry.skipped),
        (
            several(
                m.PROBE_SKIPPED, lambda said: [(OF_PROBE[s] + _SKIPS[w], n) for (s, w), n in sorted(said)]
            ),
        ),
    ),
    SampleGroup(_due, (by_probe(m.PROBE_NEXT_RUN),), own=True),
    SampleGroup(
        _paces, (by_probe(m.PROBE_INTERVAL, lambda pace: pace.interval), several(m.PROBE_DISABLED, _disabled))
    ),
    SampleGroup(_costs, (by_probe(m.PROBE_COST),)),
    SampleGroup(
        _budget, (one(m.BUDGET_LIMIT, lambda said: said[0]), one(m.BUDGET_SPENT, lambda said: said[1]))
    ),
    SampleGroup(
        lambda entry: (entry.credential_valid, entry.balance_usd, entry.credential_expires_at),
        (
            one(m.CREDENTIAL_VALID, lambda said: None if said[0] is None else int(said[0])),
            one(m.CREDENTIAL_BALANCE, lambda said: said[1]),
            one(m.CREDENTIAL_EXPIRES, lambda said: said[2]),
        ),
    ),
    SampleGroup(
        lambda entry: (counts(entry.observations), entry.billed_without_video),
        (
            several(m.OBSERVATIONS, lambda said: _observations(said[0])),
            one(m.BILLED_WITHOUT_VIDEO, lambda said: said[1] if said[0] else None),
        ),
    ),
    SampleGroup(_fallbacks, (by_probe(m.FALLBACKS),)),
    SampleGroup(
        _jobs,
        (
            whole(m.GENERATION, _write_generation),
            several(m.GENERATION_PHASE, lambda said: [(_PHASES[phase], at) for phase, at in said.phases]),
            one(m.JOBS_OPEN, lambda said: said.under_way),
            several(m.LATE_RESULTS, lambda said: [(_OUTCOMES[to], n) for to, n in sorted(said.late)]),
        ),
    ),
)
SHARED: Final = {
    place: i for i, place in enumerate(place for part in PARTS if part.shared for place, _ in part.writers)
}
"""Places in `metrics.PER_TARGET` of what is kept as pieces, and which of them it is."""
