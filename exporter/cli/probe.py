"""`sora-exporter probe`: one probe now, with everything that explains it."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from exporter.cli.shared import echo
from exporter.cli.shared.ledger import for_probe
from exporter.cli.shared.probe_once import Bench, Trial
from exporter.config import Config, TargetConfig, load
from exporter.core.printable import is_binary
from exporter.core.vocabulary import PROBES, Off, Source
from exporter.dialects.base import Progress as Look
from exporter.engine.probing import Spent
from exporter.log import conceal_with, configure
from exporter.transport import Exchange


@contextmanager
def progress_bar(*, hidden: bool) -> Iterator[Callable[[Look], None]]:
    """Show the looks at a running job on standard error: its phase, how far it is, how long it takes."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    console = Console(stderr=True)
    with Progress(*columns, TimeElapsedColumn(), console=console, disable=hidden, transient=True) as bar:
        task = bar.add_task("accept", total=1.0)

        def told(look: Look) -> None:
            if look.phase is not None:
                bar.update(task, description=str(look.phase))
            if look.ratio is not None:
                bar.update(task, completed=look.ratio)

        yield told


Conceal: TypeAlias = Callable[[str], str]
"""Takes the secrets out of a text. What is cut short goes through it before and not only after."""
_SHOWN = 1500
_WHY_SKIPPED = {
    "budget": "today's budget does not allow it, or the storage cannot be written",
}
_WHY_OFF = {
    Off.ACCIDENT: "{source} is off for {target} because it has started a paid job; once that is mended, "
    "clear it at the running exporter with POST /api/v1/targets/{target}/clear?probe={source}",
    Off.SUSPECTED: "{source} is off for {target} because it may have started paid jobs; it is tried again an "
    "hour after it was turned off, then after six hours, then daily, and comes back when it is refused",
    Off.POLICY: "{source} is off for {target} by its configuration",
}
_ACCIDENTS = {
    Spent.STARTED: "this free probe has started a paid job: booked at the configured price, and off until "
    "it is cleared",
    Spent.SUSPECTED: "this free probe may have started a paid job: booked at the configured price; after "
    "the second time it is off",
}


def as_json(target: TargetConfig, source: Source, trial: Trial, conceal: Conceal) -> dict[str, Any]:
    """The whole story as plain values without secrets; seconds and dollars."""
    story: dict[str, Any] = {
        "target": target.name,
        "provider": target.provider,
        "channel": target.channel,
        "model": target.model,
        "api": target.api,
        "upstream": target.upstream,
        "probe": source,
        "exchanges": [_exchange(e, conceal) for e in trial.exchanges],
    }
    if trial.result is None:
        return story | {"skipped": trial.skipped, "off": trial.off}
    run, verdict = trial.result.run, trial.result.verdict
    return story | {
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "rule": verdict.rule,
        "detail": conceal(verdict.detail),
        "fault": verdict.fault,
        "retryable": verdict.retryable,
        "verified": trial.result.evidence.verified,
        "latency_seconds": run.latency,
        "cost_usd": None if trial.result.spent and target.price is None else run.cost_usd,
        "accident": trial.result.spent,
    }


def as_text(target: TargetConfig, source: Source, trial: Trial, conceal: Conceal) -> str:
    """The whole story without secrets, as blackbox_exporter's debug page tells it."""
    cost = "paid" if source.paid else "free"
    lines = [
        f"target   {target.name} ({target.channel}, {target.provider}, {target.model})",
        f"probe    {source}, {cost}, {target.api} at a {target.upstream}",
        "",
    ]
    for number, exchange in enumerate(trial.exchanges, start=1):
        lines.extend(_told(number, exchange, conceal))
    lines.extend(_verdict(target, source, trial, conceal))
    return conceal("\n".join(lines))


def _told(number: int, e: Exchange, conceal: Conceal) -> Iterator[str]:
    phases = ", ".join(f"{name} {_ms(seconds)}" for name, seconds in e.phases.items())
    yield f"{number}. {e.method} {e.url}   {_ms(e.seconds)}" + (f" ({phases})" if phases else "")
    yield from (f"   > {name}: {value}" for name, value in e.request_headers.items())
    if e.request_body:
        yield from (f"   > {line}" for line in e.request_body.splitlines())
    answer = e.answer
    yield f"   < {answer.exception or answer.status}"
    if answer.headers:
        yield from (f"   < {name}: {conceal(value)}" for name, value in answer.headers.items())
    if answer.body:
        yield from (f"   < {line}" for line in _shown(answer.body, conceal).splitlines())
    yield ""


