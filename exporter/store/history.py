"""Episodes and verified time: the history of every target, without gap or overlap."""

import json
import sqlite3
from typing import Any, Final

from exporter.core.records import dataclass
from exporter.core.running_totals import Segment
from exporter.core.state.machine import Transition
from exporter.core.vocabulary import UP, Reason, State
from exporter.store.database import Database
from exporter.store.rows import EpisodeRow


@dataclass(frozen=True, slots=True)
class Intervals:
    """A table of (target, start, value...): `key` of the value's columns tell one stretch from the next.

    Neighbours always differ in their key. Starts are unix seconds.
    """

    table: str
    width: int
    """Columns of a value."""
    key: int

    def beginning(self, connection: sqlite3.Connection, target: str) -> float | None:
        """Where a target's first stretch starts."""
        query = self._sql("SELECT min(start) FROM TABLE WHERE target = ?")
        start: float | None = connection.execute(query, (target,)).fetchone()[0]
        return start

    def last(self, connection: sqlite3.Connection, target: str) -> tuple[float, tuple[Any, ...]] | None:
        """Start and value of a target's newest stretch."""
        return self.at(connection, target, float("inf"))

    def at(
        self, connection: sqlite3.Connection, target: str, at: float
    ) -> tuple[float, tuple[Any, ...]] | None:
        """Start and value of the stretch that a moment lies in."""
        query = self._sql("SELECT * FROM TABLE WHERE target = ? AND start <= ? ORDER BY start DESC LIMIT 1")
        row = connection.execute(query, (target, at)).fetchone()
        return None if row is None else (row[1], row[2:])

    def enter(self, connection: sqlite3.Connection, target: str, at: float, value: tuple[Any, ...]) -> None:
        """Let a stretch begin at `at` and last, in the place of whatever began there or later."""
        connection.execute(self._sql("DELETE FROM TABLE WHERE target = ? AND start >= ?"), (target, at))
        self._append(connection, target, at, value)

    def interrupt(
        self,
        connection: sqlite3.Connection,
        target: str,
        between: tuple[float, float],
        value: tuple[Any, ...],
    ) -> None:
        """Put a stretch into the time between; what holds at its end goes on from there."""
        start, end = between
        after = self.at(connection, target, end)
        query = self._sql("DELETE FROM TABLE WHERE target = ? AND start BETWEEN ? AND ?")
        connection.execute(query, (target, start, end))
        self._append(connection, target, start, value)
        if after is not None:
            self._append(connection, target, end, after[1])

    def forget(self, connection: sqlite3.Connection, before: float) -> None:
        """Remove the stretches that ended before a moment."""
        query = """
            WITH RECURSIVE KNOWN
            DELETE FROM TABLE WHERE (target, start) IN (
                SELECT target, start FROM known CROSS JOIN TABLE USING (target) WHERE start < (
                    SELECT max(start) FROM TABLE AS other
                    WHERE other.target = known.target AND other.start <= ?
                )
            )
        """
        connection.execute(self._sql(query.replace("KNOWN", KNOWN)), (before,))

    def _append(self, connection: sqlite3.Connection, target: str, at: float, value: tuple[Any, ...]) -> None:
        before = self.at(connection, target, at)
        if before is None or before[1][: self.key] != value[: self.key]:
            statement = self._sql("INSERT INTO TABLE VALUES (?, ?, MARKS)")
            marks = ", ".join("?" * self.width)
            connection.execute(statement.replace("MARKS", marks), (target, at, *value))

    def _sql(self, text: str) -> str:
        return text.replace("TABLE", self.table)


EPISODES = Intervals("episodes", width=6, key=1)
"""Values: state, reason, decided_at, rule, evidence, news. A state that goes on is one episode."""
SEGMENTS = Intervals("segments", width=2, key=2)
"""Values: state, verified."""


NOT_WATCHED: Final = "not watched"
NO_EVIDENCE: Final = json.dumps([])


KNOWN: Final = """
    known(target) AS (
        SELECT min(target) FROM TABLE
        UNION ALL
        SELECT (SELECT min(target) FROM TABLE WHERE target > known.target) FROM known
        WHERE known.target IS NOT NULL
    )
"""
"""Every target of TABLE, for `WITH RECURSIVE`, by its key: to go through all rows would take ever longer."""


_KNOWN: Final = KNOWN.replace("TABLE", "episodes")


