"""The money ledger: every paid job with what is booked for it, written before its request leaves."""

import sqlite3
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from exporter.core.money import Limits, affordable, day_of, most_affordable, to_micros, to_usd
from exporter.core.vocabulary import Source, State
from exporter.store.disabled_probes import DisabledProbes
from exporter.store.divisions import Divisions
from exporter.store.rows import Accident, JobRow, JobSum

_SENDING: Final = "sending"
_OPEN: Final = "open"
_SETTLED: Final = "settled"
_RELEASED: Final = "released"


class Ledger(DisabledProbes, Divisions):
    """What paid jobs cost, by UTC day: a job belongs to the day it was booked on, however late it ends.

    A job whose end nobody learns stays booked. All of it is on the disk before a method returns.

    This process keeps in mind what is booked: should the file be deleted or replaced under it, the day's
    budget does not begin anew. What was open then stays booked.
    """

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._known: dict[tuple[date, str], int] | None = None
        """Millionths booked, by day and target; None before a file was opened."""

    def open_job(
        self, target: str, source: Source, usd: float, limits: Limits, now: float, deadline: float
    ) -> JobRow | None:
        """Book the price of one job before it is asked for; None where a limit does not allow it.

        Times are unix seconds. The job is `sending` until `accept_job`. Of a free probe that might start one,
        no more than a whole day's budget is set aside: otherwise it could never run.
        """
        micros, day = to_micros(usd), day_of(now)
        with self.together(durable=True) as connection:
            limits = self._divided(connection, day).limits(target, limits, paid=source.paid)
            if not source.paid:
                micros = most_affordable(micros, limits)
            job = JobRow(_new_id(), target, source, to_usd(micros), now, deadline)
            sums = _sums(connection, day)
            spent, spent_all = sums.get(target, 0), sum(sums.values())
            if not affordable(micros, limits, spent_target=spent, spent_all=spent_all):
                return None
            _insert(connection, job, _SENDING)
        self._note(day, {**sums, target: spent + micros})
        return job

    def accept_job(self, job: str, ticket: str) -> None:
        """Keep how to ask for a job that was accepted: JSON."""
        with self.together(durable=True) as connection:
            connection.execute(
                "UPDATE jobs SET ticket = ?, state = ? WHERE id = ? AND state = ?",
                (ticket, _OPEN, job, _SENDING),
            )

    def settle_job(self, job: str, outcome: State, usd: float | None = None) -> bool:
        """The job has ended and costs `usd`, or what was booked for it; False where it had ended before."""
        return self._end(job, _SETTLED, outcome, None if usd is None else to_micros(usd))

    def release_job(self, job: str, outcome: State) -> bool:
        """The job has ended, or was refused, and costs nothing; False where it had ended before."""
        return self._end(job, _RELEASED, outcome, 0)

    def book(self, accident: Accident) -> JobRow:
        """Book a job that should not have been, over any limit, and turn the probe off that started it."""
        micros, day = to_micros(accident.usd), day_of(accident.at)
        job = JobRow(
            _new_id(),
            accident.target,
            accident.source,
            to_usd(micros),
            accident.at,
            accident.deadline,
            accident.ticket,
        )
        with self.together(durable=True) as connection:
            connection.execute(
                "UPDATE jobs SET state = ?, micros = 0 WHERE id = ? AND state IN ('sending', 'open')",
                (_RELEASED, accident.instead),
            )
            _insert(connection, job, _OPEN)
            self.disable(job.target, job.source, accident.why, job.created)
            sums = _sums(connection, day)
        self._note(day, sums)
        return job

    def spent(self, day: date) -> dict[str, float]:
        """Dollars booked on a UTC day, settled and reserved, by target."""
        with self._reading() as connection:
            return {target: to_usd(micros) for target, micros in _sums(connection, day).items()}

    def spent_by_day(self, target: str, since: date) -> dict[date, float]:
        """Dollars booked for a target on each UTC day from `since` on, settled and reserved."""
        query = "SELECT day, sum(micros) FROM jobs WHERE target = ? AND day >= ? GROUP BY day ORDER BY day"
        with self._reading() as connection:
            rows = connection.execute(query, (target, since.isoformat()))
            return {date.fromisoformat(day): to_usd(micros) for day, micros in rows}

    def jobs(self, first: date, after: date) -> list[JobSum]:
        """The paid jobs of the days from `first` on, before `after`, by target and outcome."""
        query = """
            SELECT target, outcome, count(*), sum(micros) FROM jobs
            WHERE day >= ? AND day < ? GROUP BY target, outcome ORDER BY target, outcome
        """
        with self._reading() as connection:
            rows = connection.execute(query, (first.isoformat(), after.isoformat()))
            return [
                JobSum(target, None if outcome is None else State(outcome), count, to_usd(micros))
                for target, outcome, count, micros in rows
            ]

    def open_jobs(self) -> list[JobRow]:
        """The jobs that have not ended, oldest first."""
        query = """
            SELECT id, target, source, micros, created, deadline, ticket FROM jobs
            WHERE state IN ('sending', 'open') ORDER BY created, rowid
        """
        with self._reading() as connection:
            return [
                JobRow(job, target, Source(source), to_usd(micros), *rest)
                for job, target, source, micros, *rest in connection.execute(query)
            ]

    def _end(self, job: str, state: str, outcome: State, micros: int | None) -> bool:
        with self.together(durable=True) as connection:
            row = connection.execute(
                """
                UPDATE jobs SET state = ?, outcome = ?, micros = coalesce(?, micros)
                WHERE id = ? AND state IN ('sending', 'open') RETURNING day, target
                """,
                (state, outcome, micros, job),
            ).fetchone()
            if row is None:
                return False
            day = date.fromisoformat(row[0])
            sums = _sums(connection, day)
        self._note(day, sums)
        return True

    def _note(self, day: date, sums: Mapping[str, int]) -> None:
        known = self._known or {}
        recent = {key: micros for key, micros in known.items() if key[0] >= day - timedelta(days=1)}
        self._known = recent | {(day, target): micros for target, micros in sums.items()}

    def _opened(self, connection: sqlite3.Connection) -> None:
        super()._opened(connection)
        if self._known is None:
            # The first file tells what is booked; every later one is told.
            self._known = _recent_sums(connection)
        for (day, target), known in self._known.items():
            lost = known - _sums(connection, day).get(target, 0)
            if lost > 0:
                began = datetime.combine(day, time(), UTC).timestamp()
                carried = JobRow(_new_id(), target, Source.GENERATION, to_usd(lost), began, began)
                _insert(connection, carried, _SETTLED)


def _new_id() -> str:
    # Never the id of another job, not even of one in a file that was replaced.
    return uuid.uuid4().hex


def _sums(connection: sqlite3.Connection, day: date) -> dict[str, int]:
    """Millionths booked on a day, by target."""
    query = "SELECT target, sum(micros) FROM jobs WHERE day = ? GROUP BY target"
    return dict(connection.execute(query, (day.isoformat(),)))


def _recent_sums(connection: sqlite3.Connection) -> dict[tuple[date, str], int]:
    """Millionths booked on the last two days on which anything was, by day and target."""
    query = """
        SELECT day, target, sum(micros) FROM jobs
        WHERE day >= date((SELECT max(day) FROM jobs), '-1 day') GROUP BY day, target
    """
    return {(date.fromisoformat(day), target): sum_ for day, target, sum_ in connection.execute(query)}


def _insert(connection: sqlite3.Connection, job: JobRow, state: str) -> None:
    day = day_of(job.created).isoformat()
    connection.execute(
        """
        INSERT INTO jobs (id, target, source, day, micros, state, ticket, created, deadline)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            job.id,
            job.target,
            job.source,
            day,
            to_micros(job.usd),
            state,
            job.ticket,
            job.created,
            job.deadline,
        ),
    )