def _verdict(target: TargetConfig, source: Source, trial: Trial, conceal: Conceal) -> Iterator[str]:
    if trial.result is None:
        why = _WHY_SKIPPED.get(str(trial.skipped), "")
        if trial.off is not None:
            why = _WHY_OFF[trial.off].format(target=target.name, source=source)
        yield f"skipped  {trial.skipped}: {why}"
        return
    run, verdict = trial.result.run, trial.result.verdict
    yield f"outcome  {verdict.outcome.icon} {verdict.outcome}"
    yield f"reason   {verdict.reason}"
    yield f"rule     {verdict.rule}" + (f": {conceal(verdict.detail)}" if verdict.detail else "")
    yield f"fault    {verdict.fault or 'none'}" + (", worth retrying" if verdict.retryable else "")
    yield "verified " + ("yes" if trial.result.evidence.verified else "no: the upstream itself was not asked")
    yield f"latency  {_ms(run.latency)}"
    known = trial.result.spent is None or target.price is not None
    yield f"cost     ${run.cost_usd:.4f}" if known else "cost     unknown: the target has no price"
    if trial.result.spent is not None:
        yield f"accident 🔴 {_ACCIDENTS[trial.result.spent]}"


def _exchange(e: Exchange, conceal: Conceal) -> dict[str, Any]:
    return {
        "method": e.method,
        "url": conceal(e.url),
        "request_headers": {name: conceal(value) for name, value in e.request_headers.items()},
        "request_body": e.request_body and conceal(e.request_body),
        "status": e.answer.status,
        "headers": {conceal(name): conceal(value) for name, value in e.answer.headers.items()},
        "body": _shown(e.answer.body, conceal),
        "exception": e.answer.exception and conceal(e.answer.exception),
        "seconds": e.seconds,
        "phases": dict(e.phases),
    }


def _shown(body: str, conceal: Conceal) -> str:
    return f"(binary, {len(body)} characters)" if is_binary(body) else _cut(conceal(body))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 10 else f"{seconds:.1f} s"


_KINDS = [str(kind) for kind in PROBES]


@click.command(name="probe")
@click.argument("target_name", metavar="TARGET")
@click.option(
    "--probe", "kind", type=click.Choice(_KINDS), help="Which probe. Default: the deepest free one."
)
@click.option("--config.file", "config_file", required=True, type=click.Path(path_type=Path))
@click.option(
    "--storage.path", "storage", type=click.Path(path_type=Path), default=Path("data"), show_default=True
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context, target_name: str, kind: str | None, config_file: Path, storage: Path, form: str
) -> None:
    """Run one probe of TARGET now and explain it.

    A `generation` costs money: it is booked in the storage like any other, and respects the budgets. So is a
    `validation` until its target has refused one. Exit code 0 when the answer is good, 1 when not.
    """
    configure("error", "logfmt")
    config = load(config_file, only=(target_name,))
    conceal_with(config.concealer)
    target = config.target(target_name)
    if target is None:
        names = ", ".join(t.name for t in config.targets)
        raise click.UsageError(f"no target is called {target_name}; there are: {names}")
    source = _choose(target, kind)
    trial = asyncio.run(_run(config, target, source, storage, quiet=form == "json"))
    # An upstream may echo the key in a header, in base64, in upper case.
    conceal = config.concealer.conceal
    if form == "json":
        echo(json.dumps(as_json(target, source, trial, conceal), indent=2, ensure_ascii=False))
    else:
        echo(as_text(target, source, trial, conceal))
    ctx.exit(0 if trial.result is not None and trial.result.verdict.success else 1)


def _choose(target: TargetConfig, kind: str | None) -> Source:
    if kind is None:
        return [s for s in target.probes.kinds if not s.paid][-1]
    source = Source(kind)
    if source not in target.probes.kinds:
        configured = ", ".join(target.probes.kinds)
        raise click.UsageError(f"{target.name} has no {source} configured; it has: {configured}")
    return source


async def _run(config: Config, target: TargetConfig, source: Source, storage: Path, *, quiet: bool) -> Trial:
    async with Bench(config, for_probe(target, source, storage)) as bench:
        with progress_bar(hidden=quiet or not source.paid) as told:
            return await bench.run(bench.target(target), source, told)
