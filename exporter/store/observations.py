"""Observations: on the disk before the reporter hears so, gone once they have had effect."""

from collections.abc import Iterable, Sequence

from exporter.core.state.aggregate import Observed
from exporter.core.vocabulary import Fault, Reason, State
from exporter.store.database import Database
from exporter.store.health import replace_health
from exporter.store.rows import HealthRow, PendingObservation


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