class History(Database):
    """What states the targets were in, and when that was verified."""

    def record_transition(
        self, target: str, transition: Transition, *, verified: bool, evidence: str, news: bool = True
    ) -> None:
        """Note a change of state from its dated start on, in the place of what was noted from there on.

        A start before the beginning of the target's history moves to the beginning. Doing it twice
        changes nothing. `evidence` is JSON. What is no `news` is no event: a restart changes no state.
        """
        new, reason, decided = transition.new, transition.reason, transition.at
        with self.together() as connection:
            beginning = SEGMENTS.beginning(connection, target)
            at = min(transition.since, decided)
            at = at if beginning is None else max(at, beginning)
            from exporter.wording.explanation import rule_line  # all languages: not for who only reads

            rule = rule_line(transition.why)
            EPISODES.enter(connection, target, at, (new, reason, decided, rule, evidence, news))
            SEGMENTS.enter(connection, target, at, (new, verified))

    def record_verified(self, target: str, at: float, verified: bool) -> None:
        """Note that the present state is verified from `at` on, or no longer."""
        with self.together() as connection:
            last = SEGMENTS.last(connection, target)
            if last is not None:
                start, (state, _) = last
                SEGMENTS.enter(connection, target, max(at, start), (state, verified))

    def record_gap(self, target: str, start: float, end: float) -> None:
        """Note that nobody looked between `start` and `end` and nothing known held any more: `unknown`.

        What was noted for `end` goes on from there. A target without history begins one at `start`.
        """
        blank = (State.UNKNOWN, Reason.NO_DATA, end, NOT_WATCHED, NO_EVIDENCE, False)
        with self.together() as connection:
            beginning = SEGMENTS.beginning(connection, target)
            if beginning is None:
                EPISODES.enter(connection, target, start, blank)
                SEGMENTS.enter(connection, target, start, (State.UNKNOWN, False))
                return
            between = (max(start, beginning), end)
            if between[0] < end:
                EPISODES.interrupt(connection, target, between, blank)
                SEGMENTS.interrupt(connection, target, between, (State.UNKNOWN, False))

    def record_rewind(self, target: str, now: float) -> None:
        """Note that the clock shows `now` again: the present state lasts from now on.

        It takes the place of whatever was noted for later.
        """
        with self.together() as connection:
            episode, segment = EPISODES.last(connection, target), SEGMENTS.last(connection, target)
            if episode is not None and episode[0] > now:
                state, reason, _decided, *rest = episode[1]
                EPISODES.enter(connection, target, now, (state, reason, now, *rest))
            if segment is not None and segment[0] > now:
                SEGMENTS.enter(connection, target, now, segment[1])

    def episodes(self, target: str, since: float, until: float) -> list[EpisodeRow]:
        """The episodes of a target that touch the time between, oldest first."""
        query = """
            SELECT * FROM history
            WHERE target = ? AND start < ? AND (stop IS NULL OR stop > ?) ORDER BY start
        """
        with self._reading() as connection:
            return [episode(*row) for row in connection.execute(query, (target, until, since))]

    def last_available(self, now: float) -> dict[str, float]:
        """When each target was last up; `now` for those that are."""
        query = """
            WITH RECURSIVE KNOWN, last AS (
                SELECT target, (
                    SELECT start FROM episodes
                    WHERE episodes.target = known.target AND state IN (?2, ?3) ORDER BY start DESC LIMIT 1
                ) AS start FROM known WHERE target IS NOT NULL
            )
            SELECT target, coalesce(
                (SELECT min(start) FROM episodes WHERE target = last.target AND start > last.start), ?1
            ) FROM last WHERE start IS NOT NULL
        """
        with self._reading() as connection:
            return dict(connection.execute(query.replace("KNOWN", _KNOWN), (now, *UP)))

    def timeline(self, target: str, since: float) -> list[Segment]:
        """The segments of a target that touch the time from `since` on, as a `Timeline` holds them."""
        query = """
            SELECT start, state, verified FROM segments
            WHERE target = ?1 AND start >= coalesce(
                (SELECT max(start) FROM segments WHERE target = ?1 AND start <= ?2), ?2
            ) ORDER BY start
        """
        with self._reading() as connection:
            rows = connection.execute(query, (target, since))
            return [(start, State(state), bool(verified)) for start, state, verified in rows]


def episode(  # noqa: PLR0913 - one argument for each column
    target: str,
    state: str,
    reason: str,
    start: float,
    end: float | None,
    decided_at: float,
    rule: str,
    evidence: str,
) -> EpisodeRow:
    """A row of the view `history`."""
    return EpisodeRow(target, State(state), Reason(reason), start, end, decided_at, rule, evidence)
