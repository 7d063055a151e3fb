"""`sora-exporter status`: every target's state and why, from a running exporter or from free probes."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click
import httpx2

from exporter.cli.shared.status_report import Line, explained, from_api, table
from exporter.cli.shared.terminal import echo
from exporter.config import Config, TargetConfig, load
from exporter.core.vocabulary import State
from exporter.errors import ExporterError
from exporter.log import conceal_with, configure

if TYPE_CHECKING:
    from exporter.cli.shared.probe_once import Bench, Trial

_TIMEOUT = 10.0
_GONE = 404


@click.command(name="status")
@click.argument("names", metavar="[TARGET]...", nargs=-1)
@click.option("--config.file", "config_file", type=click.Path(path_type=Path), help="Probe its targets now.")
@click.option("--url", help="Ask a running exporter, such as http://127.0.0.1:9847.")
@click.option(
    "--storage.path",
    "storage",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    help="With --config.file: where money is booked.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    config_file: Path | None,
    url: str | None,
    storage: Path,
    form: str,
) -> None:
    """Report the state of every target, or of each TARGET, and explain it.

    Below the table stands for each target that is not operational and verified, and for each TARGET that is
    named: since when, the rule that decided, the evidence of each probe with its times, and what would
    change the state. JSON has that of all.

    With --url as a running exporter knows it; with --config.file from one round of free probes, which is
    one answer each, not a state that has stood. Exit code 0 when all are operational, 1 when not.
    """
    if (config_file is None) == (url is None):
        raise click.UsageError("give either --config.file or --url")
    if url is not None:
        answer = _ask(url, names, everything=form == "json")
        lines = from_api(answer)
    else:
        configure("error", "logfmt")
        config = load(config_file, only=names or None)  # type: ignore[arg-type]
        conceal_with(config.concealer)
        lines = asyncio.run(_probe(config, names, storage))
        answer = {"targets": [line.as_json() for line in lines]}
    if form == "json":
        echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        blocks = [explained(line) for line in lines if names or not line.fine]
        echo("\n\n".join([table(lines), *blocks]))
    ctx.exit(0 if all(line.state is State.OPERATIONAL for line in lines) else 1)


def _ask(url: str, names: Sequence[str], *, everything: bool) -> dict[str, Any]:
    """The list as the API gives it, narrowed to `names`; its rows explained where that is to be shown."""
    address = f"{url.rstrip('/')}/api/v1/targets"
    with httpx2.Client(timeout=_TIMEOUT) as client:
        answer = _get(client, address)
        if answer is None or not isinstance(answer.get("targets"), list):
            raise ExporterError(f"{address} does not answer as an exporter does")
        rows = answer["targets"]
        _all_known(names, [row["target"] for row in rows])
        rows = [row for row in rows if not names or row["target"] in names]
        lines = from_api({"targets": rows})
        for i, line in enumerate(lines):
            if everything or names or not line.fine:
                # The whole row anew: state and explanation are of the same moment.
                alone = _get(client, f"{address}/{quote(line.target, safe='')}")
                rows[i] = {**rows[i], "explanation": None} if alone is None else alone
    return {**answer, "targets": rows}


def _get(client: httpx2.Client, address: str) -> dict[str, Any] | None:
    """What lies there; None where nothing does: a target may have gone meanwhile."""
    try:
        response = client.get(address)
        if response.status_code == _GONE:
            return None
        response.raise_for_status()
        answer = response.json()
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise ExporterError(f"{address} does not answer as an exporter does: {error}") from error
    if not isinstance(answer, dict):
        raise ExporterError(f"{address} does not answer as an exporter does")
    return answer


def _all_known(names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise click.UsageError(f"no target is called {name}; there are: {', '.join(known)}")


async def _probe(config: Config, names: Sequence[str], storage: Path) -> list[Line]:
    # The engine is needed only here; asking a running exporter must not pay for its import.
    from exporter.cli.shared.ledger import for_round, keep
    from exporter.cli.shared.one_round import line_of
    from exporter.cli.shared.probe_once import Bench

    _all_known(names, [target.name for target in config.targets])
    store = for_round(storage)
    async with Bench(config, store) as bench:
        async with asyncio.TaskGroup() as tasks:
            running = [
                (target, bench.target(target).row.entry, _asked(bench, target, tasks))
                for target in config.targets
                if not names or target.name in names
            ]
        keep(store, storage, bench.clock.time())
    return [
        line_of(target, [task.result() for task in probes], entry, config.concealer.conceal)
        for target, entry, probes in running
    ]


def _asked(bench: "Bench", target: TargetConfig, tasks: asyncio.TaskGroup) -> "list[asyncio.Task[Trial]]":
    """The free probes of a target, under way."""
    free = [source for source in target.probes.kinds if not source.paid]
    return [tasks.create_task(bench.free(target, source)) for source in free]
