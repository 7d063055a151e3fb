"""The one thread that uses the store, so that no disk ever holds up a probe or a scrape."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from exporter.store.database import Database

P = ParamSpec("P")
T = TypeVar("T")


class StoreWriter:
    """Runs the store's methods one after the other: in a thread of its own, or in place in virtual time."""

    def __init__(self, store: Database, *, inline: bool = False) -> None:
        self._store = store
        self._inline = inline
        self._thread: ThreadPoolExecutor | None = None

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function`, usually a method of the store, after all that was asked for before it.

        What was handed over is done to its end, also when the caller is cancelled: a cancelled
        reservation may stand, and then stays booked.
        """
        if self._inline:
            return function(*args, **kwargs)
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        done = self._thread.submit(function, *args, **kwargs)
        return await asyncio.shield(asyncio.wrap_future(done))

    async def aclose(self) -> None:
        """Finish what was asked for and close the store."""
        await self.run(self._store.close)
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None
