"""`sora-exporter export`: the recorded history, also of an exporter that is running."""

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any, Final

import click

from exporter.cli.shared import echo
from exporter.cli.shared.options import seconds
from exporter.clock import SystemClock
from exporter.core.availability import Timeline
from exporter.exposition.history import Recorded, recorded
from exporter.store import EpisodeRow, Identity, Store

COLUMNS: Final = (
    "target",
    "provider",
    "channel",
    "model",
    "state",
    "reason",
    "start",
    "end",
    "decided_at",
    "rule",
    "evidence",
)


def _some_time(context: click.Context, option: click.Parameter, text: str) -> float:
    length = seconds(context, option, text)
    if length <= 0:
        raise click.BadParameter("must be longer than 0s")
    return length


@click.command(name="export")
@click.option(
    "--storage.path",
    "folder",
    default="data",
    show_default="./data",
    type=click.Path(path_type=Path),
    help="Folder of an exporter's storage; it may be running.",
)
@click.option("--since", default="30d", show_default=True, callback=_some_time, help="How far back.")
@click.option(
    "--format",
    "form",
    default="json",
    show_default=True,
    type=click.Choice(["json", "csv", "openmetrics"]),
    help="openmetrics is for `promtool tsdb create-blocks-from openmetrics`.",
)
@click.option(
    "--step",
    default="4m",
    show_default=True,
    callback=_some_time,
    help="openmetrics: time between samples where nothing changes; over 5m Prometheus sees gaps.",
)
def command(folder: Path, since: float, form: str, step: float) -> None:
    """Print the recorded history: every episode with its start, its end and the evidence that decided it."""
    now = SystemClock().time()
    with closing(Store.read(folder)) as store:
        match form:
            case "json":
                pieces = _json(store, now - since, now)
            case "csv":
                pieces = _csv(store, now - since, now)
            case _:
                pieces = recorded(_histories(store, now - since, now), step)
        for piece in pieces:
            echo(piece, end="")


def _rows(store: Store, since: float, now: float) -> Iterator[dict[str, Any]]:
    for identity in store.targets():
        for episode in store.episodes(identity.target, since, now):
            yield _row(identity, episode)


def _row(identity: Identity, episode: EpisodeRow) -> dict[str, Any]:
    values = (
        identity.target,
        identity.provider,
        identity.channel,
        identity.model,
        episode.state,
        episode.reason,
        _instant(episode.start),
        None if episode.end is None else _instant(episode.end),
        _instant(episode.decided_at),
        episode.rule,
        json.loads(episode.evidence),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _instant(at: float) -> str:
    """RFC 3339, to the millisecond."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _json(store: Store, since: float, now: float) -> Iterator[str]:
    """One array, an episode on each line, so that the largest history takes no memory."""
    between = "[\n"
    for row in _rows(store, since, now):
        yield f"{between}{json.dumps(row, ensure_ascii=False)}"
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _csv(store: Store, since: float, now: float) -> Iterator[str]:
    line = StringIO()
    writer = csv.DictWriter(line, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in _rows(store, since, now):
        writer.writerow({**row, "evidence": json.dumps(row["evidence"], ensure_ascii=False)})
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _histories(store: Store, since: float, now: float) -> Iterator[Recorded]:
    """Histories up to the moment that each target was last watched: nothing is known after it."""
    for identity in store.targets():
        timeline = Timeline(store.timeline(identity.target, since))
        stretches = list(timeline.stretches(since, min(now, identity.last_seen)))
        yield Recorded(identity.target, identity.provider, identity.channel, identity.model, stretches)
