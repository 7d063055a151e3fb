"""Announced work: status pages are read, and what they and the operator announce reaches the rows."""

import asyncio
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import inf

from exporter.clock import Clock
from exporter.config import Config, StatusPageConfig
from exporter.core.board import Announcement, Board
from exporter.core.state.machine import Announced
from exporter.core.state.maintenance import MaintenanceWindow, announced
from exporter.core.state.redating import later
from exporter.engine.context import TransportFor
from exporter.engine.facts import windows_of
from exporter.engine.loop_watch import Stalls
from exporter.engine.pages import PageWatch
from exporter.engine.target import Target
from exporter.engine.targets import TargetSet
from exporter.turns import in_turns

_LOOK_AGAIN = 30.0


class MaintenanceWatch:
    """Watches the configured pages, and tells every row of the work that is announced for it."""

    def __init__(
        self, board: Board, clock: Clock, target_set: TargetSet, transport: TransportFor, stalls: Stalls
    ) -> None:
        self._board = board
        self._clock = clock
        self._target_set = target_set
        self._transport = transport
        self._stalls = stalls
        self._tasks: asyncio.TaskGroup | None = None
        self._watching: dict[StatusPageConfig, asyncio.Task[None]] = {}
        self._changed = asyncio.Event()
        self._index: _Announcements | None = None

    async def run(self) -> None:
        """Watch until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            self._tasks = tasks
            self.swap(self.prepare(self._target_set.config))
            while True:
                self._changed.clear()
                await self.tell()
                config = self._target_set.config
                # With nothing announced there is nothing to wait for but a reload.
                patience = _LOOK_AGAIN if config.maintenance or config.status_pages else None
                try:
                    async with asyncio.timeout(patience):
                        await self._changed.wait()
                except TimeoutError:
                    continue

    def prepare(self, config: Config) -> dict[StatusPageConfig, PageWatch]:
        """Watches for the pages that are not watched so already. Nothing is touched."""
        return {
            page: PageWatch(
                page, self._board, self._clock, self._transport(), self._changed.set, self._stalls
            )
            for page in config.status_pages
            if page not in self._watching
        }

    def swap(self, watches: Mapping[StatusPageConfig, PageWatch], config: Config | None = None) -> None:
        """Go on with the pages of another configuration; those that stay keep their beat."""
        if self._tasks is None:
            return
        pages = (config or self._target_set.config).status_pages
        for page in self._watching.keys() - set(pages):
            self._watching.pop(page).cancel()
        for page, watch in watches.items():
            watch.show()
            self._watching[page] = self._tasks.create_task(watch.run(), name="status page")
        self._board.pages = {page.name: self._board.pages[page.name] for page in pages}
        self._changed.set()

    def clock_set(self, by: float) -> None:
        """The wall clock was set by so many seconds: announced times hold by the new one.

        Since when a page says something was seen by our clock, and moves with it.
        """
        for page in self._board.pages.values():
            page.read_at = None if page.read_at is None else page.read_at + by
            page.components = tuple(replace(c, since=later(c.since, by)) for c in page.components)
        self._changed.set()

    async def tell(self) -> None:
        """Tell every row what is announced for it now, some targets at a time."""
        targets = self._target_set.targets
        async for name in in_turns([*targets]):
            target = targets.get(name)
            if target is not None:
                target.row.entry.announcement = self._announced(target, inf)
                work = self.work_of(target)
                if work is not None or not self._unread(name):
                    target.row.announce(work)

    def work_of(self, target: Target) -> Announced | None:
        """What is announced for one target now, as far as it may hold."""
        work = self._announced(target, target.config.policy.maintenance_limit)
        return None if work is None else Announced(work.start, work.end)

    def _announced(self, target: Target, limit: float) -> Announcement | None:
        name = target.config.name
        now, pages = self._clock.time(), self._board.pages.values()
        return announced(name, now, self._named().windows.get(name, ()), pages, limit)

    def _unread(self, target: str) -> bool:
        """A page that may announce work for a target has not been read since the start."""
        known = self._board.pages
        pages = self._named().pages.get(target, ())
        return any(known[page].up is None for page in pages if page in known)

    def _named(self) -> "_Announcements":
        config = self._target_set.config
        if self._index is None or self._index.config is not config:
            self._index = _Announcements.of(config)
        return self._index


@dataclass(frozen=True, slots=True)
class _Announcements:
    """What a configuration announces, and the pages that may, by the target's name.

    Work and components may name thousands of targets: to look through them for each target takes seconds.
    """

    config: Config
    windows: Mapping[str, Sequence[MaintenanceWindow]]
    pages: Mapping[str, Set[str]]

    @classmethod
    def of(cls, config: Config) -> "_Announcements":
        pages: dict[str, set[str]] = {}
        for page in config.status_pages:
            for name in {name for component in page.components for name in component.targets}:
                pages.setdefault(name, set()).add(page.name)
        return cls(config, windows_of(config), pages)
