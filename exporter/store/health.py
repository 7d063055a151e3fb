"""Who the targets are, what is known of each across restarts, and observations not yet counted in it."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from exporter.core.state.aggregate import Observed
from exporter.core.vocabulary import Channel, Fault, Reason, State
from exporter.store.database import Database
from exporter.store.rows import HealthRow, Identity, PendingObservation, SavedHealth

T = TypeVar("T")


class HealthTable(Database):
    """The part of the store that a restart begins with."""

    def save_health(self, rows: Iterable[HealthRow]) -> None:
        """Keep what is known of targets, in the place of what was known before."""
        with self.together() as connection:
            replace_health(connection, rows)

    def load_health(self) -> dict[str, SavedHealth]:
        """What is known of each target, by name."""
        return self.read_health(lambda _target, saved: saved)

    def read_health(self, read: Callable[[str, SavedHealth], T]) -> dict[str, T]:
        """What `read` makes of what is known of each target, by name.

        It reads one after the other: the texts of ten thousand together are 80 MB.
        """
        with self._reading() as connection:
            rows = connection.execute("SELECT target, fingerprint, blob, at FROM health")
            return {target: read(target, SavedHealth(*rest)) for target, *rest in rows}

    def save_targets(self, identities: Iterable[Identity]) -> None:
        """Keep who the targets are, and that they are being watched. Since when never becomes later."""
        statement = """
            INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (target) DO UPDATE SET
                provider = excluded.provider, channel = excluded.channel, model = excluded.model,
                title = excluded.title, last_seen = excluded.last_seen,
                watched_since = min(watched_since, excluded.watched_since)
        """
        rows = [
            (i.target, i.provider, i.channel, i.model, i.title, i.last_seen, _first(i)) for i in identities
        ]
        with self.together() as connection:
            connection.executemany(statement, rows)

    def watched_since(self) -> dict[str, float]:
        """When each target was watched for the first time, unix seconds."""
        with self._reading() as connection:
            return dict(connection.execute("SELECT target, watched_since FROM targets"))

    def targets(self) -> list[Identity]:
        """Every target with a history, by name. Its `last_seen` counts what was learnt of it as well."""
        query = """
            SELECT target, provider, channel, model, title, max(
                last_seen,
                coalesce(health.at, 0),
                coalesce((SELECT max(decided_at) FROM episodes WHERE episodes.target = targets.target), 0)
            ), watched_since
            FROM targets LEFT JOIN health USING (target) ORDER BY target
        """
        with self._reading() as connection:
            return [
                Identity(target, provider, Channel(channel), model, title, seen, since)
                for target, provider, channel, model, title, seen, since in connection.execute(query)
            ]


def _first(identity: Identity) -> float:
    return identity.last_seen if identity.watched_since is None else identity.watched_since


def replace_health(connection: sqlite3.Connection, rows: Iterable[HealthRow]) -> None:
    """Keep what is known of targets as a part of a transaction."""
    connection.executemany("INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?)", rows)


class ObservationTable(Database):
    """Accepted, and not folded yet."""

    def append_observations(self, observed: Sequence[tuple[str, Observed]]) -> list[int]:
        """Keep observations of targets, all or none, on the disk; their numbers, in order."""
        statement = """
            INSERT INTO observations (target, reporter, at, outcome, reason, fault, latency)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
        """
        with self.together(durable=True) as connection:
            return [
                connection.execute(
                    statement, (target, o.reporter, o.at, o.outcome, o.reason, o.fault, o.latency)
                ).fetchone()[0]
                for target, o in observed
            ]

    def pending_observations(self) -> list[PendingObservation]:
        """What was accepted and has had no effect yet, in order of arrival."""
        query = (
            "SELECT id, target, reporter, at, outcome, reason, fault, latency FROM observations ORDER BY id"
        )
        with self._reading() as connection:
            return [
                PendingObservation(number, target, _observed(*rest))
                for number, target, *rest in connection.execute(query)
            ]

    def fold(self, numbers: Iterable[int], health: Iterable[HealthRow]) -> None:
        """Exchange observations for what they have taught: both or nothing, so that no kill loses one."""
        with self.together() as connection:
            connection.executemany("DELETE FROM observations WHERE id = ?", ((n,) for n in numbers))
            replace_health(connection, health)


def _observed(
    reporter: str, at: float, outcome: str, reason: str, fault: str | None, latency: float | None
) -> Observed:
    blame = None if fault is None else Fault(fault)
    return Observed(reporter, at, State(outcome), Reason(reason), blame, latency)
