"""`sora-exporter export`: the recorded history and single checks, also of an exporter that is running."""

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import click

from exporter.cli.shared import echo
from exporter.cli.shared.options import recorded_option, seconds
from exporter.clock import SystemClock
from exporter.core.availability import Timeline
from exporter.exposition.checks import Checked, RecordedChecks, recorded_checks
from exporter.exposition.history import Recorded, recorded
from exporter.store import CheckRow, EpisodeRow, Identity, Store

_IDENTITY: Final = ("target", "provider", "channel", "model")
COLUMNS: Final = (
    *_IDENTITY,
    "state",
    "reason",
    "start",
    "end",
    "decided_at",
    "rule",
    "evidence",
)
CHECK_COLUMNS: Final = (
    *_IDENTITY,
    "time",
    "probe",
    "outcome",
    "reason",
    "fault",
    "latency_seconds",
    "rule",
    "detail",
)
TIMELINE_COLUMNS: Final = (*_IDENTITY, "state", "verified", "start", "end")
_COLUMNS: Final = {"episodes": COLUMNS, "checks": CHECK_COLUMNS, "timeline": TIMELINE_COLUMNS}
_Rows = Iterator[dict[str, Any]]


def _some_time(context: click.Context, option: click.Parameter, text: str) -> float:
    length = seconds(context, option, text)
    if length <= 0:
        raise click.BadParameter("must be longer than 0s")
    return length


@click.command(name="export")
@recorded_option
@click.option("--since", default="30d", show_default=True, callback=_some_time, help="How far back.")
@click.option(
    "--what",
    default="episodes",
    show_default=True,
    type=click.Choice(["episodes", "checks", "timeline"]),
    help="checks: what each probe was answered; of 30d, of successes a part. "
    "timeline: the stretches that availability counts.",
)
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
    help="openmetrics of episodes: time between samples; over 5m Prometheus sees gaps.",
)
def command(folder: Path, since: float, what: str, form: str, step: float) -> None:
    """Print the recorded history: every episode with its start, its end and the evidence that decided it.

    With --what=checks single checks instead, oldest first: time, probe, outcome, reason, duration, and what
    the upstream said, masked.
    """
    now = SystemClock().time()
    with closing(Store.read(folder)) as store:
        for piece in _pieces(store, what, form, (now - since, now), step):
            echo(piece, end="")


def _pieces(store: Store, what: str, form: str, between: tuple[float, float], step: float) -> Iterator[str]:
    of_checks = what == "checks"
    if form == "openmetrics":
        return (
            recorded_checks(_samples(store, between))
            if of_checks
            else recorded(_histories(store, *between), step)
        )
    of = {"episodes": _episodes, "checks": _checks, "timeline": _timeline}[what]
    rows = of(store, between)
    return _json(rows) if form == "json" else _csv(rows, _COLUMNS[what])


def _episodes(store: Store, between: tuple[float, float]) -> _Rows:
    for identity in store.targets():
        for episode in store.episodes(identity.target, *between):
            yield _row(identity, episode)


def _checks(store: Store, between: tuple[float, float]) -> _Rows:
    for identity in store.targets():
        for check in reversed(store.checks(identity.target, *between)):
            yield _check_row(identity, check)


def _timeline(store: Store, between: tuple[float, float]) -> _Rows:
    for identity in store.targets():
        end = min(between[1], identity.last_seen)
        starts = [each for each in store.timeline(identity.target, between[0]) if each[0] < end]
        for (start, state, verified), after in zip_longest(starts, starts[1:]):
            stop = end if after is None else after[0]
            values = (*_who(identity), state, verified, _instant(start), _instant(stop))
            yield dict(zip(TIMELINE_COLUMNS, values, strict=True))


def _row(identity: Identity, episode: EpisodeRow) -> dict[str, Any]:
    values = (
        *_who(identity),
        episode.state,
        episode.reason,
        _instant(episode.start),
        None if episode.end is None else _instant(episode.end),
        _instant(episode.decided_at),
        episode.rule,
        json.loads(episode.evidence),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _check_row(identity: Identity, check: CheckRow) -> dict[str, Any]:
    _, at, *answered = check
    return dict(zip(CHECK_COLUMNS, (*_who(identity), _instant(at), *answered), strict=True))


def _who(identity: Identity) -> Sequence[str]:
    return identity.target, identity.provider, identity.channel, identity.model


def _instant(at: float) -> str:
    """RFC 3339, to the millisecond."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _json(rows: _Rows) -> Iterator[str]:
    """One array, an object on each line, so that the largest history takes no memory."""
    between = "[\n"
    for row in rows:
        yield f"{between}{json.dumps(row, ensure_ascii=False)}"
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _csv(rows: _Rows, columns: Sequence[str]) -> Iterator[str]:
    line = StringIO()
    writer = csv.DictWriter(line, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        evidence = {"evidence": json.dumps(row["evidence"], ensure_ascii=False)} if "evidence" in row else {}
        writer.writerow(row | evidence)
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


def _samples(store: Store, between: tuple[float, float]) -> Iterator[RecordedChecks]:
    for identity in store.targets():
        yield RecordedChecks(
            identity.target,
            identity.provider,
            identity.channel,
            identity.model,
            partial(_checked, store, identity.target, between),
        )


def _checked(store: Store, target: str, between: tuple[float, float]) -> list[Checked]:
    found = store.checks(target, *between)
    return [(check.at, check.probe, check.outcome, check.latency) for check in reversed(found)]
