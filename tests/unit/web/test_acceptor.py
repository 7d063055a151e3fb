"""Who connects while it ends."""

import asyncio
import socket
from pathlib import Path
from typing import Any

from exporter.clock import SystemClock
from exporter.web.acceptor import Acceptor
from exporter.web.connection import Connection
from exporter.web.connections import Connections, Slot
from exporter.web.guard import WebGuard


def nobody(_slot: Slot) -> Connection:
    raise AssertionError("a connection is made at the end")


async def test_who_comes_in_the_turn_in_which_it_ends_is_not_taken_and_dropped(tmp_path: Path) -> None:
    told: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))
    acceptor = Acceptor(WebGuard(None, SystemClock()), Connections(8), nobody)
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as client:
        listener.bind(str(tmp_path / "listener"))
        listener.listen()
        async with acceptor.accepting([listener]):
            await asyncio.sleep(0)  # it waits for somebody
            client.connect(listener.getsockname())
            await asyncio.sleep(0)  # what follows runs in the turn in which the loop sees who came
        connection, _ = listener.accept()
        connection.close()
    assert told == []
