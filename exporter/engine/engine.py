"""The engine as the rest of the house knows it: watches all targets, reloads, answers questions."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from exporter.clock import Clock, StepSum, SystemClock
from exporter.config import Config
from exporter.config.model import Mode
from exporter.core.answer import ObservationIn
from exporter.core.availability import KEPT, Timeline
from exporter.core.board import Board, Run
from exporter.core.shards import WHOLE, Shard
from exporter.core.state.explain import Explanation, explain
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Off, Probing, Skip, Source
from exporter.engine.billing import Billing
from exporter.engine.change import lots
from exporter.engine.clock_watch import ClockWatch
from exporter.engine.context import EngineContext, OnTransition, TransportFor, phrase_rules
from exporter.engine.garbage import much_to_stay
from exporter.engine.loop_watch import LoopWatch, Unwatched
from exporter.engine.maintenance import MaintenanceWatch
from exporter.engine.network_guard import ConnectivityCheck, NetworkGuard
from exporter.engine.observations import ObservationIntake
from exporter.engine.opening import Opening
from exporter.engine.persistence import Persistence, StoreAccess
from exporter.engine.target import Target
from exporter.engine.targets import TargetSet
from exporter.errors import ConfigError, StoreError
from exporter.log import Log
from exporter.store.rows import CheckRow, EpisodeRow, EventQuery, EventRow
from exporter.turns import in_turns

_log = Log("exporter.engine")
_LOOK_AT_STORE = 60.0
_LOOKS = 60
"""How often in that time it is looked at whether the store's files are still there."""
_WINDING_DOWN = 10.0
"""Seconds that a reload waits for the end of what it has replaced; that goes on to end in any case."""
_SCRAPE = 9.5
"""Seconds a scrape waits for probes where Prometheus does not say how long it waits."""
_KEPT_AT_ONCE = 100
"""Removed targets of which is kept what is known, between two uses of the store."""
_FEW = 500
_ROOM = 0.0004
"""Seconds in which one more target is built and its lines are written."""
_MOST_ROOM = 5.0
Load = Callable[[], Config]


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What an exporter is built from."""

    config: Config
    clock: Clock
    access: StoreAccess
    transport: TransportFor = lambda: None
    load: Load | None = None
    """Reads the configuration anew, for a reload."""
    remember: bool = True
    """False keeps no health for a next start: a replay has none."""
    on_transition: OnTransition = lambda _target, _transition: None
    shard: Shard = WHOLE
    """Which part of the targets `config` and `load` give."""
    opening: Opening | None = None
    """A board that is shown already; None begins with an empty one and reads the store."""
    on_open: Callable[[], None] = lambda: None
    """Called once every target is watched."""
    watch_loop: bool = False
    """Do not count what is measured while the event loop is held up; in virtual time it never is."""


class Engine:
    """One process's engine. `board` is what everybody else reads."""

    def __init__(self, settings: EngineSettings) -> None:
        self.clock = settings.clock
        now = self.clock.time()
        opened = settings.opening
        self.board = Board(started=now, reload_success_at=now) if opened is None else opened.board
        self.board.shard = settings.shard
        self._watch = LoopWatch(self.board) if settings.watch_loop else None
        self._load = settings.load
        self._on_transition = settings.on_transition
        self._on_open = settings.on_open
        self._access = settings.access
        self._transport = settings.transport
        self._target_set = TargetSet(
            settings.config,
            self.board,
            self.clock,
            self._access,
            lambda target: self._maintenance.work_of(target),
            None if opened is None else opened.restored,
        )
        fingerprints = self._target_set.fingerprints.__getitem__ if settings.remember else None
        self._persistence = Persistence(
            self._access,
            self.board,
            self.clock,
            fingerprints,
            lambda text: self.config.concealer.conceal(text),
        )
        self._billing = Billing(self._access, self.board, self.clock, self._persistence.refused)
        self._guard = NetworkGuard(self.board, self.clock, self._ask_around)
        self._intake = ObservationIntake(self.board, self._access, self._target_set.traffic)
        self._maintenance = MaintenanceWatch(
            self.board, self.clock, self._target_set, self._transport, self._watch or Unwatched()
        )
        self._reloading = asyncio.Lock()
        self._clock_set = asyncio.Event()
        self._steps = StepSum()
        self._clock_watch: ClockWatch | None = None
        if isinstance(self.clock, SystemClock):
            targets, changing = self._target_set, self._reloading
            self._clock_watch = ClockWatch(
                self.clock, self._steps, self.board, targets, changing, self._follow_clock
            )
        self._tasks: asyncio.TaskGroup | None = None

    @property
    def config(self) -> Config:
        """The configuration in force."""
        return self._target_set.config

    @property
    def targets(self) -> Mapping[str, Target]:
        """Every target's parts."""
        return self._target_set.targets

    async def run(self) -> None:
        """Watch until cancelled. Anything else that ends it is a bug, and ends the process."""
        try:
            self._access.store.serve_as(self.board.shard, self.clock.time())
            async with asyncio.TaskGroup() as tasks:
                async with self._reloading:
                    control = self._control_of(self.config)
                    self._adopt(self.config, control, await _shortest_interval(self.config))
                    context = replace(self._context(self.config), begin_after=_room(len(self.config.targets)))
                    await self._target_set.open_all(tasks, context)
                    await self._patiently(self._intake.restore)
                    await self._patiently(self._billing.refresh)
                await self._tell_who_waits()
                self._tasks = tasks
                self._on_open()
                if self._watch is not None:
                    tasks.create_task(self._watch.run(), name="loop watch")
                tasks.create_task(self._persistence.run(), name="persistence")
                tasks.create_task(self._maintenance.run(), name="maintenance")
                tasks.create_task(self._every_day(), name="new day")
                tasks.create_task(self._get_ready(), name="ready")
                if self._clock_watch is not None:
                    tasks.create_task(self._clock_watch.run(), name="clock")
                if not self._access.in_memory:
                    tasks.create_task(self._look_after_store(), name="store")
                await self._until_cancelled()
        finally:
            await self._end()

    async def _tell_who_waits(self) -> None:
        """Money follows the division of the targets that held at midnight."""
        division, waiting = self._billing.division, 0
        async for name, target in in_turns([*self.targets.items()]):
            waiting += target.loop.generator is not None and not division.pays_for(name)
        if waiting:
            _log.info(
                "paid probes begin at the next UTC midnight", targets=waiting, shard=str(self.board.shard)
            )

    async def _until_cancelled(self) -> None:
        """What is known is kept first of all: to end the work of thousands of targets takes a while."""
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            try:
                await self._target_set.stop_all()
            finally:
                with contextlib.suppress(StoreError):
                    await self._persistence.flush()

    async def probe_now(self, target: str, source: Source, deadline_seconds: float) -> Run | None:
        """That free probe's run, its last one if younger than its interval; None when the deadline is first.

        The probe itself goes on: a scrape's deadline never becomes an outcome.
        """
        try:
            async with asyncio.timeout(max(deadline_seconds, 0.0)):
                return await self._probe_if_old(target, source)
        except TimeoutError:
            if target in self.targets:
                self.targets[target].loop.skip(source, Skip.DEADLINE)
            return None

    async def _probe_if_old(self, name: str, source: Source) -> Run | None:
        """As the target does it; where a reload cuts the run off, its successor does it again."""
        tried: Target | None = None
        while True:
            target = self.targets.get(name)
            if target is None or source not in target.loop.schedule.paces:
                return None
            try:
                return await target.loop.probe_if_old(source)
            except asyncio.CancelledError:
                caller = asyncio.current_task()
                if target is tried or caller is None or caller.cancelling():
                    raise
                tried = target

    async def before_scrape(self, deadline_seconds: float = _SCRAPE) -> None:
        """In `on_scrape` mode: run the free probes that are due, and wait for them up to the deadline."""
        if self.config.global_.mode is not Mode.ON_SCRAPE:
            return
        async with asyncio.TaskGroup() as waiting:
            async for name, target in in_turns([*self.targets.items()]):
                if target.config.probing is not Probing.ACTIVE:
                    continue
                for source in target.config.probes.kinds:
                    if not source.paid and target.loop.is_old(source):
                        waiting.create_task(self.probe_now(name, source, deadline_seconds))

    async def observe(self, items: Sequence[ObservationIn]) -> int:
        """Accept observations of real traffic, all or none; how many.

        Raises:
            StoreError: they could not be kept.
        """
        try:
            return await self._intake.observe(items)
        except StoreError as error:
            self._persistence.refused(error)
            raise

    async def settled(self) -> None:
        """Wait while targets follow a step of the wall clock: until then they are dated by two clocks."""
        if self._clock_watch is not None:
            await self._clock_watch.until_followed()

    def explain(self, target: str) -> Explanation:
        """Why a target is in its state."""
        row = self.targets[target].row
        return explain(row.entry, row.situation, self.clock.time())

    async def history(self, target: str, since: float) -> list[EpisodeRow]:
        """The episodes of a target since a moment (unix seconds), oldest first."""
        until = self.clock.time() + 1.0
        return await self._access.writer.run(self._access.store.episodes, target, since, until)

    async def troubles(self, since: float, most: int) -> list[EpisodeRow]:
        """Episodes of all targets that were not operational, newest first; raises `StoreError`."""
        until = self.clock.time() + 1.0
        return await self._access.writer.run(self._access.store.troubles, since, until, most)

    async def spent_by_day(self, target: str, since: date) -> dict[date, float]:
        """Dollars booked for a target on each UTC day; raises `StoreError`."""
        return await self._access.writer.run(self._access.store.spent_by_day, target, since)

    async def timeline(self, target: str, since: float) -> Timeline:
        """A target's timeline since a moment (unix seconds); raises `StoreError`."""
        if since >= self.clock.time() - KEPT:
            return self.board.entries[target].timeline
        return Timeline(await self._access.writer.run(self._access.store.timeline, target, since))

    async def events(self, wanted: EventQuery) -> list[EventRow]:
        """Changes of state, oldest first; raises `StoreError`."""
        return await self._access.writer.run(self._access.store.events, wanted)

    async def checks(
        self, target: str, since: float, limit: int, until: float | None = None
    ) -> list[CheckRow]:
        """The newest checks of a target from `since` on, before `until`, newest first; raises `StoreError`.

        Those of a moment ago, too. Times are unix seconds. What upstreams said is masked.
        """
        await self._persistence.flush(inf)
        end = self.clock.time() + 1.0 if until is None else until
        return await self._access.writer.run(self._access.store.checks, target, since, end, limit)

    def web_reloaded(self, *, successful: bool) -> None:
        """Count a reload of the web configuration: the reload metrics tell of both."""
        self.board.web_reload_successful = successful
        if successful:
            self.board.reload_success_at = self.clock.time()
        self.board.touch()

    async def clear(self, target: str, source: Source) -> bool:
        """Let a probe run again that an accident had turned off; False where none was off."""
        beat = self.board.entries[target].beats.get(source)
        if beat is None or beat.disabled not in (Off.ACCIDENT, Off.SUSPECTED):
            return False
        await self._access.writer.run(self._access.store.clear, target, source)
        await self._access.writer.run(self._access.store.forget_suspicions, target, source)
        now = self.targets.get(target)
        beat = None if now is None else now.row.entry.beats.get(source)
        if now is None or beat is None:
            return True  # a reload has taken it away meanwhile
        beat.turn(None if now.config.probing is Probing.ACTIVE else Off.POLICY)
        now.loop.free.clear()
        self.board.touch(target)
        _log.info("probe cleared", target=target, probe=str(source))
        return True

    async def reload(self) -> None:
        """Read the configuration anew and swap it in; what did not change keeps its state and its beat.

        Raises:
            ConfigError: the file is bad, or what it says cannot be put to work; nothing has changed but the
                reload metrics.
        """
        load = self._load
        if load is None:
            return
        async with self._reloading:
            try:
                with much_to_stay():
                    config = await asyncio.to_thread(load)
                await self._exchange(config)
            except Exception as error:
                self.board.reload_successful = False
                self.board.touch()
                if isinstance(error, ConfigError):
                    _log.error("configuration not reloaded", problems=list(error.problems))
                    raise
                _log.exception("configuration not reloaded")
                said = f"cannot be put to work ({type(error).__name__}); the log says more"
                raise ConfigError([f"(configuration):1: (file): {said}"]) from error

    async def _exchange(self, config: Config) -> None:
        """Build all that is new, then put it in the place of the old."""
        if self._tasks is None:
            raise ConfigError(["(configuration):1: (file): the exporter is not running"])
        same = config.global_.connectivity == self.config.global_.connectivity
        control = self._guard.control if same else self._control_of(config)
        # What a removed target was is asked of the store when it is put back.
        stay = {target.name async for target in in_turns(config.targets)}
        gone = [name async for name in in_turns([*self.targets]) if name not in stay]
        with contextlib.suppress(StoreError):
            for names in lots(gone, _KEPT_AT_ONCE):
                await self._persistence.write(names=names)
        watches = self._maintenance.prepare(config)
        change = await self._target_set.prepare(self._context(config))
        health_every = await _shortest_interval(config)

        self._adopt(config, control, health_every)
        self._maintenance.swap(watches, config)
        left = await self._target_set.swap(change)
        await self._maintenance.tell()
        self.board.reload_successful = True
        self.board.reload_success_at = self.clock.time()
        self.board.touch()
        _log.info("configuration reloaded", targets=len(config.targets))

        if left is not None:
            await asyncio.wait({left}, timeout=_WINDING_DOWN)
        await self._target_set.introduce(self._persistence)
        await self._patiently(self._billing.refresh)

    def _control_of(self, config: Config) -> ConnectivityCheck | None:
        asked = config.global_.connectivity
        return None if asked is None else ConnectivityCheck(asked.url, self.clock, self._transport())

    def _context(self, config: Config) -> EngineContext:
        """What all targets of a configuration share. Nothing is changed."""
        return EngineContext(
            config=config,
            rules=phrase_rules(config),
            board=self.board,
            clock=self.clock,
            guard=self._guard,
            persistence=self._persistence,
            billing=self._billing,
            transport=self._transport,
            on_transition=self._on_transition,
            steps=self._steps,
            stalls=self._watch or Unwatched(),
        )

    def _adopt(self, config: Config, control: ConnectivityCheck | None, health_every: float) -> None:
        """Take over what a configuration says for all targets."""
        self._intake.rules = phrase_rules(config)
        self._persistence.health_every = health_every
        budget = config.global_.budget
        self._billing.adopt(None if budget is None else budget.usd_per_day)
        if control is not self._guard.control:
            self._guard.adopt(control)

    async def _end(self) -> None:
        with contextlib.suppress(StoreError):
            await self._persistence.flush()
        await self._target_set.close_all()
        await self._guard.aclose()
        await self._access.writer.aclose()

    def _ask_around(self, provider: str) -> None:
        """A provider began to fail: the cheapest probe of every other one tells whose network it is."""
        asked = {provider}
        for target in self.targets.values():
            config = target.config
            if config.provider not in asked and config.probing is Probing.ACTIVE and config.probes.kinds:
                asked.add(config.provider)
                target.loop.schedule.soon(config.probes.kinds[0])

    async def _every_day(self) -> None:
        """A new UTC day has a new budget; old history is forgotten.

        Not where the clock was set: it may be wrong by years, and what is forgotten does not come back.
        """
        while True:
            self._clock_set.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DAY - self.clock.time() % DAY + 1.0):
                    await self._clock_set.wait()
            await self._patiently(self._billing.refresh)
            if not self._clock_set.is_set():
                await self._patiently(self._prune)

    def _follow_clock(self, by: float) -> None:
        """The wall clock was set by so many seconds, or the machine slept."""
        self._maintenance.clock_set(by)
        self._clock_set.set()

    async def _prune(self) -> None:
        now, store = self.clock.time(), self._access.store
        await self._access.writer.run(store.prune, now)
        after: str | None = ""
        while after is not None:
            after = await self._access.writer.run(store.prune_checks, now, after)

    async def _look_after_store(self) -> None:
        """Keep who is watched, and until when; a store that refused may be well again."""
        while True:
            for _ in range(_LOOKS):
                await asyncio.sleep(_LOOK_AT_STORE / _LOOKS)
                await self._patiently(self._look_at_store)
            await self._target_set.introduce(self._persistence)
            if not self.board.store_writable:
                await self._mend_store()

    async def _look_for_damage(self) -> None:
        """Read the whole file once: where there is much history that takes seconds.

        Raises:
            StoreError: something in it is damaged.
        """
        damage = await self._access.writer.beside(self._access.store.damage)
        if damage is not None:
            await self._access.writer.run(self._access.store.condemn, damage)

    async def _look_at_store(self) -> None:
        """A store that was deleted under us is begun anew at once, with all that was spent."""
        if self._access.store.gone or self._access.store.writable > self.board.store_writable:
            await self._mend_store()
        await self._access.writer.run(self._access.store.look)

    async def _mend_store(self) -> None:
        if await self._access.writer.run(self._access.store.retry):
            self._persistence.accepted()

    async def _patiently(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except StoreError as error:
            self._persistence.refused(error)

    async def _get_ready(self) -> None:
        """Ready once every free probe that runs by itself has ended for the first time."""
        while not self._target_set.measured.is_set():
            await self._target_set.measured.wait()
        self.board.ready = True
        self.board.touch()
        states: Counter[str] = Counter()
        async for entry in in_turns([*self.board.entries.values()]):
            states[entry.health.state] += 1
        _log.info("every target has been measured", targets=states.total(), **states)
        if not self._access.in_memory:
            await self._patiently(self._look_for_damage)


def _room(targets: int) -> float:
    """Seconds that the first scrape is left alone: beside the first probes it takes three times as long.

    A first probe makes a connection, and each of thousands comes within the minute. Where there are few,
    nobody has to wait.
    """
    return 0.0 if targets <= _FEW else min(_ROOM * targets, _MOST_ROOM)


async def _shortest_interval(config: Config) -> float:
    """How soon evidence can expire: what is known is kept at least as often, or a kill would age it."""
    shortest, known = DAY, None
    async for target in in_turns(config.targets):
        shortest, probes = min(shortest, target.interval), target.probes
        if probes is known:
            continue  # thousands of targets have the same
        known = probes
        shortest = min([shortest, *(probes.settings(source).interval for source in probes.kinds)])
    return shortest
