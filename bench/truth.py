"""An upstream with a constant delay that notes how long each answer really took.

Run as `python -m bench.truth PORT SECONDS`. Every request is answered with a list of models so many seconds after
it was read; `GET /truth` tells by path, for every request in turn, the seconds from its arrival at this machine's
kernel (where that tells it, otherwise from its being read) until its answer began to leave.
"""

import contextlib
import ctypes
import gc
import json
import os
import select
import socket
import struct
import sys
from collections import defaultdict, deque
from time import perf_counter, time

from bench.peer_servers import MODELS

_HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n"
_ANSWER = _HEAD.format(len(MODELS)).encode() + MODELS
_PR_SET_TIMERSLACK = 29
_SO_TIMESTAMPNS = 35
_STAMP = struct.Struct("@ll")
_AWAKE = 0.0003
"""Seconds before an answer is due in which the server does not sleep: waking up would take some of them."""


class Truth:
    """The server: one thread, one request of a connection at a time."""

    def __init__(self, port: int, delay: float) -> None:
        self._delay = delay
        self._listener = socket.create_server(("127.0.0.1", port), backlog=4096)
        self._listener.setblocking(False)
        with contextlib.suppress(OSError):
            self._listener.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        self._poll = select.epoll()
        self._poll.register(self._listener, select.EPOLLIN)
        self._open: dict[int, socket.socket] = {}
        self._owed: deque[tuple[float, float, int, socket.socket, str]] = deque()
        """When each request was read, oldest first, when it had arrived, whose it is and what for."""
        self._took: defaultdict[str, list[float]] = defaultdict(list)

    def serve(self) -> None:
        """For ever."""
        while True:
            due = self._owed[0][0] + self._delay if self._owed else None
            wait = None if due is None else max(0.0, due - perf_counter() - _AWAKE)
            # Its own timeout would be rounded up to a whole millisecond; that of select is not.
            select.select([self._poll.fileno()], [], [], wait)
            for number, _ in self._poll.poll(0):
                if number == self._listener.fileno():
                    self._accept()
                else:
                    self._read(number)
            self._answer()

    def _accept(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open[connection.fileno()] = connection
                self._poll.register(connection, select.EPOLLIN)

    def _read(self, number: int) -> None:
        connection, at = self._open[number], perf_counter()
        try:
            data, told, _, _ = connection.recvmsg(65536, socket.CMSG_SPACE(_STAMP.size))
        except ConnectionError:
            data, told = b"", []
        if not data:
            self._close(connection)
        elif data.startswith(b"GET /truth "):
            body = json.dumps(self._took).encode()
            connection.sendall(_HEAD.format(len(body)).encode() + body)
        elif data.endswith(b"\r\n\r\n"):
            arrived = at
            for _, _, stamp in told:
                seconds, nanoseconds = _STAMP.unpack(stamp)
                arrived = perf_counter() - (time() - seconds - nanoseconds / 1e9)
            self._owed.append((at, arrived, number, connection, data.split(b" ", 2)[1].decode()))

    def _answer(self) -> None:
        while self._owed and perf_counter() - self._owed[0][0] >= self._delay:
            _, arrived, number, connection, path = self._owed.popleft()
            if self._open.get(number) is connection:
                took = perf_counter() - arrived
                try:
                    connection.send(_ANSWER)
                except OSError:
                    self._close(connection)
                    continue
                self._took[path].append(took)

    def _close(self, connection: socket.socket) -> None:
        self._poll.unregister(connection)
        del self._open[connection.fileno()]
        connection.close()


def main() -> None:
    gc.disable()
    # A nanosecond instead of the usual 50 microseconds, and before everybody else on this core where that is allowed.
    ctypes.CDLL(None).prctl(_PR_SET_TIMERSLACK, 1)
    with contextlib.suppress(PermissionError):
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    Truth(int(sys.argv[1]), float(sys.argv[2])).serve()


if __name__ == "__main__":
    main()
