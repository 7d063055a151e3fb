"""History that another exporter has recorded, brought into a store before what the store knows itself."""

import sqlite3
from collections.abc import Iterable
from dataclasses import field
from math import inf, nextafter
from typing import Final

from exporter.core.records import dataclass
from exporter.core.running_totals import Segment
from exporter.core.vocabulary import Reason, State
from exporter.errors import StoreError
from exporter.store.database import Database
from exporter.store.history import EPISODES, NO_EVIDENCE, NOT_WATCHED, SEGMENTS
from exporter.store.rows import CheckRow, EpisodeRow, Identity

_IDENTITY: Final = """
    INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (target) DO UPDATE SET watched_since = min(watched_since, excluded.watched_since)
"""


@dataclass(slots=True)
class Imported:
    """One target's history, each list oldest first. Times are unix seconds."""

    identity: Identity
    episodes: list[EpisodeRow] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    checks: list[CheckRow] = field(default_factory=list)
    until: float | None = None
    """The end of the last segment, where there are any: nothing is known after it."""


class Imports(Database):
    """Everything or nothing."""

    def bring_in(self, histories: Iterable[Imported], now: float) -> None:
        """Put histories before what is known of their targets; without segments they last until `now`.

        Raises:
            StoreError: one of them overlaps with what is known, or the store cannot be written.
        """
        with self.together(durable=True) as connection:
            for history in histories:
                _bring_in(connection, history, now)


def _bring_in(connection: sqlite3.Connection, history: Imported, now: float) -> None:
    target, until = history.identity.target, history.until or now
    checks = connection.execute("SELECT min(at) FROM checks WHERE target = ?", (target,)).fetchone()[0]
    episodes = EPISODES.beginning(connection, target)
    segments = SEGMENTS.beginning(connection, target)
    last_episode = max((e.end or e.start for e in history.episodes), default=None)
    last_segment = None if not history.segments else max(until, history.segments[-1][0])
    # A check is a moment: two at the same one overlap.
    last_check = None if not history.checks else nextafter(history.checks[-1].at, inf)
    for what, mine, last in (
        ("episodes", episodes, last_episode),
        ("timeline", segments, last_segment),
        ("checks", checks, last_check),
    ):
        if mine is not None and last is not None and last > mine:
            message = f"{what} of {target} overlap with what is in the storage already; nothing was imported"
            raise StoreError(message)

    rows = [
        (target, e.start, e.state, e.reason, e.decided_at, e.rule, e.evidence, e.rule != NOT_WATCHED)
        for e in history.episodes
    ]
    connection.executemany("INSERT INTO episodes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO segments VALUES (?, ?, ?, ?)", [(target, *each) for each in history.segments]
    )
    connection.executemany("INSERT INTO checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", history.checks)
    # Nobody watched between the end of what was brought in and the begin of what is known.
    if history.episodes and (episodes is None or until < episodes):
        blank = (State.UNKNOWN, Reason.NO_DATA, until, NOT_WATCHED, NO_EVIDENCE, False)
        statement = "INSERT OR IGNORE INTO episodes VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        connection.execute(statement, (target, until, *blank))
    if history.segments and (segments is None or until < segments):
        blank_segment = (target, until, State.UNKNOWN, False)
        connection.execute("INSERT OR IGNORE INTO segments VALUES (?, ?, ?, ?)", blank_segment)
    who = history.identity
    first = who.last_seen if who.watched_since is None else who.watched_since
    identity = (target, who.provider, who.channel, who.model, who.title, who.last_seen, first)
    connection.execute(_IDENTITY, identity)
