"""One round of free probes of a target: its line in the status report, explained as the API explains it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exporter.cli.shared.ledger import for_round, keep
from exporter.cli.shared.probe_once import Bench, Trial
from exporter.cli.shared.status_report import Line
from exporter.config import Config, TargetConfig
from exporter.core.answer import Verdict
from exporter.core.board import Entry
from exporter.core.state.explain import Explanation
from exporter.core.state.machine import Situation, advance
from exporter.core.vocabulary import Reason, State
from exporter.engine.explaining import explain
from exporter.engine.probing import Result
from exporter.web.context import stamp
from exporter.web.serialize import explanation_json

_RULE = "one round"
_ONE_EACH = "one answer each, not a state that has stood"


@dataclass(frozen=True, slots=True)
class ProbedTarget:
    """A target after its round."""

    target: TargetConfig
    line: Line
    entry: Entry


async def one_round(config: Config, targets: Sequence[TargetConfig], storage: Path) -> list[ProbedTarget]:
    """Run the free probes of these targets once, all at the same time.

    Raises:
        StoreError: what a probe has cost by mistake cannot be booked.
    """
    store = for_round(storage)
    async with Bench(config, store) as bench:
        async with asyncio.TaskGroup() as tasks:
            running = [
                (
                    target,
                    bench.entry(target),
                    [tasks.create_task(bench.free(target, s)) for s in target.probes.kinds if not s.paid],
                )
                for target in targets
            ]
        keep(store, storage, bench.clock.time())
    conceal = config.concealer.conceal
    return [
        ProbedTarget(target, line_of(target, [task.result() for task in probes], entry, conceal), entry)
        for target, entry, probes in running
    ]


def line_of(
    target: TargetConfig, trials: Sequence[Trial], entry: Entry, conceal: Callable[[str], str]
) -> Line:
    """What one round says: our own fault first, then the worst answer. `entry` takes the answers in."""
    results = [trial.result for trial in trials if trial.result is not None]
    worst = max(results, key=lambda r: (r.verdict.ours, r.verdict.outcome.code), default=None)
    state, reason = (State.UNKNOWN, Reason.NO_DATA) if worst is None else _word(worst.verdict)
    verified = state is State.OPERATIONAL and any(r.evidence.verified for r in results)
    story = replace(
        _story(target, results, entry),
        state=state,
        reason=reason,
        verified=verified or state.down,
        since=0.0 if worst is None else worst.evidence.began,
        changed=0.0 if worst is None else worst.evidence.at,
        rule=_RULE,
        because=_because(worst),
        changes=tuple(_changes(results, verified=verified)),
    )
    return Line(
        target=target.name,
        title=target.title,
        provider=target.provider,
        channel=target.channel,
        model=target.model,
        state=state,
        reason=reason,
        verified=story.verified,
        since=stamp(story.since or None),
        explanation=explanation_json(story, conceal),
    )


def _word(verdict: Verdict) -> tuple[State, Reason]:
    reason = Reason.OK if verdict.success else verdict.reason
    return verdict.outcome, reason


def _story(target: TargetConfig, results: Sequence[Result], entry: Entry) -> Explanation:
    """The evidence as the engine tells it. What a single answer of each probe decides is another matter."""
    situation = Situation(target.channel, target.policy)
    for result in sorted(results, key=lambda r: r.evidence.at):
        entry.health, _ = advance(entry.health, result.evidence, result.evidence.at, situation)
    now = max((r.evidence.at for r in results), default=0.0)
    return explain(entry, situation, {r.run.source: r for r in results}, now)


def _because(worst: Result | None) -> str:
    if worst is None:
        return "no free probe has answered"
    if worst.verdict.success:
        return f"every free probe succeeded just now: {_ONE_EACH}"
    return f"what {worst.run.source} answered just now: {_ONE_EACH}"


def _changes(results: Sequence[Result], *, verified: bool) -> list[str]:
    failing = [str(r.run.source) for r in results if not r.verdict.success]
    if failing:
        return [f"a success of {' and '.join(failing)} in another round"]
    told = ["a failure of any free probe in another round"] if results else []
    return told if verified else [*told, "a success that the upstream itself answers would verify it"]
