"""One round of free probes of a target: its line in the status report, explained as the API explains it."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exporter.cli.shared.ledger import for_round, keep
from exporter.cli.shared.probe_once import Bench, Trial
from exporter.cli.shared.status_report import Line
from exporter.config import Config, TargetConfig
from exporter.core.board import Entry
from exporter.core.state.explain import AnotherRound, Change, explain
from exporter.core.state.machine import Health, Situation, advance
from exporter.core.state.why import Decision, Hint, Why
from exporter.core.vocabulary import Reason, State
from exporter.engine.probing import Result
from exporter.web.context import stamp
from exporter.web.serialize import explanation_json


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
                    bench.target(target).row.entry,
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
    """What one round says: our own fault first, then the worst answer. `entry` takes the answers in.

    The evidence is told as the engine tells it; what a single answer of each probe decides is another matter.
    """
    results = [trial.result for trial in trials if trial.result is not None]
    situation = Situation(target.channel, target.policy)
    for result in sorted(results, key=lambda r: r.evidence.at):
        entry.health, _ = advance(entry.health, result.evidence, result.evidence.at, situation)
        entry.runs[result.run.source] = result.run
    now = max((r.evidence.at for r in results), default=0.0)
    health = _health(entry.health, results)
    changes = tuple(_changes(results, verified=health.verified))
    story = replace(explain(entry, situation, now), health=health, changes=changes)
    return Line(
        target=target.name,
        title=target.title,
        provider=target.provider,
        channel=target.channel,
        model=target.model,
        state=health.state,
        reason=health.reason,
        verified=health.verified,
        since=stamp(health.since or None),
        explanation=explanation_json(story, conceal),
    )


def _health(known: Health, results: Sequence[Result]) -> Health:
    """What the round itself says, in the place of what the machine makes of it."""
    if not results:
        return replace(known, why=Why(Decision.ROUND_SILENT))
    worst = max(results, key=lambda r: (r.verdict.ours, r.verdict.outcome.code))
    state, well = worst.verdict.outcome, worst.verdict.success
    verified = state is State.OPERATIONAL and any(r.evidence.verified for r in results)
    return replace(
        known,
        state=state,
        reason=Reason.OK if well else worst.verdict.reason,
        verified=verified or state.down,
        since=worst.evidence.began,
        changed=worst.evidence.at,
        why=Why(Decision.ROUND_WELL if well else Decision.ROUND_BAD),
        decided_by=worst.run.source,
    )


def _changes(results: Sequence[Result], *, verified: bool) -> Iterator[Change]:
    failing = tuple(r.run.source for r in results if not r.verdict.success)
    if failing:
        yield AnotherRound(failing)
        return
    if results:
        yield Hint.ROUND_FAILS
    if not verified:
        yield Hint.VERIFIES
