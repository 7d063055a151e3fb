"""The engine's life inside the server's: started before the first answer, awaited after the last."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import structlog
from starlette.applications import Starlette

from exporter.errors import ConfigError
from exporter.web.protocols import EngineProtocol
from exporter.web.reloading import Reloader

_log = structlog.get_logger("exporter.web")
_ENDS = 2.5
"""Seconds that the engine is given to end."""


class EngineLifespan:
    """Runs the engine and reloads it. Better no answer than a stale one: if it dies, `on_death` is called."""

    def __init__(self, facade: EngineProtocol, reloader: Reloader) -> None:
        self.died = False
        self.on_death: Callable[[], None] = lambda: None
        self._facade = facade
        self._reloader = reloader
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
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._reload_when_told(), name="reload")
            tasks.create_task(self._reloader.watch(), name="web configuration")
            await self._facade.run()
            raise RuntimeError("the engine returned")

    async def _reload_when_told(self) -> None:
        while True:
            await self._reload.wait()
            self._reload.clear()
            try:
                await self._reloader.reload()
            except ConfigError:  # logged and counted where it was found
                pass
            except Exception:  # noqa: BLE001 - what runs goes on with what it has
                _log.exception("reload failed")

    def _ended(self, work: "asyncio.Task[None]") -> None:
        error = None if work.cancelled() else work.exception()
        if self._ending and error is None:
            return
        self.died = True
        _log.critical("engine died", exc_info=error)
        self.on_death()
