"""`sora-exporter replay`: the real engine over a scenario, in virtual time, scored against the truth."""

import json
from pathlib import Path
from typing import Any

import click

from exporter.cli.shared import echo
from exporter.log import configure
from exporter.replay.run import replay, scored
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


def as_text(score: dict[str, Any]) -> str:
    """The score for people."""
    lines = [f"scenario {score['scenario']}"]
    for name, target in score["targets"].items():
        lines += ["", f"{name}: {_probes(target['probes'])}, ${target['cost_usd']:.2f}"]
        lines += [_incident(i) for i in target["incidents"]]
        false = ", ".join(f"{c['state']} at {_clock(c['at'])}" for c in target["false_transitions"])
        lines.append(f"  false transitions: {false or 'none'}; false pages: {target['false_pages']}")
        lines.append(
            f"  availability: true {_percent(target['availability_true'])}, measured "
            f"{_percent(target['availability_measured'])}"
        )
    return "\n".join(lines)


def _probes(probes: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in probes.items())


def _incident(incident: dict[str, Any]) -> str:
    after = incident["detected_after_seconds"]
    seen = "not seen" if after is None else f"seen after {after:.0f} s"
    if not incident["detectable"]:
        seen += " (no probe or traffic can see it)"
    return f"  {_clock(incident['at'])} {incident['state']}: {seen}"


def _clock(seconds: float) -> str:
    days, rest = divmod(int(seconds), 86400)
    return f"{days}d {rest // 3600:02}:{rest % 3600 // 60:02}:{rest % 60:02}"


def _percent(ratio: float | None) -> str:
    return "no figure" if ratio is None else f"{100 * ratio:.3f} %"
