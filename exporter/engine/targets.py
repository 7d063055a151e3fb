"""The set of targets: built from the configuration, exchanged at a reload, closed at the end.

A reload builds all that is new beside what works (`prepare`), where anything may fail, and then puts it in
the place of the old in one step (`swap`), where nothing waits and nothing fails. What is replaced or removed
stops probing at once; its jobs are followed to their end by the parts that ordered them.
"""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from exporter.clock import Clock
from exporter.config import Config, TargetConfig, fingerprint
from exporter.config.model import Mode
from exporter.core.availability import KEPT
from exporter.core.board import Board, Entry
from exporter.core.state.machine import Announced
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Off, Probing
from exporter.dialects.base import Dialect
from exporter.dialects.registry import build
from exporter.engine.context import EngineContext
from exporter.engine.facts import facts_of
from exporter.engine.observations import TargetObservations
from exporter.engine.opening import entry_of
from exporter.engine.persistence import Persistence, StoreAccess
from exporter.engine.restore import Restored, restore
from exporter.engine.target import Target, build_target
from exporter.errors import ConfigError, StoreError
from exporter.log import Log
from exporter.store import Identity

_log = Log("exporter.engine")
_BUILT_AT_ONCE = 20
"""Dialects built between two pauses, in about ten milliseconds."""
_RETRY = 15.0


@dataclass(frozen=True, slots=True)
class Change:
    """A configuration, and the new parts for every target that is not watched so already."""

    config: Config
    targets: Mapping[str, Target]
    fingerprints: Mapping[str, str]
    """Of the targets that begin anew."""
    restored: Restored


