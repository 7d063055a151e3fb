"""A year that an exporter has seen, in its storage: incidents of ten minutes, evenly spread over every target."""

import time
from collections.abc import Iterator
from pathlib import Path

from bench.peer_servers import target_name
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Reason, State
from exporter.store import EpisodeRow, Identity, Store
from exporter.store.imports import Imported

YEAR = 365 * DAY
INCIDENT = 600.0
_REASONS = {State.OPERATIONAL: Reason.OK, State.SUSPENDED: Reason.NO_CHANNEL}
_RULE = "explicit: 2 of the last 5"
_AT_ONCE = 100
"""Targets in a transaction."""


def write_year(folder: Path, targets: int, incidents: int) -> None:
    """Let every target have had so many incidents, each followed by an episode of `operational`."""
    store, now = Store.open(folder), time.time()
    changes = list(_changes(now - YEAR, incidents))
    try:
        for begin in range(0, targets, _AT_ONCE):
            names = map(target_name, range(begin, min(begin + _AT_ONCE, targets)))
            store.bring_in((_history(name, changes, now) for name in names), now)
    finally:
        store.close()


def _changes(begin: float, incidents: int) -> Iterator[tuple[float, State]]:
    yield begin, State.OPERATIONAL
    for number in range(incidents):
        at = begin + (number + 0.5) * YEAR / incidents
        yield at, State.SUSPENDED
        yield at + INCIDENT, State.OPERATIONAL


def _history(name: str, changes: list[tuple[float, State]], now: float) -> Imported:
    return Imported(
        Identity(name, "provider-0", Channel.OFFICIAL, "sora-2", name, now, changes[0][0]),
        [EpisodeRow(name, state, _REASONS[state], at, None, at, _RULE, "[]") for at, state in changes],
        [(at, state, True) for at, state in changes],
        until=now,
    )
