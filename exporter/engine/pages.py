"""Reading the status pages: one task for each, its word kept on the board, and where the probes disagree."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import httpx2

from exporter.clock import Clock
from exporter.config.model import StatusPageConfig
from exporter.core.board import Board, Component, Notice, Page
from exporter.core.status_page import disagreeing, same_word
from exporter.engine.loop_watch import Stalls, Unwatched
from exporter.engine.schedule import share_of
from exporter.log import Log
from exporter.pages.client import PageClient
from exporter.pages.reading import PageReading, PageUnreadable
from exporter.pages.registry import READERS

_log = Log("exporter.pages")
_DEADLINE: Final = 30.0
"""Seconds for all requests of one reading."""
_FIRST_WITHIN: Final = 5.0
"""The first readings are spread over so many seconds."""


class PageWatch:
    """Reads one page at its interval, from `run` until it is cancelled.

    A page that cannot be read keeps its last reading, but is not up: it neither disagrees with anybody, nor
    announces anything new. `on_change` is called after the page's word has changed. `transport` replaces
    the network. Building a watch changes nothing; whoever starts it calls `show`, and takes the page off the
    board when it is not configured any more.
    """

    def __init__(
        self,
        settings: StatusPageConfig,
        board: Board,
        clock: Clock,
        transport: httpx2.AsyncBaseTransport | None,
        on_change: Callable[[], None],
        stalls: Stalls | None = None,
    ) -> None:
        self.settings = settings
        self.page = _known(board, settings)
        self._board = board
        self._clock = clock
        self._client = PageClient(settings.url, clock, transport)
        self._on_change = on_change
        self._stalls = stalls or Unwatched()

    def show(self) -> None:
        """Put the page on the board."""
        self._board.pages[self.settings.name] = self.page

    async def run(self) -> None:
        """Read at a fixed rate; beats that a long reading misses are skipped."""
        interval = self.settings.interval
        try:
            await asyncio.sleep(share_of(self.settings.name) * min(interval, _FIRST_WITHIN))
            due = self._clock.monotonic()
            while True:
                await self.read()
                late = self._clock.monotonic() - due
                due += (late // interval + 1) * interval
                await asyncio.sleep(due - self._clock.monotonic())
        finally:
            await self._client.aclose()

    async def read(self) -> None:
        """Read once and put what was read on the board. Nothing that a page does is raised."""
        before, mark = _word(self.page), self._stalls.mark()
        try:
            async with asyncio.timeout(_DEADLINE):
                reading = await READERS[self.settings.kind](self._client, self.settings, self._clock.time())
        except (PageUnreadable, TimeoutError) as error:
            if self._stalls.spoiled(mark):
                return
            self._unreadable(str(error) or "no answer in time")
        except Exception:  # noqa: BLE001 - a mistake in reading one page must not end the watch over the others
            _log.exception("reading a status page failed", page=self.page.name)
            self.page.up = False
        else:
            self._take(reading, self._clock.time())
        self.page.disagreeing = disagreeing(self.page, self._board.entries, self._clock.time())
        if _word(self.page) != before:
            self._board.touch()
            self._on_change()

    def _take(self, reading: PageReading, now: float) -> None:
        if self.page.up is False:
            _log.info("status page can be read again", page=self.page.name)
        known = {component.name: component for component in self.page.components}
        dated = {(notice.title, notice.start): notice.published for notice in self.page.notices}
        self.page.components = tuple(_since(c, known.get(c.name), now) for c in reading.components)
        self.page.notices = tuple(_published(n, dated.get((n.title, n.start)), now) for n in reading.notices)
        self.page.indicator, self.page.past = reading.indicator, reading.past
        self.page.up, self.page.read_at = True, now

    def _unreadable(self, why: str) -> None:
        if self.page.up is not False:
            _log.warning("status page cannot be read", page=self.page.name, why=why)
        self.page.up = False


def _known(board: Board, settings: StatusPageConfig) -> Page:
    """What is known of the page: as it stands after a reload, nothing when the page has moved."""
    page = board.pages.get(settings.name)
    return page if page is not None and page.url == settings.url else Page(settings.name, settings.url)


def _word(page: Page) -> tuple[object, ...]:
    """Everything about a page that others go by; the time of reading is not."""
    return page.up, page.components, page.notices, page.indicator, page.past, page.disagreeing


def _since(component: Component, before: Component | None, now: float) -> Component:
    stands = before is not None and same_word(component.state, before.state)
    return replace(component, since=before.since if before is not None and stands else now)


def _published(notice: Notice, before: float | None, now: float) -> Notice:
    """A page that does not tell when it published something did so when it was first seen."""
    if notice.published is not None:
        return notice
    return replace(notice, published=now if before is None else min(before, now))
