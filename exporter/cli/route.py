"""`sora-exporter route`: the order in which to try a model's targets, and why."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import httpx2

from exporter.cli.shared import echo
from exporter.cli.shared.options import asked_options
from exporter.config import Config, load
from exporter.core.capability import LONGEST, SIZE
from exporter.core.route import SCENARIOS, RouteQuery
from exporter.core.vocabulary import Channel, State
from exporter.errors import ExporterError
from exporter.log import conceal_with, configure

_TIMEOUT = 10.0
_REFUSED = frozenset({400, 404})


@click.command(name="route")
@click.argument("model")
@click.option("--scenario", type=click.Choice(SCENARIOS), help="What the video is for.")
@click.option(
    "--prefer",
    type=click.Choice([one.value for one in Channel]),
    help="The channel to try first while it is up.",
)
@click.option("--seconds", type=click.IntRange(1, LONGEST), help="Length of the clip, for price and ability.")
@click.option("--size", metavar="WIDTHxHEIGHT", help="Size of the clip, such as 1280x720.")
@click.option("--all", "everything", is_flag=True, help="Rank what would be left out last instead.")
@asked_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    config_file: Path | None,
    url: str | None,
    storage: Path,
    form: str,
    **asked: Any,
) -> None:
    """Say in which order to try the targets of MODEL, and why.

    With --url as a running exporter knows it; with --config.file from one round of free probes, in which
    only the secrets of that model's targets are read. Exit code 0 when there is something to try, 1 when
    there is not.
    """
    if (config_file is None) is (url is None):
        raise click.UsageError("give either --config.file or --url")
    if asked["size"] is not None and SIZE.fullmatch(asked["size"]) is None:
        raise click.UsageError("--size is WIDTHxHEIGHT in pixels, such as 1280x720")
    answer = _ask(url, asked) if config_file is None else _probe(config_file, asked, storage)
    echo(json.dumps(answer, indent=2, ensure_ascii=False) if form == "json" else _text(answer))
    ctx.exit(0 if answer["targets"] else 1)


def _ask(url: str | None, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What the API says."""
    address = f"{(url or '').rstrip('/')}/api/v1/route"
    query = {name: str(value) for name, value in asked.items() if value and name != "everything"}
    if asked["everything"]:
        query["all"] = "true"
    try:
        response = httpx2.get(address, params=query, timeout=_TIMEOUT)
        answer = response.json()
        if response.status_code in _REFUSED and isinstance(answer, dict) and "detail" in answer:
            raise click.UsageError(str(answer["detail"]))
        response.raise_for_status()
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise ExporterError(f"{address} does not answer as an exporter does: {error}") from error
    if not isinstance(answer, dict) or not {"targets", "left_out"} <= answer.keys():
        raise ExporterError(f"{address} does not answer as an exporter does")
    return answer


def _probe(file: Path, asked: Mapping[str, Any], storage: Path) -> dict[str, Any]:
    """The same from one round of free probes."""
    configure("error", "logfmt")
    # The names first: secrets of targets that are not asked for are not fetched.
    targets = load(file, only=()).targets
    names = [target.name for target in targets if target.model == asked["model"]]
    if not names:
        models = dict.fromkeys(target.model for target in targets)
        raise click.UsageError(f"no target of that model is configured; there are: {', '.join(models)}")
    config = load(file, only=names)
    conceal_with(config.concealer)
    wanted = RouteQuery(
        prefer=Channel(asked["prefer"]) if asked["prefer"] else None,
        scenario=asked["scenario"],
        seconds=asked["seconds"],
        size=asked["size"],
        everything=asked["everything"],
    )
    return asyncio.run(_round(config, asked["model"], wanted, storage))


async def _round(config: Config, model: str, wanted: RouteQuery, storage: Path) -> dict[str, Any]:
    # The engine is needed only here; asking a running exporter must not pay for its import.
    from exporter.cli.shared.one_round import one_round
    from exporter.clock import SystemClock
    from exporter.core.vocabulary import Reason
    from exporter.web.route_answer import route_answer

    done = await one_round(config, [t for t in config.targets if t.model == model], storage)
    for one in done:
        # One answer is no state that has stood; here it is all there is.
        line = one.line
        health = replace(
            one.entry.health, state=line.state, reason=Reason(line.reason), verified=line.verified
        )
        one.entry.health = health
    rows = [(one.target, one.entry) for one in done]
    return await route_answer(model, rows, wanted, SystemClock().time(), config.concealer.conceal)


def _text(answer: Mapping[str, Any]) -> str:
    """The order as a table, and below it what is left out."""
    rows = [("", "TARGET", "CHANNEL", "STATE", "SUCCESS 1H", "LATENCY", "USD", "USD PER SUCCESS", "WHY")]
    for place, row in enumerate(answer["targets"], start=1):
        share = row["success_ratio_1h"]
        why = row["why"]
        if row["retry_after_seconds"] is not None:
            why += f"; asks to wait {row['retry_after_seconds']} s"
        rows.append(
            (
                f"{place}.",
                row["target"],
                row["channel"],
                f"{State(row['state']).icon} {row['state']}",
                "–" if share is None else f"{share:.1%}",
                _latency(row["latency_seconds"]),
                _figure(row["cost_usd"], 4),
                _figure(row["cost_per_success_usd"], 4),
                why,
            )
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]
    if not answer["targets"]:
        lines = [f"Nothing to try for {answer['model']}."]
    lines += [f"left out: {out['target']} ({out['state']}): {out['why']}" for out in answer["left_out"]]
    return "\n".join(lines)


def _figure(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _latency(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.3g} s"
