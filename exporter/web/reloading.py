"""The engine inside the server, and reloads: of both configurations, or of a changed web configuration."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette

from exporter.errors import ConfigError
from exporter.log import Log
from exporter.web.context import EngineProtocol, Workers
from exporter.web.guard import Stamp, WebConfigReading, WebGuard, stamps
from exporter.web.systemd import Notifier

_log = Log("exporter.web")


class Reloader:
    """Reads everything first and takes it only if all of it can be used."""

    def __init__(
        self,
        facade: EngineProtocol,
        guard: WebGuard,
        look_seconds: float,
        on_reading: Callable[[bool], None],
        notifier: Notifier | None = None,
    ) -> None:
        """`on_reading` is told of every reading that is taken, and whether its words differ from the last."""
        self.facade = facade
        self._guard = guard
        self._every = look_seconds
        self._on_reading = on_reading
        self.notifier = Notifier() if notifier is None else notifier
        self.watched: Callable[[], list[Path]] | None = None
        """The files of the configuration whose change is a reload; None: none."""
        self.watched_since: Stamp = ()
        """What told of a change of these files when they were read."""
        self._workers = Workers("web configuration")
        self._one_at_a_time = asyncio.Lock()
        self._seen: Stamp = guard.read_at
        self._owed = False
        """A reload of both was refused because of the web configuration."""

    async def reload(self) -> None:
        """Read both configurations anew.

        Raises:
            ConfigError: one of them cannot be used; nothing has changed but the reload metrics.
        """
        async with self._one_at_a_time:
            self.notifier.reloading()
            try:
                self._owed = True
                reading = await self._read()
                self._owed = False
                await self.facade.reload()
                self._take(reading)
            finally:
                self.notifier.ready()

    async def watch_configuration(self) -> None:
        """Reload whenever a file of the configuration has changed and nobody is writing it any more."""
        if self.watched is None:
            return
        seen = settling = self.watched_since
        while True:
            await asyncio.sleep(self._every)
            found = await self._workers.run(stamps, self.watched())
            if found == settling and found != seen:
                seen = found
                await self.reload_quietly()
            settling = found

    async def reload_quietly(self) -> None:
        """Reload both; what goes wrong is logged and counted."""
        try:
            await self.reload()
        except ConfigError:  # logged and counted where it was found
            pass
        except Exception:  # noqa: BLE001 - what runs goes on with what it has
            _log.exception("reload failed")

    async def watch(self) -> None:
        """Take the web configuration anew whenever its file, or one that it names, has changed."""
        settling = self._seen
        while self._guard.has_file:
            await asyncio.sleep(self._every)
            found = await self._workers.run(self._guard.stamp)
            if found == settling and found != self._seen:  # nobody is writing them any more
                await self._changed()
            settling = found

    async def _changed(self) -> None:
        try:
            if self._owed:
                await self.reload()
                return
            async with self._one_at_a_time:
                self._take(await self._read())
        except ConfigError:  # logged and counted where it was found
            return
        except Exception:  # noqa: BLE001 - what runs goes on with what it has
            _log.exception("reload failed")
            return
        _log.info("web configuration reloaded")

    async def _read(self) -> WebConfigReading:
        self._seen = await self._workers.run(self._guard.stamp)
        try:
            return await self._workers.run(self._guard.read)
        except ConfigError as error:
            self.facade.web_reloaded(successful=False)
            _log.error("web configuration not reloaded", problems=list(error.problems))
            raise
        except Exception as error:
            self.facade.web_reloaded(successful=False)
            _log.exception("web configuration not reloaded")
            raise ConfigError(["the web configuration cannot be read; see the log"]) from error

    def _take(self, reading: WebConfigReading) -> None:
        changed = self._guard.take(reading)
        self._seen = reading.stamp
        self.facade.web_reloaded(successful=True)
        self._on_reading(changed)


_ENDS = 2.5
"""Seconds that the engine is given to end."""


class EngineLifespan:
    """Runs the engine and reloads it. Better no answer than a stale one: if it dies, `on_death` is called."""

    def __init__(self, begin: Callable[[], Awaitable[Reloader]], on_death: Callable[[], None]) -> None:
        """`begin` builds the engine, and what reloads it."""
        self.died = False
        self._on_death = on_death
        self._begin = begin
        self._reload = asyncio.Event()
        self._ending = False

    def reload(self) -> None:
        """Reload soon. For signal handlers."""
        self._reload.set()

    @contextlib.asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """While it lasts the engine runs."""
        work = asyncio.create_task(self._work(), name="engine")  # noqa: TID251 - owned by this block
        work.add_done_callback(self._ended)
        try:
            yield
        finally:
            self._ending = True
            work.cancel()
            _, late = await asyncio.wait({work}, timeout=_ENDS)
            if late:
                _log.error("engine did not end in time", seconds=_ENDS)

    async def _work(self) -> None:
        reloader = await self._begin()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._reload_when_told(reloader), name="reload")
            tasks.create_task(reloader.watch(), name="web configuration")
            tasks.create_task(reloader.watch_configuration(), name="configuration")
            tasks.create_task(reloader.notifier.keep_alive(), name="watchdog")
            await reloader.facade.run()
            raise RuntimeError("the engine returned")

    async def _reload_when_told(self, reloader: Reloader) -> None:
        while True:
            await self._reload.wait()
            self._reload.clear()
            await reloader.reload_quietly()

    def _ended(self, work: "asyncio.Task[None]") -> None:
        error = None if work.cancelled() else work.exception()
        if self._ending and error is None:
            return
        self.died = True
        _log.critical("engine died", exc_info=error)
        self._on_death()
