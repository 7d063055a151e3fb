"""The board as the store remembers it, before anything is asked: what the first scrape of a process is told.

Nothing here sends or writes, and nothing that does is imported: most of the exporter is loaded after it can
be scraped. The engine takes the board over and begins with the same records.
"""

from collections.abc import Sequence
from dataclasses import replace

from exporter.clock import Clock
from exporter.config import Config, TargetConfig, fingerprint
from exporter.core.availability import Timeline
from exporter.core.board import Board, Entry, Facts, Money, Page
from exporter.core.records import dataclass
from exporter.core.shards import WHOLE, Division, Shard
from exporter.core.state.machine import Announced, Health, Situation, Transition, advance
from exporter.core.state.maintenance import MaintenanceWindow, announced
from exporter.core.state.redating import not_ahead
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Channel, Off, Source
from exporter.engine.facts import beats_of, facts_of, limits_of, paces_of, windows_of
from exporter.engine.restore import NOTHING_KNOWN, Restored, restore
from exporter.engine.schedule import Schedule
from exporter.errors import StoreError
from exporter.store import Store


@dataclass(frozen=True, slots=True)
class Opening:
    """A board that shows every target, and what it was made of."""

    board: Board
    restored: Restored | None
    """None where the store could not be read: the engine tries again, and tells."""


def opening(config: Config, store: Store, clock: Clock, shard: Shard = WHOLE) -> Opening:
    """Read the store and show every target as it stands now; `shard` is whose targets they are."""
    now = clock.time()
    board = Board(started=now, reload_success_at=now, shard=shard)
    restored = restored_at(store, now)
    known = restored or Restored()
    limit = None if config.global_.budget is None else config.global_.budget.usd_per_day
    board.budget = Money(_division(store, shard, now).limit(limit), sum(known.spent.values()))
    board.pages = {page.name: Page(page.name, page.url) for page in config.status_pages}
    works = windows_of(config)
    passing = _Passing(now)
    board.entries = {
        target.name: _row(target, config, known, clock, works.get(target.name, ()), passing)
        for target in config.targets
    }
    board.store_writable = restored is not None
    return Opening(board, restored)


def _division(store: Store, shard: Shard, now: float) -> Division:
    """As the engine will find it: only it notes a day that is not noted yet."""
    unknown = Division(shard, shard.total, begun=shard == WHOLE)
    try:
        found = store.division(now)
    except StoreError:
        return unknown
    return found if found.parts >= shard.total else unknown


def restored_at(store: Store, now: float) -> Restored | None:
    """What the store remembers at `now` (unix seconds), without timelines; None where it cannot be read."""
    try:
        return restore(store, now)
    except StoreError:
        return None


def entry_of(facts: Facts, mark: str, restored: Restored, now: float) -> Entry:
    """The row of a target that begins with what is remembered of it under its fingerprint `mark`."""
    timeline = restored.timelines.get(facts.target)
    entry = Entry(facts, restored.health_of(facts.target, mark), Timeline() if timeline is None else timeline)
    entry.last_available = restored.last_available.get(facts.target)
    entry.watched_since = restored.watched_since.get(facts.target, now)
    entry.budget.spent_usd = restored.spent.get(facts.target, 0.0)
    return entry


def _row(
    target: TargetConfig,
    config: Config,
    restored: Restored,
    clock: Clock,
    works: Sequence[MaintenanceWindow],
    passing: "_Passing",
) -> Entry:
    now, mark = passing.now, fingerprint(target)
    entry = entry_of(facts_of(target, config.global_.vantage), mark, restored, now)
    entry.budget.limit_usd = limits_of(target, config).target_usd
    entry.jobs_open = len(restored.jobs.get(target.name, ()))
    paces = paces_of(target, entry, now, restored.ordered(target.name))
    entry.beats = Schedule(clock, paces, beats_of(target, entry)).shown
    trust = restored.trust(target.name, mark)
    for source, beat in entry.beats.items():
        if (target.name, source) in restored.disabled:
            beat.disabled = Off.ACCIDENT
        elif beat.disabled is None and source is Source.VALIDATION and trust is not None and trust.off:
            beat.disabled = Off.SUSPECTED
    passing.take(entry, target, works)
    return entry


class _Passing:
    """What has expired by `now` is `unknown`, and announced work holds."""

    def __init__(self, now: float) -> None:
        self.now = now
        self._begun: dict[tuple[Channel, Policy, Announced | None], tuple[Health, Transition | None]] = {}
        """What becomes of nothing: of thousands of targets that are new it is the same."""

    def take(self, entry: Entry, target: TargetConfig, works: Sequence[MaintenanceWindow]) -> None:
        """Bring what is remembered of a target to `now`."""
        now, health = self.now, not_ahead(entry.health, self.now)
        work = announced(target.name, now, works, (), target.policy.maintenance_limit) if works else None
        holds = None if work is None else Announced(work.start, work.end)
        if holds is None and health.work is not None and now < health.work[1]:
            holds = Announced(*health.work)
        entry.health, changed = self._advanced(health, target, holds)
        if entry.health.state.up:
            entry.last_available = now
        elif changed is not None and health.state.up:
            entry.last_available = changed.since
        elif entry.last_available is not None:
            entry.last_available = min(entry.last_available, now)

    def _advanced(
        self, health: Health, target: TargetConfig, holds: Announced | None
    ) -> tuple[Health, Transition | None]:
        key = (target.channel, target.policy, holds)
        if health is NOTHING_KNOWN and key in self._begun:
            return self._begun[key]
        dated = health if health.changed else replace(health, since=self.now, changed=self.now)
        found = advance(dated, None, self.now, Situation(*key))
        if health is NOTHING_KNOWN:
            self._begun[key] = found
        return found
