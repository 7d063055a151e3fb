"""What systemd hands over and is told: sockets (`LISTEN_FDS`) and the protocol of `sd_notify`."""

import asyncio
import contextlib
import os
import socket
import time
from typing import Final

from exporter.errors import ConfigError
from exporter.log import Log

_log = Log("exporter.web")
_FIRST: Final = 3
"""The descriptor of the first socket that is handed over."""


def sockets() -> list[socket.socket]:
    """The sockets that systemd listens on for us.

    Raises:
        ConfigError: it has handed over none that can be used.
    """
    flag = "--web.systemd-socket"
    count = os.environ.get("LISTEN_FDS", "")  # noqa: TID251 - as sd_listen_fds reads it
    ours = os.environ.get("LISTEN_PID") == str(os.getpid())  # noqa: TID251 - likewise
    if not ours or not count.isascii() or not count.isdigit() or int(count) < 1:
        raise ConfigError([f"{flag}: systemd has handed over no socket; start the service by a .socket unit"])
    taken = []
    for descriptor in range(_FIRST, _FIRST + int(count)):
        try:
            sock = socket.socket(fileno=descriptor)
            listening = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        except OSError as error:
            raise ConfigError([f"{flag}: descriptor {descriptor} is no socket ({error.strerror})"]) from error
        if not listening or sock.type != socket.SOCK_STREAM:
            raise ConfigError([f"{flag}: descriptor {descriptor} does not listen; use ListenStream="])
        sock.set_inheritable(False)
        taken.append(sock)
    return taken


class Notifier:
    """Tells the service manager how the service is; where nobody listens, nobody is told."""

    def __init__(self) -> None:
        self._address = os.environ.get("NOTIFY_SOCKET", "")  # noqa: TID251 - as sd_notify reads it
        self._every = _watchdog_seconds()

    def ready(self) -> None:
        """It answers, or a reload is over."""
        self._send("READY=1")

    def reloading(self) -> None:
        """A reload begins; `ready` ends it."""
        # systemd compares this moment with its own clock.
        now = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        self._send(f"RELOADING=1\nMONOTONIC_USEC={now}")

    def stopping(self) -> None:
        """The end has begun."""
        self._send("STOPPING=1")

    async def keep_alive(self) -> None:
        """While the event loop turns, tell the watchdog so, twice in its time."""
        while self._every is not None and self._address:
            self._send("WATCHDOG=1")
            await asyncio.sleep(self._every)

    def _send(self, message: str) -> None:
        if not self._address:
            return
        path = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        with contextlib.closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as sock:
            sock.setblocking(False)
            try:
                sock.sendto(message.encode(), path)
            except OSError as error:
                _log.warning("systemd is not told", said=message.partition("\n")[0], error=error.strerror)


def _watchdog_seconds() -> float | None:
    every = os.environ.get("WATCHDOG_USEC", "")  # noqa: TID251 - as sd_watchdog_enabled reads it
    whose = os.environ.get("WATCHDOG_PID", str(os.getpid()))  # noqa: TID251 - likewise
    if whose != str(os.getpid()) or not every.isascii() or not every.isdigit() or int(every) < 1:
        return None
    return int(every) / 2e6
