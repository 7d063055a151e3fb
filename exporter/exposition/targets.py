"""The samples of one target, from its row of the board."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from exporter.core.board import Entry, Facts
from exporter.core.vocabulary import GROUPS, Off, Phase, Reason, Skip, Source, State
from exporter.exposition import metrics as m
from exporter.exposition.text import histogram, labels, number

Lines = tuple[str, ...]
"""Text of each family of `metrics.PER_TARGET`, in that order; empty where the target has no such series."""
_Writer = Callable[[Entry, str], str]
_Word = TypeVar("_Word", State, Reason)

# The words of the contract need no escaping, so their label pairs are spelled once.
_STATES: Final = {state: f',state="{state}"' for state in State}
_TO: Final = {state: f',to="{state}"' for state in State}
_OUTCOMES: Final = {state: f',outcome="{state}"' for state in State}
_REASONS: Final = {reason: f',reason="{reason}"' for reason in Reason}
_EVENT_REASONS: Final = {reason: _REASONS[reason] for reason in GROUPS[State.RISK_CONTROL]}
_SKIPS: Final = {skip: f',reason="{skip}"' for skip in Skip}
_PHASES: Final = {phase: f',phase="{phase}"' for phase in Phase}
_PROBES: Final = {source: f',probe="{source}"' for source in Source}
_DISABLED: Final = {reason: f',reason="{reason}"' for reason in Off}


def identity(facts: Facts) -> str:
    """The identity labels of a target, as they stand between the braces."""
    values = (facts.target, facts.provider, facts.channel, facts.model)
    pairs = [*zip(m.IDENTITY, values, strict=True)]
    if facts.vantage is not None:
        pairs.append((m.VANTAGE, facts.vantage))
    return labels(pairs)


def lines(entry: Entry) -> Lines:
    """Every sample of a target, family by family."""
    who = identity(entry.facts)
    return tuple([write(entry, who) for write in _WRITERS])


def state(entry: Entry, who: str) -> str:
    """The seven samples of the state set."""
    current = entry.health.state
    head = f"{m.STATE.name}{{{who}"
    return "".join([f"{head}{pair}}} {int(word is current)}\n" for word, pair in _STATES.items()])


def _reason(entry: Entry, who: str) -> str:
    return f"{m.STATE_REASON.name}{{{who}{_REASONS[entry.health.reason]}}} 1\n"


def _evidence(entry: Entry, who: str) -> str:
    sources = (*entry.facts.probes, Source.OBSERVATION)
    deepest = entry.health.deepest
    head = f"{m.STATE_EVIDENCE.name}{{{who}"
    return "".join([f"{head}{_PROBES[source]}}} {int(source is deepest)}\n" for source in sources])


def _info(entry: Entry, who: str) -> str:
    facts = entry.facts
    own = zip(m.INFO.labels, (facts.title, facts.api, facts.upstream, facts.upstream_model), strict=True)
    reserved = set(m.INFO.all_labels)
    extra = sorted(pair for pair in facts.labels.items() if pair[0] not in reserved)
    return f"{m.INFO.name}{{{who},{labels([*own, *extra])}}} 1\n"


def _price(entry: Entry, who: str) -> str:
    prices = (("second", entry.facts.usd_per_second), ("call", entry.facts.usd_per_call))
    head = f"{m.PRICE.name}{{{who}"
    return "".join([f'{head},unit="{unit}"}} {number(usd)}\n' for unit, usd in prices if usd is not None])


def _results(entry: Entry, who: str) -> str:
    head = f"{m.PROBE_RESULTS.name}{{{who}"
    return "".join(
        [
            f"{head}{_PROBES[source]}{_OUTCOMES[outcome]}{_REASONS[reason]}}} {count}\n"
            for (source, outcome, reason), count in sorted(entry.results.items())
        ]
    )


def _observations(entry: Entry, who: str) -> str:
    head = f"{m.OBSERVATIONS.name}{{{who}"
    return "".join(
        [
            f"{head}{_OUTCOMES[outcome]}{_REASONS[reason]}}} {count}\n"
            for (outcome, reason), count in sorted(entry.observations.items())
        ]
    )


def _fallbacks(entry: Entry, who: str) -> str:
    sources = (*entry.facts.probes, Source.OBSERVATION)
    head = f"{m.FALLBACKS.name}{{{who}"
    return "".join([f"{head}{_PROBES[source]}}} {entry.fallbacks.get(source, 0)}\n" for source in sources])


def _skipped(entry: Entry, who: str) -> str:
    head = f"{m.PROBE_SKIPPED.name}{{{who}"
    return "".join(
        [
            f"{head}{_PROBES[source]}{pair}}} {entry.skipped.get((source, skip), 0)}\n"
            for source in entry.facts.probes
            for skip, pair in _SKIPS.items()
        ]
    )


def _disabled(entry: Entry, who: str) -> str:
    head = f"{m.PROBE_DISABLED.name}{{{who}"
    off = {source: beat.disabled for source, beat in entry.beats.items()}
    return "".join(
        [
            f"{head}{_PROBES[source]}{pair}}} {int(off.get(source) == reason)}\n"
            for source in entry.facts.probes
            for reason, pair in _DISABLED.items()
        ]
    )


def _durations(entry: Entry, who: str) -> str:
    return "".join(
        [
            histogram(m.PROBE_DURATION, who + _PROBES[source], entry.durations[source])
            for source in entry.facts.probes
        ]
    )


def _generation(entry: Entry, who: str) -> str:
    return histogram(m.GENERATION, who, entry.generation_seconds) if _generates(entry) else ""


def _phases(entry: Entry, who: str) -> str:
    head = f"{m.GENERATION_PHASE.name}{{{who}"
    known = [(pair, entry.phases[phase]) for phase, pair in _PHASES.items() if phase in entry.phases]
    return "".join([f"{head}{pair}}} {number(seconds)}\n" for pair, seconds in known])


def _late(entry: Entry, who: str) -> str:
    return _count_late(entry, who) if _generates(entry) or entry.late_results else ""


def _generates(entry: Entry) -> bool:
    return Source.GENERATION in entry.facts.probes


def _spent(entry: Entry) -> float | None:
    budget = entry.budget
    return budget.spent_usd if _generates(entry) or budget.limit_usd is not None or budget.spent_usd else None


def _one(metric: m.Metric, read: Callable[[Entry], float | None]) -> _Writer:
    """One series, absent where `read` gives None."""
    name = metric.name

    def write(entry: Entry, who: str) -> str:
        value = read(entry)
        return "" if value is None else f"{name}{{{who}}} {number(value)}\n"

    return write


def _closed(
    metric: m.Metric, pairs: Mapping[_Word, str], read: Callable[[Entry], Mapping[_Word, int]]
) -> _Writer:
    """One series for each word of a closed set, at 0 from the start."""
    name = metric.name

    def write(entry: Entry, who: str) -> str:
        counts = read(entry)
        return "".join([f"{name}{{{who}{pair}}} {counts.get(word, 0)}\n" for word, pair in pairs.items()])

    return write


def _by_probe(metric: m.Metric, read: Callable[[Entry, Source], float]) -> _Writer:
    """One series for each of the target's own probes."""
    name = metric.name

    def write(entry: Entry, who: str) -> str:
        values = [(_PROBES[source], read(entry, source)) for source in entry.facts.probes]
        return "".join([f"{name}{{{who}{pair}}} {number(value)}\n" for pair, value in values])

    return write


