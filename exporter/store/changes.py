"""The newest of all targets' history: troubles for people, changes of state for programs.

What is read grows with what is asked for, not with how long history is.
"""

import json
from dataclasses import asdict
from typing import Final

from exporter.core.vocabulary import Channel, Reason, State
from exporter.store.database import Database
from exporter.store.history import KNOWN, episode
from exporter.store.rows import EpisodeRow, EventQuery, EventRow

_TROUBLE: Final = """
    SELECT target, state, reason, start, (
        SELECT min(start) FROM episodes AS next WHERE next.target = this.target AND next.start > this.start
    ) AS stop, decided_at, rule, evidence
    FROM episodes AS this WHERE state != 'operational'
"""
_BEGUN: Final = """
    TROUBLE AND start >= :since AND start < :until ORDER BY start DESC, target LIMIT :most
""".replace("TROUBLE", _TROUBLE)
_REACHING_IN: Final = """
    WITH RECURSIVE KNOWN
    SELECT * FROM (
        TROUBLE AND rowid IN (
            SELECT (
                SELECT rowid FROM episodes
                WHERE episodes.target = known.target AND start < :since ORDER BY start DESC LIMIT 1
            ) FROM known
        )
    ) WHERE stop IS NULL OR stop > :since ORDER BY start DESC, target
""".replace("KNOWN", KNOWN.replace("TABLE", "episodes")).replace("TROUBLE", _TROUBLE)
_FEW: Final = 100
"""Targets whose changes are looked through one target after the other; for more, all changes are."""
_CHOSEN: Final = """
    SELECT target FROM targets WHERE (:target IS NULL OR target = :target)
    AND (:model IS NULL OR model = :model) AND (:channel IS NULL OR channel = :channel)
"""
_CHANGES: Final = """
    WITH changes AS MATERIALIZED (
        SELECT target, decided_at, start, state, reason FROM SOURCE
        WHERE news AND decided_at > :after
        ORDER BY decided_at ASC, target ASC LIMIT :limit
    )
    SELECT target, channel, model, decided_at, start, coalesce((
        SELECT state FROM episodes AS before
        WHERE before.target = changes.target AND before.start < changes.start
            AND (before.news OR before.state != 'unknown')
        ORDER BY before.start DESC LIMIT 1
    ), 'unknown'), state, reason
    FROM changes JOIN targets USING (target) ORDER BY decided_at, target
"""
"""Time that nobody looked at, between two runs of the exporter, is no state that a change comes from."""


_OLDEST: Final = "decided_at ASC, target ASC"
_NEWEST: Final = "decided_at DESC, target DESC"
_NAMES: Final = "SELECT value FROM json_each(:names)"
_EVENTS: Final = _CHANGES.replace("SOURCE", "episodes JOIN targets USING (target)")
# A plus keeps SQLite from the index by targets: for many of them it would sort all that they went through.
_EVENTS_OF_MANY: Final = _EVENTS.replace("WHERE news", f"WHERE +target IN ({_NAMES}) AND news")
_EVENTS_OF_FEW: Final = _CHANGES.replace(
    "SOURCE", f"({_NAMES}) AS chosen CROSS JOIN episodes INDEXED BY changes_of_targets ON target = value"
)


class Changes(Database):
    """Looks at all targets together."""

    def troubles(self, since: float, until: float, most: int) -> list[EpisodeRow]:
        """Episodes of all targets that touch the time between, without `operational`, newest first."""
        between = {"since": since, "until": until, "most": most}
        with self._reading() as connection:
            rows = connection.execute(_BEGUN, between).fetchall()
            if len(rows) < most:
                rows += connection.execute(_REACHING_IN, between).fetchmany(most - len(rows))
            return [episode(*row) for row in rows]

    def events(self, wanted: EventQuery) -> list[EventRow]:
        """The changes of state that were decided after a moment, oldest first."""
        asked = asdict(wanted)
        with self._reading() as connection:
            some = wanted.target or wanted.model or wanted.channel
            names = [name for (name,) in connection.execute(_CHOSEN, asked)] if some else []
            asked["names"] = json.dumps(names)
            query = _EVENTS if not some else _EVENTS_OF_FEW if len(names) <= _FEW else _EVENTS_OF_MANY
            if wanted.newest:
                query = query.replace(_OLDEST, _NEWEST)
            return [
                EventRow(target, Channel(channel), model, at, since, State(old), State(new), Reason(reason))
                for target, channel, model, at, since, old, new, reason in connection.execute(query, asked)
            ]
