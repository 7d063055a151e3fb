"""The set of targets: built from the configuration, exchanged at a reload, closed at the end.

A reload builds all that is new beside what works (`prepare`), where anything may fail, and then puts it in
the place of the old in one step (`swap`), where nothing waits and nothing fails. What is replaced or removed
stops probing at once; its jobs are followed to their end by the parts that ordered them.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from exporter.clock import Clock
from exporter.config import Config, TargetConfig, fingerprint
from exporter.config.model import Mode
from exporter.core.availability import KEPT, Timeline
from exporter.core.board import Board, Entry
from exporter.core.state.machine import Announced
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Off, Probing
from exporter.dialects.base import Dialect
from exporter.dialects.registry import build
from exporter.engine.observations import TargetObservations
from exporter.engine.persistence import Persistence, StoreAccess
from exporter.engine.restore import Restored, restore
from exporter.engine.target import EngineContext, Known, Target, build_target, facts_of, limits_of
from exporter.errors import ConfigError, StoreError
from exporter.store import Identity

_log = structlog.get_logger("exporter.engine")
_BUILT_AT_ONCE = 20
"""Dialects built between two pauses, in about ten milliseconds."""
_RETRY = 15.0


@dataclass(frozen=True, slots=True)
class Change:
    """A configuration, and the new parts for every target that is not watched so already."""

    config: Config
    stations: Mapping[str, Target]
    fingerprints: Mapping[str, str]
    """Of the targets that begin anew."""
    memory: Restored


@dataclass(slots=True)
class _RunningTarget:
    """What runs for one station."""

    station: Target
    probing: "asyncio.Task[None]"
    jobs: "asyncio.Task[None]"


class TargetSet:
    """The stations of a configuration, each with tasks of its own while `run` lasts."""

    def __init__(self, config: Config, board: Board, clock: Clock, access: StoreAccess) -> None:
        self.config = config
        self.stations: dict[str, Target] = {}
        self.traffic: dict[str, TargetObservations] = {}
        self.fingerprints: dict[str, str] = {}
        self._board = board
        self._clock = clock
        self._access = access
        self._tasks: asyncio.TaskGroup | None = None
        self._working: dict[str, _RunningTarget] = {}
        self._leaving: list[Target] = []
        """Replaced or removed, with jobs that have not ended."""
        self.work_of: Callable[[Target], Announced | None] = lambda _station: None
        """Tells the work that is announced for a station's target."""

    async def open_all(self, tasks: asyncio.TaskGroup, around: EngineContext) -> None:
        """Raise a station for every target and let it work in `tasks`."""
        self._tasks = tasks
        try:
            memory = await self._recall([target.name for target in self.config.targets])
        except StoreError as error:
            around.persistence.refused(error)
            memory = Restored()
        self._board.budget.spent_usd = sum(memory.spent.values())
        change = await self._built(self.config, around, memory)
        self.swap(change)
        await self.introduce(around.persistence)

    async def prepare(self, config: Config, around: EngineContext) -> Change:
        """Build everything that another configuration needs. Nothing of what works is touched.

        Raises:
            ConfigError: a target cannot be watched.
            StoreError: what is known of new targets cannot be read.
        """
        anew = [t.name for t in config.targets if self.fingerprints.get(t.name) != fingerprint(t)]
        return await self._built(config, around, await self._recall(anew) if anew else Restored())

    async def _built(self, config: Config, around: EngineContext, memory: Restored) -> Change:
        changed = self._changed(config)
        dialects: dict[str, Dialect] = {}
        for number, target in enumerate(changed, start=1):
            with _watchable(config, target):
                dialects[target.name] = build(target, transport=around.transport(), clock=self._clock)
            if number % _BUILT_AT_ONCE == 0:
                await asyncio.sleep(0)
        # From here to the swap nothing waits: what is built now knows what holds at the swap.
        stations: dict[str, Target] = {}
        fingerprints: dict[str, str] = {}
        for target in changed:
            name, mark = target.name, fingerprint(target)
            same = name in self.stations and self.fingerprints[name] == mark
            entry = self._board.entries[name] if same else self._entry(target, mark, memory)
            limits = limits_of(target, config)
            known = (
                Known(trust=self.stations[name].runner.probers.free.trust)
                if same
                else Known(memory.ordered(name), memory.trust(name, mark) or Trust())
            )
            with _watchable(config, target):
                station = build_target(target, limits, entry, around, known, dialects[name])
            stations[name] = station
            if same:
                station.runner.beats.resume(self.stations[name].runner.beats.paces)
            else:
                fingerprints[name] = mark
                self._keep_off(station, memory)
        return Change(config, stations, fingerprints, memory)

    def _changed(self, config: Config) -> list[TargetConfig]:
        """The targets that are not watched so already."""
        ours = self.config
        shared = (config.global_, config.classifier) != (ours.global_, ours.classifier)
        now = {name: station.target for name, station in self.stations.items()}
        return [target for target in config.targets if shared or now.get(target.name) != target]

    def _entry(self, target: TargetConfig, mark: str, memory: Restored) -> Entry:
        """The row of a target that begins anew, with what is known of it."""
        old = self._board.entries.get(target.name)
        if old is not None:
            known = {target.name: (self.fingerprints[target.name], old.health)}
            entry = Entry(facts_of(target), Restored(known).health_of(target.name, mark), old.timeline)
            entry.last_available, entry.budget.spent_usd = old.last_available, old.budget.spent_usd
            entry.watched_since = old.watched_since
            return entry
        entry = Entry(facts_of(target), memory.health_of(target.name, mark), Timeline())
        entry.timeline.segments.extend(memory.timelines.get(target.name, ()))
        entry.last_available = memory.last_available.get(target.name)
        entry.watched_since = memory.watched_since.get(target.name, self._clock.time())
        entry.budget.spent_usd = memory.spent.get(target.name, 0.0)
        return entry

    def _keep_off(self, station: Target, memory: Restored) -> None:
        """A probe that an accident has turned off stays off, whatever has changed."""
        name = station.target.name
        old = self._board.entries.get(name)
        for source, beat in station.runner.beats.shown.items():
            was = None if old is None or source not in old.beats else old.beats[source].disabled
            if (name, source) in memory.disabled or was == Off.ACCIDENT:
                beat.disabled = Off.ACCIDENT

    def swap(self, change: Change) -> "asyncio.Task[None] | None":
        """Go on with another configuration from this moment on; what is left to wait for."""
        wanted = {target.name for target in change.config.targets}
        left = [
            self._leave(name) for name in [*self.stations] if name not in wanted or name in change.stations
        ]
        self.config = change.config
        for name in [*self.stations]:
            if name not in wanted:
                del self.stations[name], self.traffic[name], self.fingerprints[name]
        self.fingerprints.update(change.fingerprints)
        entries = self._board.entries
        self._board.entries = {
            name: change.stations[name].row.entry if name in change.stations else entries[name]
            for name in (target.name for target in change.config.targets)
        }
        for station in change.stations.values():
            self._take_over(station, change.memory)
        self._board.touch()
        return self._owner().create_task(self._wind_down(left), name="winding down") if left else None

    def _take_over(self, station: Target, memory: Restored) -> None:
        name, old = station.target.name, self.stations.get(station.target.name)
        station.take_seat()
        if old is not None:
            old.traffic.hand_over(station.traffic)
            for source in old.runner.under_way:
                if source.paid:
                    station.runner.beats.interrupted(source)
            self._hand_on(old, station.row.entry)
        else:
            self._follow_known(station, memory)
        self.stations[name], self.traffic[name] = station, station.traffic
        station.row.announced = self.work_of(station)
        station.row.start()
        tasks = self._owner()
        self._working[name] = _RunningTarget(
            station,
            tasks.create_task(self._probe(station), name=name),
            tasks.create_task(self._follow(station), name=f"{name}: jobs"),
        )

    def _follow_known(self, station: Target, memory: Restored) -> None:
        """Follow the jobs of earlier processes; those of this one are followed already."""
        name = station.target.name
        before = [old for old in self._leaving if old.target.name == name]
        for entry in {id(old.jobs.entry): old.jobs.entry for old in before}.values():
            station.row.entry.jobs_open += entry.jobs_open
        for old in before:
            old.jobs.entry = station.row.entry
        for booking in memory.bookings_of(name):
            if not any(booking.id in old.jobs.followed for old in before):
                station.jobs.follow(booking)
                station.runner.beats.interrupted(booking.source)

    def _hand_on(self, old: Target, entry: Entry) -> None:
        """What jobs of replaced parts still tell is told of the target's entry."""
        if old.row.entry is not entry:
            paid = sum(source.paid for source in old.runner.under_way)
            entry.jobs_open += old.row.entry.jobs_open - paid
            for each in self._leaving:
                if each.jobs.entry is old.row.entry:
                    each.jobs.entry = entry

    def _leave(self, name: str) -> _RunningTarget:
        """Let a station stop probing; it stays where it is until another takes its place."""
        work = self._working.pop(name)
        self._leaving.append(work.station)
        work.station.row.stop()
        work.probing.cancel()
        # Whoever waits for its first answers has to look at its successor.
        work.station.runner.measured.set()
        return work

    async def _wind_down(self, left: list[_RunningTarget]) -> None:
        """When nothing is asked any more: follow the jobs that were cut off, and let the others end."""
        await asyncio.wait([work.probing for work in left])
        for work in left:
            work.station.row.stop()
        cut = await self._open_jobs()
        for work in left:
            name, jobs = work.station.target.name, work.station.jobs
            now = self.stations.get(name)
            known = {b for s in (*self._leaving, now) if s and s.target.name == name for b in s.jobs.followed}
            for booking in cut.bookings_of(name):
                if booking.id not in known:
                    jobs.follow(booking)
                    known.add(booking.id)
            jobs.end()

    async def _open_jobs(self) -> Restored:
        while True:
            try:
                return Restored(jobs=tuple(await self._access.writer.run(self._access.store.open_jobs)))
            except StoreError:
                await asyncio.sleep(_RETRY)

    async def _follow(self, station: Target) -> None:
        """Follow a station's jobs; its connections are closed after the last one."""
        try:
            await station.jobs.run()
        finally:
            if station in self._leaving:
                self._leaving.remove(station)
            await _close(station)

    async def close_all(self) -> None:
        """Close every connection and stop every timer."""
        for station in self.stations.values():
            station.row.stop()
            await _close(station)

    def _owner(self) -> asyncio.TaskGroup:
        if self._tasks is None:
            raise RuntimeError("not running")
        return self._tasks

    async def _probe(self, station: Target) -> None:
        active = station.target.probing is Probing.ACTIVE
        background = active and self.config.global_.mode is Mode.BACKGROUND
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(station.runner.run(background=background, paid=active))
            tasks.create_task(station.traffic.run(), name=f"{station.target.name}: observations")

    async def _recall(self, names: list[str]) -> Restored:
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


async def _close(station: Target) -> None:
    try:
        await station.dialect.aclose()
    except Exception:  # noqa: BLE001 - a connection that does not close well must not end the exporter
        _log.exception("connections not closed", target=station.target.name)