class TargetSet:
    """The targets of a configuration, each with tasks of its own while `run` lasts.

    `work_of` tells the work that is announced for a target; `restored` is what the store remembers, where
    that has been read.
    """

    def __init__(
        self,
        config: Config,
        board: Board,
        clock: Clock,
        access: StoreAccess,
        work_of: Callable[[Target], Announced | None],
        restored: Restored | None = None,
    ) -> None:
        self.config = config
        self.targets: dict[str, Target] = {}
        self.traffic: dict[str, TargetObservations] = {}
        self.fingerprints: dict[str, str] = {}
        self._board = board
        self._clock = clock
        self._access = access
        self._work_of = work_of
        self._restored = restored
        self._tasks: asyncio.TaskGroup | None = None
        self._probing: dict[str, asyncio.Task[None]] = {}
        self._leaving: list[Target] = []
        """Replaced or removed, with jobs that have not ended."""

    async def open_all(self, tasks: asyncio.TaskGroup, context: EngineContext) -> None:
        """Build every target and let it work in `tasks`."""
        self._tasks = tasks
        restored, self._restored = self._restored, None
        try:
            restored = restored or await self._restore([config.name for config in self.config.targets])
        except StoreError as error:
            context.persistence.refused(error)
            restored = Restored()
        self._board.budget.spent_usd = sum(restored.spent.values())
        self.swap(await self._built(context, restored))
        await self.introduce(context.persistence)

    async def prepare(self, context: EngineContext) -> Change:
        """Build everything that another configuration needs. Nothing of what works is touched.

        Raises:
            ConfigError: a target cannot be watched.
            StoreError: what is known of new targets cannot be read.
        """
        targets = context.config.targets
        anew = [t.name for t in targets if self.fingerprints.get(t.name) != fingerprint(t)]
        return await self._built(context, await self._restore(anew) if anew else Restored())

    async def _built(self, context: EngineContext, restored: Restored) -> Change:
        changed = self._changed(context.config)
        dialects: dict[str, Dialect] = {}
        for number, config in enumerate(changed, start=1):
            with _watchable(context.config, config):
                dialects[config.name] = build(config, transport=context.transport(), clock=self._clock)
            if number % _BUILT_AT_ONCE == 0:
                await asyncio.sleep(0)
        # From here to the swap nothing waits: what is built now knows what holds at the swap.
        targets: dict[str, Target] = {}
        fingerprints: dict[str, str] = {}
        for config in changed:
            name, mark = config.name, fingerprint(config)
            old = self.targets.get(name) if self.fingerprints.get(name) == mark else None
            entry = self._entry(config, mark, restored) if old is None else self._board.entries[name]
            trust = restored.trust(name, mark) if old is None else old.loop.free.trust
            ordered = restored.ordered(name) if old is None else {}
            with _watchable(context.config, config):
                targets[name] = target = build_target(
                    config, entry, context, dialects[name], trust=trust or Trust(), ordered=ordered
                )
            if old is not None:
                target.loop.schedule.resume(old.loop.schedule.paces)
            else:
                fingerprints[name] = mark
                self._keep_off(target, restored)
        return Change(context.config, targets, fingerprints, restored)

    def _changed(self, config: Config) -> list[TargetConfig]:
        """The targets that are not watched so already."""
        ours = self.config
        shared = (config.global_, config.classifier) != (ours.global_, ours.classifier)
        now = {name: target.config for name, target in self.targets.items()}
        return [target for target in config.targets if shared or now.get(target.name) != target]

    def _entry(self, config: TargetConfig, mark: str, restored: Restored) -> Entry:
        """The row of a target that begins anew, with what is known of it."""
        old = self._board.entries.get(config.name)
        if old is not None and config.name in self.fingerprints:
            known = {config.name: (self.fingerprints[config.name], old.health)}
            entry = Entry(facts_of(config), Restored(known).health_of(config.name, mark), old.timeline)
            entry.last_available, entry.budget.spent_usd = old.last_available, old.budget.spent_usd
            entry.watched_since = old.watched_since
            return entry
        return entry_of(config, mark, restored, self._clock.time())

    def _keep_off(self, target: Target, restored: Restored) -> None:
        """A probe that an accident has turned off stays off, whatever has changed."""
        name = target.config.name
        old = self._board.entries.get(name)
        for source, beat in target.loop.schedule.shown.items():
            was = None if old is None or source not in old.beats else old.beats[source].disabled
            if (name, source) in restored.disabled or was == Off.ACCIDENT:
                beat.turn(Off.ACCIDENT)

    def swap(self, change: Change) -> "asyncio.Task[None] | None":
        """Go on with another configuration from this moment on; what is left to wait for."""
        wanted = [config.name for config in change.config.targets]
        gone = self.targets.keys() - set(wanted)
        left = {name: self._leave(name) for name in [*self.targets] if name in gone or name in change.targets}
        self.config = change.config
        for name in gone:
            del self.targets[name], self.traffic[name], self.fingerprints[name]
        self.fingerprints.update(change.fingerprints)
        entries = self._board.entries | {name: target.row.entry for name, target in change.targets.items()}
        self._board.entries = {name: entries[name] for name in wanted}
        for target in change.targets.values():
            self._take_over(target, change.restored)
        self._board.touch()
        return (
            self._owner().create_task(self._wind_down(left.values()), name="winding down") if left else None
        )

    def _take_over(self, target: Target, restored: Restored) -> None:
        name, old = target.config.name, self.targets.get(target.config.name)
        target.take_seat()
        if old is not None:
            old.traffic.hand_over(target.traffic)
            for source in old.loop.under_way:
                if source.paid:
                    target.loop.schedule.interrupted(source)
            self._hand_on(old, target.row.entry)
        else:
            self._follow_known(target, restored)
        self.targets[name], self.traffic[name] = target, target.traffic
        target.row.announced = self._work_of(target)
        target.row.start()
        self._probing[name] = self._owner().create_task(self._probe(target), name=name)
        self._owner().create_task(self._follow(target), name=f"{name}: jobs")

    def _follow_known(self, target: Target, restored: Restored) -> None:
        """Follow the jobs of earlier processes; those of this one are followed already."""
        name = target.config.name
        before = [old for old in self._leaving if old.config.name == name]
        for entry in {id(old.jobs.entry): old.jobs.entry for old in before}.values():
            target.row.entry.jobs_open += entry.jobs_open
        for old in before:
            old.jobs.entry = target.row.entry
        for reservation in restored.reservations_of(name):
            if not any(reservation.id in old.jobs.followed for old in before):
                target.jobs.follow(reservation)
                target.loop.schedule.interrupted(reservation.source)

    def _hand_on(self, old: Target, entry: Entry) -> None:
        """What jobs of replaced parts still tell is told of the target's entry."""
        if old.row.entry is not entry:
            paid = sum(source.paid for source in old.loop.under_way)
            entry.jobs_open += old.row.entry.jobs_open - paid
            for each in self._leaving:
                if each.jobs.entry is old.row.entry:
                    each.jobs.entry = entry

    def _leave(self, name: str) -> "tuple[Target, asyncio.Task[None]]":
        """Let a target stop probing; it stays where it is until another takes its place."""
        target, probing = self.targets[name], self._probing.pop(name)
        self._leaving.append(target)
        target.row.stop()
        probing.cancel()
        # Whoever waits for its first answers has to look at its successor.
        target.loop.measured.set()
        return target, probing

    async def _wind_down(self, left: "Collection[tuple[Target, asyncio.Task[None]]]") -> None:
        """When nothing is asked any more: follow the jobs that were cut off, and let the others end."""
        await asyncio.wait([probing for _, probing in left])
        for target, _ in left:
            target.row.stop()
        cut = await self._open_jobs()
        for target, _ in left:
            name, now = target.config.name, self.targets.get(target.config.name)
            known = {b for t in (*self._leaving, now) if t and t.config.name == name for b in t.jobs.followed}
            for reservation in cut.reservations_of(name):
                if reservation.id not in known:
                    target.jobs.follow(reservation)
                    known.add(reservation.id)
            target.jobs.end()

    async def _open_jobs(self) -> Restored:
        while True:
            try:
                return Restored(jobs=tuple(await self._access.writer.run(self._access.store.open_jobs)))
            except StoreError:
                await asyncio.sleep(_RETRY)

    async def _follow(self, target: Target) -> None:
        """Follow a target's jobs; its connections are closed after the last one."""
        try:
            await target.jobs.run()
        finally:
            if target in self._leaving:
                self._leaving.remove(target)
            await _close(target)

    async def close_all(self) -> None:
        """Close every connection and stop every timer."""
        for target in self.targets.values():
            target.row.stop()
            await _close(target)

    def _owner(self) -> asyncio.TaskGroup:
        if self._tasks is None:
            raise RuntimeError("not running")
        return self._tasks

    async def _probe(self, target: Target) -> None:
        active = target.config.probing is Probing.ACTIVE
        background = active and self.config.global_.mode is Mode.BACKGROUND
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(target.loop.run(background=background, paid=active))
            if active and target.credential is not None:
                asking = target.credential.run(target.loop.measured)
                tasks.create_task(asking, name=f"{target.config.name}: credential")
            tasks.create_task(target.traffic.run(), name=f"{target.config.name}: observations")

    async def _restore(self, names: list[str]) -> Restored:
        now = self._clock.time()
        return await self._access.writer.run(restore, self._access.store, names, now - KEPT, now)

    async def introduce(self, persistence: Persistence) -> None:
        """Keep who the targets are and that they are watched now: the labels and the end of their history."""
        now = self._clock.time()
        entries = self._board.entries
        known = [
            Identity(t.name, t.provider, t.channel, t.model, t.title, now, entries[t.name].watched_since)
            for t in self.config.targets
        ]
        try:
            await self._access.writer.run(self._access.store.save_targets, known)
        except StoreError as error:
            persistence.refused(error)


@contextmanager
def _watchable(config: Config, target: TargetConfig) -> Iterator[None]:
    """Whatever goes wrong in building a target's parts is told with the place of the target."""
    try:
        yield
    except Exception as error:
        said = config.concealer.conceal(f"cannot be watched ({type(error).__name__}: {error})")
        raise ConfigError([f"{config.place(target.name)}: {said}"]) from error


async def _close(target: Target) -> None:
    try:
        await target.dialect.aclose()
    except Exception:  # noqa: BLE001 - a connection that does not close well must not end the exporter
        _log.exception("connections not closed", target=target.config.name)
