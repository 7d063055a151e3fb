"""What the store remembers of the time before this process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final

from exporter.core.availability import KEPT, Timeline
from exporter.core.money import day_of
from exporter.core.records import dataclass
from exporter.core.state.machine import Health
from exporter.core.state.window import Track
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Source
from exporter.engine.stored_health import read
from exporter.log import Log
from exporter.store import JobRow, ProbeKey, SavedHealth, Store

if TYPE_CHECKING:
    from exporter.engine.billing import Reservation

_log = Log("exporter.store")
NOTHING_KNOWN: Final = Health()
"""Of a target that the store has never heard of: one object for all of them."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Health (with the fingerprint it belongs to), timelines, open jobs, money and accidents, by target."""

    health: Mapping[str, tuple[str, Health]] = field(default_factory=dict)
    timelines: Mapping[str, Timeline] = field(default_factory=dict)
    """Read by `with_timelines`: they are most of what there is, and no scrape shows them."""
    jobs: Mapping[str, Sequence[JobRow]] = field(default_factory=dict)
    spent: Mapping[str, float] = field(default_factory=dict)
    """Dollars booked this UTC day."""
    disabled: frozenset[tuple[str, Source]] = frozenset()
    last_available: Mapping[str, float] = field(default_factory=dict)
    trusts: Mapping[ProbeKey, Trust] = field(default_factory=dict)
    """How far probes are trusted not to start paid jobs."""
    watched_since: Mapping[str, float] = field(default_factory=dict)

    def health_of(self, target: str, fingerprint: str) -> Health:
        """What was known of a target; of what another configuration taught, only the state and its dates."""
        found = self.health.get(target)
        if found is None:
            return NOTHING_KNOWN
        learnt_with, health = found
        if learnt_with == fingerprint:
            return health
        return replace(
            health, ever_worked=False, tracks=(Track(), Track(), Track()), deepest=None, was_up_for=0.0
        )

    def trust(self, target: str, fingerprint: str) -> Trust | None:
        """What is known of a target's `validation` under a configuration."""
        return self.trusts.get(ProbeKey(target, Source.VALIDATION, fingerprint))

    def ordered(self, target: str) -> dict[Source, float]:
        """When a target's jobs that have not ended were ordered, the newest of each probe (unix seconds)."""
        return {job.source: job.created for job in self.jobs.get(target, ())}

    def reservations_of(self, target: str) -> "list[Reservation]":
        """A target's jobs that have not ended."""
        # With the dialects, which are loaded after what is restored here is shown.
        from exporter.engine.billing import Reservation, ticket_of

        return [
            Reservation(
                job.id,
                job.source,
                job.usd,
                job.deadline,
                None if job.ticket is None else ticket_of(job.ticket),
            )
            for job in self.jobs.get(target, ())
        ]


def by_target(jobs: Iterable[JobRow]) -> dict[str, list[JobRow]]:
    """Jobs, oldest first, by the name of their target."""
    found: dict[str, list[JobRow]] = {}
    for job in jobs:
        found.setdefault(job.target, []).append(job)
    return found


def restore(store: Store, now: float) -> Restored:
    """Read everything back but the timelines; `now` is unix seconds.

    Raises:
        StoreError: the store cannot be read.
    """
    return Restored(
        health={name: found for name, found in store.read_health(_health).items() if found is not None},
        jobs=by_target(store.open_jobs()),
        spent=store.spent(day_of(now)),
        disabled=frozenset(store.disabled()),
        last_available=store.last_available(now),
        trusts=store.trusts(),
        watched_since=store.watched_since(),
    )


def with_timelines(restored: Restored, store: Store, targets: Iterable[str], now: float) -> Restored:
    """The same with the timelines of some targets.

    Raises:
        StoreError: the store cannot be read.
    """
    return replace(restored, timelines={name: Timeline(store.timeline(name, now - KEPT)) for name in targets})


def _health(target: str, saved: SavedHealth) -> tuple[str, Health] | None:
    try:
        return saved.fingerprint, read(saved.blob)
    except ValueError:
        # Another version kept it in another shape: begin anew rather than guess.
        _log.warning("what was known is not readable by this version", target=target)
        return None
