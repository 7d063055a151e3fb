"""Announced work: status pages are read, and what they and the operator announce reaches the rows."""

import asyncio
from dataclasses import replace
from math import inf

from exporter.clock import Clock
from exporter.core.board import Board
from exporter.core.machine import Announced
from exporter.core.notices import Window, announced
from exporter.core.redating import later
from exporter.engine.fleet import Fleet
from exporter.engine.loop_watch import Stalls
from exporter.engine.pages import PageWatch
from exporter.engine.station import TransportFor

_LOOK_AGAIN = 30.0


class Announcer:
    """Watches the configured pages, and tells every row of the work that is announced for it."""

    def __init__(
        self, board: Board, clock: Clock, fleet: Fleet, transport: TransportFor, stalls: Stalls
    ) -> None:
        self._board = board
        self._clock = clock
        self._fleet = fleet
        self._transport = transport
        self._stalls = stalls
        self._tasks: asyncio.TaskGroup | None = None
        self._watching: list[asyncio.Task[None]] = []
        self._changed = asyncio.Event()

    async def run(self) -> None:
        """Watch until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            self._tasks = tasks
            self.refresh()
            while True:
                self._tell()
                self._changed.clear()
                config = self._fleet.config
                # With nothing announced there is nothing to wait for but a reload.
                patience = _LOOK_AGAIN if config.maintenance or config.status_pages else None
                try:
                    async with asyncio.timeout(patience):
                        await self._changed.wait()
                except TimeoutError:
                    continue

    def refresh(self) -> None:
        """Take over the pages of the configuration in force."""
        if self._tasks is None:
            return
        for task in self._watching:
            task.cancel()
        pages = self._fleet.config.status_pages
        for gone in self._board.pages.keys() - {page.name for page in pages}:
            del self._board.pages[gone]
        watches = [
            PageWatch(page, self._board, self._clock, self._transport(), self._changed.set, self._stalls)
            for page in pages
        ]
        self._watching = [self._tasks.create_task(watch.run(), name="status page") for watch in watches]
        self._changed.set()

    def clock_set(self, by: float) -> None:
        """The wall clock was set by so many seconds: announced times hold by the new one.

        Since when a page says something was seen by our clock, and moves with it.
        """
        for page in self._board.pages.values():
            page.read_at = None if page.read_at is None else page.read_at + by
            page.components = tuple(replace(c, since=later(c.since, by)) for c in page.components)
        self._changed.set()

    def _tell(self) -> None:
        windows = [
            Window(frozenset(m.targets), m.start_at, m.end_at, m.note) for m in self._fleet.config.maintenance
        ]
        now, pages = self._clock.time(), self._board.pages.values()
        for name, station in self._fleet.stations.items():
            row = station.row
            row.entry.announcement = announced(name, now, windows, pages, inf)
            work = announced(name, now, windows, pages, station.target.policy.maintenance_limit)
            if work is not None or not self._unread(name):
                row.announce(None if work is None else Announced(work.start, work.end))

    def _unread(self, target: str) -> bool:
        """A page that may announce work for a target has not been read since the start."""
        pages = (p for p in self._fleet.config.status_pages if any(target in c.targets for c in p.components))
        return any(self._board.pages[p.name].up is None for p in pages if p.name in self._board.pages)
