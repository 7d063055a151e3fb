"""The second listener, for the public page: follows what the configuration in force says of its address."""

import asyncio
import socket
from collections.abc import Callable

import uvicorn

from exporter.config import Config
from exporter.config.public_page import PublicPage
from exporter.errors import ConfigError
from exporter.log import Log
from exporter.web import listen

_log = Log("exporter.web")


class PublicListener:
    """Listens where the configuration in force says, if it says so; follows its reloads."""

    def __init__(self, config: Callable[[], Config], server: Callable[[], uvicorn.Server]) -> None:
        """`config`: the one in force. `server`: a new one with the public page, wanted after `look_again`."""
        self._config = config
        self._server = server
        self._at: str | None = None
        self._socket: socket.socket | None = None
        self._running: uvicorn.Server | None = None
        self._ended = asyncio.Event()
        self._look = asyncio.Event()

    @property
    def _page(self) -> PublicPage | None:
        return self._config().page

    def open(self) -> None:
        """Take the address before anything starts.

        Raises:
            ListenError: it cannot be listened on.
        """
        if self._page is not None:
            self._take(self._page.listen_address)

    def look_again(self) -> None:
        """The configuration may have changed, or serving may begin."""
        self._look.set()

    async def run(self) -> None:
        """Serve until cancelled. Whatever goes wrong here, the exporter goes on."""
        try:
            async with asyncio.TaskGroup() as tasks:
                while True:
                    await self._look.wait()
                    self._look.clear()
                    await self._follow(tasks)
        except Exception:  # noqa: BLE001 - strangers' page must not end the exporter
            _log.exception("the public page has ended")
        finally:
            if self._socket is not None:
                self._socket.close()

    async def _follow(self, tasks: asyncio.TaskGroup) -> None:
        wanted = None if self._page is None else self._page.listen_address
        if wanted != self._at:
            await self._move(wanted)
        if self._socket is not None and self._running is None:
            self._running = self._server()
            self._ended.clear()
            tasks.create_task(self._serve(self._running, self._socket), name="public page")
            _log.info("public page", address="{}:{}".format(*self._socket.getsockname()[:2]))

    async def _move(self, wanted: str | None) -> None:
        """Leave the old address and take the new one; where that fails, the old one again."""
        before = self._at
        await self._leave()
        if wanted is None:
            return
        try:
            self._take(wanted)
        except (listen.ListenError, ConfigError) as error:
            _log.error("public page not moved", problem=str(error), help="free the address, then reload")
            if before is not None:
                self._take(before)

    def _take(self, address: str) -> None:
        self._socket = listen.listen(listen.parse(address))
        self._at = address

    async def _leave(self) -> None:
        if self._running is not None:
            self._running.should_exit = True
            await self._ended.wait()
        if self._socket is not None:
            self._socket.close()
        self._running = self._socket = self._at = None

    async def _serve(self, server: uvicorn.Server, sock: socket.socket) -> None:
        try:
            await server.serve([sock])
        finally:
            self._ended.set()
