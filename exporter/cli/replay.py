"""`sora-exporter replay`: the real engine over a scenario, in virtual time, scored against the truth."""

import json
from pathlib import Path

import click

from exporter.cli.shared.terminal import echo
from exporter.log import configure
from exporter.replay.report import as_text, scored
from exporter.replay.run import replay
from exporter.simulator.scenario import load


@click.command(name="replay")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--seed", type=int, help="Other chances than the scenario's own.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(file: Path, seed: int | None, form: str) -> None:
    """Run the engine over the scenario in FILE and score what it saw.

    Nothing is asked of any network, and a month passes within a minute or two. The same seed gives the same
    result.
    """
    configure("error")
    score = scored(replay(load(file), seed))
    echo(json.dumps(score, indent=2) if form == "json" else as_text(score))
