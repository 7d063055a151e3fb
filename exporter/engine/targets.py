"""The set of targets: built from the configuration, exchanged at a reload, closed at the end.

A reload builds all that is new beside what works (`prepare`), where anything may fail, and then puts it in
the place of the old (`swap`), where nothing fails, some targets at a time: each is watched either as before
or as it is to be. What is replaced or removed stops probing at once; its jobs are followed to their end by
the parts that ordered them.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import partial
from itertools import chain

from exporter.clock import Clock
from exporter.config import Config
from exporter.config.model import Mode
from exporter.core.board import Board, Entry, Run
from exporter.core.state.machine import Announced
from exporter.core.vocabulary import Off, Probing
from exporter.engine.change import Change, Present, inherit, lots
from exporter.engine.context import EngineContext
from exporter.engine.credential import CredentialWatch
from exporter.engine.observations import TargetObservations
from exporter.engine.persistence import Persistence, StoreAccess
from exporter.engine.restore import Restored, by_target, restore, with_timelines
from exporter.engine.target import Target
from exporter.errors import StoreError
from exporter.log import Log
from exporter.store import Identity
from exporter.turns import in_turns

_log = Log("exporter.engine")
_SWAPPED_AT_ONCE = 10
"""Targets that change hands in one step, half a millisecond."""
_RETRY = 15.0


class TargetSet:
    """The targets of a configuration.

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
        self._credentials = CredentialWatch(board)
        self._unmeasured: set[Target] = set()
        self.measured = asyncio.Event()
        """Set while every free probe that runs by itself has ended once."""
        self._leaving: defaultdict[str, list[Target]] = defaultdict(list)
        """Replaced or removed, with jobs that have not ended, by name: there may be thousands."""

    async def open_all(self, tasks: asyncio.TaskGroup, context: EngineContext) -> None:
        """Build every target and let it work in `tasks`."""
        self._tasks = tasks
        restored, self._restored = self._restored, None
        try:
            restored = restored or await self._restore()
            restored = await self._with_timelines(restored, [config.name for config in self.config.targets])
        except StoreError as error:
            context.persistence.refused(error)
            restored = restored or Restored()
        self._board.budget.spent_usd = sum(restored.spent.values())
        await self.swap(await self._present().built(context, self.config.targets, restored))
        await self.introduce(context.persistence)

    async def prepare(self, context: EngineContext) -> Change:
        """Build everything that another configuration needs. Nothing of what works is touched.

        Raises:
            ConfigError: a target cannot be watched.
            StoreError: what is known of new targets cannot be read.
        """
        present = self._present()
        changed = await present.changed(context.config)
        anew = await present.anew(changed)
        known = await self._with_timelines(await self._restore(), anew) if anew else Restored()
        return await present.built(context, changed, known)

    def _present(self) -> Present:
        return Present(self.config, self.targets, self.fingerprints, self._board, self._clock)

    async def swap(self, change: Change) -> "asyncio.Task[None] | None":
        """Go on with another configuration from this moment on; what is left to wait for.

        Nothing of it fails. Targets that leave, come or change do so a few at a time, and are watched as they
        were until then.
        """
        self.config, board = change.config, self._board
        self._unmeasured |= {*change.targets.values()}
        self._measured()
        left = []
        gone = [name async for name in in_turns([*self.targets]) if name not in change.wanted]
        async for names in in_turns(lots(gone, _SWAPPED_AT_ONCE)):
            left += [self._leave(name) for name in names]
            board.entries = board.entries.copy()
            for name in names:
                del self.targets[name], self.traffic[name], self.fingerprints[name], board.entries[name]
            board.touch()
        async for names in in_turns(lots([*change.targets], _SWAPPED_AT_ONCE)):
            left += [self._leave(name) for name in names if name in self.targets]
            for name in names:
                self._hand_down(name, change)
            anew = [name for name in names if name in change.fingerprints]
            board.entries = board.entries | {name: change.targets[name].row.entry for name in anew}
            for name in names:
                self._take_over(change.targets[name], change.restored)
            board.touch()
        if [*board.entries] != [*change.wanted]:
            board.entries = {name: board.entries[name] for name in change.wanted}
        self._measured()
        return self._owner().create_task(self._wind_down(left), name="winding down") if left else None

    def _hand_down(self, name: str, change: Change) -> None:
        """A target that begins anew has the knowledge of the one that it replaces."""
        mark = change.fingerprints.get(name)
        if mark is None:
            return
        if name in self.targets:
            inherit(change.targets[name], mark, self.targets[name].row.entry, self.fingerprints[name])
        self.fingerprints[name] = mark

    def _take_over(self, target: Target, restored: Restored) -> None:
        name, old = target.config.name, self.targets.get(target.config.name)
        if old is not None and old.row.entry is target.row.entry:
            self._resume(old, target)
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
        self._start(target)

    def _resume(self, old: Target, target: Target) -> None:
        """Go on where the parts that have worked so far are now."""
        target.loop.schedule.resume(old.loop.schedule.paces)
        target.loop.free.trust = old.loop.free.trust
        for source, beat in target.loop.schedule.shown.items():
            was = target.row.entry.beats.get(source)
            if was is not None and was.disabled is Off.ACCIDENT:
                beat.turn(Off.ACCIDENT)

    def _follow_known(self, target: Target, restored: Restored) -> None:
        """Follow the jobs of earlier processes; those of this one are followed already."""
        name = target.config.name
        before = self._leaving.get(name, ())
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
            for each in self._leaving.get(old.config.name, ()):
                if each.jobs.entry is old.row.entry:
                    each.jobs.entry = entry

    def _start(self, target: Target) -> None:
        """What waits has no task of its own: there may be thousands of targets."""
        tasks = self._owner()
        active = target.config.probing is Probing.ACTIVE
        background = active and self.config.global_.mode is Mode.BACKGROUND
        self._unmeasured.add(target)
        target.loop.on_measured = partial(self._measured, target)
        target.jobs.start(tasks)
        target.traffic.start(tasks)
        target.loop.start(tasks, background=background, paid=active)
        if active and target.credential is not None:
            self._credentials.join(target.credential, tasks)

    def _measured(self, *targets: Target) -> None:
        """These have been measured."""
        self._unmeasured -= {*targets}
        if self._unmeasured:
            self.measured.clear()
        else:
            self.measured.set()

    def _leave(self, name: str) -> "tuple[Target, list[asyncio.Task[Run | None]]]":
        """Let a target stop probing; it stays where it is until another takes its place.

        With it, what is under way and cut off.
        """
        target = self.targets[name]
        self._leaving[name].append(target)
        if target.config.probing is Probing.ACTIVE and target.credential is not None:
            self._credentials.leave(target.credential, self._owner())
        return target, self._stop(target)

    def _stop(self, target: Target) -> "list[asyncio.Task[Run | None]]":
        target.row.stop()
        target.traffic.stop()
        return target.loop.stop()

    async def stop_all(self) -> None:
        """Begin nothing more: the end has come."""
        self._credentials.stop()
        async for target in in_turns([*self.targets.values()]):
            self._stop(target)

    async def _wind_down(self, left: "Collection[tuple[Target, list[asyncio.Task[Run | None]]]]") -> None:
        """When nothing is asked any more: follow the jobs that were cut off, and let the others end."""
        flights = [flight for _, under_way in left for flight in under_way]
        if flights:
            await asyncio.wait(flights)
        async for target, _ in in_turns(left):
            target.row.stop()
        cut = await self._open_jobs()
        async for target, _ in in_turns(left):
            name, now = target.config.name, self.targets.get(target.config.name)
            known = {b for t in (*self._leaving[name], now) if t is not None for b in t.jobs.followed}
            for reservation in cut.reservations_of(name):
                if reservation.id not in known:
                    target.jobs.follow(reservation)
                    known.add(reservation.id)
            self._owner().create_task(self._see_off(target), name=f"{name}: leaving")

    async def _open_jobs(self) -> Restored:
        while True:
            try:
                return Restored(jobs=by_target(await self._access.writer.run(self._access.store.open_jobs)))
            except StoreError:
                await asyncio.sleep(_RETRY)

    async def _see_off(self, target: Target) -> None:
        """Close a target's connections after its last job."""
        try:
            await target.jobs.ended()
        finally:
            leaving = self._leaving[target.config.name]
            leaving.remove(target)
            if not leaving:
                del self._leaving[target.config.name]
            await _close(target)

    async def close_all(self) -> None:
        """Close every connection and stop every timer."""
        async for target in in_turns([*self.targets.values(), *self.leaving]):
            target.row.stop()
            await _close(target)

    @property
    def leaving(self) -> Iterable[Target]:
        """Those whose jobs go on after they were replaced or removed."""
        return chain.from_iterable(self._leaving.values())

    def _owner(self) -> asyncio.TaskGroup:
        if self._tasks is None:
            raise RuntimeError("not running")
        return self._tasks

    async def _restore(self) -> Restored:
        """What the store remembers, without timelines."""
        return await self._access.writer.run(restore, self._access.store, self._clock.time())

    async def _with_timelines(self, known: Restored, names: list[str]) -> Restored:
        """The same with the timelines of these targets."""
        run, store = self._access.writer.run, self._access.store
        return await run(with_timelines, known, store, names, self._clock.time())

    async def introduce(self, persistence: Persistence) -> None:
        """Keep who the targets are and that they are watched now: the labels and the end of their history."""
        now = self._clock.time()
        known = []
        async for entry in in_turns([*self._board.entries.values()]):
            t = entry.facts
            known.append(
                Identity(t.target, t.provider, t.channel, t.model, t.title, now, entry.watched_since)
            )
        try:
            await self._access.writer.run(self._access.store.save_targets, known)
        except StoreError as error:
            persistence.refused(error)


async def _close(target: Target) -> None:
    try:
        await target.dialect.aclose()
    except Exception:  # noqa: BLE001 - a connection that does not close well must not end the exporter
        _log.exception("connections not closed", target=target.config.name)
