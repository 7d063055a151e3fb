"""Under which division of the targets among shards each UTC day was begun: it decides what may be spent."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from exporter.core.money import day_of
from exporter.core.shards import Division, Shard
from exporter.store.database import Database

_KEPT: Final = timedelta(days=7)
"""Only the last one before today is ever asked for."""


class Divisions(Database):
    """One row for each UTC day, written by the exporter that the store belongs to; see `core.shards`."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._serving: tuple[Shard, float] | None = None
        """Which shard this process is, and since when (unix seconds) without a break."""
        self._today: tuple[date, Division] | None = None

    def serve_as(self, shard: Shard, now: float) -> None:
        """This process serves as a shard from now on; it is noted with the next use."""
        self._serving = shard, now

    def division(self, now: float) -> Division:
        """What holds on the UTC day of `now`."""
        day = day_of(now)
        if self._today is not None and self._today[0] == day:
            return self._today[1]
        with self._reading() if self._serving is None else self.together(durable=True) as connection:
            return self._divided(connection, day)

    def _divided(self, connection: sqlite3.Connection, day: date) -> Division:
        """What holds on a day, noted by whoever serves; inside a transaction."""
        if self._today is not None and self._today[0] == day:
            return self._today[1]
        found = _of_day(connection, day)
        if self._serving is None:
            return found or _unnoticed(_last(connection, day))
        shard, since = self._serving
        if found is None:
            alone = shard.total == 1 and _unnoticed(_last(connection, day)).begun
            found = Division(shard, shard.total, begun=alone or day_of(since) < day)
        found = Division(found.shard, max(found.parts, shard.total), found.begun)
        _note(connection, day, found)
        self._today = day, found
        return found

    def _opened(self, connection: sqlite3.Connection) -> None:
        super()._opened(connection)
        if self._today is not None and _of_day(connection, self._today[0]) is None:
            # The file was replaced under this process: the day goes on as it began.
            _note(connection, *self._today)


def _unnoticed(last: Division | None) -> Division:
    """A day that nobody has noted: like any other for an exporter that has always been the only one."""
    if last is None:
        return Division()
    return Division(last.shard, last.parts, begun=last.parts == 1)


def _last(connection: sqlite3.Connection, day: date) -> Division | None:
    query = "SELECT max(day) FROM divisions WHERE day < ?"
    before = connection.execute(query, (day.isoformat(),)).fetchone()[0]
    return None if before is None else _of_day(connection, date.fromisoformat(before))


def _of_day(connection: sqlite3.Connection, day: date) -> Division | None:
    query = "SELECT shard, total, parts, begun FROM divisions WHERE day = ?"
    row = connection.execute(query, (day.isoformat(),)).fetchone()
    return None if row is None else Division(Shard(row[0], row[1]), row[2], bool(row[3]))


def _note(connection: sqlite3.Connection, day: date, division: Division) -> None:
    shard = division.shard
    row = (day.isoformat(), shard.index, shard.total, division.parts, division.begun)
    connection.execute("INSERT OR REPLACE INTO divisions VALUES (?, ?, ?, ?, ?)", row)
    connection.execute("DELETE FROM divisions WHERE day < ?", ((day - _KEPT).isoformat(),))
