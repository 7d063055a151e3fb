"""When what is read from a socket arrived, which may be long before it is read: the kernel's own stamps."""

import socket
import struct
import sys
from contextlib import suppress
from time import CLOCK_REALTIME, clock_gettime, perf_counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_STAMPED: Final = 35
"""SO_TIMESTAMPNS, and the kind of message that it gives; SPARC and PA-RISC number it otherwise."""
_STAMP: Final = struct.Struct("@ll")
"""Unix seconds and nanoseconds."""
_ROOM: Final = socket.CMSG_SPACE(_STAMP.size)
_STEP: Final = 0.001
"""Seconds by which the wall clock may change unseen: the clocks go alike, so that more is a step."""
_TCP_INFO: Final = struct.Struct("=56xI8xI28xI")
"""Of Linux' `struct tcp_info`: the age of the last acknowledgement (milliseconds, in ticks of the kernel),
the round trip (microseconds), and how many segments were sent again."""
_TICK: Final = 0.01
"""Seconds, the longest there is."""


class Stamped(socket.socket):
    """A socket for `asyncio`, read by its transport; `arrived` is by `perf_counter`, seconds.

    Where the kernel gives no stamp, and where the wall clock was set since the last look, what is read
    counts as having arrived just then.
    """

    __slots__ = ("_ahead", "_stamps", "arrived")

    def __init__(self, family: int, kind: int, proto: int) -> None:
        super().__init__(family, kind, proto)
        self.arrived = perf_counter()
        self._ahead = clock_gettime(CLOCK_REALTIME) - self.arrived
        """Seconds by which the clock of the stamps is ahead of ours."""
        self._stamps = sys.platform == "linux"
        if self._stamps:
            try:
                self.setsockopt(socket.SOL_SOCKET, _STAMPED, 1)
            except OSError:
                self._stamps = False

    def connected(self, began: float) -> None:
        """A connection that was begun then is there: it has been since the first answer to it."""
        self.arrived = perf_counter()
        _, microseconds, again = self._info()
        # The round trip of one that was asked for again begins at the last time.
        if microseconds and not again:
            self.arrived = min(self.arrived, began + microseconds / 1e6)

    def recv_into(self, buffer: "WriteableBuffer", nbytes: int = 0, flags: int = 0) -> int:
        """See `socket.socket`."""
        if not self._stamps:
            count = super().recv_into(buffer, nbytes, flags)
            self.arrived = perf_counter()
            return count
        into = memoryview(buffer)[:nbytes] if nbytes else buffer
        count, told, _, _ = self.recvmsg_into((into,), _ROOM, flags)
        self.arrived = now = perf_counter()
        if not count:
            # The end of a connection bears no stamp, but acknowledges, as all segments do.
            age = self._info()[0] / 1e3
            self.arrived -= age if age > _TICK else 0.0
            return 0
        ahead, before = clock_gettime(CLOCK_REALTIME) - now, self._ahead
        self._ahead = ahead
        if told and abs(ahead - before) < _STEP:
            (level, kind, data), *_ = told
            if level == socket.SOL_SOCKET and kind == _STAMPED and len(data) == _STAMP.size:
                seconds, nanoseconds = _STAMP.unpack(data)
                self.arrived = min(now, seconds + nanoseconds / 1e9 - ahead)
        return count

    def _info(self) -> tuple[int, int, int]:
        """See `_TCP_INFO`; zeros where it is not told."""
        if sys.platform == "linux":
            with suppress(OSError, struct.error):
                told = self.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO.size)
                age, microseconds, again = _TCP_INFO.unpack(told)
                return age, microseconds, again
        return 0, 0, 0
