"""`sora-exporter status`: the state of every target, from a running exporter or from free probes made now."""

import asyncio
import json
from pathlib import Path
from typing import Any

import click
import httpx2

from exporter.cli.parts.report import Line, from_api, from_trials, table
from exporter.config import Config, load
from exporter.core.words import State
from exporter.errors import ExporterError

_TIMEOUT = 10.0


@click.command(name="status")
@click.option("--config.file", "config_file", type=click.Path(path_type=Path), help="Probe its targets now.")
@click.option("--url", help="Ask a running exporter, such as http://127.0.0.1:9847.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, config_file: Path | None, url: str | None, form: str) -> None:
    """Report the state of every target.

    With --url as a running exporter knows it; with --config.file from one round of free probes, which is
    one answer each, not a state that has stood. Exit code 0 when all are operational, 1 when not.
    """
    if (config_file is None) == (url is None):
        raise click.UsageError("give either --config.file or --url")
    if url is not None:
        answer = _ask(url)
        lines = from_api(answer)
    else:
        lines = asyncio.run(_probe(load(config_file)))  # type: ignore[arg-type]
        answer = {"targets": [line.as_json() for line in lines]}
    if form == "json":
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        click.echo(table(lines))
    ctx.exit(0 if all(line.state is State.OPERATIONAL for line in lines) else 1)


def _ask(url: str) -> dict[str, Any]:
    address = f"{url.rstrip('/')}/api/v1/targets"
    try:
        response = httpx2.get(address, timeout=_TIMEOUT)
        response.raise_for_status()
        answer = response.json()
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise ExporterError(f"{address} does not answer as an exporter does: {error}") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("targets"), list):
        raise ExporterError(f"{address} does not answer as an exporter does")
    return answer


async def _probe(config: Config) -> list[Line]:
    # The engine is needed only here; asking a running exporter must not pay for its import.
    from exporter.cli.parts.bench import Bench
    from exporter.store import Store

    async with Bench(config, Store.open(None)) as bench, asyncio.TaskGroup() as tasks:
        running = [
            (
                target,
                [
                    tasks.create_task(bench.free(target, source))
                    for source in target.probes.kinds
                    if not source.paid
                ],
            )
            for target in config.targets
        ]
    return [from_trials(target, [task.result() for task in probes]) for target, probes in running]