def _success(entry: Entry, source: Source) -> int:
    run = entry.runs.get(source)
    return int(run is not None and run.outcome is State.OPERATIONAL)


def _latency(entry: Entry, source: Source) -> float:
    run = entry.runs.get(source)
    return 0 if run is None else run.latency


def _last_run(entry: Entry, source: Source) -> float:
    run = entry.runs.get(source)
    return 0 if run is None else run.at


def _next_run(entry: Entry, source: Source) -> float:
    beat = entry.beats.get(source)
    return 0 if beat is None else beat.next_run


def _interval(entry: Entry, source: Source) -> float:
    beat = entry.beats.get(source)
    return 0 if beat is None else beat.interval


def _credential(entry: Entry) -> int | None:
    return None if entry.credential_valid is None else int(entry.credential_valid)


_count_late: Final = _closed(m.LATE_RESULTS, _OUTCOMES, lambda e: e.late_results)
_BY_METRIC: Final[dict[m.Metric, _Writer]] = {
    m.STATE: state,
    m.STATE_LAST_CHANGE: _one(m.STATE_LAST_CHANGE, lambda e: e.health.changed),
    m.STATE_TRANSITIONS: _closed(m.STATE_TRANSITIONS, _TO, lambda e: e.transitions),
    m.STATE_REASON: _reason,
    m.VERIFIED: _one(m.VERIFIED, lambda e: int(e.health.verified)),
    m.STATE_EVIDENCE: _evidence,
    m.LAST_AVAILABLE: _one(m.LAST_AVAILABLE, lambda e: e.last_available),
    m.INFO: _info,
    m.SLO_OBJECTIVE: _one(m.SLO_OBJECTIVE, lambda e: e.facts.slo_ratio),
    m.RETIREMENT: _one(m.RETIREMENT, lambda e: e.facts.retires_at),
    m.PRICE: _price,
    m.RISK_CONTROL_EVENTS: _closed(m.RISK_CONTROL_EVENTS, _EVENT_REASONS, lambda e: e.risk_control_events),
    m.PROBE_SUCCESS: _by_probe(m.PROBE_SUCCESS, _success),
    m.PROBE_LATENCY: _by_probe(m.PROBE_LATENCY, _latency),
    m.PROBE_DURATION: _durations,
    m.PROBE_RESULTS: _results,
    m.PROBE_SKIPPED: _skipped,
    m.PROBE_LAST_RUN: _by_probe(m.PROBE_LAST_RUN, _last_run),
    m.PROBE_NEXT_RUN: _by_probe(m.PROBE_NEXT_RUN, _next_run),
    m.PROBE_INTERVAL: _by_probe(m.PROBE_INTERVAL, _interval),
    m.PROBE_DISABLED: _disabled,
    m.PROBE_COST: _by_probe(m.PROBE_COST, lambda e, source: e.cost_usd.get(source, 0.0)),
    m.BUDGET_LIMIT: _one(m.BUDGET_LIMIT, lambda e: e.budget.limit_usd),
    m.BUDGET_SPENT: _one(m.BUDGET_SPENT, _spent),
    m.CREDENTIAL_VALID: _one(m.CREDENTIAL_VALID, _credential),
    m.CREDENTIAL_BALANCE: _one(m.CREDENTIAL_BALANCE, lambda e: e.balance_usd),
    m.CREDENTIAL_EXPIRES: _one(m.CREDENTIAL_EXPIRES, lambda e: e.credential_expires_at),
    m.OBSERVATIONS: _observations,
    m.FALLBACKS: _fallbacks,
    m.BILLED_WITHOUT_VIDEO: _one(m.BILLED_WITHOUT_VIDEO, lambda e: e.billed_without_video),
    m.GENERATION: _generation,
    m.GENERATION_PHASE: _phases,
    m.JOBS_OPEN: _one(m.JOBS_OPEN, lambda e: e.jobs_open),
    m.LATE_RESULTS: _late,
}
_WRITERS: Final = tuple(_BY_METRIC[metric] for metric in m.PER_TARGET)
