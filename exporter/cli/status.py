"""`sora-exporter status`: every target's state and why, from a running exporter or from free probes."""

import asyncio
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click
import httpx2

from exporter.cli.shared import echo
from exporter.cli.shared.options import asked_options, seconds
from exporter.cli.shared.status_report import Line, ReportSpeech, explained, from_api, table
from exporter.cli.shared.watching import Round, watch
from exporter.cli.shared.words import CODES
from exporter.config import Config, load
from exporter.core.vocabulary import State
from exporter.errors import ExporterError
from exporter.log import conceal_with, configure
from exporter.settings import SHORTEST_INTERVAL

_TIMEOUT = 10.0
_GONE = 404
_OF_AN_EXPORTER = 5.0
_OF_A_PROBING = 60.0
"""Seconds between two rounds, unless told otherwise; a round of probes asks every provider."""


def _pause(context: click.Context, option: click.Parameter, text: str | None) -> float | None:
    if text is None:
        return None
    if (pause := seconds(context, option, text)) < SHORTEST_INTERVAL:
        raise click.BadParameter("must be 1s or longer")
    return pause


@click.command(name="status")
@click.argument("names", metavar="[TARGET]...", nargs=-1)
@asked_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--lang", type=click.Choice(CODES), help="States, reasons and labels in words of this language."
)
@click.option(
    "--watch", "watching", is_flag=True, help="Again and again; redraws a terminal. Ctrl-C ends it."
)
@click.option(
    "--every",
    metavar="DURATION",
    callback=_pause,
    help="With --watch: time between two rounds; 5s with --url, 60s with --config.file.",
)
@click.pass_context
def command(  # noqa: PLR0913 - one argument for each flag
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    config_file: Path | None,
    url: str | None,
    storage: Path,
    form: str,
    lang: str | None,
    watching: bool,
    every: float | None,
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
    if every is not None and not watching:
        raise click.UsageError("--every goes with --watch")
    ask = _asking(names, config_file, url, storage, everything=form == "json")

    def one_round() -> Round:
        answer, lines = ask()
        fine = all(line.state is State.OPERATIONAL for line in lines)
        if form == "json":
            return Round(json.dumps(answer, indent=None if watching else 2, ensure_ascii=False), fine)
        speech = ReportSpeech(lang)
        blocks = [explained(line, speech) for line in lines if names or not line.fine]
        return Round("\n\n".join([table(lines, speech), *blocks]), fine)

    if watching:
        pause = every or (_OF_A_PROBING if url is None else _OF_AN_EXPORTER)
        ctx.exit(0 if watch(one_round, pause, plain=form == "json") else 1)
    done = one_round()
    echo(done.text)
    ctx.exit(0 if done.fine else 1)


def _asking(
    names: Sequence[str], config_file: Path | None, url: str | None, storage: Path, *, everything: bool
) -> Callable[[], tuple[dict[str, Any], list[Line]]]:
    """What asks once: the answer as the API gives it, and its lines."""
    if url is not None:

        def from_exporter() -> tuple[dict[str, Any], list[Line]]:
            answer = _ask(url, names, everything=everything)
            return answer, from_api(answer)

        return from_exporter
    configure("error", "logfmt")
    config = load(config_file, only=names or None)  # type: ignore[arg-type]
    conceal_with(config.concealer)

    def from_probes() -> tuple[dict[str, Any], list[Line]]:
        lines = asyncio.run(_probe(config, names, storage))
        return {"targets": [line.as_json() for line in lines]}, lines

    return from_probes


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
    from exporter.cli.shared.one_round import one_round

    _all_known(names, [target.name for target in config.targets])
    targets = [target for target in config.targets if not names or target.name in names]
    return [asked.line for asked in await one_round(config, targets, storage)]
