"""All stations: raised from the configuration, exchanged at a reload, closed at the end."""

import asyncio
import contextlib

import structlog

from exporter.clock import Clock
from exporter.config import Config, Target, fingerprint
from exporter.config.model import Mode
from exporter.core.availability import KEPT, Timeline
from exporter.core.board import Board, Entry
from exporter.core.words import Off, Probing
from exporter.engine.keeper import Keeper, Vault
from exporter.engine.memory import Memory, recall
from exporter.engine.station import Station, Surroundings, facts_of, limits_of, raise_station
from exporter.engine.traffic import Traffic
from exporter.errors import StoreError
from exporter.store import Identity

_log = structlog.get_logger("exporter.engine")


class Fleet:
    """The stations of a configuration, each with a task of its own while `run` lasts."""

    def __init__(self, config: Config, board: Board, clock: Clock, vault: Vault) -> None:
        self.config = config
        self.stations: dict[str, Station] = {}
        self.traffic: dict[str, Traffic] = {}
        self.fingerprints: dict[str, str] = {}
        self._board = board
        self._clock = clock
        self._vault = vault
        self.settled = asyncio.Event()
        """Not while targets are exchanged: whoever wants a station waits for the new ones."""
        self.settled.set()
        self._tasks: asyncio.TaskGroup | None = None
        self._attending: dict[str, asyncio.Task[None]] = {}

    async def open_all(self, tasks: asyncio.TaskGroup, around: Surroundings) -> None:
        """Raise a station for every target and let it work in `tasks`."""
        self._tasks = tasks
        names = [target.name for target in self.config.targets]
        memory = await self._recall(names, around.keeper)
        self._board.budget.spent_usd = sum(memory.spent.values())
        for target in self.config.targets:
            self._open(target, memory, around)
        await self.introduce(around.keeper)

    async def exchange(self, config: Config, around: Surroundings) -> None:
        """Go on with another configuration: only what changed is touched.

        A target that is measured as before keeps what is known of it and its beat.
        """
        self.settled.clear()
        try:
            await self._exchange(config, around)
        finally:
            self.settled.set()
        await self.introduce(around.keeper)

    async def _exchange(self, config: Config, around: Surroundings) -> None:
        before = {target.name: target for target in self.config.targets}
        shared = (config.global_, config.classifier) != (self.config.global_, self.config.classifier)
        self.config = config
        wanted = {target.name for target in config.targets}
        for name in before.keys() - wanted:
            await self._halt(name)
            del self.stations[name], self.traffic[name], self._board.entries[name]
        changed = [t for t in config.targets if shared or before.get(t.name) != t]
        for target in changed:
            if target.name in self.stations:
                await self._halt(target.name)
        # Only now: whatever was under way until then is in the store.
        memory = await self._recall([t.name for t in changed], around.keeper)
        for target in changed:
            if self.fingerprints.get(target.name) == fingerprint(target):
                self._refit(target, memory, around)
            else:
                self._open(target, memory, around)
        self._board.entries = {t.name: self._board.entries[t.name] for t in config.targets}

    async def close_all(self) -> None:
        """Close every connection and stop every timer."""
        for station in self.stations.values():
            station.row.stop()
            await station.dialect.aclose()

    def _open(self, target: Target, memory: Memory, around: Surroundings) -> None:
        name = target.name
        self.fingerprints[name] = fingerprint(target)
        entry = Entry(facts_of(target), memory.health_of(name, self.fingerprints[name]), Timeline())
        entry.timeline.segments.extend(memory.timelines.get(name, ()))
        entry.last_available = memory.last_available.get(name)
        entry.watched_since = memory.watched_since.get(name, self._clock.time())
        entry.budget.spent_usd = memory.spent.get(name, 0.0)
        self._board.entries[name] = entry
        limits = limits_of(target, self.config)
        trust = memory.trust(name, self.fingerprints[name])
        station = raise_station(target, limits, entry, around, memory.ordered(name), trust)
        for beat_of, beat in entry.beats.items():
            if (name, beat_of) in memory.disabled:
                beat.disabled = Off.ACCIDENT
        self._attend(station, memory)

    def _refit(self, target: Target, memory: Memory, around: Surroundings) -> None:
        """New parts around what is known."""
        entry = self._board.entries[target.name]
        entry.facts = facts_of(target)
        trust = memory.trust(target.name, self.fingerprints[target.name])
        station = raise_station(target, limits_of(target, self.config), entry, around, trust=trust)
        station.runner.beats.resume(self.stations[target.name].runner.beats.paces)
        self._attend(station, memory)

    def _attend(self, station: Station, memory: Memory) -> None:
        if self._tasks is None:
            raise RuntimeError("not running")
        name = station.target.name
        if name in self.traffic:
            self.traffic[name].hand_over(station.traffic)
        if name in self.stations:
            station.jobs.inherit(self.stations[name].jobs)
        self.stations[name] = station
        self.traffic[name] = station.traffic
        station.row.start()
        for booking in memory.bookings_of(name):
            station.jobs.follow(booking)
            station.runner.beats.interrupted(booking.source)
        self._attending[name] = self._tasks.create_task(self._work(station), name=name)

    async def _work(self, station: Station) -> None:
        active = station.target.probing is Probing.ACTIVE
        background = active and self.config.global_.mode is Mode.BACKGROUND
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(station.runner.run(background=background, paid=active))
            tasks.create_task(station.traffic.run(), name=f"{station.target.name}: observations")

    async def _halt(self, name: str) -> None:
        """Stop a station's work. It stays where it is until another takes its place."""
        task = self._attending.pop(name)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        station = self.stations[name]
        station.row.stop()
        await station.dialect.aclose()

    async def _recall(self, names: list[str], keeper: Keeper) -> Memory:
        now = self._clock.time()
        try:
            return await self._vault.writer.run(recall, self._vault.store, names, now - KEPT, now)
        except StoreError as error:
            keeper.refused(error)
            return Memory()

    async def introduce(self, keeper: Keeper) -> None:
        """Keep who the targets are and that they are watched now: the labels and the end of their history."""
        now = self._clock.time()
        entries = self._board.entries
        known = [
            Identity(t.name, t.provider, t.channel, t.model, t.title, now, entries[t.name].watched_since)
            for t in self.config.targets
        ]
        try:
            await self._vault.writer.run(self._vault.store.save_targets, known)
        except StoreError as error:
            keeper.refused(error)
