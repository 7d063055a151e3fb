"""`sora-exporter probe`: one probe now, with everything that explains it."""

import asyncio
import json
from pathlib import Path

import click

from exporter.cli.shared.ledger import for_probe
from exporter.cli.shared.probe_once import Bench, Trial
from exporter.cli.shared.probe_report import as_json, as_text
from exporter.cli.shared.progress import progress_bar
from exporter.cli.shared.terminal import echo
from exporter.config import Config, TargetConfig, load
from exporter.core.vocabulary import PROBES, Source
from exporter.log import conceal_with, configure

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
