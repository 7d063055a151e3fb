"""Single checks: what each probe was answered, when, and how long it took. A part of them; see `CheckLog`."""

from collections.abc import Iterable
from typing import Final

from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Fault, Reason, Source, State
from exporter.store.database import Database
from exporter.store.rows import CheckRow

SUCCESSES_KEPT: Final = 48 * HOUR
"""Seconds for which all are kept that were; after that one for each probe and hour."""
KEPT: Final = 30 * DAY
"""Seconds for which anything is kept."""
MOST_FAILURES: Final = 5000
"""Failures of one target that are kept, the newest of them."""
MOST_OF_ALL: Final = 2_000_000
"""Failures of all targets together; each may have its share of them."""
_FEWEST: Final = 200
_TARGETS_AT_ONCE: Final = 100
"""Targets that are looked through between two other uses of the store."""

_CROWD: Final = 1000
"""Targets up to which an hour is one hour; with twice as many, one success of two hours is kept."""
_EXPIRED: Final = "DELETE FROM checks WHERE target = ? AND at < ?"
_THINNED: Final = """
    DELETE FROM checks WHERE target = ?1 AND outcome = 'operational' AND at < ?2 AND (probe, at) NOT IN (
        SELECT probe, min(at) FROM checks WHERE target = ?1 AND outcome = 'operational' AND at < ?2
        GROUP BY probe, CAST(at / ?3 AS INTEGER)
    )
"""
_TOO_MANY: Final = """
    DELETE FROM checks WHERE target = ?1 AND outcome != 'operational' AND at <= (
        SELECT at FROM checks WHERE target = ?1 AND outcome != 'operational'
        ORDER BY at DESC LIMIT 1 OFFSET ?2
    )
"""


class CheckTable(Database):
    """The checks that are kept for a month, successes after two days one for each hour."""

    def save_checks(self, rows: Iterable[CheckRow]) -> None:
        """Keep checks. What they say is masked already."""
        with self.together() as connection:
            connection.executemany("INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def checks(self, target: str, since: float, until: float, limit: int = -1) -> list[CheckRow]:
        """The newest checks of a target from `since` on and before `until`, newest first; -1 is all."""
        query = """
            SELECT * FROM checks WHERE target = ? AND at >= ? AND at < ?
            ORDER BY at DESC, probe DESC LIMIT ?
        """
        with self._reading() as connection:
            return [_check(*row) for row in connection.execute(query, (target, since, until, limit))]

    def prune_checks(self, now: float, after: str) -> str | None:
        """Forget the old checks of some targets, those after `after` by name; the last name, None at the end.

        A piece at a time: a write that takes seconds would hold up the money of paid probes.
        """
        with self.together() as connection:
            known = connection.execute("SELECT count(*) FROM targets").fetchone()[0]
            rows = connection.execute(
                "SELECT target FROM targets WHERE target > ? ORDER BY target LIMIT ?",
                (after, _TARGETS_AT_ONCE),
            )
            names = [name for (name,) in rows]
            most = max(_FEWEST, min(MOST_FAILURES, MOST_OF_ALL // max(known, 1)))
            hour = HOUR * max(1.0, known / _CROWD)
            for name in names:
                connection.execute(_EXPIRED, (name, now - KEPT))
                connection.execute(_THINNED, (name, now - SUCCESSES_KEPT, hour))
                connection.execute(_TOO_MANY, (name, most))
        return names[-1] if len(names) == _TARGETS_AT_ONCE else None


def _check(  # noqa: PLR0913 - one argument for each column
    target: str,
    at: float,
    probe: str,
    outcome: str,
    reason: str,
    fault: str | None,
    latency: float | None,
    rule: str,
    detail: str,
) -> CheckRow:
    blame = None if fault is None else Fault(fault)
    return CheckRow(target, at, Source(probe), State(outcome), Reason(reason), blame, latency, rule, detail)
