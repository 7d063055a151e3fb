"""`sora-exporter import`: the history that another exporter has recorded, into this one's storage."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from exporter.cli.shared import echo
from exporter.cli.shared.options import written_option
from exporter.clock import SystemClock
from exporter.core.vocabulary import Channel, Fault, Reason, Source, State
from exporter.errors import StoreError
from exporter.store import CheckRow, EpisodeRow, Identity, Store
from exporter.store.imports import Imported


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@written_option
def command(files: tuple[Path, ...], folder: Path) -> None:
    """Bring in what `export --format=json` has printed: episodes, timeline and checks, in any order.

    All of the files or nothing: what overlaps with the time that the storage knows of a target is refused.
    """
    now = SystemClock().time()
    histories: dict[str, Imported] = {}
    rows = 0
    for file in files:
        for row in _rows(file):
            _take(histories, row)
            rows += 1
    for history in histories.values():
        _order(history)
    with closing(Store.open(folder)) as store:
        if not store.writable:
            raise StoreError(store.problem)
        store.bring_in(histories.values(), now)
    echo(f"{folder}: {rows} rows of {len(histories)} targets imported")


def _rows(file: Path) -> Iterator["_Row"]:
    try:
        rows = json.loads(file.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{file}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise click.UsageError(f"{file}: is no JSON of export: {error}") from error
    if not isinstance(rows, list):
        raise click.UsageError(f"{file}: is no JSON of export: expected a list")
    for number, row in enumerate(rows):
        try:
            yield _row(row)
        except (KeyError, TypeError, ValueError) as error:
            said = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            raise click.UsageError(f"{file}: row {number}: {said}") from error


_Row = tuple[Identity, EpisodeRow | CheckRow | tuple[float, State, bool, float]]


def _row(row: Any) -> _Row:
    """A row of episodes, checks or the timeline, told by its columns."""
    if not isinstance(row, dict):
        raise TypeError("expected an object")
    target, at = str(row["target"]), _instant(row["time"] if "probe" in row else row["start"])
    who = Identity(target, str(row["provider"]), Channel(row["channel"]), str(row["model"]), target, at, at)
    state = State(row["outcome"] if "probe" in row else row["state"])
    if "verified" in row:
        return who, (at, state, bool(row["verified"]), _instant(row["end"]))
    reason, rule = Reason(row["reason"]), str(row["rule"])
    if "probe" in row:
        fault = None if row["fault"] is None else Fault(row["fault"])
        latency = None if row["latency_seconds"] is None else float(row["latency_seconds"])
        probe = Source(row["probe"])
        return who, CheckRow(target, at, probe, state, reason, fault, latency, rule, str(row["detail"]))
    end = None if row["end"] is None else _instant(row["end"])
    evidence = json.dumps(row["evidence"])
    return who, EpisodeRow(target, state, reason, at, end, _instant(row["decided_at"]), rule, evidence)


def _instant(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _take(histories: dict[str, Imported], row: _Row) -> None:
    who, told = row
    history = histories.setdefault(who.target, Imported(who))
    if isinstance(told, EpisodeRow):
        history.episodes.append(told)
    elif isinstance(told, CheckRow):
        history.checks.append(told)
    else:
        start, state, verified, end = told
        history.segments.append((start, state, verified))
        history.until = max(end, history.until or 0.0)


def _order(history: Imported) -> None:
    history.episodes.sort(key=lambda one: one.start)
    history.segments.sort()
    history.checks.sort(key=lambda one: (one.at, one.probe))
    times = [one.start for one in history.episodes] + [start for start, _, _ in history.segments]
    if times:
        who = history.identity
        history.identity = Identity(
            who.target, who.provider, who.channel, who.model, who.title, max(times), min(times)
        )
